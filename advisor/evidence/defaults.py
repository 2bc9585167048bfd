"""What stands in for an open question, and what the model knows of the world, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.domain.assessment import Evidence
from advisor.domain.levels import Safeguard
from advisor.domain.ranges import Range
from advisor.evidence.files import read_resource
from advisor.records import Struct, field

OWNER_HOURS = "owner_hours"
DOLLARS = "USD"


class DefaultRange(Struct, frozen=True, kw_only=True):
    """A range before it is fitted to a task.

    ``times``: answer key → level → factor. ``most``: what the fitted range never exceeds (None: anything).
    ``unit``: owner_hours (money as multiples of the owner's hour), USD (money), or words.
    """

    range: Range
    unit: str
    evidence: Evidence
    times: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    most: float | None = None

    def fitted(self, level_of: Mapping[str, str]) -> Range:
        """The range for a task that gave these levels. Raises KeyError when a level it needs is missing."""
        factor = 1.0
        for key, factors in self.times.items():
            factor *= factors[level_of[key]]
        fitted = self.range.scaled(factor)
        return fitted if self.most is None else fitted.capped(self.most)


class SafeguardEffect(Struct, frozen=True, kw_only=True):
    """What a safeguard takes and gives.

    ``hours``: the owner's, once; ``hours_per_month``; ``money`` and ``money_per_month``: in owner's hours;
    ``professional_share``: of the work's hours, at a professional's rate. None where it takes nothing of it.
    ``times``: loss → what is left of it (0–1): leak, ip, mistakes, rework, turnover, exit.
    """

    hours: Range | None = None
    hours_per_month: Range | None = None
    money: Range | None = None
    money_per_month: Range | None = None
    professional_share: Range | None = None
    times: Mapping[str, float] = field(default_factory=dict)


class Constants(Struct, frozen=True, kw_only=True):
    """Fixed figures of the method; see ``resources/evidence.toml`` for what each means."""

    most_setup_share: float
    most_exit_share: float
    finding_left_with_quote: float
    checking_confidence: float
    least_tolerated_share: float
    most_tolerated_share: float
    checking_share: float


class Defaults(Struct, frozen=True, kw_only=True):
    """Everything in ``resources/evidence.toml``."""

    answers: Mapping[str, Any]
    answer_evidence: Evidence
    own_skill_of_nobody: str
    own_skill_of_nobody_evidence: Evidence
    inputs: Mapping[str, DefaultRange]
    safeguards: Mapping[Safeguard, SafeguardEffect]
    safeguard_evidence: Evidence
    constants: Constants
    units_per_dollar: Mapping[str, float]
    currency_evidence: Evidence


@cache
def defaults() -> Defaults:
    """The shipped defaults, read once."""
    data = read_resource("evidence.toml")
    nobody = data["answer"]["own_skill_of_nobody"]
    constant = dict(data["constant"])
    return Defaults(
        answers=data["answer"]["values"],
        answer_evidence=_evidence(data["answer"]),
        own_skill_of_nobody=nobody["value"],
        own_skill_of_nobody_evidence=_evidence(nobody),
        inputs={name: _default_range(entry) for name, entry in data["input"].items()},
        safeguards={
            safeguard: _safeguard_effect(data["safeguard"][safeguard.value]) for safeguard in Safeguard
        },
        safeguard_evidence=_evidence(data["safeguard"]),
        constants=Constants(
            most_setup_share=constant["most_setup_share"],
            most_exit_share=constant["most_exit_share"],
            finding_left_with_quote=constant["finding_left_with_quote"],
            checking_confidence=constant["checking_confidence"],
            least_tolerated_share=constant["least_tolerated_share"],
            most_tolerated_share=constant["most_tolerated_share"],
            checking_share=constant["checking_share"],
        ),
        units_per_dollar={
            code: value for code, value in data["currency"].items() if isinstance(value, float)
        },
        currency_evidence=_evidence(data["currency"]),
    )


def _default_range(entry: Mapping[str, Any]) -> DefaultRange:
    return DefaultRange(
        range=_range(entry["range"]),
        unit=entry["unit"],
        evidence=_evidence(entry),
        times=entry.get("times", {}),
        most=entry.get("most"),
    )


def _safeguard_effect(entry: Mapping[str, Any]) -> SafeguardEffect:
    costs = {name: _range(value) for name, value in entry.items() if name != "times"}
    return SafeguardEffect(times=entry["times"], **costs)


def _range(numbers: list[float]) -> Range:
    low, likely, high = numbers
    return Range(low=float(low), likely=float(likely), high=float(high))


def _evidence(entry: Mapping[str, Any]) -> Evidence:
    return Evidence(
        source=entry["source"],
        year=entry.get("year"),
        grade=entry["grade"],
        note=entry.get("note", ""),
        by_seller=entry.get("seller", False),
    )
