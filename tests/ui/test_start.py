"""How Rightsource starts: with a window, without a display, as a command, for the first time and again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from advisor.domain.ranges import Range
from advisor.session import Session
from tests.ui.drive import Owner, contents, running
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.start_arguments import StartArguments, read_start_arguments

ROOT = Path(__file__).parents[2]


def run(*arguments: str, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in _DISPLAYS}
    start = ["-c", code] if code else ["-m", "ui"]
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=ROOT,
        env=kept | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_display_one_sentence_says_so_and_how_to_get_the_advice(display: str) -> None:
    result = run(DISPLAY=display) if display else run()
    assert result.returncode == 1
    assert result.stdout == ""
    [line] = result.stderr.splitlines()
    assert "no display" in line
    assert "rightsource assess TASK" in line


def test_a_command_runs_without_loading_qt() -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from ui.__main__ import main\n"
        "status = main(['starters'])\n"
        "assert not any(name.startswith('PySide6.') for name in sys.modules)\n"
        "sys.exit(status)"
    )
    result = run(code=code)
    assert result.returncode == 0, result.stderr
    assert result.stdout


def test_garbage_is_looked_for_once_the_window_is_there_and_not_before(tmp_path: Path) -> None:
    code = (
        "import gc\n"
        "from PySide6.QtWidgets import QApplication, QMainWindow\n"
        "show, looks = QMainWindow.show, []\n"
        "QMainWindow.show = lambda window: looks.append(gc.isenabled()) or show(window)\n"
        "QApplication.exec = lambda *_: looks.append(gc.isenabled()) or 0\n"
        "from ui.__main__ import main\n"
        "main([])\n"
        "print(looks[0], looks[-1])"
    )
    folders = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(tmp_path))
    result = run(code=code, QT_QPA_PLATFORM="offscreen", **folders)
    assert result.stdout.split() == ["False", "True"], result.stderr


def test_where_qt_cannot_be_loaded_one_sentence_says_so() -> None:
    code = (
        "import sys; sys.modules['PySide6.QtCore'] = None\nfrom ui.__main__ import main\nsys.exit(main([]))"
    )
    result = run(code=code, QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 1
    [line] = result.stderr.splitlines()
    assert "rightsource assess TASK" in line


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        ([], StartArguments()),
        (["Shop.rightsource"], StartArguments(library=Path("Shop.rightsource"))),
        (["-platform", "offscreen"], StartArguments(platform="offscreen", for_qt=("-platform", "offscreen"))),
        (
            ["--style=fusion", "a.RIGHTSOURCE"],
            StartArguments(library=Path("a.RIGHTSOURCE"), for_qt=("--style=fusion",)),
        ),
        (["-reverse"], StartArguments(for_qt=("-reverse",))),
        (["assess", "task.toml"], None),
        (["check", "Shop.rightsource"], None),
        (["--help"], None),
        (["a.rightsource", "b.rightsource"], None),
        (["shop.toml"], None),
    ],
)
def test_what_is_for_the_window_is_told_from_a_command(
    arguments: list[str], start: StartArguments | None
) -> None:
    assert read_start_arguments(arguments) == start


def test_the_first_start_offers_three_ways_and_no_library_commands(owner: Owner) -> None:
    for name in ("Try the sample business", "Start my own", "Open a library"):
        assert owner.button(name).isVisible()
    for action in (*owner.window.actions_.for_library, *owner.window.actions_.for_task):
        assert not action.isEnabled()
    assert not owner.window.actions_.undo.isEnabled()


def test_the_sample_business_opens_at_one_click_with_tasks_vendors_and_advice(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    assert len(owner.rows()) >= 3
    assert all("Not weighed yet" not in owner.row_words(title) for title in owner.rows())
    assert owner.headline()
    vendors = owner.session.vendors()
    assert len(vendors) >= 2
    assert all(vendor.note_count for vendor in vendors)
    assert owner.session.business().name in owner.window.windowTitle()


def test_the_sample_can_be_left_and_found_again_from_the_help_menu(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.ctrl(Qt.Key.Key_N)
    owner.keys("Mine")
    owner.key(Qt.Key.Key_Return)
    owner.window.actions_.close_library.trigger()
    assert owner.button("Start my own").isVisible()
    owner.window.actions_.sample.trigger()
    assert "Mine" in owner.rows()


def test_a_library_of_ones_own_is_made_where_it_was_said(owner: Owner, home: Path) -> None:
    owner.press("Start my own")
    dialog = owner.dialog(NewLibraryDialog)
    owner.keys("Harbour Street Bakery")
    hours = [one for one in dialog.findChildren(QLineEdit) if "your time" in one.accessibleName()]
    for field, text in zip(hours[:3], ("30", "40", "60"), strict=True):
        owner.fill(field, text)
    owner.press("Start", dialog)
    path = home / "Documents" / "Harbour Street Bakery.rightsource"
    assert owner.session.path == path
    business = owner.session.business()
    assert business.name == "Harbour Street Bakery"
    assert business.settings.currency == "USD"
    assert business.settings.owner_hour == Range(low=30, likely=40, high=60)


def test_a_place_that_is_taken_is_refused_beside_the_field(owner: Owner, home: Path) -> None:
    taken = home / "Documents" / "taken.rightsource"
    taken.write_bytes(b"something else")
    owner.press("Start my own")
    dialog = owner.dialog(NewLibraryDialog)
    place = next(one for one in dialog.findChildren(QLineEdit) if "lie" in one.accessibleName())
    dialog.form.show_widget(place)
    owner.fill(place, str(taken))
    owner.press("Start", dialog)
    assert dialog.isVisible()
    assert place.property("invalid")
    assert taken.read_bytes() == b"something else"


def test_everything_is_there_again_at_the_next_start(qtbot: QtBot, home: Path) -> None:
    with running(qtbot) as owner:
        owner.press("Try the sample business")
        owner.ctrl(Qt.Key.Key_N)
        owner.keys("Typed just before the end")  # and the window is closed without leaving the field
        path = owner.session.path
        owner.wait_for_advice()
    with running(qtbot) as owner:
        assert owner.session.path == path
        assert "Typed just before the end" in owner.rows()
        before = contents(owner.session)
    with running(qtbot, path) as owner:
        assert contents(owner.session) == before


def test_after_closing_the_library_the_next_start_asks_again_and_knows_it(qtbot: QtBot, home: Path) -> None:
    with running(qtbot) as owner:
        owner.press("Try the sample business")
        owner.window.actions_.close_library.trigger()
    with running(qtbot) as owner:
        assert owner.program.libraries.desk is None
        owner.press("Sample business*", owner.window.start)
        assert owner.rows()


def test_a_file_that_is_no_library_is_refused_in_words_and_unchanged(owner: Owner, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.rightsource"
    wrong.write_text("hello")
    owner.press("Open a library")
    owner.name_file(wrong)
    box = owner.dialog(QMessageBox)
    assert "wrong.rightsource" in box.text()
    assert box.informativeText()
    owner.press("Close", box)
    assert wrong.read_text() == "hello"
    assert owner.button("Start my own").isVisible()


def test_a_library_that_is_open_elsewhere_is_not_opened_twice(owner: Owner, tmp_path: Path) -> None:
    path = tmp_path / "shop.rightsource"
    with Session.create(path):
        owner.program.libraries.open(path)
        box = owner.dialog(QMessageBox)
        assert "shop" in box.text()
        owner.press("Close", box)
        assert owner.program.libraries.desk is None
