"""Why: the lines that the recommendation and the next best differ in, and what they come to together."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from advisor.domain.assessment import AlternativeResult, Assessment, LineCode
from advisor.language import plural
from advisor.wording.texts import AdviceTexts, ReasonText
from ui.advice.advice_row import AdviceRow
from ui.advice.list_cards import ItemList, ListItem
from ui.advice.money import Money
from ui.theme import Space
from ui.widgets.detail_row import Leading, icon_leading
from ui.widgets.expander import Expander
from ui.widgets.section import Section

_MOST_AT_ONCE = 4  # the smaller ones are there on request


class ReasonsCard(Section):
    """Hidden where there is nothing to compare; a line leads to its figures."""

    line_requested = Signal(str)  # code of the ledger's line

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.show_heading(self.tr("Why"))
        self.content.setSpacing(Space.SMALL)
        self._for, self._more_for, self._against = ItemList(self), ItemList(self), ItemList(self)
        self._more = Expander("", self)
        self._more.content.setContentsMargins(0, 0, 0, 0)
        self._more.content.addWidget(self._more_for)
        for part in (self._for, self._more, self._against):
            self.add(part)
        for lines in (self._for, self._more_for, self._against):
            lines.key_requested.connect(self.line_requested)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        self.add(rule)
        self._sum = AdviceRow(self)
        self.add(self._sum)
        self._rule = rule

    def show_advice(self, assessment: Assessment, texts: AdviceTexts, money: Money) -> None:
        self.setVisible(bool(texts.reasons_for or texts.reasons_against or texts.reasons_intro))
        self.show_heading(self.tr("Why"), texts.reasons_intro)
        hint = self.tr("Shows what the figure is made of")
        sign = icon_leading("plus", "good")
        count = len(texts.reasons_for)
        at_once = count if count <= _MOST_AT_ONCE + 1 else _MOST_AT_ONCE
        rest = texts.reasons_for[at_once:]
        self._for.show_items(
            _items(texts.reasons_for[:at_once], sign), self.tr("What speaks for it"), hint=hint
        )
        self._more_for.show_items(_items(rest, sign), hint=hint)
        self._more.setVisible(bool(rest))
        if rest:
            amount = sum(_differences(assessment).get(one.code, 0.0) for one in rest)
            self._more.show_title(
                plural(
                    "{count} smaller one: {amount} {basis}",
                    "{count} smaller ones: {amount} {basis}",
                    len(rest),
                ).format(count=len(rest), amount=money(amount), basis=texts.basis)
            )
        self._against.show_items(
            _items(texts.reasons_against, icon_leading("minus", "warning")),
            self.tr("What speaks against it"),
            hint=hint,
        )
        self._show_sum(assessment, texts, money)

    def _show_sum(self, assessment: Assessment, texts: AdviceTexts, money: Money) -> None:
        best, other = _compared(assessment)
        has_sum = bool(texts.reasons_for or texts.reasons_against) and best is not None and other is not None
        self._sum.setVisible(has_sum)
        self._rule.setVisible(has_sum)
        if best is None or other is None:
            return
        difference = other.cost.mean - best.cost.mean
        amount = money(abs(difference))
        words = self.tr("{amount} {basis} less") if difference >= 0 else self.tr("{amount} {basis} more")
        self._sum.show_texts(
            self.tr("Together"),
            words.format(amount=amount, basis=texts.basis),
            leading=icon_leading("scale", "text"),
        )
        # The arrow's place is kept free, so that the sum stands under its figures.
        self._sum.show_link("", has_room=True)


def _compared(assessment: Assessment) -> tuple[AlternativeResult | None, AlternativeResult | None]:
    """The recommendation, and what the reasons tell it against."""
    from advisor.wording.headline import contrast  # the model comes along: not at the start

    return assessment.recommended, contrast(assessment)


def _differences(assessment: Assessment) -> dict[LineCode, float]:
    """By line: what the other way costs more."""
    best, other = _compared(assessment)
    if best is None or other is None:
        return {}
    found: dict[LineCode, float] = {}
    for one, sign in ((other, 1), (best, -1)):
        for line in one.ledger:
            found[line.code] = found.get(line.code, 0.0) + sign * line.mean
    return found


def _items(reasons: tuple[ReasonText, ...], sign: Leading) -> list[ListItem]:
    return [ListItem(text=one.text, figure=one.amount, leading=sign, key=one.code.value) for one in reasons]
