"""Which open question is worth answering next, and when no answer can change the verdict any more.

An open question is worth what knowing its answer before choosing is worth (EVPPI): for a number, over its
range; for a level, over all levels, each half as likely as its neighbour nearer the assumed one. The ledger
is taken over every 64th of the same draws, so that thirty questions take a fraction of a second.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.domain.task_format.keys import ANSWER_KEYS
from advisor.model.conditions import conditions_of, priced_conditions
from advisor.model.draws import draw_inputs
from advisor.model.inputs import Situation
from advisor.model.pricing import price
from advisor.model.resolve import resolve
from advisor.model.spread import mean, percentile
from advisor.records import Struct, replace

THINNING = 64  # every 64th point of the lattice
MOST_IN_PAIRS = 8  # questions tried two at a time before asking is over
HALVING = 0.5  # each level further from the assumed one is this much less likely
_IN_SETTINGS = ("owner_hour", "staff_hour")
_NEVER_ASKED = frozenset({"horizon_months", "must_stay", "budget_per_month", "safeguards"})
_SHARE_OF_CHANGE = 0.15


class OpenQuestion(Struct, frozen=True, kw_only=True):
    """A question not answered yet. ``value``: its EVPPI in money over the horizon.

    ``can_change``: whether some answer to it, on its own, changes the recommended alternative.
    """

    key: str
    value: float
    can_change: bool


class _Outcome(Struct, frozen=True, kw_only=True):
    """The alternatives under one answer: mean costs over the horizon, and which are ruled out."""

    costs: Mapping[str, float]
    ruled_out: frozenset[str]

    def cost(self, name: str) -> float:
        """The cost of choosing ``name``: of one that is ruled out, everything else and as much again."""
        if name not in self.ruled_out:
            return self.costs[name]
        return self.costs[name] + math.fsum(abs(cost) for cost in self.costs.values())

    def lead_of(self, name: str | None) -> float:
        """By how much ``name`` is cheaper than the cheapest other that is open; infinite where it is out."""
        if name is None or name in self.ruled_out:
            return -math.inf
        others = [cost for other, cost in self.costs.items() if other not in {name, *self.ruled_out}]
        return min(others, default=math.inf) - self.costs[name]

    @property
    def best(self) -> str | None:
        allowed = [name for name in self.costs if name not in self.ruled_out]
        return min(allowed, key=lambda name: self.costs[name], default=None)


def open_questions(task: Task) -> tuple[OpenQuestion, ...]:
    """The questions not answered yet, the one worth most first; those that can change nothing last.

    Where no single answer can change the verdict, pairs of the answers that come nearest to it are tried.
    """
    now = _outcome(task)
    found = [_weighed(task, key, now) for key in _open_keys(task)]
    if not any(one.can_change for one in found):
        able = _able_in_pairs(task, now, [one.key for one in found])
        found = [replace(one, can_change=one.key in able) for one in found]
    return tuple(sorted(found, key=lambda one: (not one.can_change, -one.value)))


def _able_in_pairs(task: Task, now: _Outcome, keys: list[str]) -> frozenset[str]:
    """Of the questions whose answers come nearest to a change, those that with another's bring it about."""
    reach: list[tuple[float, str, Task]] = []
    for key in keys:
        answers = [_answered(task, key, answer) for weight, answer in _possible_answers(task, key) if weight]
        leads = [(_outcome(answered).lead_of(now.best), n) for n, answered in enumerate(answers)]
        lead, nearest = min(leads)
        reach.append((lead, key, answers[nearest]))
    nearest_keys = sorted(reach, key=lambda one: one[0])[:MOST_IN_PAIRS]
    able: set[str] = set()
    for n, (_, first, answered) in enumerate(nearest_keys):
        for _, second, _ in nearest_keys[n + 1 :]:
            answers = [answer for weight, answer in _possible_answers(answered, second) if weight]
            if any(_outcome(_answered(answered, second, one)).best != now.best for one in answers):
                able |= {first, second}
    return frozenset(able)


