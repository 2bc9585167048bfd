"""Mean and percentiles of a figure that is one number or one number a draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from advisor.domain.assessment import Spread

if TYPE_CHECKING:
    from advisor.model.values import Value


def mean(value: Value) -> float:
    """The mean over the draws, or the number itself."""
    return float(value) if isinstance(value, (int, float)) else float(value.sum()) / len(value)


def percentile(value: Value, share: float) -> float:
    """The value that ``share`` (0–1) of the draws do not exceed, linear between them, or the number."""
    return percentiles(value, [share])[0]


def percentiles(value: Value, shares: Sequence[float]) -> list[float]:
    """As ``percentile``, several at once.

    Numpy's ``quantile`` gives the same numbers (Hyndman and Fan's type 7), but loads and checks much before.
    """
    if isinstance(value, (int, float)):
        return [float(value)] * len(shares)
    last = len(value) - 1
    places = [share_below * last for share_below in shares]
    ranks = [min(int(place), last - 1) for place in places]
    ordered = value.copy()
    ordered.partition([*ranks, *(rank + 1 for rank in ranks)])  # these in their order; all would take longer
    found = []
    for place, rank in zip(places, ranks, strict=True):
        low, high, share = ordered.item(rank), ordered.item(rank + 1), place - rank
        # From the nearer end, as numpy does: the last digit is the same, too.
        found.append(low + (high - low) * share if share < 0.5 else high - (high - low) * (1.0 - share))
    return found


def spread(value: Value, *, with_percentiles: bool) -> Spread:
    """The figure's mean, with P10, P50 and P90 unless only likely values were taken."""
    if not with_percentiles:
        return Spread(mean=mean(value))
    p10, p50, p90 = percentiles(value, (0.1, 0.5, 0.9))
    return Spread(mean=mean(value), p10=p10, p50=p50, p90=p90)


def shares_of_being_least(costs: Mapping[str, Value]) -> dict[str, float]:
    """For each name, the share of draws in which its cost is the least; a tie goes to the first."""
    if all(isinstance(cost, (int, float)) for cost in costs.values()):
        least = min(costs, key=lambda name: float(costs[name]), default=None)
        return {name: 1.0 if name == least else 0.0 for name in costs}
    import numpy as np  # loaded already: a value is an array

    table = np.vstack(np.broadcast_arrays(*costs.values()))
    wins = np.bincount(table.argmin(axis=0), minlength=len(costs))
    return {name: float(count) / table.shape[1] for name, count in zip(costs, wins, strict=True)}
