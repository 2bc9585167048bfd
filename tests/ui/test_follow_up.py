"""Coming back to a vendor on a day: written with a note, told in the list, done with a click, exported."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFileDialog, QPlainTextEdit

from advisor.domain.records import VendorSummary
from tests.ui.drive import Owner
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.note_dialog import NoteDialog
from ui.places.vendors.rows import vendor_row

TODAY = datetime.date(2026, 3, 3)
NOTE = "Call back about the price."


@pytest.fixture
def own(owner: Owner) -> Owner:
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.ctrl(Qt.Key.Key_2)
    owner.press("Add a vendor")
    owner.keys("Tideway Books")
    owner.key(Qt.Key.Key_Return)
    return owner


def write_note(own: Owner, day: datetime.date | None) -> None:
    own.press("Add a note…")
    dialog = own.dialog(NoteDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    own.keys(NOTE, text)
    _, follow_up = dialog.findChildren(QDateEdit)
    assert not follow_up.isVisible()
    if day is not None:
        own.press_option(dialog, "Follow up on a day")
        assert follow_up.isVisible()
        follow_up.setDate(QDate(day.year, day.month, day.day))
    own.press("Save note", dialog)


def test_a_note_has_no_day_unless_one_is_wanted(own: Owner) -> None:
    write_note(own, None)
    assert own.session.follow_ups() == []
    assert "Follow" not in own.row_words("Tideway Books")


def test_a_day_a_week_ahead_is_offered(own: Owner) -> None:
    own.press("Add a note…")
    dialog = own.dialog(NoteDialog)
    own.press_option(dialog, "Follow up on a day")
    week = datetime.date.today() + datetime.timedelta(days=7)
    assert dialog.note().follow_up_on == week
    own.press_option(dialog, "Follow up on a day")
    assert dialog.note().follow_up_on is None
    dialog.reject()


def test_a_day_is_kept_told_in_the_list_and_done_with_a_click(own: Owner) -> None:
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    write_note(own, yesterday)
    (found,) = own.session.follow_ups()
    assert found.record.note.follow_up_on == yesterday
    assert "Follow-up due since" in own.row_words("Tideway Books")
    own.press("Done", own.desk.workspace.vendors.history)
    assert own.session.follow_ups() == []
    assert "Follow" not in own.row_words("Tideway Books")
    assert own.session.vendor(found.vendor_id).notes[0].note.text == NOTE
    own.press("Undo", own.window.banner)
    assert own.session.follow_ups() == [found]
    assert "Follow-up due since" in own.row_words("Tideway Books")


def test_changing_a_note_shows_its_day_and_can_take_it_away(own: Owner) -> None:
    day = datetime.date(2031, 7, 9)
    write_note(own, day)
    own.press("Change*", own.desk.workspace.vendors.history)
    dialog = own.dialog(NoteDialog)
    assert dialog.note().follow_up_on == day
    box = dialog.findChild(QCheckBox)
    assert box is not None
    assert box.isChecked()
    own.press_option(dialog, "Follow up on a day")
    own.press("Save note", dialog)
    assert own.session.follow_ups() == []


def test_the_calendar_has_the_day_though_no_task_has_one(own: Owner, tmp_path: Path) -> None:
    own.window.actions_.export_calendar.trigger()
    assert own.banner().startswith("There are no days yet.")
    write_note(own, datetime.date(2031, 7, 9))
    own.window.actions_.export_calendar.trigger()
    path = tmp_path / "days.ics"
    own.dialog(QFileDialog).fileSelected.emit(str(path))
    (event,) = Calendar.from_ical(path.read_bytes()).events
    assert str(event["summary"]) == "Follow up: Tideway Books"


@pytest.mark.parametrize(
    ("day", "words", "is_due"),
    [
        (datetime.date(2026, 3, 2), "Follow-up due since Mar 2 · ", True),
        (TODAY, "Follow up today · ", True),
        (datetime.date(2026, 3, 4), "Follow up on Mar 4 · ", False),
        (datetime.date(2027, 1, 4), "Follow up on Jan 4, 2027 · ", False),
        (None, "Way of", False),
    ],
)
def test_what_is_due_is_told_from_what_is_to_come(day, words, is_due) -> None:
    summary = VendorSummary(id=1, name="Ada", arrangement=None, note_count=1, quote_count=0, follow_up_on=day)
    row = vendor_row(summary, "en_US", TODAY)
    assert row.detail.startswith(words)
    assert row.is_due is is_due


def test_vendors_to_follow_up_can_come_first() -> None:
    days = (None, datetime.date(2026, 5, 1), datetime.date(2026, 4, 1))
    rows = [
        vendor_row(
            VendorSummary(id=n, name=str(n), arrangement=None, note_count=0, quote_count=0, follow_up_on=day),
            "en_US",
            TODAY,
        )
        for n, day in enumerate(days)
    ]
    assert [row.id for row in sorted(rows, key=lambda row: row.sort_keys["follow_up"])] == [2, 1, 0]
