"""Days to come back to a vendor: kept with their note, undone, exchanged, merged and saved from damage."""

from __future__ import annotations

import datetime
import shutil

import pytest

from advisor.domain.edits import AddNote, ChangeNote, DeleteVendor, RemoveNote
from advisor.errors import InputRefused
from advisor.library import errors
from advisor.library.interchange.columns import What
from advisor.library.interchange.differences import field_of, mine_of, theirs_of
from advisor.library.interchange.exchange import contents_of
from advisor.library.interchange.look_over import Known
from advisor.library.interchange.merge import FOLLOW_UP as FOLLOW_UP_KEY
from advisor.library.interchange.merge import Choice, compare
from advisor.library.interchange.merge_edit import edit_for
from advisor.records import replace
from advisor.session import Session
from tests.library.interchange.test_look_over import looked
from tests.library.support import FOLLOW_UP, call_note, run_sql, still_world

LATER = datetime.date(2026, 5, 4)


def days(session: Session) -> list[datetime.date | None]:
    return [found.note.follow_up_on for found in session.vendor(1).notes]


def test_the_earliest_day_stands_in_the_list_of_vendors(full):
    full.do(AddNote(vendor_id=1, note=call_note("Third", follow_up_on=LATER)))
    assert [one.follow_up_on for one in full.vendors()] == [FOLLOW_UP]
    assert [(one.vendor, one.record.note.text) for one in full.follow_ups()] == [
        ("Ledgers Ltd", "First"),
        ("Ledgers Ltd", "Third"),
    ]


def test_done_takes_the_day_away_and_undo_brings_it_back(full):
    note = full.follow_ups()[0].record
    change = full.do(ChangeNote(note_id=note.id, note=replace(note.note, follow_up_on=None)))
    assert full.follow_ups() == []
    full.do(change.inverse)
    assert full.follow_ups()[0].record == note


def test_a_note_that_is_removed_comes_back_with_its_day(full):
    note = full.follow_ups()[0].record
    full.do(full.do(RemoveNote(note_id=note.id)).inverse)
    assert full.follow_ups()[0].record == note


def test_vendors_in_the_bin_are_not_followed_up(full):
    full.do(DeleteVendor(vendor_id=1))
    assert full.follow_ups() == []


def test_a_day_that_no_calendar_offers_is_refused(full):
    with pytest.raises(InputRefused) as refusal:
        full.do(AddNote(vendor_id=1, note=call_note(follow_up_on=datetime.date(1066, 10, 14))))
    assert refusal.value.key == "follow_up_on"
    assert len(days(full)) == 2


def test_a_stored_day_that_is_none_is_damage_with_a_name(full):
    path = full.path
    full.close()
    run_sql(path, "UPDATE vendor_note SET follow_up_on = 'soon' WHERE id = 1")
    with Session.open(path) as session:
        for read in (lambda: session.vendor(1), session.vendors, session.follow_ups):
            with pytest.raises(errors.LibraryDamaged, match="Ledgers Ltd"):
                read()


@pytest.mark.parametrize(
    "heading", ["Follow up on", "follow-up", "Call back on", "follow_up_on", "REMINDER", "Next contact"]
)
def test_the_column_is_known_by_many_names(heading):
    text = f"About vendor,Date,Note,{heading}\nAda,2026-02-03,Called,2026-03-03\n"
    found = looked(text, known=Known(vendors={"ada": (7,)}))
    assert (found.what, found.refused) == (What.NOTES, ())
    assert [(vendor, entry.note.follow_up_on) for vendor, entry in found.edit.notes] == [(7, FOLLOW_UP)]


def test_a_row_with_no_day_in_that_column_is_refused_by_its_heading():
    text = "About vendor,Date,Note,Follow up on\nAda,2026-02-03,Called,soon\nAda,2026-02-03,Hm,\n"
    found = looked(text, known=Known(vendors={"ada": (7,)}))
    assert [(one.row, one.column) for one in found.refused] == [(2, "Follow up on")]
    assert [entry.note.follow_up_on for _, entry in found.edit.notes] == [None]


@pytest.fixture
def copy(full, tmp_path):
    """An open copy, whose clock goes on from the time it was taken."""
    path = tmp_path / "copy.rightsource"
    shutil.copy(full.path, path)
    later = still_world(now=lambda: datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC))
    with Session.open(path, surroundings=later) as session:
        yield session


def follow_up(session: Session, day: datetime.date | None) -> None:
    """Give note 1 another day."""
    session.do(ChangeNote(note_id=1, note=call_note("First", day=3, follow_up_on=day)))


def merged(mine: Session, theirs: Session, choice: Choice = Choice.MINE):
    merge = compare(contents_of(mine.library.connection), contents_of(theirs.library.connection))
    mine.do(edit_for(merge, [choice] * len(merge.conflicts)))
    return merge


def test_merging_asks_which_of_two_days_it_is_and_adds_no_second_note(full, copy):
    follow_up(copy, LATER)
    merge = merged(full, copy, Choice.THEIRS)
    (one,) = merge.conflicts
    assert (one.key, field_of(one)) == (FOLLOW_UP_KEY, "Follow up on")
    assert (mine_of(one), theirs_of(one)) == ("2026-03-03", "2026-05-04")
    assert one.choices == (Choice.MINE, Choice.THEIRS)
    assert days(full) == [LATER, None]
    assert merged(full, copy).adds_nothing


def test_merging_fills_in_a_day_that_only_they_have(full, copy):
    follow_up(full, None)
    follow_up(copy, LATER)
    merged(full, copy)
    assert days(full) == [LATER, None]


def test_merging_does_not_bring_back_what_was_done_since(full, copy):
    follow_up(copy, None)  # later than the other was written
    assert merged(copy, full).adds_nothing
    assert days(copy) == [None, None]
