"""Draws the tornado: for each answer a bar from the result at its lowest to the result at its highest."""

from __future__ import annotations

from advisor.report import document as doc
from advisor.report.chart_style import Paint, Pattern, tint
from advisor.report.pdf.blocks import Together
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.patterns import Area, fill
from advisor.report.pdf.plot import SWATCH, Plot
from advisor.report.pdf.styles import INK, limited
from advisor.report.pdf.tags import Element
from advisor.report.swings import SWING_COLOUR, SwingRow

_NAME_SHARE = 0.36
_GAP = 12.0
_LOW = Paint(fill=tint(SWING_COLOUR, 0.15), ink=SWING_COLOUR, pattern=Pattern.STRIPES)
_HIGH = Paint(fill=SWING_COLOUR, ink="#FFFFFF", pattern=Pattern.SOLID)


def swing_chart(block: doc.SwingChart, context: Context) -> Boxes:
    """The drawing, read out as one figure, and its caption."""
    figure = context.tree.add("Figure", alternative=block.description)
    boxes: Boxes = [SwingDrawing(block, context, figure)]
    if block.caption:
        caption = context.tree.add("P")
        boxes.append(context.text(block.caption, context.styles.quiet, caption, before=0.5))
    return [Together(boxes, after=context.styles.space(1))]


class SwingDrawing(Plot):
    """One tornado, in one piece."""

    def __init__(self, block: doc.SwingChart, context: Context, element: Element) -> None:
        super().__init__(context, element)
        self.block = block
        self.belief_style = limited(context.styles.chart_small, 2)

    def wrap(self, width: float) -> float:
        lines = self.context.typesetter.lines
        self.name_width = width * _NAME_SHARE
        self.plot_start = self.name_width + _GAP
        self.plot_width = width - self.plot_start - _GAP
        self.texts = [
            (
                lines(row.name, self.name_style, self.name_width),
                lines(row.belief, self.belief_style, self.name_width) if row.belief else (),
            )
            for row in self.block.geometry.rows
        ]
        tallest = max(
            (
                len(name) * self.name_style.leading + len(belief) * self.belief_style.leading
                for name, belief in self.texts
            ),
            default=0.0,
        )
        self.pitch = max(tallest, 2 * self.name_style.leading) + self.context.styles.space(1.5)
        self.legend = self.legend_lines([self.block.low_label, self.block.high_label], width)
        self.zero = lines(self.block.zero_label, self.label_style, self.plot_width)[:1]
        self.foot = self.label_style.leading * 2 + 6 + self.legend_height(self.legend)
        self.width, self.height = width, self.pitch * len(self.texts) + self.foot
        return self.height

    def draw_inside(self, canvas: TaggedCanvas) -> None:
        geometry = self.block.geometry
        self.draw_axis(geometry.ticks, geometry.zero, self.foot, self.height)
        for place, row in enumerate(geometry.rows):
            self._draw_bar(canvas, row)
            self._draw_texts(place, self.height - place * self.pitch)
        base = self.on_axis(geometry.base)
        canvas.strokes([(base, self.up(self.foot), base, self.up(self.height))], colour=INK, weight=0.9)
        (line,) = self.zero
        left = self.on_axis(geometry.zero) - line.width / 2
        left = min(max(left, self.at(0) if not self.context.mirrored else self.at(self.width)),
                   self._left + self.width - line.width)  # fmt: skip
        self.write_at(line, self.label_style, left, self.foot - 3 - self.label_style.leading)
        self.draw_legend(self.legend)

    def _draw_texts(self, place: int, top: float) -> None:
        name, belief = self.texts[place]
        taken = len(name) * self.name_style.leading + len(belief) * self.belief_style.leading
        below = self.write(name, self.name_style, 0, self.name_width, top - (self.pitch - taken) / 2)
        self.write(belief, self.belief_style, 0, self.name_width, below)

    def _draw_bar(self, canvas: TaggedCanvas, row: SwingRow) -> None:
        height = self.height - self.foot
        low = self.up(self.foot + height * (1 - row.bar_bottom))
        high = self.up(self.foot + height * (1 - row.bar_top))
        base = self.block.geometry.base
        # From the result as it stands to either end; the longer part first, where both are on one side.
        parts = sorted(((row.low, _LOW), (row.high, _HIGH)), key=lambda part: -abs(part[0] - base))
        for end, paint in parts:
            left, right = sorted((self.on_axis(base), self.on_axis(end)))
            if right - left > 0.05:
                fill(canvas, Area(left, low, right - left, high - low), paint=paint, edge=SWING_COLOUR)

    def draw_swatch(self, index: int, left: float, bottom: float) -> None:
        assert self._canvas is not None
        paint = (_LOW, _HIGH)[index]
        fill(self._canvas, Area(left, bottom, SWATCH, SWATCH - 1.5), paint=paint, edge=SWING_COLOUR)
