"""Says in words what SQLite complains about, and tells an owner's trouble from a fault of ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import NoReturn

from advisor.errors import Cancelled
from advisor.language import tr
from advisor.library import errors


def explain(
    error: sqlite3.DatabaseError,
    name: str,
    *,
    otherwise: type[errors.LibraryUnreadable | errors.SaveFailed],
    is_damaged: Callable[[], bool],
) -> NoReturn:
    """Raise what ``error`` means to the owner of the file ``name``, or ``error`` itself: the fault is ours.

    ``otherwise``: for what the disk refused without saying why. ``is_damaged``: looks at the whole file,
    and is asked only where nothing else explains the error.
    """
    refuse_cancelled(error)
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
    if "fts5" in str(error) or is_damaged():  # the check leaves the index of words out
        raise errors.LibraryDamaged(name) from error
    raise error


def explain_copying(error: sqlite3.DatabaseError, name: str) -> NoReturn:
    """Raise LibraryDamaged or BackupFailed for a copy of the file ``name`` that was not made."""
    refuse_cancelled(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    is_damaged = code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    raise (errors.LibraryDamaged if is_damaged else errors.BackupFailed)(name) from error


def refuse_cancelled(error: sqlite3.DatabaseError) -> None:
    """Raise Cancelled where ``error`` is what breaking off leaves."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
        raise Cancelled from error
