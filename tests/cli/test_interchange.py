"""``rightsource export`` and ``import``: round trips, dry runs, and refusals in a line with their status."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask, SetAnswer
from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.library.library import Library
from advisor.session import Session
from tests.library.support import fill, still_world, untouched


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setattr("advisor.paths.backup_folder", lambda: tmp_path / "backups")


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "shop.rightsource"
    with Session.create(path, surroundings=still_world()) as session:
        fill(session)
    return path


def titles(path):
    with Session.open(path) as session:
        return [task.title for task in session.tasks()]


def backups(tmp_path):
    folder = tmp_path / "backups"
    return list(folder.rglob("*.rightsource")) if folder.exists() else []


def test_a_library_goes_through_json_into_a_new_one(cli, tmp_path, library):
    first, second, new = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "new.rightsource"
    ran = cli("export", library, "-o", first)
    assert (ran.status, ran.out, ran.err) == (0, f"{first}\n", "")
    assert cli("import", first, "--into", new).status == 0
    assert cli("export", new, "-o", second).status == 0
    assert first.read_bytes() == second.read_bytes()
    assert backups(tmp_path) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("what", ["tasks", "vendors"])
def test_a_table_goes_out_and_comes_back(cli, tmp_path, library, form, what):
    table, again, new = tmp_path / f"t.{form}", tmp_path / f"u.{form}", tmp_path / "new.rightsource"
    assert cli("export", library, "-o", table, "--what", what).status == 0
    ran = cli("import", table, "--into", new)
    assert (ran.status, ran.out) == (0, f"Added 1 {what.removesuffix('s')}.\n")
    assert cli("export", new, "-o", again, "--what", what).status == 0
    assert again.read_bytes() == table.read_bytes()


def test_a_workbook_brings_vendors_their_notes_and_the_tasks_with_their_quotes(cli, tmp_path, library):
    book, new = tmp_path / "all.xlsx", tmp_path / "new.rightsource"
    assert cli("export", library, "-o", book).status == 0
    ran = cli("import", book, "--into", new)
    assert ran.out.splitlines() == ["Added 1 vendor.", "Added 2 notes.", "Added 1 task."]
    with Session.open(new) as session:
        (quote, *_) = session.task(1).quotes
        assert quote.vendor_id == session.vendors()[0].id
        assert len(session.vendor(quote.vendor_id).notes) == 2


def test_a_dry_run_says_what_it_would_do_and_changes_nothing(cli, written, tmp_path, library):
    table = written("t.csv", "Task\nA\nB\n")
    new = tmp_path / "new.rightsource"
    with untouched(library):
        assert cli("import", table, "--into", library, "--dry-run").out == "Would add 2 tasks.\n"
    assert cli("import", table, "--into", new, "--dry-run").out == "Would add 2 tasks.\n"
    assert not new.exists()


def test_a_dry_run_leaves_a_library_of_an_older_version_as_it_is(cli, written, tmp_path):
    old = tmp_path / "old.rightsource"
    shutil.copy(Path(__file__).parents[1] / "fixtures" / "libraries" / "schema-1.rightsource", old)
    table = written("t.csv", "Task\nA\n")
    with untouched(old):
        assert cli("import", table, "--into", old, "--dry-run").out == "Would add 1 task.\n"
    assert cli("import", table, "--into", old).status == 0
    assert "A" in titles(old)


def test_one_refused_row_keeps_all_of_them_out_and_names_itself(cli, written, library, tmp_path):
    table = written("t.csv", "Task,Hours\nA,3\nB,many\n,4\n")
    with untouched(library):
        ran = cli("import", table, "--into", library)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        f"{table}: row 3, column “Hours”: “many” is not a number. Write it like 1250.50.",
        f"{table}: row 4, column “Task”: it is empty. Fill it in, or take the row out.",
    ]
    new = tmp_path / "new.rightsource"
    assert cli("import", table, "--into", new).status == 2
    assert not new.exists()
    assert sorted(os.listdir(tmp_path)) == ["shop.rightsource", "t.csv"]


def test_the_other_rows_come_in_where_that_is_asked_for_with_a_backup_first(cli, written, library, tmp_path):
    table = written("t.csv", "Task,Hours\nA,3\nB,many\n")
    ran = cli("import", table, "--into", library, "--skip-refused")
    assert ran.status == 0
    (backup,) = backups(tmp_path)
    assert ran.out.splitlines() == [f"A backup was made first: {backup}", "Added 1 task."]
    assert "row 3" in ran.err
    assert titles(library) == ["A", "Payroll"]


def test_columns_are_mapped_and_names_that_are_there_left_out(cli, written, library):
    table = written("t.csv", "Arbeit;Stunden\nPayroll;1,5\nLohn;2,5\n")
    assert "Say which column" in cli("import", table, "--into", library).err
    ran = cli(
        "import", table, "--into", library, "--map", "Arbeit=title", "--map", "Stunden=hours", "--skip-known"
    )
    assert ran.out.splitlines()[1:] == ["Added 1 task. Left out, because there is one of that name: 1."]
    with Session.open(library) as session:
        assert session.task(session.tasks()[0].id).task.hours == Range.exactly(2.5)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--map", "Wer=title"], "no such column"),
        (["--map", "Task=titel"], "no such key"),
        (["--map", "Task"], "no “=”"),
        (["--sheet", "Other"], "no such sheet"),
        (["--what", "vendors"], "no column holds"),
    ],
)
def test_options_that_do_not_fit_are_refused(cli, written, library, options, said):
    table = written("t.csv", "Task\nA\n")
    with untouched(library):
        ran = cli("import", table, "--into", library, *options)
    assert ran.status == 2
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_the_decimal_sign_can_be_told(cli, written, tmp_path):
    table = written("t.csv", "Task;Hours\nA;1.234\n")
    for option, hours in (("comma", 1234), ("point", 1.234)):
        new = tmp_path / f"{option}.rightsource"
        assert cli("import", table, "--into", new, "--decimal", option).status == 0
        with Session.open(new) as session:
            assert session.task(1).task.hours == Range.exactly(hours)


def other_library(tmp_path, library):
    other = tmp_path / "other.rightsource"
    shutil.copy(library, other)
    with Session.open(other) as session:
        session.do(SetAnswer(task_id=1, key="notes", value="Theirs."))
        session.do(AddTask(task=Task(title="New one")))
    return other


def test_differences_are_refused_until_it_is_said_what_becomes_of_them(cli, tmp_path, library):
    other = other_library(tmp_path, library)
    with untouched(library), untouched(other):
        ran = cli("import", other, "--into", library)
    assert ran.status == 2
    assert ran.err.splitlines() == [
        f"{other}: Payroll, Notes: yours “First of the month. Ask Ann.”, theirs “Theirs.”",
        f"{other}: nothing was imported. Choose with --conflicts mine, theirs or both.",
    ]
    assert titles(library) == ["Payroll"]


@pytest.mark.parametrize(
    ("choice", "notes"),
    [
        ("mine", "First of the month.\nAsk Ann."),
        ("theirs", "Theirs."),
        ("both", "First of the month.\nAsk Ann.\n\nTheirs."),
    ],
)
def test_a_library_is_merged_as_was_chosen(cli, tmp_path, library, choice, notes):
    other = other_library(tmp_path, library)
    ran = cli("import", other, "--into", library, "--conflicts", choice)
    assert ran.status == 0
    assert "1 new task." in ran.out
    assert len(backups(tmp_path)) == 1
    with Session.open(library) as session:
        assert [task.title for task in session.tasks()] == ["New one", "Payroll"]
        assert session.task(1).task.notes == notes


def test_a_json_export_of_another_library_is_merged_too(cli, tmp_path, library):
    other = other_library(tmp_path, library)
    exported = tmp_path / "other.json"
    cli("export", other, "-o", exported)
    ran = cli("import", exported, "--into", library, "--conflicts", "mine", "--dry-run")
    assert ran.out.splitlines()[:2] == ["Nothing was changed; a merge would bring:", "1 new task."]
    assert titles(library) == ["Payroll"]


@pytest.mark.parametrize("command", ["export", "import"])
def test_a_library_that_is_open_is_refused_in_a_sentence(cli, tmp_path, written, library, command):
    table = written("t.csv", "Task\nA\n")
    with Library.open(library):
        ran = (
            cli("export", library, "-o", tmp_path / "x.csv")
            if command == "export"
            else cli("import", table, "--into", library)
        )
    assert ran.status == 2
    assert "“shop.rightsource” is in use" in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "x.csv").exists()


def test_a_library_is_never_written_over_by_its_own_export_nor_merged_into_itself(cli, tmp_path, library):
    link = tmp_path / "link.json"
    link.symlink_to(library)
    with untouched(library):
        assert cli("export", library, "-o", link).status == 2
        assert cli("import", library, "--into", library).status == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["x.ods"], "its name ends in none of"),
        (["x.json", "--what", "tasks"], "JSON holds the whole library"),
    ],
)
def test_what_cannot_be_exported_is_refused(cli, tmp_path, library, options, said):
    name, *others = options
    ran = cli("export", library, "-o", tmp_path / name, *others)
    assert ran.status == 2
    assert said in ran.err


def test_a_file_that_is_none_is_refused_by_its_name(cli, tmp_path, written, library):
    for path, said in (
        (tmp_path / "none.csv", "no such file"),
        (tmp_path, "folder"),
        (written("x.json", '{"schema": "rightsource.library/1", "tasks": [{"title": 3}]}'), "tasks[0].title"),
    ):
        ran = cli("import", path, "--into", library)
        assert ran.status == 2
        assert said in ran.err
        assert ran.err.startswith(f"{path}: ")


def test_a_full_disk_leaves_the_file_that_was_there(cli, tmp_path, library, monkeypatch):
    import errno

    old = tmp_path / "old.csv"
    old.write_text("kept")

    def full(*_arguments, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("advisor.report.files.os.fsync", full)
    ran = cli("export", library, "-o", old)
    assert ran.status == 1
    assert "The disk is full" in ran.err
    assert old.read_text() == "kept"


def test_the_schema_of_a_library_is_printed(cli):
    told = json.loads(cli("schema", "library").out)
    assert told["title"] == "rightsource.library/1"
    assert json.loads(cli("schema").out)["title"] == "rightsource.task/1"


def test_it_speaks_spanish_where_asked(cli, written, library):
    table = written("t.csv", "Tarea\nA\n")
    ran = cli("import", table, "--into", library, "--dry-run", "--locale", "es_ES")
    assert ran.status == 0
    assert ran.out.strip()
