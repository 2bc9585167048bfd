"""Before the window is painted for the first time, nothing heavy is loaded and no long list is read."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.libraries import make_library

# What takes long to load, or what only later work needs.
HEAVY = {
    "numpy", "pandas", "scipy", "reportlab", "sqlite_utils", "pydantic", "openpyxl", "xlsxwriter", "pypdf",
    "pikepdf", "advisor.report.pdf", "pypdfium2", "PIL", "icalendar", "bidi", "arabic_reshaper", "uharfbuzz",
    "advisor.model.assess", "PySide6.QtPrintSupport",
}  # fmt: skip
# Made, with all that they bring, when they are first asked for; and what those who are there do without.
LATE = {
    "ui.advice.figures_page", "ui.advice.what_if_page", "ui.calendar_export", "ui.finding",
    "ui.handover.presenter", "ui.interchange.export_presenter", "ui.interchange.import_presenter",
    "ui.places.bin", "ui.places.tasks.interview.presenter", "ui.places.tasks.panes.part_card",
    "ui.places.tasks.quick_entry", "ui.places.vendors.compare", "ui.places.vendors.place",
    "ui.places.vendors.presenter", "ui.reports", "ui.sample", "ui.dialogs.quote_dialog",
    "ui.dialogs.starter_dialog", "ui.dialogs.business_dialog", "ui.backups.backups_dialog",
    "PySide6.QtNetwork", "babel.dates", "zoneinfo", "_strptime", "sysconfig",
}  # fmt: skip
SCRIPT = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from tests.bench.window_probe import FirstPaint
from ui.program import Program
from ui.start_arguments import StartArguments

application, loop = QApplication([]), QEventLoop()
program = Program(application)
modules = []


def painted():
    modules.extend(sorted(sys.modules))  # now: the first advice, and what it loads, begins right after this
    loop.quit()


first = FirstPaint(painted)
program.window.installEventFilter(first)
program.show(StartArguments(library=Path(sys.argv[1])))
loop.exec()
rows = program.libraries.desk.workspace.tasks.rows
print(json.dumps({
    "modules": modules,
    "first": rows.index(0, 0).data(),
    "count": rows.rowCount(),
    "all_are_read": program.libraries.desk.library.session.task_list.is_read,
}), flush=True)
program.window.close()
program.close()
os._exit(0)
"""

# All of ours that the window loads which is shown at once, with nothing in it yet; and what it must not load.
IN_THE_EMPTY_WINDOW = {
    "advisor", "advisor.paths", "ui", "ui.app", "ui.instance_name", "ui.main_window", "ui.overrides",
    "ui.plain_imports", "ui.preferences", "ui.qt_bindings", "ui.start_arguments",
}  # fmt: skip
NOT_EVEN_THERE = HEAVY | {"msgspec", "sqlite3", "babel", "PySide6.QtNetwork", "PySide6.QtSvg", "ui.program"}
EMPTY_SCRIPT = """
import json, os, sys
from PySide6.QtWidgets import QApplication
from ui.qt_bindings import mend_bindings

mend_bindings()
from ui.app import show_empty_window

window = show_empty_window(QApplication([]))
print(json.dumps(sorted(sys.modules)), flush=True)
os._exit(0)
"""


@pytest.fixture(scope="module")
def at_first_paint(tmp_path_factory):
    folder = tmp_path_factory.mktemp("start")
    library = make_library(folder / "large.rightsource", 2_000)
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(folder))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(library)],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_nothing_heavy_is_loaded_before_the_first_paint(at_first_paint):
    assert sorted(HEAVY & set(at_first_paint["modules"])) == []


def test_what_nobody_has_asked_for_yet_is_not_loaded(at_first_paint):
    assert sorted(LATE & set(at_first_paint["modules"])) == []


@pytest.mark.parametrize("name", sorted(LATE))
def test_what_is_loaded_late_is_there_to_be_loaded(name):
    assert importlib.util.find_spec(name) is not None


def test_the_list_is_there_at_the_first_paint_without_all_of_it_having_been_read(at_first_paint):
    assert at_first_paint["first"].startswith("Answer ")
    assert at_first_paint["count"] == 2_000
    assert not at_first_paint["all_are_read"]


def test_the_empty_window_is_shown_before_anything_else_is_loaded(tmp_path):
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(tmp_path))
    done = subprocess.run(
        [sys.executable, "-c", EMPTY_SCRIPT],
        env={**os.environ, **home, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    modules = set(json.loads(done.stdout))
    assert {name for name in modules if name.partition(".")[0] in ("ui", "advisor")} == IN_THE_EMPTY_WINDOW
    assert sorted(NOT_EVEN_THERE & modules) == []
