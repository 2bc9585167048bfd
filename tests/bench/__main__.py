"""Prints the table of `make bench`: every line a ratio to a floor or a peer of the same run."""

from __future__ import annotations

import argparse
import compileall
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from tests.bench.chapter import ROOT, rows_of
from tests.bench.machine import machine
from tests.bench.record import add_to_history
from tests.bench.timing import Absent, Row

CHAPTERS = (
    "start", "command", "window", "what_if", "model", "library",
    "interchange", "pdf", "paper", "peers", "scale",
)  # fmt: skip
HISTORY = ROOT / "docs" / "benchmarks.md"
PICTURE = ROOT / "docs" / "pictures" / "scale.png"


def main(arguments: list[str]) -> int:
    """Measure the chapters named, or all of them. 1: a chapter could not be measured."""
    told = _parser().parse_args(arguments)
    chapters = told.chapter or list(CHAPTERS)
    for folder in (
        "advisor",
        "ui",
        "resources",
    ):  # as setup does: a start that compiles measures the compiler
        compileall.compile_dir(str(ROOT / folder), quiet=2)
    wishes = {
        "start": [f"bundle={told.bundle}"],
        "scale": [f"picture={PICTURE if told.record else ROOT / 'build' / 'scale.png'}"],
    }
    on = machine()
    print(on)
    done: dict[str, list[Row | Absent]] = {}
    failed = False
    for chapter in chapters:
        print(f"\n{chapter}", flush=True)
        done[chapter] = []
        try:
            for row in rows_of(chapter, *wishes.get(chapter, [])):
                done[chapter].append(row)
                print(as_text(row), flush=True)
        except subprocess.CalledProcessError as error:
            failed = True
            print(f"  ended with status {error.returncode}\n{error.stderr}", file=sys.stderr)
    if told.record:
        on += f", {os.getloadavg()[0]:.1f} at the end"
        command = " ".join(["make bench", f'ARGS="{" ".join([*told.chapter, "--record"])}"'])
        add_to_history(HISTORY, done, on=on, day=date.today(), command=command)
        print(f"\nNoted in {HISTORY.relative_to(ROOT)}.")
    return int(failed)


def as_text(row: Row | Absent) -> str:
    """Two lines of the table, or one for what could not be measured."""
    if isinstance(row, Absent):
        return f"         –    {row.what}: {row.why}"
    aim = f"  (aim {row.aim}{': missed' if row.misses else ''})" if row.aim else ""
    return f"  {row.ratio:8.3g} ×  {row.what}\n              against {row.against}: {row.figures}{aim}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "chapter", nargs="*", metavar="CHAPTER", help=f"all of them if left out: {', '.join(CHAPTERS)}"
    )
    parser.add_argument("--record", action="store_true", help="also note them in docs/benchmarks.md")
    parser.add_argument(
        "--bundle",
        type=Path,
        default=ROOT / "dist" / "rightsource" / "rightsource",
        help="the program that `make package` built, for the chapter start",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
