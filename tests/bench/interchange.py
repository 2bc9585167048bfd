"""How quick it is to bring 100,000 rows in, and to take them out again."""

from __future__ import annotations

import csv
import io
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from advisor.library.interchange.columns import What
from advisor.library.interchange.csv_read import table_from_text
from advisor.library.interchange.edits import TakeIn
from advisor.library.interchange.exchange import contents_of
from advisor.library.interchange.json_read import library_from_json
from advisor.library.interchange.json_write import library_to_json
from advisor.library.interchange.look_over import Known, look_over
from advisor.library.interchange.mapping import known_headings, propose
from advisor.progress import Progress
from advisor.session import Session
from tests.bench.libraries import task_rows
from tests.bench.library import bulk_plain
from tests.bench.timing import Row, milliseconds

COUNT = 100_000
TURNS = 3


def rows() -> Iterator[Row]:
    """Interchange's lines of the table."""
    told = task_rows(COUNT)
    text = _csv_of(told)
    with tempfile.TemporaryDirectory() as folder:
        plain, stored, whole = [], [], []
        for turn in range(TURNS):
            plain.append(bulk_plain(Path(folder) / f"plain{turn}", told))
            start = time.perf_counter()
            edit = _read(text)
            read = time.perf_counter() - start
            path = Path(folder) / f"whole{turn}.rightsource"
            with Session.create(path) as session:
                session.prepare_writing()
                start = time.perf_counter()
                session.do(edit)
                stored.append(time.perf_counter() - start)
            whole.append(read + stored[-1])
        yield _row("stored by an import, index of words included", stored, plain, "≤ 4")
        yield _row("the same with reading and checking the CSV file", whole, plain, "")
        with Session.open(path) as session:
            yield from _json(session)


def _row(what: str, taken: list[float], plain: list[float], aim: str) -> Row:
    return Row(
        what=f"{COUNT:,} rows {what}",
        against="executemany into the table of version 1",
        ratio=statistics.median(a / b for a, b in zip(taken, plain, strict=True)),
        aim=aim,
        figures=f"{milliseconds(min(taken))} : {milliseconds(min(plain))}",
    )


def _json(session: Session) -> Iterator[Row]:
    start = time.perf_counter()
    data = library_to_json(contents_of(session.library.connection))
    out = time.perf_counter() - start
    start = time.perf_counter()
    library_from_json(data.decode())
    read = time.perf_counter() - start
    start = time.perf_counter()
    json.loads(data)
    bare = time.perf_counter() - start
    for what, taken in (("written as JSON", out), ("read from JSON and checked", read)):
        yield Row(
            what=f"{COUNT:,} tasks {what} ({len(data) / 1e6:.0f} MB)",
            against="json.loads alone",
            ratio=taken / bare,
            aim="",
            figures=f"{milliseconds(taken)} : {milliseconds(bare)}",
        )


def _read(text: str) -> TakeIn:
    table = table_from_text(text, known_headings(), Progress())
    mapped = propose(What.TASKS, table.headings)
    return look_over(table, What.TASKS, mapped, Known(), locale="en_US").edit


def _csv_of(told: list[tuple[str, str, str | None, str, str, str, str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(
        ["Task", "Notes", "Kind of work", "Status", "hours.low", "Hours", "hours.high", "pattern"]
    )
    for title, notes, function, status, answers, *_ in told:
        hours = json.loads(answers)["hours"]
        writer.writerow([title, notes, function or "", status, *hours, "ongoing"])
    return out.getvalue()
