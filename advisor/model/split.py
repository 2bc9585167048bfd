"""A task taken apart: each part routed by itself, with the passing of work between parts priced."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from advisor.domain.assessment import AlternativeResult, SplitAdvice, StepAdvice
from advisor.domain.task import Answers, Step, Task
from advisor.model.inputs import Situation
from advisor.model.spread import mean, shares_of_being_least
from advisor.model.values import Value
from advisor.records import Struct, replace

NOT_OF_A_STEP = frozenset({"pattern", "hours", "horizon_months", "budget_per_month"})


class PricedStep(Struct, frozen=True, kw_only=True):
    """One part of a task with its alternatives that are not ruled out, cost per draw over the horizon."""

    step: Step
    costs: dict[str, Value]


def task_of_step(task: Task, step: Step, situation: Situation) -> Task:
    """The part as a task of its own: its share of the hours, and the answers in which it differs.

    Quotes are for the whole task and are left out; so are limits on the whole task's cash and cost. What the
    owner would pay to keep the whole counts by the part's share of it.
    """
    told = {
        name: getattr(step, name)
        for name in Answers.__struct_fields__
        if name not in NOT_OF_A_STEP and getattr(step, name) is not None
    }
    hours = situation.inputs["hours"].range.scaled(step.share)
    preferences = {name: price.scaled(step.share) for name, price in task.settings.preferences.items()}
    business = replace(task.settings, largest_bearable_loss=None, preferences=preferences)
    return replace(
        task,
        title=step.title,
        quotes=(),
        steps=(),
        hours=hours,
        budget_per_month=None,
        settings=business,
        **told,
    )


def split_advice(
    situation: Situation,
    steps: Sequence[PricedStep],
    handover: Value,
    unsplit: AlternativeResult,
    unsplit_cost: Value,
    *,
    with_odds: bool,
) -> SplitAdvice | None:
    """The cheapest way for each part, passing on included, against the whole task's recommendation.

    ``handover``: the owner's time to pass work on at one boundary, in money over the horizon. None where some
    part has no way open, or all parts go one way as the whole does.
    """
    ways = [{name: mean(cost) for name, cost in one.costs.items()} for one in steps]
    if not all(ways):
        return None
    chosen = cheapest_route(ways, mean(handover))
    if len(set(chosen)) == 1 and chosen[0] == unsplit.arrangement:
        return None
    boundaries = sum(a != b for a, b in pairwise(chosen))
    total: Value = handover * boundaries
    for one, name in zip(steps, chosen, strict=True):
        total = total + one.costs[name]
    better = shares_of_being_least({"split": total, "whole": unsplit_cost})["split"]
    per_basis = 1.0 / situation.periods
    return SplitAdvice(
        steps=tuple(
            StepAdvice(
                title=one.step.title, share=one.step.share, alternative=name, cost=way[name] * per_basis
            )
            for one, name, way in zip(steps, chosen, ways, strict=True)
        ),
        handover_cost=mean(handover) * boundaries * per_basis,
        cost=mean(total) * per_basis,
        unsplit_cost=mean(unsplit_cost) * per_basis,
        probability_better=better if with_odds else None,
    )


def cheapest_route(ways: Sequence[dict[str, float]], handover: float) -> list[str]:
    """The way for each part that makes the whole chain cheapest, ``handover`` paid wherever the way changes.

    Dynamic programming over the chain (Viterbi 1967); ties go to the earlier arrangement.
    """
    best = {name: (cost, [name]) for name, cost in ways[0].items()}
    for part in ways[1:]:
        best = {
            name: min(
                (
                    (before + cost + (0.0 if route[-1] == name else handover), [*route, name])
                    for before, route in best.values()
                ),
                key=lambda found: found[0],
            )
            for name, cost in part.items()
        }
    return min(best.values(), key=lambda found: found[0])[1]


def handover_cost(situation: Situation, hours_per_month: Value, owner_hour: Value) -> Value:
    """One boundary's passing of work, over the horizon."""
    return hours_per_month * owner_hour * situation.months
