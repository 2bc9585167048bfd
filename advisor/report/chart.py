"""Where everything in a cost chart stands: numbers in, rectangles out, for paper and for the window alike.

Unit coordinates over the plotting area: x from 0 (left) to 1 (right), y from 0 (top) to 1 (bottom).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from advisor.domain.assessment import AlternativeResult
from advisor.domain.levels import Arrangement
from advisor.records import Struct
from advisor.report.chart_style import (
    GROUP_OF_LINE,
    CostGroup,
    Paint,
    bar_colour,
    paint_of,
)

_BAR_SHARE = 0.5  # of its row's height; the rest keeps rows apart
_TICKS_WANTED = 5
_LEAST_REACH = 1e-100  # of an axis, in money: nearer to nothing, floats are too coarse to be divided
_NEGLIGIBLE = 1e-9  # share of the axis below which a part is a rounding error, not a rectangle


class CostPart(Struct, frozen=True, kw_only=True):
    """What one group of ledger lines adds to a bar; negative for a credit."""

    group: CostGroup
    amount: float


class CostBar(Struct, frozen=True, kw_only=True):
    """One alternative as a bar. ``total``: the sum of its parts; ``low``, ``high``: P10, P90 where known.

    ``figure``: the total in words. ``note``: a word or two on where it stands ("recommended", "ruled out").
    """

    id: str
    name: str
    figure: str
    note: str = ""
    arrangement: Arrangement
    parts: tuple[CostPart, ...]
    total: float
    low: float | None = None
    high: float | None = None
    is_recommended: bool = False
    is_ruled_out: bool = False


class Segment(Struct, frozen=True, kw_only=True):
    """A rectangle of a bar: its group, the money it stands for, where it runs and how it is painted."""

    group: CostGroup
    amount: float
    left: float
    right: float
    paint: Paint


class BarRow(Struct, frozen=True, kw_only=True):
    """One alternative's row. ``at``: x of the total; ``low`` and ``high``: ends of the whisker, or None."""

    id: str
    name: str
    figure: str
    note: str
    arrangement: Arrangement
    is_recommended: bool
    is_ruled_out: bool
    top: float
    bottom: float
    bar_top: float
    bar_bottom: float
    segments: tuple[Segment, ...]
    total: float
    at: float
    low: float | None
    high: float | None


class Tick(Struct, frozen=True, kw_only=True):
    """A line across the plot at ``at``, with its value and what to write there."""

    at: float
    value: float
    label: str


class ChartGeometry(Struct, frozen=True, kw_only=True):
    """A chart, laid out.

    ``lowest`` and ``highest``: money at x = 0 and x = 1. ``zero``: x of the zero line. ``groups``: those that
    occur, for the legend.
    """

    rows: tuple[BarRow, ...]
    ticks: tuple[Tick, ...]
    zero: float
    lowest: float
    highest: float
    groups: tuple[CostGroup, ...]

    def x(self, amount: float) -> float:
        """Where an amount stands on the axis."""
        return (amount - self.lowest) / (self.highest - self.lowest)


def cost_bar(
    alternative: AlternativeResult, *, name: str, figure: str, note: str = "", is_recommended: bool = False
) -> CostBar:
    """The bar of one alternative, its ledger gathered into groups; groups that add nothing are left out."""
    amounts = dict.fromkeys(CostGroup, 0.0)
    for line in alternative.ledger:
        amounts[GROUP_OF_LINE[line.code]] += line.mean
    return CostBar(
        id=alternative.id,
        name=name,
        figure=figure,
        note=note,
        arrangement=alternative.arrangement,
        parts=tuple(CostPart(group=group, amount=amount) for group, amount in amounts.items() if amount),
        total=alternative.cost.mean,
        low=alternative.cost.p10,
        high=alternative.cost.p90,
        is_recommended=is_recommended,
        is_ruled_out=alternative.is_ruled_out,
    )


