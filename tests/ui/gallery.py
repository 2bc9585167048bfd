"""Saves a picture of everything the window shows, to be looked at: ``python -m tests.ui.gallery FOLDER``.

It opens the real window on a screen of 1280×720 that nobody sees, in a home of its own with the sample
business, and reads the contrast of every text off the pictures. Sheets of several are for a first look.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

WIDTH, HEIGHT = 1280, 720
_SETTLE_MILLISECONDS = 120
_PER_ROW, _ROWS, _SMALL_WIDTH, _CAPTION = 2, 3, 760, 22


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures; 1 where some text is too faint."""
    options = _read(arguments)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        _move_to(Path(home))
        pictures, faint = _take_all(options, folder, Path(home))
    sheets = _save_sheets(pictures, folder)
    print(f"{len(pictures)} pictures and {sheets} sheets in {folder}")
    for line in faint:
        print(f"too faint: {line}")
    return 1 if faint else 0


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.ui.gallery", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--palette", choices=("light", "dark", "high-contrast"), default="light")
    parser.add_argument("--text", type=int, default=100, metavar="PERCENT", help="90 to 200")
    parser.add_argument("--language", default="en", help="en, es or en_XA (made up, with longer texts)")
    parser.add_argument("--mirrored", action="store_true", help="read from the right, with Arabic titles")
    parser.add_argument("--only", default="", metavar="WORDS", help="only what has these words in its name")
    return parser.parse_args(arguments)


def _move_to(home: Path) -> None:
    """Let nothing of whoever runs this be seen or touched, and have a screen of the size wanted."""
    (home / "Documents").mkdir()
    screen = home / "screen.json"
    screen.write_text(
        json.dumps(
            {
                "screens": [
                    {
                        "name": "small",
                        "x": 0,
                        "y": 0,
                        "width": WIDTH,
                        "height": HEIGHT,
                        "logicalDpi": 96,
                        "logicalBaseDpi": 96,
                        "dpr": 1,
                    }
                ]
            }
        )
    )
    os.environ.update(
        HOME=str(home),
        XDG_CONFIG_HOME=f"{home}/config",
        XDG_DATA_HOME=f"{home}/data",
        XDG_STATE_HOME=f"{home}/state",
        XDG_RUNTIME_DIR=str(home),
        LANG="en_US.UTF-8",
        LC_ALL="en_US.UTF-8",
        QT_QPA_PLATFORM=f"offscreen:configfile={screen}",
    )


def _take_all(
    options: argparse.Namespace, folder: Path, home: Path
) -> tuple[list[tuple[str, QImage]], list[str]]:
    from PySide6.QtCore import Qt, qInstallMessageHandler
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from pytestqt.qt_compat import qt_api
    from pytestqt.qtbot import QtBot

    from advisor import paths
    from tests.ui.contrast import faint_texts, picture_of
    from tests.ui.drive import running
    from tests.ui.gallery_stops import gallery, title_in_arabic
    from ui.preferences import PREFERENCES_FILE, Preferences

    qt_api.set_qt_api("pyside6")
    qInstallMessageHandler(_say)
    application = QApplication(["rightsource"])
    preferences = Preferences(paths.config_folder() / PREFERENCES_FILE)
    preferences.theme = options.palette.replace("-", "_")
    preferences.text_percent = options.text
    preferences.language = options.language
    preferences.save()
    pictures: list[tuple[str, QImage]] = []
    faint: list[str] = []
    nobody: Any = None  # pytest's request: only what waits for signals asks for it
    with running(QtBot(nobody)) as owner:
        owner.window.resize(WIDTH, HEIGHT)
        if options.mirrored:
            application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        is_titled = not options.mirrored
        for number, stop in enumerate(gallery(owner, home), 1):
            if not is_titled and owner.program.libraries.desk is not None:
                title_in_arabic(owner)
                is_titled = True
            if options.only not in stop.name:
                continue
            QTest.qWait(_SETTLE_MILLISECONDS)
            picture = picture_of(stop.root)
            name = f"{number:03d}-{_file_name(stop.name)}"
            picture.save(str(folder / f"{name}.png"))
            pictures.append((name, picture))
            faint += [f"{stop.name}: {one}" for one in faint_texts(stop.root, picture)]
    return pictures, faint


def _say(_kind: object, _context: object, message: str) -> None:
    if "This plugin does not support" not in message:
        print(message, file=sys.stderr)


def _file_name(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.replace("&", "")).strip("-").lower()


def _save_sheets(pictures: Sequence[tuple[str, QImage]], folder: Path) -> int:
    """Put six pictures on a sheet; returns the number of sheets."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage, QPainter

    each = _PER_ROW * _ROWS
    cell = _SMALL_WIDTH * HEIGHT // WIDTH + _CAPTION
    for at in range(0, len(pictures), each):
        sheet = QImage(_PER_ROW * _SMALL_WIDTH, _ROWS * cell, QImage.Format.Format_RGB32)
        sheet.fill(QColor("gray"))
        painter = QPainter(sheet)
        for place, (name, picture) in enumerate(pictures[at : at + each]):
            x, y = place % _PER_ROW * _SMALL_WIDTH, place // _PER_ROW * cell
            painter.drawText(x + 4, y + _CAPTION - 6, name)
            room = sheet.rect().size()
            room.setWidth(_SMALL_WIDTH - 4)
            room.setHeight(cell - _CAPTION - 4)
            shown = picture
            if picture.width() > room.width() or picture.height() > room.height():
                shown = picture.scaled(
                    room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            painter.drawImage(x, y + _CAPTION, shown)
        painter.end()
        sheet.save(str(folder / f"sheet-{at // each + 1:02d}.png"))
    return -(-len(pictures) // each)


if __name__ == "__main__":
    sys.exit(main())
