"""The whole window, used as a person uses it: clicks and keys on what can be seen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from advisor.domain.records import TaskRecord
from advisor.language import tr
from advisor.session import Session
from ui.desk import Desk
from ui.jobs import THREAD_NAME
from ui.main_window import MainWindow
from ui.places.tasks.panes.answers_pane import AnswersPane
from ui.program import Program
from ui.start_arguments import StartArguments
from ui.widgets.question_box import QuestionBox

Kind = TypeVar("Kind", bound=QWidget)
PATIENCE_MS = 8_000


class Owner:
    """Somebody in front of the window."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def desk(self) -> Desk:
        desk = self.program.libraries.desk
        assert desk is not None, "no library is open"
        return desk

    @property
    def session(self) -> Session:
        return self.desk.library.session

    # Looking

    def wait_for(self, condition: Callable[[], Any], *, ms: int = PATIENCE_MS) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=ms)

    def wait_for_advice(self) -> None:
        """Until every task is weighed."""
        self.wait_for(lambda: not self.desk.advising.is_busy)

    def headline(self) -> str:
        self.wait_for_advice()
        labels = self.desk.workspace.tasks.advice.findChildren(QWidget)
        return next(str(one.text()) for one in labels if one.property("textRole") == "verdict")  # type: ignore[attr-defined]

    def banner(self) -> str:
        return self.window.banner.text()

    def task(self) -> TaskRecord:
        """What is stored of the task on show."""
        assert self.desk.tasks.current is not None
        return self.session.task(self.desk.tasks.current)

    def rows(self) -> list[str]:
        """The titles in the list of the place on show, from top to bottom."""
        model = self._list().model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    def row_words(self, title: str) -> str:
        """What a screen reader says of a row."""
        view = self._list()
        index = view.model().index(self.rows().index(title), 0)
        return str(index.data(Qt.ItemDataRole.AccessibleTextRole))

    def dialog(self, kind: type[Kind]) -> Kind:
        """The dialog of that kind that is open; waits for it."""
        self.wait_for(lambda: isinstance(QApplication.activeModalWidget(), kind))
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def focused(self) -> QWidget:
        """Where the keys go: a dialog that opened or closed a moment ago needs that moment."""
        window = QApplication.activeModalWidget() or self.window
        window.activateWindow()  # what a desktop does when another dialog has closed
        self.wait_for(window.isActiveWindow)
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window

    # Doing

    def click(self, widget: QWidget) -> None:
        self.focused()
        assert widget.isVisible(), f"{widget.accessibleName() or widget} cannot be seen"
        at = QPoint(12, widget.height() // 2) if widget.width() > 24 else widget.rect().center()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at)

    def press(self, text: str, root: QWidget | None = None) -> None:
        """Click the button that says, or is called, ``text``; an asterisk at its end stands for anything.

        ``text`` is English; the button may say it in the language in use.
        """
        self.click(self.button(text, root))

    def button(self, text: str, root: QWidget | None = None) -> QAbstractButton:
        found = [
            button
            for button in (root or self.window).findChildren(QAbstractButton)
            if button.isVisible()
            and any(
                fnmatchcase(name, wanted)
                for wanted in {text, tr(text)}
                for name in (button.text().replace("&&", "&"), button.accessibleName())
            )
        ]
        assert found, f"no button says “{text}”"
        return found[0]

    def keys(self, text: str, widget: QWidget | None = None) -> None:
        self.qtbot.keyClicks(widget or self.focused(), text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.focused(), key, modifier)

    def ctrl(self, key: Qt.Key) -> None:
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def fill(self, widget: QWidget, text: str) -> None:
        """Write ``text`` in place of what is there, and leave with Tab."""
        self.click(widget)
        assert isinstance(widget, QLineEdit | QPlainTextEdit)
        widget.selectAll()
        self.keys(text, widget)
        self.qtbot.keyClick(widget, Qt.Key.Key_Tab)

    def answer_level(self, key: str, value: str) -> None:
        """Choose the level ``value`` of the question ``key``."""
        box = self.question(key)
        label = next(level.label for level in _levels(key) if level.value == value)
        self.press_option(box, label)

    def press_option(self, box: QWidget, label: str) -> None:
        option = next(
            button for button in box.findChildren(QAbstractButton) if button.accessibleName().endswith(label)
        )
        self.reveal(option)
        self.click(option)

    def answer_range(self, key: str, low: str, likely: str, high: str) -> None:
        box = self.question(key)
        fields = [one for one in box.findChildren(QLineEdit) if not one.isHidden()]
        for field, text in zip(fields[:3], (low, likely, high), strict=True):
            self.reveal(field)
            self.fill(field, text)

    def question(self, key: str) -> QuestionBox:
        """Go to the question ``key`` on its pane."""
        entry = self.desk.workspace.tasks.entry
        for pane in entry.findChildren(AnswersPane):
            if key in pane.keys:
                entry.tabs.setCurrentWidget(pane)
                self.reveal(pane.box(key))
                return pane.box(key)
        raise AssertionError(f"no pane asks for {key}")

    def reveal(self, widget: QWidget) -> None:
        above: QWidget | None = widget
        while above is not None:
            if isinstance(above, AnswersPane):
                above.show_widget(widget)
            above = above.parentWidget()
        QApplication.processEvents()

    def choose_row(self, title: str) -> None:
        view = self._list()
        rows = self.rows()
        index = view.model().index(rows.index(title if title in rows else tr(title)), 0)
        view.scrollTo(index)
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def pick(self, box: QComboBox, label: str) -> None:
        """Choose from a drop-down list by keyboard."""
        box.setFocus()
        row = box.findText(label)
        assert row >= 0, f"{label} is not offered"
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(row):
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        box.activated.emit(row)

    def name_file(self, path: Path) -> None:
        """Paste a path into the file dialog that is open, and confirm."""
        dialog = self.dialog(QFileDialog)
        edit = dialog.findChild(QLineEdit, "fileNameEdit")
        assert edit is not None
        edit.setFocus()
        edit.selectAll()
        QApplication.clipboard().setText(str(path))
        edit.paste()
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        accept = next(
            one
            for one in buttons.buttons()
            if buttons.buttonRole(one) is QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.wait_for(accept.isEnabled)
        accept.click()
        self.wait_for(lambda: QApplication.activeModalWidget() is not dialog)

    def close_dialogs(self) -> None:
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            dialog.reject()
            QApplication.processEvents()

    def _list(self) -> QAbstractItemView:
        workspace = self.desk.workspace
        place = workspace.tasks if workspace.place == "tasks" else workspace.vendors
        return place.list.view


def _levels(key: str) -> Any:
    from advisor.wording.questions import QUESTIONS

    return QUESTIONS[key].levels


def contents(session: Session) -> object:
    """Everything an owner put into a library, without the times."""
    tasks = []
    for summary in session.tasks():
        record = session.task(summary.id)
        tasks.append((record.id, record.task, record.status, record.quotes))
    vendors = []
    for vendor in session.vendors():
        found = session.vendor(vendor.id)
        vendors.append((found.id, found.vendor, found.notes))
    return (session.business(), tasks, vendors)


@contextmanager
def running(qtbot: QtBot, library: Path | None = None) -> Iterator[Owner]:
    """The program from its start to its end; nothing may be left of it."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Program(application)
    owner = Owner(qtbot, program)
    try:
        program.show(StartArguments(library=library))
        qtbot.waitExposed(program.window)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow, timeout=PATIENCE_MS)
        yield owner
    finally:
        owner.close_dialogs()
        program.keeper.wait_seconds = PATIENCE_MS / 1000  # nothing is to go on after the test
        program.window.close()
        program.close()
        program.theme.deleteLater()
        program.deleteLater()
        qtbot.wait(10)  # what was to be deleted later is deleted now
    left = [widget for widget in application.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows were left open: {left}"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(THREAD_NAME)]
