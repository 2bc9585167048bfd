"""Holds the shipped defaults to their form: every one has a source and a grade, and fits any task."""

import itertools
import math
import tomllib
from pathlib import Path

import pytest

from advisor.domain.levels import Safeguard
from advisor.domain.ranges import Range
from advisor.domain.task_format import read_answer
from advisor.domain.task_format.keys import ANSWER_KEYS, Kind
from advisor.evidence.defaults import DefaultRange, SafeguardEffect, defaults

TABLE = tomllib.loads((Path(__file__).parents[2] / "resources" / "evidence.toml").read_text(encoding="utf-8"))
INPUTS = defaults().inputs
EVIDENCE = {
    **{name: entry.evidence for name, entry in INPUTS.items()},
    "answer": defaults().answer_evidence,
    "own_skill_of_nobody": defaults().own_skill_of_nobody_evidence,
    "safeguard": defaults().safeguard_evidence,
    "currency": defaults().currency_evidence,
}
LOSSES = {"leak", "ip", "mistakes", "rework", "turnover", "exit"}
# Shares of something that is at most the whole, and chances: the model multiplies by them.
AT_MOST_ONE = [name for name, entry in INPUTS.items() if entry.unit in ("share", "share a year")]

each_input = pytest.mark.parametrize("name", INPUTS)
each_safeguard = pytest.mark.parametrize("safeguard", Safeguard)


def answers_that_matter(entry):
    """Every combination of levels that the entry's factors tell apart."""
    keys = list(entry.times)
    for words in itertools.product(*(entry.times[key] for key in keys)):
        yield dict(zip(keys, words, strict=True))


@pytest.mark.parametrize("name", EVIDENCE)
def test_a_default_names_its_source_its_grade_and_its_year(name):
    evidence = EVIDENCE[name]
    assert evidence.source.strip()
    assert evidence.grade in {"A", "B", "own"}
    assert (evidence.year is None) == ("without a date" in evidence.note)
    assert evidence.year is None or 1990 <= evidence.year <= 2026


@pytest.mark.parametrize("name", EVIDENCE)
def test_our_own_judgement_is_called_that_and_nothing_else_is(name):
    evidence = EVIDENCE[name]
    assert (evidence.grade == "own") == (evidence.source == "Our own judgement")


def test_nothing_in_the_file_rests_on_memory_alone():
    def grades(table):
        for key, value in table.items():
            if key == "grade":
                yield value
            elif isinstance(value, dict):
                yield from grades(value)

    found = list(grades(TABLE))
    assert len(found) >= 45
    assert set(found) == {"A", "B", "own"}


@each_input
def test_a_default_explains_itself_in_whole_sentences(name):
    note = INPUTS[name].evidence.note
    assert note[0].isupper() or note[0].isdigit()
    assert note.endswith(".")
    assert "  " not in note


@each_input
def test_a_default_range_leaves_room_for_doubt(name):
    drawn = INPUTS[name].range
    assert 0 <= drawn.low < drawn.likely < drawn.high


@each_input
def test_every_level_of_an_answer_has_its_factor_and_no_other_word_has(name):
    for key, factors in INPUTS[name].times.items():
        words = ANSWER_KEYS[key].words
        assert words is not None, key
        assert list(factors) == [word.value for word in words]
        assert all(math.isfinite(factor) and factor >= 0 for factor in factors.values())


@each_input
def test_no_answer_that_makes_the_work_harder_lowers_a_default(name):
    for key, factors in INPUTS[name].times.items():
        values = list(factors.values())
        if name == "outsource.productivity" and key == "own_skill":
            # Against nobody in-house there is nothing to be faster than.
            assert (values[:3], values[3]) == (sorted(values[:3]), 1.0)
        else:
            assert values == sorted(values)


@each_input
def test_a_default_fits_every_combination_of_answers(name):
    entry = INPUTS[name]
    for levels in answers_that_matter(entry):
        fitted = entry.fitted(levels)
        assert 0 <= fitted.low <= fitted.likely <= fitted.high
        assert entry.most is None or fitted.high <= entry.most


