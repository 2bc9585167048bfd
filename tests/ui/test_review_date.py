"""The day to look at a task again: chosen beside its status, undone by name, printed, and in a calendar."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu

from advisor.domain.days import months_later
from tests.ui.drive import Owner
from ui.dialogs.month_calendar import MonthCalendar
from ui.places.tasks.review_date import ReviewDate


@pytest.fixture
def sample(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    return owner


def open_menu(owner: Owner) -> QMenu:
    owner.press("Look again*")
    owner.wait_for(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(owner: Owner, text: str) -> None:
    menu = open_menu(owner)
    action = next(one for one in menu.actions() if one.text().startswith(text))
    owner.qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def test_six_months_are_offered_first_and_kept(sample: Owner) -> None:
    choose(sample, "In six months, as advised")
    expected = months_later(datetime.date.today(), 6)
    sample.wait_for(lambda: sample.task().review_on == expected)
    assert str(expected.year) in sample.button("Look again on*").accessibleName()


def test_any_day_is_chosen_from_the_calendar(sample: Owner) -> None:
    menu = open_menu(sample)
    calendar = menu.findChild(MonthCalendar)
    assert calendar is not None
    calendar.day_requested.emit(QDate(2031, 2, 28))
    sample.wait_for(lambda: sample.task().review_on == datetime.date(2031, 2, 28))
    assert QApplication.activePopupWidget() is None


def test_it_is_chosen_by_keyboard(sample: Owner) -> None:
    sample.button("Look again*").setFocus()
    sample.key(Qt.Key.Key_Space)
    sample.wait_for(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    sample.qtbot.keyClick(menu, Qt.Key.Key_Down)
    sample.qtbot.keyClick(menu, Qt.Key.Key_Return)
    sample.wait_for(lambda: sample.task().review_on is not None)


def test_no_day_takes_it_away_and_undo_brings_it_back_by_name(sample: Owner) -> None:
    choose(sample, "In 3 months")
    sample.wait_for(lambda: sample.task().review_on is not None)
    choose(sample, "No day")
    sample.wait_for(lambda: sample.task().review_on is None)
    assert sample.window.actions_.undo.text() == "&Undo change of review date"
    sample.ctrl(Qt.Key.Key_Z)
    sample.wait_for(lambda: sample.task().review_on is not None)
    sample.button("Look again on*")


def test_another_task_has_a_day_of_its_own(sample: Owner) -> None:
    choose(sample, "In 1 month")
    sample.wait_for(lambda: sample.task().review_on is not None)
    sample.choose_row("Baking the bread")
    sample.button("Look again…")  # it has none


def test_where_room_is_short_the_sign_stands_for_the_day(sample: Owner) -> None:
    choose(sample, "In 1 month")
    sample.wait_for(lambda: sample.task().review_on is not None)
    shown = sample.desk.workspace.tasks.entry.findChild(ReviewDate)
    assert shown is not None
    shown.show_text(True)
    wide = sample.button("Look again on*").sizeHint().width()
    shown.show_text(False)
    assert sample.button("Look again on*").sizeHint().width() < wide


def test_the_days_are_exported_as_a_calendar(sample: Owner, tmp_path: Path) -> None:
    choose(sample, "In six months, as advised")
    sample.wait_for(lambda: sample.task().review_on is not None)
    sample.window.actions_.export_calendar.trigger()
    edit = sample.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text().endswith(".ics")
    path = tmp_path / "days.ics"
    sample.name_file(path)
    sample.wait_for(path.exists)
    (event,) = [one for one in Calendar.from_ical(path.read_bytes()).walk() if one.name == "VEVENT"]
    assert str(event["summary"]) == "Look again: Monthly bookkeeping"
    assert event.decoded("dtstart") == sample.task().review_on


def test_without_any_day_there_is_nothing_to_export(sample: Owner) -> None:
    sample.window.actions_.export_calendar.trigger()
    assert QApplication.activeModalWidget() is None
    assert "There are no days yet" in sample.banner()
