"""The whole way from a task to its assessment."""

from __future__ import annotations

import math
from collections.abc import Mapping

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Assumption,
    Condition,
    ConditionCode,
    LedgerLine,
    Origin,
    SafeguardUse,
    SplitAdvice,
    Spread,
    Suitability,
)
from advisor.domain.levels import Arrangement, Safeguard
from advisor.domain.task import Task
from advisor.evidence.defaults import defaults
from advisor.model.alarms import alarms_of
from advisor.model.conditions import conditions_of, priced_conditions
from advisor.model.inputs import Alternative, Situation
from advisor.model.ledger import Line
from advisor.model.line_inputs import inputs_of_line
from advisor.model.plans import break_even, checking_plan, pre_mortem, trial_plan
from advisor.model.pricing import Priced, price, professional_fee
from advisor.model.resolve import resolve
from advisor.model.spread import mean, percentile, percentiles, shares_of_being_least, spread
from advisor.model.values import Value
from advisor.model.verdict import choose, reasons_between
from advisor.records import replace

HIGH_COST = 0.95


def assess(task: Task, *, point: bool = False) -> Assessment:
    """Weighs a task: prices every alternative, applies the conditions, recommends, and says why.

    ``point`` takes each input at its likely value and gives no odds and no percentiles; otherwise every
    uncertain input is drawn 4,096 times. Pure: the same task always gives the same assessment.
    """
    situation = resolve(task)
    values = take_values(situation, point=point)
    priced = price(situation, values)
    assessment = _complete(situation, values, priced, point=point)
    if not task.steps or assessment.recommended is None:
        return assessment
    return replace(assessment, split=_split(task, situation, priced, assessment.recommended, point=point))


def assess_situation(situation: Situation, *, point: bool = False) -> Assessment:
    """As ``assess``, for a task whose open questions are filled already; its steps are not looked at."""
    values = take_values(situation, point=point)
    return _complete(situation, values, price(situation, values), point=point)


def take_values(situation: Situation, *, point: bool) -> Mapping[str, Value]:
    """Each input's likely value, or its draws."""
    if point:
        return {name: one.range.likely for name, one in situation.inputs.items()}
    from advisor.model.draws import draw_inputs  # numpy: only for those who draw

    return draw_inputs(situation.inputs)


def _complete(
    situation: Situation, values: Mapping[str, Value], priced: tuple[Priced, ...], *, point: bool
) -> Assessment:
    """The summary of the ledger with everything that is read off its draws."""
    assessment = summarise(situation, priced, with_odds=not point)
    best = assessment.recommended
    if best is None:
        return assessment
    assessment = replace(assessment, break_even=break_even(assessment, situation))
    chosen = next(one for one in priced if one.alternative.id == best.id)
    assessment = replace(assessment, checking_plan=checking_plan(situation, chosen.alternative))
    if point:
        return assessment
    from advisor.model.held import Sensitivity  # numpy, as above
    from advisor.model.sensitivity import explore

    choosable = frozenset(one.id for one in assessment.alternatives if not one.is_ruled_out)
    too_dear = frozenset(one.id for one in assessment.alternatives if _only_the_budget_bars(one))
    open_ways = tuple(one for one in priced if one.alternative.id in choosable)
    what_if = Sensitivity(
        situation=situation, values=values, allowed=choosable | too_dear, choosable=choosable
    )
    found = explore(what_if, best.id, assessment.verdict.runner_up)
    return replace(
        assessment,
        flip_points=found.flip_points,
        tornado=found.tornado,
        worth_finding_out=found.worth_finding_out,
        pre_mortem=pre_mortem(situation, chosen),
        paid_trial=trial_plan(situation, chosen.alternative, open_ways, values),
    )


def _only_the_budget_bars(one: AlternativeResult) -> bool:
    bars = [condition.code for condition in one.conditions if condition.rules_out]
    return bars == [ConditionCode.OVER_BUDGET]


def _split(
    task: Task,
    situation: Situation,
    priced: tuple[Priced, ...],
    unsplit: AlternativeResult,
    *,
    point: bool,
) -> SplitAdvice | None:
    from advisor.model.split import PricedStep, handover_cost, split_advice, task_of_step  # few have steps

    values = take_values(situation, point=point)
    steps = []
    for step in task.steps:
        part = resolve(task_of_step(task, step, situation))
        part_values = take_values(part, point=point)
        costs = {
            one.alternative.id: one.total.money
            for one in price(part, part_values)
            if not any(condition.rules_out for condition in conditions_of(part, one.alternative))
        }
        steps.append(PricedStep(step=step, costs=costs))
    handover = handover_cost(situation, values["handover_hours_per_month"], values["owner_hour"])
    whole = next(one.total.money for one in priced if one.alternative.id == unsplit.id)
    return split_advice(situation, steps, handover, unsplit, whole, with_odds=not point)


