"""Tries again and again to store what an owner typed, and never writes over somebody else's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from advisor.domain.edits import Change, Edit
from advisor.errors import AdvisorError
from advisor.library.errors import (
    LibraryChangedUnderneath,
    LibraryError,
    LibraryGone,
    LibraryReplaced,
    LibraryTakenOver,
)
from advisor.library.standing import Fate, Standing, fate_of
from advisor.session import Session
from ui.kept_edits import Kept, KeptEdits
from ui.seen import Seen

RETRY_MILLISECONDS = 4000

# Somebody else has changed, taken or moved the file; its owner has to know, and to choose.
OVERTAKEN = (LibraryChangedUnderneath, LibraryReplaced, LibraryGone, LibraryTakenOver)


class Unsaved(QObject):
    """What is kept, until it is stored, decided about or given up.

    ``store`` stores an edit; None where it could not be. ``tell`` says why nothing can be stored just now.
    """

    undecided = Signal()  # somebody else wrote in the same place, or took it away
    all_stored = Signal()  # everything that had to wait

    def __init__(
        self,
        session: Session,
        *,
        store: Callable[[Edit], Change | None],
        tell: Callable[[AdvisorError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.kept = KeptEdits()
        self.seen = Seen(session)
        self.is_retrying = False
        self.contested: list[Kept] = []
        self._session = session
        self._store = store
        self._tell = tell
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MILLISECONDS)
        self._retry.timeout.connect(self.save)

    def keep(self, edits: Sequence[Edit]) -> bool:
        """Keep what was typed, to be stored as soon as that works; False for edits that cannot wait."""
        if not self.kept.keep(edits, self.seen):
            return False
        self._retry.start()
        return True

    def save(self) -> bool:
        """Try to store everything; whether everything is stored now."""
        self.is_retrying = True
        try:
            is_saved = self._save()
        except LibraryError as error:  # it cannot even be read
            self._tell(error)
            return False
        finally:
            self.is_retrying = False
        if is_saved and self._retry.isActive():
            self._retry.stop()
            self.all_stored.emit()
        return is_saved

    def clear(self) -> None:
        self.kept.clear()
        self.contested = []
        self._retry.stop()

    def stop(self) -> None:
        self._retry.stop()

    def give(self) -> list[Kept]:
        """Hand everything over, to be stored in another file."""
        kept = self.kept.all()
        self.clear()
        return kept

    def take(self, kept: Sequence[Kept]) -> None:
        """Store what another file did not take, as far as it fits here."""
        self.kept.take_over(kept)
        if kept:
            self._retry.start()
            self.save()

    def decide(self, one: Kept, now: Standing | None, *, for_ours: bool) -> None:
        """Take what was typed, in place of what stands there ``now``; or leave that, and forget ours."""
        if for_ours:
            self.kept.accept(one.edit, now)
        else:
            self.kept.forget([one.edit])

    def is_contested(self, edit: Edit) -> bool:
        """Whether something is kept for the same place that waits to be decided about."""
        one = self.kept.find(edit)
        try:
            return one is not None and self._fate(one) in (Fate.DIFFERS, Fate.HOMELESS)
        except LibraryError:
            return True

    def _save(self) -> bool:
        if self.kept and (trouble := self._session.trouble()) is not None:
            self._tell(trouble)
            return False
        contested = []
        for one in self.kept.all():
            match self._fate(one):
                case Fate.DONE:
                    self.kept.forget([one.edit])
                case Fate.FREE:
                    try:
                        if self._store(one.edit) is None:
                            return False
                    except LibraryError:
                        raise
                    except AdvisorError:  # in the moment since, its place was taken away
                        contested.append(one)
                case _:
                    contested.append(one)
        if contested != self.contested:
            self.contested = contested
            if contested:
                self.undecided.emit()
        return not self.kept

    def _fate(self, one: Kept) -> Fate:
        try:
            return fate_of(one.edit, one.before, self._session)
        except LibraryError:
            raise
        except AdvisorError:
            return Fate.HOMELESS
