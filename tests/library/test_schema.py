"""The schema refuses nonsense by itself, and a file is brought to a newer one wholly or not at all."""

from __future__ import annotations

import sqlite3

import pytest

from advisor.library import errors, migrations, schema
from advisor.library.library import Library
from advisor.library.salvage.salvage import salvage
from advisor.session import Session
from tests.library.support import fill, made, run_sql, untouched

TASK = {"title": "Payroll", "status": "idea", "created_at": "", "changed_at": ""}
VENDOR = {"name": "Ledgers", "created_at": "", "changed_at": ""}
QUOTE = {"task_id": 1, "position": 0, "vendor": "Ledgers", "arrangement": "outsource"}
NOTE = {"vendor_id": 1, "noted_on": "2026-01-01", "kind": "call", "created_at": "", "changed_at": ""}


@pytest.fixture
def library(tmp_path):
    with Library.create(tmp_path / "books.rightsource") as library:
        with library.writing() as writer:
            writer.database.table("task").insert(TASK)
            writer.database.table("vendor").insert(VENDOR)
        yield library


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("task", {**TASK, "title": ""}),
        ("task", {**TASK, "title": None}),
        ("task", {**TASK, "status": "someday"}),
        ("task", {**TASK, "answers": b"{}"}),
        ("vendor", {**VENDOR, "name": ""}),
        ("vendor", {**VENDOR, "arrangement": "in_house"}),
        ("vendor", {**VENDOR, "provider_abroad": 2}),
        ("vendor", {**VENDOR, "provider_abroad": "yes"}),
        ("quote", {**QUOTE, "task_id": 99}),
        ("quote", {**QUOTE, "vendor_id": 99}),
        ("quote", {**QUOTE, "arrangement": "in_house"}),
        ("quote", {**QUOTE, "position": -1}),
        ("vendor_note", {**NOTE, "vendor_id": None}),
        ("vendor_note", {**NOTE, "kind": "rumour"}),
        ("setting", {"key": None, "value": "1"}),
        ("setting", {"key": "a", "value": None}),
        ("assessment", {"task_id": 99, "confidence": "", "currency": "", "basis": "", "summary": "",
                        "rightsource_version": "", "assessed_at": ""}),
    ],
)  # fmt: skip
def test_the_schema_refuses_nonsense(library, table, row):
    with pytest.raises(sqlite3.IntegrityError), library.writing() as writer:
        writer.database.table(table).insert(row)


def test_an_id_is_never_given_twice(library):
    for expected in (2, 3):
        with library.writing() as writer:
            table = writer.database.table("task")
            assert table.insert(TASK).last_pk == expected
            table.delete(expected)


@pytest.mark.parametrize("sql", [
    "SELECT * FROM quote WHERE task_id = 1 ORDER BY position",
    "SELECT * FROM quote WHERE vendor_id = 1",
    "SELECT * FROM vendor_note WHERE vendor_id = 1",
    "SELECT * FROM task WHERE title = 'Payroll'",
])  # fmt: skip
def test_what_is_looked_up_often_is_indexed(library, sql):
    plan = library.connection.rows(f"EXPLAIN QUERY PLAN {sql}")
    assert all("USING INDEX" in row[3] for row in plan), plan


def add_colour(database):
    database.table("task").add_column("colour", str)


def break_down(database):
    database.execute("DELETE FROM task")
    raise RuntimeError("the step failed")


@pytest.fixture
def newer_program(monkeypatch):
    """As if the program had one more step than the library."""

    def become(step):
        steps = (*migrations.STEPS, step)
        monkeypatch.setattr(schema, "VERSION", len(steps))
        monkeypatch.setattr(schema.migrate, "__defaults__", (steps,))

    return become


def test_an_older_library_is_backed_up_and_then_brought_up_to_date(tmp_path, newer_program):
    path = made(tmp_path / "books.rightsource")
    newer_program(add_colour)
    with Library.open(path, backups=tmp_path / "backups") as library:
        assert library.connection.number("PRAGMA user_version") == len(migrations.STEPS) + 1
        assert "colour" in [row[1] for row in library.connection.rows("PRAGMA table_info(task)")]
    (copy,) = (tmp_path / "backups").rglob("*.rightsource")
    assert int.from_bytes(copy.read_bytes()[60:64], "big") == len(migrations.STEPS)


def test_a_step_that_fails_leaves_the_older_library_as_it_was(tmp_path, newer_program):
    path = made(tmp_path / "books.rightsource")
    newer_program(break_down)
    (tmp_path / "elsewhere").mkdir()
    with untouched(path), pytest.raises(RuntimeError):
        Library.open(path, backups=tmp_path / "elsewhere")


def test_without_a_backup_an_older_library_is_not_touched(tmp_path, newer_program):
    path = made(tmp_path / "books.rightsource")
    newer_program(add_colour)
    (tmp_path / "backups").write_text("a file where the folder should be")
    with untouched(path), pytest.raises(errors.BackupFailed):
        Library.open(path, backups=tmp_path / "backups")


@pytest.mark.parametrize("slipped_in", [
    "CREATE TRIGGER t AFTER INSERT ON task BEGIN DELETE FROM vendor; END",
    "DROP TRIGGER task_added",
    "CREATE VIEW v AS SELECT 1",
])  # fmt: skip
def test_a_library_has_our_triggers_and_no_others(tmp_path, slipped_in):
    path = made(tmp_path / "books.rightsource")
    run_sql(path, slipped_in)
    with untouched(path), pytest.raises(errors.LibraryDamaged):
        Library.open(path)


@pytest.mark.parametrize("added", [
    "CREATE TABLE extra (x)",
    "CREATE VIEW v AS SELECT 1",
    "CREATE INDEX own ON task (notes)",
    "ALTER TABLE vendor ADD COLUMN colour TEXT",
    "ALTER TABLE setting ADD COLUMN colour TEXT",
])  # fmt: skip
def test_what_another_program_added_is_refused_as_that_and_all_of_ours_can_be_saved(tmp_path, added):
    path = tmp_path / "books.rightsource"
    with Session.create(path) as session:
        fill(session)
        titles = [task.title for task in session.tasks()]
    run_sql(path, added)
    with untouched(path), pytest.raises(errors.LibraryAddedTo) as caught:
        Library.open(path)
    assert "Another program has added" in str(caught.value)
    assert "damaged" not in str(caught.value)
    with Session.open(salvage(path).path) as session:
        assert [task.title for task in session.tasks()] == titles
        assert [vendor.name for vendor in session.vendors()] != []


@pytest.mark.parametrize("taken", ["DROP TABLE picture", "ALTER TABLE task RENAME TO tasks"])
def test_what_lacks_something_of_ours_is_damaged_whatever_was_added(tmp_path, taken):
    path = made(tmp_path / "books.rightsource")
    run_sql(path, taken, "CREATE TABLE extra (x)")
    with pytest.raises(errors.LibraryDamaged) as caught:
        Library.open(path)
    assert type(caught.value) is errors.LibraryDamaged


@pytest.mark.parametrize(("order", "index"), [
    ("sort_key, id", "idx_task_listed"),
    ("changed_at DESC, sort_key, id", "idx_task_changed"),
    ("cost DESC, sort_key, id", "idx_task_cost"),
])  # fmt: skip
def test_tasks_are_listed_out_of_an_index_alone(library, order, index):
    sql = f"SELECT id FROM task WHERE deleted_at IS NULL ORDER BY {order}"
    ((*_, plan),) = library.connection.rows(f"EXPLAIN QUERY PLAN {sql}")
    assert plan == f"SCAN task USING COVERING INDEX {index}"
