"""The window's look."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPalette
from PySide6.QtWidgets import QLabel

from advisor.domain.levels import Arrangement
from ui.icons import application_icon, icon
from ui.palettes import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Scheme, Tones, contrast, mixed
from ui.theme import Theme, arrangement_colour, current_tones, palette_of, wants_contrast

ROOT = Path(__file__).parents[2]
TEXTS = ["text", "muted", "error", "warning", "good", "accent_text"]
TEXTS += [f"{arrangement.value}_text" for arrangement in Arrangement]
GRAPHICS = ["outline", "accent", "focus", *(arrangement.value for arrangement in Arrangement)]
EVERY = pytest.mark.parametrize("tones", PALETTES.values(), ids=lambda tones: tones.name)


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp)
    theme.set_scheme(Scheme.LIGHT)
    yield theme
    theme.set_text_percent(100)
    theme.set_scheme(Scheme.LIGHT)
    theme.deleteLater()


@EVERY
@pytest.mark.parametrize("ground", ["window", "card", "hover"])
@pytest.mark.parametrize("name", TEXTS)
def test_text_can_be_read_on_every_ground(tones: Tones, ground: str, name: str):
    assert contrast(getattr(tones, name), getattr(tones, ground)) >= 4.5


@EVERY
@pytest.mark.parametrize("name", ["text", "muted"])
def test_text_can_be_read_on_a_raised_ground(tones: Tones, name: str):
    assert contrast(getattr(tones, name), tones.raised) >= 4.5


@EVERY
@pytest.mark.parametrize("ground", ["window", "card"])
@pytest.mark.parametrize("name", GRAPHICS)
def test_graphics_stand_out_from_their_ground(tones: Tones, ground: str, name: str):
    assert contrast(getattr(tones, name), getattr(tones, ground)) >= 3


@EVERY
def test_text_upon_a_filled_area_can_be_read(tones: Tones):
    for over, under in (
        (tones.on_accent, tones.accent),
        (tones.on_accent, tones.accent_hover),
        (tones.on_selected, tones.selected),
        (tones.on_tooltip, tones.tooltip),
        (tones.text, tones.warning_soft),
        (tones.text, tones.error_soft),
        *((tones.text, getattr(tones, f"{arrangement.value}_soft")) for arrangement in Arrangement),
    ):
        assert contrast(over, under) >= 4.5


@EVERY
def test_the_three_arrangements_are_three_colours(tones: Tones):
    assert len({getattr(tones, arrangement.value) for arrangement in Arrangement}) == 3


def test_in_light_the_arrangements_have_the_colours_of_the_printed_summary():
    assert (LIGHT.in_house, LIGHT.outsource) == ("#0072b2", "#d55e00")


def test_contrast_of_black_and_white_is_twenty_one():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_mixing_runs_from_one_colour_to_the_other():
    assert mixed("#ff0000", "#0000ff", 1) == "#ff0000"
    assert mixed("#ff0000", "#0000ff", 0) == "#0000ff"


@EVERY
def test_the_palette_carries_the_tones(tones: Tones):
    palette = palette_of(tones)
    assert palette.color(QPalette.ColorRole.Window).name() == tones.window
    assert palette.color(QPalette.ColorRole.Text).name() == tones.text


def test_a_scheme_is_put_on_the_whole_application(theme: Theme, qapp):
    theme.set_scheme(Scheme.DARK)
    assert current_tones() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert arrangement_colour(Arrangement.OUTSOURCE) == QColor(DARK.outsource)
    theme.set_scheme(Scheme.HIGH_CONTRAST)
    assert current_tones() is HIGH_CONTRAST


def test_a_change_of_scheme_is_told_once(theme: Theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.set_scheme(Scheme.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_scheme(Scheme.DARK)


def test_as_the_system_takes_high_contrast_as_soon_as_the_desktop_asks_for_it(
    theme: Theme, qapp, monkeypatch: pytest.MonkeyPatch
):
    hints = qapp.styleHints()  # what comes from it lasts as long as it is held
    wishes = hints.accessibility().contrastPreferenceChanged
    theme.set_scheme(Scheme.SYSTEM)
    before = current_tones()
    monkeypatch.setattr("ui.theme.wants_contrast", lambda: True)
    wishes.emit(Qt.ContrastPreference.HighContrast)
    assert current_tones() is HIGH_CONTRAST
    monkeypatch.setattr("ui.theme.wants_contrast", lambda: False)
    wishes.emit(Qt.ContrastPreference.NoPreference)
    assert current_tones() is before
    theme.set_scheme(Scheme.LIGHT)
    monkeypatch.setattr("ui.theme.wants_contrast", lambda: True)
    wishes.emit(Qt.ContrastPreference.HighContrast)
    assert current_tones() is LIGHT  # what was chosen by hand stays


def test_the_desktops_wish_for_contrast_is_known(theme: Theme, qapp):
    hints = qapp.styleHints()
    asked = hints.accessibility().contrastPreference()
    assert wants_contrast() is (asked is Qt.ContrastPreference.HighContrast)


def test_text_grows_and_stays_between_ninety_and_two_hundred_per_cent(theme: Theme, qapp):
    normal = qapp.font().pointSizeF()
    theme.set_text_percent(200)
    assert qapp.font().pointSizeF() == pytest.approx(2 * normal)
    theme.set_text_percent(1000)
    assert theme.text_percent == 200
    theme.set_text_percent(10)
    assert theme.text_percent == 90


def test_a_label_takes_the_size_of_its_role(theme: Theme, qtbot):
    label = QLabel("Text")
    label.setProperty("textRole", "title")
    qtbot.addWidget(label)
    label.show()
    small = label.sizeHint().height()
    theme.set_text_percent(200)
    assert label.sizeHint().height() > small * 1.6


def test_colours_are_written_in_the_palettes_only():
    offenders = [
        path.relative_to(ROOT)
        for path in (ROOT / "ui").rglob("*.py")
        if path.name != "palettes.py" and re.search(r"[\"']#[0-9a-fA-F]{3,8}[\"']", path.read_text("utf-8"))
    ]
    assert not offenders


def test_every_icon_that_is_named_is_there():
    there = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}
    named = re.compile(
        r"(?:icon|IconLabel|icon_leading|icon_button|paint_icon|EmptyState)\(\s*(?:painter,\s*)?\"([a-z0-9-]+)\""
    )
    wanted = {
        (name, path.name)
        for path in (ROOT / "ui").rglob("*.py")
        for name in named.findall(path.read_text("utf-8"))
    }
    assert wanted
    assert [pair for pair in wanted if pair[0] not in there] == []


def test_the_icons_carry_their_licence():
    assert "ISC License" in (ROOT / "resources" / "icons" / "LICENSE-lucide.txt").read_text("utf-8")


def test_an_unknown_icon_is_our_fault():
    with pytest.raises(KeyError):
        icon("no-such-icon")


def test_an_icon_is_sharp_at_twice_the_scale(theme: Theme):
    assert icon("house").pixmap(QSize(16, 16), 2.0).size() == QSize(32, 32)


def test_an_icon_follows_the_theme_by_itself(theme: Theme):
    found = icon("house")
    assert _ink(found) == QColor(LIGHT.text).rgb()
    theme.set_scheme(Scheme.DARK)
    assert _ink(found) == QColor(DARK.text).rgb()


def test_icons_may_be_copied_and_dropped(theme: Theme):
    for _ in range(500):
        copy = QIcon(icon("house"))
        copy.pixmap(16, 16)
        del copy


def test_the_application_has_an_icon_of_its_own(qapp):
    assert not application_icon().pixmap(16, 16).isNull()


def _ink(found: QIcon) -> int:
    image = found.pixmap(64, 64).toImage()
    opaque = [
        image.pixelColor(x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() == 255
    ]
    return opaque[0].rgb()


def test_where_no_font_is_installed_the_shipped_one_is_used(tmp_path):
    config = tmp_path / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>"
    )
    program = (
        "from PySide6.QtWidgets import QApplication\n"
        "from ui.theme import Theme\n"
        "application = QApplication([])\n"
        "Theme(application)\n"
        "print(application.font().families()[0])\n"
    )
    environment = os.environ | {"FONTCONFIG_FILE": str(config), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == "DejaVu Sans"
