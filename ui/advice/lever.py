"""One input that can be moved to see what becomes of the verdict, ready to be shown as a slider."""

from __future__ import annotations

from collections.abc import Callable

from advisor.domain.levels import Arrangement
from advisor.records import Struct


class Flip(Struct, frozen=True, kw_only=True):
    """Beyond ``at`` (above it, or below) another alternative wins; ``arrangement`` None: nothing is left.

    ``text`` says so in words.
    """

    at: float
    is_above: bool
    arrangement: Arrangement | None
    text: str


class Lever(Struct, frozen=True, kw_only=True):
    """An input with the span it can be moved over. All values are in the unit that is shown.

    ``start`` + ``step`` × position is the value; there are ``steps`` + 1 positions. ``low`` to ``high``: what
    is believed now, likeliest ``likely``. ``winner``: what wins as answered. ``write``: a value in words.
    ``unkept``: why a moved value cannot be kept as an answer; "" where it can.
    """

    key: str
    label: str
    belief: str
    is_told: bool
    start: float
    step: float
    steps: int
    low: float
    likely: float
    high: float
    winner: Arrangement | None
    flips: tuple[Flip, ...]
    write: Callable[[float], str]
    unkept: str = ""

    @property
    def end(self) -> float:
        return self.start + self.step * self.steps

    def value(self, position: int) -> float:
        return self.start + self.step * position

    def position(self, value: float) -> int:
        """The position nearest to ``value``, within the span."""
        return min(max(round((value - self.start) / self.step), 0), self.steps)

    def share(self, value: float) -> float:
        """Where ``value`` stands on the span, 0 to 1."""
        return min(max((value - self.start) / (self.step * self.steps), 0.0), 1.0)


class Outcome(Struct, frozen=True, kw_only=True):
    """What comes of some figures: the verdict and the figures of what is recommended, in words.

    ``shares``: how often each alternative comes out cheapest, 0 to 1. Figures count ``basis``.
    """

    arrangement: Arrangement | None
    name: str
    confidence: str
    odds: str
    shares: tuple[tuple[Arrangement, float], ...]
    cost: str
    cash: str
    your_hours: str
