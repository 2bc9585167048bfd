"""Brings a file to the schema this program writes, in one transaction, and tells whether a file has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.library import errors, own_schema
from advisor.library.header import APPLICATION_ID, refuse_version
from advisor.library.migrations import STEPS, Step

if TYPE_CHECKING:
    from advisor.library.connection import Connection

VERSION = len(STEPS)
FIRST_WITH_PAPERS = 3  # hand-over documents and the logo
FIRST_WITH_FOLLOW_UPS = 4  # days to come back to a vendor


def migrate(
    connection: Connection,
    steps: tuple[Step, ...] = STEPS,
    *,
    finish: Callable[[], None] | None = None,
) -> None:
    """Apply the steps the file has not had yet; all of them, its version included, or none.

    An empty file becomes a library; back up any other before. Raises as ``Connection.transaction``.
    """
    with connection.transaction():
        database = connection.database
        done = connection.number("PRAGMA user_version")
        for step in steps[done:]:
            step(database)
        if finish is not None:
            finish()
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {len(steps)}")


def verify(connection: Connection) -> int:
    """The file's schema version, after making sure that it is a library of ours with nothing slipped in.

    Raises NotALibrary, LibraryTooNew, LibraryDamaged, LibraryAddedTo.
    """
    name = connection.path.name
    if connection.number("PRAGMA application_id") != APPLICATION_ID:
        raise errors.NotALibrary(name)
    version = connection.number("PRAGMA user_version")
    refuse_version(name, version, newest=VERSION)
    objects = connection.rows("SELECT type, name, sql FROM sqlite_schema")
    # A trigger, a view or a check in a file from elsewhere would run with every edit.
    if version <= own_schema.NEWEST and not own_schema.is_ours(objects, version):
        is_added_to = own_schema.is_added_to(objects, version)
        raise errors.LibraryAddedTo(name) if is_added_to else errors.LibraryDamaged(name)
    return version
