"""What charts on paper have in common: place, texts, axis and legend; mirrored, where pages are."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.report.chart import Tick
from advisor.report.pdf.blocks import Box
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.context import Context
from advisor.report.pdf.styles import RULE, STRONG_RULE, Align, TextStyle, limited
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Line

SWATCH = 9.0
_GAP = 5.0  # between a swatch and its label, and between two labels of the axis


class Plot(Box):
    """A drawing; places within it are told from its start side and its lower edge, in points.

    Subclasses set ``plot_start`` and ``plot_width`` when they are wrapped, and draw in ``draw_inside``.
    """

    plot_start = 0.0
    plot_width = 0.0

    def __init__(self, context: Context, element: Element) -> None:
        self.context = context
        self.element = element
        self.name_style = limited(context.styles.chart, 2)
        self.label_style = limited(context.styles.chart_small, 1)
        self._canvas: TaggedCanvas | None = None
        self._left = self._bottom = 0.0

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self._canvas, self._left, self._bottom = canvas, x, top - self.height
        left, bottom = canvas.absolutePosition(x, self._bottom)
        right, upper = canvas.absolutePosition(x + self.width, top)
        self.element.box = (left, bottom, right, upper)
        with canvas.marked(self.element):
            self.draw_inside(canvas)

    def draw_inside(self, canvas: TaggedCanvas) -> None:
        raise NotImplementedError

    # ------------------------------------------------------------------ places
    def at(self, start: float) -> float:
        """The place on the page, across, of what is so far from the start side."""
        return self._left + (self.width - start if self.context.mirrored else start)

    def up(self, height: float) -> float:
        """The place on the page, upwards."""
        return self._bottom + height

    def on_axis(self, unit: float) -> float:
        """The place on the page, across, of a place on the axis from 0 to 1."""
        return self.at(self.plot_start + unit * self.plot_width)

    # ------------------------------------------------------------------ texts
    def write(self, lines: Sequence[Line], style: TextStyle, start: float, width: float, top: float) -> float:
        """Lines in a column that begins at ``start``; the height below them."""
        assert self._canvas is not None
        mirrored = self.context.mirrored
        left = self.at(start + width) if mirrored else self.at(start)
        placed = []
        for line in lines:
            at_end = style.align is Align.END
            to_the_right = not mirrored if at_end else mirrored or line.from_right
            placed.append((line, left + (width - line.width if to_the_right else 0.0)))
        if placed:
            self._canvas.words(placed, style, self.up(top) - style.ascent)
        return top - len(placed) * style.leading

    def write_at(self, line: Line, style: TextStyle, left: float, top: float) -> None:
        """One line whose left edge on the page is known."""
        assert self._canvas is not None
        self._canvas.words([(line, left)], style, self.up(top) - style.ascent)

    # ------------------------------------------------------------------ the axis
    def draw_axis(self, ticks: Sequence[Tick], zero: float, bottom: float, top: float) -> None:
        """Lines across the plot from ``bottom`` to ``top``; below, as many labels as there is room for."""
        assert self._canvas is not None
        low, high = self.up(bottom), self.up(top)
        places = [(self.on_axis(tick.at), tick) for tick in ticks]
        self._canvas.strokes([(x, low, x, high) for x, _ in places], colour=RULE, weight=0.4)
        x = self.on_axis(zero)
        self._canvas.strokes([(x, low, x, high)], colour=STRONG_RULE, weight=0.8)
        free_from = self._left
        for place, tick in sorted(places, key=lambda pair: pair[0]):
            (line,) = self.context.typesetter.lines(tick.label, self.label_style, self.plot_width)[:1]
            left = min(place - line.width / 2, self._left + self.width - line.width)
            if left >= free_from:
                self.write_at(line, self.label_style, left, bottom - 3)
                free_from = left + line.width + _GAP

    # ------------------------------------------------------------------ the legend
    def legend_lines(self, labels: Sequence[str], width: float) -> list[list[tuple[int, Line]]]:
        """The labels by number, in lines as wide as the drawing."""
        lines: list[list[tuple[int, Line]]] = []
        used = width
        for index, label in enumerate(labels):
            (set_label,) = self.context.typesetter.lines(label, self.label_style, width - SWATCH - _GAP)[:1]
            taken = SWATCH + _GAP + set_label.width + 14
            if used + taken - 14 > width:
                lines.append([])
                used = 0.0
            lines[-1].append((index, set_label))
            used += taken
        return lines

    def legend_height(self, lines: Sequence[object]) -> float:
        return len(lines) * (self.label_style.leading + 3) + 2

    def draw_legend(self, lines: Sequence[Sequence[tuple[int, Line]]]) -> None:
        """At the lower edge."""
        top = self.legend_height(lines)
        for line in lines:
            start = 0.0
            for index, label in line:
                edges = sorted((self.at(start), self.at(start + SWATCH)))
                self.draw_swatch(index, edges[0], self.up(top - SWATCH))
                self.write([label], self.label_style, start + SWATCH + _GAP, label.width, top)
                start += SWATCH + _GAP + label.width + 14
            top -= self.label_style.leading + 3

    def draw_swatch(self, index: int, left: float, bottom: float) -> None:
        """The sample of a legend's entry."""
        raise NotImplementedError
