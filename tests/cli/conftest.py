"""What the tests of the command line share: task files, and ways to run it in this process and in another."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.cli import main

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "sample" / "task.toml"

LOGO = """\
title = "Logo"
function = "design"
pattern = "one_off"
original_work = "brand"
hours = [10, 16, 30]
"""
BOOKS = '{"title": "Büroarbeit – “täglich”", "hours": 12, "settings": {"currency": "EUR"}}'
WRONG = '{"title": "a", "skill": "profesional"}'


@dataclasses.dataclass(frozen=True)
class Ran:
    """How a run of the command line ended."""

    status: int
    out: str
    err: str


@pytest.fixture
def cli(capsys, monkeypatch):
    """Run the command line in this process."""

    def run(*arguments, stdin=None):
        if stdin is not None:
            monkeypatch.setattr("sys.stdin", _Stdin(stdin))
        status = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return run


class _Stdin:
    def __init__(self, data: bytes) -> None:
        import io

        self.buffer = io.BytesIO(data)


@pytest.fixture
def command():
    """Run it as another program would: in a process of its own, with bytes in and out."""

    def run(*arguments, stdin=b"", code=None, **environment):
        start = [sys.executable, "-c", code] if code else [sys.executable, "-m", "advisor.cli"]
        return subprocess.run(
            [*start, *map(str, arguments)],
            cwd=ROOT,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=60,
            env=os.environ | environment,
        )

    return run


@pytest.fixture
def written(tmp_path):
    """Write a file into a folder of this test's own."""

    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


@pytest.fixture
def logo(written):
    return written("logo.toml", LOGO)


@pytest.fixture
def books(written):
    return written("books.json", BOOKS)


@pytest.fixture
def wrong(written):
    return written("wrong.json", WRONG)
