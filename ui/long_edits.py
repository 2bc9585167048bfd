"""Stores edits so many that they would hold the window up: in a worker, to be cancelled, all or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from advisor.domain.edits import Change, Edit
from advisor.errors import AdvisorError
from advisor.library.aside import Aside
from advisor.session import Session
from ui.works import Work, Works

MANY = 500  # edits; so many take a tenth of a second


class LibraryBusy(AdvisorError):
    """Two cannot write at once, and the owner need not wait for what is refused."""

    def __init__(self) -> None:
        super().__init__(
            what=_tr("Nothing was changed."),
            why=_tr("A long list is being stored just now."),
            remedy=_tr("Wait until it is, or cancel it, and try again."),
        )


class LongEdits:
    """One lot at a time, over a connection of its own; it is committed in the window's thread."""

    def __init__(self, session: Session, works: Works) -> None:
        self._session = session
        self._works = works
        self._under_way: tuple[Work, Aside] | None = None

    @property
    def is_busy(self) -> bool:
        return self._under_way is not None

    @staticmethod
    def takes(size: int) -> bool:
        """Whether so many edits are for it; fewer are stored at once."""
        return size > MANY

    def store(
        self,
        edits: Sequence[Edit],
        *,
        sentence: str,
        done: Callable[[Sequence[Change]], None],
        failed: Callable[[AdvisorError], None],
    ) -> None:
        """``done`` once they are on the disk; ``failed``, with nothing changed, also when cancelled."""
        aside = self._session.aside()
        work = self._works.start(
            partial(aside.carry_out, edits),
            sentence=sentence,
            done=partial(self._take, aside, done, failed),
            failed=partial(self._fail, aside, failed),
        )
        self._under_way = (work, aside)

    def close(self) -> None:
        """Cancel what is under way, and leave the library as it was before."""
        if self._under_way is not None:
            work, aside = self._under_way
            work.cancel()
            work.wait()
            aside.roll_back()
            self._under_way = None

    def _take(
        self,
        aside: Aside,
        done: Callable[[Sequence[Change]], None],
        failed: Callable[[AdvisorError], None],
        changes: Sequence[Change],
    ) -> None:
        if not self._is_under_way(aside):
            return
        self._under_way = None
        try:
            self._session.take(aside)
        except AdvisorError as error:
            failed(error)
        else:
            done(changes)

    def _fail(self, aside: Aside, failed: Callable[[AdvisorError], None], error: AdvisorError) -> None:
        if self._is_under_way(aside):
            self._under_way = None
            aside.roll_back()
            failed(error)

    def _is_under_way(self, aside: Aside) -> bool:
        """Not any more once the library was closed."""
        return self._under_way is not None and self._under_way[1] is aside


def _tr(text: str) -> str:
    return QCoreApplication.translate("long_edits", text)
