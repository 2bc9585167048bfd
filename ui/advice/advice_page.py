"""The advice itself, from the verdict down to what it rests on: what matters at sight, the rest folded."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.domain.assessment import Assessment
from advisor.wording.texts import AdviceTexts
from ui.advice.alternatives_card import AlternativesCard
from ui.advice.assumptions_card import AssumptionsCard
from ui.advice.cost_card import CostCard
from ui.advice.headline_card import HeadlineCard
from ui.advice.list_cards import FoldedList, ItemList, ListItem
from ui.advice.money import Money
from ui.advice.notice import Notice
from ui.advice.pool import Pool
from ui.advice.reasons_card import ReasonsCard
from ui.theme import Space
from ui.widgets.detail_row import icon_leading
from ui.widgets.form_scroll import FormScroll
from ui.widgets.section import Section


class AdvicePage(FormScroll):
    """Everything an assessment knows, in the order an owner asks for it."""

    input_requested = Signal(str)  # key of an answer
    figures_requested = Signal(str, object)  # id of an alternative, CostGroup
    line_requested = Signal(str)  # code of a ledger's line
    what_if_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.setSpacing(Space.SMALL)
        self.headline = HeadlineCard(self)
        alarms = QVBoxLayout()
        alarms.setSpacing(Space.SMALL)
        self._alarms: Pool[Notice] = Pool(alarms, lambda: Notice("warning", self))
        self._costs = CostCard(self)
        self._reasons = ReasonsCard(self)
        self._change = FoldedList(self.tr("What would change it"), self)
        self._finding_out = FoldedList(self.tr("Worth finding out"), self)
        self._wrong = FoldedList(self.tr("How it could go wrong"), self)
        self._checking = FoldedList(self.tr("Checking, and a paid trial"), self)
        self._split = FoldedList(self.tr("Taken apart"), self)
        self._break_even = FoldedList(self.tr("Customers you could lose"), self)
        self._alternatives = AlternativesCard(self)
        self._safeguards = FoldedList(self.tr("Safeguards"), self)
        self._steps = Section("", parent=self)
        self._steps.show_heading(self.tr("What to do next"))
        self._step_list = ItemList(self)
        self._steps.content.setSpacing(Space.SMALL)
        self._steps.add(self._step_list)
        self._assumptions = AssumptionsCard(self)
        self.add(self.headline)
        self.content.addLayout(alarms)
        for card in (
            self._costs,
            self._reasons,
            self._change,
            self._finding_out,
            self._wrong,
            self._checking,
            self._split,
            self._break_even,
            self._alternatives,
            self._safeguards,
            self._steps,
            self._assumptions,
        ):
            self.add(card)
        self.end()
        self.headline.what_if_requested.connect(self.what_if_requested)
        self._costs.figures_requested.connect(self.figures_requested)
        self._reasons.line_requested.connect(self.line_requested)
        self._assumptions.input_requested.connect(self.input_requested)

    def show_advice(self, assessment: Assessment, texts: AdviceTexts) -> None:
        money = Money(assessment.currency, self.locale().name())
        self.headline.show_advice(assessment, texts)
        for notice, text in zip(self._alarms.fit(len(texts.alarms)), texts.alarms, strict=True):
            notice.show_text(text)
        self._costs.show_advice(assessment, texts, money)
        self._reasons.show_advice(assessment, texts, money)
        for card, sentences, sign in (
            (self._change, texts.would_change, "sliders-horizontal"),
            (self._finding_out, texts.worth_finding_out, "search"),
            (self._wrong, texts.pre_mortem, "triangle-alert"),
            (self._split, [texts.split], "list-checks"),
            (self._break_even, [texts.break_even], "users"),
        ):
            card.show_blocks([("", _plain(sentences, sign))])
        self._checking.show_blocks(
            [
                (self.tr("How much to check"), _plain([texts.checking_plan], "clipboard-list")),
                (self.tr("A paid trial first"), _plain([texts.paid_trial], "handshake")),
            ]
        )
        self._alternatives.show_advice(assessment, texts)
        self._show_safeguards(texts)
        self._steps.setVisible(bool(texts.next_steps))
        self._step_list.show_items(_plain(texts.next_steps, "arrow-right", "accent_text"))
        self._assumptions.show_advice(texts)

    def _show_safeguards(self, texts: AdviceTexts) -> None:
        in_place = sum(one.in_place for one in texts.safeguards)
        items = [
            ListItem(
                text=one.title,
                figure=one.cost,
                note=one.text,
                leading=icon_leading("shield-check", "good" if one.in_place else "muted"),
            )
            for one in texts.safeguards
        ]
        summary = self.tr("To put in place: {open}. In place: {done}.").format(
            open=len(items) - in_place, done=in_place
        )
        self._safeguards.show_blocks([("", items)], summary)


def _plain(sentences: Iterable[str], icon_name: str, tone_name: str = "muted") -> list[ListItem]:
    return [ListItem(text=text, leading=icon_leading(icon_name, tone_name)) for text in sentences if text]
