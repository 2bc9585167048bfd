"""A window with one field in it and somewhere else to go: what the tests of fields click and type in."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.field import Field
from ui.widgets.question_box import QuestionBox

Kind = TypeVar("Kind", bound=QWidget)


class Stage(QWidget):
    def __init__(self, qtbot: QtBot, field: Field) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.field = field
        self.box = QuestionBox("key", "How much is it?", field, "Why it is asked.")
        self.elsewhere = QPushButton("Elsewhere")
        layout = QVBoxLayout(self)
        layout.addWidget(self.box)
        layout.addWidget(self.elsewhere)
        self.asked: list[object] = []
        field.value_requested.connect(self.asked.append)
        qtbot.addWidget(self)
        self.resize(640, 480)
        for timer in field.findChildren(QTimer):
            timer.setInterval(timer.interval() // 10)  # the same, sooner
        self.show()
        self.activateWindow()
        assert QTest.qWaitForWindowActive(self)
        self.elsewhere.setFocus()

    def type_into(self, widget: QWidget, text: str) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        if isinstance(widget, QLineEdit):
            widget.selectAll()
        self.qtbot.keyClicks(widget, text)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        self.qtbot.keyClick(widget, key)

    def leave(self) -> None:
        self.elsewhere.setFocus(Qt.FocusReason.TabFocusReason)

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def wait_for_the_pause(self) -> None:
        self.qtbot.wait(100)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def the(kind: type[Kind], root: QWidget) -> Kind:
    """The one widget of a kind below ``root``."""
    found = root.findChild(kind)
    assert isinstance(found, kind)
    return found


def accessible_name(thing: QObject) -> str:
    interface = QAccessible.queryAccessibleInterface(thing)
    return interface.text(QAccessible.Text.Name)


def nameless(root: QWidget) -> list[str]:
    """Widgets below ``root`` that the keyboard can reach and a screen reader has no name for."""
    return [
        type(widget).__name__
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(root)
        and not accessible_name(widget)
    ]
