"""Somebody else changes, takes or moves the open library: nothing is overwritten, and the owner chooses."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.session import Session
from tests.library.support import payroll, run_python
from tests.ui.drive import Owner, running
from ui.dialogs.contest_dialog import ContestDialog
from ui.dialogs.reading_dialog import ReadingDialog


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "Documents" / "shop" / "shop.rightsource"
    path.parent.mkdir()
    with Session.create(path) as session:
        session.do(AddTask(task=payroll(licensed=None)))
        session.do(AddTask(task=Task(title="Sweeping")))
    return path


@pytest.fixture
def keeper(qtbot: QtBot, path: Path) -> Iterator[Owner]:
    """An owner with that library open, at the task Payroll."""
    with running(qtbot, path) as owner:
        owner.wait_for_advice()
        owner.choose_row("Payroll")
        owner.wait_for_advice()
        yield owner
        if owner.program.libraries.desk is not None:
            owner.desk.library.forget_unsaved()


def elsewhere(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(sql)


def set_elsewhere(path: Path, key: str, value: object) -> None:
    elsewhere(
        path,
        f"UPDATE task SET answers = json_set(answers, '$.{key}', json('{json.dumps(value)}')) WHERE id = 1",
    )


def in_file(path: Path, key: str) -> object:
    with closing(sqlite3.connect(path)) as other:
        (answers,) = other.execute("SELECT answers FROM task WHERE id = 1").fetchone()
    return json.loads(answers).get(key)


def say_yes(owner: Owner) -> None:
    owner.press_option(owner.question("licensed"), "Yes")


def wait_for_banner(owner: Owner, words: str) -> None:
    owner.wait_for(lambda: words in owner.banner())
    QApplication.processEvents()  # what it offers comes a moment after what it says


def contest(owner: Owner, choice: str) -> None:
    owner.press("Choose …", owner.window.banner)
    dialog = owner.dialog(ContestDialog)
    (box,) = dialog.rows.boxes()
    assert not owner.button("Keep these", dialog).isEnabled()
    owner.pick(box, choice)
    owner.press("Keep these", dialog)


def test_the_same_answer_given_in_two_places_is_not_overwritten_until_the_owner_chooses(
    keeper: Owner, path: Path
) -> None:
    keeper.question("licensed")
    set_elsewhere(path, "licensed", False)
    say_yes(keeper)
    wait_for_banner(keeper, "Somebody else wrote in the same place")
    for _ in range(3):
        assert not keeper.desk.library.save_unsaved()
    assert in_file(path, "licensed") is False
    contest(keeper, "Keep mine")
    assert in_file(path, "licensed") is True
    assert not keeper.desk.library.has_unsaved
    keeper.desk.undo()
    assert in_file(path, "licensed") is False  # theirs, which was read before it was replaced


def test_what_is_half_typed_when_the_owner_comes_back_is_not_taken_for_an_answer_to_the_new(
    keeper: Owner, path: Path
) -> None:
    entry = keeper.desk.workspace.tasks.entry
    entry.tabs.setCurrentIndex(entry.tabs.count() - 1)
    notes = entry.findChild(QPlainTextEdit)
    assert notes is not None
    keeper.click(notes)
    notes.selectAll()
    notes.insertPlainText("Mine.")
    elsewhere(path, "UPDATE task SET notes = 'Theirs.' WHERE id = 1")
    keeper.window.activated.emit()
    wait_for_banner(keeper, "Somebody else wrote in the same place")
    assert keeper.session.task(1).task.notes == "Theirs."
    assert keeper.desk.library.unsaved_texts() == ["Mine."]


def test_an_answer_of_a_task_that_was_deleted_elsewhere_can_only_be_copied(keeper: Owner, path: Path) -> None:
    keeper.question("licensed")
    elsewhere(path, "UPDATE task SET deleted_at = '2026-03-02T09:00:00.000Z' WHERE id = 1")
    say_yes(keeper)
    wait_for_banner(keeper, "Somebody else wrote in the same place")
    keeper.press("Choose …", keeper.window.banner)
    dialog = keeper.dialog(ContestDialog)
    keeper.press("Copy what I typed", dialog)
    assert QGuiApplication.clipboard().text() == "True"
    keeper.press("Decide later", dialog)
    wait_for_banner(keeper, "Somebody else wrote in the same place")
    contest(keeper, "Give mine up")
    assert not keeper.desk.library.has_unsaved


def replace_with_a_copy(path: Path, *statements: str) -> None:
    """As a sync program does: another file under the same name."""
    newer = path.with_name("newer")
    shutil.copy(path, newer)
    for statement in statements:
        elsewhere(newer, statement)
    newer.replace(path)


def choose_way(owner: Owner, words: str) -> None:
    owner.press("Choose what to do …", owner.window.banner)
    owner.press(words, owner.dialog(QMessageBox))


def test_a_replaced_file_is_opened_with_what_was_typed_if_the_owner_wants(keeper: Owner, path: Path) -> None:
    keeper.question("licensed")
    replace_with_a_copy(path, "UPDATE task SET title = 'Sweeping the yard' WHERE id = 2")
    state = path.read_bytes()
    say_yes(keeper)
    wait_for_banner(keeper, "Another file has been put in its place")
    assert path.read_bytes() == state
    choose_way(keeper, "Open the file that is there now")
    keeper.wait_for(lambda: "Sweeping the yard" in keeper.rows())
    assert in_file(path, "licensed") is True
    assert not keeper.desk.library.has_unsaved
    say_no_again = keeper.question("licensed")
    keeper.press_option(say_no_again, "No")
    assert in_file(path, "licensed") is False


def test_a_file_put_in_its_place_in_the_midst_of_a_change_keeps_its_journal(
    keeper: Owner, path: Path
) -> None:
    newer = path.with_name("newer.rightsource")
    shutil.copy(path, newer)
    killed_in_a_change(newer)
    os.replace(f"{newer}-journal", f"{path}-journal")
    os.replace(newer, path)
    there = (path.read_bytes(), Path(f"{path}-journal").read_bytes())
    keeper.choose_row("Sweeping")
    keeper.window.activated.emit()
    wait_for_banner(keeper, "Another file has been put in its place")
    assert (path.read_bytes(), Path(f"{path}-journal").read_bytes()) == there
    choose_way(keeper, "Open the file that is there now")
    keeper.wait_for(
        lambda: not Path(f"{path}-journal").exists() or not Path(f"{path}-journal").stat().st_size
    )
    keeper.wait_for(lambda: "Another file" not in keeper.banner())
    assert "yyy" not in keeper.session.task(1).task.notes
    assert not any(dialog.isVisible() for dialog in keeper.window.findChildren(ReadingDialog))


def killed_in_a_change(path: Path) -> None:
    run_python(
        """
        import os, sqlite3, sys
        connection = sqlite3.connect(sys.argv[1], isolation_level=None)
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE task SET notes = notes || printf('%.9000c', 'x')")
        connection.execute("UPDATE task SET notes = notes || printf('%.9000c', 'y')")
        os._exit(0)
        """,
        path,
    )


def test_where_the_file_that_is_there_now_cannot_be_opened_nothing_is_lost(keeper: Owner, path: Path) -> None:
    keeper.question("licensed")
    path.unlink()
    path.write_text("This is no library.")
    say_yes(keeper)
    wait_for_banner(keeper, "Another file has been put in its place")
    choose_way(keeper, "Open the file that is there now")
    keeper.press("Close", keeper.dialog(QMessageBox))
    assert keeper.rows() == ["Payroll", "Sweeping"]
    assert keeper.desk.library.has_unsaved
    assert path.read_text() == "This is no library."


def test_a_drive_that_goes_and_comes_back_gets_what_was_typed_meanwhile(keeper: Owner, path: Path) -> None:
    keeper.question("licensed")
    folder = path.parent
    gone = folder.rename(folder.with_name("unplugged"))
    say_yes(keeper)
    wait_for_banner(keeper, "The file is not where it was")
    assert keeper.desk.library.task(1).task.licensed is True
    assert not keeper.desk.library.save_unsaved()
    gone.rename(folder)
    keeper.window.activated.emit()
    wait_for_banner(keeper, "Everything you typed is saved now")
    assert in_file(path, "licensed") is True
    assert sorted(one.name for one in folder.iterdir()) == [
        "shop.rightsource",
        "shop.rightsource-journal",
        "shop.rightsource.lock",
    ]


def test_a_deleted_library_can_be_saved_under_another_name_with_what_was_typed(
    keeper: Owner, path: Path, home: Path
) -> None:
    keeper.question("licensed")
    shutil.rmtree(path.parent)
    say_yes(keeper)
    wait_for_banner(keeper, "The file is not where it was")
    choose_way(keeper, "Save under another name …")
    keeper.dialog(QFileDialog)
    rescued = home / "Documents" / "rescued.rightsource"
    keeper.name_file(rescued)
    keeper.wait_for(lambda: keeper.session.path == rescued)
    assert keeper.rows() == ["Payroll", "Sweeping"]
    keeper.wait_for(lambda: not keeper.desk.library.has_unsaved)
    assert in_file(rescued, "licensed") is True


def test_closing_without_the_drive_offers_what_was_typed_to_be_copied(keeper: Owner, path: Path) -> None:
    keeper.question("licensed")
    path.parent.rename(path.parent.with_name("unplugged"))
    say_yes(keeper)
    keeper.window.close()
    dialog = keeper.dialog(ReadingDialog)
    keeper.press("Copy the text", dialog)
    assert QGuiApplication.clipboard().text() == "True"
    keeper.close_dialogs()
    assert keeper.window.isVisible()


def take_the_lock(path: Path) -> None:
    """As another computer does whose owner chose to take the library over."""
    held = {"host": "laptop", "pid": 4321, "user": "bob", "since": "2026-03-02T09:00:00.000Z", "token": "t9"}
    lock = path.with_name(f"{path.name}.lock")
    newer = path.with_name("lock.new")
    newer.write_text(json.dumps(held))
    os.replace(newer, lock)


def test_who_lost_the_library_notices_at_the_next_edit_and_keeps_what_was_typed(
    keeper: Owner, path: Path
) -> None:
    keeper.question("licensed")
    take_the_lock(path)
    say_yes(keeper)
    wait_for_banner(keeper, "laptop")
    assert "bob" in keeper.banner()
    assert in_file(path, "licensed") is None
    path.with_name(f"{path.name}.lock").unlink()  # it was closed there
    keeper.window.activated.emit()
    wait_for_banner(keeper, "Everything you typed is saved now")
    assert in_file(path, "licensed") is True


def test_a_library_that_was_taken_is_taken_over_again_only_by_choice(keeper: Owner, path: Path) -> None:
    keeper.question("licensed")
    take_the_lock(path)
    say_yes(keeper)
    wait_for_banner(keeper, "laptop")
    choose_way(keeper, "Take it over again")
    keeper.wait_for(lambda: in_file(path, "licensed") is True)
    assert not keeper.desk.library.has_unsaved


def test_another_computers_lock_however_old_is_respected_and_explained(
    owner: Owner, home: Path, tmp_path: Path
) -> None:
    path = tmp_path / "old.rightsource"
    Session.create(path).close()
    take_the_lock(path)
    lock = path.with_name(f"{path.name}.lock")
    os.utime(lock, (0, 0))
    owner.program.libraries.open(path)
    message = owner.dialog(QMessageBox)
    told = message.informativeText()
    assert "laptop" in told
    assert "bob" in told
    assert "2026-03-02 09:00" in told
    owner.press("Close", message)
    assert owner.program.libraries.desk is None
    assert json.loads(lock.read_text())["host"] == "laptop"
    owner.program.libraries.open(path)
    owner.press("Take it over", owner.dialog(QMessageBox))
    owner.wait_for(lambda: owner.program.libraries.desk is not None)
    assert json.loads(lock.read_text())["host"] != "laptop"
