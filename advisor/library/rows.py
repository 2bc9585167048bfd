"""What all tables share: values in and out of a row, and the error for a row that makes no sense."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from advisor.domain.task_format import parse_task_text
from advisor.errors import InputRefused
from advisor.library import errors
from advisor.progress import Progress
from advisor.records import Struct, field

if TYPE_CHECKING:
    import sqlite3

    from sqlite_utils import Database

    from advisor.library.connection import Connection

# Made once: to make it takes longer than to use it.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


class Writer(Struct, frozen=True, kw_only=True):
    """An open transaction, to be written into; ``connection`` reads in it, ``now`` is its time as text.

    ``progress``: told by what takes long, and asked whether it is still wanted.
    """

    connection: Connection
    now: str
    progress: Progress = field(default_factory=Progress)

    @property
    def database(self) -> Database:
        """sqlite-utils, which writes what an owner asks for."""
        return self.connection.database

    @property
    def plain(self) -> sqlite3.Connection:
        """For what the program writes by itself: a window that is only looked at loads no sqlite-utils."""
        return self.connection.raw


def to_json(data: Mapping[str, Any]) -> str:
    """One spelling for one value, so that an edit undone leaves the very bytes it found."""
    return _ENCODER.encode(data)


def from_json(text: str) -> dict[str, Any]:
    """Stored JSON, which must be an object. Raises ValueError or InputRefused."""
    if not isinstance(text, str):  # of a damaged file anything can come
        raise ValueError("stored JSON is text")
    data = parse_task_text(text, json_only=True)
    if not isinstance(data, dict):
        raise ValueError("a stored value is a JSON object")
    return data


@contextmanager
def damage_named(connection: Connection, part: str) -> Iterator[None]:
    """Raise LibraryDamaged, naming ``part``, for a stored value that cannot be read."""
    try:
        yield
    except (ValueError, InputRefused) as error:
        raise errors.LibraryDamaged(connection.path.name, part) from error


def flag_from_row(value: int | None) -> bool | None:
    """A truth value as SQLite keeps it; None: nobody said."""
    return None if value is None else bool(value)


def insert(writer: Writer, table: str, row: dict[str, Any]) -> int:
    """Add a row to a table whose key is ``id``; without one in ``row`` it gets an id that was never used."""
    written = writer.database.table(table).insert(row)
    key = written.last_pk
    assert isinstance(key, int)
    return key


def put(writer: Writer, table: str, key: str, row: dict[str, Any]) -> None:
    """Add a row, or write it over the one with the same ``key``; only for tables that no other refers to.

    Not sqlite-utils' own upsert: its first one makes and drops a table in the owner's file to try SQLite out.
    """
    writer.plain.execute(f'DELETE FROM "{table}" WHERE "{key}" = ?', [row[key]])
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" for _ in row)
    writer.plain.execute(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', [*row.values()])
