"""Looks a library over after something happened to its process: is it whole, and what it holds."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from advisor.domain.folding import fold
from advisor.errors import AdvisorError
from advisor.library.backup import check
from advisor.library.connection import Connection
from advisor.session import Session
from tests.library.support import Dump, dump

# What holds whenever a change is whole; each query finds the rows for which it does not.
_INVARIANTS = {
    "a quote of no task": "SELECT id FROM quote WHERE task_id NOT IN (SELECT id FROM task)",
    "a quote of no vendor": "SELECT id FROM quote WHERE vendor_id NOT IN (SELECT id FROM vendor)",
    "a note of no vendor": "SELECT id FROM vendor_note WHERE vendor_id NOT IN (SELECT id FROM vendor)",
    "a document of no task": "SELECT task_id FROM task_document WHERE task_id NOT IN (SELECT id FROM task)",
    "two quotes in one place": "SELECT task_id FROM quote GROUP BY task_id, position HAVING count(*) > 1",
    "a task that the index has not read": "SELECT id FROM unread_task",
    "a text in the index without its task": "SELECT rowid FROM task_words WHERE rowid NOT IN"
    " (SELECT id FROM task)",
    "a task that is not in the index": "SELECT id FROM task WHERE id NOT IN (SELECT rowid FROM task_words)",
    "an id beyond the last one given": "SELECT max(id) FROM task HAVING max(id) >"
    " (SELECT seq FROM sqlite_sequence WHERE name = 'task')",
}


class Broken(Exception):
    """The library cannot be read, or what is in it does not fit together."""


def found_in(path: Path) -> Dump:
    """What the library holds, opened as the program does. Raises Broken where anything is wrong with it."""
    try:
        with closing(Connection(path)) as connection:  # takes back what was half done
            _refuse_wrong_rows(connection)
        with Session.open(path) as session:
            found = dump(session)
    except (AdvisorError, sqlite3.Error, ValueError) as error:
        raise Broken(f"{type(error).__name__}: {error}") from error
    try:
        _refuse_wrong_pages(path)
    except sqlite3.Error as error:
        raise Broken(f"integrity_check: {error}") from error
    if faults := check(path):
        raise Broken("; ".join(faults))
    return found


def _refuse_wrong_rows(connection: Connection) -> None:
    for what, sql in _INVARIANTS.items():
        if rows := connection.rows(sql):
            raise Broken(f"{what}: {rows[:5]}")
    for task_id, title, notes, key, text in connection.rows(
        "SELECT task.id, title, notes, sort_key, text FROM task JOIN task_words ON task_words.rowid = task.id"
    ):
        if key != fold(title) or text != f"{fold(title)}\n{fold(notes)}":
            raise Broken(f"the index has another text than task {task_id}")


def _refuse_wrong_pages(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        found = [row[0] for row in raw.execute("PRAGMA integrity_check")]
        if found != ["ok"]:
            raise Broken(f"integrity_check: {found[:5]}")
        if rows := raw.execute("PRAGMA foreign_key_check").fetchall():
            raise Broken(f"foreign_key_check: {rows[:5]}")
        raw.execute("BEGIN")
        try:
            raw.execute("INSERT INTO task_words (task_words) VALUES ('integrity-check')")
        except sqlite3.Error as error:
            raise Broken(f"the index of words: {error}") from error
        finally:
            raw.execute("ROLLBACK")


def reference(path: Path) -> Session:
    """A new library that nothing happens to, to compare with: it need not be on the disk."""
    session = Session.create(path)
    session.library.connection.rows("PRAGMA synchronous = OFF")
    return session


def digest(found: Dump) -> str:
    """A short name for what a library holds."""
    return hashlib.sha256(repr(found).encode("utf-8", "surrogatepass")).hexdigest()


def first_difference(found: Dump, expected: Dump) -> str:
    """Where the two part, in a line."""
    for table, rows in expected.items():
        for mine, theirs in zip(found[table], rows, strict=False):
            if mine != theirs:
                return f"{table}: {str(mine)[:150]} instead of {str(theirs)[:150]}"
        if len(found[table]) != len(rows):
            return f"{table}: {len(found[table])} rows instead of {len(rows)}"
    return "nothing"
