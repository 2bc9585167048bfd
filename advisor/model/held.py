"""Mean costs of the alternatives with one input held fixed, over the same draws of all the others."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from advisor.model.inputs import Situation
from advisor.model.ledger import all_in
from advisor.model.pricing import ledger_lines
from advisor.model.products import symbol
from advisor.model.responses import Response, Responses
from advisor.model.values import Value
from advisor.records import Struct, field


class Held(Struct, frozen=True, kw_only=True):
    """Mean costs over the horizon with one input held fixed, and who would then be over the budget."""

    costs: Mapping[str, float]
    over_budget: frozenset[str] = frozenset()

    def winner(self, without: str | None = None) -> str:
        """The cheapest within the budget, leaving out ``without``; empty if there is none."""
        costs = self.costs
        affordable = [name for name in costs if name != without and name not in self.over_budget]
        return min(affordable, key=costs.__getitem__, default="")

    def lead(self, best: str) -> float:
        """By how much ``best`` is cheaper than the cheapest other; infinite where a budget decides."""
        if best in self.over_budget:
            return -math.inf
        other = self.winner(without=best)
        return self.costs[other] - self.costs[best] if other else math.inf


class Sensitivity(Struct, kw_only=True):
    """Answers "what if this input were v" for one priced situation. ``values``: its inputs' draws.

    ``choosable``: the alternatives that no condition rules out. ``allowed``: those, and the ones only the
    budget bars, which another value may bring back. Costs are means over the horizon, in money.
    """

    situation: Situation
    values: Mapping[str, Value]
    allowed: frozenset[str]
    choosable: frozenset[str]
    # By alternative as things are, and by input and alternative. Cash only where a budget may bar it.
    _costs: dict[str, float] = field(default_factory=dict)
    _cash: dict[str, float] = field(default_factory=dict)
    _over_budget: frozenset[str] = frozenset()
    _cost_responses: dict[str, dict[str, Response]] = field(default_factory=dict)
    _cash_responses: dict[str, dict[str, Response]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        responses = Responses(self.values)
        symbols: Mapping[str, Any] = {name: symbol(name) for name in self.situation.inputs}
        for one in self.situation.alternatives:
            if one.id not in self.allowed:
                continue
            total: Any = all_in(ledger_lines(self.situation, one, symbols))  # of sums, not of numbers
            self._costs[one.id], by_input = responses.of(total.money)
            for name, response in by_input.items():
                self._cost_responses.setdefault(name, {})[one.id] = response
            if self.situation.budget is not None and one.price:
                self._cash[one.id], by_input = responses.of(total.cash)
                for name, response in by_input.items():
                    self._cash_responses.setdefault(name, {})[one.id] = response
        self._over_budget = self._over(self._cash)

    def moves_anything(self, name: str) -> bool:
        """Whether any allowed alternative's cost depends on this input."""
        return name in self._cost_responses

    def held_at(self, name: str, value: float) -> Held:
        """The mean cost of each allowed alternative with the input held at ``value``."""
        costs = _with_one_held(self._costs, self._cost_responses.get(name, {}), value)
        responses = self._cash_responses.get(name)
        if responses is None:  # it moves no cash
            return Held(costs=costs, over_budget=self._over_budget)
        return Held(costs=costs, over_budget=self._over(_with_one_held(self._cash, responses, value)))

    def _over(self, cash: Mapping[str, float]) -> frozenset[str]:
        """Who would be over the budget with this mean cash over the horizon."""
        most, periods = self.situation.budget or 0.0, self.situation.periods
        return frozenset([one for one, paid in cash.items() if paid / periods > most])


def _with_one_held(
    now: dict[str, float], responses: Mapping[str, Response], value: float
) -> dict[str, float]:
    """The means as things are, but for those that respond to the input."""
    found = now.copy()
    for alternative, response in responses.items():
        found[alternative] = response.at(value)
    return found
