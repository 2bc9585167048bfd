"""Counts what a library holds, and tells from its owner's words and figures whether it has changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from advisor.library import business, errors
from advisor.library.connection import Connection
from advisor.progress import Progress
from advisor.records import Struct
from advisor.sha256 import sha256

_AT_ONCE = 500

# Made from what owners enter: to look at a task may renew it. All else counts as theirs.
_MADE_TABLES = ("assessment", "unread_task", "task_words", "sqlite_")
_MADE_COLUMNS = ("sort_key", "advice", "cost")
_IN_USE = {
    "tasks": "SELECT count(*) FROM task WHERE deleted_at IS NULL",
    "vendors": "SELECT count(*) FROM vendor WHERE deleted_at IS NULL",
    "notes": "SELECT count(*) FROM vendor_note WHERE vendor_id IN"
    " (SELECT id FROM vendor WHERE deleted_at IS NULL)",
    "quotes": "SELECT count(*) FROM quote WHERE task_id IN (SELECT id FROM task WHERE deleted_at IS NULL)",
    "documents": "SELECT count(*) FROM task_document WHERE task_id IN"
    " (SELECT id FROM task WHERE deleted_at IS NULL)",
}


class Holds(Struct, frozen=True, kw_only=True):
    """What is in a library, the bin left out. ``documents``: that the owner has written into."""

    tasks: int
    vendors: int
    notes: int
    quotes: int
    documents: int
    business: str


def holds(connection: Connection) -> Holds:
    """What the library holds. Raises LibraryDamaged."""
    with _strangeness_named(connection):
        tables = _tables(connection)
        has_papers = {"task_document", "picture"} <= tables
        counts = {
            name: connection.number(sql) if name != "documents" or has_papers else 0
            for name, sql in _IN_USE.items()
        }
        name = business.read(connection, with_logo=has_papers).name
    return Holds(**counts, business=name)


def digest(connection: Connection, progress: Progress | None = None) -> str:
    """The same as long as nothing is changed that an owner entered. Raises LibraryDamaged, Cancelled."""
    found = sha256()
    with _strangeness_named(connection):
        for table in _tables_of_owner(connection):
            found.update(f"{table}\n".encode("utf-8", "surrogatepass"))
            for row in _rows(connection, table):
                found.update(repr(row).encode("utf-8", "surrogatepass"))
                if progress is not None:
                    progress.go_on()
    return found.hexdigest()


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever entered. Raises LibraryDamaged."""
    with _strangeness_named(connection):
        return all(
            connection.row(f"SELECT 1 FROM {_quoted(table)} LIMIT 1") is None
            for table in _tables_of_owner(connection)
        )


def _rows(connection: Connection, table: str) -> Iterator[tuple[object, ...]]:
    named = connection.rows("SELECT name FROM pragma_table_info(?)", [table])
    columns = ", ".join(_quoted(name) for (name,) in named if name not in _MADE_COLUMNS)
    last = None
    while True:
        where = "" if last is None else "WHERE rowid > ?"
        rows = connection.rows(
            f"SELECT rowid, {columns} FROM {_quoted(table)} {where} ORDER BY rowid LIMIT {_AT_ONCE}",
            [] if last is None else [last],
        )
        for row in rows:
            yield row[1:]
        if len(rows) < _AT_ONCE:
            return
        last = rows[-1][0]


def _tables(connection: Connection) -> set[str]:
    return {row[0] for row in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def _tables_of_owner(connection: Connection) -> list[str]:
    return sorted(name for name in _tables(connection) if not name.startswith(_MADE_TABLES))


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


@contextmanager
def _strangeness_named(connection: Connection) -> Iterator[None]:
    """A file that bears our mark and lacks our columns is a damaged one."""
    try:
        yield
    except sqlite3.Error as error:
        raise errors.LibraryDamaged(connection.path.name) from error
