"""Cuts the power, as far as that can be done without a plug.

What a process writes is recorded, and the disk put together as it might be found after a cut at any moment,
with what was not synced lost, mixed up or torn.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from advisor.session import Session
from tests.library.support import dump, made
from tests.torture.disk import Disk
from tests.torture.edits import make_step
from tests.torture.look import Broken, digest, found_in, reference
from tests.torture.report import Report, Row
from tests.torture.trace import Event, NoStrace, record

FIRST, LAST = 15, 62  # steps: three rounds and a bit, with an import aside and one in bulk
_CONTROLS = 40
_LIBRARY = "books.rightsource"


def run(count: int, seed: int, *, report: Report, first: int = FIRST, last: int = LAST) -> list[Row]:
    """``count`` cuts, and some with syncing off, which must lose."""
    row = report.start("the power cut in the middle of the edits, simulated", seed)
    control = report.start("control: the same without syncing, which must lose", seed)
    try:
        with tempfile.TemporaryDirectory(prefix="torture-") as name:
            _cut(_Recording.make(Path(name) / "safe", first, last), count, row, report)
            seen = Report(Path(), quiet=True)
            unprotected = seen.start("", seed)
            recording = _Recording.make(Path(name) / "reckless", first, last, without="no sync")
            _cut(recording, min(count, _CONTROLS), unprotected, seen, keep=False)
    except NoStrace as error:
        report.fail(row, "other", str(error))
    else:
        control.count = unprotected.count
        control.note = (
            f"without syncing: {unprotected.lost} lost, {unprotected.half_done} half-done,"
            f" {unprotected.corrupt} corrupt"
        )
        if not unprotected.faults:
            report.fail(control, "other", "nothing was lost without syncing: the test proves nothing")
    report.end(row)
    report.end(control)
    return [row, control]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recording:
    """What was on the disk before, what happened then, and what the library held after each step."""

    before: dict[str, bytes]
    events: list[Event]
    states: list[str]

    @classmethod
    def make(cls, folder: Path, first: int, last: int, *, without: str = "") -> _Recording:
        library = folder / "library" / _LIBRARY
        library.parent.mkdir(parents=True)
        made(library)
        with Session.open(library) as session:
            for number in range(first):
                make_step(session, number)
        before = {found.name: found.read_bytes() for found in library.parent.iterdir()}
        told = folder / "told"
        job = {"job": "edits", "library": str(library), "told": str(told), "first": first, "last": last}
        events = record({**job, "without": without}, library.parent)
        states = []
        with reference(folder / "reference.rightsource") as beside:
            for number in range(last):
                if number >= first:
                    states.append(digest(dump(beside)))
                make_step(beside, number)
            states.append(digest(dump(beside)))
        if digest(found_in(library)) != states[-1]:
            raise RuntimeError("the recorded process did something else than the one that was watched")
        disk = Disk(before)
        for event in events:
            disk.happen(event)
        if disk.in_the_end(_LIBRARY) != library.read_bytes():
            raise RuntimeError("the recording is not complete")
        return cls(before=before, events=events, states=states)


def _cut(recording: _Recording, count: int, row: Row, report: Report, *, keep: bool = True) -> None:
    chance = random.Random(row.seed)
    cuts = sorted(chance.randint(0, len(recording.events)) for _ in range(count))
    disk, happened = Disk(recording.before), 0
    with tempfile.TemporaryDirectory(prefix="torture-") as name:
        for cut in cuts:
            for event in recording.events[happened:cut]:
                disk.happen(event)
            happened = cut
            row.count += 1
            folder = Path(name) / "case"
            folder.mkdir()
            found = disk.after_cut(chance)
            for file in (_LIBRARY, f"{_LIBRARY}-journal"):
                if file in found:
                    (folder / file).write_bytes(found[file])
            _look_at(folder, recording.states, disk.told, f"event {cut}", row=row, report=report, keep=keep)
            shutil.rmtree(folder)
    row.note = (
        f"{len(recording.events):,} writes, syncs and other events of {len(recording.states) - 1} steps"
    )


def _look_at(
    folder: Path, states: list[str], told: int, where: str, *, row: Row, report: Report, keep: bool
) -> None:
    kept = folder if keep else None
    before = folder.parent / "before"
    shutil.copytree(folder, before)
    try:
        found = digest(found_in(folder / _LIBRARY))
    except Broken as error:
        report.fail(row, "corrupt", f"{where}, {told} steps told: {error}", before if keep else None)
    else:
        if found not in states[told : told + 2]:
            kind = "lost" if found in states else "half_done"
            report.fail(row, kind, f"{where}, {told} steps told", kept and before)
    shutil.rmtree(before)
