"""Which language the window speaks, how it writes figures then, and how another one is chosen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from advisor.language import catalogue
from advisor.language.pseudo import PSEUDO
from tests.ui.drive import Owner
from ui.dialogs.day_box import day_format
from ui.languages import known_language
from ui.leaving import Leaving
from ui.translation import Speech, Translation, speech_for

ROOT = Path(__file__).parents[2]


@pytest.fixture
def spanish_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if there were a Spanish catalogue, whatever stands in it."""
    monkeypatch.setattr(catalogue, "available", lambda: ("en", "es"))


@pytest.mark.parametrize(
    ("chosen", "desktop", "language", "locale"),
    [
        ("", "en_GB", "en", "en_GB"),
        ("", "es_MX", "es", "es_MX"),
        ("", "fr_FR", "en", "fr_FR"),  # no French: English words, figures as the desktop has them
        ("es", "es_MX", "es", "es_MX"),
        ("es", "en_US", "es", "es_US"),
        ("es", "de_DE", "es", "es"),  # nobody writes Spanish figures in a German way
        ("en", "de_DE", "en", "en_DE"),
        (PSEUDO, "en_US", PSEUDO, "en_US"),
        (PSEUDO, "es_ES", PSEUDO, "en_ES"),
    ],
)
def test_figures_have_the_language_chosen_and_the_territory_of_the_desktop(
    spanish_there: None, chosen: str, desktop: str, language: str, locale: str
) -> None:
    assert speech_for(chosen, desktop) == Speech(language=language, locale=locale)


def test_a_language_that_is_no_longer_there_is_as_if_none_was_chosen() -> None:
    assert known_language("tlh") == ""
    assert known_language("en") == "en"
    assert known_language(PSEUDO) == PSEUDO


def test_widgets_write_figures_as_the_language_and_the_territory_do(qapp: QApplication, qtbot: QtBot) -> None:
    before = QLocale()
    translation = Translation(qapp, Speech(language="en", locale="de_CH"))
    try:
        field = QLineEdit()
        qtbot.addWidget(field)
        assert field.locale().toString(12500.5, "f", 1) == "12'500.5"
    finally:
        translation.remove()
    assert QLocale() == before


