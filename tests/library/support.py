"""What the tests of the library share: a world without chance, dumps to compare, files to keep unchanged."""

from __future__ import annotations

import datetime
import hashlib
import itertools
import os
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from advisor.domain.edits import (
    AddNote,
    AddTask,
    AddVendor,
    DeleteTask,
    DeleteVendor,
    SetBusiness,
    SetSection,
)
from advisor.domain.handover import DocumentKind, KeptSection, SectionForm
from advisor.domain.levels import Arrangement, Checkable, ExtraPer, Per, Safeguard, Skill
from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.library.library import Library
from advisor.library.surroundings import Surroundings
from advisor.session import Session

START = datetime.datetime(2026, 3, 2, 9, 0, tzinfo=datetime.UTC)

TABLES = {
    "task": "id, title, function, notes, status, answers, deleted_at IS NOT NULL",
    "quote": "id, task_id, vendor_id, position, vendor, arrangement, terms",
    "vendor": "id, name, arrangement, contact, email, phone, website, country, provider_abroad,"
    " holds_licence, summary, deleted_at IS NOT NULL",
    "vendor_note": "id, vendor_id, noted_on, kind, text, follow_up_on",
    "setting": "key, value",
    "task_document": "task_id, kind, sections",
    "picture": "name, data",
}
NOT_IN_THE_BIN = {
    "task": "deleted_at IS NULL",
    "quote": "task_id IN (SELECT id FROM task WHERE deleted_at IS NULL)",
    "vendor": "deleted_at IS NULL",
    "vendor_note": "vendor_id IN (SELECT id FROM vendor WHERE deleted_at IS NULL)",
    "setting": "1",
    "task_document": "task_id IN (SELECT id FROM task WHERE deleted_at IS NULL)",
    "picture": "1",
}
Dump = dict[str, list[tuple[Any, ...]]]


def still_world(**changes: Any) -> Surroundings:
    """A world in which each look at the clock comes a second after the last, and names are counted."""
    ticks, tokens = itertools.count(), itertools.count(1)
    return Surroundings(
        **{
            "now": lambda: START + datetime.timedelta(seconds=next(ticks)),
            "new_token": lambda: f"token{next(tokens)}",
            "host": lambda: "shop",
            "user": lambda: "ann",
            **changes,
        }
    )


def made(path: Path) -> Path:
    """A new, closed library at ``path``."""
    Library.create(path).close()
    return path


def settled(path: Path) -> Path:
    """Let the file be older than the steps in which a disk counts time."""
    long_ago = path.stat().st_mtime_ns - 10**9
    os.utime(path, ns=(long_ago, long_ago))
    return path


def dump(session: Session, *, with_bin: bool = True) -> Dump:
    """Everything in the library but times and advice."""
    connection = session.library.connection
    return {
        table: connection.rows(
            f"SELECT {columns} FROM {table} WHERE {'1' if with_bin else NOT_IN_THE_BIN[table]} ORDER BY 1"
        )
        for table, columns in TABLES.items()
    }


def run_sql(path: Path, *statements: str) -> None:
    """Change a database file as another program would."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def state_of(path: Path) -> tuple[Any, ...]:
    """What must stay the same about a file that is refused, and about the folder it is in."""
    names = sorted(found.name for found in path.parent.iterdir())
    if not path.is_file():
        return (names,)
    return names, path.stat().st_mtime_ns, path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest()


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    before = state_of(path)
    yield
    assert state_of(path) == before


def run_python(script: str, *arguments: object, expected_status: int = 0) -> str:
    """Run a script in a Python of its own; what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == expected_status, done.stderr
    return done.stdout


def is_locked_for_others(path: Path) -> bool:
    """Whether SQLite in another process finds the file locked."""
    script = """
        import sqlite3, sys
        try:
            sqlite3.connect(sys.argv[1], timeout=0).execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            print(error)
    """
    return run_python(script, path) == "database is locked\n"


