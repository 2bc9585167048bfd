"""Holds the reader to its manners: whatever is wrong, one line names the key, the rule and the remedy."""

import datetime
import math

import pytest

from advisor.domain.ranges import Range
from advisor.domain.task_format import read_answer, read_quote, read_settings, read_task
from advisor.domain.task_format.keys import ANSWER_KEYS, SETTINGS_KEYS, Kind
from advisor.errors import InputRefused

QUOTE = {"vendor": "Tideway", "arrangement": "outsource", "rate": 50}
LEVELS_OF = {name: [word.value for word in key.words or ()] for name, key in ANSWER_KEYS.items()}
LEVEL_KEYS = [name for name, key in ANSWER_KEYS.items() if key.kind is Kind.LEVEL]
RANGE_KEYS = [name for name, key in ANSWER_KEYS.items() if key.kind in (Kind.RANGE, Kind.RATE)]
FLAG_KEYS = [name for name, key in ANSWER_KEYS.items() if key.kind is Kind.FLAG]
HUGE = 10**400  # more than a float holds


def refusal(data):
    with pytest.raises(InputRefused) as caught:
        read_task(data)
    return caught.value


def one_line(data):
    line = refusal(data).one_line("task.toml")
    assert line.isprintable()
    assert len(line) < 700
    return line


def with_quote(**changes):
    return {"title": "a", "quotes": [QUOTE, QUOTE | changes]}


def with_settings(**told):
    return {"title": "a", "settings": told}


