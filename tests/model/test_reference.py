"""Holds the program to docs/model.md by way of a second implementation of that page."""

import re
import tomllib
from typing import Any

import pytest
from hypothesis import given, settings

from advisor.domain import levels
from advisor.domain.task_format import read_task
from advisor.model import assess
from advisor.model.ledger import Billing, Delegated, InHouse, delegated_ledger, in_house_ledger
from tests.model.reference import EVIDENCE, FUNCTIONS, RESOURCES, reference
from tests.strategies import task_data, thorough

CLOSE = 1e-9
MADE_UP_TASKS = 300  # a hypothesis profile that asks for more gets more
LIMITS = {"over_budget": "budget_per_month", "loss_too_large": "largest_bearable_loss"}


# ------------------------------------------------------------------ comparing


def _differences(data):
    """Every figure and condition of which the program and the page speak differently, in words."""
    expected = reference(data)
    verdict = expected.pop("verdict")
    assessment = assess(read_task(data), point=True)
    found = {one.id: one for one in assessment.alternatives}
    if list(found) != list(expected):
        return [f"alternatives: {list(found)}, by the page {list(expected)}"]
    differences = []
    for name, page in expected.items():
        differences += [f"{name}: {text}" for text in _differences_of_one(page, found[name], data)]
    return differences + _differences_of_verdict(verdict, assessment.verdict.alternative, expected)


def _differences_of_one(page, one, data):
    lines = {line.code.value: line.mean for line in one.ledger}
    scale = sum(abs(amount) for amount in page["lines"].values())
    pairs = [(code, lines.get(code, 0), page["lines"].get(code, 0)) for code in {**lines, **page["lines"]}]
    for code, actual, wanted in pairs:
        if not _close(actual, wanted):
            yield f"{code} {actual!r}, by the page {wanted!r}"
    hours_of_lines = sum(line.your_hours for line in one.ledger)
    for what, actual, wanted, room in [
        ("cost", one.cost.mean, page["cost"], scale),
        ("cash", one.cash.mean, page["cash"], 0),
        ("your_hours", one.your_hours.mean, page["your_hours"], 0),
        ("your_hours of the lines", hours_of_lines, page["your_hours"], 0),
    ]:
        if not _close(actual, wanted, room):
            yield f"{what} {actual!r}, by the page {wanted!r}"
    codes = {condition.code.value for condition in one.conditions}
    undecided = {code for code in LIMITS if _is_at_the_limit(code, page, data)}
    if codes - undecided != set(page["conditions"]) - undecided:
        yield f"conditions {sorted(codes)}, by the page {sorted(page['conditions'])}"
    if one.is_ruled_out != page["ruled_out"] and not undecided:
        yield f"ruled out: {one.is_ruled_out}, by the page {page['ruled_out']}"


def _close(actual, wanted, scale=0.0):
    return abs(actual - wanted) <= CLOSE * max(abs(actual), abs(wanted), scale)


def _is_at_the_limit(code, page, data):
    """Whether a figure equals its limit but for the last digits, so that either answer is right."""
    if code == "over_budget":
        limit, figure = data.get("budget_per_month"), page["cash"]
    else:
        limit, figure = data.get("settings", {}).get("largest_bearable_loss"), page["cost_over_horizon"]
    return limit is not None and limit != figure and _close(limit, figure, CLOSE)


def _differences_of_verdict(wanted, actual, expected):
    if wanted == actual:
        return []
    if None in (wanted, actual) or not _close(
        expected[wanted]["cost"],
        expected[actual]["cost"],
        sum(abs(amount) for amount in expected[actual]["lines"].values()),
    ):
        return [f"verdict: {actual}, by the page {wanted}"]
    return []


# ------------------------------------------------------------------ starter tasks


STARTERS = [
    entry
    for function in FUNCTIONS
    for entry in tomllib.loads((RESOURCES / "starters" / function["file"]).read_text("utf-8"))["task"]
]
each_starter = pytest.mark.parametrize("starter", STARTERS, ids=[one["code"] for one in STARTERS])


@each_starter
def test_a_starter_task_is_assessed_as_the_page_says(starter):
    assert _differences(starter["answers"]) == []


@each_starter
@pytest.mark.parametrize("currency", ["EUR", "XXX"])
def test_a_starter_task_is_assessed_as_the_page_says_in_another_currency(starter, currency):
    business = {"currency": currency, "owner_hour": [35, 65, 90], "staff_hour": 31}
    assert _differences(starter["answers"] | {"settings": business}) == []


