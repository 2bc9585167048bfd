"""A library file that is open: lock and connection together, from opening to closing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from advisor.library import errors, header, schema, words
from advisor.library.appearing import appearing
from advisor.library.aside import Aside
from advisor.library.connection import Connection
from advisor.library.lock import Lock
from advisor.library.rows import Writer
from advisor.library.schema_size import is_large_schema
from advisor.library.surroundings import Surroundings, as_text
from advisor.progress import Progress
from advisor.unfinished import clear_away

if TYPE_CHECKING:
    pass

SUFFIX = ".rightsource"


class Library:
    """An open library. Make one with ``create`` or ``open``, and close it."""

    def __init__(self, connection: Connection, lock: Lock, surroundings: Surroundings) -> None:
        self.connection = connection
        self.surroundings = surroundings
        self._lock: Lock | None = lock

    @classmethod
    def create(cls, path: Path, *, surroundings: Surroundings | None = None) -> Library:
        """Make a new library at ``path`` and open it. Raises LibraryExists, CannotCreate, and as ``open``.

        The file appears under its name only when it is whole.
        """
        surroundings = surroundings or Surroundings()
        path = path.parent.resolve() / path.name
        with appearing(path, surroundings.new_token) as unfinished:
            fill_empty(unfinished)
        return cls.open(path, surroundings=surroundings)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        take_over: bool = False,
        backups: Path | None = None,
        surroundings: Surroundings | None = None,
        progress: Progress | None = None,
    ) -> Library:
        """Open the library at ``path``, refusing what is none and what somebody else has open.

        ``take_over``: take the lock from whoever has it. ``backups``: where the copy goes that is made before
        an older library is brought up to date (the program's own folder unless given).
        ``progress``: told of that, which of a large library takes a while; cancelled, the library stays old.
        Raises any LibraryError, and Cancelled; a file that was refused is untouched.
        """
        surroundings = surroundings or Surroundings()
        path = path.resolve()  # one library has one lock, whatever links lead to it
        lock = Lock(path, surroundings)
        # Before the header is read: a library that is open in this process must not be opened as a file.
        lock.refuse_other_holder(take_over=take_over)
        header.read_header(path, newest=schema.VERSION)
        if is_large_schema(path):
            raise errors.LibraryDamaged(path.name)
        if not may_be_changed(path):
            raise errors.LibraryReadOnly(path.name)
        try:
            lock.acquire(take_over=take_over)
        except errors.DiskFull:
            raise errors.NoRoomToOpen(path.name) from None
        clear_away(path.parent)  # what a process that was killed left there
        try:
            connection = Connection(path, before_writing=lock.refuse_lost)
            library = cls(connection, lock, surroundings)
            try:
                library._prepare(backups, progress or Progress())
            except BaseException:
                connection.close()
                raise
        except BaseException:
            lock.release()
            raise
        return library

    @staticmethod
    def is_older(path: Path, *, take_over: bool = False) -> bool:
        """Whether ``open`` would bring the file up to date first. Raises as ``open``."""
        path = path.resolve()
        Lock(path, Surroundings()).refuse_other_holder(take_over=take_over)
        return header.read_header(path, newest=schema.VERSION).user_version < schema.VERSION

    def close(self) -> None:
        """Close the file and give the lock back. Closing twice is no fault."""
        if self._lock is not None:
            self.connection.close()
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the library file is."""
        return self.connection.path

    def trouble(self) -> errors.LibraryError | None:
        """Why an edit would be refused now, as far as that shows without making one; changes nothing.

        LibraryGone, LibraryReplaced, LibraryTakenOver or LibraryChangedUnderneath; LibraryUnreadable where
        the drive no longer answers.
        """
        try:
            self.connection.refuse_replaced()
            if self._lock is not None:
                self._lock.refuse_taken()
            self.connection.refuse_foreign_change()
        except errors.LibraryError as error:
            return error
        return None

    def let_go(self) -> None:
        """Give the lock back, but stay open to be read; the next edit takes it again, if it is free."""
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction, with the time it is made at. Raises as ``Connection.transaction``."""
        with self.connection.transaction():
            now = as_text(self.surroundings.now())
            writer = Writer(connection=self.connection, now=now)
            yield writer
            words.bring_up_to_date(writer)

    def aside(self) -> Aside:
        """For edits so many that they would hold up whoever uses this library."""
        assert self._lock is not None
        return Aside(
            self.connection,
            before_writing=self._lock.refuse_lost,
            now=lambda: as_text(self.surroundings.now()),
        )

    def _prepare(self, backups: Path | None, progress: Progress) -> None:
        version = schema.verify(self.connection)
        if version < schema.VERSION:
            from advisor.library.backups.note import Reason
            from advisor.library.backups.store import Store

            with self.connection.watched(progress):
                progress.report(0, 2)
                store = Store(self.path, root=backups, surroundings=self.surroundings)
                store.make(
                    Reason.UPDATE, connection=self.connection, step=lambda _done, _total: progress.go_on()
                )
                progress.report(1, 2)
                schema.migrate(self.connection, finish=self._read_tasks)
            schema.verify(self.connection)
        self.read_foreign_tasks()

    def _read_tasks(self) -> None:
        """Into the index of words: with the migration, or not at all."""
        now = as_text(self.surroundings.now())
        words.bring_up_to_date(Writer(connection=self.connection, now=now))

    def read_foreign_tasks(self) -> None:
        """Bring the index of words up to date, if another program has written tasks past it."""
        if words.is_behind(self.connection):
            with self.writing():
                pass


def may_be_changed(path: Path) -> bool:
    """Whether we have the right to write the file, and its journal and lock beside it."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def fill_empty(path: Path) -> None:
    """Make a library without a task of the empty file at ``path``. Raises as ``Connection.transaction``."""
    with closing(Connection(path)) as connection:
        schema.migrate(connection)