def test_qts_own_words_are_spanish_in_spanish(
    qapp: QApplication, qtbot: QtBot, spanish_there: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_read", lambda _: catalogue._plain())
    translation = Translation(qapp, Speech(language="es", locale="es_ES"))
    try:
        field = QLineEdit("text")
        qtbot.addWidget(field)
        field.selectAll()
        menu = field.createStandardContextMenu()
        assert isinstance(menu, QMenu)
        assert "Copiar" in [action.text().replace("&", "").partition("\t")[0] for action in menu.actions()]
        menu.deleteLater()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(buttons)
        assert buttons.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Cancelar"
        shown = QKeySequence("Shift+Del", QKeySequence.SequenceFormat.PortableText)
        assert shown.toString(QKeySequence.SequenceFormat.NativeText) == "Mayúsculas+Suprimir"
    finally:
        translation.remove()


def test_the_window_is_mirrored_only_by_a_language_written_from_right_to_left(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "available", lambda: ("en", "ar"))
    monkeypatch.setattr(catalogue, "_read", lambda _: catalogue._plain())
    for speech, direction in (
        (Speech(language="en", locale="ar_EG"), Qt.LayoutDirection.LeftToRight),
        (Speech(language="ar", locale="ar_EG"), Qt.LayoutDirection.RightToLeft),
    ):
        translation = Translation(qapp, speech)
        try:
            assert qapp.layoutDirection() is direction
        finally:
            translation.remove()
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


@pytest.mark.parametrize(
    ("locale", "day"), [("en_US", "Nov 3, 2026"), ("en_GB", "3 Nov 2026"), ("de_DE", "03.11.2026")]
)
def test_a_day_is_typed_in_the_order_of_its_locale(locale: str, day: str) -> None:
    import datetime

    from PySide6.QtCore import QDate

    shown = QLocale(locale).toString(QDate(2026, 11, 3), day_format(locale))
    assert shown == day
    from babel.dates import format_date

    assert format_date(datetime.date(2026, 11, 3), locale=locale) == day


def test_the_language_menu_marks_what_decides_and_is_among_the_commands(owner: Owner) -> None:
    from ui.command_list import menu_commands

    actions = owner.window.actions_.languages
    assert [action.text().replace("&", "") for action in actions.values()][:2] == ["As the system", "English"]
    assert [code for code, action in actions.items() if action.isChecked()] == [""]
    assert ("View › Language", "English") in [
        (command.path, command.name) for command in menu_commands(owner.window)
    ]


def test_where_something_cannot_be_saved_the_window_stays_in_its_language(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    monkeypatch.setattr(Leaving, "may_leave", lambda _leaving: False)
    tried: list[bool] = []
    monkeypatch.setattr(owner.program.languages, "show_chosen", lambda code: tried.append(code == ""))
    owner.program.languages.language_requested.emit(PSEUDO)
    owner.wait_for(lambda: tried)
    assert tried == [True]
    assert owner.window.isVisible()
    assert owner.program.preferences.language == ""
    assert not owner.program.starts_again
    monkeypatch.undo()


def test_naming_the_language_that_the_desktop_has_changes_nothing_now(owner: Owner) -> None:
    owner.window.actions_.languages["en"].trigger()
    owner.wait_for(lambda: owner.program.preferences.language == "en")
    assert owner.window.isVisible()
    assert not owner.program.starts_again


_CHANGE = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from advisor import paths
from advisor.language import in_use
from ui import app, program
from ui.preferences import Preferences
from ui.start_arguments import StartArguments

preferences = Preferences(paths.config_folder() / app.PREFERENCES_FILE)
preferences.language = "en_XA"
preferences.save()
seen, programs = [], []

class Watched(program.Program):
    def show(self, *arguments):
        super().show(*arguments)
        programs.append(self)
        QTimer.singleShot(0, self.go_on)

    def go_on(self):
        if len(programs) == 1 and self.libraries.desk is None:
            self.new_libraries.open_sample()
        desk = self.libraries.desk
        if desk.advising.is_busy:
            QTimer.singleShot(50, self.go_on)
            return
        if len(programs) == 1:
            task = sorted(one.id for one in desk.library.session.tasks())[2]
            desk.show_task(task)
            desk.workspace.show_place("vendors")
            desk.vendors.open_vendor(sorted(one.id for one in desk.library.session.vendors())[1])
        seen.append({
            "language": in_use(),
            "place": desk.workspace.place,
            "task": desk.tasks.current,
            "vendor": desk.vendors.current,
            "library": str(desk.library.session.path),
            "menu": self.window.menuBar().actions()[0].text(),
            "points": QApplication.font().pointSizeF(),
        })
        if len(programs) == 1:
            self.window.actions_.larger.trigger()
            seen[-1]["points"] = QApplication.font().pointSizeF()
            self.window.actions_.languages["en"].trigger()
        else:
            self.window.close()

program.Program = Watched
status = app.run(StartArguments())
print(json.dumps({"status": status, "seen": seen, "alive": len(QApplication.topLevelWidgets())}))
"""


def test_choosing_a_language_builds_the_window_anew_where_one_was(home: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-c", _CHANGE],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    told = json.loads(result.stdout)
    assert told["status"] == 0
    before, after = told["seen"]
    assert (before.pop("language"), after.pop("language")) == (PSEUDO, "en")
    assert before.pop("menu") != after.pop("menu") == "&File"
    assert before == after  # the library, the place, the task, the vendor, and the size of the text
    left = [line for line in result.stderr.splitlines() if "This plugin does not support" not in line]
    assert not left
