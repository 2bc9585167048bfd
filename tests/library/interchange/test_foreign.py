"""Libraries of unknown origin: read from a private copy, by a known schema, and never changed."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from advisor.errors import AdvisorError, Cancelled, InputRefused
from advisor.library import errors
from advisor.library.interchange.exchange import contents_of, read_contents
from advisor.library.interchange.foreign import _allow, read_foreign
from advisor.library.library import Library
from advisor.progress import Progress
from advisor.session import Session
from tests.library.support import fill, run_sql, state_of, still_world, untouched

FIXTURES = Path(__file__).parents[2] / "fixtures" / "libraries"


@pytest.fixture
def path(tmp_path):
    """A closed library with a bit of everything."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    with Session.create(folder / "theirs.rightsource", surroundings=still_world()) as session:
        fill(session)
    return folder / "theirs.rightsource"


def test_a_library_of_somebody_else_reads_as_it_does_at_home(path):
    with untouched(path):
        found = read_contents(path)
    with Library.open(path) as library:
        assert found == contents_of(library.connection)


@pytest.mark.parametrize("name", sorted(one.name for one in FIXTURES.glob("*.rightsource")))
def test_libraries_of_every_released_schema_can_be_merged(tmp_path, name):
    copy = tmp_path / name
    shutil.copy(FIXTURES / name, copy)
    with untouched(copy):
        assert read_contents(copy).tasks


def test_one_that_somebody_has_open_is_refused(path):
    with Library.open(path), pytest.raises(errors.LibraryInUse):
        read_contents(path)


def test_a_change_that_was_broken_off_is_taken_back_in_the_copy_only(path, tmp_path):
    crashed = tmp_path / "crashed.rightsource"
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("PRAGMA cache_spill = 1")
    raw.execute("BEGIN IMMEDIATE")
    for _ in range(200):
        raw.execute("UPDATE task SET notes = notes || printf('%.3000c', 'x') WHERE id = 1")
        raw.execute("UPDATE vendor SET summary = summary || printf('%.3000c', 'x')")
    shutil.copy(path, crashed)
    shutil.copy(path.with_name(f"{path.name}-journal"), crashed.with_name(f"{crashed.name}-journal"))
    raw.execute("ROLLBACK")
    raw.close()
    before = state_of(crashed)
    task = next(task for task in read_contents(crashed).tasks if task.title == "Payroll")
    assert task.notes == "First of the month.\nAsk Ann."
    assert state_of(crashed) == before


SLIPPED_IN = [
    "CREATE VIEW extra AS SELECT 1",
    "CREATE TRIGGER extra AFTER INSERT ON task BEGIN SELECT 1; END",
    "CREATE TABLE extra (id INTEGER)",
    "CREATE VIRTUAL TABLE extra USING fts5(x)",
    "CREATE INDEX extra ON task (length(title))",
    "ALTER TABLE task ADD COLUMN extra TEXT",
    "ALTER TABLE vendor ADD COLUMN extra TEXT GENERATED ALWAYS AS (upper(name)) VIRTUAL",
    "DROP TRIGGER task_added",
    "DROP TABLE picture",
    "DROP INDEX idx_task_listed",
]


@pytest.mark.parametrize("statement", SLIPPED_IN)
def test_a_schema_that_is_not_ours_is_refused(path, statement):
    run_sql(path, statement)
    with untouched(path), pytest.raises(InputRefused, match="not those of a Rightsource library"):
        read_contents(path)


def test_a_view_in_place_of_a_table_is_refused(path):
    run_sql(path, "DROP TABLE quote", "CREATE VIEW quote AS SELECT 1 AS id")
    with pytest.raises(InputRefused):
        read_contents(path)


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("PRAGMA application_id = 1", errors.NotALibrary),
        ("PRAGMA user_version = 999", errors.LibraryTooNew),
        ("PRAGMA user_version = 0", errors.LibraryDamaged),
        ("UPDATE task SET answers = '{'", errors.LibraryDamaged),
        ("UPDATE task SET answers = '{\"skill\": 3}'", errors.LibraryDamaged),
        ("UPDATE task SET created_at = 'soon'", errors.LibraryDamaged),
        ("UPDATE vendor_note SET noted_on = 'soon'", errors.LibraryDamaged),
        ("UPDATE quote SET terms = '[]'", errors.LibraryDamaged),
        ("UPDATE task_document SET sections = '[]'", errors.LibraryDamaged),
        ("UPDATE setting SET value = '1'", errors.LibraryDamaged),
        ("UPDATE task SET notes = printf('%.20001c', 'x')", errors.LibraryDamaged),
        ("UPDATE task SET notes = printf('%.6000000c', 'x')", errors.LibraryDamaged),
        ("INSERT INTO picture VALUES ('logo', zeroblob(10))", errors.LibraryDamaged),
    ],
)
def test_contents_that_make_no_sense_are_refused(path, statement, error):
    run_sql(path, statement)
    with untouched(path), pytest.raises(error):
        read_contents(path)


@pytest.mark.parametrize("table", ["task", "vendor"])
def test_a_quote_of_something_that_is_not_there_is_refused(path, table):
    run_sql(path, "PRAGMA foreign_keys = OFF", f"DELETE FROM {table} WHERE id = 1")
    with pytest.raises(errors.LibraryDamaged):
        read_contents(path)


def test_bytes_turned_over_give_an_error_of_ours_or_a_library(path, tmp_path):
    data = path.read_bytes()
    refused = 0
    for number in range(120):
        at = (number * 7919) % len(data)
        spoiled = tmp_path / "spoiled.rightsource"
        spoiled.write_bytes(data[:at] + bytes([255 - data[at]]) + data[at + 1 :])
        try:
            read_contents(spoiled)
        except AdvisorError:
            refused += 1
    assert refused > 10


def test_reading_can_be_cancelled(path):
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read_foreign(path, progress)


@pytest.mark.parametrize(
    ("action", "first", "source"),
    [
        (sqlite3.SQLITE_INSERT, "task", None),
        (sqlite3.SQLITE_UPDATE, "task", None),
        (sqlite3.SQLITE_DELETE, "task", None),
        (sqlite3.SQLITE_ATTACH, "x", None),
        (sqlite3.SQLITE_FUNCTION, None, None),
        (sqlite3.SQLITE_PRAGMA, "writable_schema", None),
        (sqlite3.SQLITE_READ, "task_words", None),
        (sqlite3.SQLITE_READ, "task", "a_view"),
        (sqlite3.SQLITE_SELECT, None, "a_trigger"),
        (sqlite3.SQLITE_TRANSACTION, "BEGIN", None),
    ],
)
def test_nothing_but_reading_our_tables_is_allowed(action, first, source):
    assert _allow(action, first, None, "main", source) == sqlite3.SQLITE_DENY


def test_nothing_is_left_among_the_temporary_files(path, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    read_contents(path)
    run_sql(path, "CREATE TABLE extra (id INTEGER)")
    with pytest.raises(InputRefused):
        read_contents(path)
    assert list(folder.iterdir()) == []
