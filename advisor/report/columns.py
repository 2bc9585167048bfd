"""Shares a table's width among its columns, in any unit: points on paper, characters in a terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import truediv

_PORTIONS = 24  # that what is left over is handed out in
_SLACK = 1e-6
_ROWS_WEIGHED = 200  # more of them would not change the shares, only take longer


def share_width(least: Sequence[float], lengths: Sequence[Sequence[float]], available: float) -> list[float]:
    """Widths that add up to ``available`` and make for a short table.

    ``least``: what each column needs so that no word breaks. ``lengths``: for each row, the length of each
    cell's text on one line. Where no line needs to break, the widest column takes the rest; where not even
    the words fit, all columns shrink alike.
    """
    wanted = [max(need, *column) for need, column in zip(least, zip(*lengths, strict=True), strict=True)]
    if sum(wanted) <= available:
        widest = wanted.index(max(wanted))
        rest = available - sum(wanted)
        return [want + (rest if column == widest else 0.0) for column, want in enumerate(wanted)]
    needed = sum(least)
    if needed >= available:
        return [need * available / needed for need in least]
    widths = list(least)
    portion = (available - needed) / _PORTIONS
    rows = lengths[:_ROWS_WEIGHED]
    for _ in range(_PORTIONS):
        open_columns = [column for column, width in enumerate(widths) if width < wanted[column]]
        # The tables compared differ in one column; of those that come out alike, the longest text gets more.
        best = min(
            open_columns,
            key=lambda column: (_height(rows, _widened(widths, column, portion)), -wanted[column]),
        )
        widths[best] += portion
    return widths


def _widened(widths: Sequence[float], column: int, portion: float) -> list[float]:
    return [width + portion if place == column else width for place, width in enumerate(widths)]


def _height(rows: Sequence[Sequence[float]], widths: Sequence[float]) -> float:
    """Lines that the rows take; where that is alike, the less of them is filled, the better."""
    total = 0.0
    for row in rows:
        filled = max(map(truediv, row, widths))
        total += max(1, math.ceil(filled - _SLACK)) + filled * 0.1
    return total
