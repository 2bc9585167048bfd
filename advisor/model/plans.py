"""How to watch over what is handed over: checking plan, paid trial, customers' break-even, pre-mortem."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from advisor.domain.assessment import (
    Assessment,
    BreakEven,
    CheckingPlan,
    Failure,
    LineCode,
    TrialPlan,
)
from advisor.domain.levels import Arrangement, Safeguard
from advisor.evidence.defaults import defaults
from advisor.model.inputs import Alternative, Situation
from advisor.model.pricing import Priced
from advisor.model.spread import mean, percentile
from advisor.model.values import Value

MOST_FAILURES = 3
TAIL = 0.95
LARGEST_TRIAL_SHARE = 0.25  # of the whole work
LEAST_TRIAL_HOURS = 2.0  # less shows nothing

# What a trial shows of a helper, and so what it is worth.
_SHOWN_BY_A_TRIAL = ("productivity", "supervision", "rework", "mistakes_per_100_hours")
_GUARDS: Mapping[LineCode, tuple[Safeguard, ...]] = {
    LineCode.REWORK: (Safeguard.PAID_TRIAL,),
    LineCode.MISTAKES: (Safeguard.EXPERT_REVIEW, Safeguard.REFERENCES_CHECKED),
    LineCode.TURNOVER: (Safeguard.REFERENCES_CHECKED,),
    LineCode.LEAK: (Safeguard.LEAST_ACCESS, Safeguard.CONTRACT_NDA, Safeguard.INSURANCE),
    LineCode.IP: (Safeguard.ORIGINALITY_SEARCH, Safeguard.IP_ASSIGNMENT),
    LineCode.EXIT: (Safeguard.EXIT_PLAN,),
    LineCode.SUPERVISION: (Safeguard.PAID_TRIAL,),
    LineCode.SETUP: (Safeguard.PAID_TRIAL,),
    LineCode.RAMP_UP: (Safeguard.PAID_TRIAL,),
}
_NO_FAILURE = frozenset({LineCode.SAFEGUARDS, LineCode.PREFERENCES})


def pre_mortem(situation: Situation, priced: Priced) -> tuple[Failure, ...]:
    """The three lines of an alternative whose 95th percentile exceeds their mean the most."""
    found = []
    for code, line in priced.lines.items():
        extra = percentile(line.money, TAIL) - mean(line.money)
        if code not in _NO_FAILURE and extra > 0:
            found.append(Failure(code=code, extra=extra, safeguard=_guard(situation, code, priced)))
    return tuple(sorted(found, key=lambda one: -one.extra)[:MOST_FAILURES])


def checking_plan(situation: Situation, alternative: Alternative) -> CheckingPlan | None:
    """The sample to look at in each batch of supervised work; None for work that is not supervised.

    n = ln(1 − confidence) / ln(1 − tolerated share), the zero-defect plan. The tolerated share is the cost of
    looking at one piece over the cost of a fault that gets through (Deming's k1 / k2): above it looking pays.
    """
    if alternative.arrangement is not Arrangement.OFFSHORE:
        return None
    constants = defaults().constants
    hours_a_piece = constants.checking_share * _likely(situation, "minutes_per_item") / 60.0
    look = hours_a_piece * _likely(situation, "owner_hour")
    fault = _likely(situation, "mistake_cost")
    tolerated = look / fault if fault else constants.most_tolerated_share
    tolerated = min(max(tolerated, constants.least_tolerated_share), constants.most_tolerated_share)
    size = sample_size(constants.checking_confidence, tolerated)
    return CheckingPlan(
        alternative=alternative.id,
        sample_size=size,
        confidence=constants.checking_confidence,
        tolerated_share=tolerated,
        hours=size * hours_a_piece,
    )


def sample_size(confidence: float, tolerated_share: float) -> int:
    """Pieces without a fault that show, with ``confidence``, that at most ``tolerated_share`` are faulty."""
    return math.ceil(math.log(1.0 - confidence) / math.log(1.0 - tolerated_share) - 1e-12)


def trial_plan(
    situation: Situation, alternative: Alternative, priced: Sequence[Priced], values: Mapping[str, Value]
) -> TrialPlan | None:
    """A paid piece that shows whether a provider is good enough.

    None for keeping the work in-house, and for work too small to try a quarter of.
    """
    if alternative.arrangement is Arrangement.IN_HOUSE:
        return None
    hours_a_piece = _likely(situation, "minutes_per_item") / 60.0
    hours = situation.inputs["hours"].range
    plan = checking_plan(situation, alternative)
    least = math.ceil(LEAST_TRIAL_HOURS / hours_a_piece)
    wanted = max(least, plan.sample_size) if plan is not None else least
    pieces = min(wanted, math.floor(LARGEST_TRIAL_SHARE * hours.likely * situation.periods / hours_a_piece))
    if pieces < 1:
        return None
    share = pieces * hours_a_piece / (hours.mean * situation.periods)  # of what the mean fee is for
    mine = next(one for one in priced if one.alternative.id == alternative.id)
    shown = (LineCode.FEE, LineCode.SUPERVISION)
    checking = pieces * hours_a_piece * defaults().constants.checking_share * _likely(situation, "owner_hour")
    return TrialPlan(
        alternative=alternative.id,
        pieces=pieces,
        hours=pieces * hours_a_piece,
        cost=share * math.fsum(mean(mine.lines[code].money) for code in shown) + checking,
        most_faults=math.floor(pieces * _likely_rework(situation, alternative)),
        value=_value_of_trial(alternative, priced, values),
    )


def break_even(assessment: Assessment, situation: Situation) -> BreakEven | None:
    """How many customers a year could leave before the recommendation costs more than staying in-house."""
    best, stay = assessment.recommended, assessment.alternative(Arrangement.IN_HOUSE)
    if best is None or stay is None or best.id == stay.id:
        return None
    margin = situation.inputs["customer_margin_per_year"].range.mean
    backlash = best.line(LineCode.BACKLASH)
    saving = stay.cost.mean - best.cost.mean + (backlash.mean if backlash is not None else 0.0)
    if saving <= 0 or margin <= 0:
        return None
    years = situation.months / 12.0
    expected = situation.inputs["customers_lost_per_year"].range.mean if best.provider_abroad else 0.0
    return BreakEven(
        alternative=best.id,
        against=stay.id,
        customers_per_year=saving * situation.periods / years / margin,
        expected_per_year=expected,
    )


def _value_of_trial(alternative: Alternative, priced: Sequence[Priced], values: Mapping[str, Value]) -> float:
    """The joint EVPPI of what a trial shows, in money over the horizon: an upper bound on the trial's worth.

    E[cost | what is shown] is the least-squares fit of each cost on those inputs and their products (Strong,
    Oakley and Brennan 2014); 15 terms on 4,096 draws.
    """
    import numpy as np  # loaded already: there were draws

    shown = [values[f"{alternative.arrangement}.{name}"] for name in _SHOWN_BY_A_TRIAL]
    centred = [x - x.mean() for x in shown if not isinstance(x, (int, float))]
    if not centred or len(priced) < 2:
        return 0.0
    alone = [x / math.sqrt(x @ x / len(x)) for x in centred]
    products = [a * b for n, a in enumerate(alone) for b in alone[n:]]
    terms = np.array([np.ones_like(alone[0]), *alone, *products])
    costs = np.array(np.broadcast_arrays(*(one.total.money for one in priced), alone[0])[:-1])
    # Normal equations: 15 standardised terms are well conditioned, and it is 50 times as quick as lstsq.
    moments = terms @ terms.T + 1e-9 * terms.shape[1] * np.eye(len(terms))
    fitted = np.linalg.solve(moments, terms @ costs.T).T @ terms
    return max(0.0, float(fitted.mean(axis=1).min() - fitted.min(axis=0).mean()))


def _guard(situation: Situation, code: LineCode, priced: Priced) -> Safeguard | None:
    """The first safeguard against this line that is not in force yet, else the first at all."""
    guards = _GUARDS.get(code, ()) if priced.alternative.arrangement is not Arrangement.IN_HOUSE else ()
    in_force = (*situation.safeguards_in_place, *priced.alternative.adopted)
    return next((one for one in guards if one not in in_force), guards[0] if guards else None)


def _likely_rework(situation: Situation, alternative: Alternative) -> float:
    return _likely(situation, f"{alternative.arrangement}.rework")


def _likely(situation: Situation, name: str) -> float:
    return situation.inputs[name].range.likely
