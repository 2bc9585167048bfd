"""Another library merged in: what is new comes, what differs is asked, nothing is written over unasked."""

from __future__ import annotations

import shutil

import pytest

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeQuote,
    DeleteTask,
    DeleteVendor,
    SetAnswer,
    SetBusiness,
    SetSection,
    SetStatus,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Skill
from advisor.domain.ranges import Range
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Settings, Task
from advisor.domain.vendor import Vendor
from advisor.library.interchange.differences import field_of, mine_of, one_line, subject_of, theirs_of
from advisor.library.interchange.exchange import contents_of
from advisor.library.interchange.merge import BIN, DOCUMENT, QUOTE, Choice, Of, compare
from advisor.library.interchange.merge_edit import edit_for
from advisor.records import replace
from advisor.session import Session
from tests.library.support import call_note, dump, ledgers, offer, still_world


@pytest.fixture
def copy(full, tmp_path):
    """An open copy of the full library, as somebody else took it home."""
    path = tmp_path / "copy.rightsource"
    shutil.copy(full.path, path)
    with Session.open(path, surroundings=still_world()) as session:
        yield session


def compared(mine, theirs):
    return compare(contents_of(mine.library.connection), contents_of(theirs.library.connection))


def merged(mine, theirs, choice=Choice.MINE):
    merge = compared(mine, theirs)
    choices = [choice if choice in one.choices else Choice.MINE for one in merge.conflicts]
    return mine.do(edit_for(merge, choices))


def keys(found):
    return [one.key for one in found]


def test_a_library_has_nothing_to_bring_to_its_copy(full, copy):
    merge = compared(full, copy)
    assert merge.adds_nothing
    assert merge.same == 2  # what is in the bin of both is nobody's concern


def test_what_is_new_comes_with_its_quotes_notes_and_times(full, copy):
    vendor_id = copy.do(AddVendor(vendor=Vendor(name="New Hands"))).created_id
    copy.do(AddNote(vendor_id=vendor_id, note=call_note("Hello")))
    task_id = copy.do(
        AddTask(task=Task(title="Sort receipts"), quotes=((vendor_id, offer("New Hands")), (1, offer())))
    ).created_id
    before = dump(full)
    merged(full, copy)
    (added,) = [task for task in full.tasks() if task.title == "Sort receipts"]
    found = full.task(added.id)
    assert found.created_at == copy.task(task_id).created_at
    (new_vendor,) = [vendor for vendor in full.vendors() if vendor.name == "New Hands"]
    assert [quote.vendor_id for quote in found.quotes] == [new_vendor.id, 1]
    assert [note.note.text for note in full.vendor(new_vendor.id).notes] == ["Hello"]
    after = dump(full)
    for table, rows in before.items():
        assert set(rows) <= set(after[table])


def test_what_i_left_open_is_filled_in_and_undone_again(full, copy):
    copy.do(SetAnswer(task_id=1, key="context", value="deep"))
    copy.do(AddQuote(task_id=1, quote=offer("Fourth")))
    copy.do(AddNote(vendor_id=1, note=call_note("Third")))
    before = dump(full)
    merge = compared(full, copy)
    assert (keys(merge.fills), merge.conflicts) == (["context"], ())
    change = full.do(edit_for(merge, []))
    task = full.task(1)
    assert task.task.context == "deep"
    assert [quote.quote.vendor for quote in task.quotes] == ["Ledgers Ltd", "Nimble", "Third", "Fourth"]
    assert [note.note.text for note in full.vendor(1).notes] == ["First", "Third", "Second"]
    assert compared(full, copy).adds_nothing
    undone = full.do(change.inverse)
    assert dump(full) == before
    full.do(undone.inverse)
    assert compared(full, copy).adds_nothing


