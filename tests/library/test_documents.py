"""What an owner writes into hand-over documents is kept with its task, whatever becomes of that."""

from __future__ import annotations

import json

import pytest

from advisor.domain.edits import AddTask, DeleteTask, DuplicateTask, RestoreTask, SetBusiness, SetSection
from advisor.domain.handover import (
    LONGEST_DOCUMENT,
    LONGEST_SECTION,
    MOST_LINES,
    DocumentKind,
    SectionForm,
)
from advisor.domain.records import Business
from advisor.domain.task import Task
from advisor.errors import InputRefused
from advisor.library import errors
from advisor.library.backup import check
from advisor.library.door import LARGEST_LOGO_BYTES, PNG_SIGNATURE
from advisor.records import replace
from advisor.session import Session
from tests.library.support import SHOP, dump, run_sql, written

BRIEF, STEPS = DocumentKind.RESULTS_BRIEF, DocumentKind.PROCEDURE
LOGO = PNG_SIGNATURE + bytes(range(256)) * 40


def write(session: Session, key: str = "steps", *lines: str, task_id: int = 1, kind=STEPS) -> None:
    session.do(SetSection(task_id=task_id, kind=kind, key=key, value=written(key, *lines)))


def test_a_document_comes_back_to_the_letter_when_the_library_is_opened_again(session):
    nasty = ("<b>bold</b>", "=1+1", "\u202eשלום", "", "  two spaces  ", "“Zoë” ☕ नमस्ते")
    write(session, "when", *nasty, kind=BRIEF)
    session.library.close()
    with Session.open(session.path) as again:
        (found,) = again.documents(1)[BRIEF]
    assert found == written("when", *nasty)


def test_a_document_nobody_wrote_into_leaves_no_row(session):
    before = dump(session)
    write(session, "when", kind=BRIEF)
    session.do(SetSection(task_id=1, kind=BRIEF, key="when", value=None))
    assert dump(session) == before
    assert BRIEF not in session.documents(1)


def test_writing_into_a_document_leaves_the_advice_alone(session):
    session.assess(1)
    write(session)
    assert session.unweighed_tasks() == []


def test_the_documents_go_into_the_bin_with_their_task_and_out_again(session):
    before = session.documents(1)
    session.do(DeleteTask(task_id=1))
    with pytest.raises(errors.InTheBin):
        write(session)
    session.do(RestoreTask(task_id=1))
    assert session.documents(1) == before != {}


def test_a_copy_of_a_task_has_documents_of_its_own(session):
    copy = session.do(DuplicateTask(task_id=1, title="Again")).created_id
    assert session.documents(copy) == session.documents(1)
    write(session, "steps", "Another way", task_id=copy)
    assert session.documents(copy) != session.documents(1)


def test_a_task_can_come_with_its_documents(session):
    pairs = ((STEPS, written("steps")), (STEPS, written("access")), (BRIEF, written("when")))
    task_id = session.do(AddTask(task=Task(title="New"), documents=pairs)).created_id
    found = session.documents(task_id)
    assert [one.key for one in found[STEPS]] == ["access", "steps"]
    assert found[BRIEF] == (written("when"),)


@pytest.mark.parametrize(
    "changes",
    [
        {"lines": ("x" * (LONGEST_SECTION + 1),)},
        {"lines": ("x",) * (MOST_LINES + 1)},
        {"filled": ("x" * (LONGEST_SECTION + 1),)},
    ],
)
def test_what_is_too_long_is_refused_and_nothing_is_changed(session, changes):
    before = dump(session)
    edit = SetSection(task_id=1, kind=BRIEF, key="when", value=written("when", **changes))
    with pytest.raises(InputRefused, match=r"20,000 characters, or 400 lines"):
        session.do(edit)
    assert dump(session) == before


def test_a_document_cannot_grow_past_what_can_be_read_back(session):
    fitting = LONGEST_DOCUMENT // LONGEST_SECTION - 1  # beside what is there
    for number in range(fitting):
        write(session, f"vendor {number}", "x" * LONGEST_SECTION)
    with pytest.raises(InputRefused, match="400,000 characters"):
        write(session, "one too many", "x" * LONGEST_SECTION)
    assert len(session.documents(1)[STEPS]) == fitting + 1
    assert check(session.path) == []


def test_a_line_break_within_a_line_makes_two_lines_and_what_cannot_be_kept_is_taken_out(session):
    write(session, "steps", "one\r\ntwo\x00", "three\ud800")
    (found,) = session.documents(1)[STEPS]
    assert found.lines == ("one", "two", "three\ufffd")


def test_a_document_damaged_in_the_file_is_named(session):
    path = session.path
    session.library.close()
    for data in ("[]", '{"sections": 1}', '{"sections": [1]}', json.dumps({"sections": [{"key": "a"}]})):
        run_sql(path, f"UPDATE task_document SET sections = '{data}' WHERE task_id = 1")
        with Session.open(path) as again, pytest.raises(errors.LibraryDamaged, match="a hand-over document"):
            again.documents(1)
        assert any("a hand-over document" in fault for fault in check(path))


def test_the_logo_is_kept_apart_from_the_settings_and_taken_away_again(session):
    session.do(SetBusiness(business=replace(SHOP, logo=LOGO)))
    assert session.business() == replace(SHOP, logo=LOGO)
    session.do(SetBusiness(business=Business(logo=LOGO)))
    assert session.business() == Business(logo=LOGO)
    session.do(SetBusiness(business=SHOP))
    assert session.business() == SHOP


def test_a_new_logo_drops_no_advice(session):
    session.assess(1)
    session.do(SetBusiness(business=replace(SHOP, logo=LOGO)))
    assert session.unweighed_tasks() == []


@pytest.mark.parametrize("logo", [b"", b"GIF89a", PNG_SIGNATURE + b"x" * LARGEST_LOGO_BYTES])
def test_what_is_no_small_png_is_no_logo(session, logo):
    with pytest.raises(InputRefused, match="no PNG picture of at most 200 kB"):
        session.do(SetBusiness(business=replace(SHOP, logo=logo)))


def test_every_form_of_section_can_be_kept(session):
    for form in SectionForm:
        edit = SetSection(task_id=1, kind=BRIEF, key=form.value, value=written(form.value, form=form))
        session.do(edit)
    assert {one.form for one in session.documents(1)[BRIEF]} == set(SectionForm)
