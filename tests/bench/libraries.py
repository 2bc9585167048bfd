"""Makes large libraries fast: varied tasks as a business might have them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from advisor.domain.folding import fold
from advisor.library.library import Library
from advisor.library.rows import Writer
from advisor.library.words import many_at_once

SIZES = (10_000, 100_000)
TIME = "2026-03-{day:02}T09:{minute:02}:{second:02}.000Z"
_DOING = (
    "Answer",
    "Check",
    "Write",
    "File",
    "Order",
    "Print",
    "Pay",
    "Send",
    "Sort",
    "Update",
    "Über",
    "Call",
)
_WHAT = (
    "invoices", "customers", "payroll", "phone calls", "stock", "bank letters", "photos", "the website",
    "newsletters", "travel", "contracts", "backups", "reports", "receipts", "taxes", "minutes", "parcels",
    "refunds", "warranties", "training", "the Café’s menu",
)  # fmt: skip
_FUNCTIONS = ("bookkeeping", "customer_service", "marketing", "it", "Own kind of work", None)
_STATUSES = ("idea", "decided", "handed_over", "reviewed")
_VERDICTS = (
    ("in_house", "clear"),
    ("outsource", "clear"),
    ("offshore", "leaning"),
    ("outsource", "too_close"),
)
_SYLLABLES = ["ba", "co", "du", "fe", "gi", "ho", "ka", "lu", "me", "no", "pa", "ri", "so", "tu", "va", "zu"]

Row = tuple[str, str, str | None, str, str, str, str]
INSERT = (
    "INSERT INTO task (title, notes, function, status, answers, created_at, changed_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


def task_rows(count: int) -> list[Row]:
    """Rows for ``INSERT``."""
    chance = random.Random(count)
    names = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(count // 8)]
    return list(_rows(count, chance, names))


def _rows(count: int, chance: random.Random, names: list[str]) -> Iterator[Row]:
    for number in range(count):
        title = f"{chance.choice(_DOING)} {chance.choice(_WHAT)} for {chance.choice(names).title()}"
        notes = (
            f"Call Zoë about invoice {number} and write down every answer that she gives, then file it under"
            f" {chance.choice(names)} {chance.choice(names)}."
        )
        time = TIME.format(day=chance.randint(1, 28), minute=number % 60, second=chance.randrange(60))
        hours = f'{{"hours":[1,2,{chance.randint(3, 20)}],"pattern":"ongoing"}}'
        yield (
            title, notes, chance.choice(_FUNCTIONS), chance.choice(_STATUSES), hours, time, time,
        )  # fmt: skip


def insert_tasks(writer: Writer, rows: list[Row]) -> None:
    """Add the rows as one edit that adds many does."""
    with many_at_once(writer):
        writer.database.conn.executemany(
            INSERT.replace("(title", "(sort_key, title").replace("(?", "(?, ?"),
            [(fold(row[0]), *row) for row in rows],
        )


def make_library(path: Path, count: int) -> Path:
    """A closed library of ``count`` tasks that have all been weighed."""
    chance = random.Random(1)
    with Library.create(path) as library, library.writing() as writer:
        insert_tasks(writer, task_rows(count))
        writer.database.conn.executemany(
            "INSERT INTO assessment VALUES (?, ?, ?, ?, ?, 'EUR', 'per_month', '1',"
            " '2026-03-28T10:00:00.000Z', '{}')",
            [
                (number, verdict, verdict, confidence, chance.randrange(50_000) / 7)
                for number in range(1, count + 1)
                for verdict, confidence in [chance.choice(_VERDICTS)]
            ],
        )
    return path
