"""Shares a table's width among its columns, in any unit: points on paper, characters in a terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from operator import add

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
    return _handed_out(least, wanted, lengths[:_ROWS_WEIGHED], (available - needed) / _PORTIONS)


def _handed_out(
    least: Sequence[float], wanted: Sequence[float], rows: Sequence[Sequence[float]], portion: float
) -> list[float]:
    """``least`` and all portions, each given to the column with which the table comes out the shortest.

    A row is as high as its fullest cell: a portion more for a column changes only rows that it fills most.
    """
    columns = list(zip(*rows, strict=True))
    widths = list(least)
    filled, widened = (
        [[cell / (width + more) for cell in column] for column, width in zip(columns, widths, strict=True)]
        for more in (0.0, portion)
    )
    fullest = [max(row) for row in zip(*filled, strict=True)]
    heights = [_height(full) for full in fullest]

    def with_more(column: int) -> list[float]:
        """The heights of the rows with a portion more for a column."""
        cells = filled[column]
        others = [one for place, one in enumerate(filled) if place != column]
        found = heights.copy()
        for row, full in enumerate(fullest):
            if cells[row] == full:
                most = widened[column][row]
                for other in others:
                    most = max(most, other[row])
                found[row] = _height(most)
        return found

    for _ in range(_PORTIONS):
        open_columns = [column for column, width in enumerate(widths) if width < wanted[column]]
        tables = {column: with_more(column) for column in open_columns}
        # The tables compared differ in one column; of those that come out alike, the longest text gets more.
        best = min(open_columns, key=lambda column: (reduce(add, tables[column]), -wanted[column]))
        heights = tables[best]
        widths[best] += portion
        filled[best] = widened[best]
        widened[best] = [cell / (widths[best] + portion) for cell in columns[best]]
        fullest = [max(row) for row in zip(*filled, strict=True)]
    return widths


def _height(filled: float) -> float:
    """Lines that a row takes with its fullest cell; where that is alike, the less filled the better."""
    over = filled - _SLACK
    return (1 if over <= 1.0 else math.ceil(over)) + filled * 0.1
