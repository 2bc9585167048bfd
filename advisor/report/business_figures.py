"""What an overview needs of each weighed task, and the sums of many: plain numbers, no words."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from advisor.domain.assessment import Assessment, Basis, Confidence, LineCode
from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskStatus
from advisor.records import Struct

_STILL_TO_MOVE = (TaskStatus.IDEA, TaskStatus.DECIDED)


class TaskFigures(Struct, frozen=True, kw_only=True):
    """One weighed task: means of what is recommended, on its basis (a month, or in total for a one-off).

    ``arrangement`` None: nothing fits it as it stands; it stays in-house, and its figures are those.
    ``saved``: all-in cost against in-house. ``hours_freed``: of the owner's. ``more_cash``: paid out against
    in-house, below zero where it is less. ``checking_hours``: the owner's to guide and check.
    """

    title: str
    status: TaskStatus
    arrangement: Arrangement | None
    confidence: Confidence
    basis: Basis
    currency: str
    cost: float
    saved: float = 0.0
    hours_freed: float = 0.0
    more_cash: float = 0.0
    checking_hours: float = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the figures have not settled it."""
        return self.arrangement is None or self.confidence is Confidence.TOO_CLOSE

    @property
    def is_ongoing(self) -> bool:
        return self.basis is Basis.PER_MONTH


def figures_of(title: str, status: TaskStatus, assessment: Assessment) -> TaskFigures:
    """``assessment`` in as many numbers as an overview has room for."""
    in_house = next(one for one in assessment.alternatives if one.arrangement is Arrangement.IN_HOUSE)
    best = assessment.recommended
    chosen = best or in_house
    checking = chosen.line(LineCode.SUPERVISION)
    return TaskFigures(
        title=title,
        status=status,
        arrangement=None if best is None else best.arrangement,
        confidence=assessment.verdict.confidence,
        basis=assessment.basis,
        currency=assessment.currency,
        cost=chosen.cost.mean,
        saved=in_house.cost.mean - chosen.cost.mean,
        hours_freed=in_house.your_hours.mean - chosen.your_hours.mean,
        more_cash=chosen.cash.mean - in_house.cash.mean,
        checking_hours=checking.your_hours if checking is not None else 0.0,
    )


class Sums(Struct, frozen=True, kw_only=True):
    """Of ``count`` tasks on one basis, what ``TaskFigures`` has of each."""

    count: int
    cost: float
    saved: float
    hours_freed: float
    more_cash: float
    checking_hours: float


def sums(tasks: Iterable[TaskFigures]) -> Sums:
    """Exact sums, so that their order plays no part."""
    found = list(tasks)
    return Sums(
        count=len(found),
        cost=math.fsum(one.cost for one in found),
        saved=math.fsum(one.saved for one in found),
        hours_freed=math.fsum(one.hours_freed for one in found),
        more_cash=math.fsum(one.more_cash for one in found),
        checking_hours=math.fsum(one.checking_hours for one in found),
    )


def largest_first(tasks: Iterable[TaskFigures]) -> list[TaskFigures]:
    """By all-in cost; equals by title."""
    return sorted(tasks, key=lambda one: (-one.cost, one.title))


def to_move_first(tasks: Iterable[TaskFigures]) -> list[TaskFigures]:
    """Ongoing tasks that are to go out and have not yet: most hours freed for the money first.

    Those that free hours and cost no more cash lead, by hours; the others follow by hours freed per unit of
    money. What is open, or frees nothing, is not among them.
    """
    found = [
        one
        for one in tasks
        if one.is_ongoing
        and not one.is_open
        and one.arrangement is not Arrangement.IN_HOUSE
        and one.status in _STILL_TO_MOVE
        and one.hours_freed > 0
    ]
    return sorted(found, key=_worth)


def _worth(one: TaskFigures) -> tuple[int, float, str]:
    if one.more_cash <= 0:
        return (0, -one.hours_freed, one.title)
    return (1, -one.hours_freed / one.more_cash, one.title)


def shares(room: int, wanted: Sequence[int]) -> list[int]:
    """``room`` rows dealt out among groups that want so many: one at a time, to each in turn."""
    given = [0] * len(wanted)
    while room > 0 and any(has < want for has, want in zip(given, wanted, strict=True)):
        for place, want in enumerate(wanted):
            if room > 0 and given[place] < want:
                given[place] += 1
                room -= 1
    return given
