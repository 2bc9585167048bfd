"""Draws the tornado: for each answer a bar from the result at its lowest to the result at its highest."""

from __future__ import annotations

from advisor.report import document as doc
from advisor.report.chart_style import Paint, Pattern, tint
from advisor.report.pdf.blocks import Box, Together
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.patterns import Area, fill
from advisor.report.pdf.plot import SWATCH, Plot
from advisor.report.pdf.styles import INK, limited
from advisor.report.pdf.tags import Element
from advisor.report.swings import SWING_COLOUR, SwingRow

_NAME_SHARE = 0.36
_GAP = 12.0
_FEWEST = 2  # bars on either side of a break
_LOW = Paint(fill=tint(SWING_COLOUR, 0.15), ink=SWING_COLOUR, pattern=Pattern.STRIPES)
_HIGH = Paint(fill=SWING_COLOUR, ink="#FFFFFF", pattern=Pattern.SOLID)


def swing_chart(block: doc.SwingChart, context: Context) -> Boxes:
    """The drawing, read out as one figure, and its caption."""
    figure = context.tree.add("Figure", alternative=block.description)
    boxes: Boxes = [SwingDrawing(block, context, figure)]
    if block.caption:
        caption = context.tree.add("P")
        boxes.append(context.text(block.caption, context.styles.quiet, caption, before=0.5))
    return [SwingFigure(boxes, after=context.styles.space(1))]


class SwingFigure(Together):
    """A tornado and its caption. Breaks between two bars; the axis stands below either part."""

    def split(self, room: float) -> tuple[Box, Box] | None:
        drawing, *caption = self.boxes
        halves = drawing.split(room)
        if halves is None:
            return None
        return Together(halves[:1]), SwingFigure([halves[1], *caption], after=self.after)

    def start_height(self, width: float) -> float:
        self.wrap(width)
        return self.boxes[0].start_height(width)

    def wished_height(self, width: float) -> float:
        return self.wrap(width)


class SwingDrawing(Plot):
    """One tornado, or the bars from ``first`` up to ``last`` of one; each part is a figure of its own."""

    def __init__(
        self,
        block: doc.SwingChart,
        context: Context,
        element: Element,
        *,
        first: int = 0,
        last: int | None = None,
        follows: SwingDrawing | None = None,
    ) -> None:
        super().__init__(context, element)
        self.block = block
        self.first = first
        self.last = len(block.geometry.rows) if last is None else last
        self._follows = follows
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
            for row in self.rows
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

    @property
    def rows(self) -> tuple[SwingRow, ...]:
        return self.block.geometry.rows[self.first : self.last]

    def split(self, room: float) -> tuple[Box, Box] | None:
        """Two bars at least on each side."""
        fitting = min(int((room - self.foot + 0.01) / self.pitch), len(self.rows) - _FEWEST)
        if fitting < _FEWEST:
            return None
        middle = self.first + fitting
        before = SwingDrawing(
            self.block, self.context, self.element, first=self.first, last=middle, follows=self._follows
        )
        return before, SwingDrawing(
            self.block, self.context, Element("Figure"), first=middle, last=self.last, follows=before
        )

    def start_height(self, width: float) -> float:
        whole = self.wrap(width)
        return min(whole, self.foot + _FEWEST * self.pitch) if len(self.rows) >= 2 * _FEWEST else whole

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.element.alternative = self.block.described(self.first, self.last)
        if self._follows is not None:
            read_after = self.context.tree.children
            read_after.insert(read_after.index(self._follows.element) + 1, self.element)
        super().draw(canvas, x, top)

    def draw_inside(self, canvas: TaggedCanvas) -> None:
        geometry = self.block.geometry
        self.draw_axis(geometry.ticks, geometry.zero, self.foot, self.height)
        for place, row in enumerate(self.rows):
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
        count = len(self.block.geometry.rows)
        low, high = (
            self.up(self.height - (share * count - self.first) * self.pitch)
            for share in (row.bar_bottom, row.bar_top)
        )
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
