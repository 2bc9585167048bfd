"""The library the window works on: edits are saved at once, undone by name, and retried where need be."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal

from advisor.domain.assessment import Assessment
from advisor.domain.edits import Change, Edit
from advisor.errors import AdvisorError, Cancelled
from advisor.library.errors import LibraryError
from advisor.session import Session
from ui.kept_edits import is_answer
from ui.long_edits import LibraryBusy, LongEdits
from ui.shown_library import ShownLibrary
from ui.steps import Steps
from ui.unsaved import OVERTAKEN, Unsaved
from ui.works import Works


class OpenLibrary(ShownLibrary):
    """An open session with its undo stack.

    ``changed`` follows every edit, undo and redo that was stored. What was typed and could not be stored is
    kept (``Unsaved``), shown and reckoned with meanwhile (``task`` and ``vendor`` return it). ``overtaken``:
    somebody else has changed, taken or moved the file. While very many edits are stored aside (``is_busy``),
    answers are kept in the same way, and everything else that would write is refused in words.
    """

    changed = Signal(object)  # Change
    saved = Signal(datetime.time)
    not_saved = Signal(object)  # AdvisorError
    refused = Signal(object)  # AdvisorError
    overtaken = Signal(object)  # LibraryError

    def __init__(self, session: Session, works: Works, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.works = works
        self._long = LongEdits(session, works)
        self._steps = Steps(
            self._long,
            carry_out=self._carry_out_all,
            tell=self._tell,
            give_up=partial(self._give_up, self._refuse),
            catch_up=self._catch_up,
            parent=self,
        )
        self.undo_stack = self._steps.stack
        self._results: dict[int, Assessment] = {}
        self._trouble: type[AdvisorError] | None = None  # what was told of last, and lasts
        self.unsaved = Unsaved(session, store=self._store, tell=self._tell_trouble, parent=self)

    @property
    def is_replaying(self) -> bool:
        """Whether what is told just now comes of an undo or a redo."""
        return self._steps.is_replaying

    @property
    def is_busy(self) -> bool:
        """Whether very many edits are being stored just now."""
        return self._long.is_busy

    @property
    def has_unsaved(self) -> bool:
        return bool(self.unsaved.kept)

    def unsaved_texts(self) -> list[str]:
        """What was typed and is not stored, to be copied out before it is lost."""
        return self.unsaved.kept.texts()

    def remember_result(self, task_id: int, assessment: Assessment) -> None:
        """Keep the verdict for the list; when it cannot be stored, it is reckoned again at the next start."""
        if self.is_busy:
            self._results[task_id] = assessment
            return
        try:
            self.session.remember_result(task_id, assessment)
        except AdvisorError as error:
            self._tell_trouble(error, by_owner=False)

    def edit(self, edit: Edit) -> Change | None:
        """Store ``edit`` and put it on the undo stack; None where it could not be stored, for now.

        Raises AdvisorError; but what was typed and the disk did not take is kept and retried.
        """
        if self.is_busy:
            self._keep([edit], LibraryBusy())
            return None
        if self.unsaved.is_contested(edit) and self.unsaved.keep([edit]):
            self.save_unsaved()
            return None
        return self._store(edit)

    def _store(self, edit: Edit) -> Change | None:
        try:
            change = self.session.do(edit)
        except LibraryError as error:
            self._keep([edit], error)
            return None
        except AdvisorError:
            raise
        except Exception:  # ours: it goes on to the report; what was typed is no less kept for that
            self._keep_in_a_fault([edit])
            raise
        self.unsaved.kept.forget([edit])
        self._steps.push(change)
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
        except AdvisorError:
            raise
        except Exception:
            self._keep_in_a_fault(edits)
            raise
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
        elif self._long.takes(max(len(edits), size)):
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
        if self.is_busy and self.undo_stack.canUndo():
            self.refused.emit(LibraryBusy())
        else:
            self._steps.undo(done)

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        if self.is_busy and self.undo_stack.canRedo():
            self.refused.emit(LibraryBusy())
        else:
            self._steps.redo()

    def save_unsaved(self) -> bool:
        """Try once more to store what could not be stored; whether everything is stored now.

        Nothing is written over what somebody else wrote in the same place.
        """
        return not self.is_busy and self.unsaved.save()

    def forget_unsaved(self) -> None:
        """Give up what could not be stored."""
        self.unsaved.clear()

    def read_again(self) -> bool:
        """Take the file as somebody else left it: True means, show everything anew. Raises LibraryError."""
        if not self.session.refresh():
            return False
        self.undo_stack.clear()  # its steps lead back to what is no longer there
        self.unsaved.seen.forget()
        return True

    def take_back(self, change: Change) -> None:
        """Undo ``change``: by name if it was the last one, else by an edit of its own."""
        if self.is_last([change]):
            self.undo()
        else:
            self.edit(change.inverse)

    def is_last(self, changes: Sequence[Change]) -> bool:
        """Whether these changes are the step that would be undone next."""
        return self._steps.is_last(changes)

    def close(self) -> None:
        self.unsaved.stop()
        self._long.close()
        self.works.forget_all()
        self.undo_stack.clear()
        self.session.close()

    def _refuse(self, error: AdvisorError) -> None:
        if not isinstance(error, Cancelled):
            self.not_saved.emit(error)

    def _take_all(self, changes: Sequence[Change], name: str) -> None:
        self.unsaved.kept.forget([change.edit for change in changes])
        self._steps.push_all(changes, name)
        self._tell(changes)

    def _carry_out_all(self, edits: Sequence[Edit]) -> Sequence[Change]:
        try:
            changes = (self.session.do(edits[0]),) if len(edits) == 1 else self.session.do_all(edits)
        except AdvisorError as error:
            self._tell_trouble(error)
            return ()
        self._tell(changes)
        return changes

    def _tell(self, changes: Sequence[Change]) -> None:
        """One word for all of them: what they touch is shown anew once."""
        self._trouble = None
        self.unsaved.seen.take(changes)
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
        """Keep what was typed and could not be saved, to be retried. Raises ``error`` for other edits."""
        can_wait = len(edits) == 1 or all(map(is_answer, edits))  # of a step, the half would be missing
        if not can_wait or not self.unsaved.keep(edits):
            if isinstance(error, OVERTAKEN):
                self.overtaken.emit(error)
            raise error
        if not isinstance(error, LibraryBusy):  # which is told of already
            self._tell_trouble(error)

    def _tell_trouble(self, error: AdvisorError, *, by_owner: bool = True) -> None:
        """Only once where nobody asked for it: it is tried again and again."""
        if (self.unsaved.is_retrying or not by_owner) and type(error) is self._trouble:
            return
        self._trouble = type(error)
        self.not_saved.emit(error)
        if isinstance(error, OVERTAKEN):
            self.overtaken.emit(error)

    def _keep_in_a_fault(self, edits: Sequence[Edit]) -> None:
        with suppress(AdvisorError):  # no answers: there is nothing typed to be kept
            self._keep(
                edits,
                AdvisorError(
                    what=_tr("This was not saved."),
                    why=_tr("Rightsource has a fault here."),
                    remedy=_tr("It is kept, and saving it is tried again."),
                ),
            )

    def _give_up(self, failed: Callable[[AdvisorError], None], error: AdvisorError) -> None:
        failed(error)
        self._catch_up()

    def _catch_up(self) -> None:
        """Store what had to wait while very many edits were stored."""
        results, self._results = self._results, {}
        for task_id, assessment in results.items():
            if self.is_in_use(task_id):
                self.remember_result(task_id, assessment)
        if self.has_unsaved:
            self.save_unsaved()


def _tr(text: str) -> str:
    return QCoreApplication.translate("open_library", text)
