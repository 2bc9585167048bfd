"""Thousands of nasty texts through every field of a library and every way out of it."""

from __future__ import annotations

import random
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from advisor.session import Session
from tests.hostile import fields, ways_out
from tests.hostile.watch import watched
from tests.nasty import LISTED, generated
from tests.torture.report import Report, Row

SECONDS_ALLOWED = 120.0  # for one step of a batch, and the whole report of a hundred tasks
_BATCH = 100
_PAPERS = 12  # of a batch: each weighs a task and is set as PDF
_WHOLE_REPORT_EVERY = 20  # batches: a hundred pages each
_Step = tuple[str, Callable[[], list[str]]]


def run(count: int, seed: int, *, report: Report) -> Row:
    """All the listed texts, and ``count`` made by chance from ``seed``."""
    row = report.start("nasty texts: kept, shown and sent as they are", seed)
    chance = random.Random(seed)
    texts = [*LISTED, *generated(count, seed)]
    chance.shuffle(texts)
    slowest, slowest_step = 0.0, ""
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        with tempfile.TemporaryDirectory(prefix="nasty-") as name:
            for step, wrong, seconds in through(
                batch, Path(name), whole_report=start // _BATCH % _WHOLE_REPORT_EVERY == 0
            ):
                for one in wrong:
                    report.fail(row, "other", f"{step}: {one}")
                if seconds > SECONDS_ALLOWED:
                    report.fail(row, "other", f"{step} took {seconds:.0f} s")
                if seconds > slowest:
                    slowest, slowest_step = seconds, step
        row.count += len(batch)
        if start // _BATCH % 10 == 9:
            report(f"{row.count:,} texts")
    row.note = (
        f"{len(LISTED):,} listed, {count:,} generated; slowest of {_BATCH}: {slowest_step}, {slowest:.1f} s"
    )
    report.end(row)
    return row


def through(
    texts: Sequence[str], folder: Path, *, papers: int = _PAPERS, whole_report: bool = False
) -> list[tuple[str, list[str], float]]:
    """Each step with what went wrong in it and the seconds it took; what it touched besides is wrong, too."""
    found = []
    made: list[Session] = []

    def make() -> list[str]:
        made.append(fields.library_of(texts, folder / "x.rightsource"))
        return []

    steps: list[_Step] = [
        ("library", make),
        ("database", lambda: fields.wrong_in_library(made[0], texts)),
        ("search", lambda: ways_out.wrong_in_search(made[0], texts)),
        ("exchange", lambda: ways_out.wrong_in_exchange(made[0], folder)),
        ("papers", lambda: ways_out.wrong_in_papers(made[0], most=papers)),
        ("print", lambda: ways_out.wrong_in_print(texts)),
        ("calendar", lambda: ways_out.wrong_in_calendar(made[0])),
        ("readers", partial(ways_out.wrong_in_readers, texts, folder)),
        ("command line", partial(ways_out.wrong_on_the_command_line, texts[: max(papers, 4)], folder)),
    ]
    if whole_report:
        steps.insert(5, ("whole report", lambda: ways_out.wrong_in_whole_report(made[0])))
    try:
        for name, step in steps:
            began = time.monotonic()
            with watched(folder) as touched:
                try:
                    wrong = step()
                except Exception:  # whatever it is, it is a fault, and the next texts have their turn
                    wrong = [traceback.format_exc()[-500:]]
            seconds = time.monotonic() - began
            wrong += [f"touched {one}" for one in touched]
            found.append((name, wrong, seconds))
            if name == "library" and not made:
                break
    finally:
        for session in made:
            session.close()
    return found