# What is given, its key, the rule, and the remedy (left out where a list of all keys follows).
REFUSED = {
    "no title": ({}, "title", "it is missing.", "Add it: What the task is called."),
    "empty title": ({"title": " \n\t"}, "title", "it is empty.", "Write it down: What the task is called."),
    "title of control characters": (
        {"title": "\x00\x1b"},
        "title",
        "it is empty.",
        "Write it down: What the task is called.",
    ),
    "title is a number": ({"title": 7}, "title", "text is needed, not the number 7.", "Put it in quotes."),
    "title is a flag": ({"title": True}, "title", "text is needed, not true.", "Put it in quotes."),
    "title is nothing": ({"title": None}, "title", "text is needed, not null.", "Put it in quotes."),
    "title is a list": ({"title": ["a"]}, "title", "text is needed, not a list.", "Put it in quotes."),
    "title is a date": (
        {"title": datetime.date(2026, 1, 1)},
        "title",
        "text is needed, not a date or time.",
        "Put it in quotes.",
    ),
    "long title": (
        {"title": "x" * 501},
        "title",
        "it is longer than 500 characters.",
        "Shorten it; details belong in the notes.",
    ),
    "long function": (
        {"title": "a", "function": "x" * 501},
        "function",
        "it is longer than 500 characters.",
        "Shorten it; details belong in the notes.",
    ),
    "long notes": (
        {"title": "a", "notes": "x" * 20_001},
        "notes",
        "it is longer than 20,000 characters.",
        "Shorten it.",
    ),
    "another schema": (
        {"title": "a", "schema": "rightsource.task/2"},
        "schema",
        "this program reads rightsource.task/1, not “rightsource.task/2”.",
        'Write "rightsource.task/1", or leave the key out.',
    ),
    "unknown key": ({"titel": "a"}, "titel", "there is no such key.", "Did you mean title?"),
    "key in other letters": (
        {"title": "a", "Own Skill": "well"},
        "Own Skill",
        "there is no such key.",
        "Did you mean own_skill?",
    ),
    "key with a dash": (
        {"title": "a", "budget-per-month": 1},
        "budget-per-month",
        "there is no such key.",
        "Did you mean budget_per_month?",
    ),
    "unknown level": (
        {"title": "a", "skill": "profesional"},
        "skill",
        "“profesional” is not a level it has.",
        "Allowed: anyone, trained, experienced, professional. Did you mean professional?",
    ),
    "level unlike any": (
        {"title": "a", "skill": "zzz"},
        "skill",
        "“zzz” is not a level it has.",
        "Allowed: anyone, trained, experienced, professional.",
    ),
    "level in capitals": (
        {"title": "a", "done_by": "OWNER"},
        "done_by",
        "“OWNER” is not a level it has.",
        "Allowed: owner, staff, nobody. Did you mean owner?",
    ),
    "level is a flag": (
        {"title": "a", "core": True},
        "core",
        "true is not a level it has.",
        "Allowed: no, partly, yes.",
    ),
    "unknown safeguard": (
        {"title": "a", "safeguards": ["exit_plan", "insuranse"]},
        "safeguards[1]",
        "“insuranse” is not a level it has.",
        "Allowed: contract_nda, least_access, decoy_records, ip_assignment, originality_search,"
        " references_checked, dual_approval, expert_review, paid_trial, exit_plan, insurance. "
        "Did you mean insurance?",
    ),
    "safeguards no list": (
        {"title": "a", "safeguards": "insurance"},
        "safeguards",
        "a list is needed, not the text “insurance”.",
        "Put it in [ ].",
    ),
    "low above likely": (
        {"title": "a", "hours": [16, 10, 20]},
        "hours",
        "[16, 10, 20] does not rise from low over likely to high.",
        "Put them in order: [10, 16, 20]?",
    ),
    "likely above high": (
        {"title": "a", "leak_loss": [1, 2.5, 2]},
        "leak_loss",
        "[1, 2.5, 2] does not rise from low over likely to high.",
        "Put them in order: [1, 2, 2.5]?",
    ),
    "negative": (
        {"title": "a", "hours": -1},
        "hours",
        "it is negative.",
        "Allowed: a number from 0 up (hours).",
    ),
    "negative in a range": (
        {"title": "a", "mistake_cost": [-5, 1, 2]},
        "mistake_cost[0]",
        "it is negative.",
        "Allowed: a number from 0 up (money).",
    ),
    "not a number": (
        {"title": "a", "hours": math.nan},
        "hours",
        "it is not a finite number.",
        "Write a number from 0 up (hours).",
    ),
    "infinite": (
        {"title": "a", "hours": [1, 2, math.inf]},
        "hours[2]",
        "it is not a finite number.",
        "Write a number from 0 up (hours).",
    ),
    "below nothing": (
        {"title": "a", "budget_per_month": -math.inf},
        "budget_per_month",
        "it is not a finite number.",
        "Write a number from 0 up (money).",
    ),
    "too large": (
        {"title": "a", "hours": 2**63},
        "hours",
        "9.22337e+18 is out of bounds.",
        "Allowed: a number from 0 up (hours).",
    ),
    "number as text": (
        {"title": "a", "hours": "10"},
        "hours",
        "a number is needed, not the text “10”.",
        "Write a number from 0 up (hours).",
    ),
    "number is a flag": (
        {"title": "a", "hours": True},
        "hours",
        "a number is needed, not true.",
        "Write a number from 0 up (hours).",
    ),
    "flag in a range": (
        {"title": "a", "hours": [1, True, 2]},
        "hours[1]",
        "a number is needed, not true.",
        "Write a number from 0 up (hours).",
    ),
    "number is nothing": (
        {"title": "a", "hours": None},
        "hours",
        "a number is needed, not null.",
        "Write a number from 0 up (hours).",
    ),
    "number is a date": (
        {"title": "a", "hours": datetime.date(1979, 5, 27)},
        "hours",
        "a number is needed, not a date or time.",
        "Write a number from 0 up (hours).",
    ),
    "two numbers": (
        {"title": "a", "hours": [1, 2]},
        "hours",
        "a range has three numbers, this has 2.",
        "Write [low, likely, high], or one number.",
    ),
    "four numbers": (
        {"title": "a", "hours": [1, 2, 3, 4]},
        "hours",
        "a range has three numbers, this has 4.",
        "Write [low, likely, high], or one number.",
    ),
    "no numbers": (
        {"title": "a", "hours": []},
        "hours",
        "a range has three numbers, this has 0.",
        "Write [low, likely, high], or one number.",
    ),
    "half a month": (
        {"title": "a", "horizon_months": 1.5},
        "horizon_months",
        "1.5 is not whole.",
        "Allowed: a whole number from 1 to 120 (months).",
    ),
    "no months": (
        {"title": "a", "horizon_months": 0},
        "horizon_months",
        "0 is out of bounds.",
        "Allowed: a whole number from 1 to 120 (months).",
    ),
    "eleven years": (
        {"title": "a", "horizon_months": 121},
        "horizon_months",
        "121 is out of bounds.",
        "Allowed: a whole number from 1 to 120 (months).",
    ),
    "flag as a word": (
        {"title": "a", "licensed": "yes"},
        "licensed",
        "“yes” is neither true nor false.",
        "Allowed: true, false.",
    ),
    "flag as a number": (
        {"title": "a", "must_stay": 1},
        "must_stay",
        "the number 1 is neither true nor false.",
        "Allowed: true, false.",
    ),
    "rate without a price": (
        {"title": "a", "outsource_rate": {"per": "hour"}},
        "outsource_rate.price",
        "it is missing.",
        "Add it: Money for one unit.",
    ),
    "rate by the day": (
        {"title": "a", "offshore_rate": {"per": "day", "price": 1}},
        "offshore_rate.per",
        "“day” is not a level it has.",
        "Allowed: hour, month, job, minute, call, item.",
    ),
    "rate with a wrong key": (
        {"title": "a", "offshore_rate": {"price": 1, "includes": 1}},
        "offshore_rate.includes",
        "there is no such key.",
        "Did you mean included?",
    ),
    "negative minimum": (
        {"title": "a", "offshore_rate": {"price": 1, "minimum": -1}},
        "offshore_rate.minimum",
        "it is negative.",
        "Allowed: a number from 0 up (money).",
    ),
    "quotes no list": (
        {"title": "a", "quotes": QUOTE},
        "quotes",
        "a list is needed, not a table.",
        "Put it in [ ].",
    ),
    "quote no table": (
        {"title": "a", "quotes": [5]},
        "quotes[0]",
        "a table of keys is needed here, not the number 5.",
        "Allowed keys: vendor, arrangement, rate, provider_abroad, holds_licence, hours, extras, currency.",
    ),
    "too many quotes": (
        {"title": "a", "quotes": [QUOTE] * 101},
        "quotes",
        "it has 101 entries.",
        "Give at most 100.",
    ),
    "quote in-house": (
        with_quote(arrangement="in_house"),
        "quotes[1].arrangement",
        "“in_house” is not a level it has.",
        "Allowed: outsource, offshore.",
    ),
    "quote without a vendor": (
        with_quote(vendor=""),
        "quotes[1].vendor",
        "it is empty.",
        "Write it down: Who made the offer.",
    ),
    "quote with a wrong key": (
        with_quote(rates=1),
        "quotes[1].rates",
        "there is no such key.",
        "Did you mean rate?",
    ),
    "quote in a small currency": (
        with_quote(currency="eur"),
        "quotes[1].currency",
        "“eur” is no currency code.",
        "Write the three capital letters of ISO 4217, such as USD or EUR.",
    ),
    "quote in a free currency": (
        with_quote(currency={"code": "EUR", "rate": 0}),
        "quotes[1].currency.rate",
        "0 is out of bounds.",
        "",
    ),
    "extra without a price": (
        with_quote(extras=[{"title": "Travel"}]),
        "quotes[1].extras[0].price",
        "it is missing.",
        "Add it: Money each time.",
    ),
    "extra each week": (
        with_quote(extras={"price": 1, "per": "week"}),
        "quotes[1].extras.per",
        "“week” is not a level it has.",
        "Allowed: once, month.",
    ),
    "steps that fall short": (
        {"title": "a", "steps": [{"title": "b", "share": 0.5}, {"title": "c", "share": 0.25}]},
        "steps",
        "the shares add up to 0.75.",
        "Make them add up to 1.",
    ),
    "step larger than all": (
        {"title": "a", "steps": [{"title": "b", "share": 1.5}]},
        "steps[0].share",
        "1.5 is out of bounds.",
        "Allowed: a number from 0 to 1.",
    ),
    "step with hours": (
        {"title": "a", "steps": [{"title": "b", "share": 1, "hours": 1}]},
        "steps[0].hours",
        "there is no such key.",
        "",
    ),
    "too many steps": (
        {"title": "a", "steps": [{"title": "b", "share": 0.01}] * 51},
        "steps",
        "it has 51 entries.",
        "Give at most 50.",
    ),
    "settings no table": (
        {"title": "a", "settings": []},
        "settings",
        "a table of keys is needed here, not a list.",
        "Allowed keys: currency, owner_hour, staff_hour, largest_bearable_loss, "
        "spare_owner_hours_per_month, preferences.",
    ),
    "currency in small letters": (
        with_settings(currency="usd"),
        "settings.currency",
        "“usd” is no currency code.",
        "",
    ),
    "currency in other letters": (
        with_settings(currency="ЕUR"),
        "settings.currency",
        "“ЕUR” is no currency code.",
        "",
    ),
    "negative preference": (
        with_settings(preferences={"core": -1}),
        "settings.preferences.core",
        "it is negative.",
        "Allowed: a number from 0 up (money a month).",
    ),
    "preferences no table": (
        with_settings(preferences=[1]),
        "settings.preferences",
        "a table of names and prices is needed, not a list.",
        "Write it as {core = 200}.",
    ),
    "preference without a name": (
        with_settings(preferences={" ": 1}),
        "settings.preferences",
        "it is empty.",
        "Write it down: What the preference is called.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_names_the_key_the_rule_and_the_remedy(name):
    data, key, problem, remedy = REFUSED[name]
    refused = refusal(data)
    assert (refused.key, refused.problem) == (key, problem)
    assert not remedy or refused.remedy == remedy
    assert one_line(data) == f"task.toml: {key}: {problem} {refused.remedy}"


@pytest.mark.parametrize("data", [None, True, 3, "text", [], [{"title": "a"}], datetime.date(2026, 1, 1)])
def test_what_is_no_table_is_refused_with_the_keys_that_are_allowed(data):
    line = one_line(data)
    assert line.startswith("task.toml: a table of keys is needed here, not ")
    assert "Allowed keys: schema, title, function, notes, pattern, hours" in line


@pytest.mark.parametrize("key", LEVEL_KEYS)
def test_a_level_that_does_not_exist_is_refused_with_all_that_do(key):
    refused = refusal({"title": "a", key: "nonsense"})
    assert refused.key == key
    assert ", ".join(LEVELS_OF[key]) in refused.remedy


@pytest.mark.parametrize("key", LEVEL_KEYS)
def test_a_level_with_one_letter_wrong_leads_to_the_right_one(key):
    for word in LEVELS_OF[key]:
        assert f"Did you mean {word}?" in one_line({"title": "a", key: f"{word}x"})


@pytest.mark.parametrize("key", [*ANSWER_KEYS, "title", "function", "notes", "quotes", "steps", "settings"])
def test_a_key_with_one_letter_wrong_leads_to_the_right_one(key):
    assert refusal({"title": "a", f"{key}x": 1}).remedy == f"Did you mean {key}?"


@pytest.mark.parametrize("key", [*RANGE_KEYS, "budget_per_month"])
@pytest.mark.parametrize("value", [True, False, "1", None, math.nan, math.inf, -1, -1e-9, 1e16, {}], ids=repr)
def test_no_number_takes_what_is_none(key, value):
    assert refusal({"title": "a", key: value}).key.startswith(key)


@pytest.mark.parametrize("key", FLAG_KEYS)
@pytest.mark.parametrize("value", [0, 1, 0.0, "true", None, []], ids=repr)
def test_no_truth_value_takes_what_is_none(key, value):
    assert refusal({"title": "a", key: value}).key == key


@pytest.mark.parametrize("key", [name for name, key in SETTINGS_KEYS.items() if key.kind is not Kind.PRICES])
@pytest.mark.parametrize("value", [True, [1, 2], -5, {"a": 1}, "x"], ids=repr)
def test_no_setting_takes_what_is_of_another_kind(key, value):
    assert refusal(with_settings(**{key: value})).key.startswith(f"settings.{key}")


@pytest.mark.parametrize(
    "value", [HUGE, -HUGE, [1, 2, HUGE], {"price": HUGE}], ids=["above", "below", "in a range", "in a rate"]
)
def test_a_whole_number_beyond_all_measure_is_refused_like_any_other(value):
    line = one_line({"title": "a", "outsource_rate": value})
    assert line.startswith("task.toml: outsource_rate")
    assert "a number from 0 up" in line


@pytest.mark.parametrize("value", [HUGE, -HUGE])
@pytest.mark.parametrize("key", ["title", "skill", "licensed", "safeguards", "quotes", "settings"])
def test_a_whole_number_beyond_all_measure_is_shown_in_few_words_where_none_belongs(key, value):
    assert "a huge number" in one_line({"title": "a", key: value})


@pytest.mark.parametrize("key", ["titel\n", "\x1b[31mred", "\ud800", "x" * 100_000, "a\u2028b", ""])
def test_an_unknown_key_cannot_spoil_the_line(key):
    assert one_line({"title": "a", key: 1}).startswith("task.toml: ")


@pytest.mark.parametrize("value", ["a\nb", "\x1b[31mred", "\ud800", "x" * 100_000, "a\u2028b"])
@pytest.mark.parametrize("key", ["skill", "licensed", "hours", "quotes", "schema"])
def test_a_wrong_value_cannot_spoil_the_line(key, value):
    assert one_line({"title": "a", key: value}).startswith(f"task.toml: {key}: ")


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "\ud800", "x" * 400])
def test_a_preference_of_any_name_cannot_spoil_the_line(name):
    assert one_line(with_settings(preferences={name: -1})).startswith("task.toml: settings.preferences.")


