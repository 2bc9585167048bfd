"""Holds the checking plan, the trial, the break-even and the pre-mortem to their formulas and to sense."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.assessment import LineCode
from advisor.domain.levels import (
    Arrangement,
    Checkable,
    DoneBy,
    OriginalWork,
    OwnSkill,
    Pattern,
    Per,
    Safeguard,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Rate, Settings, Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.model.assess import assess_situation, take_values
from advisor.model.ledger import Line
from advisor.model.plans import checking_plan, pre_mortem, sample_size, trial_plan
from advisor.model.pricing import Priced, price
from advisor.model.resolve import resolve
from advisor.records import replace
from tests.strategies import quick, tasks

exactly = Range.exactly
IN, OUT, OFF = Arrangement.IN_HOUSE, Arrangement.OUTSOURCE, Arrangement.OFFSHORE
A_PIECE = 0.1  # hours: six minutes an item


def task(**told):
    business = Settings(owner_hour=exactly(60.0))
    return Task(
        **{"title": "x", "hours": exactly(10.0), "done_by": DoneBy.OWNER, "settings": business, **told}
    )


def assessed(task, *, point=False):
    """What ``assess`` says; every part of it is taken to be there."""
    return assess(task, point=point)


def assessed_situation(situation, *, point=False):
    return assess_situation(situation, point=point)


def plan_of_checks(situation, alternative):
    return checking_plan(situation, alternative)


def one_of(situation, kind):
    return next(one for one in situation.alternatives if one.arrangement is kind)


# ------------------------------------------------------------------ checking plan


@pytest.mark.parametrize(
    ("confidence", "tolerated", "pieces"),
    [
        (0.90, 0.20, 11),  # 2.3026 / 0.2231 = 10.3
        (0.90, 0.10, 22),  # 2.3026 / 0.1054 = 21.9
        (0.90, 0.05, 45),  # 2.3026 / 0.0513 = 44.9
        (0.90, 0.02, 114),  # 2.3026 / 0.0202 = 113.97
        (0.90, 0.01, 230),
        (0.95, 0.10, 29),
        (0.95, 0.05, 59),  # 2.9957 / 0.0513 = 58.4
        (0.95, 0.01, 299),
        (0.99, 0.01, 459),
        (0.50, 0.50, 1),  # exactly one: no piece more for a rounding
        (0.75, 0.50, 2),
    ],
)
def test_the_sample_is_that_of_the_zero_defect_tables(confidence, tolerated, pieces):
    assert sample_size(confidence, tolerated) == pieces


@given(st.floats(0.5, 0.999), st.floats(0.005, 0.5))
def test_the_sample_is_the_smallest_that_is_sure_enough(confidence, tolerated):
    pieces = sample_size(confidence, tolerated)
    assert 1 - (1 - tolerated) ** pieces >= confidence - 1e-9
    assert pieces == 1 or 1 - (1 - tolerated) ** (pieces - 1) < confidence


@pytest.mark.parametrize(
    ("mistake_cost", "tolerated", "pieces"),
    [
        # Looking takes a quarter of six minutes: 1.5 minutes at 60 an hour is 1.50.
        (15.0, 0.10, 22),
        (30.0, 0.05, 45),
        (75.0, 0.02, 114),
        (1_000.0, 0.02, 114),
        (7.5, 0.20, 11),
        (1.0, 0.20, 11),
        (0.0, 0.20, 11),
    ],
)
def test_the_tolerated_share_is_looking_over_a_fault_between_two_and_twenty_per_cent(
    mistake_cost, tolerated, pieces
):
    situation = resolve(task(mistake_cost=exactly(mistake_cost)))
    plan = plan_of_checks(situation, one_of(situation, OFF))
    assert plan.tolerated_share == pytest.approx(tolerated)
    assert plan.sample_size == pieces
    assert plan.confidence == 0.9
    assert plan.hours == pytest.approx(pieces * A_PIECE / 4)


@pytest.mark.parametrize("kind", [IN, OUT])
def test_work_that_is_not_supervised_has_no_checking_plan(kind):
    situation = resolve(task())
    assert plan_of_checks(situation, one_of(situation, kind)) is None


def test_an_assessment_plans_checks_for_supervised_help_only():
    found = [assessed(starter.task, point=True) for starter in starters()]
    for one in found:
        assert (one.checking_plan is not None) == (one.verdict.arrangement is OFF)
        if one.checking_plan is not None:
            assert one.checking_plan.alternative == one.verdict.alternative
    assert {one.checking_plan is None for one in found} == {True, False}


# ------------------------------------------------------------------ paid trial


def trial(situation, kind):
    values = take_values(situation, point=False)
    return trial_plan(situation, one_of(situation, kind), price(situation, values), values)


def certain(told, **numbers):
    """Every input for certain, nought unless it is told; dots are written __."""
    situation = resolve(told)
    known = {name.replace("__", "."): value for name, value in numbers.items()}
    assert set(known) <= set(situation.inputs)
    return replace(
        situation,
        inputs={
            name: replace(
                one, range=found if isinstance(found := known.get(name, 0.0), Range) else exactly(found)
            )
            for name, one in situation.inputs.items()
        },
    )


HELPER = {
    "hours": 10.0, "owner_hour": 60.0, "offshore_rate": 8.0, "outsource_rate": 40.0,
    "offshore__productivity": 0.8, "outsource__productivity": 1.25, "offshore__supervision": 0.2,
    "outsource__supervision": 0.05, "offshore__rework": 0.1, "minutes_per_item": 6.0, "minutes_per_call": 4.0,
}  # fmt: skip


def test_the_trial_of_the_page_s_example_is_reckoned_by_hand():
    # Without a cost of faults 11 pieces are enough to check; two hours are 20 pieces, 1/60 of 120 hours:
    # fee 1,200 / 60, supervision 1,800 / 60, and half an hour of looking at 60.
    plan = trial(certain(task(), **HELPER), OFF)
    assert (plan.alternative, plan.pieces, plan.most_faults) == ("offshore", 20, 2)
    assert plan.hours == pytest.approx(2.0)
    assert plan.cost == pytest.approx(20 + 30 + 30)
    assert plan.value == 0.0  # all is known: a trial shows nothing


def test_a_trial_of_supervised_help_is_as_large_as_a_sample_that_tells():
    plan = trial(certain(task(), **HELPER, mistake_cost=1_000.0), OFF)
    assert (plan.pieces, plan.most_faults) == (114, 11)


def test_a_trial_of_a_professional_takes_two_hours():
    plan = trial(certain(task(), **HELPER, mistake_cost=1_000.0), OUT)
    assert plan.pieces == 20
    assert plan.cost == pytest.approx((3_840 + 288) / 60 + 30)


def test_a_trial_is_a_quarter_of_the_work_at_most():
    short = task(pattern=Pattern.ONE_OFF, hours=exactly(4.0))
    plan = trial(certain(short, **{**HELPER, "hours": 4.0}, mistake_cost=1_000.0), OFF)
    assert plan.pieces == 10


@settings(quick, max_examples=150)
@given(tasks(), st.sampled_from((OUT, OFF)))
def test_a_trial_never_takes_more_than_a_quarter_of_the_work(told, kind):
    situation = resolve(told)
    plan = trial(situation, kind)
    hours = situation.inputs["hours"].range.likely * situation.periods
    if hours < 4 * A_PIECE - 1e-9:
        assert plan is None
        return
    assert plan.hours <= 0.25 * hours + 1e-9
    assert plan.pieces >= 1
    assert plan.cost >= 0
    assert 0 <= plan.most_faults < plan.pieces


@pytest.mark.parametrize("hours", [0.0, 0.25])
def test_there_is_no_trial_of_work_of_which_a_quarter_is_less_than_a_piece(hours):
    situation = resolve(task(pattern=Pattern.ONE_OFF, hours=exactly(hours)))
    assert trial(situation, OFF) is None


def test_a_trial_costs_no_more_for_not_knowing_how_much_work_there_is_in_all():
    sure = trial(certain(task(), **HELPER), OFF)
    unsure = trial(certain(task(), **{**HELPER, "hours": Range(low=1.0, likely=10.0, high=100.0)}), OFF)
    assert (unsure.pieces, unsure.hours) == (sure.pieces, sure.hours)
    assert unsure.cost == pytest.approx(sure.cost, rel=1e-3)


def test_nothing_is_tried_where_the_work_stays():
    situation = resolve(task())
    assert trial(situation, IN) is None
    kept = assessed(task(must_stay=True))
    assert kept.verdict.arrangement is IN
    assert (kept.paid_trial, kept.checking_plan, kept.break_even) == (None, None, None)


def test_without_draws_no_trial_is_weighed():
    assert assessed(task(own_skill=OwnSkill.CANNOT), point=True).paid_trial is None


@pytest.mark.parametrize("code", ["admin-assistant", "telephone-answering", "it-everyday", "service-returns"])
def test_a_trial_is_worth_no_more_than_knowing_all_and_no_less_than_any_one_thing_it_shows(code):
    told = next(starter.task for starter in starters() if starter.code == code)
    found = assessed(told)
    plan = found.paid_trial
    situation = resolve(told)
    values = take_values(situation, point=False)
    ruled_out = {one.id for one in found.alternatives if one.is_ruled_out}
    totals = [one.total.money for one in price(situation, values) if one.alternative.id not in ruled_out]
    table = np.vstack(np.broadcast_arrays(*totals))
    knowing_all = table.mean(axis=1).min() - table.min(axis=0).mean()
    kind = found.verdict.arrangement
    shown = {f"{kind}.{name}" for name in ("supervision", "rework", "mistakes_per_100_hours")}
    single = [one.value for one in found.worth_finding_out if one.input in shown]
    assert 0.95 * max(single, default=0.0) <= plan.value <= knowing_all


# ------------------------------------------------------------------ break-even


def saving_with_customers_lost(situation, found):
    told = replace(
        situation.inputs["customers_lost_per_year"], range=exactly(found.break_even.customers_per_year)
    )
    inputs = {**situation.inputs, "customers_lost_per_year": told}
    again = assessed_situation(replace(situation, inputs=inputs), point=True)
    stay, best = again.alternative("in_house"), again.alternative(found.break_even.alternative)
    return stay.cost.mean - best.cost.mean, stay.cost.mean


ABROAD = [one for one in starters() if assessed(one.task, point=True).verdict.arrangement is OFF]


@pytest.mark.parametrize("starter", ABROAD[::3], ids=lambda one: one.code)
def test_with_as_many_customers_lost_at_likely_values_the_saving_is_gone(starter):
    situation = resolve(starter.task)
    likely = {name: replace(one, range=exactly(one.range.likely)) for name, one in situation.inputs.items()}
    situation = replace(situation, inputs=likely)
    found = assessed_situation(situation, point=True)
    assert found.break_even is not None
    left, size = saving_with_customers_lost(situation, found)
    assert left == pytest.approx(0.0, abs=1e-9 * size)


def test_with_as_many_customers_lost_on_average_the_saving_is_gone():
    """The saving is a mean, so the customers that erase it count with the mean of what one of them leaves."""
    situation = certain(task(), **HELPER, customer_margin_per_year=Range(low=100, likely=200, high=1_500))
    found = assessed_situation(situation)
    assert found.verdict.alternative == "offshore"
    told = replace(
        situation.inputs["customers_lost_per_year"], range=exactly(found.break_even.customers_per_year)
    )
    again = assessed_situation(
        replace(situation, inputs={**situation.inputs, "customers_lost_per_year": told})
    )
    saving = again.alternative("in_house").cost.mean - again.alternative("offshore").cost.mean
    assert saving == pytest.approx(0.0, abs=1.0)


def test_the_break_even_of_the_page_s_example_is_reckoned_by_hand():
    # Staying 7,200; the helper 1,200 + 1,800 + 384 of mended work = 3,384: 3,816 a year at 200 a customer.
    found = assessed_situation(
        certain(task(), **HELPER, customer_margin_per_year=200.0, customers_lost_per_year=2.0)
    )
    assert found.break_even.customers_per_year == pytest.approx(3_816 / 200)
    assert found.break_even.expected_per_year == 2.0
    assert (found.break_even.alternative, found.break_even.against) == ("offshore", "in_house")


def test_over_two_years_twice_the_saving_is_spread_over_twice_the_years():
    found = assessed_situation(certain(task(horizon_months=24), **HELPER, customer_margin_per_year=200.0))
    assert found.break_even.customers_per_year == pytest.approx(3_816 / 200)


def test_customers_who_cannot_mind_are_not_expected_to_leave():
    nearby = certain(
        task(),
        **{**HELPER, "offshore_rate": 60.0},
        customer_margin_per_year=200.0,
        customers_lost_per_year=2.0,
    )
    found = assessed_situation(nearby)
    assert found.verdict.alternative == "outsource"
    assert found.break_even.expected_per_year == 0.0


def test_where_nothing_is_saved_there_is_no_break_even():
    dear = Rate(price=exactly(500.0))
    nobody = assessed(
        task(done_by=DoneBy.NOBODY, checkable=Checkable.TOO_LATE, outsource_rate=dear), point=True
    )
    assert nobody.recommended.cost.mean > nobody.alternative("in_house").cost.mean
    assert nobody.break_even is None
    worthless = assessed_situation(certain(task(), **HELPER))
    assert worthless.verdict.alternative == "offshore"
    assert worthless.break_even is None  # a customer leaves nothing


# ------------------------------------------------------------------ pre-mortem


def lines_of(**money):
    return {LineCode(code): Line(money=values) for code, values in money.items()}


def failures(situation, kind, **money):
    one = Priced(alternative=one_of(situation, kind), lines=lines_of(**money), total=Line(money=0.0))
    return pre_mortem(situation, one)


RAMP = np.linspace(0.0, 1.0, 1_001)  # its 95th percentile exceeds its mean by 0.45


def test_the_three_lines_with_the_longest_tails_come_first():
    found = failures(
        resolve(task()), OFF,
        fee=RAMP * 10, rework=RAMP * 40, mistakes=RAMP * 30, leak=RAMP * 20, setup=900.0,
    )  # fmt: skip
    assert [one.code for one in found] == [LineCode.REWORK, LineCode.MISTAKES, LineCode.LEAK]
    assert [one.extra for one in found] == pytest.approx([18.0, 13.5, 9.0])


def test_what_is_certain_and_what_is_no_failure_is_not_told():
    assert failures(resolve(task()), OFF, fee=50.0, safeguards=RAMP, preferences=RAMP) == ()
    rare = np.where(np.arange(1_000) < 20, 100.0, 0.0)  # once in fifty: the 95th percentile is below the mean
    assert failures(resolve(task()), OFF, leak=rare) == ()


@pytest.mark.parametrize(
    ("code", "in_place", "guard"),
    [
        ("rework", (), Safeguard.PAID_TRIAL),
        ("mistakes", (), Safeguard.EXPERT_REVIEW),
        ("mistakes", (Safeguard.EXPERT_REVIEW,), Safeguard.REFERENCES_CHECKED),
        ("turnover", (), Safeguard.REFERENCES_CHECKED),
        ("leak", (Safeguard.LEAST_ACCESS, Safeguard.CONTRACT_NDA), Safeguard.INSURANCE),
        (
            "leak",
            (Safeguard.LEAST_ACCESS, Safeguard.CONTRACT_NDA, Safeguard.INSURANCE),
            Safeguard.LEAST_ACCESS,
        ),
        ("exit", (), Safeguard.EXIT_PLAN),
        ("fee", (), None),
        ("backlash", (), None),
    ],
)
def test_the_guard_is_the_first_that_is_not_in_force(code, in_place, guard):
    (one,) = failures(resolve(task(safeguards=in_place)), OFF, **{code: RAMP})
    assert one.safeguard is guard


def test_what_a_condition_adopts_is_in_force_already():
    brand = resolve(task(original_work=OriginalWork.BRAND))
    assert set(one_of(brand, OFF).adopted) == {Safeguard.IP_ASSIGNMENT, Safeguard.ORIGINALITY_SEARCH}
    partly = resolve(task(original_work=OriginalWork.SOME))
    assert failures(partly, OFF, ip=RAMP)[0].safeguard is Safeguard.ORIGINALITY_SEARCH


def test_kept_work_has_no_safeguard_but_one_s_own_eye():
    (one,) = failures(resolve(task()), IN, mistakes=RAMP)
    assert one.safeguard is None


@settings(quick, max_examples=25)
@given(tasks(most=5_000))
def test_an_assessment_tells_at_most_three_failures_of_what_it_recommends(told):
    found = assessed(told)
    extras = [one.extra for one in found.pre_mortem]
    assert extras == sorted(extras, reverse=True)
    assert len(extras) <= 3
    assert all(extra > 0 for extra in extras)
    if found.recommended is not None:
        codes = {
            line.code for line in found.recommended.ledger if line.p90 is not None and line.p90 > line.p10
        }
        assert {one.code for one in found.pre_mortem} <= codes
    else:
        assert not extras


@pytest.mark.parametrize("level", [Checkable.AT_A_GLANCE, Checkable.EXPERT_ONLY])
def test_rates_by_the_month_leave_the_plans_whole(level):
    rate = Rate(per=Per.MONTH, price=Range(low=100, likely=200, high=300))
    found = assessed(
        task(own_skill=OwnSkill.CANNOT, checkable=level, offshore_rate=rate, outsource_rate=rate)
    )
    assert found.paid_trial is not None
    assert math.isfinite(found.paid_trial.cost)
    assert found.pre_mortem


def test_what_would_lift_a_bar_is_told_with_its_price():
    late = assess(task(checkable=Checkable.TOO_LATE, budget_per_month=1.0))
    helper: Any = late.alternative("offshore")
    professional: Any = late.alternative("outsource")
    prices = {one.code.value: one.price for one in helper.conditions}
    # An expert looks at 5 % of the work, at a professional's rate.
    assert prices["faults_too_late"] > 0
    (over,) = professional.conditions
    assert over.price == pytest.approx(professional.cash.mean - 1.0)
