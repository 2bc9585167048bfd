"""Draws every uncertain input once, for all alternatives to share: PERT distributions on a fixed lattice.

PERT (Clark 1962; Malcolm et al. 1959) is the Beta distribution on [low, high] with α = 1 + 4m, β = 5 − 4m and
m = (likely − low) / (high − low), so that its mean is (low + 4·likely + high) / 6.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from advisor.domain.ranges import Range
from advisor.evidence.defaults import defaults
from advisor.model.inputs import Input
from advisor.model.lattice import GENERATING_VECTOR, POINTS
from advisor.sha256 import sha256

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from advisor.model.values import Value

_GRID = 4_096

# What moves verdicts most comes first: a lattice is most even in its first dimensions.
_FOREMOST = (
    "hours", "offshore.supervision", "owner_hour", "outsource_rate", "offshore_rate",
    "outsource.productivity", "offshore.productivity", "offshore.rework", "in_house.rework",
    "mistake_cost", "leak_loss", "ip_loss", "offshore.mistakes_per_100_hours",
    "in_house.mistakes_per_100_hours", "staff_hour", "outsource.supervision", "customers_lost_per_year",
    "customer_margin_per_year", "offshore.leak_per_year", "offshore.copy_chance",
)  # fmt: skip


def draw_inputs(inputs: Mapping[str, Input], *, every: int = 1) -> dict[str, Value]:
    """Each input's draws: an array of 4,096 values, or one float where the owner is certain.

    An input's order of draws hangs on its own name (a quote's on its vendor's) and on nothing else, so that
    adding or dropping another alternative or preference changes no other's draws. ``every``: only
    each so many-th of the draws is taken.
    """
    return {name: draw(one.range, one.stream or name, every=every) for name, one in inputs.items()}


def draw(belief: Range, stream: str, *, every: int = 1) -> Value:
    """4,096 draws from a belief, in the order that belongs to ``stream``; a float where it is certain."""
    if belief.is_certain:
        return belief.likely
    width = belief.high - belief.low
    standard = standard_quantiles((belief.likely - belief.low) / width)
    drawn: NDArray[np.float64] = standard.take(_order(stream)[::every], mode="clip")
    drawn *= width
    drawn += belief.low
    return drawn


def forget_draws() -> None:
    """Give back the memory of what is kept from one task to the next; it is worked out anew, the same."""
    _order.cache_clear()
    standard_quantiles.cache_clear()


@cache
def lattice_dimensions() -> dict[str, int]:
    """The lattice dimension of each input that every task has."""
    table = defaults()
    safeguards = (
        f"safeguard.{safeguard}.{cost}"
        for safeguard in table.safeguards
        for cost in ("hours", "hours_per_month", "money", "money_per_month", "professional_share")
        if getattr(table.safeguards[safeguard], cost) is not None
    )
    names = dict.fromkeys((*_FOREMOST, *table.inputs, *safeguards))
    if len(names) > len(GENERATING_VECTOR):
        raise AssertionError("more inputs than lattice dimensions")
    return {name: place for place, name in enumerate(names)}


@lru_cache(maxsize=1024)  # 8 KB each
def _order(stream: str) -> NDArray[np.integer]:
    """Which of the 4,096 quantiles each draw takes: along the lattice, or shuffled by the stream's name."""
    place = lattice_dimensions().get(stream)
    if place is None:
        return np.argsort(_hashed(stream)).astype(np.int16)  # mixed one to one: no two of them are equal
    # The remainder by 4,096 is the last 12 bits; products that exceed 16 bits keep those, too.
    return np.arange(POINTS, dtype=np.uint16) * np.uint16(GENERATING_VECTOR[place]) & np.uint16(POINTS - 1)


def _hashed(stream: str) -> NDArray[np.uint64]:
    """4,096 well-mixed numbers that hang on the name alone: SplitMix64 (Steele, Lea and Flood 2014)."""
    seed = int.from_bytes(sha256(stream.encode("utf-8", "replace")).digest()[:8], "big")
    step = np.uint64(0x9E3779B97F4A7C15)
    with np.errstate(over="ignore"):
        x = np.uint64(seed) + step * np.arange(1, POINTS + 1, dtype=np.uint64)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return x ^ (x >> np.uint64(31))


@lru_cache(maxsize=128)  # 32 KB each
def standard_quantiles(shape: float) -> NDArray[np.float64]:
    """Quantiles of PERT on [0, 1] with its mode at ``shape``, at the 4,096 midpoints (k + ½) / 4,096.

    The distribution function is summed by the trapezium rule over a grid that is finer towards both ends
    (Chebyshev's points), and inverted linearly; the error stays below 1e-6 of the range.
    """
    x, rest, steps, wanted = _grid()
    density = x ** (4.0 * shape)
    density *= rest ** (4.0 - 4.0 * shape)
    below = np.zeros(_GRID + 1)
    areas = np.add(density[1:], density[:-1], out=below[1:])
    areas *= steps
    np.cumsum(areas, out=areas)
    below /= below[-1]
    quantiles: NDArray[np.float64] = np.interp(wanted, below, x)
    quantiles.flags.writeable = False
    return quantiles


@cache
def _grid() -> tuple[NDArray[np.float64], ...]:
    """Chebyshev's 4,097 points x on [0, 1], 1 − x, the steps between them, and the 4,096 midpoints."""
    x = (1.0 - np.cos(np.linspace(0.0, np.pi, _GRID + 1))) / 2.0
    return x, 1.0 - x, np.diff(x), (np.arange(POINTS) + 0.5) / POINTS
