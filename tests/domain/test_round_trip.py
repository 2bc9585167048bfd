"""Holds the task format to its promise: what is written reads back as the same task, in JSON and in TOML."""

import json
import math
import tomllib

import pytest
import tomli_w
from hypothesis import example, given

from advisor.domain.levels import (
    Arrangement,
    Data,
    DoneBy,
    ExtraPer,
    OwnSkill,
    Pattern,
    Per,
    Safeguard,
    Skill,
)
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.task_format import (
    answer_to_data,
    parse_task_text,
    quote_to_data,
    read_answer,
    read_quote,
    read_settings,
    read_task,
    settings_to_data,
    task_to_data,
)
from advisor.domain.task_format.keys import TASK_KEYS
from advisor.records import replace
from tests.strategies import business_settings, extreme_tasks, quick, quotes, spelled_tasks, tasks

BARE = Task(title="Logo")
# What is empty but told differs from what was never asked.
TOLD_BUT_EMPTY = Task(
    title="Logo",
    safeguards=(),
    budget_per_month=0.0,
    licensed=False,
    must_stay=False,
    hours=Range.exactly(0),
    settings=Settings(largest_bearable_loss=0.0, spare_owner_hours_per_month=0.0),
)

BY_HAND = """
schema = "rightsource.task/1"
title = "  Telephone \\t answering "
function = "telephone"
notes = "First line\\r\\nsecond line"
pattern = "one_off"
hours = [10, 16, 26.5]
horizon_months = 6
done_by = "nobody"
own_skill = "cannot"
skill = "trained"
data = "customer_list"
licensed = true
outsource_rate = 60
offshore_rate = {per = "call", price = [1, 1.5, 2], included = 100, minimum = 235}
mistake_cost = [0, 0, 0]
budget_per_month = 500
safeguards = ["insurance", "contract_nda", "insurance"]

[[quotes]]
vendor = "Tideway Books"
arrangement = "outsource"
rate = [30, 40, 50]
provider_abroad = false
hours = 12
extras = [{title = "Set-up", price = 300}, {price = [5, 6, 7], per = "month"}]
currency = "EUR"

[[quotes]]
vendor = "Luntian"
arrangement = "offshore"
rate = {price = 9, per = "item"}
holds_licence = true
extras = 25
currency = {code = "PHP", rate = 0.017}

[[steps]]
title = "Answering"
share = 0.75
skill = "anyone"

[[steps]]
title = "Following up"
share = 0.25

[settings]
currency = "USD"
owner_hour = [40, 60, 80]
preferences = {core = 200, "we like it" = [1, 2, 3]}
"""

AS_A_TASK = Task(
    title="Telephone answering",
    function="telephone",
    notes="First line\nsecond line",
    pattern=Pattern.ONE_OFF,
    hours=Range(low=10, likely=16, high=26.5),
    horizon_months=6,
    done_by=DoneBy.NOBODY,
    own_skill=OwnSkill.CANNOT,
    skill=Skill.TRAINED,
    data=Data.CUSTOMER_LIST,
    licensed=True,
    outsource_rate=Rate(per=Per.HOUR, price=Range.exactly(60)),
    offshore_rate=Rate(per=Per.CALL, price=Range(low=1, likely=1.5, high=2), included=100, minimum=235),
    mistake_cost=Range.exactly(0),
    budget_per_month=500.0,
    safeguards=(Safeguard.INSURANCE, Safeguard.CONTRACT_NDA),
    quotes=(
        Quote(
            vendor="Tideway Books",
            arrangement=Arrangement.OUTSOURCE,
            rate=Rate(price=Range(low=30, likely=40, high=50)),
            provider_abroad=False,
            hours=Range.exactly(12),
            extras=(
                Extra(title="Set-up", price=Range.exactly(300)),
                Extra(price=Range(low=5, likely=6, high=7), per=ExtraPer.MONTH),
            ),
            currency=QuoteCurrency(code="EUR"),
        ),
        Quote(
            vendor="Luntian",
            arrangement=Arrangement.OFFSHORE,
            rate=Rate(per=Per.ITEM, price=Range.exactly(9)),
            holds_licence=True,
            extras=(Extra(price=Range.exactly(25)),),
            currency=QuoteCurrency(code="PHP", rate=0.017),
        ),
    ),
    steps=(
        Step(title="Answering", share=0.75, skill=Skill.ANYONE),
        Step(title="Following up", share=0.25),
    ),
    settings=Settings(
        currency="USD",
        owner_hour=Range(low=40, likely=60, high=80),
        preferences={"core": Range.exactly(200), "we like it": Range(low=1, likely=2, high=3)},
    ),
)


