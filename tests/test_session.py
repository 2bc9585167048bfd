"""What the window and the command line see of a library, from the first task to the last advice."""

from __future__ import annotations

import datetime
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Basis,
    Confidence,
    Spread,
    Suitability,
    Verdict,
)
from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    ChangeQuote,
    DeleteTask,
    DeleteVendor,
    DuplicateTask,
    RemoveQuote,
    RestoreTask,
    RestoreVendor,
    SetAnswer,
    SetBusiness,
    SetStatus,
    SetVendorField,
)
from advisor.domain.levels import Arrangement, Core, Skill
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Settings, Task
from advisor.library import errors
from advisor.records import replace
from advisor.session import Session
from tests.library.support import (
    SHOP,
    call_note,
    dump,
    fill,
    offer,
    payroll,
    run_sql,
    shown,
    still_world,
)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Task 1 with quotes 1 (of vendor 1) to 3, vendor 1 with notes 1 and 2; task 2, vendor 2 in the bin."""
    with Session.create(tmp_path / "books.rightsource", surroundings=still_world()) as session:
        fill(session)
        yield session


def verdict_on(arrangement: Arrangement | None = Arrangement.OUTSOURCE, **changes: Any) -> Assessment:
    recommended = AlternativeResult(
        id="outsource",
        arrangement=Arrangement.OUTSOURCE,
        vendor=None,
        provider_abroad=False,
        suitability=Suitability.SUITABLE,
        conditions=(),
        cost=Spread(mean=180.25),
        cash=Spread(mean=120.0),
        your_hours=Spread(mean=1.5),
        probability_best=0.9,
        ledger=(),
    )
    found = None if arrangement is None else "outsource"
    return Assessment(
        **{
            "title": "Payroll",
            "currency": "EUR",
            "basis": Basis.PER_MONTH,
            "verdict": Verdict(
                arrangement=arrangement, alternative=found, confidence=Confidence.CLEAR, probability_best=0.9
            ),
            "alternatives": (recommended,),
            **changes,
        }
    )


def test_the_list_is_sorted_by_title_whatever_its_case_and_accents(session):
    for title in ("zebra", "Änderung", "apple", "Banana", "änderung", "Apple"):
        session.do(AddTask(task=Task(title=title)))
    assert [task.title for task in session.tasks()] == [
        "Änderung", "änderung", "apple", "Apple", "Banana", "Payroll", "zebra",
    ]  # fmt: skip


def test_a_row_of_the_list_tells_what_the_task_is(session):
    (row,) = session.tasks()
    record = session.task(1)
    assert (row.id, row.title, row.function, row.status) == (1, "Payroll", "Bookkeeping", TaskStatus.IDEA)
    assert (row.arrangement, row.confidence, row.cost_mean) == (None, None, None)
    assert row.changed_at == record.changed_at == record.created_at
    assert row.changed_at.utcoffset() == datetime.timedelta(0)


def test_what_was_changed_last_is_written_down(session):
    before = session.task(1)
    session.do(SetAnswer(task_id=1, key="core", value=Core.NO))
    after = session.task(1)
    assert after.created_at == before.created_at
    assert after.changed_at > before.changed_at


def test_an_answer_given_again_changes_nothing(session):
    session.remember_result(1, verdict_on())
    before = session.task(1)
    change = session.do(SetAnswer(task_id=1, key="skill", value=Skill.EXPERIENCED))
    assert change.inverse == replace(change.edit, value=Skill.EXPERIENCED)
    assert session.task(1) == before
    assert session.tasks()[0].arrangement is Arrangement.OUTSOURCE


def test_a_copy_has_answers_notes_and_quotes_but_starts_as_an_idea(session):
    session.do(SetStatus(task_id=1, status=TaskStatus.REVIEWED))
    session.remember_result(1, verdict_on())
    created = session.do(DuplicateTask(task_id=1, title=" Wages\n")).created_id
    copy, original = session.task(created), session.task(1)
    assert copy.task == replace(original.task, title="Wages")
    assert [(found.vendor_id, found.quote) for found in copy.quotes] == [
        (found.vendor_id, found.quote) for found in original.quotes
    ]
    assert not {found.id for found in copy.quotes} & {found.id for found in original.quotes}
    assert copy.status is TaskStatus.IDEA
    assert copy.created_at > original.created_at
    assert [task.arrangement for task in session.tasks() if task.id == created] == [None]


def test_a_task_in_the_bin_keeps_everything_and_comes_back_whole(session):
    session.remember_result(1, verdict_on())
    before, row = session.task(1), session.tasks()
    session.do(DeleteTask(task_id=1))
    assert session.tasks() == []
    assert [task.id for task in session.deleted_tasks()] == [1, 2]
    binned = session.task(1)
    assert binned.deleted_at is not None
    assert replace(binned, deleted_at=None) == before
    session.do(RestoreTask(task_id=1))
    assert session.task(1) == before
    assert session.tasks() == row


def test_a_vendor_in_the_bin_keeps_notes_and_quotes_and_comes_back_whole(session):
    before, row = session.vendor(1), session.vendors()
    session.do(DeleteVendor(vendor_id=1))
    assert session.vendors() == []
    assert [vendor.id for vendor in session.deleted_vendors()] == [1, 2]
    assert session.task(1).quotes[0].vendor_id == 1
    assert session.task(1).quotes[0].quote.vendor == "Ledgers Ltd"
    session.do(RestoreVendor(vendor_id=1))
    assert session.vendor(1) == before
    assert session.vendors() == row


def test_a_removed_quote_comes_back_in_its_place_with_its_number(session):
    before = session.task(1).quotes
    change = session.do(RemoveQuote(quote_id=2))
    newer = session.do(AddQuote(task_id=1, quote=offer("Newer"))).created_id
    assert newer not in {found.id for found in before}
    session.do(change.inverse)
    assert [found.id for found in session.task(1).quotes] == [1, 2, 3, newer]


def test_notes_are_newest_first_and_counted(session):
    session.do(AddNote(vendor_id=1, note=call_note("Third", day=3)))
    assert [found.note.text for found in session.vendor(1).notes] == ["Third", "First", "Second"]
    (row,) = session.vendors()
    assert (row.note_count, row.quote_count) == (3, 1)


def test_a_vendors_quotes_are_those_for_tasks_in_use(session):
    assert [(task.id, found.id) for task, found in session.quotes_of_vendor(1)] == [(1, 1)]
    session.do(RestoreTask(task_id=2))
    assert [(task.id, found.id) for task, found in session.quotes_of_vendor(1)] == [(2, 4), (1, 1)]
    with pytest.raises(errors.NotThere):
        session.quotes_of_vendor(99)


def test_a_renamed_vendors_quotes_go_by_its_new_name_and_back(session):
    change = session.do(SetVendorField(vendor_id=1, key="name", value="Ledgers & Sons"))
    assert session.task(1).quotes[0].quote.vendor == "Ledgers & Sons"
    assert 1 in change.task_ids
    session.do(change.inverse)
    assert session.task(1).quotes[0].quote.vendor == "Ledgers Ltd"


def test_what_a_quote_leaves_unsaid_of_its_vendor_comes_from_the_vendor(session):
    said = session.full_task(1).quotes[0]
    for key in ("provider_abroad", "holds_licence"):
        for value in (True, False):
            session.do(SetVendorField(vendor_id=1, key=key, value=value))
            written = getattr(session.task(1).quotes[0].quote, key)
            expected = value if written is None else written
            assert getattr(session.full_task(1).quotes[0], key) == expected
    assert said.vendor == session.full_task(1).quotes[0].vendor


def test_the_full_task_has_its_quotes_and_the_businesss_settings(session):
    full = session.full_task(1)
    assert [found.vendor for found in full.quotes] == ["Ledgers Ltd", "Nimble", "Third"]
    assert full.settings == SHOP.settings
    assert replace(full, quotes=(), settings=Settings()) == payroll()


def test_reading_what_is_not_there_is_refused(session):
    for read in (session.task, session.vendor, session.full_task, session.assess):
        with pytest.raises(errors.NotThere):
            read(99)
    with pytest.raises(errors.NotThere):
        session.remember_result(99, verdict_on())


def test_the_last_advice_is_shown_in_the_list_and_is_no_change_of_the_task(session):
    before = session.task(1)
    session.remember_result(1, verdict_on())
    (row,) = session.tasks()
    assert (row.arrangement, row.confidence, row.cost_mean) == (Arrangement.OUTSOURCE, "clear", 180.25)
    assert (row.currency, row.basis) == ("EUR", "per_month")
    assert session.task(1) == before


def test_newer_advice_takes_the_place_of_the_last(session):
    session.remember_result(1, verdict_on())
    session.remember_result(1, verdict_on(None))
    (row,) = session.tasks()
    assert (row.arrangement, row.confidence, row.cost_mean) == (None, "clear", None)
    assert session.library.connection.rows("SELECT count(*) FROM assessment") == [(1,)]


@pytest.mark.parametrize(
    ("edit", "kept"),
    [
        (SetAnswer(task_id=1, key="core", value=Core.NO), False),
        (SetAnswer(task_id=1, key="function", value="Wages"), False),
        (SetAnswer(task_id=1, key="title", value="Wages"), True),
        (SetAnswer(task_id=1, key="notes", value="Wages"), True),
        (SetStatus(task_id=1, status=TaskStatus.DECIDED), True),
        (AddQuote(task_id=1, quote=offer()), False),
        (ChangeQuote(quote_id=1, quote=offer("x")), False),
        (RemoveQuote(quote_id=1), False),
        (SetBusiness(business=Business(name="Bob's", settings=SHOP.settings)), True),
        (SetBusiness(business=Business(name=SHOP.name)), False),
        (AddTask(task=Task(title="Other")), True),
    ],
    ids=shown,
)
def test_advice_is_dropped_when_what_it_rested_on_changes(session, edit, kept):
    session.remember_result(1, verdict_on())
    session.do(edit)
    row = next(task for task in session.tasks() if task.id == 1)
    assert (row.arrangement is not None) is kept


def test_assessing_weighs_the_full_task_and_remembers_the_result(session, monkeypatch):
    asked: list[Task] = []

    def assess(task: Task) -> Assessment:
        asked.append(task)
        return verdict_on()

    model = types.ModuleType("advisor.model")
    model.assess = assess  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "advisor.model", model)
    assert session.assess(1) == verdict_on()
    assert asked == [session.full_task(1)]
    assert session.tasks()[0].arrangement is Arrangement.OUTSOURCE


def test_a_new_library_is_empty(tmp_path):
    with Session.create(tmp_path / "Ann's books.rightsource") as session:
        assert session.name == "Ann's books"
        assert session.path == tmp_path / "Ann's books.rightsource"
        assert (session.tasks(), session.deleted_tasks()) == ([], [])
        assert (session.vendors(), session.deleted_vendors()) == ([], [])
        assert session.business() == Business()


def test_everything_is_there_when_the_library_is_opened_again(session):
    before = dump(session)
    records = session.task(1), session.vendor(1), session.business()
    session.close()
    with Session.open(session.path) as opened:
        assert dump(opened) == before
        assert (opened.task(1), opened.vendor(1), opened.business()) == records


def test_another_programs_change_is_noticed_before_it_is_overwritten(session):
    run_sql(session.path, "UPDATE task SET title = 'Theirs' WHERE id = 1")
    with pytest.raises(errors.LibraryChangedUnderneath):
        session.do(SetAnswer(task_id=1, key="title", value="Ours"))
    assert session.task(1).task.title == "Theirs"
    assert session.refresh() is True
    session.do(SetAnswer(task_id=1, key="title", value="Ours"))


def test_a_session_that_was_refreshed_takes_another_programs_change_as_read(session):
    assert session.refresh() is False
    run_sql(session.path, "UPDATE task SET title = 'Theirs' WHERE id = 1")
    assert session.refresh() is True
    assert session.refresh() is False
    session.do(SetAnswer(task_id=1, key="notes", value="Ours"))
    assert session.task(1).task.title == "Theirs"


def test_a_library_that_somebody_has_open_is_opened_only_by_taking_it_over(session, tmp_path):
    session.close()
    lock = session.path.with_name(f"{session.path.name}.lock")
    lock.write_text('{"host": "till", "pid": 1, "user": "bob", "since": "", "token": "theirs"}')
    with pytest.raises(errors.LibraryInUse):
        Session.open(session.path)
    with Session.open(session.path, take_over=True) as opened:
        opened.do(SetStatus(task_id=1, status=TaskStatus.DECIDED))
    assert not lock.exists()
