"""``rightsource backup``, ``restore`` and ``check``: what they print, refuse, and leave alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.library.backup import check
from advisor.session import Session
from tests.fixtures import make_libraries
from tests.library.support import dump, fill, run_python, run_sql, state_of, still_world, untouched


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    monkeypatch.setattr("advisor.paths.backup_folder", lambda: tmp_path / "backups")
    monkeypatch.setattr("advisor.paths.config_folder", lambda: tmp_path / "config")


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "shop" / "books.rightsource"
    path.parent.mkdir()
    with Session.create(path, surroundings=still_world()) as session:
        fill(session)
    return path


def dump_of(path):
    with Session.open(path) as session:
        return dump(session)


def add(path, title):
    with Session.open(path) as session:
        session.do(AddTask(task=Task(title=title)))


def test_a_backup_is_made_and_its_path_printed(cli, library, tmp_path):
    with untouched(library):
        ran = cli("backup", library)
    made = Path(ran.out.strip())
    assert (ran.status, ran.err) == (0, "")
    assert tmp_path / "backups" in made.parents
    assert check(made) == []
    assert dump_of(made) == dump_of(library)


def test_a_backup_goes_into_a_folder_that_is_named(cli, library, tmp_path):
    ran = cli("backup", library, "--to", tmp_path / "stick")
    made = Path(ran.out.strip())
    assert (ran.status, made.parent) == (0, tmp_path / "stick")
    assert not (tmp_path / "backups").exists()


def test_the_list_says_when_why_and_what_each_holds(cli, library):
    assert cli("backup", library, "--list").out == "There is no backup of “books.rightsource” yet.\n"
    made = cli("backup", library).out.strip()
    first, second = cli("backup", library, "--list").out.splitlines()
    assert "You asked for it · 1 task, 3 quotes, 1 vendor, 2 notes, 1 document" in first
    assert second == f"  {made}"


def test_a_library_open_elsewhere_is_backed_up_and_checked_all_the_same(library, command, tmp_path):
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data")}
    with Session.open(library):
        made = command("backup", library, **home)
        looked = command("check", library, **home)
        refused = command("restore", made.stdout.decode().strip(), **home)
    assert (made.returncode, looked.returncode) == (0, 0)
    assert refused.returncode == 1
    assert "is in use" in refused.stderr.decode()
    assert not (tmp_path / "shop" / "books.rightsource.lock").exists()


def test_a_library_goes_back_to_where_it_was_and_forth_again(cli, library):
    before = dump_of(library)
    made = cli("backup", library).out.strip()
    add(library, "Later")
    after = dump_of(library)
    ran = cli("restore", made)
    assert ran.status == 0
    assert dump_of(library) == before
    name, kept = ran.out.splitlines()
    assert name == str(library)
    assert cli("restore", kept.rpartition(": ")[2]).status == 0
    assert dump_of(library) == after


def test_a_backup_can_become_a_library_of_another_name(cli, library, tmp_path):
    made = cli("backup", library, "--to", tmp_path / "stick").out.strip()
    refused = cli("restore", made)
    assert (refused.status, refused.out) == (2, "")
    assert "--to LIBRARY" in refused.err
    new = tmp_path / "new.rightsource"
    assert cli("restore", made, "--to", new).out == f"{new}\n"
    assert dump_of(new) == dump_of(library)


def test_what_is_no_backup_is_refused_and_nothing_is_changed(cli, library, tmp_path):
    made = Path(cli("backup", library).out.strip())
    made.write_bytes(made.read_bytes()[:-1] + b"?")
    for backup in (made, tmp_path / "none.rightsource", library):
        with untouched(library):
            ran = cli("restore", backup, "--to", library)
        assert (ran.status, ran.out) == (2, ""), backup
        assert ran.err.startswith(f"{backup}: ")


def test_a_damaged_library_is_kept_beside_what_is_restored(cli, library):
    made = cli("backup", library).out.strip()
    library.write_bytes(b"no library any more" * 50)
    ran = cli("restore", made)
    assert ran.status == 0
    kept = Path(ran.out.splitlines()[1].partition(": ")[2])
    assert kept.read_bytes() == b"no library any more" * 50


@pytest.mark.parametrize("content", [None, b"", b"Dear Ann" * 100])
@pytest.mark.parametrize("name", ["backup", "check"])
def test_what_is_no_library_is_refused_in_a_line(cli, tmp_path, name, content):
    path = tmp_path / "letter.rightsource"
    if content is not None:
        path.write_bytes(content)
    before = state_of(path)
    ran = cli(name, path)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"{path}: ")
    assert ran.err.count("\n") == 1
    assert state_of(path) == before


def test_a_sound_library_is_said_to_be_sound_whatever_its_version(cli, library, tmp_path):
    cli("backup", library)
    with untouched(library):
        ran = cli("check", library)
    assert (ran.status, ran.out) == (0, "Nothing is wrong with “books.rightsource” and its backups.\n")
    for version in ("1", "2", "3"):
        found = make_libraries.FOLDER / f"schema-{version}.rightsource"
        if found.exists():
            old = Path(shutil.copy(found, tmp_path / found.name))
            with untouched(old):
                assert cli("check", old).status == 0


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (
            [
                "PRAGMA foreign_keys = OFF",
                "INSERT INTO quote VALUES (9, 77, NULL, 0, 'L', 'outsource', '{}')",
            ],
            "belongs to a row of “task” that is not there",
        ),
        (["UPDATE task SET answers = '{' WHERE id = 1"], "What is stored of the task “Payroll”"),
        (["INSERT INTO picture VALUES ('cat', x'00')"], "There is a picture that nothing refers to."),
        (["INSERT INTO setting VALUES ('colour', 'red')"], "There is a setting that nothing reads."),
        (["UPDATE task_words SET text = 'x' WHERE rowid = 1"], "The search would miss 1 task"),
        (["DELETE FROM task_words WHERE rowid = 1"], "The search would miss 1 task"),
        (
            ["DELETE FROM task_words_idx", "DELETE FROM task_words_data WHERE id > 10"],
            "The index of words does not fit together",
        ),
    ],
)
def test_each_fault_has_its_sentence_and_the_file_stays_as_it_is(cli, library, statements, said):
    run_sql(library, *statements)
    with untouched(library):
        ran = cli("check", library)
    assert ran.status == 1
    assert said in ran.out


def test_an_index_that_lost_its_entries_is_found(cli, library):
    run_sql(
        library,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name = 'idx_quote_vendor_id')"
        " WHERE name = 'idx_quote_task_id_position'",
    )
    ran = cli("check", library)
    assert ran.status == 1
    assert "do not fit together" in ran.out


def test_a_backup_that_was_changed_is_found(cli, library):
    made = Path(cli("backup", library).out.strip())
    content = bytearray(made.read_bytes())
    content[-1] ^= 1
    made.write_bytes(content)
    ran = cli("check", library)
    assert ran.status == 1
    assert str(made) in ran.out


def test_a_change_that_was_broken_off_is_taken_back_in_a_copy_only(cli, library):
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
        library,
    )
    journal = library.with_name(f"{library.name}-journal").read_bytes()
    assert journal
    with untouched(library):
        ran = cli("check", library)
    assert (ran.status, ran.err) == (0, "")
    assert library.with_name(f"{library.name}-journal").read_bytes() == journal


def test_they_speak_the_language_asked_for(cli, library):
    assert cli("check", library, "--locale", "es_ES").status == 0
    cli("backup", library)
    assert cli("backup", library, "--list", "--locale", "de_DE").status == 0
