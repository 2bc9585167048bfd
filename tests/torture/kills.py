"""Kills the process at random moments of its edits, and compares the library with what was acknowledged."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.library.support import Dump, dump, made
from tests.torture.edits import make_step
from tests.torture.look import Broken, digest, first_difference, found_in, reference
from tests.torture.nursery import Aim, Nursery
from tests.torture.report import Report, Row

AIMS = ("moment", "statement", "commit", "commit", "journal")
KILLS_PER_LIBRARY = 10  # a library grows with every kill, and what is large takes long to look over


def run(count: int, seed: int, *, report: Report, per_library: int = KILLS_PER_LIBRARY) -> Row:
    """``count`` kills; none may lose an acknowledged step, leave half of one, or damage the file."""
    chance = random.Random(seed)
    row = report.start("the process killed in the middle of its edits", seed)
    aims: Counter[str] = Counter()
    steps = in_flight = 0
    with tempfile.TemporaryDirectory(prefix="torture-") as name, Nursery(Path(name)) as nursery:
        while row.count < count:
            folder = Path(name) / "library"
            folder.mkdir()
            case = KilledLibrary(folder)
            for _ in range(min(per_library, count - row.count)):
                aim = random_aim(chance)
                row.count += 1
                aims["commit" if aim.word else "moment" if aim.kind == "time" else aim.kind] += 1
                if not case.survives_kill(nursery, aim, row, report):
                    break
            steps += case.done
            in_flight += case.in_flight
            case.close()
            shutil.rmtree(folder)
        row.note = (
            f"{steps:,} steps were saved, {in_flight:,} of them not yet acknowledged; aimed "
            + ", ".join(f"{times:,} times at a {kind}" for kind, times in sorted(aims.items()))
        )
        if steps < count:
            report.fail(row, "other", "the processes were killed too early to prove anything")
    report.end(row)
    return row


def random_aim(chance: random.Random, kinds: Sequence[str] = AIMS) -> Aim:
    """Any moment, with more than their share for those within a commit."""
    kind = chance.choice(kinds)
    if kind == "moment":
        return Aim(kind="time", delay=chance.uniform(0.008, 0.12))
    if kind == "statement":
        after = chance.choice((None, chance.uniform(0, 0.001)))
        return Aim(kind="statement", at=round(chance.lognormvariate(5.3, 1.3)) + 1, delay=after)
    if kind == "commit":
        delay = chance.choice((None, chance.uniform(0, 0.003)))
        return Aim(kind="statement", word="COMMIT", at=chance.randint(1, 60), delay=delay)
    return Aim(kind="journal", at=chance.randint(1, 30), delay=chance.uniform(0, 0.003))


class KilledLibrary:
    """A library that is killed again and again, beside one that never is.

    ``without``: what the killed process is to do without, "" for nothing.
    """

    def __init__(self, folder: Path, *, without: str = "") -> None:
        self.folder = folder
        self._without = without
        self.path = made(folder / "books.rightsource")
        self._told = folder / "told"
        self._reference = reference(folder / "reference.rightsource")
        self.done = 0  # steps that the library holds
        self.in_flight = 0

    def close(self) -> None:
        self._reference.close()

    def survives_kill(
        self, nursery: Nursery, aim: Aim, row: Row, report: Report, *, keep: bool = True
    ) -> bool:
        """Whether everything is as it should be after one kill; else that is counted in ``row``."""
        kept = self.folder if keep else None
        self._told.write_text("")
        job = {"job": "edits", "library": str(self.path), "told": str(self._told), "first": self.done}
        ending = nursery.run({**job, "without": self._without}, aim)
        if ending.how != "killed":
            report.fail(row, "other", f"the process ended by itself, {aim}: {ending.words}", kept)
            return False
        told = len(self._told.read_text().splitlines())
        shutil.copytree(self.folder, self.folder / "as-it-was-left", dirs_exist_ok=True, ignore=_copies)
        try:
            found = found_in(self.path)
        except Broken as error:
            report.fail(row, "corrupt", f"{aim}: {error}", kept)
            return False
        for number in range(self.done, self.done + told):
            make_step(self._reference, number)
        self.done += told
        expected = dump(self._reference)
        if found == expected:
            return True
        make_step(self._reference, self.done)  # then the one in flight must be there, and the whole of it
        if found == dump(self._reference):
            self.done += 1
            self.in_flight += 1
            return True
        kind = "lost" if self._was_once(found) else "half_done"
        report.fail(row, kind, f"{aim}, step {self.done}: {first_difference(found, expected)}", kept)
        return False

    def _was_once(self, found: Dump) -> bool:
        """Whether this is how the library was after some earlier step."""
        wanted = digest(found)
        with reference(self.folder / "again.rightsource") as again:
            for number in range(self.done):
                if digest(dump(again)) == wanted:
                    return True
                make_step(again, number)
        return False


def _copies(_: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "as-it-was-left" or name.startswith(("reference", "again"))}
