"""A task taken apart: its parts, their shares of the hours, and where they differ from the whole."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.levels import Pattern
from advisor.domain.task import Step, Task
from advisor.domain.task_format.keys import MOST_STEPS
from advisor.records import replace
from ui.places.tasks.panes.part_shares import (
    WHOLE,
    whole_percents,
    with_one_less,
    with_one_more,
    with_share,
)
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.late_form import LateForm
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.places.tasks.panes.part_card import PartCard


class PartsPane(LateForm):
    """Shows the parts of one task; reports what they should become, under the key ``steps``."""

    answer_requested = Signal(str, object)  # "steps", tuple[Step, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)
        self._steps: tuple[Step, ...] = ()
        self._cards: list[PartCard] = []
        self._currency = ""
        self._pattern: Pattern | None = None

    def fill(self) -> None:
        section = Section(
            self.tr("Parts"),
            self.tr(
                "When one part of a task takes skill and another does not, each can go its own way. "
                "The advice says whether that pays, with the time to pass work on."
            ),
            self,
            icon_name="list-checks",
        )
        self._start = primary_button(self.tr("Take this task apart"), self)
        self._start.clicked.connect(self._take_apart)
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.MEDIUM)
        self._total = plain_label("", TextRole.STRONG, self)
        self._note = plain_label("", TextRole.MUTED, self)
        self._error = plain_label("", TextRole.ERROR, self)
        self._error.hide()
        self._add = ordinary_button(self.tr("Add a part"), self, "plus")
        self._add.clicked.connect(self._add_part)
        row = QHBoxLayout()
        row.addWidget(self._start)
        row.addWidget(self._add)
        row.addStretch(1)
        section.content.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        section.add_layout(self._column)
        section.add(self._total)
        section.add(self._note)
        section.add(self._error)
        section.add_layout(row)
        self.add(section)
        self.end()
        self._show_state()

    @property
    def cards(self) -> Sequence[PartCard]:
        self.make()
        return self._cards

    def show_task(self, task: Task) -> None:
        self.once_made("steps", lambda: self._show(task.steps))

    def clear(self) -> None:
        """Another task is about to be shown: nothing of this one's stays."""
        self.once_made("steps", lambda: self._show(()))

    def show_units(self, currency: str, pattern: Pattern | None) -> None:
        """Say what numbers count: the currency, and a month or the whole job."""
        self.once_made("units", lambda: self._show_units(currency, pattern))

    def _show_units(self, currency: str, pattern: Pattern | None) -> None:
        self._currency, self._pattern = currency, pattern
        for card in self._cards:
            card.show_units(currency, pattern)

    def show_error(self, text: str) -> None:
        self.once_made("error", lambda: self._show_error(text))

    def go(self) -> None:
        """Put the cursor where the parts are made or named."""
        self.make()
        if self._cards:
            self._cards[0].go()
        else:
            self._start.setFocus()

    def _show_error(self, text: str) -> None:
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _show(self, steps: tuple[Step, ...]) -> None:
        from ui.places.tasks.panes.part_card import lay_out_at_once

        if steps == self._steps and len(self._cards) == len(steps):
            return
        self._steps = steps
        while len(self._cards) > len(steps):
            self._drop(len(self._cards) - 1)
        while len(self._cards) < len(steps):
            self._cards.append(self._new_card())
        for card, step, percent in zip(self._cards, steps, self._percents(), strict=True):
            card.show_step(step, percent)
        self._show_state()
        lay_out_at_once()

    def _new_card(self) -> PartCard:
        from ui.places.tasks.panes.part_card import PartCard

        card = PartCard(len(self._cards) + 1, self)
        card.show_units(self._currency, self._pattern)
        card.title_requested.connect(partial(self._rename, card))
        card.percent_requested.connect(partial(self._share, card))
        card.answer_requested.connect(partial(self._answer, card))
        card.remove_requested.connect(partial(self._remove, card))
        self._column.addWidget(card)
        card.show()
        return card

    def _drop(self, at: int) -> None:
        """Take a card away with the questions that are still open on it; the others move up."""
        card = self._cards.pop(at)
        self._column.removeWidget(card)
        card.hide()
        card.setParent(None)
        card.deleteLater()
        for number, other in enumerate(self._cards, 1):
            other.show_number(number)

    def _show_state(self) -> None:
        has_parts = bool(self._steps)
        self._start.setVisible(not has_parts)
        self._add.setVisible(has_parts and len(self._steps) < MOST_STEPS)
        self._total.setVisible(has_parts)
        self._note.setVisible(has_parts)
        self._total.setText(
            self.tr("Together: {percent} % of the hours").format(percent=sum(self._percents()))
        )
        self._note.setText(
            self.tr("One part alone is the whole task: add another.")
            if len(self._steps) == 1
            else self.tr(
                "When you change a share, the parts below it take the rest, so that all make 100\u00a0%."
            )
        )

    def _percents(self) -> list[int]:
        return whole_percents([step.share for step in self._steps])

    def _take_apart(self) -> None:
        self._ask(
            tuple(
                Step(title=self.tr("Part {number}").format(number=number), share=share)
                for number, share in ((1, 0.5), (2, 0.5))
            )
        )
        self.go()

    def _add_part(self) -> None:
        percents = with_one_more(self._percents())
        title = self.tr("Part {number}").format(number=len(percents))
        self._ask(_shared((*self._steps, Step(title=title, share=0.0)), percents))
        if len(self._cards) == len(percents):
            self._cards[-1].go()

    def _remove(self, card: PartCard) -> None:
        at = self._cards.index(card)
        percents = with_one_less(self._percents(), at)
        steps = _shared((*self._steps[:at], *self._steps[at + 1 :]), percents)
        self._drop(at)
        self._ask(steps)
        if self._cards:
            self._cards[min(at, len(self._cards) - 1)].go()
        else:
            self._start.setFocus()

    def _rename(self, card: PartCard, title: str) -> None:
        at = self._cards.index(card)
        self._replace(at, replace(self._steps[at], title=title))

    def _share(self, changed: PartCard, percent: int) -> None:
        percents = with_share(self._percents(), self._cards.index(changed), percent)
        self._ask(_shared(self._steps, percents))
        for card, step, shown in zip(self._cards, self._steps, self._percents(), strict=True):
            card.show_step(step, shown)  # one part alone stays at 100 %, whatever was typed

    def _answer(self, card: PartCard, key: str, value: Any) -> None:
        from ui.places.tasks.panes.part_card import changed_step

        at = self._cards.index(card)
        self._replace(at, changed_step(self._steps[at], key, value))

    def _replace(self, at: int, step: Step) -> None:
        self._ask((*self._steps[:at], step, *self._steps[at + 1 :]))

    def _ask(self, steps: tuple[Step, ...]) -> None:
        self._show(steps)
        self.answer_requested.emit("steps", steps)


def _shared(steps: Sequence[Step], percents: Sequence[int]) -> tuple[Step, ...]:
    return tuple(replace(step, share=percent / WHOLE) for step, percent in zip(steps, percents, strict=True))
