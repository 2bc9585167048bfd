"""Where everything in a tornado stands: how far each answer alone moves the result; numbers in, places out.

Unit coordinates as in ``advisor.report.chart``: x from 0 (left) to 1 (right), y from 0 (top) to 1 (bottom).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from advisor.records import Struct
from advisor.report.chart import Tick, axis

SWING_COLOUR = "#4A545C"
_BAR_SHARE = 0.5  # of its row's height


class SwingBar(Struct, frozen=True, kw_only=True):
    """One answer: the result with it at its lowest and at its highest, in money.

    ``belief``: that range in words ("8 to 14 hours"); ``low_figure``, ``high_figure``: the results in words.
    """

    name: str
    belief: str
    low: float
    high: float
    low_figure: str
    high_figure: str


class SwingRow(Struct, frozen=True, kw_only=True):
    """One answer's row. ``low`` and ``high``: x of the result there; ``bar_top``, ``bar_bottom``: y."""

    name: str
    belief: str
    low_figure: str
    high_figure: str
    low: float
    high: float
    bar_top: float
    bar_bottom: float


class SwingGeometry(Struct, frozen=True, kw_only=True):
    """A tornado, laid out. ``base``: x of the result as it stands; ``zero``: x where the answer turns."""

    rows: tuple[SwingRow, ...]
    ticks: tuple[Tick, ...]
    base: float
    zero: float


def lay_out_swings(
    bars: Sequence[SwingBar], base: float, format_tick: Callable[[float], str]
) -> SwingGeometry:
    """One row a bar, in the order given, over an axis that includes zero and ``base``."""
    reached = [0.0, base, *(end for bar in bars for end in (bar.low, bar.high))]
    low, high, step = axis(min(reached), max(reached))
    span = high - low
    first, last = math.ceil(low / step - 1e-9), round(high / step)
    values = [count * step for count in range(first, last + 1)]
    height = 1 / max(len(bars), 1)
    margin = height * (1 - _BAR_SHARE) / 2
    return SwingGeometry(
        rows=tuple(
            SwingRow(
                name=bar.name,
                belief=bar.belief,
                low_figure=bar.low_figure,
                high_figure=bar.high_figure,
                low=(bar.low - low) / span,
                high=(bar.high - low) / span,
                bar_top=place * height + margin,
                bar_bottom=(place + 1) * height - margin,
            )
            for place, bar in enumerate(bars)
        ),
        ticks=tuple(Tick(at=(value - low) / span, value=value, label=format_tick(value)) for value in values),
        base=(base - low) / span,
        zero=-low / span,
    )
