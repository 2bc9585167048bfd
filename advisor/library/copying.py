"""Has SQLite copy an open library: in one piece, or page by page while others go on writing."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from advisor.language import tr
from advisor.library import errors
from advisor.library.file_uri import file_uri
from advisor.library.sqlite_words import explain_copying

BUSY_TIMEOUT_SECONDS = 3.0
_PAGES_AT_ONCE = 512  # 2 MB: copied in a few milliseconds
_SECONDS_BETWEEN_STEPS = 0.02  # only where somebody else was just writing


def copy_compactly(raw: sqlite3.Connection, name: str, to: Path) -> None:
    """As ``Connection.copy_into``; ``name``: that of the library."""
    try:
        raw.execute("VACUUM INTO ?", [os.fspath(to)])
    except sqlite3.DatabaseError as error:
        explain_copying(error, name)


def copy_in_steps(raw: sqlite3.Connection, name: str, to: Path, step: Callable[[int, int], None]) -> None:
    """As ``Connection.copy_in_steps``; ``name``: that of the library."""
    waiting_since: list[float] = []

    def told(status: int, left: int, total: int) -> None:
        if status not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            waiting_since.clear()
        elif not waiting_since:
            waiting_since.append(time.monotonic())
        elif time.monotonic() - waiting_since[0] > BUSY_TIMEOUT_SECONDS:
            raise errors.LibraryInUse(name, by=tr("in another program"), can_take_over=False)
        step(total - left, total)

    try:
        with closing(sqlite3.connect(file_uri(to, mode="rw"), uri=True)) as copy:
            copy.execute("PRAGMA journal_mode = OFF").fetchall()  # unfinished, it is thrown away
            copy.execute("PRAGMA synchronous = OFF").fetchall()  # whoever keeps it sees to the disk
            raw.backup(copy, pages=_PAGES_AT_ONCE, progress=told, sleep=_SECONDS_BETWEEN_STEPS)
    except sqlite3.DatabaseError as error:
        explain_copying(error, name)
