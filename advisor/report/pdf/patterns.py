"""Fills a rectangle so that it can be told apart without colour."""

from __future__ import annotations

from typing import Any, NamedTuple

from reportlab.lib.colors import HexColor

from advisor.report.chart_style import Paint, Pattern

_SPACING = 3.6  # points between stripes, dots or grid lines
_LINE = 0.7
_DOT = 0.75


class Area(NamedTuple):
    """A rectangle on paper, in points."""

    left: float
    bottom: float
    width: float
    height: float


def fill(canvas: Any, area: Area, *, paint: Paint, edge: str) -> None:
    """Paint, then the pattern, then an outline in ``edge``."""
    canvas.setFillColor(HexColor(paint.fill))
    canvas.rect(*area, stroke=0, fill=1)
    if paint.pattern not in {Pattern.SOLID, Pattern.PLAIN}:
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(*area)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(HexColor(paint.ink))
        canvas.setFillColor(HexColor(paint.ink))
        canvas.setLineWidth(_LINE)
        _draw(canvas, area, paint.pattern)
        canvas.restoreState()
    canvas.setStrokeColor(HexColor(edge))
    canvas.setLineWidth(0.5)
    canvas.rect(*area, stroke=1, fill=0)


def _draw(canvas: Any, area: Area, pattern: Pattern) -> None:
    left, bottom, width, height = area
    right, top = left + width, bottom + height
    if pattern is Pattern.DOTS:
        for row, y in enumerate(_places(bottom, top)):
            for x in _places(left, right):
                canvas.circle(x + _SPACING / 4 * (-1) ** row, y, _DOT, stroke=0, fill=1)
    elif pattern is Pattern.GRID:
        canvas.lines([(x, bottom, x, top) for x in _places(left, right)])
        canvas.lines([(left, y, right, y) for y in _places(bottom, top)])
    else:
        lean = height if pattern is Pattern.STRIPES else -height
        canvas.lines([(x, bottom, x + lean, top) for x in _places(left - height, right + height)])


def _places(start: float, end: float) -> list[float]:
    return [start + (step + 0.5) * _SPACING for step in range(int((end - start) / _SPACING) + 1)]
