"""Chooses among the priced alternatives, and says how sure the choice is and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.assessment import (
    AlternativeResult,
    ConditionCode,
    Confidence,
    LineCode,
    Reason,
    Verdict,
)

CLEAR_FROM = 0.85
LEANING_FROM = 0.70


def choose(alternatives: Sequence[AlternativeResult], *, with_odds: bool) -> Verdict:
    """The alternative with the least mean all-in cost among those not ruled out; ties go to the first.

    The runner-up is the next of them, or, where only one is left, the cheapest of those ruled out.
    """
    allowed = sorted((one for one in alternatives if not one.is_ruled_out), key=lambda one: one.cost.mean)
    ruled_out = sorted((one for one in alternatives if one.is_ruled_out), key=lambda one: one.cost.mean)
    if not allowed:
        return Verdict(
            arrangement=None,
            alternative=None,
            confidence=Confidence.NONE,
            probability_best=None,
            nearest=_nearest_to_lift(alternatives),
        )
    best, *others = (*allowed, *ruled_out)
    odds = best.probability_best if with_odds else None
    return Verdict(
        arrangement=best.arrangement,
        alternative=best.id,
        confidence=confidence(odds),
        probability_best=odds,
        runner_up=others[0].id if others else None,
    )


def confidence(probability_best: float | None) -> Confidence:
    """The word for a share of draws; none where no draws were made."""
    if probability_best is None:
        return Confidence.NONE
    if probability_best >= CLEAR_FROM:
        return Confidence.CLEAR
    return Confidence.LEANING if probability_best >= LEANING_FROM else Confidence.TOO_CLOSE


def reasons_between(best: AlternativeResult, other: AlternativeResult) -> tuple[Reason, ...]:
    """Every line's difference, the largest first; they sum to the difference of the all-in costs."""
    mine = {line.code: line.mean for line in best.ledger}
    theirs = {line.code: line.mean for line in other.ledger}
    found = []
    for code in LineCode:
        amount = theirs.get(code, 0.0) - mine.get(code, 0.0)
        if amount:
            found.append(Reason(code=code, favours=best.id if amount > 0 else other.id, amount=amount))
    return tuple(sorted(found, key=lambda reason: -abs(reason.amount)))


def _nearest_to_lift(alternatives: Sequence[AlternativeResult]) -> tuple[str, ConditionCode] | None:
    """The alternative with the fewest conditions against it (the cheapest of those), and the first one."""

    def difficulty(one: AlternativeResult) -> tuple[int, float]:
        return sum(condition.rules_out for condition in one.conditions), one.cost.mean

    nearest = min(alternatives, key=difficulty, default=None)
    if nearest is None:
        return None
    condition = next(condition for condition in nearest.conditions if condition.rules_out)
    return nearest.id, condition.code
