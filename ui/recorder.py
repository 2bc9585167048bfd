"""Writes into the log what happens in the window: kinds, counts and times, never what the owner wrote."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot, qVersion

from advisor import __version__
from advisor.domain.edits import Change
from advisor.errors import AdvisorError
from ui.libraries import LibraryPresenter
from ui.log import Log
from ui.open_library import OpenLibrary
from ui.works import Works


class Recorder(QObject):
    """Listens to the program's parts as long as it lives."""

    def __init__(
        self, log: Log, *, libraries: LibraryPresenter, works: Works, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._log = log
        self._library: OpenLibrary | None = None
        libraries.opened.connect(self._opened)
        libraries.left.connect(self._left)
        works.began.connect(self._began)
        works.ended.connect(self._ended)
        if libraries.desk is not None:
            self._opened(libraries.desk.library)

    @Slot(object)
    def _opened(self, library: OpenLibrary) -> None:
        self._log.note("library opened")
        self._library = library
        library.changed.connect(self._changed)
        library.not_saved.connect(self._not_saved)

    @Slot()
    def _left(self) -> None:
        if self._library is not None:
            self._library = None
            self._log.note("library closed")

    @Slot(object)
    def _changed(self, change: Change) -> None:
        touched = f"{len(change.task_ids)} tasks, {len(change.vendor_ids)} vendors"
        self._log.note(f"edit {type(change.edit).__name__}: {touched}")

    @Slot(object)
    def _not_saved(self, error: AdvisorError) -> None:
        self._log.trouble(f"not saved: {' < '.join(_kinds(error))}")

    @Slot(str)
    def _began(self, kind: str) -> None:
        self._log.note(f"work begun: {kind}")

    @Slot(str, str, float)
    def _ended(self, kind: str, how: str, seconds: float) -> None:
        self._log.note(f"work {how} after {seconds:.1f} s: {kind}")


def started(log: Log) -> None:
    """The first line of a run."""
    log.note(
        f"start: Rightsource {__version__}, Python {platform.python_version()}, Qt {qVersion()}, "
        f"SQLite {sqlite3.sqlite_version}, {platform.system()} {platform.release()}"
    )


def _kinds(error: BaseException) -> Iterator[str]:
    """The error and what it came of: their kinds, and the system's number for it."""
    at: BaseException | None = error
    for _ in range(4):
        if at is None:
            return
        number = getattr(at, "errno", None)
        code = getattr(at, "sqlite_errorname", None)
        told = code if isinstance(code, str) else f"errno {number}" if isinstance(number, int) else ""
        yield f"{type(at).__name__} ({told})" if told else type(at).__name__
        at = at.__cause__ or at.__context__
