"""Holds the order of questions to what they can change, and the end of asking to being the end."""

from typing import Any

import pytest
from hypothesis import given, settings

from advisor.domain.levels import (
    Arrangement,
    Checkable,
    Codifiable,
    Core,
    CustomerContact,
    Data,
    DoneBy,
    OriginalWork,
    OwnSkill,
    Pattern,
    Skill,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Rate, Settings, Task
from advisor.domain.task_format.keys import ANSWER_KEYS, Kind
from advisor.evidence.starters import starters
from advisor.model import questions
from advisor.model.assess import summarise, take_values
from advisor.model.pricing import price
from advisor.model.questions import is_settled, open_questions
from advisor.model.resolve import resolve
from advisor.model.spread import mean
from advisor.records import replace
from tests.strategies import quick, tasks

exactly = Range.exactly
IN_SETTINGS = ("owner_hour", "staff_hour")
NEVER = {"horizon_months", "must_stay", "budget_per_month", "safeguards"}
BY_CODE = {starter.code: starter for starter in starters()}


def found_of(task):
    return {one.key: one for one in open_questions(task)}


def told(task, key):
    return getattr(task.settings if key in IN_SETTINGS else task, key)


def answered(task, key, answer):
    if key in IN_SETTINGS:
        return replace(task, settings=replace(task.settings, **{key: answer}))
    return replace(task, **{key: answer})


def possible_answers(task, key):
    """Everything an owner might say: each level; numbers from half the low to twice the high."""
    known = ANSWER_KEYS.get(key)
    if known is not None and known.words is not None:
        return list(known.words)
    if known is not None and known.kind is Kind.FLAG:
        return [True, False]
    situation = resolve(task)
    belief = situation.inputs[key].range
    numbers = [exactly(x) for x in (belief.low / 2, belief.low, belief.likely, belief.high, belief.high * 2)]
    rate = next((one.rate for one in situation.alternatives if one.price == key), None)
    return [x if rate is None else replace(rate, price=x) for x in (*numbers, belief)]


def verdict(task):
    situation = resolve(task)
    priced = price(situation, take_values(situation, point=False))
    return summarise(situation, priced, with_odds=False).verdict.alternative


# ------------------------------------------------------------------ which questions


def test_a_bare_task_is_asked_everything_but_limits_and_what_does_not_apply():
    keys = set(found_of(Task(title="x")))
    assert keys == {*ANSWER_KEYS, "owner_hour"} - NEVER - {
        "ip_loss", "customer_loyalty", "customer_margin_per_year",
    }  # fmt: skip


@settings(quick, max_examples=12)
@given(tasks(most=5_000))
def test_what_is_answered_is_not_asked_again(task):
    for one in open_questions(task):
        assert told(task, one.key) is None
        assert one.key not in NEVER


@pytest.mark.parametrize(
    ("answer", "value", "keys"),
    [
        ("customer_contact", CustomerContact.NONE, {"customer_loyalty", "customer_margin_per_year"}),
        ("data", Data.NONE, {"leak_loss"}),
        ("original_work", OriginalWork.NONE, {"ip_loss"}),
        ("done_by", DoneBy.OWNER, {"staff_hour"}),
    ],
)
def test_a_question_that_does_not_apply_is_not_asked(answer, value, keys):
    applying: dict[str, Any] = {
        "customer_contact": CustomerContact.SPOKEN, "data": Data.MONEY,
        "original_work": OriginalWork.BRAND, "done_by": DoneBy.STAFF,
    }  # fmt: skip
    assert keys.isdisjoint(found_of(Task(title="x", **{answer: value})))
    assert keys <= set(found_of(Task(title="x", **{answer: applying[answer]})))


def test_a_task_that_says_everything_is_asked_nothing():
    task = replace(
        BY_CODE["telephone-answering"].task, settings=Settings(owner_hour=exactly(60), staff_hour=exactly(20))
    )
    for key in ANSWER_KEYS:
        if key not in NEVER and told(task, key) is None:
            task = answered(task, key, possible_answers(task, key)[-1])
    assert open_questions(task) == ()
    assert is_settled(task)


# ------------------------------------------------------------------ what they can change


STAYS = Task(title="x", must_stay=True)


def test_where_it_must_stay_only_whether_anybody_can_do_it_matters():
    can_change = {key for key, one in found_of(STAYS).items() if one.can_change}
    assert can_change == {"own_skill", "done_by"}
    assert not is_settled(STAYS)
    assert is_settled(replace(STAYS, own_skill=OwnSkill.WELL, done_by=DoneBy.OWNER))


def test_where_it_must_stay_and_nobody_does_it_a_licence_would_matter():
    nobody = replace(STAYS, done_by=DoneBy.NOBODY, own_skill=OwnSkill.WELL)
    assert {key for key, one in found_of(nobody).items() if one.can_change} == {"licensed"}
    assert is_settled(replace(nobody, licensed=False))


EXPERTS = Task(
    title="x", hours=exactly(40.0), done_by=DoneBy.NOBODY, own_skill=OwnSkill.CANNOT,
    skill=Skill.PROFESSIONAL, outsource_rate=Rate(price=exactly(90.0)),
)  # fmt: skip


def test_where_one_way_is_left_no_answer_about_money_can_change_it():
    found = found_of(EXPERTS)
    assert {key for key, one in found.items() if one.can_change} == set()
    assert is_settled(EXPERTS)
    assert {one.value for one in found.values()} == {0.0}


def test_a_number_that_would_turn_the_verdict_only_beyond_its_range_can_change_it_and_is_worth_nothing():
    # All is said but the professional's rate; at twice its high it is dearer than staying.
    task = Task(
        title="x", pattern=Pattern.ONGOING, hours=exactly(40.0), done_by=DoneBy.OWNER,
        own_skill=OwnSkill.WELL, skill=Skill.TRAINED, codifiable=Codifiable.HARDLY,
        checkable=Checkable.TOO_LATE, core=Core.NO, settings=Settings(owner_hour=exactly(150.0)),
    )  # fmt: skip
    one = found_of(task)["outsource_rate"]
    assert verdict(task) == "outsource"
    assert verdict(replace(task, outsource_rate=Rate(price=exactly(2 * 77.0)))) == "in_house"
    assert (one.can_change, one.value) == (True, 0.0)


def test_what_can_change_the_verdict_comes_first_and_of_that_what_is_worth_most():
    for code in ("telephone-answering", "design-logo", "sales-build-customer-list"):
        starter = BY_CODE[code]
        found = open_questions(Task(title="x", function=starter.function.code))
        order = [(not one.can_change, -one.value) for one in found]
        assert order == sorted(order)
        assert {one.can_change for one in found} == {True, False}
        assert all(one.value >= 0.0 for one in found)
        assert all(one.can_change for one in found if one.value > 0)


def test_the_value_of_a_question_is_what_choosing_with_its_answer_saves():
    """Two ways, three points: what is saved where the answer turns the choice, by PERT's own weights."""
    task = Task(
        title="x", pattern=Pattern.ONGOING, horizon_months=12, hours=exactly(40.0), done_by=DoneBy.OWNER,
        own_skill=OwnSkill.WELL, skill=Skill.TRAINED, codifiable=Codifiable.HARDLY, core=Core.NO,
        settings=Settings(owner_hour=exactly(60.0)),
    )  # fmt: skip
    one = found_of(task)["outsource_rate"]

    def costs(rate):
        situation = resolve(replace(task, outsource_rate=Rate(price=exactly(rate))))
        values: dict[str, Any] = {
            name: x if isinstance(x, float) else x[::64]
            for name, x in take_values(situation, point=False).items()
        }
        return {found.alternative.id: mean(found.total.money) for found in price(situation, values)}

    low, likely, high = (costs(rate) for rate in (24.5, 42.0, 77.0))  # 35 / 60 / 110 for trained work: × 0.7
    ways = ("in_house", "outsource")
    expected = {way: (low[way] + 4 * likely[way] + high[way]) / 6 for way in ways}
    knowing = sum(w * min(at[way] for way in ways) for w, at in ((1, low), (4, likely), (1, high))) / 6
    assert min(expected.values()) - knowing > 100
    assert one.value == pytest.approx(min(expected.values()) - knowing, rel=1e-6)


def test_a_quote_is_weighed_along():
    cheap = Quote(vendor="V", arrangement=Arrangement.OUTSOURCE, rate=Rate(price=exactly(1.0)))
    task = replace(EXPERTS, quotes=(cheap,))
    assert verdict(task) == "quote-1"
    found = found_of(task)
    assert found["licensed"].can_change  # the quote does not say that it holds a licence
    assert not found["offshore_rate"].can_change


# ------------------------------------------------------------------ the end of asking


def asked_until_settled(starter):
    """The starter's own answers to what is asked, the best question first, until none can change anything."""
    task, unanswered = Task(title=starter.title, function=starter.function.code), set()
    while True:
        found = open_questions(task)
        best = next((one.key for one in found if one.can_change and one.key not in unanswered), None)
        if best is None:
            return task, [one.key for one in found if not one.can_change]
        answer = told(starter.task, best)
        if answer is None:
            unanswered.add(best)
        else:
            task = answered(task, best, answer)


@pytest.mark.parametrize(
    "code",
    [
        "sales-tender",
        "design-logo",
        "telephone-reminders",
        "data-scanning",
        "service-shop-chat",
        "legal-trademark",
    ],
)
def test_after_the_last_question_no_answer_to_any_other_changes_the_verdict(code):
    task, left = asked_until_settled(BY_CODE[code])
    now = verdict(task)
    assert len(left) >= 5
    turned = {
        (key, str(answer)): after
        for key in left
        for answer in possible_answers(task, key)
        if (after := verdict(answered(task, key, answer))) != now
    }
    assert turned == {}


@settings(quick, max_examples=10)
@given(tasks(most=5_000))
def test_it_is_settled_exactly_where_no_question_can_change_the_verdict(task):
    assert is_settled(task) is not any(one.can_change for one in open_questions(task))


def test_asking_is_the_same_each_time():
    task = Task(title="x", function="design")
    assert open_questions(task) == open_questions(task)


# ------------------------------------------------------------------ how much work it is


def test_weighing_the_questions_prices_each_answer_once_on_few_draws(monkeypatch):
    sizes = []

    def counted(situation, values):
        sizes.append(max(getattr(x, "size", 1) for x in values.values()))
        return price(situation, values)

    monkeypatch.setattr(questions, "price", counted)
    found = open_questions(Task(title="x", function="telephone"))
    assert len(found) >= 18
    assert len(sizes) <= 1 + 5 * len(found)  # no question has more than five answers
    assert max(sizes) <= 64
