"""Of a library in a synced folder it is said once what can go wrong, and how to be safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from advisor.session import Session
from tests.ui.drive import Owner, running
from ui.preferences import Preferences


def library_in(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "shop.rightsource"
    Session.create(path).close()
    return path


def opened(owner: Owner, path: Path) -> None:
    owner.program.libraries.open(path)
    assert owner.desk.library.session.path == path
    QApplication.processEvents()


def test_it_is_said_once_of_each_library_until_its_owner_has_heard_enough(qtbot: QtBot, home: Path) -> None:
    first, second, third = (library_in(home / "Dropbox" / name) for name in ("a", "b", "c"))
    with running(qtbot) as owner:
        opened(owner, library_in(home / "Documents"))
        assert QApplication.activeModalWidget() is None
        opened(owner, first)
        message = owner.dialog(QMessageBox)
        assert "Dropbox" in message.text()
        assert "one computer at a time" in message.informativeText()
        owner.press("Close", message)
    with running(qtbot) as owner:  # with the first open again
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None
        opened(owner, second)
        owner.press("Do not say it again", owner.dialog(QMessageBox))
        opened(owner, third)
        assert QApplication.activeModalWidget() is None


@pytest.mark.parametrize("count", [1, 60])
def test_what_was_told_is_remembered_of_the_latest_libraries(tmp_path: Path, count: int) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    paths = [tmp_path / f"{number}.rightsource" for number in range(count)]
    for path in paths:
        assert preferences.warns_of_sync(path)
        preferences.sync_told(path)
    preferences.save()
    assert not Preferences(tmp_path / "window.ini").warns_of_sync(paths[-1])
    assert Preferences(tmp_path / "window.ini").warns_of_sync(tmp_path / "new.rightsource")
