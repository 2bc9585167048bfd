"""What would change the verdict: each input held fixed in turn, over the same draws of all the others.

Holding input x at v replaces its draws by v and recomputes only the lines it feeds; an alternative's mean
cost is then E[cost | x = v] over the common draws. Three such means (at low, likely and high) give the
tornado and the information value; a search for the value at which another alternative becomes the cheapest
gives the flip points. In most inputs such a mean is a straight line, and two values of it give all others.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from advisor.domain.assessment import FlipPoint, InformationValue, LineCode, Swing
from advisor.domain.ranges import Range
from advisor.model.inputs import Alternative, Input, Situation
from advisor.model.line_inputs import bends, inputs_of_line, is_divisor
from advisor.model.pricing import Priced, ledger_lines
from advisor.model.spread import mean
from advisor.model.values import Value

FARTHEST = 10.0  # flip points are looked for up to this many times an input's high
CLOSEST = 0.02  # and down to this share of its low
_ENOUGH_STEPS = 60
_ENOUGH_DIGITS = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Mean costs over the horizon with one input held fixed, and who would then be over the budget."""

    costs: Mapping[str, float]
    over_budget: frozenset[str] = frozenset()

    def winner(self, without: str | None = None) -> str:
        """The cheapest within the budget, leaving out ``without``; empty if there is none."""
        affordable = (name for name in self.costs if name != without and name not in self.over_budget)
        return min(affordable, key=lambda name: self.costs[name], default="")

    def lead(self, best: str) -> float:
        """By how much ``best`` is cheaper than the cheapest other; infinite where a budget decides."""
        if best in self.over_budget:
            return -math.inf
        other = self.winner(without=best)
        return self.costs[other] - self.costs[best] if other else math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class _Means:
    """A mean cost over the horizon, and the part of it that is paid out."""

    cost: float = 0.0
    cash: float = 0.0

    def __add__(self, other: _Means) -> _Means:
        return _Means(cost=self.cost + other.cost, cash=self.cash + other.cash)

    def __sub__(self, other: _Means) -> _Means:
        return _Means(cost=self.cost - other.cost, cash=self.cash - other.cash)

    def __mul__(self, share: float) -> _Means:
        return _Means(cost=self.cost * share, cash=self.cash * share)


@dataclass(slots=True)
class _Fed:
    """The lines of one alternative that an input feeds: those straight in it, and those that may bend.

    ``left``: the sum of the lines that it does not feed. ``ends``: that of the straight ones at two values of
    the input, once it was asked for.
    """

    straight: set[LineCode] = field(default_factory=set)
    bending: set[LineCode] = field(default_factory=set)
    left: _Means | None = None
    ends: tuple[_Means, _Means] | None = None


