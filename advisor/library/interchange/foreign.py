"""Reads a library that somebody else made, never trusting it: a private copy, read only, a known schema."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from advisor.errors import Cancelled, InputRefused
from advisor.language import tr
from advisor.library import errors, header, own_schema, schema
from advisor.library.file_uri import file_uri
from advisor.library.interchange.collect import collect
from advisor.library.interchange.contents import Contents
from advisor.library.interchange.files import refuse_unreadable
from advisor.library.lock import Lock
from advisor.library.migrations import STEPS
from advisor.library.private_copy import private_copy
from advisor.library.schema_size import is_large_schema
from advisor.library.surroundings import Surroundings
from advisor.private_copies import private_folder
from advisor.progress import Progress

LARGEST_BYTES = 2_000_000_000
_LARGEST_VALUE = 5_000_000  # bytes
_STEPS_BETWEEN_LOOKS = 100_000  # of SQLite's machine
_MOST_LOOKS = 500_000
_NEEDLESS = re.compile(r'[\s\[\]"`]+')
_SPARE = "task_words"  # the index of words has tables of its own, which are not read
_READ = frozenset(
    ("task", "quote", "vendor", "vendor_note", "assessment", "setting", "task_document", "picture")
)
_SCHEMA_TABLES = ("sqlite_schema", "sqlite_master")
_PRAGMAS = ("application_id", "user_version", "table_xinfo", "quick_check", "foreign_key_check")
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


def read_foreign(path: Path, progress: Progress, *, surroundings: Surroundings | None = None) -> Contents:
    """All that the library at ``path`` holds; the file is left as it is.

    Raises LibraryInUse where somebody has it open, any LibraryError, InputRefused and Cancelled.
    """
    resolved = path.resolve()
    Lock(resolved, surroundings or Surroundings()).refuse_other_holder()
    header.read_header(resolved, newest=schema.VERSION)
    refuse_unreadable(resolved, most=LARGEST_BYTES)
    journal = resolved.with_name(f"{resolved.name}-journal")
    if journal.is_file() and journal.stat().st_size:
        refuse_unreadable(journal, most=LARGEST_BYTES)
    with (
        # With the journal of a change that was broken off: the copy takes it back.
        private_copy(resolved, progress, beside=("-journal",), most=LARGEST_BYTES) as copy,
        _opened(copy, resolved, progress) as library,
    ):
        _refuse_other_kind(library)
        if is_large_schema(copy):
            raise not_ours()
        version = _verified(library)
        return collect(library, progress, version=version)


class _Foreign:
    """The private copy; ``path`` is the file it was made of."""

    def __init__(self, raw: sqlite3.Connection, path: Path) -> None:
        self._raw = raw
        self.path = path

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        return self._raw.execute(sql, parameters).fetchall()


@contextmanager
def _opened(copy: Path, path: Path, progress: Progress) -> Iterator[_Foreign]:
    has_journal = copy.with_name(f"{copy.name}-journal").exists()
    raw = sqlite3.connect(
        file_uri(copy, mode="rw" if has_journal else "ro"), uri=True, isolation_level=None, timeout=0
    )
    looks = 0

    def look() -> bool:
        nonlocal looks
        looks += 1
        return progress.is_cancelled or looks > _MOST_LOOKS

    try:
        for limit, value in _LIMITS.items():
            raw.setlimit(limit, value)
        raw.execute("PRAGMA trusted_schema = OFF")
        raw.execute("PRAGMA cell_size_check = ON")
        raw.execute("PRAGMA mmap_size = 0")
        raw.execute("PRAGMA query_only = ON")
        raw.set_authorizer(_allow)
        raw.set_progress_handler(look, _STEPS_BETWEEN_LOOKS)
        yield _Foreign(raw, path)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        if progress.is_cancelled:
            raise Cancelled from error
        raise errors.LibraryDamaged(path.name) from error
    finally:
        raw.close()


def _allow(
    action: int, first: str | None, second: str | None, _database: str | None, source: str | None
) -> int:
    """Nothing but reading our own tables, and looking at what there is. ``source``: a view or a trigger."""
    if source is not None:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_SELECT:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_READ and (first in _READ or first in _SCHEMA_TABLES):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def not_ours() -> InputRefused:
    """For a database whose tables, or whatever else it defines, are not those of a library."""
    return InputRefused(
        key="",
        problem=tr("its tables are not those of a Rightsource library."),
        remedy=tr("Open it in Rightsource and export it, or go back to one of its backups."),
    )


def _refuse_other_kind(library: _Foreign) -> None:
    """What the header says, read without the schema; this also plays a journal back. Raises NotALibrary."""
    if library.rows("PRAGMA application_id") != [(header.APPLICATION_ID,)]:
        raise errors.NotALibrary(library.path.name)


def _verified(library: _Foreign) -> int:
    """The schema version, after making sure that the schema is ours. Raises LibraryError, InputRefused."""
    name = library.path.name
    version = int(library.rows("PRAGMA user_version")[0][0])
    header.refuse_version(name, version, newest=schema.VERSION)
    expected = _expected(version)
    found = _described(library.rows)
    things = library.rows("SELECT type, name, sql FROM sqlite_schema")
    # To the letter, where it is known so well: a check would be run by the look for damage below.
    is_known = version > own_schema.NEWEST or own_schema.is_ours(things, version)
    if found != expected or not is_known:
        raise not_ours()
    if library.rows("PRAGMA quick_check(1)") != [("ok",)] or library.rows("PRAGMA foreign_key_check"):
        raise errors.LibraryDamaged(name)
    return version


@cache
def _expected(version: int) -> frozenset[tuple[Any, ...]]:
    """What the schema of a version looks like, from a library made for it."""
    from sqlite_utils import Database

    with private_folder() as folder:
        path = folder / "empty"
        raw = sqlite3.connect(os.fspath(path), isolation_level=None)
        try:
            database = Database(raw, execute_plugins=False, recursive_triggers=False)
            for step in STEPS[:version]:
                step(database)
            return _described(lambda sql: raw.execute(sql).fetchall())
        finally:
            raw.close()


def _described(rows: Any) -> frozenset[tuple[Any, ...]]:
    """Tables with their columns, and all else to the letter, whatever the spaces and the quotes around names.

    Columns rather than what made the table: other versions of the same library of code word that differently.
    """
    found: set[tuple[Any, ...]] = set()
    for kind, name, table, sql in rows("SELECT type, name, tbl_name, sql FROM sqlite_schema"):
        if str(table).startswith(f"{_SPARE}_") or str(name).startswith("sqlite_"):
            continue
        is_plain = kind == "table" and not str(sql).upper().startswith("CREATE VIRTUAL")
        if is_plain and name in _READ:
            columns = rows(f"PRAGMA table_xinfo({name})")
            found |= {(kind, name, column, type_, hidden) for _, column, type_, _, _, _, hidden in columns}
        else:
            found.add((kind, name, table, _NEEDLESS.sub("", str(sql))))
    return frozenset(found)