@pytest.mark.parametrize(
    "path", sorted((RESOURCES / "sample").glob("task*.toml")), ids=lambda path: path.name
)
def test_a_sample_task_is_assessed_as_the_page_says(path):
    assert _differences(tomllib.loads(path.read_text("utf-8"))) == []


# ------------------------------------------------------------------ tasks written by hand


WHOLE = {
    "title": "Everything said",
    "pattern": "ongoing",
    "hours": [8, 14, 24],
    "horizon_months": 18,
    "done_by": "owner",
    "own_skill": "passably",
    "skill": "trained",
    "codifiable": "mostly",
    "procedure": "partly_written",
    "checkable": "with_effort",
    "context": "some",
    "data": "personal",
    "original_work": "some",
    "customer_contact": "written",
    "customer_loyalty": "some",
    "core": "partly",
    "outsource_rate": [40, 55, 80],
    "offshore_rate": [7, 11, 15],
    "mistake_cost": [60, 250, 1500],
    "leak_loss": [300, 1500, 10000],
    "ip_loss": [100, 400, 2000],
    "customer_margin_per_year": [80, 300, 1500],
    "settings": {"owner_hour": [40, 62, 90], "staff_hour": [22, 30, 41]},
}
ONE_OFF = WHOLE | {"pattern": "one_off", "hours": [15, 30, 50], "horizon_months": 2}
BARE = {"title": "Hardly anything said"}
BASES = {"whole": WHOLE, "one_off": ONE_OFF, "bare": BARE}

each_base = pytest.mark.parametrize("base", BASES.values(), ids=BASES)
each_pattern = pytest.mark.parametrize("base", [WHOLE, ONE_OFF], ids=["ongoing", "one_off"])
each_unit = pytest.mark.parametrize("per", [per.value for per in levels.Per])

TERMS = {
    "nothing_besides": {},
    "included_without_minimum": {"included": 2},
    "minimum_alone_below_the_fee": {"minimum": 3},
    "minimum_alone_above_the_fee": {"minimum": 90000},
    "base_price_covering_little": {"included": 1, "minimum": 40},
    "base_price_covering_everything": {"included": 90000, "minimum": 70},
}
each_terms = pytest.mark.parametrize("terms", TERMS.values(), ids=TERMS)


def _with_settings(base, **said):
    return base | {"settings": base.get("settings", {}) | said}


@each_base
def test_a_plain_task_is_assessed_as_the_page_says(base):
    assert _differences(base) == []


@each_pattern
@each_unit
@each_terms
def test_every_unit_and_all_terms_of_a_market_rate_are_billed_as_the_page_says(base, per, terms):
    rate = {"per": per, "price": [3, 5, 9], **terms}
    assert _differences(base | {"outsource_rate": rate}) == []
    assert _differences(base | {"offshore_rate": rate}) == []


EXTRAS = {
    "one_number": 120,
    "one_range": [50, 80, 90],
    "one_table": {"title": "Set-up", "price": [10, 20, 30]},
    "a_month": {"price": 15, "per": "month"},
    "several": [40, [5, 6, 7], {"price": 9, "per": "month"}, {"price": [1, 2, 3], "per": "once"}],
    "none": [],
}


@each_pattern
@each_unit
@each_terms
@pytest.mark.parametrize("arrangement", ["outsource", "offshore"])
def test_every_unit_and_all_terms_of_a_quote_are_billed_as_the_page_says(base, per, terms, arrangement):
    quote = {"vendor": "V", "arrangement": arrangement, "rate": {"per": per, "price": [2, 4, 5], **terms}}
    dollars = {"currency": {"code": "GBP", "rate": 1.27}}
    quotes = [quote, quote | {"hours": [5, 9, 12]}, quote | dollars, quote | dollars | {"extras": 7}]
    assert _differences(base | {"quotes": quotes}) == []


@each_base
@pytest.mark.parametrize("extras", EXTRAS.values(), ids=EXTRAS)
@pytest.mark.parametrize(
    "currency", [None, "USD", {"code": "USD", "rate": 3}, {"code": "CHF", "rate": 0.5}], ids=str
)
def test_extras_of_a_quote_are_added_as_the_page_says(base, extras, currency):
    quote = {"vendor": "V", "arrangement": "offshore", "rate": 12, "extras": extras}
    if currency:
        quote["currency"] = currency
    assert _differences(base | {"quotes": [quote, quote | {"arrangement": "outsource"}]}) == []


