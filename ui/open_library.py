"""The library the window works on: edits are saved at once, undone by name, and retried where need be."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoStack

from advisor.domain.assessment import Assessment
from advisor.domain.edits import Change, Edit, SetAnswer, SetVendorField
from advisor.domain.records import TaskRecord, VendorRecord
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.library.errors import LibraryError, NotThere
from advisor.session import Session
from advisor.wording.edits import edit_name
from ui.commands import EditCommand

RETRY_MILLISECONDS = 4000


class OpenLibrary(QObject):
    """An open session with its undo stack.

    ``changed`` follows every edit, undo and redo that was stored. An answer that could not be stored is shown
    and reckoned with all the same (``task`` and ``vendor`` return it), and stored as soon as that works.
    """

    changed = Signal(object)  # Change
    saved = Signal(datetime.time)
    not_saved = Signal(object)  # AdvisorError

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.undo_stack = QUndoStack(self)
        self._is_replaying = False
        self._unsaved: dict[tuple[str, int, str], SetAnswer | SetVendorField] = {}
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.save_unsaved)

    @property
    def is_replaying(self) -> bool:
        """Whether what is told just now comes of an undo or a redo."""
        return self._is_replaying

    @property
    def has_unsaved(self) -> bool:
        return bool(self._unsaved)

    def unsaved_texts(self) -> list[str]:
        """What was typed and is not stored, to be copied out before it is lost."""
        return [str(edit.value) for edit in self._unsaved.values()]

    def task(self, task_id: int) -> TaskRecord:
        record = self.session.task(task_id)
        return dataclasses.replace(
            record, task=dataclasses.replace(record.task, **self._kept("task", task_id))
        )

    def vendor(self, vendor_id: int) -> VendorRecord:
        record = self.session.vendor(vendor_id)
        kept = self._kept("vendor", vendor_id)
        return dataclasses.replace(record, vendor=dataclasses.replace(record.vendor, **kept))

    def full_task(self, task_id: int) -> Task:
        """The task with its quotes and the business's settings: all that the model needs."""
        task = self.session.full_task(task_id)
        return dataclasses.replace(task, **self._kept("task", task_id))

    def find_full_task(self, task_id: int) -> Task | None:
        """The same, or None where the task is no longer there or cannot be read."""
        try:
            return self.full_task(task_id) if self.is_in_use(task_id) else None
        except LibraryError:
            return None

    def is_in_use(self, task_id: int) -> bool:
        try:
            return self.session.task(task_id).deleted_at is None
        except NotThere:
            return False

    def is_still(self, task_id: int, task: Task) -> bool:
        """Whether the task is there and reads the same as ``task``, which was taken earlier."""
        return self.find_full_task(task_id) == task

    def remember_result(self, task_id: int, assessment: Assessment) -> None:
        """Keep the verdict for the list; when it cannot be stored, it is reckoned again at the next start."""
        try:
            self.session.remember_result(task_id, assessment)
        except AdvisorError as error:
            self.not_saved.emit(error)

    def edit(self, edit: Edit) -> Change | None:
        """Store ``edit`` and put it on the undo stack; None where it could not be stored, for now.

        Raises AdvisorError; but an answer that the disk did not take is kept and retried.
        """
        place = _place(edit)
        try:
            change = self.session.do(edit)
        except LibraryError as error:
            if place is None or not isinstance(edit, SetAnswer | SetVendorField):
                raise
            self._unsaved[place] = edit
            self._retry.start()
            self.not_saved.emit(error)
            return None
        if place is not None:
            self._unsaved.pop(place, None)
        self.undo_stack.push(EditCommand(self._carry_out, change, edit_name(edit)))
        self._tell(change)
        return change

    def undo(self) -> None:
        index = self.undo_stack.index()
        if index == 0:
            return
        command = self.undo_stack.command(index - 1)
        with self._replaying():
            self.undo_stack.undo()
        if isinstance(command, EditCommand) and command.is_done:
            self.undo_stack.redo()  # it could not be undone: the step is still the last one

    def redo(self) -> None:
        index = self.undo_stack.index()
        if index == self.undo_stack.count():
            return
        command = self.undo_stack.command(index)
        with self._replaying():
            self.undo_stack.redo()
        if isinstance(command, EditCommand) and not command.is_done:
            self.undo_stack.undo()

    def save_unsaved(self) -> bool:
        """Try once more to store what could not be stored; whether everything is stored now."""
        for edit in list(self._unsaved.values()):
            if self.edit(edit) is None:
                return False
        self._retry.stop()
        return True

    def forget_unsaved(self) -> None:
        """Give up what could not be stored."""
        self._unsaved.clear()
        self._retry.stop()

    def take_back(self, change: Change) -> None:
        """Undo ``change``: by name if it was the last one, else by an edit of its own."""
        last = self.undo_stack.command(self.undo_stack.index() - 1) if self.undo_stack.index() else None
        if isinstance(last, EditCommand) and last.is_of(change):
            self.undo()
        else:
            self.edit(change.inverse)

    def close(self) -> None:
        self._retry.stop()
        self.undo_stack.clear()
        self.session.close()

    def _carry_out(self, edit: Edit) -> Change | None:
        try:
            change = self.session.do(edit)
        except AdvisorError as error:
            self.not_saved.emit(error)
            return None
        self._tell(change)
        return change

    def _tell(self, change: Change) -> None:
        self.saved.emit(datetime.datetime.now().time())
        self.changed.emit(change)

    @contextmanager
    def _replaying(self) -> Iterator[None]:
        self._is_replaying = True
        try:
            yield
        finally:
            self._is_replaying = False

    def _kept(self, kind: str, owner_id: int) -> dict[str, Any]:
        return {
            key: edit.value
            for (its_kind, its_id, key), edit in self._unsaved.items()
            if (its_kind, its_id) == (kind, owner_id)
        }


def _place(edit: Edit) -> tuple[str, int, str] | None:
    match edit:
        case SetAnswer():
            return ("task", edit.task_id, edit.key)
        case SetVendorField():
            return ("vendor", edit.vendor_id, edit.key)
    return None
