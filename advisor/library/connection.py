"""One connection to a library file: opened safely, read plainly, written only inside ``transaction()``.

Importing sqlite-utils costs 100 ms and more (it pulls in numpy), and nothing before the window's first paint
writes. So files are opened and read with Python's own ``sqlite3``, and the first write wraps sqlite-utils
around the same connection. (Where pysqlite3 is installed, sqlite-utils would prefer it for connections it
makes itself; it makes none here, and only its ``alter=True`` looks at the exceptions of that module.)
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.library import copying, errors
from advisor.library.column_types import are_as_declared
from advisor.library.file_uri import file_uri
from advisor.library.sqlite_words import explain
from advisor.progress import Progress

if TYPE_CHECKING:
    from sqlite_utils import Database

_STEPS_BETWEEN_LOOKS = 10_000  # of SQLite's machine: about a millisecond

# Outside of a transaction, where they are no-ops, and before anything reads the schema.
_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
)


class Connection:
    """A connection to the file at ``path``, which must exist. Use it in the thread that made it.

    ``before_writing``: called at the start of each transaction; raises when writing is not ours to do.
    ``any_thread``: it may be handed over to another thread, which takes turns with the first.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        timeout: float = copying.BUSY_TIMEOUT_SECONDS,
        before_writing: Callable[[], None] | None = None,
        any_thread: bool = False,
    ) -> None:
        self.path = path
        self._before_writing = before_writing
        self._database: Database | None = None
        self._file_identity = _file_identity(path)
        self._is_stale = False  # a change was broken off, and none was stored since
        self._journal = f"{os.fspath(path)}-journal"
        if self._file_identity is None:
            raise errors.LibraryMissing(path.name)
        uri = file_uri(path, mode="ro" if read_only else "rw")
        with self._explained_when_reading():
            self._raw = sqlite3.connect(
                uri, uri=True, isolation_level=None, timeout=timeout, check_same_thread=not any_thread
            )
        try:
            with self._explained_when_reading():
                for pragma in _PRAGMAS:
                    self._raw.execute(pragma)
                if not read_only:
                    # TRUNCATE and EXTRA: with them no simulated power cut lost an acknowledged change.
                    self._raw.execute("PRAGMA journal_mode = TRUNCATE").fetchall()
                self._data_version = self._read_data_version()
        except BaseException:
            self._raw.close()
            raise

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT or PRAGMA.

        Raises LibraryDamaged, LibraryInUse, LibraryUnreadable, and LibraryReplaced or LibraryGone where a
        journal beside it is another file's.
        """
        self._refuse_journal_of_another()
        with self._explained_when_reading():
            try:
                cursor = self._raw.execute(sql, parameters)
                found = cursor.fetchall()
            except sqlite3.DatabaseError as error:
                if (
                    not self._is_stale
                    or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT
                ):
                    raise
                # What SQLite still had in memory of the change; by now it has read the file anew.
                self._is_stale = False
                cursor = self._raw.execute(sql, parameters)
                found = cursor.fetchall()
        if not are_as_declared(cursor.description, found):
            raise errors.LibraryDamaged(self.path.name)
        return found

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a SELECT, None where there is none. Raises as ``rows``."""
        # All are fetched: a statement left half-way would go on holding a lock.
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def number(self, sql: str) -> int:
        """The one whole number a SELECT or PRAGMA answers with. Raises as ``rows``."""
        found = self.row(sql)
        assert found is not None
        return int(found[0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """The one way to write: all of it is on the disk when the block is left, or nothing of it.

        Raises LibraryChangedUnderneath when somebody else changed the file since it was last read here, until
        ``accept_foreign_change``. Raises LibraryReplaced, LibraryGone, LibraryInUse, DiskFull, SaveFailed,
        LibraryReadOnly, LibraryDamaged, and what ``before_writing`` raises. Does not nest.
        """
        self.refuse_replaced()
        if self._before_writing is not None:
            self._before_writing()
        with self.explained_when_saving():
            # IMMEDIATE takes the write lock before anything is read: what is read in here stays true in here.
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_foreign_change()
                yield
                self._raw.execute("COMMIT")
                self._is_stale = False
            except BaseException:
                self._is_stale = True
                # A full disk may have ended the transaction already.
                if self._raw.in_transaction:
                    # What cannot be taken back now is taken back when the file is next read.
                    with suppress(sqlite3.DatabaseError):
                        self._raw.execute("ROLLBACK")
                raise

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Within, all that is read is of one moment. Keep it short: nobody else can save meanwhile."""
        self._refuse_journal_of_another()
        with self._explained_when_reading():
            self._raw.execute("BEGIN").fetchall()
        try:
            yield
        finally:
            if self._raw.in_transaction:
                with suppress(sqlite3.Error):
                    self._raw.execute("ROLLBACK")

    def has_foreign_change(self) -> bool:
        """Whether another process has changed the file, or another file has its place, since it was read."""
        return not self.is_in_place or self.was_written_elsewhere()

    def was_written_elsewhere(self) -> bool:
        """Whether another process has changed the file that is open here since it was read."""
        return self._read_data_version() != self._data_version

    @property
    def is_in_place(self) -> bool:
        """Whether the file still has its name, so that what is written is found there again."""
        return _file_identity(self.path) == self._file_identity

    def refuse_foreign_change(self) -> None:
        """Raise LibraryGone, LibraryReplaced or LibraryChangedUnderneath, as a transaction would."""
        self.refuse_replaced()
        self._refuse_foreign_change()

    def accept_foreign_change(self) -> None:
        """Take the file as it is now: whoever calls this reads again everything it shows."""
        self._data_version = self._read_data_version()

    def keep_in_memory(self) -> None:
        """Write no page before the commit: other connections can read until then, however much is changed."""
        self._raw.execute("PRAGMA cache_spill = OFF").fetchall()

    def shrink(self) -> None:
        """Let go of the pages that are kept in case they are asked for again: up to 2 MB."""
        self._raw.execute("PRAGMA shrink_memory").fetchall()

    @contextmanager
    def watched(self, progress: Progress) -> Iterator[None]:
        """Within, whatever SQLite is at is broken off when it is no longer wanted. Raises Cancelled."""
        self._raw.set_progress_handler(lambda: progress.is_cancelled, _STEPS_BETWEEN_LOOKS)
        try:
            yield
        finally:
            self._raw.set_progress_handler(None, 0)

    def copy_into(self, path: Path) -> None:
        """Write a compact copy of the library as it is now to ``path``, which must not exist.

        Raises BackupFailed, LibraryDamaged, LibraryReplaced, LibraryGone.
        """
        self._refuse_journal_of_another()
        copying.copy_compactly(self._raw, self.path.name, path)

    def copy_in_steps(self, path: Path, step: Callable[[int, int], None]) -> None:
        """Write a copy of the library as it is to the empty file at ``path``, page by page.

        Others can write between two steps, so that no copy, however large, holds them up; what they write is
        in the copy then. ``step`` is told how many pages of how many are done; what it raises ends the copy.
        Raises as ``copy_into``, and LibraryInUse.
        """
        self._refuse_journal_of_another()
        copying.copy_in_steps(self._raw, self.path.name, path, step)

    def close(self) -> None:
        """Close the file and remove its empty journal."""
        if self.is_in_place:  # else the journal there is another file's, which may need it
            with suppress(sqlite3.Error):
                # Leaving TRUNCATE deletes the journal; an empty one beside the file would puzzle its owner.
                self._raw.execute("PRAGMA journal_mode = DELETE").fetchall()
        self._raw.close()
        self._database = None

    @property
    def database(self) -> Database:
        """sqlite-utils around this connection; write with it inside ``transaction()`` only."""
        if self._database is None:
            from sqlite_utils import Database

            # recursive_triggers: there are no triggers, and the pragma would be one more thing to undo.
            self._database = Database(self._raw, execute_plugins=False, recursive_triggers=False)
        return self._database

    @property
    def raw(self) -> sqlite3.Connection:
        """What SQLite's own module has of it; write with it inside ``transaction()`` only."""
        return self._raw

    def _read_data_version(self) -> int:
        return self.number("PRAGMA data_version")

    def _refuse_foreign_change(self) -> None:
        if self.was_written_elsewhere():
            raise errors.LibraryChangedUnderneath(self.path.name)

    def refuse_replaced(self) -> None:
        """Raise LibraryGone or LibraryReplaced where the file has not its name any more.

        A sync program puts a new file in place of the old: we would write to one without a name.
        """
        identity = _file_identity(self.path)
        if identity is None:
            raise errors.LibraryGone(self.path.name)
        if identity != self._file_identity:
            raise errors.LibraryReplaced(self.path.name)

    def _refuse_journal_of_another(self) -> None:
        """Raise LibraryReplaced or LibraryGone where reading would carry out a journal that is not ours.

        SQLite finds it by its name: our file would be spoilt, and the one that is there now would lose what
        makes it whole.
        """
        try:
            is_empty = os.stat(self._journal).st_size == 0
        except OSError:
            return
        if not is_empty:
            self.refuse_replaced()

    @contextmanager
    def _explained_when_reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            explain(error, self.path.name, otherwise=errors.LibraryUnreadable, is_damaged=self._is_damaged)
        except UnicodeDecodeError as error:  # SQLite's own message quotes what is in the file
            raise errors.LibraryDamaged(self.path.name) from error

    @contextmanager
    def explained_when_saving(self) -> Iterator[None]:
        """Within, what SQLite complains about is raised in words; ``transaction`` does so by itself."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            explain(error, self.path.name, otherwise=errors.SaveFailed, is_damaged=self._is_damaged)

    def _is_damaged(self) -> bool:
        """Whether what no sound library would answer comes of damage; else the fault is ours."""
        try:
            return self._raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return True


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
