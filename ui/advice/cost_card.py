"""What each alternative costs, all in: the bars, and what the chosen bar is made up of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.domain.assessment import Assessment
from advisor.domain.levels import Arrangement
from advisor.report.chart import cost_bar, lay_out
from advisor.report.chart_style import GROUPS, CostGroup
from advisor.wording.texts import AdviceTexts
from ui.advice.advice_row import AdviceRow
from ui.advice.cost_chart import CostChart, Place
from ui.advice.fill import paint_group
from ui.advice.pool import Pool
from ui.theme import arrangement_colour, tone
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class CostCard(Section):
    """The chart with its legend; the legend says the amounts of the bar that is chosen."""

    figures_requested = Signal(str, object)  # id of an alternative, CostGroup

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.show_heading(self.tr("What each would cost, all in"))
        self._money: Callable[[float], str] = str
        self._chart = CostChart(self)
        self._chart.place_changed.connect(self._show_parts)
        self._chart.place_activated.connect(self._activate)
        self._basis = ""
        self._whisker_note = plain_label(
            self.tr("The thin line is the range that 8 of 10 outcomes fall in."), TextRole.SMALL, self
        )
        self._made_of = plain_label("", TextRole.CAPTION, self)
        parts = QVBoxLayout()
        parts.setSpacing(0)
        self._parts: Pool[AdviceRow] = Pool(parts, self._make_row)
        self.add(self._chart)
        self.add(self._whisker_note)
        self.add(self._made_of)
        self.add_layout(parts)

    def show_advice(self, assessment: Assessment, texts: AdviceTexts, money: Callable[[float], str]) -> None:
        """``money`` writes an amount in the assessment's currency."""
        self._money = money
        bars = []
        for text in texts.alternatives:
            found = assessment.alternative(text.id)
            if found is not None:
                bars.append(
                    cost_bar(found, name=text.name, figure=text.cost, is_recommended=text.is_recommended)
                )
        self._chart.setVisible(bool(bars))
        has_whiskers = any(bar.low is not None and bar.low != bar.high for bar in bars)
        self._whisker_note.setVisible(has_whiskers)
        self._basis = texts.basis
        if bars:
            self._chart.show_geometry(lay_out(bars, money), money)

    def _make_row(self) -> AdviceRow:
        row = AdviceRow(self)
        row.clicked.connect(self._row_clicked)
        return row

    def _row_clicked(self) -> None:
        row = self.sender()
        bar = self._chart.row()
        if isinstance(row, AdviceRow) and row.key and bar is not None:
            self.figures_requested.emit(bar.id, CostGroup(row.key))

    def _activate(self, _: Place) -> None:
        segment, bar = self._chart.segment(), self._chart.row()
        if bar is not None and segment is not None:
            self.figures_requested.emit(bar.id, segment.group)

    def _show_parts(self, place: Place) -> None:
        bar = self._chart.row()
        segments = bar.segments if bar is not None else ()
        if bar is not None:
            self._made_of.setText(
                self.tr("{name}: the parts ({basis})").format(name=bar.name, basis=self._basis)
            )
        self._made_of.setVisible(bool(segments))
        for number, (row, segment) in enumerate(zip(self._parts.fit(len(segments)), segments, strict=True)):
            if bar is None:
                continue
            is_out = bar.is_ruled_out
            row.show_texts(
                GROUPS[segment.group].label,
                self._money(segment.amount),
                leading=partial(_paint_swatch, segment.group, bar.arrangement, is_out),
            )
            row.show_chosen(number == place.segment)
            row.show_link(segment.group.value, self.tr("Shows what the figure is made of"), has_room=True)


def _paint_swatch(
    group: CostGroup, arrangement: Arrangement, is_out: bool, painter: QPainter, box: QRectF
) -> None:
    colour = tone("outline") if is_out else arrangement_colour(arrangement)
    paint_group(painter, box, group, colour)
