"""Databases made to do harm: merged, imported or opened, they run, fill and change nothing."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from advisor.cli import main
from advisor.errors import AdvisorError, Cancelled
from advisor.library import own_schema, schema
from advisor.library.header import APPLICATION_ID
from advisor.library.interchange.exchange import read_contents
from advisor.library.library import Library
from advisor.library.migrations import STEPS
from advisor.library.schema_size import is_large_schema
from advisor.progress import Progress
from advisor.session import Session
from tests.hostile.contained import contained
from tests.library.support import dump, fill, run_sql, still_world, untouched

FIXTURES = Path(__file__).parents[1] / "fixtures" / "libraries"


@pytest.fixture
def path(tmp_path):
    """A closed library with a bit of everything."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    with Session.create(folder / "theirs.rightsource", surroundings=still_world()) as session:
        fill(session)
    return folder / "theirs.rightsource"


def rewrite(path: Path, name: str, old: str, new: str) -> None:
    """Change what the file says of one of its tables, past all that SQLite guards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        changed = raw.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ? AND instr(sql, ?)",
            [old, new, name, old],
        ).rowcount
        assert changed == 1
        (version,) = raw.execute("PRAGMA schema_version").fetchone()
        raw.execute(f"PRAGMA schema_version = {version + 1}")


def slip_in(path: Path, kind: str, name: str, table: str, sql: str) -> None:
    """A thing of a name that SQLite keeps for itself, or that cannot be made in the usual way."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute("INSERT INTO sqlite_schema VALUES (?, ?, ?, 0, ?)", [kind, name, table, sql])


def assert_refused_everywhere(path: Path, tmp_path: Path) -> None:
    """By a merge, by an import and by opening; the file and the library it was meant for stay as they are."""
    mine = tmp_path / "mine.rightsource"
    if not mine.exists():
        with Session.create(mine, surroundings=still_world()) as session:
            fill(session)
    with Session.open(mine) as session:
        before = dump(session)
    with untouched(path):
        for read in (read_contents, Library.open):
            with pytest.raises(AdvisorError) as caught:
                read(path)
            assert caught.value.what
            assert caught.value.remedy
        assert main(["import", str(path), "--into", str(mine), "--conflicts", "theirs"]) in (1, 2)
    with Session.open(mine) as session:
        assert dump(session) == before


ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
HOSTILE_SQL = {
    "trigger on insert": "CREATE TRIGGER t AFTER INSERT ON task BEGIN DELETE FROM vendor; END",
    "trigger on update": "CREATE TRIGGER t BEFORE UPDATE ON vendor BEGIN SELECT RAISE(ABORT, 'no'); END",
    "trigger on delete": "CREATE TRIGGER t AFTER DELETE ON quote BEGIN UPDATE task SET notes = ''; END",
    "trigger with load_extension": "CREATE TRIGGER t AFTER INSERT ON task BEGIN SELECT load_extension('x'); END",  # noqa: E501
    "trigger with writefile": "CREATE TRIGGER t AFTER INSERT ON task BEGIN SELECT writefile('x', 'y'); END",
    "trigger in place of ours": "DROP TRIGGER task_added; CREATE TRIGGER task_added AFTER INSERT ON task BEGIN"  # noqa: E501
    " DELETE FROM vendor; END",
    "endless view": f"CREATE VIEW v AS {ENDLESS}",
    "endless view in place of a table": f"DROP TABLE picture; CREATE VIEW picture (name, data) AS {ENDLESS}".replace(  # noqa: E501
        "SELECT x FROM n", "SELECT x, x FROM n"
    ),
    "view in place of a table": "DROP TABLE quote; CREATE VIEW quote AS SELECT * FROM task",
    "generated column": "ALTER TABLE task ADD COLUMN x TEXT AS (hex(zeroblob(900000000))) VIRTUAL",
    "extra column": "ALTER TABLE vendor ADD COLUMN x TEXT",
    "extra column with a default": "ALTER TABLE vendor ADD COLUMN x TEXT DEFAULT 'x'",
    "missing column": "ALTER TABLE vendor DROP COLUMN phone",
    "renamed column": "ALTER TABLE vendor RENAME COLUMN phone TO fax",
    "missing table": "DROP TABLE picture",
    "other types": "DROP TABLE picture; CREATE TABLE picture (name TEXT PRIMARY KEY, data TEXT NOT NULL) STRICT",  # noqa: E501
    "without rowid": "DROP TABLE picture; CREATE TABLE picture (name TEXT PRIMARY KEY, data BLOB NOT NULL)"
    " STRICT, WITHOUT ROWID",
    "not strict": "DROP TABLE picture; CREATE TABLE picture (name TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "check": "DROP TABLE picture; CREATE TABLE picture (name TEXT PRIMARY KEY,"
    " data BLOB NOT NULL CHECK (length(hex(zeroblob(400000000))) > 0)) STRICT",
    "index that computes": "CREATE INDEX i ON task (hex(notes))",
    "index of another order": "DROP INDEX idx_task_title; CREATE UNIQUE INDEX idx_task_title ON task (title)",
    "index of part": "CREATE INDEX i ON task (title) WHERE length(notes) > 3",
    "another index of words": "CREATE VIRTUAL TABLE words USING fts5(x)",
    "an r-tree": "CREATE VIRTUAL TABLE r USING rtree(id, a, b)",
    "ours of words made otherwise": "DROP TABLE task_words; CREATE VIRTUAL TABLE task_words USING fts5(text, x)",  # noqa: E501
    "words that are the tasks": "DROP TABLE task_words; CREATE VIRTUAL TABLE task_words USING fts5(title, content=task)",  # noqa: E501
    "names with quotation marks": 'CREATE TABLE "a""b\'c;--" (x)',
    "a table more": "CREATE TABLE extra (x)",
}


@pytest.mark.parametrize("name", HOSTILE_SQL)
def test_a_file_with_more_or_other_than_our_schema_is_refused_and_runs_nothing(path, tmp_path, name):
    run_sql(
        path, "PRAGMA foreign_keys = OFF", *HOSTILE_SQL[name].replace("; CREATE", ";\0CREATE").split(";\0")
    )
    assert_refused_everywhere(path, tmp_path)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("task", "title <> ''", "notes NOT LIKE '%a%a%a%a%a%a%a%a%a%b'"),
        ("task", "status TEXT NOT NULL", "status TEXT NOT NULL COLLATE NOCASE"),
        ("setting", '"value" TEXT NOT NULL', '"value" TEXT NOT NULL CHECK (length(hex(zeroblob(4))) > 0)'),
        (
            "assessment",
            '"currency" TEXT NOT NULL',
            '"currency" TEXT NOT NULL DEFAULT (abs(-9223372036854775808))',
        ),
        ("task_words_content", "c0", "c0 CHECK (c0 NOT LIKE '%x%')"),
    ],
)
def test_a_check_or_a_default_of_somebody_elses_is_never_worked_out(path, tmp_path, table, old, new):
    rewrite(path, table, old, new)
    assert_refused_everywhere(path, tmp_path)


