"""Importing after Qt costs no more than importing before it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import linecache
from ui.plain_imports import import_plainly

import_plainly()
linecache.clearcache()
import wave
import ui.main_window
from PySide6.QtWidgets import QApplication

QApplication([]).setApplicationName("x")
print(len(linecache.cache))
"""


def test_the_source_of_what_is_imported_after_qt_is_not_read() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout == "0\n"
