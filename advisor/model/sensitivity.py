"""What would change the verdict: each input held fixed in turn, over the same draws of all the others.

Holding input x at v replaces its draws by v; an alternative's mean cost is then E[cost | x = v] over the
common draws (``held``). Three such means (at low, likely and high) give the tornado and the information
value; a search for the value at which another alternative becomes the cheapest gives the flip points.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from advisor.domain.assessment import FlipPoint, InformationValue, Swing
from advisor.domain.ranges import Range
from advisor.model.draws import standard_quantiles
from advisor.model.held import Held, Sensitivity
from advisor.model.inputs import Input, Situation
from advisor.records import Struct

FARTHEST = 10.0  # flip points are looked for up to this many times an input's high
CLOSEST = 0.02  # and down to this share of its low
_ENOUGH_STEPS = 60
_ENOUGH_DIGITS = 1e-9


class Findings(Struct, frozen=True, kw_only=True):
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
    value = information_value(belief, _choosable_costs(what_if, held))
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
    if belief.is_certain:
        return 0.0
    width = belief.high - belief.low
    by_share = {(x - belief.low) / width: costs for x, costs in costs_at.items()}
    shares = sorted(by_share)
    known = [list(by_share[share].values()) for share in shares]
    if _one_is_cheapest_throughout(shares, known):
        return 0.0
    at = standard_quantiles((belief.likely - belief.low) / width)[8::16]
    weights = np.linalg.solve(np.vander(shares), known)
    conditional = np.vander(at, len(shares)) @ weights
    return max(0.0, float(conditional.mean(axis=0).min() - conditional.min(axis=1).mean()))


def _one_is_cheapest_throughout(shares: list[float], known: list[list[float]]) -> bool:
    """Whether the parabolas through three points at most show at once that one of them is the least on 0–1.

    A parabola lies above the least of its control points: its two ends, and where its tangents there meet
    (Bézier's form). None of the other differences from it may have one below nought.
    """
    if len(shares) > 3:
        return False
    ends = known[0], known[-1]
    least = min(range(len(ends[0])), key=ends[0].__getitem__)
    for other in range(len(ends[0])):
        start, end = (at[other] - at[least] for at in ends)
        tangents = start
        if len(shares) == 3:
            m = shares[1]
            middle = known[1][other] - known[1][least]
            tangents = (middle - (1 - m) ** 2 * start - m**2 * end) / (2 * m * (1 - m))
        if min(start, tangents, end) < 0.0:
            return False
    return True


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
