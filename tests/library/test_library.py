"""A library is made whole or not at all, opened, and closed without a trace."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from advisor.library import errors, schema
from advisor.library.library import Library
from tests.library.support import made, run_sql, still_world, untouched


def test_a_new_library_is_one_file_that_opens_again(tmp_path):
    path = tmp_path / "books.rightsource"
    with Library.create(path) as library:
        assert library.path == path
    assert [found.name for found in tmp_path.iterdir()] == ["books.rightsource"]
    assert stat.S_IMODE(path.stat().st_mode) & 0o600 == 0o600
    with Library.open(path) as library:
        assert library.connection.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_library_carries_the_mark_of_the_program_where_other_tools_look(tmp_path):
    first = made(tmp_path / "books.rightsource").read_bytes()[:100]
    assert first[68:72] == b"RSLB"
    assert int.from_bytes(first[60:64], "big") == schema.VERSION


@pytest.mark.parametrize("there", ["a letter", ""])
def test_a_file_that_is_there_is_never_made_anew(tmp_path, there):
    path = tmp_path / "books.rightsource"
    path.write_text(there)
    with untouched(path), pytest.raises(errors.LibraryExists):
        Library.create(path)


def test_a_dangling_link_counts_as_a_file_that_is_there(tmp_path):
    path = tmp_path / "books.rightsource"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(errors.LibraryExists):
        Library.create(path)


def test_a_file_that_appears_while_the_library_is_being_made_is_spared(tmp_path, monkeypatch):
    path = tmp_path / "books.rightsource"
    link = os.link

    def somebody_is_quicker(source: Path, target: Path) -> None:
        Path(target).write_text("theirs")
        link(source, target)

    monkeypatch.setattr("os.link", somebody_is_quicker)
    with pytest.raises(errors.LibraryExists):
        Library.create(path)
    assert path.read_text() == "theirs"
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(errors.CannotCreate) as caught:
        Library.create(tmp_path / "gone" / "books.rightsource")
    assert "“gone”" in caught.value.why


def test_nothing_is_left_of_a_library_that_could_not_be_finished(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("advisor.library.library.os.fsync", fail)
    with pytest.raises(errors.CannotCreate):
        Library.create(tmp_path / "books.rightsource")
    assert list(tmp_path.iterdir()) == []


def test_closing_twice_is_no_fault(tmp_path):
    library = Library.create(tmp_path / "books.rightsource")
    library.close()
    library.close()


def test_opening_and_closing_leaves_the_file_as_it_was(tmp_path):
    path = made(tmp_path / "books.rightsource")
    with untouched(path), Library.open(path):
        pass


def test_a_relative_path_still_leads_to_the_library_when_the_folder_changes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with Library.create(Path("books.rightsource")) as library:
        monkeypatch.chdir("/")
        with library.writing():
            pass
        assert library.path == tmp_path / "books.rightsource"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER spy AFTER INSERT ON task BEGIN DELETE FROM quote; END",
        "CREATE VIEW spy AS SELECT * FROM task",
        "DROP TABLE assessment",
    ],
)
def test_a_library_with_something_slipped_in_or_lost_is_not_opened(tmp_path, statement):
    path = made(tmp_path / "books.rightsource")
    run_sql(path, statement)
    with untouched(path), pytest.raises(errors.LibraryDamaged):
        Library.open(path)


def test_times_are_stored_in_utc_to_the_millisecond(tmp_path):
    with (
        Library.create(tmp_path / "books.rightsource", surroundings=still_world()) as library,
        library.writing() as writer,
    ):
        assert writer.now.startswith("2026-03-02T09:00:0")
        assert writer.now.endswith(".000Z")
