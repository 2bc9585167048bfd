"""Runs one chapter in a process of its own, so that none measures what another left behind.

``python -m tests.bench.chapter NAME [KEY=VALUE …]`` prints one JSON object a row.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from tests.bench.timing import Absent, Row

ROOT = Path(__file__).parents[2]


def rows_of(chapter: str, *arguments: str, python: str = sys.executable) -> Iterator[Row | Absent]:
    """The chapter's rows as they come. Raises CalledProcessError where it fails."""
    command = [python, "-m", "tests.bench.chapter", chapter, *arguments]
    with tempfile.TemporaryFile("w+") as said:  # Qt's remarks on a display that is none are for nobody
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=said, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                told = json.loads(line)
                yield Absent(**told) if "why" in told else Row(**told)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, stderr=said.read())


def main(chapter: str, *arguments: str) -> None:
    """Print the rows."""
    wishes = dict(one.split("=", 1) for one in arguments)
    for row in import_module(f"tests.bench.{chapter}").rows(**wishes):
        print(json.dumps(asdict(row)), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
