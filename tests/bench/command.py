"""How long a command takes as a whole process, against the least that Python and numpy take."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.bench.chapter import ROOT
from tests.bench.timing import Row, milliseconds

RUNS = 25
TASK = str(ROOT / "resources" / "sample" / "task.toml")
NUMPY = "import numpy"
NOTHING = "pass"


def rows() -> Iterator[Row]:
    """The lines of the table about commands."""
    for arguments, code, aim in (
        (("assess", TASK, "--format", "json"), NUMPY, "≤ 1.6"),
        (("assess", TASK), NUMPY, "≤ 1.6"),
        (("assess", TASK, "--format", "json", "--point"), NUMPY, "≤ 1.6"),
        (("--help",), NOTHING, ""),
    ):
        own, floor = _in_turn(
            [str(Path(sys.executable).with_name("rightsource")), *arguments], [sys.executable, "-c", code]
        )
        yield Row(
            what=" ".join(["rightsource", *(one.replace(TASK, "TASK") for one in arguments)]),
            against=f'python -c "{code}", in turn, both as whole processes',
            ratio=statistics.median(a / b for a, b in zip(own, floor, strict=True)),
            aim=aim,
            figures=f"{milliseconds(statistics.median(own))} : {milliseconds(statistics.median(floor))}",
        )


def _in_turn(own: Sequence[str], floor: Sequence[str]) -> tuple[list[float], list[float]]:
    """Seconds of the two commands, run after run; the first of each is not counted."""
    found = [(_seconds(own), _seconds(floor)) for _ in range(RUNS + 1)][1:]
    return [one for one, _ in found], [other for _, other in found]


def _seconds(command: Sequence[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start