def payroll(**changes: Any) -> Task:
    """A task with something of every shape."""
    return Task(
        **{
            "title": "Payroll",
            "function": "Bookkeeping",
            "notes": "First of the month.\nAsk Ann.",
            "hours": Range(low=2, likely=4.5, high=8),
            "skill": Skill.EXPERIENCED,
            "checkable": Checkable.WITH_EFFORT,
            "licensed": False,
            "horizon_months": 24,
            "outsource_rate": Rate(per=Per.MONTH, price=Range.exactly(180), included=3.0, minimum=0.1),
            "budget_per_month": 0.1 + 0.2,
            "safeguards": (Safeguard.CONTRACT_NDA, Safeguard.INSURANCE),
            "steps": (
                Step(title="Collect hours", share=0.4, skill=Skill.ANYONE),
                Step(title="File taxes", share=0.6),
            ),
            **changes,
        }
    )


def offer(vendor: str = "Ledgers Ltd", **changes: Any) -> Quote:
    """A quote with something of every shape."""
    return Quote(
        **{
            "vendor": vendor,
            "arrangement": Arrangement.OUTSOURCE,
            "rate": Rate(per=Per.HOUR, price=Range(low=40, likely=45, high=60.5), minimum=90.0),
            "provider_abroad": True,
            "hours": Range.exactly(3.25),
            "extras": (Extra(title="Setup", price=Range.exactly(250), per=ExtraPer.ONCE),),
            "currency": QuoteCurrency(code="EUR", rate=1.08),
            **changes,
        }
    )


def ledgers(**changes: Any) -> Vendor:
    """A vendor with every field filled in."""
    return Vendor(
        **{
            "name": "Ledgers Ltd",
            "arrangement": Arrangement.OUTSOURCE,
            "contact": "Lee Ledger",
            "email": "lee@ledgers.example",
            "phone": "+1 555 0100",
            "website": "https://ledgers.example",
            "country": "Portugal",
            "provider_abroad": True,
            "holds_licence": False,
            "summary": "Quick to answer.\nDear.",
            **changes,
        }
    )


def call_note(text: str = "Called back within the hour.", day: int = 1, **changes: Any) -> VendorNote:
    return VendorNote(on=datetime.date(2026, 2, day), kind=NoteKind.CALL, text=text, **changes)


FOLLOW_UP = datetime.date(2026, 3, 3)
SHOP = Business(
    name="Ann's Shop",
    settings=Settings(
        currency="EUR",
        owner_hour=Range(low=30, likely=42.5, high=60),
        largest_bearable_loss=5000.0,
        preferences={"core": Range.exactly(200)},
    ),
)


def fill(session: Session) -> None:
    """Task 1 with quotes 1 to 3, vendor 1 with notes 1 and 2; task 2 and vendor 2 in the bin."""
    session.do_all(
        [
            AddVendor(vendor=ledgers()),
            AddVendor(vendor=Vendor(name="Old Friend")),
            AddTask(task=payroll(), quotes=((1, offer()), (None, offer("Nimble")), (None, offer("Third")))),
            AddTask(task=Task(title="Fax machine"), quotes=((1, offer()),)),
            AddNote(vendor_id=1, note=call_note("First", day=3, follow_up_on=FOLLOW_UP)),
            AddNote(vendor_id=1, note=call_note("Second", day=1)),
            SetSection(task_id=1, kind=DocumentKind.PROCEDURE, key="steps", value=written()),
            SetSection(task_id=2, kind=DocumentKind.SAFEGUARDS, key="before", value=written("before")),
            DeleteTask(task_id=2),
            DeleteVendor(vendor_id=2),
            SetBusiness(business=SHOP),
        ]
    )


def written(key: str = "steps", *lines: str, **changes: Any) -> KeptSection:
    """A section of a hand-over document in its owner's words."""
    return KeptSection(
        **{
            "key": key,
            "heading": "The steps",
            "form": SectionForm.STEPS,
            "lines": lines or ("Open the shop.", "", "  Count the till – twice ☕"),
            "filled": ("Do it as you were shown.",),
            "language": "en en_US",
            **changes,
        }
    )


def shown(edit: Any) -> str:
    """An edit as the id of a test case."""
    return type(edit).__name__
