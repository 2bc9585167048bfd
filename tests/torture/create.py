"""Kills the process while it makes libraries, backups and papers: each is there whole, or not at all.

What such a process leaves beside them has to be gone once something is made in the same folder again.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.library.backup import backup, check, checksum
from advisor.library.library import Library
from advisor.report.files import write_atomically
from advisor.session import Session
from tests.library.support import fill, made
from tests.torture.jobs import paper
from tests.torture.nursery import Aim, Nursery
from tests.torture.report import Report, Row


def run(count: int, seed: int, *, report: Report) -> list[Row]:
    """``count`` kills for each kind of file."""
    chance = random.Random(seed)
    rows = []
    with tempfile.TemporaryDirectory(prefix="torture-") as name, Nursery(Path(name)) as nursery:
        for what, case in (
            ("killed while making a library", _library),
            ("killed while making a backup", _backup),
            ("killed while writing a paper", _paper),
        ):
            row = report.start(what, seed)
            made_whole = 0
            for _ in range(count):
                folder = Path(name) / "case"
                folder.mkdir()
                row.count += 1
                made_whole += case(nursery, folder, chance, row, report)
                shutil.rmtree(folder)
            row.note = f"{made_whole:,} were made before the kills"
            report.end(row)
            rows.append(row)
    return rows


Case = Callable[[Nursery, Path, random.Random, Row, Report], int]


def _library(nursery: Nursery, folder: Path, chance: random.Random, row: Row, report: Report) -> int:
    told = folder / "told"
    told.touch()
    aim = chance.choice(
        (
            Aim(kind="time", delay=chance.uniform(0.001, 0.06)),
            Aim(kind="statement", at=chance.randint(1, 200), delay=chance.choice((None, 0.0005, 0.002))),
        )
    )
    libraries = folder / "libraries"
    libraries.mkdir()
    job = {"job": "create", "folder": str(libraries), "told": str(told), "first": 0}
    ending = nursery.run(job, aim)
    if ending.how != "killed":
        report.fail(row, "other", f"the process ended by itself, {aim}: {ending.words}", folder)
        return 0
    acknowledged = len(told.read_text().splitlines())
    for number in range(acknowledged):
        if not (libraries / f"{number}.rightsource").exists():
            report.fail(row, "lost", f"library {number} is gone, {aim}", folder)
    for path in libraries.glob("*.rightsource"):
        _look_at(path, aim, folder, row, report)
    _expect_no_leftovers(libraries, lambda: made(libraries / "next.rightsource"), aim, row, report)
    return acknowledged


def _look_at(path: Path, aim: Aim, folder: Path, row: Row, report: Report) -> None:
    try:
        with Session.open(path) as session:
            fill(session)
        faults = check(path)
    except AdvisorError as error:
        faults = [str(error)]
    if faults:
        report.fail(row, "corrupt", f"{path.name}, {aim}: {faults}", folder)


def _backup(nursery: Nursery, folder: Path, chance: random.Random, row: Row, report: Report) -> int:
    backups = folder / "backups"
    library = made(folder / "books.rightsource")
    with Session.open(library) as session:
        fill(session)
    aim = Aim(kind="time", delay=chance.uniform(0.004, 0.1))
    ending = nursery.run({"job": "backup", "library": str(library), "folder": str(backups)}, aim)
    if ending.how != "killed":
        report.fail(row, "other", f"the process ended by itself, {aim}: {ending.words}", folder)
        return 0
    done = list(backups.rglob("*.rightsource")) if backups.exists() else []
    for path in done:
        _look_at_copy(path, aim, folder, row, report)

    def once_more() -> None:
        with Library.open(library) as opened:
            backup(opened, backups)

    _expect_no_leftovers(backups, once_more, aim, row, report)
    return len(done)


def _look_at_copy(path: Path, aim: Aim, folder: Path, row: Row, report: Report) -> None:
    beside = path.with_name(f"{path.name}.sha256")
    if not beside.exists() or beside.read_text().split()[0] != checksum(path):
        report.fail(row, "half_done", f"{path.name} has not its checksum, {aim}", folder)
    elif faults := check(path):
        report.fail(row, "corrupt", f"{path.name}, {aim}: {faults}", folder)


def _paper(nursery: Nursery, folder: Path, chance: random.Random, row: Row, report: Report) -> int:
    path = folder / "papers" / "paper.pdf"
    path.parent.mkdir()
    aim = Aim(kind="time", delay=chance.uniform(0.001, 0.03))
    ending = nursery.run({"job": "papers", "paper": str(path)}, aim)
    if ending.how != "killed":
        report.fail(row, "other", f"the process ended by itself, {aim}: {ending.words}", folder)
    done = 0
    if path.exists():
        found = path.read_bytes()
        done = int(found[:8])
        if found != paper(done):
            report.fail(row, "half_done", f"the paper is not whole, {aim}", folder)
    _expect_no_leftovers(path.parent, lambda: write_atomically(path, b"new"), aim, row, report)
    return done


def _expect_no_leftovers(
    folder: Path, make_another: Callable[[], object], aim: Aim, row: Row, report: Report
) -> None:
    make_another()
    ours = (".rightsource", ".sha256", ".json", ".pdf")
    left = [
        found.name
        for found in folder.rglob("*")
        if found.name.startswith(".") or (found.is_file() and found.suffix not in ours)
    ]
    if left:
        report.fail(row, "other", f"left behind, {aim}: {left}", folder)
