"""Files that are no library of ours are refused before anything connects to them, and stay as they were."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.library import errors, schema
from advisor.library.header import read_header
from advisor.library.library import Library
from tests.library.support import made, run_python, run_sql, untouched


def other_programs_file(path: Path) -> None:
    run_sql(path, "CREATE TABLE bookmark (url TEXT)", "PRAGMA application_id = 0x4D504258")


def file_without_application(path: Path) -> None:
    run_sql(path, "CREATE TABLE bookmark (url TEXT)")


def file_of_a_newer_version(path: Path) -> None:
    made(path)
    run_sql(path, f"PRAGMA user_version = {schema.VERSION + 1}")


def library_without_a_version(path: Path) -> None:
    made(path)
    run_sql(path, "PRAGMA user_version = 0")


def empty_file(path: Path) -> None:
    path.touch()


def text_file(path: Path) -> None:
    path.write_text("Dear Ann,\n" * 100)


def short_text_file(path: Path) -> None:
    path.write_text("x")


def truncated_file(path: Path) -> None:
    made(path)
    os.truncate(path, path.stat().st_size - 4096)


def file_cut_within_its_header(path: Path) -> None:
    made(path)
    os.truncate(path, 50)


def no_file(path: Path) -> None:
    pass


def folder(path: Path) -> None:
    path.mkdir()


REFUSED = [
    (other_programs_file, errors.NotALibrary),
    (file_without_application, errors.NotALibrary),
    (file_of_a_newer_version, errors.LibraryTooNew),
    (library_without_a_version, errors.LibraryDamaged),
    (empty_file, errors.EmptyFile),
    (text_file, errors.NotADatabase),
    (short_text_file, errors.NotADatabase),
    (truncated_file, errors.LibraryCutOff),
    (file_cut_within_its_header, errors.LibraryCutOff),
    (no_file, errors.LibraryMissing),
    (folder, errors.NotAFile),
]


@pytest.mark.parametrize(("make", "kind"), REFUSED, ids=lambda found: getattr(found, "__name__", ""))
def test_a_file_that_is_no_library_of_ours_is_refused_and_left_as_it_was(make, kind, tmp_path):
    path = tmp_path / "books.rightsource"
    make(path)
    with untouched(path), pytest.raises(AdvisorError) as caught:
        Library.open(path)
    assert type(caught.value) is kind
    assert "books.rightsource" in caught.value.what
    assert str(tmp_path) not in str(caught.value)
    assert caught.value.why.endswith(".")
    assert caught.value.remedy.endswith(".")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are a POSIX thing")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    path = tmp_path / "pipe.rightsource"
    os.mkfifo(path)
    with pytest.raises(errors.NotAFile):
        Library.open(path)


def test_a_truncated_library_is_found_out_before_anything_connects_to_it(tmp_path):
    path = tmp_path / "books.rightsource"
    truncated_file(path)
    with pytest.raises(errors.LibraryDamaged):
        read_header(path, newest=schema.VERSION)


def test_a_file_in_a_folder_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(errors.LibraryMissing):
        Library.open(tmp_path / "gone" / "books.rightsource")


def test_a_database_of_another_program_with_a_journal_waiting_is_left_alone_too(tmp_path):
    path = tmp_path / "other.db"
    other_programs_file(path)
    journal = tmp_path / "other.db-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    with untouched(path), pytest.raises(errors.NotALibrary):
        Library.open(path)


def test_a_shorter_file_passes_while_a_journal_waits_to_make_it_whole(tmp_path):
    """A crash while pages are written leaves a header that counts pages which are not there yet."""
    path = made(tmp_path / "books.rightsource")
    run_python(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 2")  # so that pages reach the file before the end
        connection.execute("BEGIN IMMEDIATE")
        for number in range(200):
            connection.execute("INSERT INTO setting VALUES (?, ?)", [str(number), "x" * 4000])
        os._exit(0)
        """,
        path,
    )
    with path.open("r+b") as file:  # as if the first page had made it to the disk, and the last ones had not
        file.seek(24)
        counter = file.read(4)
        file.seek(28)
        file.write(struct.pack(">I", 10_000))
        file.seek(92)
        file.write(counter)
    with Library.open(path) as library:
        assert library.connection.number("SELECT count(*) FROM setting") == 0
        assert library.connection.rows("PRAGMA integrity_check") == [("ok",)]