@pytest.mark.parametrize("name", AT_MOST_ONE)
def test_a_share_never_exceeds_the_whole(name):
    entry = INPUTS[name]
    assert max(entry.fitted(levels).high for levels in answers_that_matter(entry)) <= 1


def test_a_default_is_fitted_by_multiplying_its_factors_and_cutting_at_its_cap():
    entry = DefaultRange(
        range=Range(low=0.1, likely=0.2, high=0.4),
        unit="share",
        evidence=EVIDENCE["hours"],
        times={"skill": {"anyone": 0.5, "trained": 2.0}, "context": {"deep": 2.0}},
        most=1.0,
    )
    assert entry.fitted({"skill": "anyone", "context": "deep"}) == entry.range
    assert entry.fitted({"skill": "trained", "context": "deep"}) == Range(low=0.4, likely=0.8, high=1.0)
    with pytest.raises(KeyError):
        entry.fitted({"skill": "anyone"})


@each_input
def test_the_unit_of_a_default_is_one_that_people_read(name):
    unit = INPUTS[name].unit
    assert unit in {"USD", "owner_hours"} or unit.replace("-", " ").replace(" ", "").isalnum()
    assert unit == unit.strip() != ""


def test_every_answer_that_is_a_word_or_a_yes_or_no_has_a_default():
    words = {name for name, key in ANSWER_KEYS.items() if key.kind in (Kind.LEVEL, Kind.FLAG, Kind.WHOLE)}
    assert set(defaults().answers) == words
    for name, value in defaults().answers.items():
        assert read_answer(name, value) == value
    assert read_answer("own_skill", defaults().own_skill_of_nobody) == "cannot"


def test_the_general_task_is_a_middling_one():
    assert defaults().answers == {
        "pattern": "ongoing", "horizon_months": 12, "done_by": "owner", "own_skill": "passably",
        "skill": "trained", "codifiable": "mostly", "procedure": "none", "checkable": "with_effort",
        "context": "some", "data": "internal", "original_work": "none", "customer_contact": "none",
        "customer_loyalty": "some", "core": "no", "licensed": False, "must_stay": False,
    }  # fmt: skip


def test_every_safeguard_is_described_and_nothing_else_is():
    assert set(defaults().safeguards) == set(Safeguard)
    written = {name for name, value in TABLE["safeguard"].items() if isinstance(value, dict)}
    assert written == {safeguard.value for safeguard in Safeguard}


@each_safeguard
def test_a_safeguard_lowers_a_loss_and_raises_none(safeguard):
    effect = defaults().safeguards[safeguard]
    assert effect.times
    assert set(effect.times) <= LOSSES
    assert all(0 < left < 1 for left in effect.times.values())


@each_safeguard
def test_a_safeguard_takes_time_or_money(safeguard):
    effect = defaults().safeguards[safeguard]
    costs = [
        effect.hours,
        effect.hours_per_month,
        effect.money,
        effect.money_per_month,
        effect.professional_share,
    ]
    told = [cost for cost in costs if cost is not None]
    assert told
    assert all(0 <= cost.low < cost.likely < cost.high for cost in told)
    assert effect.professional_share is None or effect.professional_share.high <= 1


def test_a_safeguard_that_takes_nothing_and_gives_nothing_can_be_thought_of():
    assert SafeguardEffect().hours is None
    assert SafeguardEffect().times == {}


def test_the_fixed_figures_are_shares():
    constants = defaults().constants
    assert (constants.most_setup_share, constants.most_exit_share, constants.finding_left_with_quote) == (
        0.5,
        0.1,
        0.3,
    )


def test_a_dollar_is_worth_a_dollar_and_every_currency_something():
    assert defaults().units_per_dollar["USD"] == 1.0
    assert all(0.1 < units < 10 for units in defaults().units_per_dollar.values())
    codes = {code for code in TABLE["currency"] if code.isupper()}
    assert set(defaults().units_per_dollar) == codes, "a rate written as 1, without a point, is lost"


def test_the_defaults_are_read_once():
    assert defaults() is defaults()
