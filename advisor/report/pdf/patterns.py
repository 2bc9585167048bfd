"""Fills a rectangle so that it can be told apart without colour."""

from __future__ import annotations

from typing import NamedTuple

from advisor.report.chart_style import Paint, Pattern
from advisor.report.pdf.canvas import TaggedCanvas

_SPACING = 3.6  # points between stripes, dots or grid lines
_LINE = 0.7
_DOT = 1.5  # across


class Area(NamedTuple):
    """A rectangle on paper, in points."""

    left: float
    bottom: float
    width: float
    height: float


def fill(canvas: TaggedCanvas, area: Area, *, paint: Paint, edge: str) -> None:
    """Paint, then the pattern, then an outline in ``edge``."""
    canvas.box(area, colour=paint.fill)
    if paint.pattern not in {Pattern.SOLID, Pattern.PLAIN}:
        with canvas.clipped(area) as code:
            if paint.pattern is Pattern.DOTS:
                code.append("1 J")  # a line without length, with round ends, is a dot
                canvas.strokes(_dots(area), colour=paint.ink, weight=_DOT)
            else:
                canvas.strokes(_lines(area, paint.pattern), colour=paint.ink, weight=_LINE)
    canvas.box(area, edge=edge)


def _dots(area: Area) -> list[tuple[float, float, float, float]]:
    return [
        (at, y, at, y)
        for row, y in enumerate(_places(area.bottom, area.bottom + area.height))
        for x in _places(area.left, area.left + area.width)
        for at in [x + _SPACING / 4 * (-1) ** row]
    ]


def _lines(area: Area, pattern: Pattern) -> list[tuple[float, float, float, float]]:
    left, bottom, width, height = area
    right, top = left + width, bottom + height
    if pattern is Pattern.GRID:
        upright = [(x, bottom, x, top) for x in _places(left, right)]
        return upright + [(left, y, right, y) for y in _places(bottom, top)]
    lean = height if pattern is Pattern.STRIPES else -height
    return [(x, bottom, x + lean, top) for x in _places(left - height, right + height)]


def _places(start: float, end: float) -> list[float]:
    return [start + (step + 0.5) * _SPACING for step in range(int((end - start) / _SPACING) + 1)]