@dataclass(slots=True)
class Sensitivity:
    """Answers "what if this input were v" for one priced situation.

    ``choosable``: the alternatives that no condition rules out. ``allowed``: those, and the ones only the
    budget bars, which another value may bring back. Costs are means over the horizon, in money.
    """

    situation: Situation
    values: Mapping[str, Value]
    priced: Sequence[Priced]
    allowed: frozenset[str]
    choosable: frozenset[str]
    _fed: dict[str, dict[str, _Fed]] = field(default_factory=dict)
    _means: dict[str, dict[LineCode, _Means]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for one in self.priced:
            name = one.alternative.id
            self._means[name] = {
                code: _Means(cost=mean(line.money), cash=mean(line.cash)) for code, line in one.lines.items()
            }
            for code in one.lines:
                for used in inputs_of_line(one.alternative, code, self.situation):
                    fed = self._fed.setdefault(used, {}).setdefault(name, _Fed())
                    (fed.bending if bends(code, used, self.situation) else fed.straight).add(code)

    def moves_anything(self, name: str) -> bool:
        """Whether any allowed alternative's cost depends on this input."""
        fed = self._fed.get(name, {})
        return any(fed[one].straight or fed[one].bending for one in fed if one in self.allowed)

    def is_straight(self, name: str) -> bool:
        """Whether every mean cost is a straight line in this input."""
        return not is_divisor(name) and not any(fed.bending for fed in self._fed.get(name, {}).values())

    def held_at(self, name: str, value: float) -> Held:
        """The mean cost of each allowed alternative with the input held at ``value``."""
        costs: dict[str, float] = {}
        over_budget: set[str] = set()
        for one in self.priced:
            alternative = one.alternative
            if alternative.id not in self.allowed:
                continue
            fed = self._fed.setdefault(name, {}).setdefault(alternative.id, _Fed())
            held = fed.left = fed.left or self._left(alternative, fed)
            if fed.straight:
                held += self._straight(alternative, fed, name, value)
            if fed.bending:
                held += self._priced_anew(alternative, fed.bending, name, value)
            costs[alternative.id] = held.cost
            if self._is_over_budget(alternative, held.cash):
                over_budget.add(alternative.id)
        return Held(costs=costs, over_budget=frozenset(over_budget))

    def _left(self, alternative: Alternative, fed: _Fed) -> _Means:
        means = self._means[alternative.id].items()
        left = [at for code, at in means if code not in fed.straight and code not in fed.bending]
        return _Means(cost=math.fsum(at.cost for at in left), cash=math.fsum(at.cash for at in left))

    def _straight(self, alternative: Alternative, fed: _Fed, name: str, value: float) -> _Means:
        """The sum of the lines that are straight in the input, through what it is at two values."""
        belief = self.situation.inputs[name].range
        low = belief.low or belief.high / 2.0 or 1.0
        high = belief.high if belief.high > low else 2.0 * low
        if fed.ends is None:
            at_low, at_high = (self._priced_anew(alternative, fed.straight, name, at) for at in (low, high))
            fed.ends = at_low, at_high
        if is_divisor(name):
            low, high, value = 1.0 / low, 1.0 / high, 1.0 / value
        start, end = fed.ends
        return start + (end - start) * ((value - low) / (high - low))

    def _priced_anew(
        self, alternative: Alternative, codes: Collection[LineCode], name: str, value: float
    ) -> _Means:
        lines = ledger_lines(self.situation, alternative, {**self.values, name: value}, codes).values()
        return _Means(
            cost=math.fsum(mean(line.money) for line in lines),
            cash=math.fsum(mean(line.cash) for line in lines),
        )

    def _is_over_budget(self, alternative: Alternative, cash: float) -> bool:
        budget = self.situation.budget
        return budget is not None and alternative.price != "" and cash / self.situation.periods > budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What sensitivity found, each the most telling first."""

    flip_points: tuple[FlipPoint, ...] = ()
    tornado: tuple[Swing, ...] = ()
    worth_finding_out: tuple[InformationValue, ...] = ()


def explore(what_if: Sensitivity, best: str, other: str | None) -> Findings:
    """Flip points, tornado and information values of a verdict for ``best``, with ``other`` as runner-up.

    The tornado is runner-up minus winner on the assessment's basis. Information values are money over the
    horizon; those worth less than one owner-hour are left out.
    """
    situation = what_if.situation
    flips: list[FlipPoint] = []
    swings: list[Swing] = []
    worth: list[InformationValue] = []
    owner_hour = situation.inputs["owner_hour"].range.likely
    for name, one in situation.inputs.items():
        if one.range.high == 0 or not what_if.moves_anything(name):
            continue
        belief = one.range
        held = {x: what_if.held_at(name, x) for x in (belief.low, belief.likely, belief.high)}
        low, high = held[belief.low], held[belief.high]
        flips += _flip_points(what_if, name, best, low, high)
        if belief.is_certain:
            continue
        if other is not None and other in what_if.choosable:
            swing = [(at.costs[other] - at.costs[best]) / situation.periods for at in (low, high)]
            if not math.isclose(*swing, rel_tol=1e-9, abs_tol=1e-9):
                swings.append(Swing(input=name, low=swing[0], high=swing[1]))
        value = _worth(what_if, name, held, owner_hour)
        if value >= owner_hour:
            worth.append(InformationValue(input=name, value=value))
    return Findings(
        flip_points=tuple(sorted(flips, key=lambda flip: _distance(flip, situation))),
        tornado=tuple(sorted(swings, key=lambda swing: -abs(swing.high - swing.low))),
        worth_finding_out=tuple(sorted(worth, key=lambda one: -one.value)),
    )


def _worth(what_if: Sensitivity, name: str, held: Mapping[float, Held], threshold: float) -> float:
    """The information value of an input; looked at more closely where it comes near ``threshold``."""
    belief = what_if.situation.inputs[name].range
    costs = _choosable_costs(what_if, held)
    if what_if.is_straight(name) and len({min(at, key=lambda one: at[one]) for at in costs.values()}) == 1:
        return 0.0  # what is the cheapest at both ends is so all the way
    value = information_value(belief, costs)
    if value < 0.5 * threshold:
        return value
    between = ((belief.low + belief.likely) / 2.0, (belief.likely + belief.high) / 2.0)
    finer = {**held, **{x: what_if.held_at(name, x) for x in between}}
    return information_value(belief, _choosable_costs(what_if, finer))


def _choosable_costs(what_if: Sensitivity, held: Mapping[float, Held]) -> dict[float, dict[str, float]]:
    return {
        x: {name: cost for name, cost in at.costs.items() if name in what_if.choosable}
        for x, at in held.items()
    }


def information_value(belief: Range, costs_at: Mapping[float, Mapping[str, float]]) -> float:
    """What knowing an input for certain before choosing is worth: its EVPPI, in money over the horizon.

    ``costs_at``: value of the input → mean cost of each alternative, at both ends of ``belief`` at least.
    E over x of (cost of what is chosen now − cost of what would be chosen knowing x), where E[cost | x] is
    the polynomial through these points: exact for the inputs in which the ledger is linear. Unlike a
    regression on the draws (Strong, Oakley and Brennan 2014) it has no noise: an input that moves nothing is
    worth exactly nothing.
    """
    import numpy as np  # loaded already: there were draws

    from advisor.model.draws import standard_quantiles

    if belief.is_certain:
        return 0.0
    width = belief.high - belief.low
    by_point = {(x - belief.low) / width: costs for x, costs in costs_at.items()}
    points = np.array(sorted(by_point))
    known = np.array([list(by_point[x].values()) for x in sorted(by_point)])
    at = standard_quantiles((belief.likely - belief.low) / width)[8::16]
    weights = np.linalg.solve(np.vander(points), known)
    conditional = np.vander(at, len(points)) @ weights
    return max(0.0, float(conditional.mean(axis=0).min() - conditional.min(axis=1).mean()))


def _flip_points(what_if: Sensitivity, name: str, best: str, low: Held, high: Held) -> list[FlipPoint]:
    """The nearest value below and the nearest above what was said at which the verdict changes."""
    one = what_if.situation.inputs[name]
    belief = one.range
    now = belief.likely
    middle = belief.mean  # where the verdict holds
    found = []
    far_low, far_high = _bounds(one)
    for near, at_near, far in ((belief.low, low, far_low), (belief.high, high, far_high)):
        start, end = middle, near
        if at_near.winner() == best:
            if math.isclose(near, far):
                continue
            start, end = near, far
            if what_if.held_at(name, far).winner() == best:
                continue
        if start == end:
            continue
        flips_at = _crossing(what_if, name, best, start, end)
        if flips_at is None:
            continue
        found.append(
            FlipPoint(
                input=name,
                now=now,
                flips_at=flips_at,
                to=what_if.held_at(name, flips_at + (end - flips_at) * 1e-6).winner(without=best) or None,
                within_range=belief.low <= flips_at <= belief.high,
            )
        )
    return found


def _crossing(what_if: Sensitivity, name: str, best: str, start: float, end: float) -> float | None:
    """Where the lead of ``best`` over the cheapest other turns from positive (at start) to negative (at end).

    Regula falsi in its Illinois form: it keeps a bracket as bisection does, and needs three or four steps
    where the lead is nearly linear. Over budget the lead is infinite, and the step halves the bracket.
    None where another is the cheapest at the start already, as a bend of the ledger may have it.
    """
    a, b = start, end
    lead_a, lead_b = (what_if.held_at(name, x).lead(best) for x in (a, b))
    if lead_a <= 0:
        return None
    side = 0
    for _ in range(_ENOUGH_STEPS):
        is_finite = math.isfinite(lead_a) and math.isfinite(lead_b)
        x = (a * lead_b - b * lead_a) / (lead_b - lead_a) if is_finite else (a + b) / 2
        if abs(b - a) <= _ENOUGH_DIGITS * max(abs(a), abs(b)):
            break
        lead = what_if.held_at(name, x).lead(best)
        if is_finite and abs(lead) <= _ENOUGH_DIGITS * (abs(lead_a) + abs(lead_b)):
            return x
        if lead > 0:
            a, lead_a = x, lead
            lead_b = lead_b / 2 if side == 1 else lead_b
            side = 1
        else:
            b, lead_b = x, lead
            lead_a = lead_a / 2 if side == -1 else lead_a
            side = -1
    return (a + b) / 2


def _bounds(one: Input) -> tuple[float, float]:
    """How far an input could go at all: a share never exceeds 1."""
    most = 1.0 if one.unit.startswith("share") else math.inf
    return one.range.low * CLOSEST, max(one.range.high, min(most, one.range.high * FARTHEST))


def _distance(flip: FlipPoint, situation: Situation) -> tuple[bool, float]:
    """Flips within the owner's range first, then by how far they are from what was said."""
    belief = situation.inputs[flip.input].range
    width = max(belief.high - belief.low, 0.1 * belief.likely, 1e-12)
    return not flip.within_range, abs(flip.flips_at - flip.now) / width