def changed_both(full, copy):
    """Every kind of difference at once."""
    copy.do(SetAnswer(task_id=1, key="hours", value=Range.exactly(9)))
    copy.do(SetAnswer(task_id=1, key="notes", value="Theirs."))
    copy.do(SetAnswer(task_id=1, key="function", value="it_support"))
    copy.do(SetStatus(task_id=1, status=TaskStatus.DECIDED))
    copy.do(SetVendorField(vendor_id=1, key="phone", value="+44 1"))
    copy.do(SetVendorField(vendor_id=1, key="summary", value="Slow."))
    copy.do(ChangeQuote(quote_id=2, quote=offer("Nimble", hours=Range.exactly(1))))
    copy.do(
        SetBusiness(
            business=Business(name="Bob's", settings=Settings(currency="EUR", owner_hour=Range.exactly(99)))
        )
    )


def test_every_difference_is_told_and_mine_stays_unless_i_choose(full, copy):
    changed_both(full, copy)
    merge = compared(full, copy)
    assert keys(merge.conflicts) == [
        "name", "owner_hour", "phone", "summary", "function", "notes", "status", "hours", QUOTE,
    ]  # fmt: skip
    before = dump(full)
    full.do(edit_for(merge, [Choice.MINE] * len(merge.conflicts)))
    assert dump(full) == before


def test_theirs_is_taken_where_i_choose_that_and_can_be_undone(full, copy):
    changed_both(full, copy)
    before = dump(full)
    change = merged(full, copy, Choice.THEIRS)
    task = full.task(1)
    assert (task.task.hours, task.task.notes, task.status) == (
        Range.exactly(9),
        "Theirs.",
        TaskStatus.DECIDED,
    )
    assert full.vendor(1).vendor.phone == "+44 1"
    assert task.quotes[1].quote.hours == Range.exactly(1)
    assert full.business().name == "Bob's"
    assert full.business().settings.largest_bearable_loss == 5000.0  # of which theirs says nothing
    full.do(change.inverse)
    assert dump(full) == before


def test_both_texts_are_kept_in_one_and_other_differences_as_a_task_beside_mine(full, copy):
    changed_both(full, copy)
    merged(full, copy, Choice.BOTH)
    mine = full.task(1)
    assert mine.task.notes == "First of the month.\nAsk Ann.\n\nTheirs."
    assert mine.task.hours == Range(low=2, likely=4.5, high=8)
    assert [quote.quote.vendor for quote in mine.quotes] == ["Ledgers Ltd", "Nimble", "Third", "Nimble"]
    (beside,) = [task for task in full.tasks() if task.title == "Payroll (merged)"]
    assert full.task(beside.id).task.hours == Range.exactly(9)
    assert [quote.vendor_id for quote in full.task(beside.id).quotes] == [1, None, None]
    assert sorted(vendor.name for vendor in full.vendors()) == ["Ledgers Ltd", "Ledgers Ltd (merged)"]
    assert full.business().name == "Ann's Shop"


def test_what_was_kept_of_both_is_not_brought_in_a_second_time(full, copy):
    changed_both(full, copy)
    tasks = contents_of(full.library.connection).tasks
    (kept,) = next(one for one in tasks if one.documents).documents
    section = kept.sections[0]
    copy.do(SetSection(task_id=1, kind=kept.kind, key=section.key, value=replace(section, lines=("Other.",))))
    merged(full, copy, Choice.BOTH)
    before = dump(full)
    again = compared(full, copy)
    assert {one.of for one in again.conflicts} == {Of.BUSINESS}  # of which there are never two
    assert (again.tasks, again.vendors, again.quotes, again.notes, again.fills) == ((), (), (), (), ())
    merged(full, copy, Choice.BOTH)
    assert dump(full) == before


def test_what_the_other_changed_after_both_were_kept_is_asked_again(full, copy):
    copy.do(SetAnswer(task_id=1, key="hours", value=Range.exactly(9)))
    copy.do(SetAnswer(task_id=1, key="notes", value="Theirs."))
    merged(full, copy, Choice.BOTH)
    copy.do(SetAnswer(task_id=1, key="hours", value=Range.exactly(11)))
    copy.do(SetAnswer(task_id=1, key="notes", value="Theirs, later."))
    assert keys(compared(full, copy).conflicts) == ["notes", "hours"]


