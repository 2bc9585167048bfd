"""Reads every task of a library in one go: takes no lock, writes nothing, and lets whoever has it open go on.

What is read is kept as it is stored, so that other processes can make tasks of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from advisor.domain.task import Quote, Settings, Task
from advisor.domain.task_format import read_quote, read_task
from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library import business, errors, header, schema
from advisor.library.connection import Connection
from advisor.library.library import Library
from advisor.library.private_copy import snapshot
from advisor.library.quotes import with_vendors_facts
from advisor.library.rows import flag_from_row, from_json
from advisor.library.schema_size import is_large_schema
from advisor.records import Struct, replace

_TASKS = "SELECT id, title, function, notes, answers FROM task WHERE deleted_at IS NULL ORDER BY sort_key, id"
# A quote bears its vendor's present name; of place and licence the vendor says what the quote leaves unsaid.
_QUOTES = """
    SELECT quote.task_id, coalesce(vendor.name, quote.vendor) AS vendor, quote.arrangement, quote.terms,
           vendor.provider_abroad, vendor.holds_licence
    FROM quote JOIN task ON task.id = quote.task_id LEFT JOIN vendor ON vendor.id = quote.vendor_id
    WHERE task.deleted_at IS NULL ORDER BY quote.task_id, quote.position, quote.id
"""


class StoredTask(Struct, frozen=True, kw_only=True):
    """A task as the file holds it; ``quotes``: the rows of its quotes, without the task's id."""

    id: int
    title: str
    row: tuple[Any, ...]
    quotes: tuple[tuple[Any, ...], ...]


class StoredTasks(Struct, frozen=True, kw_only=True):
    """The tasks in use of one library, by title, and what they share."""

    name: str
    settings: Settings
    tasks: Sequence[StoredTask]

    def part(self, start: int, end: int) -> StoredTasks:
        """Those from ``start`` up to, not including, ``end``."""
        return replace(self, tasks=self.tasks[start:end])


def read_tasks_in_use(path: Path) -> StoredTasks:
    """The tasks in use of the library at ``path``.

    A file that is half changed or of an older schema is read by way of a private copy. Never call it for a
    library that is open in this process (see ``header``). Raises any LibraryError, AdvisorError.
    """
    path = Path(os.path.realpath(path))
    of_task: dict[int, list[tuple[Any, ...]]] = {}
    # One transaction: the quotes are those of the tasks. It is short, so that a window can go on saving.
    with _opened(path) as connection, connection.unchanging():
        settings = business.read(connection, with_logo=False).settings
        rows = connection.rows(_TASKS)
        quotes = connection.rows(_QUOTES)
    for task_id, *quote in quotes:
        of_task.setdefault(task_id, []).append(tuple(quote))
    tasks = [
        StoredTask(id=row[0], title=row[1], row=row[1:], quotes=tuple(of_task.get(row[0], ())))
        for row in rows
    ]
    return StoredTasks(name=path.name, settings=settings, tasks=tasks)


def task_of(stored: StoredTask, of: StoredTasks) -> Task:
    """The task as the model takes it, with its quotes and the settings. Raises LibraryDamaged."""
    title, function, notes, answers = stored.row
    try:
        told = {**from_json(answers), "title": title, "notes": notes}
        if function is not None:
            told["function"] = function
        quotes = tuple(_quote(row) for row in stored.quotes)
        return replace(read_task(told), quotes=quotes, settings=of.settings)
    except (ValueError, InputRefused) as error:
        part = tr("the task “{title}”").format(title=title)
        raise errors.LibraryDamaged(of.name, part) from error


def _quote(row: tuple[Any, ...]) -> Quote:
    vendor, arrangement, terms, abroad, licence = row
    quote = read_quote({**from_json(terms), "vendor": vendor, "arrangement": arrangement})
    return with_vendors_facts(quote, abroad=flag_from_row(abroad), licence=flag_from_row(licence))


@contextmanager
def _opened(path: Path) -> Iterator[Connection]:
    head = header.read_header(path, newest=schema.VERSION)
    if is_large_schema(path):
        raise errors.LibraryDamaged(path.name)
    if head.user_version < schema.VERSION or head.uses_wal or header.awaits_recovery(path, head):
        with snapshot(path) as copy, Library.open(copy, backups=copy.parent) as library:
            yield library.connection
        return
    with closing(Connection(path, read_only=True)) as connection:
        schema.verify(connection)
        yield connection
