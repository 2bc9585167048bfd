"""Makes the field that fits a question, from the same table that says what may be stored."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor.domain.task_format.keys import TASK_KEYS, Kind
from advisor.wording.questions import QUESTIONS
from ui.widgets.checks_field import ChecksField
from ui.widgets.field import Field
from ui.widgets.flag_field import FlagField
from ui.widgets.level_field import LevelField
from ui.widgets.line_field import LineField
from ui.widgets.notes_field import NotesField
from ui.widgets.number_field import NumberField
from ui.widgets.question_box import QuestionBox
from ui.widgets.range_field import RangeField
from ui.widgets.rate_field import RateField


def question_box(key: str, parent: QWidget | None = None) -> QuestionBox:
    """The question of ``key``, a key of a task, with its field."""
    question = QUESTIONS[key]
    return QuestionBox(key, question.question, _field(key), question.help, parent)


def _field(key: str) -> Field:
    rule = TASK_KEYS[key]
    is_money = rule.unit == "money"
    match rule.kind:
        case Kind.LEVEL:
            return LevelField(QUESTIONS[key].levels)
        case Kind.LEVELS:
            return ChecksField(QUESTIONS[key].levels)
        case Kind.RANGE:
            return RangeField(is_money=is_money)
        case Kind.NUMBER:
            return NumberField(is_money=is_money, most=rule.most)
        case Kind.WHOLE:
            return NumberField(least=rule.least, most=rule.most, is_whole=True)
        case Kind.FLAG:
            return FlagField()
        case Kind.RATE:
            return RateField()
        case Kind.TEXT:
            return NotesField()
        case Kind.TITLE:
            return LineField(empty_error=QCoreApplication.translate("question_boxes", "A task needs a name."))
        case _:
            return LineField()
