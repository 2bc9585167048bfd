"""One question of the interview: in large letters, why it is asked, and the field that the panes have."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from advisor.domain.levels import Pattern
from advisor.wording.questions import QUESTIONS
from ui.places.tasks.panes.single_field import BUSINESS_KEYS, show_unit, single_field, unit_words
from ui.theme import Space
from ui.widgets.flag_field import FlagField
from ui.widgets.level_field import LevelField
from ui.widgets.option_row import RadioRow
from ui.widgets.plain_text import TextRole, buddy_label, plain_label
from ui.widgets.range_field import RangeField


class QuestionCard(QFrame):
    """Lives as long as its question is on show."""

    answer_requested = Signal(str, object)  # key, new value

    def __init__(
        self, key: str, currency: str, pattern: Pattern | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.setProperty("card", True)
        question = QUESTIONS[key]
        self.field = single_field(key, self)
        unit = unit_words(key, currency, pattern) if isinstance(self.field, RangeField) else ""
        if not unit:
            show_unit(self.field, key, currency, pattern)
        self._hide_not_sure()
        reasons = [question.help] if question.help else []
        if key in BUSINESS_KEYS:
            reasons.append(self.tr("It counts for all tasks of your business."))
        name = f"{question.question} ({unit})" if unit else question.question
        self.field.set_names(name, " ".join(reasons))
        self.field.value_requested.connect(self._ask)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.LARGE, Space.MEDIUM, Space.LARGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(buddy_label(question.question, self.field.focus_target(), TextRole.TITLE, self))
        for label in self._reasons(" ".join(reasons)):
            layout.addWidget(label)
        layout.addSpacing(Space.SMALL)
        if unit:  # over the boxes, which need the width in large text
            layout.addWidget(plain_label(self.tr("In {unit}").format(unit=unit), TextRole.MUTED, self))
        layout.addWidget(self.field)
        self.setAccessibleName(question.question)

    def value(self) -> Any:
        return self.field.value()

    def show_value(self, value: Any) -> None:
        if value != self.field.value():
            self.field.show_value(value)
            self.field.show_error("")
            self._hide_not_sure()

    def go(self) -> None:
        """Put the cursor where the answer is given."""
        target = self.field.focus_target()
        if target.isHidden():
            target = next((row for row in self.field.findChildren(RadioRow) if not row.isHidden()), target)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reasons(self, text: str) -> list[QLabel]:
        if not text:
            text = self.tr("It is among the answers that weigh most for this task.")
        return [
            plain_label(self.tr("Why we ask"), TextRole.CAPTION, self),
            plain_label(text, TextRole.BODY, self),
        ]

    def _hide_not_sure(self) -> None:
        """The interview has its own button for it, which also moves on."""
        if isinstance(self.field, LevelField | FlagField):
            self.field.findChildren(RadioRow)[-1].hide()

    def _ask(self, value: object) -> None:
        self.answer_requested.emit(self.key, value)