def test_two_preferences_of_the_same_name_are_refused_rather_than_one_lost():
    assert refusal(with_settings(preferences={"core": 1, "core ": 2})).key.startswith("settings.preferences")


def test_the_longest_title_and_notes_that_are_allowed_are_taken():
    task = read_task({"title": "x" * 500, "notes": "y\n" * 10_000, "horizon_months": 120})
    assert (len(task.title), len(task.notes), task.horizon_months) == (500, 20_000, 120)
    assert read_answer("hours", 10**15) == Range.exactly(1e15)


def test_shares_that_add_up_but_for_rounding_are_taken():
    thirds = [{"title": str(n), "share": 0.33} for n in range(3)]
    assert len(read_task({"title": "a", "steps": thirds}).steps) == 3


def test_one_answer_a_quote_and_settings_are_refused_under_their_own_names():
    for read, name, value, key in (
        (lambda v: read_answer("hours", v), "hours", -1, "hours"),
        (lambda v: read_answer("hourz", v), "hourz", 1, "hourz"),
        (read_quote, "quote", QUOTE | {"arrangement": "in_house"}, "quote.arrangement"),
        (read_settings, "settings", {"owner_hour": "x"}, "settings.owner_hour"),
    ):
        with pytest.raises(InputRefused) as caught:
            read(value)
        assert caught.value.key == key, name


def test_the_line_of_a_refusal_of_the_whole_file_has_no_empty_key():
    refused = InputRefused(key="", problem="it is empty.", remedy="Fill it\n in.")
    assert refused.one_line("a.toml") == "a.toml: it is empty. Fill it in."
    assert str(refused) == "The input it is empty. Fill it\n in."