def is_settled(task: Task) -> bool:
    """Whether no remaining answer, nor any pair of those that come nearest to it, can change the verdict."""
    return not any(one.can_change for one in open_questions(task))


def _open_keys(task: Task) -> list[str]:
    answers = [key for key in ANSWER_KEYS if key not in _NEVER_ASKED and getattr(task, key) is None]
    settings = [key for key in _IN_SETTINGS if getattr(task.settings, key) is None]
    situation = resolve(task)
    return [key for key in (*answers, *settings) if _applies(situation, key)]


def _applies(situation: Situation, key: str) -> bool:
    """Whether a question makes sense beside what was said."""
    match key:
        case "customer_loyalty" | "customer_margin_per_year":
            return situation.word("customer_contact") != "none"
        case "leak_loss":
            return situation.word("data") != "none"
        case "ip_loss":
            return situation.word("original_work") != "none"
        case "staff_hour":
            return situation.word("done_by") == "staff"
    return True


def _weighed(task: Task, key: str, now: _Outcome) -> OpenQuestion:
    answers = list(_possible_answers(task, key))
    outcomes = [(weight, _outcome(_answered(task, key, answer))) for weight, answer in answers]
    total = math.fsum(weight for weight, _ in outcomes)
    names = list(now.costs)
    expected = {
        name: math.fsum(weight * outcome.cost(name) for weight, outcome in outcomes) / total for name in names
    }
    knowing = (
        math.fsum(weight * min(outcome.cost(name) for name in names) for weight, outcome in outcomes) / total
    )
    return OpenQuestion(
        key=key,
        value=max(0.0, min(expected.values()) - knowing),
        can_change=any(outcome.best != now.best for _, outcome in outcomes),
    )


def _possible_answers(task: Task, key: str) -> Iterator[tuple[float, Any]]:
    """Answers with their weights, the assumed one among them."""
    situation = resolve(task)
    if key in situation.levels:
        assumed = situation.levels[key].value
        if isinstance(assumed, bool):
            yield 1.0 - _SHARE_OF_CHANGE, assumed
            yield _SHARE_OF_CHANGE, not assumed
            return
        words = ANSWER_KEYS[key].words
        assert words is not None
        levels = list(words)
        place = levels.index(words(str(assumed)))
        yield from ((HALVING ** abs(n - place), level) for n, level in enumerate(levels))
        return
    belief = situation.inputs[key].range
    rate = next((one.rate for one in situation.alternatives if one.price == key), None)
    # Three points with PERT's own weights: their mean is the distribution's mean.
    # Beyond them, without weight, what an owner might still say: half the low and twice the high.
    points = ((1.0, belief.low), (4.0, belief.likely), (1.0, belief.high))
    for weight, value in (*points, (0.0, belief.low * 0.5), (0.0, belief.high * 2.0)):
        told = Range.exactly(value)
        yield weight, replace(rate, price=told) if rate is not None else told


def _answered(task: Task, key: str, answer: Any) -> Task:
    if key in _IN_SETTINGS:
        return replace(task, settings=replace(task.settings, **{key: answer}))
    return replace(task, **{key: answer})


def _outcome(task: Task) -> _Outcome:
    situation = resolve(task)
    priced = price(situation, draw_inputs(situation.inputs, every=THINNING))
    ruled_out = []
    for one in priced:
        conditions = (
            *conditions_of(situation, one.alternative),
            *priced_conditions(
                situation,
                is_in_house=one.alternative.price == "",
                cash=mean(one.total.cash) / situation.periods,
                high_cost=percentile(one.total.money, 0.95),
            ),
        )
        if any(condition.rules_out for condition in conditions):
            ruled_out.append(one.alternative.id)
    return _Outcome(
        costs={one.alternative.id: mean(one.total.money) for one in priced}, ruled_out=frozenset(ruled_out)
    )
