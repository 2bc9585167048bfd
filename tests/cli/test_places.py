"""The commands on a library that is open elsewhere, may only be read, or has no room beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from advisor.session import Session
from tests.cli.conftest import ROOT, Ran
from tests.faults import Filler, read_only_disk, small_disk
from tests.library.support import fill
from tests.library.test_lock import locked_by

_HOLD = """
import sys
from pathlib import Path
from advisor.library.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "shop" / "books.rightsource"
    path.parent.mkdir()
    with Session.create(path) as session:
        fill(session)
    return path


@contextmanager
def open_elsewhere(library: Path) -> Iterator[None]:
    """By another process, as a window has it."""
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, os.fspath(library)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield
        holder.communicate("")


def everything_in(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def reading(library: Path, out: Path) -> list[tuple[object, ...]]:
    """Each command that only reads a library."""
    return [
        ("check", library),
        ("export", library, "-o", out / "all.json"),
        ("report", "--library", library, "--one-page", "-o", out / "page.pdf"),
        ("backup", library, "--to", out),
        ("backup", library, "--list"),
    ]


def test_while_it_is_open_elsewhere_it_can_be_read_and_not_changed(cli, tmp_path, library, written):
    table = written("t.csv", "Task\nPolish\n")
    with open_elsewhere(library):
        before = everything_in(library.parent)
        for command in reading(library, tmp_path):
            assert (cli(*command).status, command) == (0, command)
        for command in (("import", table, "--into", library), ("salvage", library)):
            ran = cli(*command)
            assert (ran.status, ran.err.count("\n")) == (2, 1)
            assert "is in use" in ran.err
        assert everything_in(library.parent) == before
    assert (tmp_path / "all.json").stat().st_size > 1000


@pytest.mark.parametrize("has_lock", [False, True], ids=["free", "with another computer's lock"])
def test_on_a_disk_that_may_only_be_read_it_is_read_all_the_same(cli, tmp_path, library, written, has_lock):
    if has_lock:
        locked_by(library.with_name(f"{library.name}.lock"), host="laptop")
    table = written("t.csv", "Task\nPolish\n")
    before = everything_in(library.parent)
    with read_only_disk(library.parent, tmp_path / "disk") as disk:
        there = disk / library.name
        for command in reading(there, tmp_path):
            assert (cli(*command).status, command) == (0, command)
        ran = cli("import", table, "--into", there)
        assert (ran.status, ran.err.count("\n")) == (2, 1)
        assert ("is in use" if has_lock else "cannot be changed") in ran.err
        assert cli("import", table, "--into", disk / "new.rightsource").status == 1
        ran = cli("restore", next(tmp_path.glob("books*.rightsource")), "--to", there)
        assert ran.status != 0
        assert ran.err.count("\n") == 1
        if not has_lock:
            ran = cli("salvage", there)
            assert (ran.status, ran.err.count("\n")) == (1, 1)
            assert cli("salvage", there, "--to", tmp_path / "saved.rightsource").status == 0
        assert everything_in(disk) == before


def test_on_a_full_disk_it_is_read_all_the_same_and_what_does_not_fit_is_said(
    cli, tmp_path, library, written
):
    table = written("t.csv", "Task\nPolish\n")
    with small_disk(tmp_path / "disk") as disk:
        there = Path(shutil.copy(library, disk / library.name))
        Filler(disk).leave(0)
        before = everything_in(disk)
        for command in reading(there, tmp_path):
            assert (cli(*command).status, command) == (0, command)
        for command in (
            ("import", table, "--into", there),
            ("import", table, "--into", disk / "new.rightsource"),
            ("salvage", there),
            ("backup", there, "--to", disk),
            ("restore", next(tmp_path.glob("books*.rightsource")), "--to", disk / "back.rightsource"),
        ):
            ran: Ran = cli(*command)
            assert (ran.status, ran.out, ran.err.count("\n"), command) == (1, "", 1, command)
        assert everything_in(disk) == before
