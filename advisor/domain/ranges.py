"""A quantity as somebody believes it: lowest, likeliest, highest."""

from __future__ import annotations

import math

from advisor.records import Struct


class Range(Struct, frozen=True, kw_only=True):
    """What somebody believes about a quantity: low ≤ likely ≤ high, all in the same unit.

    low == high means certain. Sampled as PERT (Clark 1962): mean (low + 4·likely + high) / 6.
    Raises ValueError when the order is wrong or a number is negative or not finite.
    """

    low: float
    likely: float
    high: float

    def __post_init__(self) -> None:
        if not all(math.isfinite(x) and x >= 0 for x in (self.low, self.likely, self.high)):
            raise ValueError("a range takes finite numbers that are not negative")
        if not self.low <= self.likely <= self.high:
            raise ValueError("a range runs from low over likely to high")

    @classmethod
    def exactly(cls, value: float) -> Range:
        """A quantity that is known for certain."""
        return cls(low=value, likely=value, high=value)

    @property
    def is_certain(self) -> bool:
        return self.low == self.high

    @property
    def mean(self) -> float:
        """The mean of its PERT distribution."""
        return (self.low + 4.0 * self.likely + self.high) / 6.0

    def scaled(self, factor: float) -> Range:
        """The same belief in another unit, or about a multiple of the quantity; factor ≥ 0."""
        return Range(low=self.low * factor, likely=self.likely * factor, high=self.high * factor)

    def capped(self, ceiling: float) -> Range:
        """The same belief about a quantity that cannot exceed ``ceiling``."""
        return Range(
            low=min(self.low, ceiling), likely=min(self.likely, ceiling), high=min(self.high, ceiling)
        )
