"""A library that cannot be opened as it is: the window offers what can be done, and does it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit

from advisor.session import Session
from tests.library.support import run_sql
from ui.dialogs.reading_dialog import ReadingDialog

FIXTURE = Path(__file__).parents[1] / "fixtures" / "libraries" / "schema-3.rightsource"


@pytest.fixture
def library(home):
    return Path(shutil.copy(FIXTURE, home / "Documents" / "books.rightsource"))


def told(dialog: ReadingDialog) -> str:
    box = dialog.findChild(QPlainTextEdit)
    assert box is not None
    return box.toPlainText()


def test_of_a_damaged_library_what_can_be_read_is_saved_and_opened(owner, library):
    run_sql(
        library,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE task SET answers = '{' WHERE id = 1",
    )
    with library.open("r+b") as file:
        file.write(bytes(100))
    before = library.read_bytes()
    owner.program.libraries.open(library)
    dialog = owner.dialog(QMessageBox)
    assert "beginning was overwritten" in dialog.informativeText()
    owner.press("Save what can be read…", dialog)
    shown = owner.dialog(ReadingDialog)
    assert "Of the task “Monthly bookkeeping” some answers could not be read." in told(shown)
    owner.close_dialogs()
    assert owner.session.path == library.with_name("books (salvaged).rightsource")
    assert "Monthly bookkeeping" in owner.rows()
    assert library.read_bytes() == before


def test_where_nothing_can_be_read_that_is_said(owner, home):
    path = home / "Documents" / "zeros.rightsource"
    path.write_bytes(bytes(50_000))
    owner.program.libraries.open(path)
    owner.press("Save what can be read…", owner.dialog(QMessageBox))
    owner.wait_for(lambda: "Nothing of “zeros.rightsource” could be read." in texts())
    owner.close_dialogs()
    assert owner.program.libraries.desk is None


def texts() -> list[str]:
    from PySide6.QtWidgets import QApplication

    found = QApplication.activeModalWidget()
    return [found.text()] if isinstance(found, QMessageBox) else []


def test_damage_that_shows_later_is_named_with_the_same_way_out(owner, library):
    with Session.open(library):
        pass
    run_sql(
        library,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE task SET answers = '{' WHERE id = 1",
    )
    owner.program.libraries.open(library)
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for(lambda: "the task “Monthly bookkeeping” makes no sense" in owner.banner())
    owner.press("Save what can be read…")
    shown = owner.dialog(ReadingDialog)
    assert "some answers could not be read" in told(shown)
    owner.close_dialogs()
    assert owner.session.path.name == "books (salvaged).rightsource"
    owner.choose_row("Monthly bookkeeping")
    assert "Receipts are in the blue folder." in owner.task().task.notes


def test_of_a_library_that_may_only_be_read_a_copy_is_opened(owner, library, tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    path = Path(shutil.copy(library, folder / "shared.rightsource"))
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True, capture_output=True)
        owner.program.libraries.open(path)
        owner.press("Open a copy", owner.dialog(QMessageBox))
        owner.wait_for(lambda: owner.program.libraries.desk is not None)
        assert owner.session.path.name == "shared (copy).rightsource"
        assert owner.session.path.parent.is_relative_to(tmp_path / "home")
        owner.program.libraries.close_library()
    finally:
        subprocess.run(["umount", folder], check=True, capture_output=True)