def test_a_trigger_with_a_name_of_sqlites_own_is_found(path, tmp_path):
    slip_in(
        path, "trigger", "sqlite_evil", "task",
        "CREATE TRIGGER sqlite_evil AFTER INSERT ON task BEGIN DELETE FROM vendor; END",
    )  # fmt: skip
    assert_refused_everywhere(path, tmp_path)


def test_a_schema_of_somebody_elses_under_our_sign_is_refused(tmp_path):
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = folder / "theirs.rightsource"
    run_sql(
        path, "CREATE TABLE a (x)", f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 3"
    )
    assert_refused_everywhere(path, tmp_path)


@pytest.mark.parametrize("encoding", ["UTF-16le", "UTF-16be"])
def test_a_file_in_another_encoding_is_read_or_refused_but_never_garbled(tmp_path, encoding):
    path = tmp_path / "wide.rightsource"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute(f"PRAGMA encoding = '{encoding}'")
        from sqlite_utils import Database

        database = Database(raw, execute_plugins=False, recursive_triggers=False)
        for step in STEPS:
            step(database)
        raw.execute("INSERT INTO vendor (name, created_at, changed_at) VALUES ('Zoë ☕', '2026-01-01T00:00:00.000+00:00',"  # noqa: E501
                    " '2026-01-01T00:00:00.000+00:00')")  # fmt: skip
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute(f"PRAGMA user_version = {len(STEPS)}")
    assert [one.vendor.name for one in read_contents(path).vendors] == ["Zoë ☕"]


VALUES = {
    "bytes that are no text": "UPDATE task SET notes = CAST(x'ff41fe' AS TEXT)",
    "a NUL within a text": "UPDATE task SET notes = 'a' || char(0) || 'b'",
    "half a character": "UPDATE task SET title = CAST(x'eda080' AS TEXT)",
    "a text of 50 MB": "UPDATE task SET notes = replace(hex(zeroblob(25000000)), '0', 'x')",
    "a picture of 100 MB": "INSERT INTO picture VALUES ('logo', zeroblob(100000000))",
    "a huge id": "UPDATE vendor_note SET id = 9223372036854775807 WHERE id = 1",
    "a negative id": "UPDATE vendor_note SET id = -1 WHERE id = 1",
    "endless costs": "INSERT INTO assessment VALUES (1, NULL, '', 'x', 9e999, 'EUR', 'x', '1', 'x', '{}')",
    "a reference to nothing": "UPDATE vendor_note SET vendor_id = 4711",
    "deeply nested answers": "UPDATE task SET answers = replace(hex(zeroblob(50000)), '0', '[')",
    "endless digits": "UPDATE task SET answers = '{\"hours\": ' || replace(hex(zeroblob(50000)), '0', '9') || '}'",  # noqa: E501
    "answers that are no object": "UPDATE task SET answers = '[1]'",
    "a day that is none": "UPDATE task SET review_on = '2026-02-30'",
}
_LIGHT = {"a NUL within a text"}  # cleaned at the door rather than refused


