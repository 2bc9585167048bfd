"""How soon the window is there, seen from outside: from source and as the bundle, against a bare one."""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.timing import Absent, Row, milliseconds
from tests.bench.x_window import FirstWindow, environment_of, own_display

RUNS = 21
BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow\n"
    "application = QApplication([])\n"
    "window = QMainWindow()\n"
    "window.resize(1280, 780)\n"
    "window.show()\n"
    "application.exec()\n"
)


def rows(bundle: str, programs: str = "source bundle") -> Iterator[Row | Absent]:
    """``bundle``: the program that `make package` built; ``programs``: which of the two are measured."""
    known = {
        "source: from the start to the first painted window": (
            [str(Path(sys.executable).with_name("rightsource"))],
            "≤ 1.1",
        ),
        "bundle: from the start to the first painted window": ([bundle], "≤ 1.5"),
    }
    for what, (command, aim) in known.items():
        if what.partition(":")[0] not in programs.split():
            continue
        if not Path(command[0]).exists():
            yield Absent(what=what, why=f"{command[0]} is not there; `make package` builds the bundle")
            continue
        try:
            own, bare = _in_turn(command, [sys.executable, "-c", BARE])
        except OSError as error:
            yield Absent(what=what, why=f"cannot be seen here: {error}")
            continue
        yield Row(
            what=what,
            against="a bare PySide6 window, in turn, both on Xvfb",
            ratio=statistics.median(a.painted / b.painted for a, b in zip(own, bare, strict=True)),
            aim=aim,
            figures=f"{_figures(own)} : {_figures(bare)}",
        )


def _in_turn(own: list[str], bare: list[str]) -> tuple[list[FirstWindow], list[FirstWindow]]:
    ours, floors = [], []
    with own_display() as display, tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        environment = environment_of(display, Path(home))
        for run in range(RUNS + 1):
            floor = display.first_window(bare, environment)
            our = display.first_window(own, environment)
            _forget_the_killed(Path(home))
            if run:  # the first finds nothing in the disk's cache
                floors.append(floor)
                ours.append(our)
    return ours, floors


def _forget_the_killed(home: Path) -> None:
    """Take away the locks of windows ended by force: a start that finds one first looks whose it is."""
    for lock in home.rglob("window-*"):
        lock.unlink()


def _figures(seen: list[FirstWindow]) -> str:
    painted = statistics.median(one.painted for one in seen)
    mapped = statistics.median(one.mapped for one in seen)
    return f"{milliseconds(painted)} (mapped {milliseconds(mapped)})"
