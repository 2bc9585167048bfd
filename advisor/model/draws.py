"""Draws every uncertain input once, for all alternatives to share: PERT distributions on a fixed lattice.

PERT (Clark 1962; Malcolm et al. 1959) is the Beta distribution on [low, high] with α = 1 + 4m, β = 5 − 4m and
m = (likely − low) / (high − low), so that its mean is (low + 4·likely + high) / 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from advisor.domain.ranges import Range
from advisor.evidence.defaults import defaults
from advisor.model.inputs import Input
from advisor.model.lattice import GENERATING_VECTOR, POINTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from advisor.model.values import Value

_GRID = 4096
_FIRST_OF_QUOTES = 112
_PER_QUOTE = 8
_FIRST_OF_PREFERENCES = 96
_QUOTE_INPUT = re.compile(r"quote-(\d+)\.(?:(price)|(hours)|extra-(\d+))")

# What moves verdicts most comes first: a lattice is most even in its first dimensions.
_FOREMOST = (
    "hours", "offshore.supervision", "owner_hour", "outsource_rate", "offshore_rate",
    "outsource.productivity", "offshore.productivity", "offshore.rework", "in_house.rework",
    "mistake_cost", "leak_loss", "ip_loss", "offshore.mistakes_per_100_hours",
    "in_house.mistakes_per_100_hours", "staff_hour", "outsource.supervision", "customers_lost_per_year",
    "customer_margin_per_year", "offshore.leak_per_year", "offshore.copy_chance",
)  # fmt: skip


def draw_inputs(inputs: Mapping[str, Input]) -> dict[str, Value]:
    """Each input's draws: an array of 4,096 values, or one float where the owner is certain.

    The same input always lies in the same dimension, whatever other alternatives are compared, so that adding
    or dropping one changes no other's draws.
    """
    places = dimensions(inputs)
    return {name: draw(one.range, places[name]) for name, one in inputs.items()}


def draw(belief: Range, dimension: int) -> Value:
    """4,096 draws from a belief, in the order of the lattice's points; a float where it is certain."""
    if belief.is_certain:
        return belief.likely
    width = belief.high - belief.low
    shape = (belief.likely - belief.low) / width
    standard: NDArray[np.float64] = standard_quantiles(shape)[_positions(dimension)]
    return belief.low + width * standard


def dimensions(names: Iterable[str]) -> dict[str, int]:
    """The lattice dimension of each input; quotes and preferences have places of their own."""
    found: dict[str, int] = {}
    preferences = 0
    for name in names:
        if name.startswith("quote-"):
            found[name] = _dimension_of_quote(name)
        elif name.startswith("preference."):
            found[name] = _FIRST_OF_PREFERENCES + preferences % (_FIRST_OF_QUOTES - _FIRST_OF_PREFERENCES)
            preferences += 1
        else:
            found[name] = _fixed_dimensions()[name]
    return found


def _dimension_of_quote(name: str) -> int:
    match = _QUOTE_INPUT.fullmatch(name)
    assert match is not None, name
    number, price, hours, extra = match.groups()
    within = 0 if price else 1 if hours else 2 + (int(extra) - 1) % (_PER_QUOTE - 2)
    room = len(GENERATING_VECTOR) - _FIRST_OF_QUOTES
    return _FIRST_OF_QUOTES + ((int(number) - 1) * _PER_QUOTE + within) % room


@lru_cache(maxsize=1)
def _fixed_dimensions() -> dict[str, int]:
    table = defaults()
    safeguards = (
        f"safeguard.{safeguard}.{cost}"
        for safeguard in table.safeguards
        for cost in ("hours", "hours_per_month", "money", "money_per_month", "professional_share")
        if getattr(table.safeguards[safeguard], cost) is not None
    )
    names = dict.fromkeys((*_FOREMOST, *table.inputs, *safeguards))
    if len(names) > _FIRST_OF_PREFERENCES:
        raise AssertionError("more inputs than lattice dimensions kept for them")
    return {name: place for place, name in enumerate(names)}


@cache
def _positions(dimension: int) -> NDArray[np.intp]:
    return (np.arange(POINTS, dtype=np.int64) * GENERATING_VECTOR[dimension] % POINTS).astype(np.intp)


@lru_cache(maxsize=512)
def standard_quantiles(shape: float) -> NDArray[np.float64]:
    """Quantiles of PERT on [0, 1] with its mode at ``shape``, at the 4,096 midpoints (k + ½) / 4,096.

    The distribution function is summed by the trapezium rule over 4,096 steps and inverted linearly; both
    errors are below 1e-6 of the range.
    """
    x = np.linspace(0.0, 1.0, _GRID + 1)
    density = x ** (4.0 * shape) * (1.0 - x) ** (4.0 - 4.0 * shape)
    below = np.concatenate(([0.0], np.cumsum(density[1:] + density[:-1])))
    wanted = (np.arange(POINTS) + 0.5) / POINTS
    quantiles: NDArray[np.float64] = np.interp(wanted, below / below[-1], x)
    quantiles.flags.writeable = False
    return quantiles
