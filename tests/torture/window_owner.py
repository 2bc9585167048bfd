"""Somebody at the real window who types, adds, moves sliders and pastes lists until the process is killed."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

# Here, not where they are used: the process that forks those that are killed imports them once.
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

import ui.app
from advisor.domain.edits import Change, Edit
from advisor.library.aside import Aside
from advisor.session import Session
from tests.torture.window_log import Log
from ui.advice.lever_row import LeverRow
from ui.desk import Desk
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.main_window import MainWindow
from ui.program import Program
from ui.start_arguments import StartArguments

_PASTED = 600  # lines: more than are stored in the window's own thread
_WORDS = ("call", "Zoë", "about", "the", "invoice", "&", "<b>till</b>", "on", "Monday,", "=1+1", "“urgent”")


def work(job: Mapping[str, Any], mouth: int) -> None:
    """Run the program as a start by hand does, with somebody at it. "seed" says what they do."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    log = Log(Path(job["told"]))
    _tell_of_edits(log)
    chance = random.Random(job["seed"])
    show = Program.show

    def show_and_begin(program: Program, *arguments: Any) -> None:
        show(program, *arguments)
        program.owner = _Owner(program, chance, log, lambda: os.write(mouth, b"ready\n"))  # type: ignore[attr-defined]

    Program.show = show_and_begin  # type: ignore[method-assign, assignment]
    ui.app.run(StartArguments(library=Path(job["library"])))


def _tell_of_edits(log: Log) -> None:
    """Have each edit told before it is stored, and each time that the window calls everything saved."""
    do, do_all, take, show_saved = Session.do, Session.do_all, Session.take, MainWindow.show_saved

    def told(edits: Sequence[Edit], store: Callable[[], Any]) -> Any:
        log.wants(edits)
        try:
            return store()
        except BaseException:
            log.failed()
            raise

    def do_told(session: Session, edit: Edit) -> Change:
        return told([edit], lambda: do(session, edit))

    def do_all_told(session: Session, edits: Sequence[Edit]) -> tuple[Change, ...]:
        wanted = tuple(edits)
        return told(wanted, lambda: do_all(session, wanted))

    def take_told(session: Session, aside: Aside) -> None:
        told([change.edit for change in aside.changes], lambda: take(session, aside))

    def show_saved_told(window: MainWindow, text: str) -> None:
        show_saved(window, text)
        log.saved()

    Session.do, Session.do_all, Session.take = do_told, do_all_told, take_told  # type: ignore[method-assign, assignment]
    MainWindow.show_saved = show_saved_told  # type: ignore[method-assign, assignment]


Doing = Iterator[int]  # milliseconds until the next thing is done