def summarise(situation: Situation, priced: tuple[Priced, ...], *, with_odds: bool) -> Assessment:
    """The assessment that the priced alternatives of a situation amount to."""
    results = tuple(_result(situation, one, with_odds=with_odds) for one in priced)
    results = _with_odds(results, priced) if with_odds else results
    verdict = choose(results, with_odds=with_odds)
    best = next((one for one in results if one.id == verdict.alternative), None)
    other = next((one for one in results if one.id == verdict.runner_up), None)
    chosen = next((one.alternative for one in priced if one.alternative.id == verdict.alternative), None)
    return Assessment(
        title=situation.title,
        currency=situation.currency,
        basis=situation.basis,
        verdict=verdict,
        alternatives=results,
        reasons=reasons_between(best, other) if best and other else (),
        alarms=alarms_of(situation, verdict.alternative),
        safeguards=_safeguards(situation, chosen) if chosen else (),
        assumptions=_assumptions(situation),
    )


def figures(situation: Situation, priced: tuple[Priced, ...]) -> Assessment:
    """The verdict with its odds, and the figures of what is recommended: nothing else is filled in.

    Each number is the one that ``summarise`` gives. Percentiles take more time than all the rest of a ledger,
    so of the other alternatives there are means alone, and no alternative has its ledger.
    """
    results = _with_odds(tuple(_bare_result(situation, one) for one in priced), priced)
    verdict = choose(results, with_odds=True)
    return Assessment(
        title=situation.title,
        currency=situation.currency,
        basis=situation.basis,
        verdict=verdict,
        alternatives=tuple(
            _with_spreads(situation, result, one.total) if result.id == verdict.alternative else result
            for result, one in zip(results, priced, strict=True)
        ),
    )


def _bare_result(situation: Situation, priced: Priced) -> AlternativeResult:
    """The alternative with means alone, and without its ledger."""
    alternative = priced.alternative
    per_basis = 1.0 / situation.periods
    # The cost is what its lines sum to, exactly.
    cost = math.fsum(mean(line.money) * per_basis for line in priced.lines.values())
    cash = mean(priced.total.cash * per_basis)
    conditions = _conditions(situation, priced, cash)
    return AlternativeResult(
        id=alternative.id,
        arrangement=alternative.arrangement,
        vendor=alternative.vendor,
        provider_abroad=alternative.abroad,
        suitability=_suitability(conditions),
        conditions=conditions,
        cost=Spread(mean=cost),
        cash=Spread(mean=cash),
        your_hours=Spread(mean=mean(priced.total.your_hours * per_basis)),
        probability_best=None,
        ledger=(),
    )


def _with_spreads(situation: Situation, result: AlternativeResult, total: Line) -> AlternativeResult:
    """The alternative with percentiles around its means."""
    per_basis = 1.0 / situation.periods
    return replace(
        result,
        cost=replace(spread(total.money * per_basis, with_percentiles=True), mean=result.cost.mean),
        cash=spread(total.cash * per_basis, with_percentiles=True),
        your_hours=spread(total.your_hours * per_basis, with_percentiles=True),
    )


def _result(situation: Situation, priced: Priced, *, with_odds: bool) -> AlternativeResult:
    """The alternative with its ledger, and with percentiles unless only likely values were taken."""
    result = replace(_bare_result(situation, priced), ledger=_ledger(situation, priced, with_odds=with_odds))
    return _with_spreads(situation, result, priced.total) if with_odds else result


def _ledger(situation: Situation, priced: Priced, *, with_odds: bool) -> tuple[LedgerLine, ...]:
    per_basis = 1.0 / situation.periods
    found = []
    for code, line in priced.lines.items():
        p10, p90 = percentiles(line.money, (0.1, 0.9)) if with_odds else (None, None)
        found.append(
            LedgerLine(
                code=code,
                mean=mean(line.money) * per_basis,
                p10=None if p10 is None else p10 * per_basis,
                p90=None if p90 is None else p90 * per_basis,
                your_hours=mean(line.your_hours) * per_basis,
                inputs=inputs_of_line(priced.alternative, code, situation),
            )
        )
    return tuple(found)


