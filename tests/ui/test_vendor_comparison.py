"""What is known of a vendor, and the quotes for a task side by side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget

from advisor.domain.edits import SetAnswer
from advisor.domain.records import TaskStatus
from tests.ui.drive import Owner, contents
from tests.ui.stage import nameless
from ui.places.vendors.compare_dialog import CompareDialog

BOOKS = "Monthly bookkeeping"


@pytest.fixture
def baker(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row(BOOKS)
    owner.wait_for_advice()
    return owner


def card(owner: Owner, name: str) -> str:
    owner.ctrl(Qt.Key.Key_2)
    owner.choose_row(name)
    section = owner.desk.workspace.vendors.history.card
    return "\n".join(one.accessibleName() or one.text() for one in section.findChildren(QLabel) if one.text())


def compare(owner: Owner) -> QTableWidget:
    owner.desk.workspace.tasks.entry.show_offers()
    owner.press("Compare…", owner.desk.workspace.tasks.entry)
    table = owner.dialog(CompareDialog).findChild(QTableWidget)
    assert table is not None
    owner.wait_for(lambda: "worked out" not in cell(table, "All in", 0))
    return table


def cell(table: QTableWidget, label: str, column: int) -> str:
    headers = (table.verticalHeaderItem(row) for row in range(table.rowCount()))
    labels = [header.text() for header in headers]
    item = table.item(labels.index(label), column)
    assert item is not None
    return item.text()


def test_the_scorecard_counts_what_was_noted_and_says_what_is_missing(baker: Owner) -> None:
    text = card(baker, "Tideway Books")
    assert "References called: 1, last on Mar 10, 2026" in text
    assert "Incidents: none noted" in text
    assert f"Quotes given: {BOOKS}" in text
    assert "Place: United States, in your country" in text
    assert "Licence: holds none" in text
    assert "Questions answered: 9 of 9" in text
    assert "second customer" in text
    text = card(baker, "PixelQuick Logos")
    assert "Incidents: 1, last on Apr 9, 2026" in text
    assert "call two of them" in text
    assert "licence of their trade" in text


def test_quotes_stand_side_by_side_in_their_own_terms_and_made_comparable(baker: Owner) -> None:
    table = compare(baker)
    headers = (table.horizontalHeaderItem(at) for at in range(table.columnCount()))
    names = [header.text() for header in headers if header is not None]
    assert names == ["Tideway Books", "Luntian Office Help"]
    assert "a month" in cell(table, "Their price", 0)
    assert "an hour" in cell(table, "Their price", 1)
    assert "1 PHP = " in cell(table, "Their price", 1)
    assert ", the lowest" in cell(table, "All in", 0) + cell(table, "All in", 1)
    assert "hours a month" in cell(table, "Your time", 1)
    assert cell(table, "What it will not give you", 0) != cell(table, "What it will not give you", 1)
    assert cell(table, "Incidents", 1).startswith("1, last on")
    assert cell(table, "Notes in all", 0) == "3"
    assert nameless(baker.dialog(CompareDialog)) == []


def test_a_vendor_is_chosen_by_keyboard_alone_and_one_undo_takes_it_back(baker: Owner) -> None:
    baker.session.do(SetAnswer(task_id=baker.task().id, key="notes", value="Ask again in May."))
    before = contents(baker.session)
    table = compare(baker)
    table.setFocus()
    baker.qtbot.keyClick(table, Qt.Key.Key_Right)
    assert (
        baker.button("Choose*", baker.dialog(CompareDialog)).text()
        == "Choose Luntian Office Help for this task"
    )
    baker.qtbot.keyClick(table, Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is None
    assert baker.task().status is TaskStatus.DECIDED
    first, second = baker.task().task.notes.splitlines()
    assert first == "Ask again in May."
    assert "chose Luntian Office Help (offshore)" in second
    assert "an hour" in second
    assert "Decided" in baker.row_words(BOOKS)
    assert "choice of vendor" in baker.window.actions_.undo.text()
    baker.ctrl(Qt.Key.Key_Z)
    assert contents(baker.session) == before


def test_the_comparison_opens_from_the_vendor_as_well(baker: Owner) -> None:
    card(baker, "Luntian Office Help")
    history = baker.desk.workspace.vendors.history
    button = baker.button("Compare with*", history)
    history.show_widget(button)
    baker.click(button)
    dialog = baker.dialog(CompareDialog)
    assert any(label.text() == BOOKS for label in dialog.findChildren(QLabel))
    baker.key(Qt.Key.Key_Escape)
    assert QApplication.activeModalWidget() is None


def test_where_there_are_no_two_quotes_it_says_so(baker: Owner) -> None:
    baker.choose_row("Baking the bread")
    baker.window.actions_.compare_quotes.trigger()
    assert QApplication.activeModalWidget() is None
    assert "no two quotes" in baker.banner()
