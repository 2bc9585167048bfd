"""How quick a large library is: search, sorting, reading, and what the index of words costs."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from advisor.library import schema
from advisor.library.connection import Connection
from advisor.library.migrations import STEPS
from advisor.library.rows import Writer
from advisor.library.task_query import TaskOrder, TaskQuery
from advisor.library.words import bring_up_to_date
from advisor.session import Session
from tests.bench.libraries import INSERT, SIZES, insert_tasks, make_library, task_rows
from tests.bench.timing import Row, milliseconds

KEY_SECONDS = {10_000: 0.010, 100_000: 0.016}
SORT_SECONDS = 0.050
# Each is typed letter by letter: in every task, in many, in few, parts of words, none; accents.
TYPED = (
    "call zoe invoice", "every answer", "answer phone calls", "invoice 99", "uber", "cafe menu", "zu", "q",
    "zebra", "bookkeeping zoe", "oic", "ayro", "dufe", "gives then file", "an", "tasks", "x y", "pay taxes",
)  # fmt: skip


def rows() -> Iterator[Row]:
    """The library's lines of the table."""
    with tempfile.TemporaryDirectory() as folder:
        for count in SIZES:
            path = make_library(Path(folder) / f"{count}.rightsource", count)
            yield from _of_library(path, count)
        yield _bulk(Path(folder))


def typed_keys() -> list[str]:
    """What stands in the field after each key."""
    return [text[:end] for text in TYPED for end in range(1, len(text) + 1)]


def percentile(seconds: Sequence[float], share: float = 0.95) -> float:
    """The figure below which ``share`` of them lie."""
    return sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))]


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Seconds of each."""
    found = []
    for call in calls:
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def limit_row(what: str, taken: float, limit: float, *, more: str = "") -> Row:
    """A line for a time that must stay below a limit."""
    return Row(
        what=what,
        against=f"the most it may take, {milliseconds(limit)}",
        ratio=taken / limit,
        aim="≤ 1",
        figures=f"{milliseconds(taken)}{more}",
    )


def _of_library(path: Path, count: int) -> Iterator[Row]:
    size = f"{count:,} tasks: "
    with Session.open(path) as session:
        seconds = timed([partial(session.find, ""), session.task_list.kinds])
        yield limit_row(f"{size}what a search reads once, in slices in the window", sum(seconds), 0.5)
        keys = timed([partial(session.find, text) for text in typed_keys()])
        slowest = f", median {milliseconds(statistics.median(keys))}, slowest {milliseconds(max(keys))}"
        yield limit_row(
            f"{size}a key in the search (95th percentile of {len(keys)})",
            percentile(keys),
            KEY_SECONDS[count],
            more=slowest,
        )
        queries = [TaskQuery(words=tuple(text.split())) for text in typed_keys()]
        keys = timed([partial(session.task_list.ids, query) for query in queries])
        yield limit_row(f"{size}a key in the filter (95th percentile)", percentile(keys), KEY_SECONDS[count])
        for order in TaskOrder:
            both = [TaskQuery(order=order, reverse=reverse) for reverse in (False, True)] * 5
            sorts = timed([partial(session.task_list.ids, query) for query in both])
            yield limit_row(f"{size}sort by {order.value}, slowest of both ways", max(sorts), SORT_SECONDS)


def _bulk(folder: Path) -> Row:
    count = SIZES[-1]
    rows = task_rows(count)
    plain, whole = [], []
    for turn in range(3):
        plain.append(bulk_plain(folder / f"plain{turn}", rows))
        whole.append(_bulk_indexed(folder / f"whole{turn}", rows))
    ratios = [b / a for a, b in zip(plain, whole, strict=True)]
    return Row(
        what=f"{count:,} tasks added in one step, index of words included",
        against="executemany into the table of version 1",
        ratio=statistics.median(ratios),
        aim="≤ 4",
        figures=f"{milliseconds(min(whole))} : {milliseconds(min(plain))}",
    )


def _empty(path: Path, steps: int) -> Connection:
    path.touch()
    connection = Connection(path)
    schema.migrate(connection, STEPS[:steps])
    return connection


def bulk_plain(path: Path, rows: list[tuple[str, str, str | None, str, str, str, str]]) -> float:
    """Seconds for adding the rows by executemany alone, to a library of version 1."""
    connection = _empty(path, 1)

    def add() -> None:
        with connection.transaction():
            connection.raw.executemany(INSERT, rows)

    (seconds,) = timed([add])
    connection.close()
    return seconds


def _bulk_indexed(path: Path, rows: list[tuple[str, str, str | None, str, str, str, str]]) -> float:
    connection = _empty(path, len(STEPS))

    def add() -> None:
        with connection.transaction():
            writer = Writer(connection=connection, now="")
            insert_tasks(writer, rows)
            bring_up_to_date(writer)

    (seconds,) = timed([add])
    connection.close()
    return seconds
