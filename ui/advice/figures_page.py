"""What a figure is made of: its lines of the ledger, and the inputs behind each, told or assumed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.domain.assessment import AlternativeResult, LedgerLine, LineCode
from advisor.language import plural
from advisor.wording.texts import AdviceTexts, AssumptionText
from ui.advice.advice_row import AdviceRow
from ui.advice.assumption_row import show_assumption
from ui.advice.pool import Pool
from ui.advice.side_page import SidePage
from ui.advice.sign import sign_leading
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class FiguresPage(SidePage):
    """One card for every line asked for, alternative by alternative."""

    input_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        cards = QVBoxLayout()
        cards.setSpacing(12)
        self.view.content.addLayout(cards)
        self.view.end()
        self._cards: Pool[_LineCard] = Pool(cards, self._make_card)

    def show_lines(
        self,
        heading: str,
        alternatives: Sequence[AlternativeResult],
        codes: Iterable[LineCode],
        texts: AdviceTexts,
        money: Callable[[float], str],
    ) -> None:
        """The lines ``codes`` of these alternatives; ``money`` writes an amount."""
        self.show_heading(heading)
        wanted = set(codes)
        lines = [
            (one, line)
            for one in alternatives
            for line in one.ledger
            if line.code in wanted and (line.mean or len(alternatives) > 1)
        ]
        told = {one.key: one for one in texts.assumptions}
        for card, (one, line) in zip(self._cards.fit(len(lines)), lines, strict=True):
            inputs = [told[name] for name in line.inputs if name in told]
            card.show_line(one, line, texts=texts, inputs=inputs, money=money)

    def _make_card(self) -> _LineCard:
        card = _LineCard(self)
        card.input_requested.connect(self.input_requested)
        return card


class _LineCard(Section):
    input_requested = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent=parent)
        self.content.setSpacing(4)
        self._figure = AdviceRow(self)
        self._spread = plain_label("", TextRole.MUTED, self)
        self._from = plain_label(self.tr("Worked out from"), TextRole.CAPTION, self)
        for part in (self._figure, self._spread, self._from):
            self.add(part)
        self._inputs: Pool[AdviceRow] = Pool(self.content, self._make_row)

    def show_line(
        self,
        one: AlternativeResult,
        line: LedgerLine,
        *,
        texts: AdviceTexts,
        inputs: Sequence[AssumptionText],
        money: Callable[[float], str],
    ) -> None:
        name = next((text.name for text in texts.alternatives if text.id == one.id), "")
        self.show_heading(texts.line_labels.get(line.code, ""))
        figure = self.tr("{amount} {basis}").format(amount=money(line.mean), basis=texts.basis)
        self._figure.show_texts(name, figure, leading=sign_leading(one.arrangement))
        spread = ""
        if line.p10 is not None and line.p90 is not None and line.p10 != line.p90:
            spread = self.tr("In 8 of 10 outcomes {low} to {high}.").format(
                low=money(line.p10), high=money(line.p90)
            )
        if line.your_hours:
            hours = self.locale().toString(line.your_hours, "f", 1)
            time = plural(
                "Your own time in it: {hours} hour {basis}.",
                "Your own time in it: {hours} hours {basis}.",
                round(line.your_hours, 1),
            )
            spread += " " + time.format(hours=hours, basis=texts.basis)
        self._spread.setText(spread.strip())
        self._spread.setVisible(bool(spread))
        self._from.setVisible(bool(inputs))
        for row, found in zip(self._inputs.fit(len(inputs)), inputs, strict=True):
            show_assumption(row, found, with_evidence=True)

    def _make_row(self) -> AdviceRow:
        row = AdviceRow(self)
        row.clicked.connect(self._clicked)
        return row

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, AdviceRow) and row.key:
            self.input_requested.emit(row.key)
