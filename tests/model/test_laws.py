"""The laws of the model, over generated tasks."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from advisor.domain.assessment import Assessment, LineCode
from advisor.domain.levels import Checkable, Codifiable, Context, Pattern, Per, Safeguard
from advisor.domain.ranges import Range
from advisor.domain.task import QuoteCurrency, Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.model.assess import assess_situation
from advisor.model.inputs import Situation
from advisor.model.resolve import resolve
from advisor.records import replace
from tests.strategies import tasks

bounded = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
MONEY_KEYS = ("mistake_cost", "leak_loss", "ip_loss", "customer_margin_per_year")


def rank(assessment: Assessment, name: str) -> int:
    """How many alternatives come before this one; those ruled out come last."""
    order = sorted(assessment.alternatives, key=lambda one: (one.is_ruled_out, one.cost.mean))
    return [one.id for one in order].index(name)


def differ(a: float, b: float) -> bool:
    return not math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)


@bounded
@given(tasks(), st.booleans())
def test_lines_sum_to_the_all_in_cost_and_reasons_to_the_difference(task: Task, point: bool) -> None:
    assessment = assess(task, point=point)
    for one in assessment.alternatives:
        assert one.cost.mean == pytest.approx(math.fsum(line.mean for line in one.ledger), rel=1e-12)
    best, other = assessment.recommended, assessment.runner_up
    if best is not None and other is not None:
        difference = other.cost.mean - best.cost.mean
        scale = abs(other.cost.mean) + abs(best.cost.mean)
        assert math.fsum(reason.amount for reason in assessment.reasons) == pytest.approx(
            difference, abs=1e-9 * scale
        )


def bumped(situation: Situation, name: str, factor: float) -> Situation:
    one = situation.inputs[name]
    return replace(situation, inputs={**situation.inputs, name: replace(one, range=one.range.scaled(factor))})


@bounded
@given(tasks(), st.data())
def test_raising_what_only_one_alternative_pays_never_raises_its_rank(
    task: Task, data: st.DataObject
) -> None:
    situation = resolve(task)
    own = {
        "in_house": [name for name in situation.inputs if name.startswith("in_house.")],
        "outsource": ["outsource_rate"],
        "offshore": ["offshore_rate"],
    }
    for one in situation.alternatives:
        if one.is_quote:
            own[one.id] = [one.price, *(name for name, _ in one.extras)]
    name = data.draw(st.sampled_from(sorted(own)))
    raised = data.draw(st.sampled_from(own[name]))
    factor = data.draw(st.floats(1.01, 20))
    before = assess_situation(situation, point=True)
    after = assess_situation(bumped(situation, raised, factor), point=True)
    assert rank(after, name) >= rank(before, name)


@bounded
@given(tasks(), st.sampled_from((Checkable, Codifiable, Context)), st.data())
def test_work_that_is_harder_to_hand_over_never_costs_less_to_offshore(
    task: Task, levels: type[Checkable] | type[Codifiable] | type[Context], data: st.DataObject
) -> None:
    key = levels.__name__.lower()
    words: list[Any] = list(levels)
    milder, harder = sorted(
        data.draw(st.tuples(st.sampled_from(words), st.sampled_from(words))), key=words.index
    )
    before, after = (assess(replace(task, **{key: level}), point=True) for level in (milder, harder))
    mild, hard = before.alternative("offshore"), after.alternative("offshore")
    assert mild is not None
    assert hard is not None
    for code in (LineCode.SUPERVISION, LineCode.SETUP, LineCode.RAMP_UP, LineCode.MISTAKES, LineCode.REWORK):
        mild_line, hard_line = mild.line(code), hard.line(code)
        assert mild_line is not None
        assert hard_line is not None
        assert hard_line.mean >= mild_line.mean - 1e-9 * abs(mild_line.mean)
    assert hard.is_ruled_out or not mild.is_ruled_out


@bounded
@given(tasks(), st.booleans())
def test_dropping_a_losing_quote_leaves_every_other_figure_alone(task: Task, point: bool) -> None:
    assume(task.quotes)
    with_all = assess(task, point=point)
    last = f"quote-{len(task.quotes)}"
    assume(with_all.verdict.alternative != last)
    without = assess(replace(task, quotes=task.quotes[:-1]), point=point)
    for one in without.alternatives:
        same = with_all.alternative(one.id)
        assert same is not None
        assert (one.cost, one.ledger, one.conditions) == (same.cost, same.ledger, same.conditions)
    assert without.verdict.alternative == with_all.verdict.alternative


@bounded
@given(tasks(), st.sampled_from(("core", "local_loyalty", "relief", "the view")))
def test_a_preference_of_price_zero_changes_nothing(task: Task, name: str) -> None:
    assume(name not in task.settings.preferences)
    told = {**task.settings.preferences, name: Range.exactly(0.0)}
    before = assess(task, point=True)
    after = assess(replace(task, settings=replace(task.settings, preferences=told)), point=True)
    assert [one.cost for one in after.alternatives] == [one.cost for one in before.alternatives]
    assert after.verdict == before.verdict


def scaled_rate(rate: Any, k: float) -> Any:
    return None if rate is None else replace(rate, price=rate.price.scaled(k), minimum=rate.minimum * k)


def in_money_times(task: Task, k: float) -> Task:
    """The same task with all its money multiplied by k, in a currency that we know nothing of."""
    told = task.settings
    quotes = tuple(
        replace(
            quote,
            rate=scaled_rate(quote.rate, k),
            extras=tuple(replace(extra, price=extra.price.scaled(k)) for extra in quote.extras),
        )
        if quote.currency is None
        else replace(quote, currency=QuoteCurrency(code="AAA", rate=k * (quote.currency.rate or 1.0)))
        for quote in task.quotes
    )
    return replace(
        task,
        **{key: value.scaled(k) for key in MONEY_KEYS if (value := getattr(task, key)) is not None},
        outsource_rate=scaled_rate(task.outsource_rate, k),
        offshore_rate=scaled_rate(task.offshore_rate, k),
        budget_per_month=None if task.budget_per_month is None else task.budget_per_month * k,
        quotes=quotes,
        settings=replace(
            told,
            currency="XXX",
            owner_hour=(told.owner_hour or Range.exactly(40.0)).scaled(k),
            staff_hour=told.staff_hour and told.staff_hour.scaled(k),
            largest_bearable_loss=None
            if told.largest_bearable_loss is None
            else told.largest_bearable_loss * k,
            preferences={name: price.scaled(k) for name, price in told.preferences.items()},
        ),
    )


@bounded
@given(tasks(), st.sampled_from((0.01, 0.5, 3.0, 150.0)))
def test_multiplying_all_money_scales_every_figure_and_changes_no_verdict(task: Task, k: float) -> None:
    assume(task.settings.staff_hour is not None or task.done_by != "staff")
    before, after = (assess(in_money_times(task, factor), point=True) for factor in (1.0, k))
    for one, other in zip(before.alternatives, after.alternatives, strict=True):
        assert other.cost.mean == pytest.approx(one.cost.mean * k, rel=1e-9)
        assert other.cash.mean == pytest.approx(one.cash.mean * k, rel=1e-9)
        assert other.your_hours.mean == pytest.approx(one.your_hours.mean, rel=1e-9)
    costs = sorted(one.cost.mean for one in before.alternatives)
    if all(differ(a, b) for a, b in pairwise(costs)):
        assert after.verdict.alternative == before.verdict.alternative


def test_ten_hours_a_month_are_120_hours_a_year() -> None:
    for starter in starters():
        base = replace(starter.task, horizon_months=12)
        if any(rate and rate.per is Per.JOB for rate in (base.outsource_rate, base.offshore_rate)):
            continue
        if any(
            rate and (rate.minimum or rate.included) for rate in (base.outsource_rate, base.offshore_rate)
        ):
            continue
        monthly = assess(replace(base, pattern=Pattern.ONGOING, hours=Range.exactly(10.0)), point=True)
        yearly = assess(replace(base, pattern=Pattern.ONE_OFF, hours=Range.exactly(120.0)), point=True)
        for one, other in zip(monthly.alternatives, yearly.alternatives, strict=True):
            assert other.cost.mean == pytest.approx(12 * one.cost.mean)


def made_certain(task: Task) -> Situation:
    situation = resolve(task)
    certain = {
        name: replace(one, range=Range.exactly(one.range.likely)) for name, one in situation.inputs.items()
    }
    return replace(situation, inputs=certain)


@bounded
@given(tasks())
def test_certainty_everywhere_gives_odds_of_nought_or_one_and_the_point_ledger(task: Task) -> None:
    situation = made_certain(task)
    drawn, point = assess_situation(situation), assess_situation(situation, point=True)
    for one, other in zip(drawn.alternatives, point.alternatives, strict=True):
        assert one.probability_best in (0.0, 1.0)
        assert [line.mean for line in one.ledger] == [line.mean for line in other.ledger]
        assert one.cost.mean == other.cost.mean
        scale = math.fsum(abs(line.mean) for line in one.ledger)
        assert one.cost.p10 == one.cost.p90 == pytest.approx(one.cost.mean, abs=1e-12 * scale)
    assert not drawn.worth_finding_out


@bounded
@given(tasks(), st.data())
def test_every_risk_has_one_home(task: Task, data: st.DataObject) -> None:
    """The prices of losses and of preferences each move exactly one line."""
    situation = resolve(task)
    home = {
        "leak_loss": LineCode.LEAK,
        "ip_loss": LineCode.IP,
        "mistake_cost": LineCode.MISTAKES,
        "customer_margin_per_year": LineCode.BACKLASH,
        **{one.input: LineCode.PREFERENCES for one in situation.preferences},
    }
    name = data.draw(st.sampled_from(sorted(home)))
    before = assess_situation(situation, point=True)
    after = assess_situation(bumped(situation, name, 3.0), point=True)
    for one, other in zip(before.alternatives, after.alternatives, strict=True):
        moved = {
            line.code
            for line, new in zip(one.ledger, other.ledger, strict=True)
            if differ(line.mean, new.mean)
        }
        assert moved <= {home[name]}


@bounded
@given(tasks(), st.sampled_from(Safeguard))
def test_a_safeguard_in_place_never_raises_a_loss(task: Task, safeguard: Safeguard) -> None:
    in_place = task.safeguards or ()
    assume(safeguard not in in_place)
    before = assess(task, point=True)
    after = assess(replace(task, safeguards=(*in_place, safeguard)), point=True)
    for one, other in zip(before.alternatives, after.alternatives, strict=True):
        for line, new in zip(one.ledger, other.ledger, strict=True):
            assert new.mean <= line.mean + 1e-9 * abs(line.mean)
        assert one.is_ruled_out or not other.is_ruled_out


@settings(bounded, max_examples=15)
@given(tasks())
def test_the_same_task_always_gives_the_same_assessment(task: Task) -> None:
    assert assess(task) == assess(task)


@settings(bounded, max_examples=25)
@given(tasks())
def test_odds_are_shares_of_the_draws_among_what_is_open(task: Task) -> None:
    assessment = assess(task)
    odds = [one.probability_best for one in assessment.alternatives if not one.is_ruled_out]
    if odds:
        assert math.fsum(share or 0.0 for share in odds) == pytest.approx(1.0)
    assert all(one.probability_best == 0.0 for one in assessment.alternatives if one.is_ruled_out)
