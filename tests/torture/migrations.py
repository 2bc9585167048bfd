"""Kills the process while it brings an older library up to date: it is the old one or the new one then."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.errors import AdvisorError
from advisor.library import schema
from advisor.library.backup import check, checksum
from advisor.session import Session
from tests.bench.libraries import INSERT, task_rows
from tests.fixtures import make_libraries
from tests.library.support import Dump, dump
from tests.torture.look import Broken, first_difference, found_in
from tests.torture.nursery import Aim, Nursery
from tests.torture.report import Report, Row

MANY_TASKS = 6_000  # so many that SQLite writes pages before the commit: half a migration is in the file then
Contents = dict[str, list[tuple[Any, ...]]]


def run(count: int, seed: int, *, report: Report, many: int = MANY_TASKS) -> Row:
    """``count`` kills, shared out among the fixtures of older schemas, each as it is and filled."""
    chance = random.Random(seed)
    row = report.start("the process killed while bringing an older library up to date", seed)
    old = new = 0
    with tempfile.TemporaryDirectory(prefix="torture-") as name, Nursery(Path(name)) as nursery:
        sources = _sources(Path(name), many, nursery)
        for number in range(count):
            source = sources[number % len(sources)]
            folder = Path(name) / "case"
            folder.mkdir()
            row.count += 1
            is_new = _survives_kill(nursery, folder, source, _aim(chance, source), row=row, report=report)
            new += is_new
            old += not is_new
            shutil.rmtree(folder)
    row.note = (
        f"{old} times it was the old library afterwards, {new} times the new one; from schema "
        + ", ".join(source.name for source in sources)
    )
    if not old:
        report.fail(row, "other", "every migration was done before the kill: the test proves nothing")
    report.end(row)
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """An older library, what is in it, what is in it once it is up to date, and how long that takes."""

    name: str
    path: Path
    old: Contents
    new: Dump
    statements: int
    seconds: float


def _sources(folder: Path, many: int, nursery: Nursery) -> list[_Source]:
    found = []
    for file in sorted(make_libraries.FOLDER.glob("schema-*.rightsource")):
        version = int(file.stem.removeprefix("schema-"))
        if version < schema.VERSION:
            for count in (0, many):
                path = Path(shutil.copy(file, folder / f"{version}-{count}.rightsource"))
                _fill(path, version, count)
                found.append(
                    _measured(f"{version}{f' with {count:,} tasks' if count else ''}", path, nursery)
                )
    return found


def _fill(path: Path, version: int, count: int) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.executemany(INSERT, task_rows(count))
        connection.execute("COMMIT")


def _measured(name: str, path: Path, nursery: Nursery) -> _Source:
    """Bring a copy up to date undisturbed."""
    folder = path.parent / f"undisturbed {path.stem}"
    folder.mkdir()
    copy = Path(shutil.copy(path, folder / "books.rightsource"))
    begun = time.monotonic()
    ending = nursery.run(_job(copy), Aim(kind="never"))
    if ending.how != "finished":
        raise RuntimeError(f"a migration failed without any kill: {ending.words}")
    return _Source(
        name=name,
        path=path,
        old=_contents(path),
        new=found_in(copy),
        statements=ending.statements,
        seconds=ending.at - begun,
    )


def _job(library: Path) -> dict[str, str]:
    return {"job": "open", "library": str(library), "home": str(library.parent / "home")}


def _aim(chance: random.Random, source: _Source) -> Aim:
    match chance.choice(("statement", "late", "time", "commit", "journal")):
        case "statement":
            delay = chance.choice((None, chance.uniform(0, 0.003)))
            return Aim(kind="statement", at=chance.randint(1, source.statements), delay=delay)
        case "late":  # the last ones: the migration follows the backup
            at = max(source.statements - chance.randint(0, 120), 1)
            return Aim(kind="statement", at=at, delay=chance.choice((None, 0.0002, 0.001)))
        case "time":
            return Aim(kind="time", delay=chance.uniform(0, 1.1 * source.seconds))
        case "commit":
            return Aim(
                kind="statement", word="COMMIT", at=1, delay=chance.uniform(0, 0.02 * source.seconds + 0.004)
            )
    return Aim(kind="journal", delay=chance.uniform(0, source.seconds / 4))


def _survives_kill(
    nursery: Nursery, folder: Path, source: _Source, aim: Aim, *, row: Row, report: Report
) -> bool:
    """Count what is wrong; whether the library is the new one."""
    path = Path(shutil.copy(source.path, folder / "books.rightsource"))
    ending = nursery.run(_job(path), aim)
    if ending.how == "failed":
        report.fail(row, "other", f"the process ended by itself, {aim}: {ending.words}", folder)
        return False
    where = f"schema {source.name}, {aim}"
    try:
        found = _contents(path)
    except sqlite3.Error as error:
        report.fail(row, "corrupt", f"{where}: {error}", folder)
        return False
    is_new = found["version"] == [(schema.VERSION,)]
    if not is_new and found != source.old:
        report.fail(row, "half_done", f"{where}: {first_difference(found, source.old)}", folder)
    faults = _faults_of_backups(folder / "home", source, must_be=is_new)
    if faults:
        report.fail(row, "lost", f"{where}: the backup: {faults}", folder)
    _look_at(path, source, where, row=row, report=report)
    return is_new


def _look_at(path: Path, source: _Source, where: str, *, row: Row, report: Report) -> None:
    """Open it as the owner would next: whatever it was, it is the new one then, with all that was in it."""
    try:
        with Session.open(path) as session:
            found = dump(session)
        if found != source.new:
            report.fail(row, "lost", f"{where}: {first_difference(found, source.new)}", path.parent)
        found_in(path)
    except (AdvisorError, Broken) as error:
        report.fail(row, "corrupt", f"{where}: {error}", path.parent)


def _faults_of_backups(home: Path, source: _Source, *, must_be: bool) -> list[str]:
    """Every backup is whole and holds what the old library held; there is one if the library is new."""
    found = sorted(home.rglob("*.rightsource")) if home.exists() else []
    if must_be and not found:
        return ["there is none"]
    faults = []
    for path in found:
        beside = path.with_name(f"{path.name}.sha256")
        if not beside.exists() or beside.read_text().split()[0] != checksum(path):
            faults.append(f"{path.name} has not its checksum")
        faults += check(path)
        if _contents(path) != source.old:
            faults.append(f"{path.name} holds something else")
    return faults


def _contents(path: Path) -> Contents:
    """Every row of every table, and what tables there are. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path)) as connection:
        objects = connection.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
        found: Contents = {
            "objects": objects,
            "version": connection.execute("PRAGMA user_version").fetchall(),
        }
        for kind, name, _ in objects:
            if kind == "table" and not name.startswith("task_words"):
                found[name] = connection.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
        return found