def test_the_bins_of_both_are_compared(full, copy):
    copy.do(DeleteTask(task_id=1))
    full.do(DeleteVendor(vendor_id=1))
    merge = compared(full, copy)
    assert [(one.of, one.key, mine_of(one), theirs_of(one)) for one in merge.conflicts] == [
        ("vendor", BIN, "Yes", "No"),
        ("task", BIN, "No", "Yes"),
    ]
    merged(full, copy, Choice.THEIRS)
    assert full.tasks() == []
    assert [vendor.id for vendor in full.vendors()] == [1]


def test_hand_over_documents_are_compared_section_by_section(full, copy):
    tasks = contents_of(full.library.connection).tasks
    (kept,) = next(one for one in tasks if one.documents).documents
    section = kept.sections[0]
    copy.do(SetSection(task_id=1, kind=kept.kind, key=section.key, value=replace(section, lines=("Other.",))))
    (conflict,) = compared(full, copy).conflicts
    assert (conflict.key, conflict.part) == (DOCUMENT, (DocumentKind.PROCEDURE, section.key))
    merged(full, copy, Choice.BOTH)
    found = contents_of(full.library.connection).tasks[0].documents[0].sections[0]
    assert found.lines == (*section.lines, "Other.")


def test_an_empty_library_becomes_the_other_with_its_ids_and_advice(full, new):
    other = new()
    merge = compared(other, full)
    assert merge.is_restore
    other.do(edit_for(merge, []))
    assert contents_of(other.library.connection) == contents_of(full.library.connection)
    assert other.tasks()[0].cost_mean == full.tasks()[0].cost_mean


def test_a_merge_is_undone_into_the_bin(full, new):
    other = new()
    other.do(AddTask(task=Task(title="Mine")))
    change = merged(other, full)
    assert {task.title for task in other.tasks()} == {"Mine", "Payroll"}
    other.do(change.inverse)
    assert [task.title for task in other.tasks()] == ["Mine"]
    assert "Payroll" in {task.title for task in other.deleted_tasks()}


def test_vendors_are_the_same_whatever_the_case_of_their_names(full, new):
    other = new()
    other.do(AddVendor(vendor=ledgers(name="LEDGERS LTD", phone="")))
    merge = compared(other, full)
    assert [entry.vendor.name for entry in merge.vendors] == ["Old Friend"]
    assert keys(merge.fills) == [
        "name",
        "currency",
        "owner_hour",
        "largest_bearable_loss",
        "preferences.core",
        "phone",
    ]


def test_a_merge_can_be_found_again_by_the_search(full, new):
    other = new()
    other.do(AddTask(task=Task(title="Mine")))
    merged(other, full)
    assert [hit.title for hit in other.find("payroll")] == ["Payroll"]
    assert [hit.title for hit in other.find("ask ann")] == ["Payroll"]


def test_differences_are_told_in_words(full, copy):
    changed_both(full, copy)
    copy.do(SetAnswer(task_id=1, key="skill", value=Skill.ANYONE))
    told = {
        (subject_of(one), field_of(one)): (mine_of(one), theirs_of(one))
        for one in compared(full, copy).conflicts
    }
    assert told["Payroll", "Hours"] == ("2 – 4.5 – 8", "9")
    assert told["Payroll", "Skill it takes"] == ("Somebody experienced", "Anyone careful")
    assert told["Payroll", "Status"] == ("Idea", "Decided")
    assert told["The business", "Name of the business"] == ("Ann's Shop", "Bob's")
    assert told["Ledgers Ltd", "Telephone"] == ("+1 555 0100", "+44 1")
    for one in compared(full, copy).conflicts:
        assert "\n" not in one_line(one, "x.rightsource")
