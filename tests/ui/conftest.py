"""Tests of the window run off-screen unless the environment says otherwise."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.overrides import guard_overrides

if TYPE_CHECKING:
    from tests.ui.drive import Owner

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
guard_overrides()  # as the program does at its start


def pytest_configure(config: pytest.Config) -> None:
    # The off-screen platform says so of size limits, raising and grabbing; it is no fault of ours.
    config.addinivalue_line("qt_log_ignore", "This plugin does not support")


@pytest.fixture(autouse=True)
def looks_end_with_the_test(qapp: QApplication) -> Iterator[None]:
    """A process has one set of looks: the next test finds those that this one found."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    if qapp.font() != font or qapp.styleSheet() != sheet:
        qapp.setFont(font)
        qapp.setPalette(palette)
        qapp.setStyleSheet(sheet)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer that Rightsource was never started on."""
    home = tmp_path / "home"
    (home / "Documents").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    for name, folder in (("CONFIG", ".config"), ("DATA", ".local/share"), ("STATE", ".local/state")):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))
    return home


@pytest.fixture
def usual_looks(owner: "Owner") -> Iterator[None]:
    """Whatever a test does to the looks, the next finds the usual ones: a process has one set of looks."""
    from ui.palettes import Scheme

    yield
    owner.program.theme.set_text_percent(100)
    owner.program.theme.set_scheme(Scheme.SYSTEM)


@pytest.fixture
def owner(qtbot: QtBot, home: Path) -> Iterator["Owner"]:
    """Somebody who has just started Rightsource for the first time."""
    from tests.ui.drive import running

    with running(qtbot) as found:
        yield found
