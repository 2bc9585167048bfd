"""Brings a file to the schema this program writes, in one transaction, and tells whether a file has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from advisor.library import errors
from advisor.library.header import APPLICATION_ID, refuse_version
from advisor.library.migrations import STEPS, Step
from advisor.library.migrations.step_2 import TRIGGERS

if TYPE_CHECKING:
    from sqlite_utils import Database

    from advisor.library.connection import Connection

VERSION = len(STEPS)
_FIRST_WITH_TRIGGERS = 2
FIRST_WITH_PAPERS = 3  # hand-over documents and the logo

_TABLES = frozenset(
    {
        *("task", "quote", "vendor", "vendor_note", "assessment", "setting", "unread_task", "task_words"),
        *("task_document", "picture"),
    }
)


def migrate(
    connection: Connection,
    steps: tuple[Step, ...] = STEPS,
    *,
    finish: Callable[[Database], None] | None = None,
) -> None:
    """Apply the steps the file has not had yet; all of them, its version included, or none.

    An empty file becomes a library; back up any other before. Raises as ``Connection.transaction``.
    """
    with connection.transaction() as database:
        done = connection.number("PRAGMA user_version")
        for step in steps[done:]:
            step(database)
        if finish is not None:
            finish(database)
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
    objects = connection.rows("SELECT type, name, sql FROM sqlite_schema")
    # A trigger or a view in a file from elsewhere would run with every edit: only ours, to the letter.
    if any(kind == "view" for kind, _, _ in objects):
        raise errors.LibraryDamaged(name)
    if {sql for kind, _, sql in objects if kind == "trigger"} != _triggers_of(version):
        raise errors.LibraryDamaged(name)
    if version == VERSION and not {found for kind, found, _ in objects if kind == "table"} >= _TABLES:
        raise errors.LibraryDamaged(name)
    return version


def _triggers_of(version: int) -> set[str]:
    return set(TRIGGERS) if version >= _FIRST_WITH_TRIGGERS else set()
