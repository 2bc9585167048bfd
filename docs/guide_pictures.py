"""The pictures of the user guide, one after the other: the sample business, and one task taken through it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from camera import Camera, press
from PySide6.QtWidgets import QDialog, QLineEdit

from advisor.domain.edits import SetAnswer
from advisor.session import Session
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.program import Program

_TABLE = "Task;Hours a month;Pay\nSending invoices;6;\nOrdering flour;nine;\nPosting photos online;4;\n"


class GuideTour:
    """Opens what a page of the guide talks about, and takes a picture of it. The sample business is open."""

    def __init__(self, program: Program, camera: Camera, folder: Path) -> None:
        self._program = program
        self._camera = camera
        self._folder = folder
        desk = program.libraries.desk
        assert desk is not None
        self._desk = desk
        self._window = program.window
        self._actions = program.window.actions_

    def take_all(self) -> None:
        """Every picture but those of the start."""
        self._tasks()
        self._dialogs()
        self._in_and_out()
        self._vendors()
        self._contested()

    def _tasks(self) -> None:
        place, camera = self._desk.workspace.tasks, self._camera
        camera.take("tasks", self._window)
        camera.take("list", place.list)
        camera.take("advice", place.advice)
        entry = place.entry
        entry.tabs.setCurrentIndex(1)
        camera.take("pane-money", entry)
        self._parts()
        entry.tabs.setCurrentIndex(0)
        self._interview()
        press(place.advice, "What if")
        camera.wait(1500)
        camera.take("what-if", place.advice)
        press(place.advice, "Back to the advice")

    def _interview(self) -> None:
        """Of a task of which nothing is known yet: there is something left to ask."""
        task_before, interview = self._desk.tasks.current, self._desk.workspace.tasks.interview
        self._actions.new_task.trigger()
        self._camera.wait()
        new = self._desk.tasks.current
        assert new is not None
        assert task_before is not None
        self._desk.library.edit(SetAnswer(task_id=new, key="title", value="Sending invoices"))
        self._settle()
        self._actions.guide.trigger()
        self._camera.wait_until(lambda: interview.key)
        self._camera.wait(1000)
        self._camera.take("guide-me", interview)
        self._actions.guide.trigger()
        self._undo_all()
        self._desk.tasks.open_task(task_before)
        self._settle()

    def _parts(self) -> None:
        entry = self._desk.workspace.tasks.entry
        entry.tabs.setCurrentIndex(3)
        press(entry, "Take this task apart")
        self._settle()
        names = [one for one in entry.parts.findChildren(QLineEdit) if one.isVisible()]
        names[0].setFocus()
        self._camera.take("parts", entry)
        self._undo_all()

    def _dialogs(self) -> None:
        a = self._actions
        for name, action in (
            ("starters", a.new_from_starter),
            ("business", a.business),
            ("commands", a.commands),
            ("report", a.report_task),
            ("print-preview", a.print_preview),
            ("hand-over", a.hand_over),
            ("glossary", a.glossary),
        ):
            self._take_dialog(name, action.trigger)
        a.find.trigger()
        dialog = self._camera.modal()
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("book")
        self._close(dialog, "find")
        a.quick_entry.trigger()
        self._camera.wait(500)
        quick = self._window.findChild(QuickEntryDialog)
        assert quick is not None
        quick.line_requested.emit("Sending invoices")
        quick.line_requested.emit("Ordering flour")
        self._camera.wait(1000)
        self._close(quick, "quick-entry")
        self._undo_all()

    def _in_and_out(self) -> None:
        a = self._actions
        self._take_dialog("export", a.export_data.trigger)
        table = self._folder / "tasks.csv"
        table.write_text(_TABLE, encoding="utf-8")
        self._take_dialog("import", lambda: self._desk.importing.open(table), 1500)
        theirs = self._folder / "Office laptop.rightsource"
        shutil.copy(self._desk.library.session.path, theirs)
        with Session.open(theirs) as session:
            task_id = session.tasks()[0].id
            session.do(SetAnswer(task_id=task_id, key="notes", value="Ask the new bakery next door."))
        self._take_dialog("merge", lambda: self._desk.importing.open(theirs), 1000)
        a.backups.trigger()
        dialog = self._camera.modal()
        self._camera.wait_until(lambda: not self._program.works.is_busy)
        press(dialog, "Back up now")
        self._camera.wait_until(lambda: not self._program.works.is_busy)
        self._camera.wait(500)
        self._close(dialog, "backups")

    def _vendors(self) -> None:
        workspace, a = self._desk.workspace, self._actions
        self._take_dialog("compare", a.compare_quotes.trigger, 1500)
        workspace.tasks.entry.tabs.setCurrentIndex(4)
        self._take_dialog("quote", lambda: press(workspace.tasks.entry, "Add a quote"))
        workspace.tasks.entry.tabs.setCurrentIndex(0)
        workspace.show_place("vendors")
        self._camera.take("vendors", self._window)
        self._take_dialog("note", a.new_note.trigger)
        workspace.show_place("tasks")

    def _contested(self) -> None:
        library, task_id = self._desk.library, self._desk.tasks.current
        assert task_id is not None
        with closing(sqlite3.connect(library.session.path)) as other, other:
            other.execute("UPDATE task SET notes = 'Ask Mia first.' WHERE id = ?", [task_id])
        library.edit(SetAnswer(task_id=task_id, key="notes", value="Ask in March."))
        self._camera.wait_until(lambda: bool(library.unsaved.contested))
        self._take_dialog("changed-twice", self._desk.overtaken.decide)
        library.forget_unsaved()

    def _take_dialog(self, name: str, opens: object, milliseconds: int = 800) -> None:
        assert callable(opens)
        opens()
        dialog = self._camera.modal()
        self._camera.wait(milliseconds)
        self._close(dialog, name)

    def _close(self, dialog: object, name: str) -> None:
        assert isinstance(dialog, QDialog)
        self._camera.take(name, dialog)
        dialog.reject()
        self._camera.wait()

    def _undo_all(self) -> None:
        while self._actions.undo.isEnabled():
            self._actions.undo.trigger()
        self._settle()

    def _settle(self) -> None:
        self._camera.wait_until(lambda: not self._desk.advising.is_busy)
