"""The library the window works on: edits are saved at once, undone by name, and retried where need be."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from advisor.domain.assessment import Assessment
from advisor.domain.edits import Change, Edit, SetAnswer, SetSection, SetVendorField
from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import TaskRecord, VendorRecord
from advisor.domain.task import Task
from advisor.errors import AdvisorError, Cancelled
from advisor.library.errors import LibraryError, NotThere
from advisor.session import Session
from advisor.wording.edits import edit_name
from ui.commands import EditCommand, SeveralEdits, StoredCommand
from ui.long_edits import LibraryBusy, LongEdits
from ui.works import Works

RETRY_MILLISECONDS = 4000
MANY = 500  # edits; so many take a tenth of a second, and more are carried out aside


class OpenLibrary(QObject):
    """An open session with its undo stack.

    ``changed`` follows every edit, undo and redo that was stored. An answer that could not be stored is shown
    and reckoned with all the same (``task`` and ``vendor`` return it), and stored as soon as that works.

    While very many edits are stored aside (``is_busy``), answers are kept in the same way, and everything
    else that would write is refused in words.
    """

    changed = Signal(object)  # Change
    saved = Signal(datetime.time)
    not_saved = Signal(object)  # AdvisorError
    refused = Signal(object)  # AdvisorError

    def __init__(self, session: Session, works: Works, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.works = works
        self.undo_stack = QUndoStack(self)
        self._long = LongEdits(session, works)
        self._results: dict[int, Assessment] = {}
        self._is_replaying = False
        self._unsaved: dict[tuple[str, int, str], SetAnswer | SetVendorField | SetSection] = {}
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.save_unsaved)

    @property
    def is_replaying(self) -> bool:
        """Whether what is told just now comes of an undo or a redo."""
        return self._is_replaying

    @property
    def is_busy(self) -> bool:
        """Whether very many edits are being stored just now."""
        return self._long.is_busy

    @property
    def has_unsaved(self) -> bool:
        return bool(self._unsaved)

    def unsaved_texts(self) -> list[str]:
        """What was typed and is not stored, to be copied out before it is lost."""
        return [_text_of(edit) for edit in self._unsaved.values()]

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

    def documents(self, task_id: int) -> dict[DocumentKind, tuple[KeptSection, ...]]:
        """What was written into the task's hand-over documents."""
        found = dict(self.session.documents(task_id))
        for edit in self._unsaved.values():
            if isinstance(edit, SetSection) and edit.task_id == task_id:
                others = tuple(one for one in found.get(edit.kind, ()) if one.key != edit.key)
                found[edit.kind] = others if edit.value is None else (*others, edit.value)
        return found

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
        if self.is_busy:
            self._results[task_id] = assessment
            return
        try:
            self.session.remember_result(task_id, assessment)
        except AdvisorError as error:
            self.not_saved.emit(error)

    def edit(self, edit: Edit) -> Change | None:
        """Store ``edit`` and put it on the undo stack; None where it could not be stored, for now.

        Raises AdvisorError; but an answer that the disk did not take is kept and retried.
        """
        if self.is_busy:
            self._keep([edit], LibraryBusy())
            return None
        try:
            change = self.session.do(edit)
        except LibraryError as error:
            self._keep([edit], error)
            return None
        self._forget_kept([edit])
        self.undo_stack.push(EditCommand(self._carry_out, change, edit_name(edit)))
        self._tell([change])
        return change

    def edit_all(self, edits: Sequence[Edit], name: str) -> tuple[Change, ...] | None:
        """Store all of ``edits`` or none, as one step of undo called ``name``. Otherwise as ``edit``.

        Answers that could not be stored together are retried one by one, each a step of its own.
        """
        if self.is_busy:
            self._keep(edits, LibraryBusy())
            return None
        try:
            changes = self.session.do_all(edits)
        except LibraryError as error:
            self._keep(edits, error)
            return None
        self._take_all(changes, name)
        return changes

    def edit_many(
        self,
        edits: Sequence[Edit],
        name: str,
        *,
        sentence: str,
        done: Callable[[Sequence[Change]], None],
        failed: Callable[[AdvisorError], None],
        size: int = 0,
        can_undo: bool = True,
    ) -> None:
        """As ``edit_all``, for any number: a very large one is stored aside, while ``sentence`` tells of it.

        ``size``: how large it is, where it is more than the number of edits. Without ``can_undo`` it is no
        step of undo, and those before it are gone: a backup has to be the way back.
        ``failed`` also where it was cancelled (Cancelled); nothing is stored then, and nothing kept.
        """

        def take(changes: Sequence[Change]) -> None:
            if can_undo:
                self._take_all(changes, name)
            else:
                self.undo_stack.clear()
                self._tell(changes)
            done(changes)
            self._catch_up()

        if self.is_busy:
            failed(LibraryBusy())
        elif max(len(edits), size) > MANY:
            self._long.store(edits, sentence=sentence, done=take, failed=partial(self._give_up, failed))
        else:
            try:
                changes = self.session.do_all(edits)
            except AdvisorError as error:
                failed(error)
                return
            take(changes)

    def undo(self, done: Callable[[], None] | None = None) -> None:
        """Take the last step back; ``done`` once that is stored, which of a very large one takes a while."""
        index = self.undo_stack.index()
        if index == 0:
            return
        command = self.undo_stack.command(index - 1)

        def step() -> None:
            with self._replaying():
                self.undo_stack.undo()
            if isinstance(command, StoredCommand) and command.is_done:
                self.undo_stack.redo()  # it could not be undone: the step is still the last one
            elif done is not None:
                done()

        self._replay(command, step)

    def redo(self) -> None:
        index = self.undo_stack.index()
        if index == self.undo_stack.count():
            return
        command = self.undo_stack.command(index)

        def step() -> None:
            with self._replaying():
                self.undo_stack.redo()
            if isinstance(command, StoredCommand) and not command.is_done:
                self.undo_stack.undo()

        self._replay(command, step)

    def save_unsaved(self) -> bool:
        """Try once more to store what could not be stored; whether everything is stored now."""
        if self.is_busy:
            return False
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
        if self.is_last([change]):
            self.undo()
        else:
            self.edit(change.inverse)

    def is_last(self, changes: Sequence[Change]) -> bool:
        """Whether these changes are the step that would be undone next."""
        last = self.undo_stack.command(self.undo_stack.index() - 1) if self.undo_stack.index() else None
        return isinstance(last, StoredCommand) and last.is_of(changes)

    def close(self) -> None:
        self._retry.stop()
        self._long.close()
        self.works.forget_all()
        self.undo_stack.clear()
        self.session.close()

    def _replay(self, command: QUndoCommand, step: Callable[[], None]) -> None:
        if self.is_busy:
            self.refused.emit(LibraryBusy())
        elif isinstance(command, SeveralEdits) and len(command.next_edits) > MANY:

            def take(changes: Sequence[Change]) -> None:
                command.take(changes)
                step()
                with self._replaying():
                    self._tell(changes)
                self._catch_up()

            self._long.store(
                command.next_edits,
                sentence=(_tr("Undoing: {edit}") if command.is_done else _tr("Doing again: {edit}")).format(
                    edit=command.text()
                ),
                done=take,
                failed=partial(self._give_up, self._refuse),
            )
        else:
            step()

    def _refuse(self, error: AdvisorError) -> None:
        if not isinstance(error, Cancelled):
            self.not_saved.emit(error)

    def _take_all(self, changes: Sequence[Change], name: str) -> None:
        self._forget_kept([change.edit for change in changes])
        self.undo_stack.push(SeveralEdits(self._carry_out_all, changes, name))
        self._tell(changes)

    def _carry_out(self, edit: Edit) -> Change | None:
        changes = self._carry_out_all([edit])
        return changes[0] if changes else None

    def _carry_out_all(self, edits: Sequence[Edit]) -> Sequence[Change]:
        try:
            changes = (self.session.do(edits[0]),) if len(edits) == 1 else self.session.do_all(edits)
        except AdvisorError as error:
            self.not_saved.emit(error)
            return ()
        self._tell(changes)
        return changes

    def _tell(self, changes: Sequence[Change]) -> None:
        """One word for all of them: what they touch is shown anew once."""
        self.saved.emit(datetime.datetime.now().time())
        if len(changes) == 1:
            self.changed.emit(changes[0])
            return
        self.changed.emit(
            Change(
                edit=changes[0].edit,
                inverse=changes[0].inverse,
                task_ids=frozenset().union(*(change.task_ids for change in changes)),
                vendor_ids=frozenset().union(*(change.vendor_ids for change in changes)),
                business=any(change.business for change in changes),
            )
        )

    def _keep(self, edits: Sequence[Edit], error: AdvisorError) -> None:
        """Keep answers that could not be stored, to be retried. Raises ``error`` for other edits."""
        kept = {place: edit for edit in edits if (place := _place(edit)) is not None}
        if len(kept) < len(edits):
            raise error
        self._unsaved.update(kept)  # type: ignore[arg-type]  # what has a place is one of these
        self._retry.start()
        if not isinstance(error, LibraryBusy):  # which is told of already
            self.not_saved.emit(error)

    def _forget_kept(self, edits: Sequence[Edit]) -> None:
        for edit in edits:
            if (place := _place(edit)) is not None:
                self._unsaved.pop(place, None)

    def _give_up(self, failed: Callable[[AdvisorError], None], error: AdvisorError) -> None:
        failed(error)
        self._catch_up()

    def _catch_up(self) -> None:
        """Store what had to wait while very many edits were stored."""
        results, self._results = self._results, {}
        for task_id, assessment in results.items():
            if self.is_in_use(task_id):
                self.remember_result(task_id, assessment)
        if self._unsaved:
            self.save_unsaved()

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
            if (its_kind, its_id) == (kind, owner_id) and not isinstance(edit, SetSection)
        }


def _place(edit: Edit) -> tuple[str, int, str] | None:
    match edit:
        case SetAnswer():
            return ("task", edit.task_id, edit.key)
        case SetVendorField():
            return ("vendor", edit.vendor_id, edit.key)
        case SetSection():
            return ("document", edit.task_id, f"{edit.kind} {edit.key}")
    return None


def _text_of(edit: SetAnswer | SetVendorField | SetSection) -> str:
    if isinstance(edit, SetSection):
        return "" if edit.value is None else "\n".join(edit.value.lines)
    return str(edit.value)


def _tr(text: str) -> str:
    return QCoreApplication.translate("open_library", text)
