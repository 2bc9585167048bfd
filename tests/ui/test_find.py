"""Ctrl+F finds in tasks, vendors and notes, and leads there without the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QMenu, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.drive import Owner, running
from tests.ui.stage import nameless
from ui.dialogs.find_dialog import FindDialog


@pytest.fixture
def baker(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    return owner


def search(owner: Owner, words: str) -> FindDialog:
    owner.ctrl(Qt.Key.Key_F)
    dialog = owner.dialog(FindDialog)
    owner.keys(words)
    return dialog


def rows(dialog: FindDialog) -> list[str]:
    model = dialog.view.model()
    return [
        str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())
    ]


def test_a_task_is_found_as_one_types_and_enter_opens_it(baker: Owner) -> None:
    dialog = search(baker, "telep")
    assert rows(dialog)[0].startswith("Answering the telephone, Task")
    baker.key(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert baker.task().task.title == "Answering the telephone"


def test_a_note_opens_its_vendor_with_the_note_in_view_from_any_place(baker: Owner) -> None:
    dialog = search(baker, "third ring")
    [only] = rows(dialog)
    assert only.startswith("Foghorn Call Answering, Note on a vendor")
    assert "third ring" in only
    baker.key(Qt.Key.Key_Return)
    assert baker.desk.workspace.place == "vendors"
    focused = baker.focused()
    assert isinstance(focused, QToolButton)
    card = focused.parentWidget()
    assert card is not None
    assert any("third ring" in label.text() for label in card.findChildren(QLabel))
    assert not card.visibleRegion().isEmpty()


def test_a_vendor_is_found_by_its_telephone_number_without_the_brackets(baker: Owner) -> None:
    search(baker, "2075550114")
    baker.key(Qt.Key.Key_Return)
    assert baker.desk.vendors.current is not None
    assert baker.session.vendor(baker.desk.vendors.current).vendor.name == "Tideway Books"


def test_the_arrow_keys_move_while_the_cursor_stays_in_the_field(baker: Owner) -> None:
    dialog = search(baker, "bo")
    second = rows(dialog)[1]
    baker.key(Qt.Key.Key_Down)
    assert dialog.field.hasFocus()
    assert dialog.field.accessibleDescription() == second  # said to who cannot see the list
    baker.key(Qt.Key.Key_Return)
    assert baker.desk.workspace.place == "vendors"


def test_what_was_looked_for_last_is_there_again_to_be_overwritten(baker: Owner) -> None:
    search(baker, "telep")
    baker.key(Qt.Key.Key_Escape)
    dialog = search(baker, "")
    assert dialog.field.text() == dialog.field.selectedText() == "telep"
    assert len(rows(dialog)) > 0


def test_nothing_found_says_what_to_do_and_cannot_be_opened(baker: Owner) -> None:
    dialog = search(baker, "zebra crossing")
    assert rows(dialog) == []
    assert any("Fewer words" in label.text() for label in dialog.findChildren(QLabel))
    baker.key(Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_what_is_being_typed_is_found_at_once(baker: Owner) -> None:
    entry = baker.desk.workspace.tasks.entry
    entry.tabs.setCurrentWidget(entry.notes)
    notes = entry.notes.findChild(QPlainTextEdit)
    assert notes is not None
    baker.click(notes)
    baker.keys("Xylophone ", notes)
    assert len(rows(search(baker, "xylophone"))) == 1


def test_everything_in_the_search_has_a_name(baker: Owner) -> None:
    assert nameless(search(baker, "bo")) == []


def filter_by(owner: Owner, *labels: str) -> None:
    for label in labels:
        button = owner.button("Filter", owner.desk.workspace.tasks.list)
        assert isinstance(button, QToolButton)
        menu = button.menu()
        QTimer.singleShot(0, lambda menu=menu, label=label: _take_from(owner, menu, label))
        owner.qtbot.keyClick(button, Qt.Key.Key_Space)


def _take_from(owner: Owner, menu: QMenu, label: str) -> None:
    action = next(action for action in menu.actions() if action.text() == label and not action.isSeparator())
    menu.setActiveAction(action)
    owner.qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_the_list_is_filtered_by_status_and_by_verdict_and_shows_all_again(baker: Owner) -> None:
    everything = baker.rows()
    baker.choose_row("A new logo")
    baker.pick(baker.desk.workspace.tasks.entry.findChildren(QComboBox)[0], "Decided")
    filter_by(baker, "Decided")
    assert baker.rows() == ["A new logo"]
    filter_by(baker, "Idea")
    assert baker.rows() == everything
    filter_by(baker, "Keep in-house")
    kept = baker.rows()
    assert kept
    assert all(
        "Keep in-house" in baker.row_words(title) or "Too close" in baker.row_words(title) for title in kept
    )
    baker.press("Show all", baker.desk.workspace.tasks.list)
    assert baker.rows() == everything


def test_the_filter_is_remembered_and_gives_way_to_a_task_that_is_opened(qtbot: QtBot, home: object) -> None:
    with running(qtbot) as owner:
        owner.press("Try the sample business")
        owner.wait_for_advice()
        filter_by(owner, "Handed over")
        assert owner.rows() == []
        labels = [
            one.text() for one in owner.desk.workspace.tasks.list.findChildren(QLabel) if one.isVisible()
        ]
        assert any("Show all" in text for text in labels)
    with running(qtbot) as owner:
        owner.wait_for_advice()
        assert owner.rows() == []
        search(owner, "logo")
        owner.key(Qt.Key.Key_Return)
        assert owner.task().task.title == "A new logo"
        assert "A new logo" in owner.rows()
