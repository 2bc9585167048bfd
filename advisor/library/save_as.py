"""Saves an open library under another name: also one whose file has lost its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from advisor.library import errors, schema
from advisor.library.appearing import appearing
from advisor.library.connection import Connection
from advisor.library.library import Library


def save_copy(library: Library, path: Path) -> None:
    """Write the library as it is now to ``path``; it appears there only when it is whole.

    What is open stays open. Raises LibraryExists, CannotCreate, LibraryDamaged.
    """
    path = path.parent.resolve() / path.name
    with appearing(path, library.surroundings.new_token) as unfinished:
        library.connection.copy_into(unfinished)
        _check(unfinished)


def _check(copy: Path) -> None:
    """Raise BackupFailed unless the copy can be opened, and its pages read.

    Less than of a backup: whatever the open file holds, be it a row that refers to nothing, is to be saved.
    """
    try:
        with closing(Connection(copy, read_only=True)) as connection:
            schema.verify(connection)
            is_whole = connection.rows("PRAGMA quick_check(1)") == [("ok",)]
    except (errors.LibraryError, sqlite3.DatabaseError):
        is_whole = False
    if not is_whole:
        raise errors.BackupFailed(copy.name)