class _Owner(QObject):
    """Does one thing after the other, a key or a click at a time; the window works in between."""

    def __init__(
        self, program: Program, chance: random.Random, log: Log, ready: Callable[[], object]
    ) -> None:
        super().__init__(program)
        self._program = program
        self._chance = chance
        self._log = log
        self._ready: Callable[[], object] | None = ready
        self._doing: Doing = iter(())
        self._all = (
            *(self._write_notes, self._write_notes, self._add_task, self._add_vendor, self._rename),
            *(self._move_sliders, self._paste_list, self._undo, self._throw_away, self._set_status),
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(50)

    @property
    def _desk(self) -> Desk:
        desk = self._program.libraries.desk
        assert desk is not None
        return desk

    def _go_on(self) -> None:
        if self._program.libraries.desk is None:
            self._timer.start(20)
            return
        if self._ready is not None:
            self._ready()
            self._ready = None
        pause = next(self._doing, None)
        if pause is None:
            self._leave_dialogs()
            what = self._chance.choice(self._all)
            self._log.tell("does", what.__name__.strip("_"))
            self._doing = what()
            pause = 0
        self._timer.start(pause)

    def _write_notes(self) -> Doing:
        """Without a pause that would be long enough to save."""
        if self._desk.tasks.current is None:
            return
        entry = self._desk.workspace.tasks.entry
        entry.tabs.setCurrentWidget(entry.notes)
        box = entry.notes.findChild(QPlainTextEdit)
        if box is None:
            return
        box.setFocus()
        yield from self._type("notes", box, self._chance.randint(5, 60))

    def _rename(self) -> Doing:
        if self._desk.tasks.current is None:
            return
        self._desk.workspace.show_place("tasks")
        self._desk.workspace.tasks.entry.rename()
        yield 5
        box = QApplication.focusWidget()
        if isinstance(box, QLineEdit):
            yield from self._type("title", box, self._chance.randint(3, 15))

    def _type(self, key: str, box: QLineEdit | QPlainTextEdit, count: int) -> Doing:
        text = ""
        while len(text) < count:
            text += self._chance.choice(_WORDS) + " "
        place = (key, self._desk.tasks.current or 0)
        for letter in text[:count]:
            _press_key(box, letter)
            self._log.typed(place, box.text() if isinstance(box, QLineEdit) else box.toPlainText())
            yield self._chance.choice((4, 15, 40, 90))

    def _add_task(self) -> Doing:
        self._program.window.actions_.new_task.trigger()
        yield 10
        box = QApplication.focusWidget()
        if isinstance(box, QLineEdit) and self._desk.tasks.current is not None:
            box.selectAll()
            yield from self._type("title", box, 8)

    def _add_vendor(self) -> Doing:
        self._program.window.actions_.new_vendor.trigger()
        yield 10
        box = QApplication.focusWidget()
        if isinstance(box, QLineEdit):
            QTest.keyClicks(box, f"Vendor {self._chance.randrange(1000)}")
            yield 5
            QTest.keyClick(box, Qt.Key.Key_Return)
        yield 10
        self._desk.workspace.show_place("tasks")

    def _move_sliders(self) -> Doing:
        panel = self._desk.workspace.tasks.advice
        for _ in range(40):
            if not self._desk.advising.is_busy and self._desk.tasks.current is not None:
                break
            yield 10
        panel.show_what_if()
        yield 20
        rows = [row for row in panel.what_if.findChildren(LeverRow) if row.isVisibleTo(panel.what_if)]
        for row in rows[:2]:
            row.slider.setFocus()
            for _ in range(5):
                QTest.keyClick(row.slider, self._chance.choice((Qt.Key.Key_Right, Qt.Key.Key_PageUp)))
                yield 8
        self._press("Keep", panel)
        yield 20
        panel.show_main()

    def _paste_list(self) -> Doing:
        turn = self._chance.randrange(10**6)
        lines = "\n".join(f"Pasted {turn} {number:04}" for number in range(_PASTED))
        self._desk.tasks.quick_entry.open_text(lines)
        for _ in range(100):
            yield 10
            dialog = QApplication.activeModalWidget() or self._dialog()
            if isinstance(dialog, QuickEntryDialog) and dialog.offers():
                self._press("Add", dialog)
                break
        for _ in range(200):
            yield 10
            if not self._desk.library.is_busy:
                break

    def _dialog(self) -> QWidget | None:
        return next(
            (one for one in QApplication.topLevelWidgets() if isinstance(one, QuickEntryDialog)), None
        )

    def _undo(self) -> Doing:
        if not self._desk.library.is_busy:
            self._desk.undo()
        yield 5

    def _throw_away(self) -> Doing:
        if self._chance.random() < 0.3 and not self._desk.library.is_busy:
            self._program.window.actions_.delete_task.trigger()
        yield 5

    def _set_status(self) -> Doing:
        box = self._desk.workspace.tasks.entry.findChild(QComboBox)
        if box is not None and self._desk.tasks.current is not None:
            QTest.keyClick(box, self._chance.choice((Qt.Key.Key_Down, Qt.Key.Key_Up)))
            box.activated.emit(box.currentIndex())
        yield 5

    def _press(self, beginning: str, root: QWidget) -> None:
        for button in root.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and button.text().startswith(beginning):
                button.click()
                return

    def _leave_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()


def _press_key(box: QWidget, letter: str) -> None:
    """As a keyboard of any language does; QTest knows the letters of Latin 1 only."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(box, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