def lay_out(
    bars: Sequence[CostBar], format_tick: Callable[[float], str], *, among: Sequence[CostBar] = ()
) -> ChartGeometry:
    """Stack the bars, one row each, over a common axis that includes zero. Credits run left from zero.

    ``among``: all bars of a chart drawn in several parts, which then share one scale.
    """
    low, highest, step = axis(*_extent([*bars, *among]))
    values = [count * step for count in range(math.ceil(low / step - _NEGLIGIBLE), round(highest / step) + 1)]
    lowest, span = low, highest - low
    shown = {part.group for bar in bars for part in bar.parts if abs(part.amount) > span * _NEGLIGIBLE}
    return ChartGeometry(
        rows=tuple(_row(bar, place, len(bars), lowest, span) for place, bar in enumerate(bars)),
        ticks=tuple(
            Tick(at=(value - lowest) / span, value=value, label=format_tick(value)) for value in values
        ),
        zero=-lowest / span,
        lowest=lowest,
        highest=highest,
        groups=tuple(group for group in CostGroup if group in shown),
    )


def axis(low: float, high: float) -> tuple[float, float, float]:
    """Where an axis that shows low ≤ 0 ≤ high starts and ends, and the step between its ticks.

    The step is 1, 2 or 5 times a power of ten. The axis ends on a tick above; below zero, where credits are
    small beside costs, on a fifth of a step.
    """
    if high - low < _LEAST_REACH:
        low, high = 0.0, 1.0
    step = _nice_step((high - low) / _TICKS_WANTED)
    return (
        math.floor(low / step * 5 + _NEGLIGIBLE) * step / 5,
        math.ceil(high / step - _NEGLIGIBLE) * step,
        step,
    )


def _nice_step(least: float) -> float:
    exponent = math.floor(math.log10(least))
    for factor in (1, 2, 5):
        step = float(f"{factor}e{exponent}")
        if step >= least * (1 - _NEGLIGIBLE):
            return step
    return float(f"1e{exponent + 1}")


def _extent(bars: Sequence[CostBar]) -> tuple[float, float]:
    low = high = 0.0
    for bar in bars:
        below = sum(part.amount for part in bar.parts if part.amount < 0)
        above = sum(part.amount for part in bar.parts if part.amount > 0)
        reached = [below, above, bar.total, *(end for end in (bar.low, bar.high) if end is not None)]
        low, high = min(low, *reached), max(high, *reached)
    return low, high


def _row(bar: CostBar, place: int, count: int, lowest: float, span: float) -> BarRow:
    def x(amount: float) -> float:
        return (amount - lowest) / span

    height = 1 / count
    margin = height * (1 - _BAR_SHARE) / 2
    return BarRow(
        id=bar.id,
        name=bar.name,
        figure=bar.figure,
        note=bar.note,
        arrangement=bar.arrangement,
        is_recommended=bar.is_recommended,
        is_ruled_out=bar.is_ruled_out,
        top=place * height,
        bottom=(place + 1) * height,
        bar_top=place * height + margin,
        bar_bottom=(place + 1) * height - margin,
        segments=_segments(bar, x, span),
        total=bar.total,
        at=x(bar.total),
        low=None if bar.low is None else x(bar.low),
        high=None if bar.high is None else x(bar.high),
    )


def _segments(bar: CostBar, x: Callable[[float], float], span: float) -> tuple[Segment, ...]:
    colour = bar_colour(bar.arrangement, ruled_out=bar.is_ruled_out)
    segments = []
    left_end = right_end = 0.0
    for part in bar.parts:
        if abs(part.amount) <= span * _NEGLIGIBLE:
            continue
        if part.amount > 0:
            start, end = right_end, right_end + part.amount
            right_end = end
        else:
            start, end = left_end + part.amount, left_end
            left_end = start
        segments.append(
            Segment(
                group=part.group,
                amount=part.amount,
                left=x(start),
                right=x(end),
                paint=paint_of(part.group, colour),
            )
        )
    return tuple(segments)