def test_a_task_written_by_hand_reads_as_what_it_says():
    assert read_task(parse_task_text(BY_HAND)) == AS_A_TASK


def test_the_same_task_in_json_reads_the_same():
    assert read_task(parse_task_text(json.dumps(tomllib.loads(BY_HAND)))) == AS_A_TASK


def test_a_task_is_written_without_what_was_not_answered_and_whole_numbers_without_a_point():
    task = Task(
        title="Logo", hours=Range(low=1, likely=2.5, high=4), outsource_rate=Rate(price=Range.exactly(60))
    )
    assert task_to_data(task) == {
        "schema": "rightsource.task/1",
        "title": "Logo",
        "hours": [1, 2.5, 4],
        "outsource_rate": {"per": "hour", "price": 60},
    }
    assert json.dumps(task_to_data(task)["hours"]) == "[1, 2.5, 4]"


@quick
@given(spelled_tasks())
def test_however_a_task_is_spelled_it_reads_as_that_task(pair):
    task, data = pair
    assert read_task(data) == task


@quick
@given(tasks())
@example(BARE)
@example(TOLD_BUT_EMPTY)
@example(AS_A_TASK)
def test_a_task_written_and_read_is_the_same_task(task):
    assert read_task(task_to_data(task)) == task


@quick
@given(extreme_tasks())
@example(BARE)
@example(TOLD_BUT_EMPTY)
@example(AS_A_TASK)
@example(Task(title="{“\\", notes="\"\"\"\n\\u0041\t'''"))
def test_a_task_goes_through_json_and_toml_text_unchanged(task):
    data = task_to_data(task)
    assert read_task(parse_task_text(json.dumps(data, allow_nan=False), json_only=True)) == task
    assert read_task(parse_task_text(json.dumps(data, ensure_ascii=False, indent=2))) == task
    assert read_task(parse_task_text(tomli_w.dumps(data), json_only=False)) == task
    assert read_task(parse_task_text(tomli_w.dumps(data, multiline_strings=True))) == task


@quick
@given(tasks())
def test_every_answer_goes_out_and_comes_back_by_itself(task):
    for name in set(TASK_KEYS) - {"schema", "title"}:
        value = getattr(task, name)
        if value is not None:
            assert read_answer(name, answer_to_data(value)) == value


@quick
@given(quotes())
def test_a_quote_goes_out_and_comes_back_by_itself(quote):
    assert read_quote(quote_to_data(quote)) == quote


@quick
@given(business_settings())
def test_settings_go_out_and_come_back_by_themselves(told):
    assert read_settings(settings_to_data(told)) == told


def test_the_same_task_is_written_in_the_same_order_every_time():
    shuffled = dict(reversed(list(tomllib.loads(BY_HAND).items())))
    assert json.dumps(task_to_data(read_task(shuffled))) == json.dumps(task_to_data(AS_A_TASK))


def test_a_minus_before_zero_is_dropped():
    for text in (
        '{"title": "a", "mistake_cost": [-0.0, -0, 1]}',
        'title = "a"\nmistake_cost = [-0.0, -0, 1]',
    ):
        read = read_task(parse_task_text(text))
        assert read.mistake_cost is not None
        assert math.copysign(1, read.mistake_cost.low) == 1
        assert math.copysign(1, read.mistake_cost.likely) == 1


def test_an_answer_not_given_is_written_as_nothing():
    assert answer_to_data(None) is None
    assert "budget_per_month" not in task_to_data(replace(AS_A_TASK, budget_per_month=None))


def test_what_is_no_value_of_a_task_is_our_own_fault():
    with pytest.raises(TypeError, match="object is no value of a task"):
        answer_to_data(object())


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x1b[31mc\x7fd\x85e", "ab[31mcde"),
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("half a pair \ud83d here", "half a pair \ufffd here"),
        ("\ufffea\uffff", "a"),
        ("tab\tstays", "tab\tstays"),
        ("Łódź 東京 שלום 🎉", "Łódź 東京 שלום 🎉"),
    ],
)
def test_text_is_cleaned_of_what_no_font_or_file_carries(typed, kept):
    assert read_task({"title": "a", "notes": typed}).notes == kept


def test_a_title_is_one_line_whatever_was_pasted():
    assert read_task({"title": "\n Two\u2028lines\tand \x00 a tab "}).title == "Two lines and a tab"
