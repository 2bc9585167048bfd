"""Fields one chooses in, and the frames around fields."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from tests.ui.stage import Stage, accessible_name, focused, nameless, the
from ui.widgets.buttons import icon_button, primary_button
from ui.widgets.checks_field import ChecksField
from ui.widgets.empty_state import EmptyState
from ui.widgets.expander import Expander
from ui.widgets.flag_field import FlagField
from ui.widgets.form_scroll import FormScroll
from ui.widgets.level_field import LevelField
from ui.widgets.line_field import LineField
from ui.widgets.option_row import CheckRow, RadioRow
from ui.widgets.plain_text import TextRole, buddy_label, plain_label, plain_tooltip
from ui.widgets.question_box import QuestionBox
from ui.widgets.section import Section


@dataclass(frozen=True)
class Level:
    value: str
    label: str
    description: str = ""


LEVELS = (
    Level("fully", "Fully", "Every step can be written down."),
    Level("mostly", "Mostly", "A few steps take judgement."),
    Level("hardly", "Hardly", "It takes judgement throughout."),
)


def row_of(stage: Stage, ending: str) -> QAbstractButton:
    rows: list[QAbstractButton] = [*stage.field.findChildren(RadioRow), *stage.field.findChildren(CheckRow)]
    return next(row for row in rows if row.accessibleName().endswith(ending))


def test_a_click_on_a_level_asks_at_once(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    stage.click(row_of(stage, "Mostly"))
    assert stage.asked == ["mostly"]
    assert stage.field.value() == "mostly"


def test_the_whole_row_of_a_level_can_be_clicked(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    row = row_of(stage, "Hardly")
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 3, row.height() - 3))
    assert stage.asked == ["hardly"]


def test_arrow_keys_move_through_the_levels(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    stage.field.show_value("fully")
    stage.box.go()
    stage.press(focused(), Qt.Key.Key_Down)
    stage.press(focused(), Qt.Key.Key_Down)
    assert stage.asked == ["mostly", "hardly"]
    stage.press(focused(), Qt.Key.Key_Up)
    assert stage.field.value() == "mostly"


def test_tab_goes_past_the_other_levels(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    stage.field.show_value("fully")
    stage.box.go()
    stage.press(focused(), Qt.Key.Key_Tab)
    assert focused() is stage.elsewhere


def test_not_sure_takes_a_level_back(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    stage.field.show_value("fully")
    stage.click(row_of(stage, "Not sure"))
    assert stage.asked == [None]


def test_choosing_the_same_again_asks_nothing(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    stage.field.show_value("fully")
    stage.click(row_of(stage, "Fully"))
    assert stage.asked == []


def test_a_level_says_its_meaning_to_a_screen_reader(qtbot):
    stage = Stage(qtbot, LevelField(LEVELS))
    row = row_of(stage, "Fully")
    assert accessible_name(row) == "How much is it? Fully"
    assert row.accessibleDescription() == "Every step can be written down."


@pytest.mark.parametrize(("label", "value"), [("Yes", True), ("No", False)])
def test_yes_and_no_are_asked_for_at_once_and_taken_back(qtbot, label: str, value: bool):
    stage = Stage(qtbot, FlagField())
    stage.click(row_of(stage, label))
    stage.click(row_of(stage, "Not sure"))
    assert stage.asked == [value, None]


def test_ticks_are_asked_for_in_the_order_of_the_rows(qtbot):
    stage = Stage(qtbot, ChecksField(LEVELS))
    stage.click(row_of(stage, "Hardly"))
    stage.click(row_of(stage, "Fully"))
    assert stage.asked == [("hardly",), ("fully", "hardly")]


def test_unticking_everything_means_none_of_them(qtbot):
    stage = Stage(qtbot, ChecksField(LEVELS))
    stage.field.show_value(("mostly",))
    stage.click(row_of(stage, "Mostly"))
    assert stage.asked == [()]
    assert row_of(stage, "None of these").isChecked()


def test_none_of_these_unticks_the_others(qtbot):
    stage = Stage(qtbot, ChecksField(LEVELS))
    stage.field.show_value(("mostly",))
    stage.click(row_of(stage, "None of these"))
    assert stage.asked == [()]
    assert not row_of(stage, "Mostly").isChecked()


def test_not_sure_takes_the_ticks_back(qtbot):
    stage = Stage(qtbot, ChecksField(LEVELS))
    stage.field.show_value(("mostly",))
    stage.click(next(b for b in stage.field.findChildren(QPushButton) if b.text() == "Not sure"))
    assert stage.asked == [None]
    assert not row_of(stage, "Mostly").isChecked()


def test_space_ticks(qtbot):
    stage = Stage(qtbot, ChecksField(LEVELS))
    row = row_of(stage, "Fully")
    row.setFocus()
    stage.press(row, Qt.Key.Key_Space)
    assert stage.asked == [("fully",)]


# Labels, buttons, frames


def test_a_label_shows_markup_as_it_is(qtbot):
    label = plain_label('<img src="x"><b>R&D</b>')
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text() == '<img src="x"><b>R&D</b>'


def test_a_buddys_label_keeps_its_ampersand(qtbot):
    window = QWidget()
    label = buddy_label("R&D", window, TextRole.STRONG, window)
    qtbot.addWidget(window)
    assert label.text() == "R&&D"
    assert accessible_name(label) == "R&D"


def test_a_tooltip_is_escaped():
    assert plain_tooltip("<b>R&D</b>\nTwo") == "<qt>&lt;b&gt;R&amp;D&lt;/b&gt;<br>Two</qt>"
    assert plain_tooltip("") == ""


def test_a_button_with_an_icon_only_has_a_name(qtbot):
    button = icon_button("trash-2", "Delete")
    qtbot.addWidget(button)
    assert accessible_name(button) == "Delete"
    assert "Delete" in button.toolTip()


def test_a_buttons_icon_grows_with_its_text(qtbot):
    button = icon_button("trash-2", "Delete")
    qtbot.addWidget(button)
    small = button.iconSize().width()
    font = button.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    button.setFont(font)
    assert button.iconSize().width() > small * 1.6


def test_a_users_ampersand_on_a_button_is_no_mnemonic(qtbot):
    button = primary_button("Open R&D")
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()


def test_an_expander_opens_and_closes_by_the_keyboard(qtbot):
    expander = Expander("More")
    inside = plain_label("Inside")
    expander.content.addWidget(inside)
    qtbot.addWidget(expander)
    expander.show()
    assert not inside.isVisible()
    assert nameless(expander) == []
    header = next(w for w in expander.findChildren(QWidget) if w.accessibleName() == "More")
    qtbot.keyClick(header, Qt.Key.Key_Space)
    assert inside.isVisible()
    qtbot.keyClick(header, Qt.Key.Key_Space)
    assert not inside.isVisible()


def test_an_empty_state_offers_its_action(qtbot):
    empty = EmptyState("house", "Nothing here yet.", "Add a task")
    qtbot.addWidget(empty)
    empty.show()
    with qtbot.waitSignal(empty.action_requested):
        qtbot.mouseClick(the(QPushButton, empty), Qt.MouseButton.LeftButton)
    empty.show_sentence("Still nothing.")
    assert not the(QPushButton, empty).isVisible()


def test_a_section_says_its_heading(qtbot):
    section = Section("The job", "What it is.")
    qtbot.addWidget(section)
    assert section.accessibleName() == "The job"
    assert [label.text() for label in section.findChildren(QLabel)] == ["The job", "What it is."]


def test_a_form_scrolls_to_the_field_that_has_the_focus(qtbot):
    form = FormScroll()
    boxes = [QuestionBox(str(number), f"Question {number}", LineField()) for number in range(30)]
    for box in boxes:
        form.add(box)
    form.end()
    qtbot.addWidget(form)
    form.resize(400, 300)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    assert form.verticalScrollBar().value() == 0
    boxes[25].go()
    field = boxes[25].field
    top = field.mapTo(form.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= form.viewport().height() - field.height()


def test_a_long_word_does_not_push_a_form_wide(qtbot):
    form = FormScroll()
    form.add(plain_label("x" * 2000))
    qtbot.addWidget(form)
    form.resize(400, 300)
    form.show()
    assert form.content.geometry().width() <= 400
