"""A pane of questions about a task, in cards that belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.domain.levels import Pattern
from advisor.domain.task import Task
from advisor.domain.task_format.keys import TASK_KEYS, Kind
from advisor.records import Struct
from ui.places.tasks.panes.question_boxes import question_box
from ui.theme import Space
from ui.widgets.late_form import LateForm
from ui.widgets.number_field import NumberField
from ui.widgets.question_box import QuestionBox
from ui.widgets.range_field import RangeField
from ui.widgets.rate_field import RateField
from ui.widgets.section import Section


class Card(Struct, frozen=True, kw_only=True):
    """A heading with the keys of the questions under it."""

    heading: str
    icon: str
    keys: Sequence[str]
    help: str = ""


class AnswersPane(LateForm):
    """Shows the answers of one task; reports wishes, decides nothing."""

    answer_requested = Signal(str, object)  # key, new value

    def __init__(self, cards: Sequence[Card], parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)
        self._cards = cards
        self._boxes: dict[str, QuestionBox] = {}

    def fill(self) -> None:
        for card in self._cards:
            section = Section(card.heading, card.help, self, icon_name=card.icon)
            questions = QVBoxLayout()
            questions.setSpacing(Space.HUGE)
            section.add_layout(questions)
            for key in card.keys:
                box = question_box(key, section)
                box.answer_requested.connect(self.answer_requested)
                questions.addWidget(box)
                self._boxes[key] = box
            self.add(section)
        self.end()

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(key for card in self._cards for key in card.keys)

    def box(self, key: str) -> QuestionBox:
        self.make()
        return self._boxes[key]

    def show_task(self, task: Task) -> None:
        self.once_made("task", lambda: self._show_task(task))

    def show_no_errors(self) -> None:
        """Nothing is wrong with the answers of a task just opened."""
        self.once_made("errors", self._show_no_errors)

    def show_units(self, currency: str, pattern: Pattern | None) -> None:
        """Say what numbers count: the currency, and a month or the whole job."""
        self.once_made("units", lambda: self._show_units(currency, pattern))

    def show_assumed(self, texts: Mapping[str, str]) -> None:
        """Say under each open question what is assumed; questions without a text assume nothing."""
        self.once_made("assumed", lambda: self._show_assumed(texts))

    def show_error(self, key: str, text: str) -> None:
        self.once_made(("error", key), lambda: self._boxes[key].show_error(text))

    def go_to(self, key: str) -> None:
        """Put the cursor into the field of ``key`` and bring it into view."""
        self.box(key).go()

    def _show_task(self, task: Task) -> None:
        for key, box in self._boxes.items():
            value = getattr(task, key)
            if value != box.value():
                box.show_value(value)
                box.show_error("")

    def _show_no_errors(self) -> None:
        for box in self._boxes.values():
            box.show_error("")

    def _show_units(self, currency: str, pattern: Pattern | None) -> None:
        for key, box in self._boxes.items():
            match box.field:
                case RateField() as field:
                    field.show_currency(currency)
                case RangeField() | NumberField() as field:
                    field.show_unit(self._unit(key, currency, pattern))
                case _:
                    pass

    def _show_assumed(self, texts: Mapping[str, str]) -> None:
        for key, box in self._boxes.items():
            box.show_assumed(texts.get(key, ""))

    def _unit(self, key: str, currency: str, pattern: Pattern | None) -> str:
        is_whole_job = pattern is Pattern.ONE_OFF
        match key:
            case "hours":
                return self.tr("hours in all") if is_whole_job else self.tr("hours a month")
            case "horizon_months":
                return self.tr("months")
            case "budget_per_month":
                words = self.tr("{currency} in all") if is_whole_job else self.tr("{currency} a month")
                return words.format(currency=currency)
            case "customer_margin_per_year":
                return self.tr("{currency} a year").format(currency=currency)
            case _:
                return currency if TASK_KEYS[key].kind in (Kind.RANGE, Kind.NUMBER) else ""
