"""Draws the cost chart: names on the left, bars, figures on the right, the axis and the legend below."""

from __future__ import annotations

from dataclasses import replace

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from advisor.report import document as doc
from advisor.report.chart import BarRow
from advisor.report.chart_style import LEGEND_COLOUR, bar_colour, paint_of
from advisor.report.fonts import Face
from advisor.report.pdf.context import Context, Flowables
from advisor.report.pdf.patterns import Area, fill
from advisor.report.pdf.styles import INK, QUIET, RULE, STRONG_RULE, Align, TextStyle, limited
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Line, font_name

_NAME_SHARE = 0.27
_FIGURE_SHARE = 0.22
_GAP = 10.0
_SWATCH = 9.0


def bar_chart(block: doc.BarChart, context: Context) -> Flowables:
    """The drawing, read out as one figure, and its caption."""
    figure = context.tree.add("Figure", alternative=block.description)
    story: Flowables = [ChartDrawing(block, context, figure)]
    if block.caption:
        caption = context.tree.add("P")
        story.append(context.text(block.caption, context.styles.quiet, caption, before=0.5, after=1))
    return story


class ChartDrawing(Flowable):
    """One chart, in one piece."""

    def __init__(self, block: doc.BarChart, context: Context, element: Element) -> None:
        super().__init__()
        self.block = block
        self.context = context
        self.element = element
        styles = context.styles
        self.name_style = limited(styles.chart, 2)
        self.note_style = limited(styles.chart_small, 1)
        self.figure_style = replace(limited(styles.chart, 2), align=Align.RIGHT)
        self.label_style = limited(styles.chart_small, 1)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        typesetter, rows = self.context.typesetter, self.block.geometry.rows
        widest = max((typesetter.natural_width(row.figure, self._bold(row)) for row in rows), default=0.0)
        self.name_width = aW * _NAME_SHARE
        self.figure_width = min(widest + 0.1, aW * _FIGURE_SHARE)
        self.plot_left = self.name_width + _GAP
        self.plot_width = aW - self.plot_left - self.figure_width - _GAP
        self.texts = [self._row_texts(row) for row in rows]
        lines = max((len(names) * self.name_style.leading + bool(note) * self.note_style.leading
                     for names, note, _ in self.texts), default=0.0)  # fmt: skip
        self.pitch = max(lines, 2 * self.name_style.leading) + self.context.styles.space(2)
        self.axis_height = self.label_style.leading + 5
        self.legend = self._legend_lines(aW)
        self.legend_height = len(self.legend) * (self.label_style.leading + 3) + 2
        self.width = aW
        self.height = self.pitch * len(rows) + self.axis_height + self.legend_height
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.marked(self.element):
            top, bottom = self.height, self.axis_height + self.legend_height
            self._draw_axis(bottom, top)
            for place, row in enumerate(self.block.geometry.rows):
                self._draw_bar(row, bottom, top - bottom)
                self._draw_texts(place, row, top - place * self.pitch)
            self._draw_legend()

    def _bold(self, row: BarRow) -> TextStyle:
        return replace(self.figure_style, face=Face.BOLD) if row.is_recommended else self.figure_style

    def _row_texts(self, row: BarRow) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
        lines = self.context.typesetter.lines
        name_style = replace(self.name_style, face=Face.BOLD) if row.is_recommended else self.name_style
        note = lines(row.note, self.note_style, self.name_width) if row.note else ()
        return (
            lines(row.name, name_style, self.name_width),
            note,
            lines(row.figure, self._bold(row), self.figure_width),
        )

    def _x(self, unit: float) -> float:
        return self.plot_left + unit * self.plot_width

    def _write(
        self, lines: tuple[Line, ...], style: TextStyle, left: float, width: float, top: float
    ) -> float:
        canvas, typesetter = self.canv, self.context.typesetter
        canvas.setFillColor(HexColor(style.colour))
        canvas.setFont(font_name(style.face), style.size)
        for line in lines:
            x = left + width - line.width if style.align is Align.RIGHT or line.from_right else left
            canvas.drawString(x, top - typesetter.ascent(style), line.drawn)
            top -= style.leading
        return top

    def _draw_texts(self, place: int, row: BarRow, top: float) -> None:
        names, note, figure = self.texts[place]
        bold = Face.BOLD if row.is_recommended else Face.REGULAR
        name_style = replace(self.name_style, face=bold, colour=QUIET if row.is_ruled_out else INK)
        taken = len(names) * name_style.leading + (self.note_style.leading if note else 0)
        below = self._write(names, name_style, 0, self.name_width, top - (self.pitch - taken) / 2)
        self._write(note, self.note_style, 0, self.name_width, below)
        style = replace(self._bold(row), colour=name_style.colour)
        taken = len(figure) * style.leading
        self._write(figure, style, self.width - self.figure_width, self.figure_width,
                    top - (self.pitch - taken) / 2)  # fmt: skip

    def _draw_bar(self, row: BarRow, bottom: float, height: float) -> None:
        canvas = self.canv
        low, high = bottom + height * (1 - row.bar_bottom), bottom + height * (1 - row.bar_top)
        colour = bar_colour(row.arrangement, ruled_out=row.is_ruled_out)
        for part in row.segments:
            left, right = self._x(part.left), self._x(part.right)
            area = Area(left, low, right - left, high - low)
            fill(canvas, area, paint=part.paint, edge=colour)
        canvas.setStrokeColor(HexColor(INK))
        canvas.setFillColor(HexColor(INK))
        canvas.setLineWidth(0.9)
        y = low - 3.2
        if row.low is not None and row.high is not None:
            left, right = self._x(row.low), self._x(row.high)
            canvas.lines(
                [(left, y, right, y), (left, y - 1.8, left, y + 1.8), (right, y - 1.8, right, y + 1.8)]
            )
        at = self._x(row.at)
        diamond = canvas.beginPath()
        diamond.moveTo(at, y + 2.4)
        for corner in ((at + 2.4, y), (at, y - 2.4), (at - 2.4, y)):
            diamond.lineTo(*corner)
        diamond.close()
        canvas.drawPath(diamond, stroke=0, fill=1)

    def _draw_axis(self, bottom: float, top: float) -> None:
        canvas, geometry = self.canv, self.block.geometry
        canvas.setLineWidth(0.4)
        canvas.setStrokeColor(HexColor(RULE))
        canvas.lines([(self._x(tick.at), bottom, self._x(tick.at), top) for tick in geometry.ticks])
        canvas.setStrokeColor(HexColor(STRONG_RULE))
        canvas.setLineWidth(0.8)
        canvas.line(self._x(geometry.zero), bottom, self._x(geometry.zero), top)
        free_from = 0.0
        for tick in geometry.ticks:
            line = self.context.typesetter.lines(tick.label, self.label_style, self.plot_width)[:1]
            left = self._x(tick.at) - line[0].width / 2
            if left >= free_from:
                self._write(line, self.label_style, left, line[0].width, bottom - 3)
                free_from = left + line[0].width + 5

    def _legend_lines(self, width: float) -> list[list[tuple[int, Line]]]:
        lines: list[list[tuple[int, Line]]] = []
        used = width
        for index, label in enumerate(self.block.group_labels):
            set_label = self.context.typesetter.lines(label, self.label_style, width - _SWATCH - 5)[0]
            taken = _SWATCH + 5 + set_label.width + 14
            if used + taken - 14 > width:
                lines.append([])
                used = 0.0
            lines[-1].append((index, set_label))
            used += taken
        return lines

    def _draw_legend(self) -> None:
        top = self.legend_height
        for line in self.legend:
            left = 0.0
            for index, label in line:
                paint = paint_of(self.block.geometry.groups[index], LEGEND_COLOUR)
                area = Area(left, top - _SWATCH, _SWATCH, _SWATCH - 1.5)
                fill(self.canv, area, paint=paint, edge=LEGEND_COLOUR)
                self._write((label,), self.label_style, left + _SWATCH + 5, label.width, top)
                left += _SWATCH + 5 + label.width + 14
            top -= self.label_style.leading + 3
