"""Text at its largest on a small screen: nothing is cut off, and nothing scrolls sideways that need not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QGraphicsView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.drive import Owner
from tests.ui.tour import tour
from ui.dialogs.modal_dialog import ModalDialog
from ui.places.list_pane import ListPane
from ui.widgets.flow import Flow
from ui.widgets.narrow_label import NarrowLabel, parts_of
from ui.widgets.range_field import RangeField
from ui.widgets.tab_choice import TabChoice

SMALL_SCREEN = QSize(1280, 720)
_LARGER_STEPS = 10  # from 100 to 200 per cent
# What has a width of its own: pages, a table of as many columns as there are quotes, a report as it is.
_WIDE = (QGraphicsView, QTableWidget, QPlainTextEdit)


@pytest.mark.usefixtures("usual_looks")
def test_at_twice_the_size_nothing_is_cut_off_on_a_small_screen(
    owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModalDialog, "room", lambda _: SMALL_SCREEN)
    owner.window.resize(SMALL_SCREEN)
    faults: dict[str, list[str]] = {}
    for _ in range(_LARGER_STEPS):
        owner.window.actions_.larger.trigger()
    assert owner.program.theme.text_percent == 200
    for stop in tour(owner, tmp_path):
        for _ in range(3):  # a line that grows moves those below it
            QApplication.processEvents()
        found = [*_sideways(stop.root), *_cut_off(stop.root)]
        if found:
            faults[stop.name] = found
    assert owner.window.minimumSizeHint().width() <= SMALL_SCREEN.width()
    for name, lines in faults.items():
        print(name, *lines, sep="\n    ")
    assert not faults


def test_a_row_goes_on_in_the_next_line_where_there_is_no_room(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(10)
    holder.setLayout(flow)
    parts = [QWidget(holder) for _ in range(3)]
    for part in parts:
        part.setMinimumSize(100, 20)
        flow.addWidget(part)
    holder.show()
    holder.resize(320, 100)
    assert [part.x() for part in parts] == [0, 110, 220]
    assert flow.heightForWidth(320) == 20
    holder.resize(319, 100)
    assert [(part.x(), part.y()) for part in parts] == [(0, 0), (110, 0), (0, 30)]
    assert flow.heightForWidth(319) == 50


def test_the_unit_of_a_range_stands_beside_its_boxes_or_under_them(qtbot: QtBot) -> None:
    field = RangeField(unit="hours a month")
    qtbot.addWidget(field)
    field.show()
    unit = next(label for label in field.findChildren(QLabel) if label.text() == "hours a month")
    boxes = field.focus_target()
    field.resize(700, 120)
    beside = unit.mapTo(field, unit.rect().center())
    assert beside.y() == boxes.mapTo(field, boxes.rect().center()).y()
    field.resize(field.minimumSizeHint().width(), 200)
    assert unit.mapTo(field, unit.rect().topLeft()).y() >= boxes.mapTo(field, boxes.rect().bottomLeft()).y()


def test_panes_are_chosen_from_a_list_where_their_tabs_have_no_room(qtbot: QtBot) -> None:
    holder, tabs = QWidget(), QTabWidget()
    qtbot.addWidget(holder)
    choice = TabChoice(tabs, "Panes", holder)
    column = QVBoxLayout(holder)
    column.addWidget(choice)
    column.addWidget(tabs)
    for name in ("The job", "Hours and money", "Risks"):
        tabs.addTab(QLabel(name), name)
    holder.resize(900, 200)
    holder.show()
    assert tabs.tabBar().isVisible()
    assert not choice.isVisible()
    holder.resize(150, 200)
    assert not tabs.tabBar().isVisible()
    assert choice.isVisible()
    tabs.setCurrentIndex(2)
    assert choice.currentText() == "Risks"
    choice.setFocus()
    qtbot.keyClick(choice, Qt.Key.Key_Up)
    choice.activated.emit(choice.currentIndex())
    assert tabs.currentIndex() == 1
    holder.resize(900, 200)
    assert tabs.tabBar().isVisible()


def _sideways(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QAbstractScrollArea):
        if area.isVisible() and not isinstance(area, _WIDE) and area.horizontalScrollBar().maximum() > 0:
            yield f"{_name(area)} scrolls sideways"


def _cut_off(root: QWidget) -> Iterator[str]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or _is_in_list(widget) or not _text(widget):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                yield f"{_name(widget)} is too low for its lines"
            longest = max(map(widget.fontMetrics().horizontalAdvance, parts_of(widget.text())), default=0)
            if longest > widget.contentsRect().width() and not isinstance(widget, NarrowLabel):
                yield f"{_name(widget)} cuts off a word"
            continue
        needed = _needed(widget)
        if widget.width() < needed:
            yield f"{_name(widget)} has {widget.width()} of {needed} pixels"
        parent = widget.parentWidget()
        if parent is not None and widget.x() + widget.width() > parent.width() + 1:
            yield f"{_name(widget)} goes beyond its edge"


def _needed(widget: QWidget) -> int:
    if isinstance(widget, QPushButton):
        lines = QPushButton.text(widget).split("\n")
        icon = 0 if widget.icon().isNull() else widget.iconSize().width()
        return icon + max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
    return widget.sizeHint().width()


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QPushButton | QToolButton):
        return widget.text()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    return ""


def _is_in_list(widget: QWidget) -> bool:
    """The list at the left is as narrow as its owner makes it: its rows and boxes end in an ellipsis."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, ListPane | QLineEdit):
            return True
        above = above.parentWidget()
    return False


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or _text(widget)}”"
