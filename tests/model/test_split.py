"""Holds the split of a task to every way it could be routed, and each part to being priced as a task."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.levels import Arrangement, Checkable, Codifiable, DoneBy, OwnSkill, Pattern, Skill
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Rate, Settings, Step, Task
from advisor.model import assess
from advisor.model.assess import take_values
from advisor.model.pricing import price
from advisor.model.resolve import resolve
from advisor.model.split import cheapest_route, task_of_step
from advisor.records import replace
from tests.strategies import quick, tasks

exactly = Range.exactly
WAYS = ("in_house", "outsource", "offshore")
ORDER = {way: n for n, way in enumerate(WAYS)}


def assessed(task, *, point=False):
    """What ``assess`` says; every part of it is taken to be there."""
    return assess(task, point=point)


# ------------------------------------------------------------------ the cheapest route


def cost_of_route(ways, route, handover):
    passed_on = sum(a != b for a, b in itertools.pairwise(route))
    return math.fsum(part[way] for part, way in zip(ways, route, strict=True)) + handover * passed_on


ways_of_part = st.dictionaries(st.sampled_from(WAYS), st.integers(-20, 200).map(float), min_size=1).map(
    lambda part: dict(sorted(part.items(), key=lambda item: ORDER[item[0]]))
)


@given(st.lists(ways_of_part, min_size=1, max_size=6), st.integers(0, 60).map(float))
def test_no_route_at_all_is_cheaper_than_the_one_that_is_found(ways, handover):
    route = cheapest_route(ways, handover)
    assert all(way in part for way, part in zip(route, ways, strict=True))
    least = min(cost_of_route(ways, tried, handover) for tried in itertools.product(*ways))
    assert cost_of_route(ways, route, handover) == least


def part(a, b, c):
    return {"in_house": float(a), "outsource": float(b), "offshore": float(c)}


def test_without_a_price_for_passing_on_each_part_goes_its_own_cheapest_way():
    assert cheapest_route([part(1, 2, 3), part(5, 4, 9), part(9, 8, 7)], 0.0) == list(WAYS)


def test_a_detour_is_taken_only_where_it_saves_more_than_two_handovers():
    parts = [part(10, 99, 99), part(30, 11, 99), part(10, 99, 99)]  # a saving of 19 in the middle
    assert cheapest_route(parts, 9.0) == ["in_house", "outsource", "in_house"]
    assert cheapest_route(parts, 10.0) == ["in_house", "in_house", "in_house"]


def test_it_looks_ahead_where_step_by_step_would_go_wrong():
    # The first part alone is cheaper in-house by 1, the rest by a professional by far.
    assert cheapest_route([part(10, 11, 99), part(50, 10, 99), part(50, 10, 99)], 5.0) == ["outsource"] * 3


def test_a_tie_goes_to_the_earlier_arrangement():
    assert cheapest_route([part(4, 4, 4), part(4, 4, 4)], 1.0) == ["in_house", "in_house"]
    assert cheapest_route([{"outsource": 4.0, "offshore": 4.0}], 1.0) == ["outsource"]


# ------------------------------------------------------------------ a part as a task


def whole(steps=(), **told):
    return Task(
        **{
            "title": "Monthly books", "hours": exactly(20.0), "horizon_months": 12, "done_by": DoneBy.OWNER,
            "own_skill": OwnSkill.PASSABLY, "skill": Skill.TRAINED, "codifiable": Codifiable.MOSTLY,
            "steps": tuple(steps), "settings": Settings(owner_hour=exactly(60.0)), **told,
        }
    )  # fmt: skip


def as_task(task, step):
    return task_of_step(task, step, resolve(task))


def test_a_part_has_its_share_of_the_hours_and_the_whole_s_answers_where_it_says_nothing():
    task = whole(hours=Range(low=8, likely=20, high=40))
    found = as_task(task, Step(title="Filing", share=0.25, skill=Skill.ANYONE, codifiable=Codifiable.FULLY))
    assert found.title == "Filing"
    assert found.hours == Range(low=2, likely=5, high=10)
    assert (found.skill, found.codifiable) == (Skill.ANYONE, Codifiable.FULLY)
    assert (found.own_skill, found.horizon_months) == (OwnSkill.PASSABLY, 12)
    assert found.steps == ()


def test_a_part_s_hours_come_from_what_is_usual_where_nobody_told_them():
    task = Task(title="x", function="bookkeeping")
    usual = resolve(task).inputs["hours"].range
    assert as_task(task, Step(title="a", share=0.5)).hours == usual.scaled(0.5)


def test_quotes_and_limits_are_for_the_whole_and_not_for_a_part():
    quote = Quote(vendor="V", arrangement=Arrangement.OUTSOURCE, rate=Rate(price=exactly(1.0)))
    limits = Settings(owner_hour=exactly(60.0), largest_bearable_loss=1.0)
    task = whole(quotes=(quote,), budget_per_month=1.0, settings=limits)
    found = as_task(task, Step(title="a", share=0.5, budget_per_month=2.0))
    assert (found.quotes, found.budget_per_month) == ((), None)
    assert found.settings.largest_bearable_loss is None
    assert found.settings.owner_hour == exactly(60.0)


@settings(quick, max_examples=60)
@given(tasks())
def test_a_part_that_is_the_whole_costs_what_the_whole_costs(task):
    task = replace(task, quotes=(), steps=())
    part_ = as_task(task, Step(title=task.title, share=1.0))
    costs = [
        {
            one.alternative.id: one.total.money
            for one in price(found, take_values(found, point=True))
        }
        for found in (resolve(task), resolve(part_))
    ]  # fmt: skip
    assert costs[1] == pytest.approx(costs[0], rel=1e-12)


# ------------------------------------------------------------------ the advice


EASY = Step(
    title="Filing", share=0.5, skill=Skill.ANYONE, codifiable=Codifiable.FULLY, own_skill=OwnSkill.BADLY
)
LATE = Step(title="Judging", share=0.5, checkable=Checkable.TOO_LATE, codifiable=Codifiable.HARDLY)
STAYS = Step(title="Signing", share=0.5, must_stay=True)


def point_costs(task, step):
    situation = resolve(as_task(task, step))
    return {
        one.alternative.id: one.total.money for one in price(situation, take_values(situation, point=True))
    }


def test_a_split_is_the_parts_costs_with_the_handovers_against_the_whole():
    task = whole((EASY, STAYS), hours=exactly(60.0))
    found = assessed(task, point=True)
    split = found.split
    assert [step.alternative for step in split.steps] == ["offshore", "in_house"]
    assert [(step.title, step.share) for step in split.steps] == [("Filing", 0.5), ("Signing", 0.5)]
    by_part = [point_costs(task, EASY)["offshore"] / 12, point_costs(task, STAYS)["in_house"] / 12]
    assert [step.cost for step in split.steps] == pytest.approx(by_part)
    assert split.handover_cost == pytest.approx(0.6 * 60)  # 0.6 hours a month, at one boundary
    assert split.cost == pytest.approx(sum(by_part) + 0.6 * 60)
    assert split.unsplit_cost == pytest.approx(found.recommended.cost.mean)


def test_each_boundary_is_paid_for():
    task = whole(
        (replace(STAYS, share=0.3), replace(EASY, share=0.4), replace(STAYS, share=0.3)), hours=exactly(90.0)
    )
    split = assessed(task, point=True).split
    assert [step.alternative for step in split.steps] == ["in_house", "offshore", "in_house"]
    assert split.handover_cost == pytest.approx(2 * 0.6 * 60)


def test_a_one_off_is_told_in_all():
    task = whole((EASY, STAYS), pattern=Pattern.ONE_OFF, hours=exactly(700.0))
    found = assessed(task, point=True)
    assert found.split.handover_cost == pytest.approx(0.6 * 60 * 12)
    costs = [point_costs(task, EASY)["offshore"], point_costs(task, STAYS)["in_house"]]
    assert found.split.cost == pytest.approx(sum(costs) + 0.6 * 60 * 12)


def test_a_way_that_is_ruled_out_for_a_part_is_open_to_the_others():
    task = whole((LATE, EASY), hours=exactly(60.0))
    split = assessed(task, point=True).split
    costs = point_costs(task, LATE)
    assert split.steps[0].alternative == min(("in_house", "outsource"), key=costs.__getitem__)
    assert split.steps[1].alternative == "offshore"


def test_where_a_part_has_no_way_open_nothing_is_said_of_a_split():
    stuck = Step(title="Stuck", share=0.5, must_stay=True, own_skill=OwnSkill.CANNOT)
    assert assessed(whole((EASY, stuck)), point=True).split is None


def test_parts_that_all_go_the_way_of_the_whole_are_no_split():
    task = whole((replace(EASY, share=0.5), replace(EASY, share=0.5)), must_stay=True)
    assert assessed(task, point=True).split is None
    assert assessed(whole((Step(title="all of it", share=1.0),)), point=True).split is None


def test_a_task_without_parts_or_without_a_recommendation_is_not_split():
    assert assessed(whole(), point=True).split is None
    stuck = whole((EASY, STAYS), must_stay=True, own_skill=OwnSkill.CANNOT)
    assert assessed(stuck, point=True).verdict.alternative is None
    assert assessed(stuck, point=True).split is None


def test_quotes_play_no_part_in_a_split_but_in_what_it_is_told_against():
    gift = Quote(
        vendor="V", arrangement=Arrangement.OUTSOURCE, rate=Rate(price=exactly(0.01)), provider_abroad=False
    )
    found = assessed(whole((EASY, STAYS), hours=exactly(60.0), quotes=(gift,)), point=True)
    assert found.verdict.alternative == "quote-1"
    assert {step.alternative for step in found.split.steps} <= set(WAYS)
    assert found.split.unsplit_cost == pytest.approx(found.recommended.cost.mean)


def test_likely_values_alone_give_no_odds_of_the_split():
    task = whole((EASY, STAYS), hours=exactly(60.0))
    assert assessed(task, point=True).split.probability_better is None


@settings(quick, max_examples=25)
@given(tasks(most=5_000))
def test_a_split_adds_up_and_its_odds_are_a_share(task):
    split = assessed(task).split
    if split is None:
        return
    parts = math.fsum(step.cost for step in split.steps) + split.handover_cost
    size = math.fsum(abs(step.cost) for step in split.steps) + split.handover_cost
    assert split.cost == pytest.approx(parts, abs=1e-9 * size)
    assert 0.0 <= split.probability_better <= 1.0
    assert [step.share for step in split.steps] == [step.share for step in task.steps]
    boundaries = sum(a.alternative != b.alternative for a, b in itertools.pairwise(split.steps))
    assert (split.handover_cost > 0) == (boundaries > 0)


def split_cost(parts, **preferences):
    prices = {name: exactly(price_) for name, price_ in preferences.items()}
    business = Settings(owner_hour=exactly(60.0), preferences=prices)
    split = assessed(whole(parts, hours=exactly(60.0), settings=business), point=True).split
    assert [step.alternative for step in split.steps] == ["in_house", *["offshore"] * (len(parts) - 1)]
    return split.cost


@pytest.mark.parametrize(("name", "sign"), [("relief", -1), ("local_loyalty", 1), ("the view", 1)])
def test_what_an_owner_would_pay_a_month_counts_by_the_share_that_is_handed_over(name, sign):
    parts = (replace(STAYS, share=0.2), replace(EASY, share=0.4), replace(EASY, share=0.4))
    effect = split_cost(parts, **{name: 5.0}) - split_cost(parts)
    assert sign * effect == pytest.approx(0.8 * 5.0)
