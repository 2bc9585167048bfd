"""A window on a disk that is full: it says so, loses no word, and stores them once there is room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor.domain.edits import AddTask
from advisor.session import Session
from tests.faults import Filler, small_disk
from tests.library.support import payroll
from tests.ui.drive import Owner, running
from ui.preferences import Preferences


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        yield disk


@pytest.fixture
def library(disk: Path) -> Path:
    path = disk / "shop.rightsource"
    with Session.create(path) as session:
        session.do(AddTask(task=payroll(licensed=None, notes="")))
    return path


def status(owner: Owner) -> str:
    return str(owner.window._saved.text())


def write_notes(owner: Owner, text: str) -> QPlainTextEdit:
    entry = owner.desk.workspace.tasks.entry
    entry.tabs.setCurrentIndex(entry.tabs.count() - 1)
    notes = entry.findChild(QPlainTextEdit)
    assert notes is not None
    owner.click(notes)
    notes.selectAll()
    notes.insertPlainText(text)
    owner.desk.commit()
    return notes


def test_what_is_typed_on_a_full_disk_is_kept_and_saved_once_there_is_room(
    qtbot: QtBot, home: Path, disk: Path, library: Path
) -> None:
    filler = Filler(disk)
    text = "Ask Ann first. " * 200
    with running(qtbot, library) as owner:
        owner.wait_for_advice()
        filler.leave(0)
        write_notes(owner, text)
        assert "The disk is full" in owner.banner()
        assert "Not saved" in status(owner)
        assert owner.session.task(1).task.notes == ""
        owner.press_option(owner.question("licensed"), "Yes")
        owner.window.close()  # which offers to copy it, and stays
        owner.close_dialogs()
        assert owner.window.isVisible()
        filler.go()
        owner.wait_for(lambda: "Saved at" in status(owner))  # by itself, at the next try
        owner.wait_for(lambda: "Everything you typed is saved now" in owner.banner())
        assert owner.session.task(1).task.notes == text.strip() or owner.session.task(1).task.notes == text
        assert owner.session.task(1).task.licensed is True
    with Session.open(library) as session:
        assert session.task(1).task.notes.startswith("Ask Ann first. Ask")
        assert session.task(1).task.licensed is True
    assert [found.name for found in disk.iterdir()] == [library.name]


def test_a_library_on_a_full_disk_is_refused_in_words(
    qtbot: QtBot, home: Path, disk: Path, library: Path
) -> None:
    Filler(disk).leave(0)
    before = library.read_bytes()
    with running(qtbot) as owner:
        owner.program.libraries.open(library)
        message = owner.dialog(QMessageBox)
        assert "was not opened" in message.text()
        assert "The disk is full" in message.informativeText()
        owner.press("Close", message)
    assert library.read_bytes() == before


def test_a_sample_without_room_is_not_left_half_filled(qtbot: QtBot, home: Path) -> None:
    told: set[str] = set()
    with small_disk(home / ".local" / "share", megabytes=1) as disk, running(qtbot) as owner:
        filler = Filler(disk)
        for room in range(0, 800_000, 24_576):
            filler.leave(room)
            owner.program.new_libraries.open_sample()
            QApplication.processEvents()
            message = QApplication.activeModalWidget()
            if not isinstance(message, QMessageBox):
                break
            told.add(message.text())
            assert "full" in message.informativeText()
            owner.press("Close", message)
            assert not list(disk.rglob("*.rightsource*"))
        assert {text.rpartition("”")[2] for text in told} == {" was not made.", " was not saved."}
        filler.go()
        assert len(owner.rows()) == 6
        assert owner.program.libraries.close_library()


def test_preferences_on_a_full_disk_keep_those_of_before(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        path = disk / "window.ini"
        before = Preferences(path)
        before.theme = "dark"
        before.library_opened(Path("/books/shop.rightsource"))
        before.save()
        old = path.read_bytes()
        Filler(disk).leave(0)
        full = Preferences(path)
        full.report_options = "x" * 20_000
        full.save()
        assert path.read_bytes() == old
        assert {found.name for found in disk.iterdir()} == {"window.ini", "filler"}
        assert Preferences(path).theme == "dark"


@pytest.mark.parametrize("length", [0, 1, 40, 200])
def test_the_window_starts_with_half_a_file_of_preferences(qtbot: QtBot, home: Path, length: int) -> None:
    path = home / ".config" / "Rightsource" / "window.ini"
    for folder in (path.parent, home / ".config" / "rightsource"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "window.ini").write_bytes(
            b"[window]\ntheme=dark\ntext_percent=150\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3"[:length]
            + b"\0\xff" * 20
        )
    with running(qtbot) as owner:
        assert owner.window.isVisible()
