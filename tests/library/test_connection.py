"""A connection is set as it must be, and what SQLite complains about reaches the owner in words."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.library import errors, schema
from advisor.library.connection import Connection
from advisor.library.file_uri import file_uri
from advisor.library.library import Library
from advisor.session import Session
from tests.library.support import made, run_python, run_sql, untouched


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "books.rightsource")


def put_setting(connection: Connection, key: str, value: str = "1") -> None:
    with connection.transaction():
        connection.database.table("setting").insert({"key": key, "value": value})


def put_setting_and_fail(connection: Connection) -> None:
    with connection.transaction():
        connection.database.table("setting").insert({"key": "a", "value": "1"})
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 3),  # EXTRA
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("busy_timeout", 3000),
        ("application_id", 0x52534C42),
        ("user_version", schema.VERSION),
        ("encoding", "UTF-8"),
    ],
)
def test_the_settings_are_in_force_before_and_after_the_first_write(path, pragma, value):
    with Library.open(path) as library:
        assert library.connection.row(f"PRAGMA {pragma}") == (value,)
        put_setting(library.connection, "a")
        assert library.connection.row(f"PRAGMA {pragma}") == (value,)


def test_every_table_is_strict_and_refuses_a_stranger_as_parent(path):
    with Library.open(path) as library:
        tables = library.connection.rows("PRAGMA table_list")
        own = {row[1]: row[5] for row in tables if not row[1].startswith(("sqlite_", "task_words"))}
        assert own == dict.fromkeys(
            (
                *("task", "quote", "vendor", "vendor_note", "assessment", "setting", "unread_task"),
                *("task_document", "picture"),
            ),
            1,
        )
        with (
            pytest.raises(sqlite3.IntegrityError),
            library.connection.transaction(),
        ):
            library.connection.database.table("vendor_note").insert(
                {"vendor_id": 9, "noted_on": "2026-01-01", "kind": "call", "created_at": "", "changed_at": ""}
            )


@pytest.mark.parametrize(
    "name",
    ["a b.rightsource", "100%.rightsource", "a%20b.rightsource", "what?.rightsource", "no#1.rightsource",
     "Ä日本🙂.rightsource", "a&b=c;d.rightsource", "'\"`.rightsource", "file:x?mode=memory.rightsource"],
)  # fmt: skip
def test_a_library_can_have_any_file_name(tmp_path, name):
    with Library.create(tmp_path / name) as library:
        put_setting(library.connection, "here")
    assert [found.name for found in tmp_path.iterdir()] == [name]
    with Library.open(tmp_path / name) as library:
        assert library.connection.rows("SELECT key FROM setting") == [("here",)]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are Unicode")
def test_a_library_can_have_a_file_name_that_is_no_text(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.rightsource"))
    with Library.create(path) as library:
        put_setting(library.connection, "here")
    assert [os.fsencode(found.name) for found in tmp_path.iterdir()] == [b"\xff\xfe.rightsource"]


def test_a_uri_says_how_the_file_is_opened(tmp_path):
    assert (
        file_uri(Path("/a b/c?#%.rightsource"), mode="rw") == "file:///a%20b/c%3F%23%25.rightsource?mode=rw"
    )


def test_a_failed_block_leaves_nothing_behind(path):
    with Library.open(path) as library:
        with pytest.raises(ZeroDivisionError):
            put_setting_and_fail(library.connection)
        assert library.connection.rows("SELECT * FROM setting") == []
        put_setting(library.connection, "b")
        assert library.connection.rows("SELECT key FROM setting") == [("b",)]


def test_another_process_that_is_writing_is_waited_for_and_then_named(path):
    connection = Connection(path, timeout=0.05)
    with closing(connection), closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(errors.LibraryInUse) as caught:
            put_setting(connection, "a")
        assert caught.value.can_take_over is False
        other.execute("ROLLBACK")
        put_setting(connection, "a")


def test_a_change_by_another_process_is_noticed_before_anything_is_overwritten(path):
    with Library.open(path) as library:
        assert not library.connection.has_foreign_change()
        run_sql(path, "INSERT INTO setting VALUES ('theirs', '1')")
        assert library.connection.has_foreign_change()
        with pytest.raises(errors.LibraryChangedUnderneath) as caught:
            put_setting(library.connection, "ours")
        assert "Another program" in caught.value.why
        with pytest.raises(errors.LibraryChangedUnderneath):  # not forgotten by having been said once
            put_setting(library.connection, "ours")
        assert library.connection.rows("SELECT key FROM setting") == [("theirs",)]
        library.connection.accept_foreign_change()
        put_setting(library.connection, "ours")
        assert len(library.connection.rows("SELECT key FROM setting")) == 2


def test_our_own_changes_are_nothing_foreign(path):
    with Library.open(path) as library:
        for key in "abc":
            put_setting(library.connection, key)
        assert not library.connection.has_foreign_change()


def test_a_file_put_in_the_librarys_place_is_noticed(path, tmp_path):
    newer = made(tmp_path / "newer.rightsource")
    with Library.open(path) as library:
        newer.replace(path)
        assert library.connection.has_foreign_change()
        with untouched(path), pytest.raises(errors.LibraryReplaced):
            put_setting(library.connection, "lost")


def test_a_library_that_was_moved_away_while_open_is_noticed(path, tmp_path):
    with Library.open(path) as library:
        elsewhere = path.rename(tmp_path / "elsewhere.rightsource")
        with pytest.raises(errors.LibraryGone):
            put_setting(library.connection, "lost")
        elsewhere.rename(path)
        put_setting(library.connection, "found")
        assert library.connection.rows("SELECT key FROM setting") == [("found",)]


def test_the_journal_of_a_file_put_in_the_librarys_place_is_left_alone(path, tmp_path):
    newer = made(tmp_path / "newer.rightsource")
    journal = path.with_name(f"{path.name}-journal")
    with Library.open(path) as library:
        put_setting(library.connection, "here")  # which leaves an empty journal of ours
        newer.replace(path)
        journal.unlink()
        journal.write_bytes(b"what the other program needs")
    assert journal.read_bytes() == b"what the other program needs"


def test_a_full_disk_keeps_what_was_there_and_says_so(path):
    with Library.open(path) as library:
        pages = library.connection.number("PRAGMA page_count")
        library.connection.rows(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(errors.DiskFull) as caught:
            put_setting(library.connection, "large", "x" * 100_000)
        assert "still here" in caught.value.remedy
        assert library.connection.rows("SELECT * FROM setting") == []
        put_setting(library.connection, "small")
    with Library.open(path) as library:
        assert library.connection.rows("SELECT key FROM setting") == [("small",)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of a POSIX process")
def test_a_disk_that_refuses_keeps_what_was_there_and_says_so(path):
    script = """
        import resource, signal, sys
        from pathlib import Path
        from advisor.library.library import Library
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with Library.open(Path(sys.argv[1])) as library:
            library.connection.database
            resource.setrlimit(resource.RLIMIT_FSIZE, (65536, resource.RLIM_INFINITY))
            try:
                with library.connection.transaction():
                    settings = library.connection.database.table("setting")
                    settings.insert({"key": "large", "value": "x" * 1_000_000})
            except Exception as error:
                print(type(error).__name__)
            print(library.connection.number("SELECT count(*) FROM setting"))
    """
    assert run_python(script, path) == "SaveFailed\n0\n"
    with Library.open(path) as library:
        assert library.connection.rows("PRAGMA integrity_check") == [("ok",)]


READ_ONLY = """
    import os, sys
    from pathlib import Path
    from advisor.errors import AdvisorError
    from advisor.library.library import Library
    if os.getuid() == 0:  # whom permissions do not stop
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        (Library.create if sys.argv[2] == "create" else Library.open)(Path(sys.argv[1])).close()
    except AdvisorError as error:
        print(type(error).__name__)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs POSIX permissions")
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "expected"),
    [
        (0o444, 0o777, "LibraryReadOnly\n"),
        (0o666, 0o555, "LibraryReadOnly\n"),
        (0o000, 0o777, "LibraryUnreadable\n"),
        (0o666, 0o777, ""),
    ],
)
def test_a_library_that_may_only_be_read_is_not_opened_to_be_changed(
    open_folder, file_mode, folder_mode, expected
):
    path = made(open_folder / "books.rightsource")
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)
    with untouched(path):
        assert run_python(READ_ONLY, path, "open") == expected


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs POSIX permissions")
def test_no_library_is_made_where_nothing_may_be_written(open_folder):
    open_folder.chmod(0o555)
    assert run_python(READ_ONLY, open_folder / "new.rightsource", "create") == "CannotCreate\n"
    assert list(open_folder.iterdir()) == []


