"""Times calls in a way that noise hurts little: the best of many, paired where two are compared."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: what was measured against what, as a ratio, with the aim where there is one."""

    what: str
    against: str
    ratio: float
    aim: str
    figures: str

    @property
    def misses(self) -> bool:
        """Whether the ratio is above what is aimed at; an aim in words is for people to compare."""
        is_ratio = self.aim.startswith("≤ ") and not self.aim.endswith("ms")
        return is_ratio and self.ratio > float(self.aim.removeprefix("≤ "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """A line that could not be measured here, and why."""

    what: str
    why: str


def seconds(call: Callable[[], object], *, runs: int = 15) -> list[float]:
    """Each run's seconds, after one that does not count."""
    call()
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        found.append(time.perf_counter() - start)
    return found


def paired(a: Callable[[], object], b: Callable[[], object], *, runs: int = 15) -> tuple[float, float, float]:
    """Medians of two calls timed in turn, and the median of their ratios a / b."""
    a(), b()
    first, second = [], []
    for _ in range(runs):
        first += seconds(a, runs=1)
        second += seconds(b, runs=1)
    ratios = [x / y for x, y in zip(first, second, strict=True)]
    return statistics.median(first), statistics.median(second), statistics.median(ratios)


def milliseconds(value: float) -> str:
    """Seconds as milliseconds, or microseconds below one."""
    return f"{value * 1e3:.1f} ms" if value >= 1e-3 else f"{value * 1e6:.0f} µs"