def _conditions(situation: Situation, priced: Priced, cash: float) -> tuple[Condition, ...]:
    """All that stand against an alternative. ``cash``: its mean, on the basis."""
    alternative = priced.alternative
    is_bounded = situation.largest_bearable_loss is not None
    return (
        *(_with_price(situation, condition) for condition in conditions_of(situation, alternative)),
        *priced_conditions(
            situation,
            is_in_house=alternative.arrangement is Arrangement.IN_HOUSE,
            cash=cash,
            high_cost=percentile(priced.total.money, HIGH_COST) if is_bounded else 0.0,
        ),
    )


def _with_price(situation: Situation, condition: Condition) -> Condition:
    """The condition with what the safeguard that lifts it costs, at likely values."""
    if condition.code is not ConditionCode.FAULTS_TOO_LATE:
        return condition
    likely = {name: one.range.likely for name, one in situation.inputs.items()}
    share = likely[f"safeguard.{Safeguard.EXPERT_REVIEW}.professional_share"]
    return replace(condition, price=share * mean(professional_fee(situation, likely)) / situation.periods)


def _suitability(conditions: tuple[Condition, ...]) -> Suitability:
    if any(condition.rules_out for condition in conditions):
        return Suitability.RULED_OUT
    return Suitability.WITH_SAFEGUARDS if conditions else Suitability.SUITABLE


def _with_odds(
    results: tuple[AlternativeResult, ...], priced: tuple[Priced, ...]
) -> tuple[AlternativeResult, ...]:
    allowed = {one.id for one in results if not one.is_ruled_out}
    costs = {one.alternative.id: one.total.money for one in priced if one.alternative.id in allowed}
    shares = shares_of_being_least(costs) if costs else {}
    return tuple(replace(one, probability_best=shares.get(one.id, 0.0)) for one in results)


def _safeguards(situation: Situation, chosen: Alternative) -> tuple[SafeguardUse, ...]:
    """The safeguards the chosen alternative's conditions ask for, then those that are in place besides."""
    asked = dict.fromkeys(
        safeguard for condition in conditions_of(situation, chosen) for safeguard in condition.safeguards
    )
    found = []
    for safeguard in (*asked, *(one for one in situation.safeguards_in_place if one not in asked)):
        in_place = safeguard in situation.safeguards_in_place
        found.append(
            SafeguardUse(
                code=safeguard,
                cost=0.0 if in_place else _safeguard_cost(situation, safeguard),
                in_place=in_place,
                guards=tuple(defaults().safeguards[safeguard].times),
            )
        )
    return tuple(found)


def _safeguard_cost(situation: Situation, safeguard: str) -> float:
    """Its likely cost on the basis, in money."""
    owner_hour = situation.inputs["owner_hour"].range.likely
    likely = {
        name.rsplit(".", 1)[1]: one.range.likely
        for name, one in situation.inputs.items()
        if name.startswith(f"safeguard.{safeguard}.")
    }
    total = likely.get("hours", 0.0) * owner_hour + likely.get("money", 0.0)
    total += likely.get("hours_per_month", 0.0) * owner_hour * situation.months
    total += likely.get("money_per_month", 0.0) * situation.months
    return total / situation.periods


def _assumptions(situation: Situation) -> tuple[Assumption, ...]:
    """What the owner said first, then what was assumed."""
    levels = [
        Assumption(input=key, value=level.value, origin=level.origin, evidence=level.evidence)
        for key, level in situation.levels.items()
    ]
    numbers = [
        Assumption(
            input=name,
            value=one.range,
            origin=one.origin,
            evidence=one.evidence,
            unit=one.unit,
            called=one.called,
        )
        for name, one in situation.inputs.items()
        if _is_used(situation, name)
    ]
    return tuple(sorted((*levels, *numbers), key=lambda one: one.origin is not Origin.YOU))


def _is_used(situation: Situation, name: str) -> bool:
    """Whether an input plays a part at all: the cost of safeguards nobody asked for does not."""
    one = situation.inputs[name]
    if one.origin is not Origin.YOU and one.range.high == 0:
        return False
    if name == "handover_hours_per_month":
        return False  # a matter of the split alone
    if name.startswith("safeguard."):
        return any(name.split(".")[1] in one.adopted for one in situation.alternatives)
    if name.startswith("minutes_per_"):
        unit = name.removeprefix("minutes_per_")
        return any(one.rate is not None and one.rate.per == unit for one in situation.alternatives)
    if name == "staff_hour":
        return situation.word("done_by") == "staff"
    return True
