"""A backup is the library as it is now, checked, and never takes another's place."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from advisor.domain.edits import AddTask, DeleteTask
from advisor.library import errors
from advisor.library.backup import backup, check, checksum
from advisor.session import Session
from tests.library.support import (
    dump,
    is_locked_for_others,
    made,
    offer,
    payroll,
    run_python,
    run_sql,
    still_world,
    untouched,
)


@pytest.fixture
def session(tmp_path):
    with Session.create(tmp_path / "books.rightsource", surroundings=still_world()) as session:
        session.do(AddTask(task=payroll(), quotes=((None, offer()),)))
        yield session


def test_a_backup_holds_what_the_library_holds_and_opens_as_one(session, tmp_path):
    copy = backup(session.library, tmp_path / "backups" / "shop")
    assert copy.name.startswith("books 2026-03-02 09.00.")
    assert copy.suffix == ".rightsource"
    assert check(copy) == []
    with Session.open(copy) as opened:
        assert dump(opened) == dump(session)


def test_a_backup_goes_on_counting_where_the_library_was(session, tmp_path):
    session.do(DeleteTask(task_id=session.do(AddTask(task=payroll())).created_id))
    with Session.open(backup(session.library, tmp_path / "backups")) as opened:
        assert opened.do(AddTask(task=payroll())).created_id == 3


def test_beside_a_backup_lies_its_checksum_as_other_tools_read_it(session, tmp_path):
    copy = backup(session.library, tmp_path / "backups")
    beside = copy.with_name(f"{copy.name}.sha256")
    assert beside.read_text() == f"{checksum(copy)}  {copy.name}\n"
    assert sorted(tmp_path.joinpath("backups").iterdir()) == sorted([copy, beside])
    if sys.platform == "linux":
        subprocess.run(["sha256sum", "-c", "--quiet", beside.name], cwd=copy.parent, check=True)


def test_two_backups_of_one_second_are_two_files(tmp_path):
    moment = still_world().now()
    with Session.create(
        tmp_path / "books.rightsource", surroundings=still_world(now=lambda: moment)
    ) as session:
        names = [backup(session.library, tmp_path / "backups").name for _ in range(2)]
    assert names == ["books 2026-03-02 09.00.00.rightsource", "books 2026-03-02 09.00.00 (2).rightsource"]


def test_a_backup_leaves_the_library_open_and_as_it_was(session, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    with untouched(session.path):
        backup(session.library, folder)
    session.do(AddTask(task=payroll()))


def test_nothing_is_left_of_a_backup_that_failed(session, tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("advisor.library.backup.os.fsync", fail)
    with pytest.raises(errors.BackupFailed):
        backup(session.library, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_copy_that_came_out_wrong_is_no_backup(session, tmp_path, monkeypatch):
    monkeypatch.setattr("advisor.library.backup._faults", lambda connection: ["page 3 is lost"])
    with pytest.raises(errors.BackupFailed):
        backup(session.library, tmp_path / "backups")
    assert list((tmp_path / "backups").iterdir()) == []


def test_a_backup_cannot_go_where_a_file_is(session, tmp_path):
    (tmp_path / "backups").touch()
    with pytest.raises(errors.BackupFailed):
        backup(session.library, tmp_path / "backups")


def test_checking_an_open_library_leaves_it_locked_as_it_was(session):
    """Opening and closing the file would drop the locks that this process has on it."""
    with session.library.connection.transaction():
        assert check(session.path) == []
        assert is_locked_for_others(session.path)


def test_a_row_without_its_parent_is_found(tmp_path):
    path = made(tmp_path / "books.rightsource")
    run_sql(
        path,
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO quote VALUES (1, 77, NULL, 0, 'Ledgers', 'outsource', '{}')",
    )
    assert check(path) == ["Row 1 of “quote” belongs to a row of “task” that is not there."]


def test_a_page_that_is_lost_is_found(tmp_path):
    path = tmp_path / "books.rightsource"
    with Session.create(path) as session:
        session.do_all([AddTask(task=payroll(notes="x" * 3000)) for _ in range(50)])
    content = bytearray(path.read_bytes())
    content[20 * 4096 : 21 * 4096] = bytes(4096)
    path.write_bytes(content)
    assert check(path)


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"", "is empty"), (b"Dear Ann" * 100, "another kind of file")]
)
def test_a_file_that_is_no_library_is_said_to_be_none(tmp_path, content, sentence):
    path = tmp_path / "books.rightsource"
    path.write_bytes(content)
    with untouched(path):
        (found,) = check(path)
    assert sentence in found


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    (found,) = check(tmp_path / "books.rightsource")
    assert "was not found" in found


def test_a_library_left_by_a_crash_can_be_checked(tmp_path):
    path = made(tmp_path / "books.rightsource")
    run_python(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        for number in range(200):
            connection.execute("INSERT INTO setting VALUES (?, ?)", [str(number), "x" * 4000])
        os._exit(0)
        """,
        path,
    )
    assert os.path.getsize(f"{path}-journal") > 0
    assert check(path) == []
