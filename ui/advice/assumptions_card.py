"""What the advice rests on: every input as it was used, said by the owner or assumed with its evidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.wording.texts import AdviceTexts, AssumptionText
from ui.advice.advice_row import AdviceRow
from ui.advice.assumption_row import show_assumption
from ui.advice.fold_card import FoldCard
from ui.advice.pool import Pool
from ui.theme import Space
from ui.widgets.buttons import quiet_button
from ui.widgets.plain_text import TextRole, literal, plain_label


class AssumptionsCard(FoldCard):
    """A row leads to the field that would replace what is assumed; the evidence comes on demand."""

    input_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_heading(self.tr("What this rests on"))
        self._has_evidence = False
        self._assumptions: tuple[AssumptionText, ...] = ()
        self._toggle = quiet_button("", self, "book-open")
        self._toggle.clicked.connect(self._toggle_evidence)
        self.content.addWidget(self._toggle)
        # What is still open comes first: that is what the owner can do something about.
        self._open_head, self._open = self._list(self.tr("Assumed, until you say"))
        self._told_head, self._told = self._list(self.tr("From you"))

    def show_advice(self, texts: AdviceTexts) -> None:
        self._assumptions = texts.assumptions
        told = sum(one.told for one in self._assumptions)
        if not self._assumptions:
            self.show_nothing()
            return
        summary = self.tr("Figures from you: {told}. Assumed: {assumed}.").format(
            told=told, assumed=len(self._assumptions) - told
        )
        self.show_summary(summary, self._fill_rows)

    def _fill_rows(self) -> None:
        text = self.tr("Hide the evidence") if self._has_evidence else self.tr("Show the evidence")
        self._toggle.setText(literal(text))
        self._toggle.setAccessibleName(text)
        for head, pool, is_told in (
            (self._open_head, self._open, False),
            (self._told_head, self._told, True),
        ):
            found = [one for one in self._assumptions if one.told is is_told]
            head.setVisible(bool(found))
            for row, one in zip(pool.fit(len(found)), found, strict=True):
                show_assumption(row, one, with_evidence=self._has_evidence)

    def _toggle_evidence(self) -> None:
        self._has_evidence = not self._has_evidence
        self._fill_rows()

    def _list(self, heading: str) -> tuple[QWidget, Pool[AdviceRow]]:
        head = plain_label(heading, TextRole.CAPTION, self)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        rows.setContentsMargins(0, 0, 0, Space.SMALL)
        self.content.addWidget(head)
        self.content.addLayout(rows)
        return head, Pool(rows, self._make_row)

    def _make_row(self) -> AdviceRow:
        row = AdviceRow(self)
        row.clicked.connect(self._clicked)
        return row

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, AdviceRow) and row.key:
            self.input_requested.emit(row.key)