@each_base
@pytest.mark.parametrize("arrangement", ["outsource", "offshore"])
@pytest.mark.parametrize("abroad", [None, True, False])
@pytest.mark.parametrize("holds_licence", [None, True, False])
@pytest.mark.parametrize("licensed", [True, False])
def test_where_a_vendor_sits_and_what_it_may_do_counts_as_the_page_says(
    base, arrangement, abroad, holds_licence, licensed
):
    quote = {"vendor": "V", "arrangement": arrangement, "rate": [20, 30, 40]}
    quote |= {} if abroad is None else {"provider_abroad": abroad}
    quote |= {} if holds_licence is None else {"holds_licence": holds_licence}
    assert _differences(base | {"licensed": licensed, "quotes": [quote]}) == []


@pytest.mark.parametrize("base", [BARE, BARE | {"function": "design"}, WHOLE], ids=["bare", "usual", "whole"])
@pytest.mark.parametrize("currency", ["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "XXX"])
@pytest.mark.parametrize("owner_hour", [None, 0, 80, [1000, 4000, 9000]], ids=str)
def test_figures_come_in_the_owner_s_currency_as_the_page_says(base, currency, owner_hour):
    said = {"currency": currency} | ({} if owner_hour is None else {"owner_hour": owner_hour})
    assert _differences({**base, "settings": said}) == []
    assert _differences({**base, "done_by": "staff", "settings": said}) == []


LEVELS: list[tuple[str, str | bool]] = [
    (key, word.value)
    for key, words in {
        "pattern": levels.Pattern,
        "done_by": levels.DoneBy,
        "own_skill": levels.OwnSkill,
        "skill": levels.Skill,
        "codifiable": levels.Codifiable,
        "procedure": levels.Procedure,
        "checkable": levels.Checkable,
        "context": levels.Context,
        "data": levels.Data,
        "original_work": levels.OriginalWork,
        "customer_contact": levels.CustomerContact,
        "customer_loyalty": levels.CustomerLoyalty,
        "core": levels.Core,
    }.items()
    for word in words
]
FLAGS: list[tuple[str, str | bool]] = [
    (key, said) for key in ("licensed", "must_stay") for said in (True, False)
]


@each_base
@pytest.mark.parametrize(("key", "word"), LEVELS + FLAGS)
def test_every_answer_changes_the_figures_as_the_page_says(base, key, word):
    assert _differences(base | {key: word}) == []
    assert _differences(base | {"data": "money", "original_work": "brand"} | {key: word}) == []


def test_every_answer_of_the_evidence_file_was_tried():
    assert {key for key, _ in LEVELS + FLAGS} == set(EVIDENCE["answer"]["values"]) - {"horizon_months"}


@each_base
@pytest.mark.parametrize("done_by", [who.value for who in levels.DoneBy])
@pytest.mark.parametrize("own_skill", [None, "well", "cannot"])
@pytest.mark.parametrize("licensed", [True, False])
def test_who_does_the_work_now_counts_as_the_page_says(base, done_by, own_skill, licensed):
    said = {key: value for key, value in base.items() if key != "own_skill"}
    said |= {"done_by": done_by, "licensed": licensed}
    said |= {} if own_skill is None else {"own_skill": own_skill}
    assert _differences(said) == []
    assert _differences(said | {"function": "telephone"}) == []


SAFEGUARDS = [one.value for one in levels.Safeguard]


@each_base
@pytest.mark.parametrize("in_place", [[], *([one] for one in SAFEGUARDS), SAFEGUARDS], ids=str)
@pytest.mark.parametrize("data", ["personal", "customer_list", "money"])
@pytest.mark.parametrize("original_work", ["some", "brand"])
def test_safeguards_in_place_count_as_the_page_says(base, in_place, data, original_work):
    said = {"safeguards": in_place, "data": data, "original_work": original_work, "checkable": "too_late"}
    assert _differences(base | said) == []


PREFERENCES = {
    "core": {"core": [100, 200, 300]},
    "worthless_core": {"core": 0},
    "core_of_some_worth_at_most": {"core": [0, 0, 90]},
    "local_loyalty": {"local_loyalty": 60},
    "relief": {"relief": [20, 75, 90]},
    "free_name": {"my neighbour's son": 35, "Quiet": [1, 2, 3]},
    "all": {"core": 10, "local_loyalty": 20, "relief": 40, "quiet": 80},
}


@each_base
@pytest.mark.parametrize("preferences", PREFERENCES.values(), ids=PREFERENCES)
@pytest.mark.parametrize("core", ["no", "partly", "yes"])
@pytest.mark.parametrize("done_by", ["owner", "staff", "nobody"])
def test_preferences_count_as_the_page_says(base, preferences, core, done_by):
    abroad = {"vendor": "V", "arrangement": "outsource", "rate": 30, "provider_abroad": True}
    at_home = {"vendor": "W", "arrangement": "offshore", "rate": 30, "provider_abroad": False}
    said = base | {"core": core, "done_by": done_by, "quotes": [abroad, at_home]}
    assert _differences(_with_settings(said, preferences=preferences)) == []


@each_base
@pytest.mark.parametrize("share", [0, 0.5, 0.999, 1, 1.001, 2])
@pytest.mark.parametrize("name", ["in_house", "outsource", "offshore"])
@pytest.mark.parametrize("done_by", ["owner", "staff"])
def test_a_budget_and_a_bearable_loss_rule_out_as_the_page_says(base, share, name, done_by):
    said = base | {"done_by": done_by, "budget_per_month": 0, "customer_contact": "spoken"}
    found = reference(said)[name]
    said = said | {"budget_per_month": found["cash"] * share}
    assert _differences(said) == []
    assert _differences(_with_settings(said, largest_bearable_loss=found["cost_over_horizon"] * share)) == []


@pytest.mark.parametrize("base", [WHOLE, ONE_OFF, {"title": "T"}], ids=["ongoing", "one_off", "open"])
@pytest.mark.parametrize("hours", [0, 0.5, 2, 400])
@pytest.mark.parametrize("months", [1, 2, 12, 120])
def test_small_and_large_work_is_assessed_as_the_page_says(base, hours, months):
    assert _differences(base | {"hours": hours, "horizon_months": months}) == []


@pytest.mark.parametrize("function", [one["code"] for one in FUNCTIONS])
@pytest.mark.parametrize("pattern", [None, "ongoing", "one_off"])
def test_what_is_left_open_comes_from_the_usual_task_as_the_page_says(function, pattern):
    said = {"title": "T", "function": function} | ({} if pattern is None else {"pattern": pattern})
    assert _differences(said) == []
    assert _differences(said | {"done_by": "nobody"}) == []
    assert _differences(said | {"skill": "anyone", "settings": {"currency": "XXX", "owner_hour": 20}}) == []


WORDS = [word for one in FUNCTIONS for word in (one["label"], *one["aliases"])]


@pytest.mark.parametrize("word", [*WORDS, "unheard of"])
def test_a_function_goes_by_its_label_and_its_aliases_too(word):
    assert _differences({"title": "T", "function": word}) == []


def test_of_two_equal_quotes_the_first_is_taken():
    quote = {"vendor": "V", "arrangement": "outsource", "rate": 1}
    said = WHOLE | {"quotes": [quote, quote]}
    assert reference(said)["verdict"] == "quote-1"
    assert _differences(said) == []


def test_nothing_is_recommended_where_everything_is_ruled_out():
    said = WHOLE | {"must_stay": True, "own_skill": "cannot"}
    assert reference(said)["verdict"] is None
    assert _differences(said) == []


# ------------------------------------------------------------------ tasks made up


@given(task_data())
@settings(thorough, max_examples=max(MADE_UP_TASKS, settings().max_examples))
def test_a_made_up_task_is_assessed_as_the_page_says(data):
    assert _differences(data) == []


# ------------------------------------------------------------------ the worked example of the page


PAGE = (RESOURCES.parent / "docs" / "model.md").read_text("utf-8")
EXAMPLE = " ".join(PAGE.partition("## A worked example")[2].partition("\n## ")[0].split())
NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
COUNTS = {"Ten": 10}
MONTHS_OF_A_YEAR = 12


def _numbers(sentence):
    """The numbers that the worked example has in the places of # in ``sentence``."""
    found = re.search(re.escape(sentence).replace(r"\#", NUMBER), EXAMPLE)
    assert found, f"the worked example does not say: {sentence}"
    return [float(number.replace(",", "")) for number in found.groups()]


def _given():
    """The inputs of the worked example by name; all others are zero."""
    hours = re.search(r"(\w+) hours a month for a year, all certain:", EXAMPLE)
    assert hours
    assert "Everything else is set to zero." in EXAMPLE
    prices = _numbers("your hour #, a professional at # and a helper at # an hour.")
    speeds = _numbers("Speed # and #.")
    setup = _numbers(
        "Finding #, preparation #, training # hours for a professional; #, # and # for a helper."
    )
    supervision = _numbers("Supervision # and #.")
    inputs = dict.fromkeys(EVIDENCE["input"], 0.0)
    inputs |= {"hours": COUNTS[hours[1]], "owner_hour": prices[0]}
    for n, arrangement in enumerate(("outsource", "offshore")):
        inputs |= {
            f"{arrangement}_rate": prices[n + 1],
            f"{arrangement}.productivity": speeds[n],
            f"{arrangement}.finding_hours": setup[3 * n],
            f"{arrangement}.preparation_hours": setup[3 * n + 1],
            f"{arrangement}.training_hours": setup[3 * n + 2],
            f"{arrangement}.supervision": supervision[n],
        }
    return inputs


def _by_the_reference(inputs):
    found = reference({"title": "T", "horizon_months": MONTHS_OF_A_YEAR}, inputs)
    found.pop("verdict")
    return {
        name: {code: amount * MONTHS_OF_A_YEAR for code, amount in one["lines"].items()}
        for name, one in found.items()
    }


def _by_the_program(inputs):
    hours = inputs["hours"] * MONTHS_OF_A_YEAR
    in_house = dict.fromkeys((name for name in InHouse.__struct_fields__), 0.0)
    in_house |= {"hours": hours, "hour": inputs["owner_hour"], "is_owner": 1.0, "months": MONTHS_OF_A_YEAR}
    ledgers = {"in_house": in_house_ledger(InHouse(**in_house))}
    for arrangement in ("outsource", "offshore"):
        given_to_it = {
            name.removeprefix(f"{arrangement}."): value
            for name, value in inputs.items()
            if name.startswith(f"{arrangement}.")
        }
        delegated: dict[str, Any] = dict.fromkeys((name for name in Delegated.__struct_fields__), 0.0)
        delegated |= {name: value for name, value in given_to_it.items() if name in delegated}
        delegated |= {
            "months": MONTHS_OF_A_YEAR,
            "periods": MONTHS_OF_A_YEAR,
            "hours": hours,
            "provider_hours": hours / given_to_it["productivity"],
            "owner_hour": inputs["owner_hour"],
            "billing": Billing(price=inputs[f"{arrangement}_rate"], per_provider_hour=1.0),
            "finding_left": 1.0,
            "most_setup_share": EVIDENCE["constant"]["most_setup_share"],
            "is_offshore": float(arrangement == "offshore"),
        }
        ledgers[arrangement] = delegated_ledger(Delegated(**delegated))
    return {
        name: {code.value: line.money for code, line in ledger.items()} for name, ledger in ledgers.items()
    }


each_way = pytest.mark.parametrize("worked_out", [_by_the_reference, _by_the_program])


@each_way
def test_the_worked_example_comes_out_as_on_the_page(worked_out):
    inputs = _given()
    lines = worked_out(inputs)
    cost = {name: sum(amounts.values()) for name, amounts in lines.items()}
    hours = inputs["hours"] * MONTHS_OF_A_YEAR
    your_hour = inputs["owner_hour"]

    said = _numbers("`T` = #. In-house: # × # = **#**, or # a month.")
    assert said == pytest.approx(
        [hours, hours, your_hour, cost["in_house"], cost["in_house"] / MONTHS_OF_A_YEAR], rel=CLOSE
    )
    assert lines["in_house"]["labour"] == pytest.approx(cost["in_house"], rel=CLOSE)

    for name in ("outsource", "offshore"):
        said = _numbers(
            f"{name.title()}: `P` = #, fee #, setup # × # = #, supervision # × # × # = #: "
            "**#**, or # a month."
        )
        provider_hours = hours / inputs[f"{name}.productivity"]
        setup = sum(inputs[f"{name}.{what}_hours"] for what in ("finding", "preparation", "training"))
        assert said == pytest.approx(
            [
                *(provider_hours, lines[name]["fee"], setup, your_hour, lines[name]["setup"]),
                *(inputs[f"{name}.supervision"], provider_hours, your_hour, lines[name]["supervision"]),
                *(cost[name], cost[name] / MONTHS_OF_A_YEAR),
            ],
            rel=CLOSE,
        )


@each_way
def test_the_worked_example_is_won_and_tips_over_as_on_the_page(worked_out):
    ahead, supervision = _numbers(
        "Offshore wins by # a month. Raise its supervision to # of an hour per hour and the two break even."
    )
    cost = {name: sum(lines.values()) for name, lines in worked_out(_given()).items()}
    assert min(cost, key=cost.__getitem__) == "offshore"
    assert (cost["outsource"] - cost["offshore"]) / MONTHS_OF_A_YEAR == pytest.approx(ahead, rel=CLOSE)

    tipped = worked_out(_given() | {"offshore.supervision": supervision})
    assert sum(tipped["offshore"].values()) == pytest.approx(sum(tipped["outsource"].values()), rel=CLOSE)