@pytest.mark.parametrize("name", VALUES)
def test_values_made_to_do_harm_are_refused_whole(path, tmp_path, name):
    run_sql(path, "PRAGMA foreign_keys = OFF", VALUES[name])
    outcome = contained("read_contents(path)", path) if "MB" in name else None
    if outcome is not None:
        assert outcome.said.startswith("LibraryDamaged")
        assert outcome.seconds < 20
    elif name in _LIGHT:
        assert "ab" in {task.notes for task in read_contents(path).tasks}
    else:
        with untouched(path), pytest.raises(AdvisorError):
            read_contents(path)


def test_hundreds_of_thousands_of_tables_are_refused_before_they_are_read(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(
            "WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 300000) INSERT INTO sqlite_schema"
            " SELECT 'table', 't' || x, 't' || x, 2, 'CREATE TABLE t' || x || ' (a, b, c, d, e, f, g, h)' FROM n"  # noqa: E501
        )
    assert is_large_schema(path)
    for body in ("read_contents(path)", "Library.open(path)"):
        outcome = contained(body, path, most_bytes=100 << 20)
        assert outcome.said != "taken"
        assert outcome.seconds < 5


def test_a_file_that_writes_ahead_is_read_too(path):
    run_sql(path, "PRAGMA journal_mode = WAL", "UPDATE task SET notes = 'ahead'")
    with untouched(path):
        assert {task.notes for task in read_contents(path).tasks} == {"ahead"}


@pytest.mark.parametrize("page", [512, 1024, 65536])
def test_pages_of_any_size_are_read(path, page):
    run_sql(path, "PRAGMA journal_mode = DELETE", f"PRAGMA page_size = {page}", "VACUUM")
    assert not is_large_schema(path)
    assert read_contents(path).tasks
    Library.open(path).close()


@pytest.mark.parametrize("name", sorted(one.name for one in FIXTURES.glob("*.rightsource")))
def test_every_released_schema_is_known_as_ours(name):
    with closing(sqlite3.connect(f"file:{FIXTURES / name}?mode=ro&immutable=1", uri=True)) as raw:
        version = raw.execute("PRAGMA user_version").fetchone()[0]
        things = raw.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    assert own_schema.is_ours(things, version)
    assert not own_schema.is_ours(things[1:], version)


def test_the_newest_schema_is_known_to_the_letter():
    assert own_schema.NEWEST == schema.VERSION


def test_a_file_of_ten_gigabytes_with_nothing_in_it_is_refused_at_once(path):
    os.truncate(path, 10 << 30)
    began = time.monotonic()
    with pytest.raises(AdvisorError):
        read_contents(path)
    assert time.monotonic() - began < 5


def test_neither_a_pipe_nor_a_device_nor_a_folder_is_waited_for(tmp_path):
    pipe = tmp_path / "pipe.rightsource"
    os.mkfifo(pipe)
    for found in (pipe, Path("/dev/zero"), tmp_path):
        for read in (read_contents, Library.open):
            with pytest.raises(AdvisorError):
                read(found)


def test_what_looks_encrypted_is_refused(tmp_path):
    path = tmp_path / "sealed.rightsource"
    path.write_bytes(os.urandom(65536))
    for read in (read_contents, Library.open):
        with untouched(path), pytest.raises(AdvisorError):
            read(path)


def test_a_link_is_read_as_the_file_it_leads_to_and_links_in_a_ring_are_refused(path, tmp_path):
    (tmp_path / "link.rightsource").symlink_to(path)
    assert read_contents(tmp_path / "link.rightsource").tasks
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    with pytest.raises(AdvisorError):
        read_contents(tmp_path / "ring")


def test_reading_many_rows_stays_small_and_can_be_cancelled(path):
    run_sql(
        path,
        "WITH n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 300000) INSERT INTO vendor_note"
        " (vendor_id, noted_on, kind, text, created_at, changed_at)"
        " SELECT 1, noted_on, kind, x, created_at, changed_at FROM n JOIN (SELECT * FROM vendor_note LIMIT 1)",  # noqa: E501
    )
    progress = Progress()
    threading.Timer(0.3, progress.cancel).start()
    with pytest.raises(Cancelled):
        read_contents(path, progress)