def test_stored_text_that_is_no_text_is_damage(path):
    run_sql(path, "INSERT INTO setting VALUES ('bad', CAST(x'ff41' AS TEXT))")
    with Library.open(path) as library, pytest.raises(errors.LibraryDamaged):
        library.connection.rows("SELECT value FROM setting")


def test_a_damaged_page_is_reported_as_damage_when_it_is_read(path):
    with Library.open(path) as library:
        root = library.connection.number("SELECT rootpage FROM sqlite_schema WHERE name = 'setting'")
        put_setting(library.connection, "a")
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 200)
    with Library.open(path) as library:
        with pytest.raises(errors.LibraryDamaged):
            library.connection.rows("SELECT * FROM setting")
        with pytest.raises(errors.LibraryDamaged):
            put_setting(library.connection, "b")


def test_a_fault_of_our_own_is_not_dressed_up(path):
    with Library.open(path) as library, pytest.raises(sqlite3.OperationalError):
        library.connection.rows("SELECT * FROM no_such_table")


def test_the_journal_is_gone_after_closing(path):
    with Library.open(path) as library:
        put_setting(library.connection, "a")
    assert [found.name for found in path.parent.iterdir()] == [path.name]


def test_half_a_change_left_by_a_crash_is_taken_back_when_the_library_is_opened(path):
    script = """
        import os, signal, sys
        from pathlib import Path
        from advisor.library.library import Library
        library = Library.open(Path(sys.argv[1]))
        with library.connection.transaction():
            library.connection.rows("PRAGMA cache_size = 2")
            settings = library.connection.database.table("setting")
            settings.insert_all({"key": str(n), "value": "x" * 4000} for n in range(300))
            os.kill(os.getpid(), signal.SIGKILL)
    """
    run_python(script, path, expected_status=-signal.SIGKILL)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0
    with Library.open(path) as library:
        assert library.connection.rows("SELECT * FROM setting") == []
        assert library.connection.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_library_at_rest_gives_its_pages_back_and_reads_them_again(tmp_path: Path) -> None:
    with Session.create(tmp_path / "shop.rightsource") as session:
        session.do(AddTask(task=Task(title="Sweep the yard")))
        asked: list[str] = []
        session.library.connection.raw.set_trace_callback(asked.append)
        session.rest()
        assert asked == ["PRAGMA shrink_memory"]
        assert [one.title for one in session.tasks()] == ["Sweep the yard"]
