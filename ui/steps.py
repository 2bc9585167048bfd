"""The steps that can be undone and done again: taken one at a time, a very large one aside."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from advisor.domain.edits import Change, Edit
from advisor.errors import AdvisorError
from advisor.wording.edits import edit_name
from ui.commands import EditCommand, SeveralEdits, StoredCommand
from ui.long_edits import LongEdits


class Steps(QObject):
    """``carry_out`` stores edits, all or none, and returns what changed: nothing where they could not be.

    ``tell``: what an undo or a redo changed that was stored aside. ``give_up``: why it was not.
    ``catch_up``: stores what had to wait meanwhile.
    """

    def __init__(
        self,
        long_edits: LongEdits,
        *,
        carry_out: Callable[[Sequence[Edit]], Sequence[Change]],
        tell: Callable[[Sequence[Change]], None],
        give_up: Callable[[AdvisorError], None],
        catch_up: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.is_replaying = False  # whether what is told just now comes of an undo or a redo
        self._long = long_edits
        self._carry_out = carry_out
        self._tell = tell
        self._give_up = give_up
        self._catch_up = catch_up

    def push(self, change: Change) -> None:
        """Take in an edit that is stored."""
        self.stack.push(EditCommand(self._carry_out_one, change, edit_name(change.edit)))

    def push_all(self, changes: Sequence[Change], name: str) -> None:
        """Take in edits that are stored, as one step called ``name``."""
        self.stack.push(SeveralEdits(self._carry_out, changes, name))

    def undo(self, done: Callable[[], None] | None = None) -> None:
        """Take the last step back; ``done`` once that is stored, which of a very large one takes a while."""
        index = self.stack.index()
        if index == 0:
            return
        command = self.stack.command(index - 1)

        def step() -> None:
            with self._replaying():
                self.stack.undo()
            if isinstance(command, StoredCommand) and command.is_done:
                self.stack.redo()  # it could not be undone: the step is still the last one
            elif done is not None:
                done()

        self._replay(command, step)

    def redo(self) -> None:
        index = self.stack.index()
        if index == self.stack.count():
            return
        command = self.stack.command(index)

        def step() -> None:
            with self._replaying():
                self.stack.redo()
            if isinstance(command, StoredCommand) and not command.is_done:
                self.stack.undo()

        self._replay(command, step)

    def is_last(self, changes: Sequence[Change]) -> bool:
        """Whether these changes are the step that would be undone next."""
        last = self.stack.command(self.stack.index() - 1) if self.stack.index() else None
        return isinstance(last, StoredCommand) and last.is_of(changes)

    def _replay(self, command: QUndoCommand, step: Callable[[], None]) -> None:
        if isinstance(command, SeveralEdits) and self._long.takes(len(command.next_edits)):

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
                failed=self._give_up,
            )
        else:
            step()

    def _carry_out_one(self, edit: Edit) -> Change | None:
        changes = self._carry_out([edit])
        return changes[0] if changes else None

    @contextmanager
    def _replaying(self) -> Iterator[None]:
        self.is_replaying = True
        try:
            yield
        finally:
            self.is_replaying = False


def _tr(text: str) -> str:
    return QCoreApplication.translate("open_library", text)
