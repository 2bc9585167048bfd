"""Every edit is saved when it is acknowledged, and its inverse really undoes it."""

from __future__ import annotations

import datetime
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain import edits
from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeNote,
    ChangeQuote,
    ChooseVendor,
    DeleteTask,
    DeleteVendor,
    DuplicateTask,
    Edit,
    RemoveNote,
    RemoveQuote,
    RestoreTask,
    RestoreVendor,
    SetAnswer,
    SetBusiness,
    SetReview,
    SetSection,
    SetStatus,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Arrangement, Core, Pattern, Per, Safeguard, Skill
from advisor.domain.ranges import Range
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.library import errors
from advisor.library.carry_out import _HOW
from advisor.library.door import PNG_SIGNATURE
from advisor.session import Session
from tests.library.support import (
    Dump,
    call_note,
    dump,
    fill,
    ledgers,
    offer,
    payroll,
    shown,
    written,
)

BRIEF, STEPS = DocumentKind.RESULTS_BRIEF, DocumentKind.PROCEDURE
EVERY_EDIT: list[Edit] = [
    AddTask(task=Task(title="Website")),
    AddTask(task=payroll(), status=TaskStatus.DECIDED, quotes=((1, offer()), (None, offer("Nimble")))),
    AddTask(task=payroll(), documents=((BRIEF, written("when")), (STEPS, written("steps")))),
    DuplicateTask(task_id=1, title="Payroll again"),
    DuplicateTask(task_id=2, title="Fax machine again"),
    SetAnswer(task_id=1, key="title", value="Wages"),
    SetAnswer(task_id=1, key="notes", value="Ask Bob."),
    SetAnswer(task_id=1, key="notes", value=None),
    SetAnswer(task_id=1, key="function", value=None),
    SetAnswer(task_id=1, key="hours", value=Range(low=1, likely=2, high=3)),
    SetAnswer(task_id=1, key="hours", value=None),
    SetAnswer(task_id=1, key="skill", value=Skill.PROFESSIONAL),
    SetAnswer(task_id=1, key="core", value=Core.NO),
    SetAnswer(task_id=1, key="licensed", value=True),
    SetAnswer(task_id=1, key="outsource_rate", value=Rate(per=Per.CALL, price=Range.exactly(0.1))),
    SetAnswer(task_id=1, key="outsource_rate", value=None),
    SetAnswer(task_id=1, key="safeguards", value=()),
    SetAnswer(task_id=1, key="safeguards", value=None),
    SetAnswer(task_id=1, key="steps", value=()),
    SetAnswer(task_id=1, key="steps", value=(Step(title="All of it", share=1.0, core=Core.YES),)),
    SetAnswer(task_id=1, key="hours", value=payroll().hours),
    SetStatus(task_id=1, status=TaskStatus.HANDED_OVER),
    SetStatus(task_id=1, status=TaskStatus.IDEA),
    SetReview(task_id=1, review_on=datetime.date(2027, 5, 23)),
    SetReview(task_id=1, review_on=None),
    ChooseVendor(task_id=1, status=TaskStatus.DECIDED, notes="Ask Ann.\nChose Ledgers Ltd."),
    ChooseVendor(task_id=1, status=TaskStatus.IDEA, notes=""),
    SetSection(task_id=1, kind=BRIEF, key="when", value=written("when")),
    SetSection(task_id=1, kind=STEPS, key="steps", value=written("steps", "Other words")),
    SetSection(task_id=1, kind=STEPS, key="steps", value=None),
    SetSection(task_id=1, kind=STEPS, key="access", value=written("access")),
    SetSection(task_id=1, kind=STEPS, key="never written", value=None),
    DeleteTask(task_id=1),
    RestoreTask(task_id=2),
    AddQuote(task_id=1, quote=offer("Fourth")),
    AddQuote(task_id=1, quote=offer(currency=QuoteCurrency(code="PLN")), vendor_id=2),
    ChangeQuote(quote_id=1, quote=offer("Ledgers & Sons", hours=None), vendor_id=None),
    ChangeQuote(quote_id=2, quote=offer("Nimble", arrangement=Arrangement.OFFSHORE), vendor_id=1),
    RemoveQuote(quote_id=1),
    RemoveQuote(quote_id=2),
    RemoveQuote(quote_id=3),
    AddVendor(vendor=Vendor(name="Nimble")),
    AddVendor(vendor=ledgers()),
    *[
        SetVendorField(vendor_id=1, key=name, value=None)
        for name in Vendor.__struct_fields__
        if name != "name"
    ],
    SetVendorField(vendor_id=1, key="name", value="Ledgers & Sons"),
    SetVendorField(vendor_id=1, key="arrangement", value=Arrangement.OFFSHORE),
    SetVendorField(vendor_id=1, key="holds_licence", value=True),
    SetVendorField(vendor_id=1, key="country", value="Portugal"),
    DeleteVendor(vendor_id=1),
    RestoreVendor(vendor_id=2),
    AddNote(vendor_id=1, note=call_note("Third", day=2)),
    ChangeNote(
        note_id=1, note=VendorNote(on=datetime.date(2020, 2, 29), kind=NoteKind.INCIDENT, text="Late.")
    ),
    RemoveNote(note_id=1),
    RemoveNote(note_id=2),
    SetBusiness(business=Business()),
    SetBusiness(business=Business(logo=PNG_SIGNATURE + b"picture")),
    SetBusiness(business=Business(name="Bob's", settings=Settings(currency="USD"))),
]
MAKERS = (AddTask, DuplicateTask, AddVendor)  # undone by way of the bin


