"""Draws the cost chart: names, bars, figures beside them, the axis and the legend below."""

from __future__ import annotations

from advisor.records import replace
from advisor.report import document as doc
from advisor.report.chart import BarRow
from advisor.report.chart_style import LEGEND_COLOUR, bar_colour, paint_of
from advisor.report.fonts import Face
from advisor.report.pdf.blocks import Together
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.patterns import Area, fill
from advisor.report.pdf.plot import SWATCH, Plot
from advisor.report.pdf.styles import INK, QUIET, TextStyle, end, limited
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Line

_NAME_SHARE = 0.27
_FIGURE_SHARE = 0.22
_GAP = 10.0


def bar_chart(block: doc.BarChart, context: Context) -> Boxes:
    """The drawing, read out as one figure, and its caption."""
    figure = context.tree.add("Figure", alternative=block.description)
    boxes: Boxes = [ChartDrawing(block, context, figure)]
    if block.caption:
        caption = context.tree.add("P")
        boxes.append(context.text(block.caption, context.styles.quiet, caption, before=0.5))
    return [Together(boxes, after=context.styles.space(1))]


class ChartDrawing(Plot):
    """One chart, in one piece."""

    def __init__(self, block: doc.BarChart, context: Context, element: Element) -> None:
        super().__init__(context, element)
        self.block = block
        self.note_style = limited(context.styles.chart_small, 1)
        self.figure_style = end(limited(context.styles.chart, 2))

    def wrap(self, width: float) -> float:
        typesetter, rows = self.context.typesetter, self.block.geometry.rows
        widest = max((typesetter.natural_width(row.figure, self._bold(row)) for row in rows), default=0.0)
        self.name_width = width * _NAME_SHARE
        self.figure_width = min(widest + 0.1, width * _FIGURE_SHARE)
        self.plot_start = self.name_width + _GAP
        self.plot_width = width - self.plot_start - self.figure_width - _GAP
        self.texts = [self._row_texts(row) for row in rows]
        lines = max(
            (
                len(names) * self.name_style.leading + bool(note) * self.note_style.leading
                for names, note, _ in self.texts
            ),
            default=0.0,
        )
        self.pitch = max(lines, 2 * self.name_style.leading) + self.context.styles.space(2)
        self.legend = self.legend_lines(self.block.group_labels, width)
        self.foot = self.label_style.leading + 5 + self.legend_height(self.legend)
        self.width, self.height = width, self.pitch * len(rows) + self.foot
        return self.height

    def draw_inside(self, canvas: TaggedCanvas) -> None:
        geometry = self.block.geometry
        self.draw_axis(geometry.ticks, geometry.zero, self.foot, self.height)
        for place, row in enumerate(geometry.rows):
            self._draw_bar(canvas, row)
            self._draw_texts(place, row, self.height - place * self.pitch)
        self.draw_legend(self.legend)

    def _bold(self, row: BarRow) -> TextStyle:
        return replace(self.figure_style, face=Face.BOLD) if row.is_recommended else self.figure_style

    def _row_texts(self, row: BarRow) -> tuple[tuple[Line, ...], tuple[Line, ...], tuple[Line, ...]]:
        lines = self.context.typesetter.lines
        name_style = replace(self.name_style, face=Face.BOLD) if row.is_recommended else self.name_style
        most = self.context.styles.fit.max_lines
        if row.note and most is not None:  # one row of three lines would make all of them as tall
            name_style = limited(name_style, max(most - 1, 1))
        note = lines(row.note, self.note_style, self.name_width) if row.note else ()
        return (
            lines(row.name, name_style, self.name_width),
            note,
            lines(row.figure, self._bold(row), self.figure_width),
        )

    def _draw_texts(self, place: int, row: BarRow, top: float) -> None:
        names, note, figure = self.texts[place]
        bold = Face.BOLD if row.is_recommended else Face.REGULAR
        name_style = replace(self.name_style, face=bold, colour=QUIET if row.is_ruled_out else INK)
        taken = len(names) * name_style.leading + (self.note_style.leading if note else 0)
        below = self.write(names, name_style, 0, self.name_width, top - (self.pitch - taken) / 2)
        self.write(note, self.note_style, 0, self.name_width, below)
        style = replace(self._bold(row), colour=name_style.colour)
        start = self.width - self.figure_width
        self.write(
            figure, style, start, self.figure_width, top - (self.pitch - len(figure) * style.leading) / 2
        )

    def _draw_bar(self, canvas: TaggedCanvas, row: BarRow) -> None:
        height = self.height - self.foot
        low = self.up(self.foot + height * (1 - row.bar_bottom))
        high = self.up(self.foot + height * (1 - row.bar_top))
        colour = bar_colour(row.arrangement, ruled_out=row.is_ruled_out)
        for part in row.segments:
            left, right = sorted((self.on_axis(part.left), self.on_axis(part.right)))
            fill(canvas, Area(left, low, right - left, high - low), paint=part.paint, edge=colour)
        y = low - 3.2
        if row.low is not None and row.high is not None:
            left, right = self.on_axis(row.low), self.on_axis(row.high)
            whisker = [
                (left, y, right, y),
                (left, y - 1.8, left, y + 1.8),
                (right, y - 1.8, right, y + 1.8),
            ]
            canvas.strokes(whisker, colour=INK, weight=0.9)
        at = self.on_axis(row.at)
        canvas.polygon([(at, y + 2.4), (at + 2.4, y), (at, y - 2.4), (at - 2.4, y)], colour=INK)

    def draw_swatch(self, index: int, left: float, bottom: float) -> None:
        assert self._canvas is not None
        paint = paint_of(self.block.geometry.groups[index], LEGEND_COLOUR)
        fill(self._canvas, Area(left, bottom, SWATCH, SWATCH - 1.5), paint=paint, edge=LEGEND_COLOUR)
