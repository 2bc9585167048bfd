"""All arrangements side by side: how suitable each is, its conditions, and what it will not give."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.assessment import Assessment
from advisor.domain.levels import Arrangement
from advisor.wording.texts import AdviceTexts, AlternativeText
from ui.advice.fold_card import FoldCard
from ui.advice.pool import Pool
from ui.theme import Space
from ui.widgets.arrangement_sign import ArrangementSign
from ui.widgets.detail_row import DetailRow, icon_leading
from ui.widgets.plain_text import TextRole, plain_label


class AlternativesCard(FoldCard):
    """One block for each alternative."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_heading(self.tr("Conditions, and what you will not get"))
        self.content.setSpacing(Space.MEDIUM)
        blocks = QVBoxLayout()
        blocks.setSpacing(Space.LARGE)
        blocks.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        self.content.addLayout(blocks)
        self._blocks: Pool[_Alternative] = Pool(blocks, lambda: _Alternative(self))

    def show_advice(self, assessment: Assessment, texts: AdviceTexts) -> None:
        if not texts.alternatives:
            self.show_nothing()
            return
        summary = self.tr("; ").join(f"{one.name}: {one.suitability.lower()}" for one in texts.alternatives)
        self.show_summary(summary, partial(self._fill_blocks, assessment, texts))

    def _fill_blocks(self, assessment: Assessment, texts: AdviceTexts) -> None:
        blocks = self._blocks.fit(len(texts.alternatives))
        for place, (block, text) in enumerate(zip(blocks, texts.alternatives, strict=True)):
            found = assessment.alternative(text.id)
            arrangement = found.arrangement if found else None
            block.show_alternative(text, arrangement, has_rule=place > 0)


class _Alternative(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rule = QFrame(self)
        self._rule.setProperty("rule", True)
        self._sign = ArrangementSign(None, self)
        self._name = plain_label("", TextRole.STRONG, self)
        self._suitability = plain_label("", TextRole.MUTED, self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._figures = []
        for row, label in enumerate((self.tr("All in"), self.tr("Paid out"), self.tr("Your time"))):
            figure = plain_label("", TextRole.BODY, self)
            name = plain_label(label, TextRole.MUTED, self, wrap=False)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(figure, row, 1)
            self._figures.append(figure)
        conditions = QVBoxLayout()
        conditions.setSpacing(0)
        self._conditions: Pool[DetailRow] = Pool(conditions, lambda: DetailRow(self))
        self._wont_head = plain_label(self.tr("What it will not give you"), TextRole.CAPTION, self)
        self._wont = plain_label("", TextRole.BODY, self)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._sign)
        head.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TINY)
        layout.addWidget(self._rule)
        layout.addLayout(head)
        layout.addWidget(self._suitability)
        layout.addLayout(grid)
        layout.addLayout(conditions)
        layout.addWidget(self._wont_head)
        layout.addWidget(self._wont)

    def show_alternative(
        self, text: AlternativeText, arrangement: Arrangement | None, *, has_rule: bool
    ) -> None:
        self._rule.setVisible(has_rule)
        is_out = any(condition.rules_out for condition in text.conditions)
        self._sign.show_arrangement(arrangement, is_firm=not is_out)
        name = self.tr("{name} – recommended").format(name=text.name) if text.is_recommended else text.name
        self._name.setText(name)
        self._suitability.setText(text.suitability)
        for label, figure in zip(self._figures, (text.cost, text.cash, text.your_hours), strict=True):
            label.setText(figure)
        rows = self._conditions.fit(len(text.conditions))
        for row, condition in zip(rows, text.conditions, strict=True):
            sign = (
                icon_leading("ban", "error") if condition.rules_out else icon_leading("shield-check", "good")
            )
            row.show_texts(condition.text, note=condition.remedy, leading=sign)
        self._wont_head.setVisible(bool(text.wont_give))
        self._wont.setText(text.wont_give)
        self._wont.setVisible(bool(text.wont_give))