def comparable(session: Session, edit: Edit) -> Dump:
    return dump(session, with_bin=not isinstance(edit, MAKERS))


def test_every_class_of_edit_is_carried_out_and_tested():
    classes = {found for found in vars(edits).values() if isinstance(found, type) and issubclass(found, Edit)}
    assert set(_HOW) == classes - {Edit}
    assert {type(edit) for edit in EVERY_EDIT} == classes - {Edit}


@pytest.mark.parametrize("edit", EVERY_EDIT, ids=shown)
def test_the_inverse_undoes_an_edit_and_its_own_inverse_makes_it_again(session, edit):
    before = comparable(session, edit)
    change = session.do(edit)
    assert change.edit == edit
    after = comparable(session, edit)
    undone = session.do(change.inverse)
    assert comparable(session, edit) == before
    redone = session.do(undone.inverse)
    assert comparable(session, edit) == after
    session.do(redone.inverse)
    assert comparable(session, edit) == before


@pytest.mark.parametrize("edit", EVERY_EDIT, ids=shown)
def test_an_edit_is_in_the_file_when_it_is_acknowledged(session, edit, tmp_path):
    session.do(edit)
    copy = tmp_path / "copy.rightsource"
    copy.write_bytes(session.path.read_bytes())  # the journal is empty: nothing waits to be taken back
    with Session.open(copy) as opened:
        assert dump(opened) == dump(session)


@pytest.mark.parametrize("edit", EVERY_EDIT, ids=shown)
def test_a_change_names_what_must_be_shown_anew(session, edit):
    change = session.do(edit)
    named = {name for name in ("task_id", "vendor_id") if getattr(edit, name, None) is not None}
    assert not ("task_id" in named and not change.task_ids)
    assert not ("vendor_id" in named and not change.vendor_ids)
    assert change.business is isinstance(edit, SetBusiness)
    assert (change.created_id is not None) is shown(edit).startswith(("Add", "Duplicate"))


@st.composite
def any_edit(draw: st.DrawFn) -> Edit:
    """An edit of something that may or may not be there."""
    number = st.integers(1, 4)
    task_id, vendor_id = draw(number), draw(number)
    answer = draw(
        st.sampled_from(
            [
                ("core", Core.YES), ("core", None), ("hours", Range.exactly(3)), ("hours", None),
                ("title", "Wages"), ("notes", "x"), ("function", ""), ("safeguards", (Safeguard.INSURANCE,)),
                ("pattern", Pattern.ONE_OFF), ("budget_per_month", 0.0), ("must_stay", False),
            ]
        )
    )  # fmt: skip
    return draw(
        st.sampled_from(
            [
                AddTask(task=Task(title="New"), quotes=((1, offer("Of one")),)),
                DuplicateTask(task_id=task_id, title="Copy"),
                SetAnswer(task_id=task_id, key=answer[0], value=answer[1]),
                SetStatus(task_id=task_id, status=TaskStatus.REVIEWED),
                SetSection(task_id=task_id, kind=STEPS, key="steps", value=written("steps", "Mine")),
                SetSection(task_id=task_id, kind=STEPS, key="steps", value=None),
                DeleteTask(task_id=task_id),
                RestoreTask(task_id=task_id),
                AddQuote(task_id=task_id, quote=offer("Added"), vendor_id=vendor_id),
                ChangeQuote(quote_id=task_id, quote=offer("Changed"), vendor_id=None),
                RemoveQuote(quote_id=vendor_id),
                AddVendor(vendor=Vendor(name="New vendor")),
                SetVendorField(vendor_id=vendor_id, key="phone", value="555"),
                DeleteVendor(vendor_id=vendor_id),
                RestoreVendor(vendor_id=vendor_id),
                AddNote(vendor_id=vendor_id, note=call_note()),
                ChangeNote(note_id=task_id, note=call_note("Changed")),
                RemoveNote(note_id=task_id),
                SetBusiness(business=Business(name="Bob's")),
            ]
        )
    )


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(any_edit(), min_size=1, max_size=20))
def test_any_row_of_edits_can_be_undone_and_made_again_step_by_step(wanted):
    with tempfile.TemporaryDirectory() as folder, Session.create(Path(folder) / "a.rightsource") as session:
        fill(session)
        states, inverses = [dump(session, with_bin=False)], []
        for edit in wanted:
            whole = dump(session)
            try:
                change = session.do(edit)
            except (errors.NotThere, errors.InTheBin, errors.NotInTheBin):
                assert dump(session) == whole
                continue
            inverses.append(change.inverse)
            states.append(dump(session, with_bin=False))
        redo = []
        for inverse, state in zip(reversed(inverses), reversed(states[:-1]), strict=True):
            redo.append(session.do(inverse).inverse)
            assert dump(session, with_bin=False) == state
        for again, state in zip(reversed(redo), states[1:], strict=True):
            session.do(again)
            assert dump(session, with_bin=False) == state
