"""Quick entry: a line and Enter, a pasted list in one step of undo, and files that are looked over first."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QMenu

from advisor.domain.ranges import Range
from advisor.library.errors import DiskFull
from advisor.session import Session
from tests.ui.drive import Owner
from tests.ui.stage import nameless
from ui.dialogs import quick_entry_lines
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.dialogs.quick_entry_input import EntryInput
from ui.dialogs.quick_entry_lines import read_lines, read_table, title_of


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with an empty library."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    return owner


def opened(owner: Owner) -> QuickEntryDialog:
    owner.window.actions_.quick_entry.trigger()
    return shown(owner)


def shown(owner: Owner) -> QuickEntryDialog:
    owner.wait_for(lambda: any(one.isVisible() for one in owner.window.findChildren(QuickEntryDialog)))
    dialog = next(one for one in owner.window.findChildren(QuickEntryDialog) if one.isVisible())
    dialog.activateWindow()
    owner.wait_for(dialog.isActiveWindow)
    return dialog


def line_of(dialog: QuickEntryDialog) -> EntryInput:
    found = dialog.findChild(EntryInput)
    assert isinstance(found, EntryInput)
    return found


def enter(owner: Owner, dialog: QuickEntryDialog, text: str) -> None:
    owner.qtbot.keyClicks(line_of(dialog), text)
    owner.qtbot.keyClick(line_of(dialog), Qt.Key.Key_Return)


def paste(owner: Owner, dialog: QuickEntryDialog, text: str) -> None:
    QApplication.clipboard().setText(text)
    owner.qtbot.keyClick(line_of(dialog), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def press(owner: Owner, dialog: QuickEntryDialog, text: str) -> None:
    owner.qtbot.mouseClick(owner.button(text, dialog), Qt.MouseButton.LeftButton)


def words(dialog: QuickEntryDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def items(dialog: QuickEntryDialog) -> list[str]:
    rows = next(one for one in dialog.findChildren(QListWidget) if one.isVisible())
    return [rows.item(row).text() for row in range(rows.count())]


def drop(owner: Owner, path: Path) -> bool:
    """Drop a file on the task list; whether it is taken."""
    target = owner.desk.workspace.tasks.list
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(20, 200), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(target, over)
    if over.isAccepted():
        event = QDropEvent(QPointF(20, 200), Qt.DropAction.CopyAction, data, button, none)
        QApplication.sendEvent(target, event)
    return over.isAccepted()


def test_a_line_and_enter_adds_a_task_and_the_next_can_be_typed_at_once(own: Owner) -> None:
    dialog = opened(own)
    enter(own, dialog, "Sending invoices")
    enter(own, dialog, "  Watering   the plants ")
    assert own.rows() == ["Sending invoices", "Watering the plants"]
    assert items(dialog) == ["Watering the plants", "Sending invoices"]
    assert line_of(dialog).line() == ""
    assert not dialog.isModal()
    assert own.task().task.title == "Sending invoices"  # the first is opened where none was on show


def test_it_is_in_the_task_menu_and_beside_the_button_for_a_new_task(own: Owner) -> None:
    action = own.window.actions_.quick_entry
    assert any(isinstance(menu, QMenu) and menu.title() == "&Task" for menu in action.associatedObjects())
    own.press("Quick entry of many tasks")
    assert shown(own).isVisible()


def test_an_empty_line_adds_nothing(own: Owner) -> None:
    dialog = opened(own)
    enter(own, dialog, "   ")
    enter(own, dialog, "- ")
    assert own.rows() == []


def test_several_pasted_lines_become_one_task_each_in_one_step_of_undo(own: Owner) -> None:
    dialog = opened(own)
    paste(own, dialog, "• Sending invoices\r\n\r\n2. Doing the books\n  - [ ] Answering the phone\n")
    assert own.rows() == ["Answering the phone", "Doing the books", "Sending invoices"]
    assert "Added 3 tasks." in words(dialog)
    assert own.desk.library.undo_stack.count() == 1
    assert "3 new tasks" in own.window.actions_.undo.text()
    own.window.actions_.undo.trigger()
    assert own.rows() == []
    own.window.actions_.redo.trigger()
    assert len(own.rows()) == 3
    own.window.actions_.undo.trigger()
    assert own.rows() == []


def test_undo_in_the_dialog_takes_the_last_lot_back(own: Owner) -> None:
    dialog = opened(own)
    enter(own, dialog, "Sending invoices")
    paste(own, dialog, "One\nTwo")
    press(own, dialog, "Undo")
    assert own.rows() == ["Sending invoices"]
    assert items(dialog) == ["Sending invoices"]


def test_a_name_that_is_there_already_is_pointed_out_and_taken(own: Owner) -> None:
    dialog = opened(own)
    enter(own, dialog, "Sending invoices")
    enter(own, dialog, "sending INVOICES")
    assert len(own.rows()) == 2
    assert any("another task of this name" in text for text in words(dialog))


def test_more_than_can_be_added_at_once_are_looked_over_first(
    own: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick_entry_lines, "MOST_AT_ONCE", 400)
    dialog = opened(own)
    paste(own, dialog, "\n".join(f"Task number {n}" for n in range(403)))
    assert own.rows() == []
    assert "At most 400 tasks can be added at once." in items(dialog)[0]
    assert items(dialog)[-1] == "… and 100 more"
    press(own, dialog, "Add 400 tasks")
    assert len(own.rows()) == 400
    assert items(dialog)[-1] == "… and 100 more"
    press(own, dialog, "Undo")
    assert own.rows() == []
    assert items(dialog) == []


def test_a_dropped_table_shows_what_was_recognised_and_adds_nothing_before_the_verb(
    own: Owner, tmp_path: Path
) -> None:
    path = tmp_path / "tasks.csv"
    path.write_text('Task,Hours a month\n"Invoices, letters",10\nBooks,ten\n,3\n', encoding="utf-8")
    assert drop(own, path)
    dialog = shown(own)
    assert any("“Task”" in text and "“Hours a month”" in text for text in words(dialog))
    assert own.rows() == []
    assert any("“ten” is not a number of hours." in text for text in items(dialog))
    press(own, dialog, "Add 1 task")
    assert own.rows() == ["Invoices, letters"]
    assert own.task().task.hours == Range.exactly(10)


def test_cancel_and_escape_add_nothing_of_a_file(own: Owner, tmp_path: Path) -> None:
    path = tmp_path / "tasks.txt"
    path.write_text("One\nTwo\n")
    assert drop(own, path)
    dialog = shown(own)
    press(own, dialog, "Cancel")
    assert dialog.isVisible()
    drop(own, path)
    own.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert own.rows() == []


def test_other_files_are_not_taken_and_broken_ones_are_refused_in_words(own: Owner, tmp_path: Path) -> None:
    picture = tmp_path / "logo.png"
    picture.write_bytes(b"\x89PNG")
    assert not drop(own, picture)
    fake = tmp_path / "fake.txt"
    fake.write_bytes(b"\0\1\2")
    drop(own, fake)
    dialog = shown(own)
    assert any("“fake.txt” was not read. It is not a text file." in text for text in words(dialog))
    drop(own, tmp_path / "gone.csv")
    assert any("“gone.csv” was not read." in text for text in words(dialog))


def test_what_cannot_be_stored_is_said_and_nothing_is_listed(
    own: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(own)

    def full(*_: object) -> None:
        raise DiskFull("x")

    monkeypatch.setattr(Session, "do_all", full)
    enter(own, dialog, "Sending invoices")
    assert items(dialog) == []
    assert line_of(dialog).line() == "Sending invoices"
    assert any("disk" in text.casefold() for text in words(dialog))


def test_a_pasted_list_that_cannot_be_stored_can_be_added_again(
    own: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(own)

    def full(*_: object) -> None:
        raise DiskFull("x")

    with monkeypatch.context() as context:
        context.setattr(Session, "do_all", full)
        paste(own, dialog, "Sending invoices\nDoing the books")
    assert dialog.offers()
    assert any("disk" in text.casefold() for text in words(dialog))
    press(own, dialog, "Add 2 tasks")
    assert own.rows() == ["Doing the books", "Sending invoices"]


def test_the_dialog_goes_with_its_library(own: Owner) -> None:
    dialog = opened(own)
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    own.window.actions_.close_library.trigger()
    own.wait_for(lambda: gone)


def test_everything_the_keyboard_reaches_has_a_name(own: Owner, tmp_path: Path) -> None:
    dialog = opened(own)
    enter(own, dialog, "Sending invoices")
    assert nameless(dialog) == []
    path = tmp_path / "tasks.txt"
    path.write_text("One\n")
    drop(own, path)
    assert nameless(dialog) == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- Books", "Books"),
        ("* Books", "Books"),
        ("•Books", "Books"),
        ("12) Books", "Books"),
        ("(3) Books", "Books"),
        ("a) Books", "Books"),
        ("1. [x] Books", "Books"),
        ("☐ Books", "Books"),
        ("2024 tax return", "2024 tax return"),
        ("1.5 hours of sweeping", "1.5 hours of sweeping"),
        ("E-mail", "E-mail"),
        ("A new logo", "A new logo"),
        ("o", "o"),
        ("  \t ", ""),
        ("---", ""),
        ("7.", ""),
        ("=1+1", "=1+1"),
        ("帳簿", "帳簿"),
    ],
)
def test_bullets_and_numbers_are_cleaned_away_and_names_are_left_alone(line: str, title: str) -> None:
    assert title_of(line) == title


def test_a_list_points_out_names_it_has_twice_itself() -> None:
    found = read_lines("Books\nbooks\nBills", {"bills"})
    assert [line.is_known for line in found.lines] == [False, True, True]


def test_a_name_too_long_is_refused_with_the_reason() -> None:
    found = read_lines("x" * 501, set())
    assert found.lines == ()
    assert "501" in found.refused[0].reason


def test_a_table_without_headings_is_taken_by_its_first_column() -> None:
    found = read_table("Books;3\nBills;4\n", set(), QLocale("en_US"))
    assert [line.title for line in found.lines] == ["Books", "Bills"]
    assert [line.hours for line in found.lines] == [None, None]
    assert "No headings were recognised" in found.recognised


def test_a_table_is_read_by_the_owners_locale_whatever_separates_its_columns() -> None:
    for sign in (",", ";", "\t"):
        found = read_table(f"Job{sign}Hours\nBooks{sign}3.5\n", set(), QLocale("en_US"))
        assert [(line.title, line.hours) for line in found.lines] == [("Books", 3.5)]
    found = read_table("Hours;Name\n3,5;Books\n", set(), QLocale("de_DE"))
    assert [(line.title, line.hours) for line in found.lines] == [("Books", 3.5)]


def test_a_table_that_is_none_is_refused_in_words() -> None:
    found = read_table('Task\n"' + "x" * 200_000, set(), QLocale("en_US"))
    assert found.lines == ()
    assert "no table" in found.recognised
