"""What the advice rests on: every input as it was used, said by the owner or assumed with its evidence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.wording.texts import AdviceTexts, AssumptionText
from ui.advice.answer_keys import answer_key
from ui.advice.pool import Pool
from ui.widgets.detail_row import DetailRow, icon_leading
from ui.widgets.expander import Expander
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class AssumptionsCard(Section):
    """Closed at first; a row leads to the field that would replace what is assumed."""

    input_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.show_heading(self.tr("What this rests on"))
        self._count = plain_label("", TextRole.MUTED, self)
        self._expander = Expander(self.tr("Every figure and where it comes from"), self)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        self._expander.content.addLayout(rows)
        self._expander.content.setContentsMargins(0, 0, 0, 0)
        self._rows: Pool[DetailRow] = Pool(rows, self._make_row)
        self._expander.opened_changed.connect(self._fill)
        self._assumptions: tuple[AssumptionText, ...] = ()
        self.add(self._count)
        self.add(self._expander)

    def show_advice(self, texts: AdviceTexts) -> None:
        # What is still open comes first: that is what the owner can do something about.
        self._assumptions = tuple(sorted(texts.assumptions, key=lambda one: one.told))
        told = sum(one.told for one in self._assumptions)
        self.setVisible(bool(self._assumptions))
        self._count.setText(
            self.tr("Figures from you: {told}. Assumed: {assumed}.").format(
                told=told, assumed=len(self._assumptions) - told
            )
        )
        if self._expander.is_open:
            self._fill(True)

    def _fill(self, is_open: bool) -> None:
        if not is_open:
            return
        rows = self._rows.fit(len(self._assumptions))
        for row, one in zip(rows, self._assumptions, strict=True):
            sign = icon_leading("check", "good") if one.told else icon_leading("circle-dashed", "muted")
            note = " – ".join(part for part in (one.origin, one.evidence) if part)
            row.show_texts(one.label, one.value, note, sign)
            row.show_link(answer_key(one.key), self.tr("Goes to this answer"), has_room=True)

    def _make_row(self) -> DetailRow:
        row = DetailRow(self)
        row.clicked.connect(self._clicked)
        return row

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, DetailRow) and row.key:
            self.input_requested.emit(row.key)
