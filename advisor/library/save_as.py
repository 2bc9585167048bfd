"""Saves an open library under another name: also one whose file has lost its own."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from advisor.library import errors, schema
from advisor.library.connection import Connection
from advisor.library.library import Library, publish


def save_copy(library: Library, path: Path) -> None:
    """Write the library as it is now to ``path``; it appears there only when it is whole.

    What is open stays open. Raises LibraryExists, CannotCreate, LibraryDamaged.
    """
    path = path.parent.resolve() / path.name
    unfinished = path.with_name(f".{path.name[:100]}.{library.surroundings.new_token()}.new")
    if os.path.lexists(path):
        raise errors.LibraryExists(path.name)
    try:
        unfinished.touch(mode=0o600, exist_ok=False)  # for its owner alone from the first byte on
        library.connection.copy_into(unfinished)
        _check(unfinished)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        publish(unfinished, path)
    except (OSError, ValueError, errors.BackupFailed):
        raise errors.CannotCreate(path.name, folder=path.parent) from None
    finally:
        with suppress(OSError, ValueError):
            unfinished.unlink()


def _check(copy: Path) -> None:
    """Raise BackupFailed unless the copy can be opened and reads whole."""
    try:
        connection = Connection(copy, read_only=True)
        try:
            schema.verify(connection)
            is_whole = connection.rows("PRAGMA quick_check(1)") == [("ok",)]
        finally:
            connection.close()
    except (errors.LibraryError, sqlite3.DatabaseError):
        is_whole = False
    if not is_whole:
        raise errors.BackupFailed(copy.name)
