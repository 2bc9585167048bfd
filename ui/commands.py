"""An owner's edit, or several at once, as a step of the undo stack."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from advisor.domain.edits import Change, Edit, SetAnswer, SetSection, SetVendorField
from advisor.domain.handover import KeptSection

LONGEST_PAUSE_SECONDS = 5.0
_TYPING_ID = 1


class StoredCommand(QUndoCommand):
    """A step that is stored already when it is pushed."""

    @property
    def is_done(self) -> bool:
        raise NotImplementedError

    def is_of(self, changes: Sequence[Change]) -> bool:
        """Whether this step is that of ``changes`` and nothing else."""
        raise NotImplementedError


class EditCommand(StoredCommand):
    """An edit that was carried out, and can be undone and done again.

    ``carry_out`` stores an edit and returns what changed, or None when it could not be stored: the step then
    stays as it was, and the opposite call on it does nothing.
    """

    def __init__(self, carry_out: Callable[[Edit], Change | None], change: Change, name: str) -> None:
        super().__init__(name)
        self._carry_out = carry_out
        self._edit = change.edit
        self._inverse = change.inverse
        self._is_done = True
        self._typed_at = time.monotonic()

    @property
    def is_done(self) -> bool:
        return self._is_done

    def is_of(self, changes: Sequence[Change]) -> bool:
        return self._is_done and len(changes) == 1 and self._inverse is changes[0].inverse

    def undo(self) -> None:
        if self._is_done and (change := self._carry_out(self._inverse)):
            self._edit = change.inverse
            self._is_done = False

    def redo(self) -> None:
        if not self._is_done and (change := self._carry_out(self._edit)):
            self._inverse = change.inverse
            self._is_done = True

    def id(self) -> int:
        return _TYPING_ID if _typed_text(self._edit) is not None else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes in further typing at the same place, as long as every earlier word is still there."""
        if not isinstance(other, EditCommand) or _place(self._edit) != _place(other._edit):
            return False
        before, after = _typed_text(self._edit), _typed_text(other._edit)
        if before is None or after is None or not _only_adds(before, after):
            return False
        if other._typed_at - self._typed_at > LONGEST_PAUSE_SECONDS:
            return False
        self._edit = other._edit
        self._typed_at = other._typed_at
        return True


class SeveralEdits(StoredCommand):
    """Several edits that were carried out together, undone and done again together.

    ``carry_out`` stores all of them or none, and returns what changed: nothing where they could not be.
    """

    def __init__(
        self, carry_out: Callable[[Sequence[Edit]], Sequence[Change]], changes: Sequence[Change], name: str
    ) -> None:
        super().__init__(name)
        self._carry_out = carry_out
        self._edits = tuple(change.edit for change in changes)
        self._inverses = inverses(changes)
        self._is_done = True
        self._stored: Sequence[Change] = ()

    @property
    def is_done(self) -> bool:
        return self._is_done

    @property
    def next_edits(self) -> tuple[Edit, ...]:
        """What the next undo, or the next redo, is going to carry out."""
        return self._inverses if self._is_done else self._edits

    def is_of(self, changes: Sequence[Change]) -> bool:
        return self._is_done and self._inverses == inverses(changes)

    def take(self, changes: Sequence[Change]) -> None:
        """``next_edits`` were stored already, with these changes: the next undo or redo takes note."""
        self._stored = changes

    def undo(self) -> None:
        if self._is_done and (changes := self._changes(self._inverses)):
            self._edits = inverses(changes)
            self._is_done = False

    def redo(self) -> None:
        if not self._is_done and (changes := self._changes(self._edits)):
            self._inverses = inverses(changes)
            self._is_done = True

    def _changes(self, edits: Sequence[Edit]) -> Sequence[Change]:
        stored, self._stored = self._stored, ()
        return stored or self._carry_out(edits)


def inverses(changes: Sequence[Change]) -> tuple[Edit, ...]:
    """What takes all of these changes back: the last first."""
    return tuple(change.inverse for change in reversed(changes))


def _typed_text(edit: Edit) -> str | None:
    match edit:
        case SetAnswer(value=str(text)) | SetVendorField(value=str(text)) if type(text) is str:
            return text
        case SetSection(value=KeptSection(lines=lines)):
            return "\n".join(lines)
    return None


def _place(edit: Edit) -> object:
    match edit:
        case SetAnswer():
            return ("task", edit.task_id, edit.key)
        case SetVendorField():
            return ("vendor", edit.vendor_id, edit.key)
        case SetSection():
            return ("document", edit.task_id, edit.kind, edit.key)
    return edit


def _only_adds(before: str, after: str) -> bool:
    """Whether ``after`` is ``before`` with something typed at one place."""
    head = 0
    while head < len(before) and before[head] == after[head : head + 1]:
        head += 1
    return after.endswith(before[head:]) and len(after) >= len(before)
