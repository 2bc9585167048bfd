"""How soon the window is there, how it works with a large library, and what memory that takes."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.libraries import SIZES, make_library
from tests.bench.library import KEY_SECONDS, SORT_SECONDS, limit_row, percentile
from tests.bench.timing import Row, milliseconds

RUNS = 15
FEW = 20  # tasks of a library whose size makes no difference
ADVICE_SECONDS = 0.050
MEMORY = 60_000_000
ROOT = Path(__file__).parents[2]


def rows() -> Iterator[Row]:
    """The window's lines of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        libraries = {count: make_library(folder / f"{count}.rightsource", count) for count in (FEW, *SIZES)}
        for count, path in libraries.items():
            yield from _first_paint(folder, path, count)
        bare = min(_probe(folder, "bare")["memory"] for _ in range(3))
        few = _probe(folder, "idle", libraries[FEW])["memory"]
        for count in SIZES:
            figures = _probe(folder, "work", libraries[count])
            yield from _at_work(figures, count)
            yield _memory(figures["memory_idle"], bare, few, count)


def _first_paint(folder: Path, path: Path, count: int) -> Iterator[Row]:
    own, bare, filled = [], [], []
    for _ in range(RUNS):
        bare.append(_probe(folder, "bare")["first_paint"])
        found = _probe(folder, "window", path)
        own.append(found["first_paint"])
        filled.append(found["furnished"])
    for what, aim, seconds in (
        ("the first painted window", "≤ 1.1" if count == FEW else "≤ 1.3", own),
        ("the painted list, with a task beside it", "", filled),
    ):
        yield Row(
            what=f"{count:,} tasks: from the start to {what}",
            against="a window with nothing in it, in turn",
            ratio=statistics.median(a / b for a, b in zip(seconds, bare, strict=True)),
            aim=aim,
            figures=f"{milliseconds(statistics.median(seconds))} : {milliseconds(statistics.median(bare))}",
        )


def _at_work(figures: dict[str, Any], count: int) -> Iterator[Row]:
    size = f"{count:,} tasks: "
    yield limit_row(
        f"{size}a key in the list's filter, painted (95th percentile)",
        percentile(figures["keys"]),
        KEY_SECONDS[count],
        more=f", median {milliseconds(statistics.median(figures['keys']))}",
    )
    yield limit_row(f"{size}the filter cleared, painted (slowest)", max(figures["clears"]), SORT_SECONDS)
    yield limit_row(f"{size}the list sorted, painted (slowest)", max(figures["sorts"]), SORT_SECONDS)
    model = statistics.median(figures["models"])
    yield limit_row(
        f"{size}the next task selected, its advice shown (median)",
        statistics.median(figures["selects"]),
        ADVICE_SECONDS,
    )
    yield limit_row(
        f"{size}a task far away selected, its advice shown (median)",
        statistics.median(figures["far_selects"]),
        ADVICE_SECONDS,
        more=f", of which model and sentences {milliseconds(model)}",
    )


def _memory(own: int, bare: int, few: int, count: int) -> Row:
    return Row(
        what=f"{count:,} tasks: memory of the window above a bare one",
        against="the most it may take, 60 MB",
        ratio=(own - bare) / MEMORY,
        aim="≤ 1",
        figures=f"{(own - bare) / 1e6:.0f} MB; with {FEW} tasks {(few - bare) / 1e6:.0f} MB",
    )


def _probe(folder: Path, kind: str, library: Path | None = None) -> dict[str, Any]:
    home = {name: str(folder) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "HOME")}
    command = [sys.executable, "-m", "tests.bench.window_probe", kind, str(time.time_ns())]
    done = subprocess.run(
        [*command, *([str(library)] if library else [])],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found
