"""The window in a made-up language: whatever stands outside its brackets cannot be translated."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from babel.dates import get_month_names
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.edits import Change, Edit
from advisor.language.pseudo import PSEUDO
from advisor.library.errors import DiskFull
from advisor.session import Session
from tests.pseudo import untranslated
from tests.ui.drive import Owner, running
from tests.ui.said import said
from tests.ui.tour import tour
from ui.currencies import currency_names
from ui.dialogs.command_dialog import CommandDialog
from ui.dialogs.find_dialog import FindDialog
from ui.dialogs.reading_dialog import ReadingDialog
from ui.preferences import Preferences

# What the tour types, and the files it names.
OWN_WORDS = (
    *("Sweeping the yard", "Watering the plants", "Sweeping", "ZeroDivisionError: a fault", "book"),
    *("nine", "zzzz"),
)
FILES = (
    re.compile(r"(?:/[\w .-]+)+/backups\b"),
    re.compile(r"(?:/[\w .⟦⟧·-]+)*/?[\w ⟦⟧·-]+\.(?:rightsource|txt|csv|pdf)\b"),
    re.compile(r"\*\.\w+"),
)
NAMES = ("Rightsource", "English", "Español", PSEUDO)
KEYS = re.compile(r"\b(?:[A-Z]|F\d+)\b")  # their names are translated: Ctrl, Shift, Del
CODES = re.compile(r"\b(?:USD|PHP|EUR)\b")
HALVES_OF_THE_DAY = re.compile(r"\b[AP]M\b")
LICENCES = re.compile(r"^(?:Qt|\S+) [\d.]+ \([^)]*\)$", re.MULTILINE)
PATTERNS = (LICENCES, *FILES, KEYS, CODES, HALVES_OF_THE_DAY)
MONTHS = [
    *get_month_names("wide", locale="en").values(),
    *get_month_names("abbreviated", locale="en").values(),
]


@pytest.fixture
def foreigner(qtbot: QtBot, home: Path) -> Iterator[Owner]:
    """Somebody who has just started Rightsource in the made-up language."""
    from advisor import paths
    from ui.preferences import PREFERENCES_FILE

    preferences = Preferences(paths.config_folder() / PREFERENCES_FILE)
    preferences.language = PSEUDO
    preferences.save()
    with running(qtbot) as found:
        yield found


def faults(text: str) -> list[str]:
    """What of ``text`` is in English, apart from figures, files, keys, names, and what the owner typed."""
    for word in _known_words():
        text = text.replace(word, " ")
    for start in _cut_short():
        text = text.replace(start, "…")
    for pattern in PATTERNS:
        text = pattern.sub(" ", text)
    return untranslated(text)


@cache
def _known_words() -> list[str]:
    """The longest first, so that none is hidden by a part of it."""
    currencies = [name for _, name in currency_names("en_US")]
    return sorted([*OWN_WORDS, *NAMES, *MONTHS, *currencies, *_names_of_the_sample()], key=len, reverse=True)


@cache
def _cut_short() -> list[str]:
    """How names of the sample begin where a line has no room for more of them."""
    names = [name for name in _names_of_the_sample() if len(name) > 3]
    return [f"{name[:end]}…" for name in names for end in range(len(name) - 1, 2, -1)]


def _names_of_the_sample() -> Iterator[str]:
    vendors = tomllib.loads((files("resources") / "sample" / "vendors.toml").read_text("utf-8"))["vendor"]
    for vendor in vendors:
        yield from (
            vendor[key] for key in ("name", "contact", "email", "website", "country") if key in vendor
        )


def test_every_text_of_the_window_can_be_translated(foreigner: Owner, tmp_path: Path) -> None:
    missed: dict[tuple[str, str], str] = {}
    checked: set[str] = set()
    for stop in tour(foreigner, tmp_path):
        for whose, text in said(stop.root):
            if text in checked:
                continue
            checked.add(text)
            if faults(text):
                missed[whose, text] = stop.name
    assert len(checked) > 800, "the tour saw less than it used to"
    assert not missed, "\n".join(f"{stop}: {whose} says “{text}”" for (whose, text), stop in missed.items())


def test_no_words_are_cut_off_where_they_are_a_third_longer(foreigner: Owner, tmp_path: Path) -> None:
    foreigner.window.resize(1280, 720)
    cut: dict[str, str] = {}
    for stop in tour(foreigner, tmp_path):
        foreigner.qtbot.wait(1)  # what is longer than before is laid out first
        for widget in stop.root.findChildren(QWidget):
            if widget.isVisible() and widget.window() is stop.root and (text := _cut_off(widget)):
                cut.setdefault(text, f"{stop}: {type(widget).__name__}")
    assert not cut, "\n".join(f"{where} cuts off “{text}”" for text, where in cut.items())


def _cut_off(widget: QWidget) -> str:
    """The words of a label or button that has no room for them, "" where it has."""
    match widget:
        case QLabel():
            if not widget.text():
                return ""
            if widget.wordWrap() and widget.hasHeightForWidth():
                short = widget.height() < widget.heightForWidth(widget.width())
            else:
                wide = max(map(widget.fontMetrics().horizontalAdvance, widget.text().split("\n")))
                short = widget.contentsRect().width() < wide
        case QPushButton() | QToolButton():
            icon = widget.iconSize().width() if not widget.icon().isNull() else 0
            if isinstance(widget, QToolButton) and icon:
                icon = 0  # above the words, or alone
                if widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
                    return ""
            shown = QPushButton.text(widget) if isinstance(widget, QPushButton) else widget.text()  # in lines
            lines = shown.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\n")
            short = widget.width() < max(map(widget.fontMetrics().horizontalAdvance, lines)) + icon
        case QComboBox():
            text = widget.currentText()
            short = widget.width() < widget.fontMetrics().horizontalAdvance(text)
            return text if short else ""
        case _:
            return ""
    return widget.text() if short else ""


def test_news_refusals_and_empty_places_can_be_translated(
    foreigner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed: dict[str, str] = {}

    def look(stop: str, root: QWidget | None = None) -> None:
        QApplication.processEvents()
        for whose, text in said(root or foreigner.window):
            if faults(text):
                missed.setdefault(text, f"{stop}: {whose}")

    actions = foreigner.window.actions_
    foreigner.press("Try the sample business")
    foreigner.wait_for_advice()
    workspace = foreigner.desk.workspace
    for text in ("nine", "1-2", "9,9,9", "3"):
        foreigner.fill(foreigner.question("hours").findChildren(QLineEdit)[0], text)
        look(f"“{text}” hours")
    foreigner.answer_level("codifiable", "fully")
    look("a step to be undone")
    assert not faults(actions.undo.text())
    foreigner.keys("zzzz", workspace.tasks.list.findChildren(QLineEdit)[0])
    look("nothing in the list")
    workspace.tasks.list.findChildren(QLineEdit)[0].clear()
    for action, kind in ((actions.find, FindDialog), (actions.commands, CommandDialog)):
        action.trigger()
        dialog = foreigner.dialog(kind)
        look("nothing looked for", dialog)
        foreigner.keys("zzzz", dialog.field)
        look("nothing found", dialog)
        foreigner.close_dialogs()
    for action in (actions.duplicate_task, actions.delete_task, actions.undo, actions.redo):
        action.trigger()
        look(action.text())
    with monkeypatch.context() as full:
        full.setattr(Session, "do", _disk_full)
        foreigner.key(Qt.Key.Key_F2)
        foreigner.keys("Sweeping")
        foreigner.key(Qt.Key.Key_Return)
        look("a full disk")
        foreigner.window.close()
        look("what could not be saved", foreigner.dialog(ReadingDialog))
        foreigner.close_dialogs()
    assert foreigner.desk.library.save_unsaved()
    while workspace.tasks.list.first_id() is not None:
        actions.delete_task.trigger()
    look("no task")
    foreigner.ctrl(Qt.Key.Key_2)
    while workspace.vendors.list.first_id() is not None:
        actions.delete_vendor.trigger()
    look("no vendor")
    actions.new_vendor.trigger()
    look("a vendor of which nothing is known")
    assert not missed, "\n".join(f"{where} says “{text}”" for text, where in missed.items())


def _disk_full(_session: Session, _edit: Edit) -> Change:
    raise DiskFull("sample.rightsource")
