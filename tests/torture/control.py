"""Takes away what protects a library, and kills again: if nothing is lost then, the kills prove nothing.

Without a journal SQLite writes straight over the pages of the file. SIGKILL leaves what the system has in
memory, so nothing would be lost but for a kill between two writes: a small cache makes these come early.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from tests.torture.kills import KilledLibrary, random_aim
from tests.torture.nursery import Nursery
from tests.torture.report import Report, Row

_KILLS_PER_LIBRARY = 5
_AIMS = ("moment", "statement", "commit")  # there is no journal to aim at


def run(count: int, seed: int, *, report: Report, enough: int | None = None) -> Row:
    """At most ``count`` kills without a journal, or until ``enough`` have done harm; some must."""
    chance = random.Random(seed)
    row = report.start("control: the same without a journal, which must lose", seed)
    unprotected = Report(Path(), quiet=True)
    seen = unprotected.start("", seed)
    with tempfile.TemporaryDirectory(prefix="torture-") as name, Nursery(Path(name)) as nursery:
        while row.count < count and (enough is None or _harm(seen) < enough):
            folder = Path(name) / "library"
            folder.mkdir()
            case = KilledLibrary(folder, without="no journal")
            for _ in range(min(_KILLS_PER_LIBRARY, count - row.count)):
                row.count += 1
                if not case.survives_kill(nursery, random_aim(chance, _AIMS), seen, unprotected, keep=False):
                    break
            case.close()
            shutil.rmtree(folder)
    row.note = (
        f"without a journal: {seen.lost} lost, {seen.half_done} half-done, {seen.corrupt} corrupt;"
        f" {seen.other} times the process itself could not go on"
    )
    if not _harm(seen):
        report.fail(row, "other", "nothing was lost without a journal: the test proves nothing")
    report.end(row)
    return row


def _harm(row: Row) -> int:
    return row.lost + row.half_done + row.corrupt
