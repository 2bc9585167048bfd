"""Holds the whole advice to plain, finished sentences: over all starter tasks, and over tasks of chance."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings

from advisor.domain.assessment import Assumption, Origin
from advisor.domain.levels import Arrangement, DoneBy, ExtraPer, Per, Safeguard
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.task_format import parse_task_text, read_task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.records import replace
from advisor.wording.advice import advice_texts, value_text
from advisor.wording.figures import EN_DASH, Figures, two_figures
from advisor.wording.names import input_name
from tests.strategies import extreme_tasks, quick, tasks
from tests.wording.samples import every_text, faults_of, sentences

SAMPLES = Path(__file__).parents[2] / "resources" / "sample"
CODES = [starter.code for starter in starters()]
EVERYTHING = Task(
    title="Everything at once",
    function="telephone",
    done_by=DoneBy.OWNER,
    safeguards=(Safeguard.INSURANCE, Safeguard.EXIT_PLAN),
    quotes=tuple(
        Quote(
            vendor=f"Vendor by the {per}",
            arrangement=arrangement,
            rate=Rate(per=per, price=Range(low=1, likely=2, high=3), included=5, minimum=20),
            provider_abroad=arrangement is Arrangement.OFFSHORE,
            hours=Range(low=4, likely=5, high=6),
            extras=(Extra(price=Range.exactly(50)), Extra(price=Range.exactly(5), per=ExtraPer.MONTH)),
            currency=QuoteCurrency(code="EUR", rate=1.1),
        )
        for per in Per
        for arrangement in (Arrangement.OUTSOURCE, Arrangement.OFFSHORE)
    ),
    settings=Settings(
        preferences={
            name: Range.exactly(50)
            for name in ("core", "local_loyalty", "relief", "the smell of fresh paint")
        }
    ),
)


@cache
def starter_task(code):
    return next(starter.task for starter in starters() if starter.code == code)


@cache
def weighed(code, point):
    return assess(starter_task(code), point=point)


def all_texts(code, point):
    return [text for text in every_text(advice_texts(weighed(code, point))) if text]


@pytest.mark.parametrize("point", [False, True], ids=["drawn", "likely values"])
@pytest.mark.parametrize("code", CODES)
def test_the_advice_on_a_starter_is_in_finished_sentences(code, point):
    found = {text: faults_of(text) for text in all_texts(code, point)}
    assert {text: faults for text, faults in found.items() if faults} == {}
    assert len(found) > 60


@pytest.mark.parametrize("point", [False, True], ids=["drawn", "likely values"])
def test_the_sentences_are_short(point):
    said = [
        sentence
        for code in CODES
        for text in all_texts(code, point)
        if text.endswith(".")
        for sentence in sentences(text)
    ]
    assert len(said) > 1_000
    assert sum(len(sentence.split()) for sentence in said) / len(said) < 22
    assert max(len(sentence) for sentence in said) < 300


@pytest.mark.parametrize("code", CODES)
def test_every_input_that_the_model_uses_is_called_something(code):
    for point in (False, True):
        assessment = weighed(code, point)
        names = {one.input for one in assessment.assumptions} | {
            name for one in assessment.alternatives for line in one.ledger for name in line.inputs
        }
        labels = {name: input_name(name, {}) for name in names}
        assert [label for label in labels.values() if faults_of(label) or not label[0].isupper()] == []


def test_every_input_of_quotes_in_every_unit_of_preferences_and_of_safeguards_is_called_something():
    assessment = assess(EVERYTHING, point=True)
    vendors = {one.id: one.vendor for one in assessment.alternatives if one.vendor}
    names = {one.input for one in assessment.assumptions} | {
        name for one in assessment.alternatives for line in one.ledger for name in line.inputs
    }
    labels = {name: input_name(name, vendors) for name in sorted(names)}
    assert labels["quote-1.price"] == "Vendor by the hour: price"
    assert labels["quote-12.hours"] == "Vendor by the item: hours"
    assert labels["quote-3.extra-2"] == "Vendor by the month: extra charge 2"
    assert labels["preference.core"] == "Keeping core work"
    assert labels["preference.the smell of fresh paint"] == "the smell of fresh paint"
    assert {"minutes_per_call", "minutes_per_item"} <= set(labels)
    assert {label: faults_of(label) for label in labels.values() if faults_of(label)} == {}


@pytest.mark.parametrize("name", ["skill", "hours", "notes"])
def test_a_preference_is_called_what_its_owner_called_it(name):
    assert input_name(f"preference.{name}", {}) == name


@pytest.mark.parametrize("code", CODES)
def test_no_cost_is_a_bare_mean_where_percentiles_exist(code):
    assessment = weighed(code, False)
    texts = {one.id: one for one in advice_texts(assessment).alternatives}
    for one in assessment.alternatives:
        low, high = one.cost.p10, one.cost.p90
        assert (EN_DASH in texts[one.id].cost) == (two_figures(low) != two_figures(high))


@pytest.mark.parametrize("code", CODES)
def test_likely_values_give_no_ranges_and_no_odds(code):
    texts = advice_texts(weighed(code, True))
    assert texts.odds == ""
    assert texts.confidence == "Likely values only"
    assert all(one.cost.startswith("about ") for one in texts.alternatives)


@pytest.mark.parametrize("code", CODES)
def test_the_reasons_shown_are_all_there_are_for_and_against(code):
    assessment = weighed(code, False)
    texts = advice_texts(assessment)
    assert [one.code for one in texts.reasons_for] == [
        one.code for one in assessment.reasons if one.amount > 0
    ]
    assert [one.code for one in texts.reasons_against] == [
        one.code for one in assessment.reasons if one.amount < 0
    ]
    assert [one.is_recommended for one in texts.alternatives].count(True) == (
        assessment.recommended is not None
    )


@pytest.mark.parametrize("locale", ["de_DE", "fr_FR", "ar", "ja_JP", "hi_IN"])
@pytest.mark.parametrize("currency", ["EUR", "JPY", "XYZ"])
def test_the_advice_can_be_given_in_the_figures_of_any_place(locale, currency):
    task = replace(starter_task("bookkeeping-monthly"), settings=Settings(currency=currency))
    for point in (False, True):
        texts = advice_texts(assess(task, point=point), locale)
        assert [text for text in every_text(texts) if text and "  " in text] == []
        assert all(one.cost for one in texts.alternatives)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("task*.toml")), ids=lambda path: path.name)
def test_the_advice_on_a_sample_task_is_in_finished_sentences(path):
    task = read_task(parse_task_text(path.read_text(encoding="utf-8")))
    for point in (False, True):
        texts = [text for text in every_text(advice_texts(assess(task, point=point))) if text]
        assert {text: faults_of(text) for text in texts if faults_of(text)} == {}


A_STEP_WITH_A_BUDGET = Task(
    title="a", steps=(Step(title="b", share=0.0), Step(title="c", share=1.0, budget_per_month=5.0))
)


@settings(quick, max_examples=80)
@given(tasks())
@example(EVERYTHING)
@example(A_STEP_WITH_A_BUDGET)
def test_whatever_can_be_assessed_can_be_put_into_words(task):
    texts = advice_texts(assess(task, point=True))
    assert task.title in texts.headline
    assert len(texts.next_steps) == 3
    assert len(texts.alternatives) == 3 + len(task.quotes)
    assert all(one.text and one.amount for one in (*texts.reasons_for, *texts.reasons_against))


@settings(quick, max_examples=20)
@given(tasks())
@example(EVERYTHING)
@example(A_STEP_WITH_A_BUDGET)
def test_whatever_is_drawn_can_be_put_into_words(task):
    texts = advice_texts(assess(task), "de_DE")
    assert task.title in texts.headline
    assert all(one.cost and one.your_hours for one in texts.alternatives)


@settings(quick, max_examples=40)
@given(extreme_tasks())
@example(Task(title="a", hours=Range.exactly(1e15), outsource_rate=Rate(price=Range.exactly(1e15))))
def test_no_amount_that_is_read_is_too_large_for_words(task):
    assert advice_texts(assess(task, point=True)).headline


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (True, "", "Yes"),
        (False, "", "No"),
        (Range(low=40, likely=60, high=80), "money an hour", "$40 to $80 an hour, likely $60"),
        (6, "", "6 months"),
        (1, "", "1 month"),
    ],
)
def test_a_value_is_shown_as_the_owner_would_say_it(value, unit, shown):
    one = Assumption(input="horizon_months", value=value, origin=Origin.YOU, unit=unit)
    assert value_text(one, Figures("USD", "en_US")) == shown


def test_a_level_is_shown_by_its_label():
    one = Assumption(input="checkable", value="too_late", origin=Origin.YOU)
    assert value_text(one, Figures("USD", "en_US")) == "Only when it is too late"


def test_what_the_owner_said_is_told_apart_from_what_was_assumed():
    texts = advice_texts(assess(Task(title="a", hours=Range.exactly(10)), point=True))
    origins = {one.key: (one.told, one.origin) for one in texts.assumptions}
    assert origins["hours"] == (True, "You said so")
    assert origins["skill"] == (False, "Assumed")
    starter = advice_texts(assess(Task(title="a", function="design"), point=True))
    assert (
        next(one for one in starter.assumptions if one.key == "skill").origin == "Usual for this kind of work"
    )
    assert next(one for one in starter.assumptions if one.key == "skill").evidence
