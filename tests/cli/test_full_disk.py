"""Whatever the command line writes, a full disk leaves what was there before, and says so in one line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.session import Session
from tests.cli.conftest import SAMPLE
from tests.faults import Filler, read_only_disk, small_disk
from tests.library.support import fill

REPORT = ("report", SAMPLE, "-o")
WRITING = [
    pytest.param("summary.pdf", REPORT, id="summary"),
    pytest.param("brief.pdf", ("report", SAMPLE, "--document", "results-brief", "-o"), id="hand-over"),
    pytest.param("all.pdf", ("report", "--library", "LIBRARY", "-o"), id="library"),
    pytest.param("one.pdf", ("report", "--library", "LIBRARY", "--one-page", "-o"), id="one page"),
    pytest.param("all.json", ("export", "LIBRARY", "-o"), id="json"),
    pytest.param("tasks.csv", ("export", "LIBRARY", "-o"), id="csv"),
    pytest.param("all.xlsx", ("export", "LIBRARY", "-o"), id="xlsx"),
]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "books.rightsource"
    with Session.create(path) as session:
        fill(session)
    return path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        yield disk


@pytest.mark.parametrize(("name", "arguments"), WRITING)
def test_no_room_for_a_file_leaves_the_one_before_and_nothing_else(
    cli, disk: Path, library: Path, name: str, arguments: tuple[object, ...]
) -> None:
    taken, free = disk / name, disk / f"new {name}"
    taken.write_bytes(b"what was there before")
    before = library.read_bytes()
    Filler(disk).leave(0)
    for target in (taken, free):
        ran = cli(*(library if word == "LIBRARY" else word for word in arguments), target)
        assert ran.status == 1
        assert "The disk is full." in ran.err
        assert len(ran.err.strip().splitlines()) == 1
    assert {found.name for found in disk.iterdir()} == {"filler", name}
    assert taken.read_bytes() == b"what was there before"
    assert library.read_bytes() == before


@pytest.mark.parametrize(("name", "arguments"), WRITING[:1] + WRITING[-1:])
def test_a_disk_that_can_only_be_read_is_named_as_one(
    cli, tmp_path: Path, library: Path, name: str, arguments: tuple[object, ...]
) -> None:
    (tmp_path / "folder").mkdir()
    with read_only_disk(tmp_path / "folder", tmp_path / "disk") as disk:
        ran = cli(*(library if word == "LIBRARY" else word for word in arguments), disk / name)
    assert ran.status == 1
    assert "can only be read" in ran.err
    assert list((tmp_path / "folder").iterdir()) == []


def test_an_import_into_a_library_on_a_full_disk_changes_nothing(cli, disk: Path, tmp_path: Path) -> None:
    library = disk / "books.rightsource"
    with Session.create(library) as session:
        fill(session)
    table = tmp_path / "tasks.csv"
    table.write_text("title,notes\n" + "".join(f"Task {n},{'x' * 900}\n" for n in range(200)))
    before = library.read_bytes()
    filler = Filler(disk)
    filler.leave(60_000)
    ran = cli("import", table, "--into", library)
    assert ran.status == 1
    assert "full" in ran.err
    assert library.read_bytes() == before
    assert {found.name for found in disk.iterdir()} == {library.name, filler.name}
