"""Brings a file to the schema this program writes, in one transaction, and tells whether a file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.library import errors
from advisor.library.header import APPLICATION_ID, refuse_version
from advisor.library.migrations import STEPS, Step

if TYPE_CHECKING:
    from advisor.library.connection import Connection

VERSION = len(STEPS)

_TABLES = frozenset({"task", "quote", "vendor", "vendor_note", "assessment", "setting"})


def migrate(connection: Connection, steps: tuple[Step, ...] = STEPS) -> None:
    """Apply the steps the file has not had yet; all of them, its version included, or none.

    An empty file becomes a library; back up any other before. Raises as ``Connection.transaction``.
    """
    with connection.transaction() as database:
        done = connection.number("PRAGMA user_version")
        for step in steps[done:]:
            step(database)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {len(steps)}")


def verify(connection: Connection) -> int:
    """The file's schema version, after making sure that it is a library of ours with nothing slipped in.

    Raises NotALibrary, LibraryTooNew, LibraryDamaged.
    """
    name = connection.path.name
    if connection.number("PRAGMA application_id") != APPLICATION_ID:
        raise errors.NotALibrary(name)
    version = connection.number("PRAGMA user_version")
    refuse_version(name, version, newest=VERSION)
    objects = connection.rows("SELECT type, name FROM sqlite_schema")
    # A trigger or a view in a file from elsewhere would run with every edit.
    if any(kind in ("trigger", "view") for kind, _ in objects):
        raise errors.LibraryDamaged(name)
    if version == VERSION and not {found for kind, found in objects if kind == "table"} >= _TABLES:
        raise errors.LibraryDamaged(name)
    return version
