"""``rightsource salvage``: a new library and what was lost on standard output, refusals in a line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.library.library import Library
from advisor.session import Session

FIXTURE = Path(__file__).parents[1] / "fixtures" / "libraries" / "schema-3.rightsource"


@pytest.fixture
def damaged(tmp_path):
    """A library whose beginning, with the list of its tables, is gone."""
    path = Path(shutil.copy(FIXTURE, tmp_path / "books.rightsource"))
    with path.open("r+b") as file:
        file.write(bytes(4096))
    return path


def test_what_can_be_read_is_saved_and_what_was_lost_is_told(cli, damaged, tmp_path):
    before = damaged.read_bytes()
    new = tmp_path / "new.rightsource"
    ran = cli("salvage", damaged, "--to", new)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"{new}\nWhat could be read is in “new.rightsource”:\n- 3 of 3 tasks\n")
    assert damaged.read_bytes() == before
    with Session.open(new) as session:
        assert [task.title for task in session.tasks()] == [
            "A new logo – “Zoë & Søn” ☕",
            "Monthly bookkeeping",
        ]


def test_it_lies_beside_the_damaged_one_unless_said_otherwise(cli, damaged):
    ran = cli("salvage", damaged)
    assert ran.status == 0
    assert ran.out.splitlines()[0] == str(damaged.with_name("books (salvaged).rightsource"))


def test_where_nothing_is_readable_the_status_is_one(cli, written):
    ran = cli("salvage", written("zeros.rightsource", bytes(50_000)))
    assert (ran.status, ran.out) == (1, "")
    assert "zeros.rightsource: Nothing of “zeros.rightsource” could be read." in ran.err
    assert ran.err.count("\n") == 1


def test_what_is_no_library_is_refused(cli, written, tmp_path):
    for path in (
        *(written("letter.txt", "Dear Ann"), written("empty.rightsource", ""), tmp_path, tmp_path / "none"),
    ):
        ran = cli("salvage", path)
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.count("\n") == 1


def test_nothing_is_written_over_and_one_that_is_open_is_left_alone(cli, damaged, tmp_path):
    taken = tmp_path / "taken.rightsource"
    taken.write_text("mine")
    assert cli("salvage", damaged, "--to", taken).status == 2
    assert taken.read_text() == "mine"
    open_one = Path(shutil.copy(FIXTURE, tmp_path / "open.rightsource"))
    with Library.open(open_one):
        assert cli("salvage", open_one).status == 2
