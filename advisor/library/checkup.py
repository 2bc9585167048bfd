"""Looks a library over, from the outside and to the last row, and says what is wrong; it changes nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from advisor.domain.folding import fold
from advisor.language import plural, tr, whole
from advisor.library import backup, errors, schema
from advisor.library.backups.errors import BackupDamaged
from advisor.library.backups.listing import Backup, backups_of, verify
from advisor.library.backups.words import when_words
from advisor.library.connection import Connection
from advisor.library.private_copy import snapshot
from advisor.progress import Progress
from advisor.settings import DEFAULT_LOCALE

_FIRST_WITH_INDEX = 2
_MOST_TOLD = 20

# Rows that hang on nothing, beyond what the file's own rules (foreign keys) forbid.
_ORPHANS = {
    "SELECT count(*) FROM picture WHERE name <> 'logo'": lambda n: plural(
        "There is a picture that nothing refers to.", "There are {count} pictures that nothing refers to.", n
    ),
    "SELECT count(*) FROM setting WHERE key <> 'business'": lambda n: plural(
        "There is a setting that nothing reads.", "There are {count} settings that nothing reads.", n
    ),
}


def look_over(
    path: Path,
    *,
    root: Path | None = None,
    progress: Progress | None = None,
    locale: str = DEFAULT_LOCALE,
) -> list[str]:
    """What is wrong with the library at ``path`` and with its backups, a sentence each; [] for nothing.

    Works on a private copy, so that it may be open meanwhile, and so that a change that was broken off can be
    taken back there. Never call it for a library that is open in this process.
    Raises LibraryMissing, EmptyFile, NotADatabase and the like, for what is no library at all.
    """
    progress = progress or Progress()
    path = Path(os.path.realpath(path))
    found: list[str] = []
    try:
        with snapshot(path, progress) as copy:
            found += _faults_of(copy, progress)
    except errors.LibraryDamaged as error:
        found.append(str(error))
    found += faults_of_backups(backups_of(path, root=root), progress, locale)
    return list(dict.fromkeys(found))


def faults_of_backups(backups: list[Backup], progress: Progress, locale: str) -> list[str]:
    """Which of these are not as they were made, a sentence each."""
    found = []
    for one in backups:
        progress.go_on()
        try:
            verify(one.path)
        except errors.LibraryTooNew:
            continue
        except (BackupDamaged, errors.LibraryMissing):
            found.append(
                tr("The backup of {time} is not as it was made: {path}").format(
                    time=when_words(one.made, locale), path=one.path
                )
            )
    return found


def _faults_of(copy: Path, progress: Progress) -> list[str]:
    found: list[str] = []
    try:
        with closing(Connection(copy)) as connection, connection.watched(progress):
            version = schema.verify(connection)
            found += _page_faults(connection)
            if not found and version >= _FIRST_WITH_INDEX:
                found += _index_faults(connection)
            if not found and version == schema.VERSION:
                found += _orphans(connection)
    except errors.LibraryDamaged as error:
        found.append(str(error))
    except sqlite3.Error:  # a table of ours that is not as we make it
        found.append(str(errors.LibraryDamaged(copy.name)))
    return found or backup.check(copy)


def _page_faults(connection: Connection) -> list[str]:
    rows = connection.rows(f"PRAGMA integrity_check({_MOST_TOLD})")
    if rows == [("ok",)]:
        return []
    return [tr("The file's pages do not fit together: {fault}.").format(fault=fault) for (fault,) in rows]


def _index_faults(connection: Connection) -> list[str]:
    """The index of words against the tasks, and against itself."""
    behind = {task_id for (task_id,) in connection.rows("SELECT id FROM unread_task")}
    texts = dict(connection.rows("SELECT rowid, text FROM task_words"))
    tasks = connection.rows("SELECT id, title, notes FROM task")
    wrong = sum(
        texts.pop(task_id, None) != f"{fold(title)}\n{fold(notes)}"
        for task_id, title, notes in tasks
        if task_id not in behind
    )
    wrong += sum(task_id not in behind for task_id in texts)
    if wrong:
        told = plural(
            "The search would miss {count} task: its words are not in the index as they should be.",
            "The search would miss {count} tasks: their words are not in the index as they should be.",
            wrong,
        )
        return [told.format(count=whole(wrong))]
    try:
        connection.rows("INSERT INTO task_words (task_words) VALUES ('integrity-check')")  # writes nothing
    except errors.LibraryDamaged:
        return [tr("The index of words does not fit together, so that the search may miss tasks.")]
    return []


def _orphans(connection: Connection) -> list[str]:
    words: Callable[[int], str]
    found = []
    for sql, words in _ORPHANS.items():
        if count := connection.number(sql):
            found.append(words(count).format(count=whole(count)))
    return found
