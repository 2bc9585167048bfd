"""Runs `make torture`: ``python -m tests.torture [CHAPTER…] [--seed N] [--kills N] [--count N]``.

Without arguments everything is run at full length, with a seed drawn anew: it is printed, and repeats a run.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from tests.torture.report import Report

# Chapter: how often at full length, and what it says of it.
CHAPTERS: Mapping[str, tuple[int, str]] = {
    "kills": (1_000, "the process killed in the middle of its edits"),
    "control": (60, "the same without a journal: it must lose"),
    "power": (1_000, "power cuts, simulated from what the process wrote (needs strace)"),
    "migrations": (200, "killed while an older library is brought up to date"),
    "create": (200, "killed while making libraries, backups and papers"),
    "window": (50, "the whole window killed while somebody uses it"),
    "mutations": (10_000, "libraries that were damaged"),
    "texts": (10_000, "hostile texts through every field"),
}
_KILLING = ("kills", "control", "migrations", "create", "window")


def main(arguments: list[str]) -> int:
    """Run the chapters named, or all; 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("chapters", nargs="*", metavar="CHAPTER", help=", ".join(CHAPTERS))
    parser.add_argument("--seed", type=int, default=None, help="repeats a run")
    parser.add_argument("--kills", type=int, help="how often a process is killed, a chapter")
    parser.add_argument("--count", type=int, help="how many cuts, mutations or texts, a chapter")
    parser.add_argument("--keep", type=Path, help="the folder that failing cases are copied to")
    options = parser.parse_args(arguments)
    if unknown := set(options.chapters) - set(CHAPTERS):
        parser.error(f"no such chapter: {', '.join(sorted(unknown))}")
    seed = random.SystemRandom().randrange(10**6) if options.seed is None else options.seed
    keep = options.keep or Path(tempfile.gettempdir()) / f"rightsource-torture-{os.getpid()}"
    report = Report(keep)
    print(
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, seed {seed}"
    )
    failed: list[str] = []
    for chapter in options.chapters or CHAPTERS:
        count = (options.kills if chapter in _KILLING else options.count) or CHAPTERS[chapter][0]
        print(f"\n{chapter}: {CHAPTERS[chapter][1]}", flush=True)
        started = time.monotonic()
        try:
            run: Callable[..., object] = import_module(f"tests.torture.{chapter}").run
            run(count, seed, report=report)
        except Exception as error:  # a chapter that breaks is a failure; the others run all the same
            import traceback

            traceback.print_exc()
            failed.append(f"{chapter}: {type(error).__name__}: {error}")
        print(f"  {chapter} took {time.monotonic() - started:.0f} s", flush=True)
    failed += report.failures
    print(f"\n{len(failed)} failures" if failed else "\nnothing was lost, half done or damaged")
    for failure in failed:
        print(f"  {failure}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
