"""What a process left unfinished when it ended is cleared away; what anybody is at just now is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from advisor.library.library import Library
from advisor.report.files import write_atomically
from advisor.unfinished import clear_away, new_token
from tests.library.support import made

LEFT = (
    ".Books of a shop.rightsource.{token}.new",
    ".Books.rightsource.{token}.new-journal",
    ".{token}.new",
    ".{token}.new.sha256",
    ".{token}.part",
    ".Report.pdf.{token}.part",
    "Books.rightsource.lock.{token}",
    "Books.rightsource.lock.{token}.old",
)
OTHERS = (
    "Books.rightsource",
    "Books.rightsource.lock",
    "Books.rightsource-journal",
    "Report.pdf",
    "{token}.new",
    ".{token}.pdf",
    "Notes {token}.part",
    ".Report.pdf.0123456789ab.part",
    ".{token}.new.rightsource",
)


@pytest.fixture(scope="module")
def token_of_the_dead() -> str:
    """One that was made by a process that has ended."""
    script = "from advisor.unfinished import new_token; print(new_token())"
    return subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    ).stdout.strip()


def put(folder: Path, names: tuple[str, ...], token: str) -> set[str]:
    for name in names:
        (folder / name.format(token=token)).write_text("half")
    return {name.format(token=token) for name in names}


def names_in(folder: Path) -> set[str]:
    return {found.name for found in folder.iterdir()}


def test_what_a_process_that_ended_left_is_removed_and_nothing_else(tmp_path, token_of_the_dead):
    put(tmp_path, LEFT, token_of_the_dead)
    others = put(tmp_path, OTHERS, token_of_the_dead)
    assert clear_away(tmp_path) == len(LEFT)
    assert names_in(tmp_path) == others


def test_what_a_running_process_is_at_stays(tmp_path):
    mine = put(tmp_path, LEFT, new_token())
    assert clear_away(tmp_path) == 0
    assert names_in(tmp_path) == mine


def test_what_another_computer_left_stays_for_that_computer(tmp_path, token_of_the_dead, monkeypatch):
    theirs = put(tmp_path, LEFT, token_of_the_dead)
    monkeypatch.setattr("socket.gethostname", lambda: "another computer")
    assert clear_away(tmp_path) == 0
    assert names_in(tmp_path) == theirs


def test_a_new_process_with_the_same_id_is_told_from_the_old_one(tmp_path, monkeypatch):
    left = put(tmp_path, LEFT, new_token())
    monkeypatch.setattr("advisor.unfinished.process_birth", lambda _: "born later")
    assert clear_away(tmp_path) == len(left)


@pytest.mark.skipif(os.name != "posix", reason="makes links")
def test_links_and_folders_stay_and_a_folder_that_is_not_there_is_no_fault(tmp_path, token_of_the_dead):
    (tmp_path / f".folder.{token_of_the_dead}.new").mkdir()
    (tmp_path / f".link.{token_of_the_dead}.new").symlink_to(tmp_path / "elsewhere")
    assert clear_away(tmp_path) == 0
    assert clear_away(tmp_path / "none") == 0


def test_opening_and_making_a_library_clear_its_folder(tmp_path, token_of_the_dead):
    path = made(tmp_path / "Books.rightsource")
    put(tmp_path, LEFT, token_of_the_dead)
    Library.open(path).close()
    assert names_in(tmp_path) == {path.name}
    put(tmp_path, LEFT, token_of_the_dead)
    second = made(tmp_path / "Second.rightsource")
    assert names_in(tmp_path) == {path.name, second.name}


def test_writing_a_paper_clears_its_folder(tmp_path, token_of_the_dead):
    put(tmp_path, LEFT, token_of_the_dead)
    write_atomically(tmp_path / "Report.pdf", b"whole")
    assert names_in(tmp_path) == {"Report.pdf"}
