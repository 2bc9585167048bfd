"""What all fields promise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from advisor.domain.levels import Per
from advisor.domain.ranges import Range
from advisor.domain.task import Rate
from tests.ui.stage import Stage, focused, nameless
from ui.widgets.checks_field import ChecksField
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.flag_field import FlagField
from ui.widgets.level_field import LevelField
from ui.widgets.line_field import LineField
from ui.widgets.notes_field import NotesField
from ui.widgets.number_field import NumberField
from ui.widgets.range_field import RangeField
from ui.widgets.rate_field import RateField

HOSTILE = '<img src="file:///etc/passwd"><b>R&D</b> & Söhne'


@dataclass(frozen=True)
class Level:
    value: str
    label: str
    description: str = ""


LEVELS = (
    Level("fully", "Fully", "Every step can be written down."),
    Level("partly", HOSTILE, HOSTILE),
    Level("hardly", "Hardly"),
)
HOURS = Range(low=8, likely=12, high=16)

FIELDS: dict[str, tuple[Callable[[], Field], object, object]] = {
    "level": (lambda: LevelField(LEVELS), "partly", "hardly"),
    "range": (lambda: RangeField(unit="hours"), HOURS, Range.exactly(3)),
    "number": (lambda: NumberField(unit="hours"), 5.0, 7.5),
    "flag": (FlagField, True, False),
    "checks": (lambda: ChecksField(LEVELS), ("fully", "hardly"), ()),
    "rate": (
        lambda: RateField(currency="USD"),
        Rate(price=HOURS),
        Rate(per=Per.CALL, price=Range.exactly(2), included=100, minimum=50),
    ),
    "line": (LineField, "Bookkeeping", HOSTILE),
    "notes": (NotesField, "One\nTwo", HOSTILE),
}
EVERY = pytest.mark.parametrize("kind", FIELDS)


@EVERY
def test_showing_is_not_asking(qtbot, kind: str):
    make, one, other = FIELDS[kind]
    stage = Stage(qtbot, make())
    for value in (one, other, None, one):
        stage.field.show_value(value)
        assert stage.field.value() == value
    stage.field.show_assumed("Assumed: the usual")
    stage.field.show_error("That cannot be.")
    stage.leave()
    stage.wait_for_the_pause()
    assert stage.asked == []


@EVERY
def test_what_is_assumed_is_said_only_while_the_question_is_open(qtbot, kind: str):
    make, one, _ = FIELDS[kind]
    stage = Stage(qtbot, make())
    stage.field.show_assumed("Assumed: the usual")
    assert "Assumed: the usual" in _texts(stage.field)
    stage.field.show_value(one)
    assert "Assumed: the usual" not in _texts(stage.field)
    stage.field.show_value(None)
    assert "Assumed: the usual" in _texts(stage.field)


@EVERY
def test_an_error_is_said_beside_the_field_and_taken_back(qtbot, kind: str):
    make, one, _ = FIELDS[kind]
    stage = Stage(qtbot, make())
    stage.field.show_value(one)
    stage.field.show_error("That is more than a month has.")
    assert stage.field.error() == "That is more than a month has."
    assert "That is more than a month has." in _texts(stage.field)
    assert "more than a month" in stage.field.accessibleDescription()
    stage.field.show_error("")
    assert stage.field.error() == ""
    assert "That is more than a month has." not in _texts(stage.field)


@EVERY
def test_everything_that_takes_the_keyboard_has_a_name(qtbot, kind: str):
    make, one, other = FIELDS[kind]
    stage = Stage(qtbot, make())
    for value in (one, other, None):
        stage.field.show_value(value)
        assert nameless(stage) == []


@EVERY
def test_the_question_is_the_buddy_of_its_field(qtbot, kind: str):
    stage = Stage(qtbot, FIELDS[kind][0]())
    buddies = [label.buddy() for label in stage.box.findChildren(QLabel) if label.text() == "How much is it?"]
    assert len(buddies) == 1
    assert buddies[0] is not None
    assert stage.field is buddies[0] or stage.field.isAncestorOf(buddies[0])
    stage.box.go()
    assert stage.field.isAncestorOf(focused())


@EVERY
def test_the_wheel_changes_nothing_in_a_field_without_the_focus(qtbot, kind: str):
    make, one, _ = FIELDS[kind]
    stage = Stage(qtbot, make())
    stage.field.show_value(one)
    stage.elsewhere.setFocus()
    for widget in [stage.field, *stage.field.findChildren(QWidget)]:
        if widget.isVisible():
            _wheel(widget)
    stage.wait_for_the_pause()
    assert stage.field.value() == one
    assert stage.asked == []


def test_a_drop_down_list_turns_with_the_wheel_only_under_the_focus(qtbot):
    box = ChoiceBox()
    box.addItems(["one", "two", "three"])
    qtbot.addWidget(box)
    box.show()
    box.activateWindow()
    assert QTest.qWaitForWindowActive(box)
    box.clearFocus()
    _wheel(box)
    assert box.currentIndex() == 0
    box.setFocus()
    _wheel(box)
    assert box.currentIndex() == 1


def test_a_box_passes_on_its_answer_with_its_key(qtbot):
    stage = Stage(qtbot, FlagField())
    answers: list[tuple[str, object]] = []
    stage.box.answer_requested.connect(lambda key, value: answers.append((key, value)))
    stage.field.show_value(None)
    stage.click(_row(stage.field, "Yes"))
    assert answers == [("key", True)]


@pytest.mark.parametrize("kind", ["level", "checks"])
def test_text_of_any_kind_is_painted_and_not_obeyed(qtbot, kind: str):
    stage = Stage(qtbot, FIELDS[kind][0]())
    assert not stage.grab().isNull()
    assert any(HOSTILE in row.accessibleName() for row in stage.field.findChildren(QWidget))


def test_no_label_of_a_field_takes_markup(qtbot):
    for make, one, _ in FIELDS.values():
        stage = Stage(qtbot, make())
        stage.field.show_value(one)
        stage.field.show_assumed(HOSTILE)
        stage.field.show_error(HOSTILE)
        for label in stage.findChildren(QLabel):
            assert label.textFormat() is Qt.TextFormat.PlainText


def _texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root)]


def _row(field: Field, ending: str) -> QWidget:
    return next(row for row in field.findChildren(QWidget) if row.accessibleName().endswith(ending))


def _wheel(widget: QWidget) -> None:
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(centre.toPoint())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
