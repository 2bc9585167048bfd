"""One connection to a library file: opened safely, read plainly, written only inside ``transaction()``.

Importing sqlite-utils costs 100 ms and more (it pulls in numpy), and nothing before the window's first paint
writes. So files are opened and read with Python's own ``sqlite3``, and the first write wraps sqlite-utils
around the same connection. (Where pysqlite3 is installed, sqlite-utils would prefer it for connections it
makes itself; it makes none here, and only its ``alter=True`` looks at the exceptions of that module.)
"""

from __future__ import annotations

import os
import sqlite3
import urllib.parse
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from advisor.errors import Cancelled
from advisor.language import tr
from advisor.library import errors
from advisor.progress import Progress

if TYPE_CHECKING:
    from sqlite_utils import Database

BUSY_TIMEOUT_SECONDS = 3.0
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
        timeout: float = BUSY_TIMEOUT_SECONDS,
        before_writing: Callable[[], None] | None = None,
        any_thread: bool = False,
    ) -> None:
        self.path = path
        self._before_writing = before_writing
        self._database: Database | None = None
        self._file_identity = _file_identity(path)
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
        """All rows of a SELECT or PRAGMA. Raises LibraryDamaged, LibraryInUse, LibraryUnreadable."""
        with self._explained_when_reading():
            return self._raw.execute(sql, parameters).fetchall()

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
    def transaction(self) -> Iterator[Database]:
        """The one way to write: all of it is on the disk when the block is left, or nothing of it.

        Raises LibraryChangedUnderneath when somebody else changed the file since it was last read here; the
        next transaction goes through, so read again what is shown first. Raises LibraryInUse, DiskFull,
        SaveFailed, LibraryReadOnly, LibraryDamaged, and what ``before_writing`` raises. Does not nest.
        """
        database = self.database
        self._refuse_replaced_file()
        if self._before_writing is not None:
            self._before_writing()
        with self._explained_when_saving():
            # IMMEDIATE takes the write lock before anything is read: what is read in here stays true in here.
            self._raw.execute("BEGIN IMMEDIATE")
            try:
                self._refuse_foreign_change()
                yield database
                self._raw.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self._raw.in_transaction:
                    self._raw.execute("ROLLBACK")
                raise

    def has_foreign_change(self) -> bool:
        """Whether another process has changed the file, or another file has its place, since it was read."""
        return (
            _file_identity(self.path) != self._file_identity
            or self._read_data_version() != self._data_version
        )

    def refuse_foreign_change(self) -> None:
        """Raise LibraryChangedUnderneath, the first time that ``has_foreign_change`` would say so."""
        self._refuse_replaced_file()
        self._refuse_foreign_change()

    def accept_foreign_change(self) -> None:
        """Take the file as it is now: whoever calls this reads again everything it shows."""
        self._data_version = self._read_data_version()

    def keep_in_memory(self) -> None:
        """Write no page before the commit: other connections can read until then, however much is changed."""
        self._raw.execute("PRAGMA cache_spill = OFF").fetchall()

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

        Raises BackupFailed, LibraryDamaged.
        """
        try:
            self._raw.execute("VACUUM INTO ?", [os.fspath(path)])
        except sqlite3.DatabaseError as error:
            _refuse_cancelled(error)
            damaged = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
            kind = errors.LibraryDamaged if damaged else errors.BackupFailed
            raise kind(self.path.name) from error

    def close(self) -> None:
        """Close the file and remove its empty journal."""
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

    def _read_data_version(self) -> int:
        return self.number("PRAGMA data_version")

    def _refuse_foreign_change(self) -> None:
        version = self._read_data_version()
        if version != self._data_version:
            self._data_version = version
            raise errors.LibraryChangedUnderneath(self.path.name, replaced=False)

    def _refuse_replaced_file(self) -> None:
        """A sync program puts a new file in place of the old: we would write to one without a name."""
        if _file_identity(self.path) != self._file_identity:
            raise errors.LibraryChangedUnderneath(self.path.name, replaced=True)

    @contextmanager
    def _explained_when_reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            self._explain(error, otherwise=errors.LibraryUnreadable)

    @contextmanager
    def _explained_when_saving(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            self._explain(error, otherwise=errors.SaveFailed)

    def _explain(
        self, error: sqlite3.DatabaseError, *, otherwise: type[errors.LibraryUnreadable | errors.SaveFailed]
    ) -> NoReturn:
        """Raise what ``error`` means to an owner, or ``error`` itself where the fault is ours."""
        name = self.path.name
        _refuse_cancelled(error)
        code = getattr(error, "sqlite_errorcode", None)
        if code is None:
            if "UTF-8" in str(error):  # Python's own complaint about a stored text
                raise errors.LibraryDamaged(name) from error
            raise error
        match code & 0xFF:  # the low byte is the kind, the rest its details
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise errors.LibraryInUse(name, by=tr("in another program"), can_take_over=False) from error
            case sqlite3.SQLITE_CORRUPT:
                raise errors.LibraryDamaged(name) from error
            case sqlite3.SQLITE_NOTADB:
                raise errors.NotADatabase(name) from error
            case sqlite3.SQLITE_FULL:
                raise errors.DiskFull(name) from error
            case sqlite3.SQLITE_READONLY:
                raise errors.LibraryReadOnly(name) from error
            case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
                raise otherwise(name) from error
        raise error


def _refuse_cancelled(error: sqlite3.DatabaseError) -> None:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
        raise Cancelled from error


def file_uri(path: Path, *, mode: str) -> str:
    """``path`` as SQLite wants it in a URI: every byte that could mean something else is percent-encoded.

    Not ``Path.as_uri``: it writes a network path's host as an authority, which SQLite refuses.
    """
    plain = path.absolute().as_posix()
    quoted = urllib.parse.quote_from_bytes(os.fsencode(plain))
    return f"file://{'' if plain.startswith('/') else '/'}{quoted}?mode={mode}"


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
