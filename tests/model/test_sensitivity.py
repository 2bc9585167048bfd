"""Holds flip points, tornado and information values to pricing the whole task once more."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.assessment import Origin
from advisor.domain.levels import Checkable, DoneBy
from advisor.domain.ranges import Range
from advisor.domain.task import Rate, Task
from advisor.evidence.starters import starters
from advisor.model.assess import assess_situation, summarise, take_values
from advisor.model.held import Sensitivity
from advisor.model.inputs import Input
from advisor.model.pricing import price
from advisor.model.resolve import resolve
from advisor.model.sensitivity import CLOSEST, FARTHEST, explore, information_value
from advisor.model.spread import mean
from advisor.records import replace
from tests.strategies import quick, tasks

exactly = Range.exactly
SOME = (
    "telephone-answering", "admin-assistant", "it-everyday", "bookkeeping-monthly", "engineering-drawings",
    "data-clean-customer-list", "sales-build-customer-list", "marketing-social",
)  # fmt: skip
BY_CODE = {starter.code: starter.task for starter in starters()}
each_of_some = pytest.mark.parametrize("code", SOME)
UNLIKE_A_PARABOLA = ("outsource.productivity", "offshore.productivity")


@dataclass
class Looked:
    """A situation, what came out of it, and everything again from scratch with one input held."""

    situation: Any

    def __post_init__(self):
        self.values = take_values(self.situation, point=False)
        self.priced = price(self.situation, self.values)
        self.summary = summarise(self.situation, self.priced, with_odds=True)
        self.best: Any = self.summary.verdict.alternative
        self.allowed = frozenset(one.id for one in self.summary.alternatives if not one.is_ruled_out)
        self.what_if = Sensitivity(
            situation=self.situation,
            values=self.values,
            allowed=self.allowed,
            choosable=self.allowed,
        )

    def found(self):
        return explore(self.what_if, self.best, self.summary.verdict.runner_up)

    def costs_with(self, name, value):
        """Mean costs over the horizon of what is open now, the whole ledger priced anew."""
        priced = price(self.situation, {**self.values, name: value})
        return {
            one.alternative.id: mean(one.total.money) for one in priced if one.alternative.id in self.allowed
        }

    def winner_with(self, name, value):
        """Whom a new assessment recommends where the owner is certain of this value."""
        told = replace(self.situation.inputs[name], range=exactly(value))
        situation = replace(self.situation, inputs={**self.situation.inputs, name: told})
        priced = price(situation, take_values(situation, point=False))
        return summarise(situation, priced, with_odds=False).verdict.alternative


def looked(task):
    return Looked(resolve(task))


def with_inputs(task, **told):
    """A situation in which every input that is not told is nought for certain; dots are written __."""
    situation = resolve(task)
    numbers = {name.replace("__", "."): value for name, value in told.items()}
    assert set(numbers) <= set(situation.inputs)
    certain = {
        name: replace(
            one, range=value if isinstance(value := numbers.get(name, 0.0), Range) else exactly(value)
        )
        for name, one in situation.inputs.items()
    }
    return replace(situation, inputs=certain)


WORKED_EXAMPLE = {
    "hours": 10.0, "owner_hour": 60.0, "outsource_rate": 40.0, "offshore_rate": 8.0,
    "outsource__productivity": 1.25, "offshore__productivity": 0.8,
    "outsource__finding_hours": 5.0, "outsource__preparation_hours": 3.0, "outsource__training_hours": 2.0,
    "offshore__finding_hours": 5.0, "offshore__preparation_hours": 10.0, "offshore__training_hours": 9.0,
    "outsource__supervision": 0.05, "offshore__supervision": 0.2,
}  # fmt: skip


def worked_example(task=None, **changed):
    return Looked(with_inputs(task or Task(title="x", done_by=DoneBy.OWNER), **{**WORKED_EXAMPLE, **changed}))


def flips_of(one, name):
    return sorted((flip.flips_at, flip.to) for flip in one.found().flip_points if flip.input == name)


# ------------------------------------------------------------------ holding an input


@settings(quick, max_examples=40)
@given(tasks(most=5_000), st.data())
def test_holding_an_input_is_the_same_as_pricing_everything_anew(task, data):
    one = looked(task)
    name = data.draw(st.sampled_from(sorted(one.situation.inputs)))
    value = data.draw(st.sampled_from((0.01, 0.7, 12.0)))
    held, anew = one.what_if.held_at(name, value), one.costs_with(name, value)
    size = math.fsum(abs(mean(line.money)) for priced in one.priced for line in priced.lines.values())
    assert held.costs == pytest.approx(anew, rel=1e-9, abs=1e-9 * (1 + size))
    assert one.what_if.moves_anything(name) or anew == pytest.approx(one.costs_with(name, 3.3), rel=1e-9)


def test_holding_an_input_where_it_is_for_certain_changes_nothing():
    one = worked_example()
    assert one.what_if.held_at("hours", 10.0).costs == pytest.approx(
        {"in_house": 7_200, "outsource": 4_728, "offshore": 4_440}
    )


def test_holding_an_input_says_who_would_exceed_the_budget():
    one = worked_example(Task(title="x", done_by=DoneBy.OWNER, budget_per_month=400.0))
    assert one.what_if.held_at("outsource_rate", 49.9).over_budget == frozenset()
    assert one.what_if.held_at("outsource_rate", 50.1).over_budget == {"outsource"}
    assert one.what_if.held_at("hours", 100.0).over_budget == {"outsource", "offshore"}


# ------------------------------------------------------------------ flip points


def test_supervision_of_the_worked_example_flips_where_the_page_says():
    # 4,440 + (s − 0.2) × 150 × 60 = 4,728 at s = 0.232.
    one = worked_example()
    assert flips_of(one, "offshore.supervision") == [(pytest.approx(0.232), "outsource")]
    # 3,840 is 96 × 40; 288 less at 37 an hour, where both come to 4,440.
    assert flips_of(one, "outsource_rate") == [(pytest.approx(37.0), "outsource")]
    # Staying costs 120 × h; helping 1,200 + 54 × h: even at h = 18.18, and the professional never comes in.
    low, high = flips_of(one, "owner_hour")
    assert low == (pytest.approx(1_200 / 66), "in_house")
    # 3,840 + 14.8 × h against 1,200 + 54 × h: even at h = 67.35.
    assert high == (pytest.approx(2_640 / 39.2), "outsource")


def test_within_range_says_whether_the_owner_s_own_range_holds_the_flip_point():
    narrow = worked_example(offshore__supervision=Range(low=0.19, likely=0.2, high=0.21))
    wide = worked_example(offshore__supervision=Range(low=0.14, likely=0.2, high=0.26))
    for one, is_within in ((narrow, False), (wide, True)):
        (flip,) = [found for found in one.found().flip_points if found.input == "offshore.supervision"]
        assert flip.flips_at == pytest.approx(0.232)
        assert flip.within_range is is_within
        assert flip.now == 0.2


@each_of_some
def test_a_flip_point_is_where_a_new_assessment_turns(code):
    one = looked(BY_CODE[code])
    wrong = []
    for flip in one.found().flip_points:
        belief = one.situation.inputs[flip.input].range
        mean_of_it = (
            belief.low + 4 * belief.likely + belief.high
        ) / 6  # where the present choice is the best
        step = 1e-4 * flip.flips_at * (1 if flip.flips_at > mean_of_it else -1)
        before, after = (one.winner_with(flip.input, flip.flips_at + x) for x in (-step, step))
        if (before, after) != (one.best, flip.to):
            wrong.append((flip.input, flip.now, flip.flips_at, f"{before} → {after}", f"told: {flip.to}"))
    assert wrong == []


@each_of_some
def test_within_range_is_said_of_the_flips_between_low_and_high(code):
    one = looked(BY_CODE[code])
    for flip in one.found().flip_points:
        belief = one.situation.inputs[flip.input].range
        assert flip.within_range is (belief.low <= flip.flips_at <= belief.high)
        assert flip.now == belief.likely
        assert CLOSEST * belief.low <= flip.flips_at <= FARTHEST * belief.high


def nearest_on_a_grid(one, name, steps=40):
    """The nearest grid values below and above the mean at which another than the present choice wins."""
    entry = one.situation.inputs[name]
    belief = entry.range
    most = max(belief.high, 1.0 if entry.unit.startswith("share") else math.inf)
    centre = float(np.mean(one.values[name]))
    down = np.linspace(centre, belief.low * CLOSEST, steps)
    up = np.geomspace(centre, min(belief.high * FARTHEST, most), steps)
    return [
        next((n for n, x in enumerate(way) if one.what_if.held_at(name, x).winner() != one.best), None)
        for way in (down, up)
    ], (down, up)


@each_of_some
def test_on_a_grid_another_wins_where_and_only_where_a_flip_point_is_told(code):
    one = looked(BY_CODE[code])
    told = one.found().flip_points
    wrong = []
    for name, entry in one.situation.inputs.items():
        if entry.range.high == 0 or not one.what_if.moves_anything(name):
            continue
        mine = [flip.flips_at for flip in told if flip.input == name]
        places, ways = nearest_on_a_grid(one, name)
        for place, way in zip(places, ways, strict=True):
            if place == 0:
                continue  # bent: at its mean another is the cheapest already
            last = way[-1] if place is None else way[place]
            between = [x for x in mine if min(way[0], last) <= x <= max(way[0], last)]
            if bool(between) != (place is not None) or any(
                not min(way[place - 1], last) <= x <= max(way[place - 1], last) for x in between
            ):
                wrong.append((name, entry.range, f"grid: {place and last}", f"told: {mine}"))
    assert wrong == []


def test_where_the_likely_value_alone_would_choose_another_the_flip_lies_on_the_way_to_the_mean():
    # The mean of 0 / 0.2 / 1.0 is 0.3, at which the helper costs more than the professional; at 0.2 less.
    one = worked_example(offshore__supervision=Range(low=0.0, likely=0.2, high=1.0))
    assert one.best == "outsource"
    assert flips_of(one, "offshore.supervision") == [(pytest.approx(0.232), "offshore")]


def test_an_input_that_can_flip_nothing_has_no_flip_point():
    one = worked_example(mistake_cost=50.0, leak_loss=900.0)
    assert flips_of(one, "mistake_cost") == []  # no mistakes are made
    assert flips_of(one, "leak_loss") == []
    assert flips_of(one, "outsource.training_hours") == []  # dearer training cannot make the dearer way win


def test_a_share_is_looked_for_up_to_one_only():
    # The helper spoils r of work that a professional mends for 3,840: 0.075 of it closes the gap of 288.
    near = worked_example(offshore__rework=0.01)
    assert flips_of(near, "offshore.rework") == [(pytest.approx(288 / 3_840), "outsource")]
    # A helper at 1 an hour leads by 1,338, or 35 % of it: farther than ten times 1 %.
    far = worked_example(offshore_rate=1.0, offshore__rework=0.01)
    assert flips_of(far, "offshore.rework") == []
    free = worked_example(offshore_rate=0.0, offshore__supervision=0.0, offshore__rework=0.3)
    assert flips_of(free, "offshore.rework") == [(pytest.approx((4_728 - 1_440) / 3_840), "outsource")]
    never = worked_example(
        offshore_rate=0.0, offshore__supervision=0.0, offshore__finding_hours=0.0,
        offshore__preparation_hours=0.0, offshore__training_hours=0.0, offshore__rework=0.3,
    )  # fmt: skip
    assert flips_of(never, "offshore.rework") == []  # even mending all of it, 3,840, is less than 4,728


# ------------------------------------------------------------------ flips by the budget

LATE = Task(title="x", done_by=DoneBy.OWNER, checkable=Checkable.TOO_LATE, budget_per_month=400.0)


def test_a_rate_flips_where_the_fee_exceeds_the_budget():
    # 8 provider hours a month: over 400 from 50 an hour on, long before staying at 600 a month is cheaper.
    one = worked_example(LATE)
    assert one.best == "outsource"
    assert flips_of(one, "outsource_rate") == [(pytest.approx(50.0), "in_house")]
    assert one.winner_with("outsource_rate", 49.999) == "outsource"
    assert one.winner_with("outsource_rate", 50.001) == "in_house"


def test_without_a_budget_the_rate_flips_only_where_it_costs_as_much_as_staying():
    # 600 a month less 50 for setup and 24 for supervision leaves 526 for 8 hours.
    one = worked_example(replace(LATE, budget_per_month=None))
    assert flips_of(one, "outsource_rate") == [(pytest.approx(526 / 8), "in_house")]


def test_where_the_budget_leaves_nobody_the_flip_point_names_nobody():
    one = worked_example(replace(LATE, done_by=DoneBy.NOBODY))
    assert one.allowed == {"outsource"}
    assert flips_of(one, "outsource_rate") == [(pytest.approx(50.0), None)]


def test_what_only_the_budget_bars_comes_back_where_it_is_cheap_enough():
    # At 55 an hour 8 hours a month exceed the budget of 400; from 50 down they do not.
    dear = assess_situation(worked_example(LATE, outsource_rate=55.0).situation)
    assert dear.verdict.alternative == "in_house"
    (flip,) = (one for one in dear.flip_points if one.input == "outsource_rate")
    assert flip.flips_at == pytest.approx(50.0)
    assert flip.to == "outsource"


# ------------------------------------------------------------------ tornado


@each_of_some
def test_the_ends_of_the_tornado_are_the_differences_priced_anew(code):
    one = looked(BY_CODE[code])
    other = one.summary.verdict.runner_up
    found = one.found().tornado
    if other not in one.allowed:
        assert found == ()
        return
    assert found
    for swing in found:
        belief = one.situation.inputs[swing.input].range
        for told, value in ((swing.low, belief.low), (swing.high, belief.high)):
            costs = one.costs_with(swing.input, value)
            difference = (costs[other] - costs[one.best]) / one.situation.periods
            assert told == pytest.approx(difference, rel=1e-9, abs=1e-6)
    widths = [abs(swing.high - swing.low) for swing in found]
    assert widths == sorted(widths, reverse=True)


def test_the_tornado_of_the_worked_example_is_reckoned_by_hand():
    one = worked_example(offshore__supervision=Range(low=0.1, likely=0.2, high=0.25))
    # The professional's 394 a month less the helper's 220 + 150 × 60 × s / 12.
    (swing,) = one.found().tornado
    assert (swing.input, swing.low, swing.high) == (
        "offshore.supervision", pytest.approx(394 - 295), pytest.approx(394 - 407.5),
    )  # fmt: skip


def test_an_input_that_moves_both_alike_is_no_bar_of_the_tornado():
    one = worked_example(
        LATE,
        mistake_cost=Range(low=5, likely=10, high=90),
        in_house__mistakes_per_100_hours=2.0,
        outsource__mistakes_per_100_hours=2.0,
    )
    assert one.found().tornado == ()


# ------------------------------------------------------------------ what knowing is worth


def belief(low, likely, high):
    return Input(range=Range(low=low, likely=likely, high=high), origin=Origin.YOU, unit="money")


def value_of(one, **costs_of):
    """The information value where each cost is a function of the input."""
    points = (one.range.low, one.range.likely, one.range.high)
    return information_value(
        one.range, {x: {name: cost(x) for name, cost in costs_of.items()} for x in points}
    )


@pytest.mark.parametrize(
    ("range_", "known", "by_hand"),
    [
        # 50 for certain against x on 0 / 50 / 100, Beta(3, 3): E(50 − x)⁺ = 100 × 5/64.
        ((0, 50, 100), 50.0, 100 * 5 / 64),
        # 10 against x on 0 / 0 / 60, Beta(1, 5) with mean 10: E(10 − x)⁺ = 60 × (5/6)⁶ / 6.
        ((0, 0, 60), 10.0, 10 * (5 / 6) ** 6),
        # 50 against x on 0 / 60 / 60, Beta(5, 1) with mean 50: E(x − 50)⁺ is the same mirrored.
        ((0, 60, 60), 50.0, 10 * (5 / 6) ** 6),
        # 20 against the same Beta(1, 5): x is chosen; what is saved is E(x − 20)⁺ = 60 × (4/6)⁶ / 6.
        ((0, 0, 60), 20.0, 10 * (4 / 6) ** 6),
        # 60 or more against at most 60: nothing that is learnt changes the choice.
        ((0, 0, 60), 60.0, 0.0),
        ((0, 50, 100), 200.0, 0.0),
    ],
)
def test_the_value_of_knowing_one_cost_of_two_is_as_reckoned_by_hand(range_, known, by_hand):
    found = value_of(belief(*range_), kept=lambda x: known, handed_over=lambda x: x)
    assert found == pytest.approx(by_hand, rel=5e-3, abs=1e-9)


def test_knowing_what_all_alternatives_share_is_worth_nothing():
    found = value_of(belief(5, 9, 70), a=lambda x: 100 + x, b=lambda x: 103 + x, c=lambda x: 400 + x)
    assert found == pytest.approx(0.0, abs=1e-9)


def test_knowing_what_moves_nothing_is_worth_exactly_nothing():
    assert value_of(belief(5, 9, 70), a=lambda x: 100.1, b=lambda x: 100.2) == 0.0


def test_where_there_is_one_way_only_knowing_is_worth_nothing():
    assert value_of(belief(5, 9, 70), a=lambda x: x) == 0.0


def test_of_what_is_certain_nothing_is_left_to_know():
    assert value_of(belief(9, 9, 9), a=lambda x: x, b=lambda x: 10) == 0.0


@settings(quick, max_examples=200)
@given(
    st.lists(st.floats(0, 1_000), min_size=3, max_size=3).map(sorted),
    st.lists(st.tuples(st.floats(-50, 50), st.floats(-1e4, 1e4)), min_size=2, max_size=4),
)
def test_where_costs_are_straight_lines_it_is_what_is_saved_on_average_and_never_negative(numbers, lines):
    low, likely, high = numbers
    if high - low < 1e-3 or min(likely - low, high - likely) < 1e-4 * (high - low):
        return
    one = belief(low, likely, high)
    told = value_of(
        one, **{str(n): lambda x, line=line: line[0] * x + line[1] for n, line in enumerate(lines)}
    )
    m = (likely - low) / (high - low)
    x = np.linspace(0, 1, 4_001)[1:-1]
    weight = x ** (4 * m) * (1 - x) ** (4 - 4 * m)
    at = low + (high - low) * x
    costs = np.array([slope * at + start for slope, start in lines])
    by_weights = np.average(costs, axis=1, weights=weight).min() - np.average(costs.min(0), weights=weight)
    size = np.ptp(costs, axis=1).max()
    assert told >= 0.0
    assert told == pytest.approx(by_weights, abs=2e-3 * size + 1e-6)


def nested(one, name, points=64):
    """EVPPI the long way: for each of many values of the input the whole ledger over all draws."""
    at = np.sort(one.values[name])[4096 // points // 2 :: 4096 // points]
    table = np.array([list(one.costs_with(name, float(x)).values()) for x in at])
    return float(table.mean(axis=0).min() - table.min(axis=1).mean())


def evpi(one):
    """What knowing everything is worth: the mean of the cheapest of each draw against the cheapest mean."""
    totals = [priced.total.money for priced in one.priced if priced.alternative.id in one.allowed]
    table = np.vstack(np.broadcast_arrays(*totals, np.zeros(4096))[:-1])
    return float(table.mean(axis=1).min() - table.min(axis=0).mean())


NESTED = ("admin-assistant", "it-everyday", "bookkeeping-monthly", "engineering-drawings")


@pytest.mark.parametrize("code", NESTED)
def test_what_knowing_is_worth_comes_near_to_the_nested_computation(code):
    one = looked(BY_CODE[code])
    told = {found.input: found.value for found in one.found().worth_finding_out}
    assert told
    off = {
        name: (round(value), round(by_nesting))
        for name, value in told.items()
        if name not in UNLIKE_A_PARABOLA
        and not math.isclose(value, by_nesting := nested(one, name), rel_tol=0.03)
    }
    assert off == {}


@pytest.mark.parametrize("code", NESTED)
def test_so_does_what_knowing_their_speed_is_worth(code):
    one = looked(BY_CODE[code])
    told = {found.input: found.value for found in one.found().worth_finding_out}
    off = {
        name: (round(told[name]), round(by_nesting))
        for name in UNLIKE_A_PARABOLA
        if name in told and not math.isclose(told[name], by_nesting := nested(one, name), rel_tol=0.05)
    }
    assert off == {}


@pytest.mark.parametrize("code", NESTED[:2])
def test_what_is_left_out_is_worth_less_than_an_hour_of_the_owner_s(code):
    one = looked(BY_CODE[code])
    told = {found.input for found in one.found().worth_finding_out}
    hour = one.situation.inputs["owner_hour"].range.likely
    left_out = [
        name
        for name, entry in one.situation.inputs.items()
        if name not in told and not entry.range.is_certain and one.what_if.moves_anything(name)
    ]
    assert len(left_out) > 5
    assert {name: value for name in left_out if (value := nested(one, name, points=32)) > 1.05 * hour} == {}


@each_of_some
def test_knowing_one_thing_is_worth_an_hour_at_least_and_never_more_than_knowing_all(code):
    one = looked(BY_CODE[code])
    worth = [found.value for found in one.found().worth_finding_out]
    assert worth == sorted(worth, reverse=True)
    assert all(one.situation.inputs["owner_hour"].range.likely <= value <= evpi(one) for value in worth)


def test_an_hour_of_the_owner_s_is_the_least_that_is_told():
    # Staying costs 7,200 a year; a professional 888 + 96 × rate: even at 65.75, the mean rate.
    def worth(hour_share):
        width = hour_share * 60 / (96 * 5 / 64)
        rate = Range(low=65.75 - width / 2, likely=65.75, high=65.75 + width / 2)
        one = worked_example(replace(LATE, budget_per_month=None), outsource_rate=rate)
        return [(found.input, found.value) for found in one.found().worth_finding_out]

    assert worth(0.98) == []
    assert worth(1.02) == [("outsource_rate", pytest.approx(1.02 * 60, rel=5e-3))]


# ------------------------------------------------------------------ as the assessment tells them


def test_an_assessment_tells_what_was_found_and_likely_values_alone_find_nothing():
    task = replace(BY_CODE["admin-assistant"], outsource_rate=Rate(price=Range(low=25, likely=30, high=60)))
    one = looked(task)
    found, told = one.found(), assess_situation(one.situation)
    assert (told.flip_points, told.tornado, told.worth_finding_out) == (
        found.flip_points, found.tornado, found.worth_finding_out,
    )  # fmt: skip
    point = assess_situation(one.situation, point=True)
    assert (point.flip_points, point.tornado, point.worth_finding_out) == ((), (), ())


def test_flip_points_within_the_owner_s_range_come_first():
    for code in SOME:
        within = [flip.within_range for flip in looked(BY_CODE[code]).found().flip_points]
        assert within == sorted(within, reverse=True)
