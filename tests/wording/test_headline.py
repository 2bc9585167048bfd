"""Holds the recommendation to one sentence of plain words, for every kind of verdict."""

import pytest

from advisor.domain.assessment import Basis, ConditionCode, Confidence, SafeguardUse
from advisor.domain.levels import Safeguard
from advisor.wording.figures import Figures
from advisor.wording.headline import headline, next_steps, odds_words
from tests.wording.samples import (
    IN,
    OFF,
    OUT,
    alternative,
    clear_case,
    faults_of,
    ruled_out,
    sentences,
    spread,
    weighed,
)

FIGURES = Figures("USD", "en_US")
DEAR = spread(900, 700, 1_100)
CHEAP = spread(640, 500, 780)
NOBODY = ruled_out(ConditionCode.NOBODY_CAN)


def said(*alternatives, confidence=Confidence.CLEAR, **more):
    text = headline(weighed(*alternatives, confidence=confidence, **more), FIGURES)
    assert faults_of(text) == []
    return text


def test_a_clear_verdict_is_an_imperative_with_both_costs():
    assert said(alternative(OUT, CHEAP, odds=0.9), alternative(IN, DEAR, odds=0.1)) == (
        "Outsource “Logo” to a professional: $500–$780 a month all in, "
        "against $700–$1,100 for keeping it in-house."
    )


def test_a_leaning_verdict_reads_the_same_and_says_so_beside_it():
    assert said(
        alternative(OFF, CHEAP, odds=0.75), alternative(OUT, DEAR), confidence=Confidence.LEANING
    ) == (
        "Offshore “Logo” to low-cost help under your supervision: $500–$780 a month all in, "
        "against $700–$1,100 for a professional."
    )


def test_keeping_it_is_an_imperative_too():
    assert said(alternative(IN, CHEAP, odds=1.0), alternative(OFF, DEAR)) == (
        "Keep “Logo” in-house: $500–$780 a month all in, against $700–$1,100 for supervised low-cost help."
    )


@pytest.mark.parametrize(
    ("kind", "to_whom"), [(OUT, "to Tideway"), (OFF, "to Tideway, under your supervision")], ids=str
)
def test_a_quote_is_recommended_by_the_vendor_s_name(kind, to_whom):
    verb = "Outsource" if kind is OUT else "Offshore"
    best = alternative(kind, CHEAP, odds=0.9, vendor="Tideway", name="quote-1")
    assert said(best, alternative(IN, DEAR)) == (
        f"{verb} “Logo” {to_whom}: $500–$780 a month all in, against $700–$1,100 for keeping it in-house."
    )


def test_a_quote_that_comes_second_is_named():
    second = alternative(OUT, DEAR, vendor="Tideway", name="quote-1")
    assert said(alternative(IN, CHEAP, odds=0.9), second).endswith("$700–$1,100 for the quote from Tideway.")


def test_beside_a_quote_of_its_kind_the_market_is_called_the_usual_rate():
    best = alternative(OUT, CHEAP, odds=0.9, vendor="Tideway", name="quote-1")
    assert said(best, alternative(OUT, DEAR)).endswith("for a professional at the usual rate.")


def test_too_close_to_call_recommends_nobody():
    assert said(
        alternative(OUT, CHEAP, odds=0.55), alternative(IN, DEAR, odds=0.45), confidence=Confidence.TOO_CLOSE
    ) == (
        "Too close to call for “Logo”: a professional comes to $500–$780 a month all in, "
        "keeping it in-house to $700–$1,100."
    )


def test_who_is_left_open_where_only_the_vendor_is_too_close_to_call():
    best = alternative(OUT, CHEAP, odds=0.5, vendor="Tideway", name="quote-1")
    assert said(best, alternative(OUT, DEAR, odds=0.4), confidence=Confidence.TOO_CLOSE) == (
        "Outsource “Logo”, but with whom is too close to call: the quote from Tideway comes to $500–$780 a "
        "month all in, a professional at the usual rate to $700–$1,100."
    )


def test_the_only_way_open_is_not_compared():
    only = "Keep “Logo” in-house: $500–$780 a month all in; everything else is ruled out."
    assert said(alternative(IN, CHEAP, odds=1.0), alternative(OUT, DEAR, conditions=[NOBODY])) == only
    assert said(alternative(IN, CHEAP, odds=1.0)) == only


def test_where_nothing_fits_it_names_the_nearest_and_what_would_open_it():
    late = ruled_out(ConditionCode.FAULTS_TOO_LATE)
    assert said(
        alternative(IN, CHEAP, conditions=[NOBODY]),
        alternative(OFF, DEAR, conditions=[late]),
        confidence=Confidence.NONE,
        nearest=("offshore", ConditionCode.FAULTS_TOO_LATE),
    ) == (
        "Nothing fits “Logo” as it stands. Nearest is supervised low-cost help: Faults show only when it is "
        "too late, and a helper does not answer for them. It would be open with an expert who reviews "
        "samples of the work."
    )


def test_without_draws_a_cost_is_about_its_likely_value():
    text = said(alternative(OUT, spread(640)), alternative(IN, spread(900)), confidence=Confidence.NONE)
    assert text == (
        "Outsource “Logo” to a professional: about $640 a month all in, against about $900 for keeping it "
        "in-house."
    )


@pytest.mark.parametrize("confidence", [Confidence.CLEAR, Confidence.TOO_CLOSE])
def test_a_job_done_once_does_not_cost_so_much_in_all_all_in(confidence):
    text = said(
        alternative(OUT, CHEAP, odds=0.6), alternative(IN, DEAR), confidence=confidence, basis=Basis.TOTAL
    )
    assert "in all all in" not in text


@pytest.mark.parametrize("title", ["{what}", "%s {0} {", "“x”", "Łódź 東京"])
def test_a_title_is_said_as_it_is(title):
    assert f"“{title}”" in headline(clear_case(title=title), FIGURES)


@pytest.mark.parametrize(
    ("odds", "words"),
    [
        (0.9, "Outsource comes out cheapest in 90 of 100 ways your figures could fall."),
        (0.9996, "Outsource comes out cheapest in 99 of 100 ways your figures could fall."),
        (0.0004, "Outsource comes out cheapest in 1 of 100 ways your figures could fall."),
        (1.0, "Outsource comes out cheapest however your figures fall within their ranges."),
        (None, ""),
    ],
)
def test_odds_are_cases_of_a_hundred_and_neither_none_nor_all_where_they_are_neither(odds, words):
    assert odds_words(weighed(alternative(OUT, CHEAP, odds=odds), confidence=Confidence.CLEAR)) == words


def test_odds_of_a_quote_tell_of_the_others_of_its_kind():
    best = alternative(OUT, CHEAP, odds=0.5, vendor="Tideway", name="quote-1")
    assessment = weighed(best, alternative(OUT, DEAR, odds=0.4), confidence=Confidence.TOO_CLOSE)
    assert odds_words(assessment) == (
        "Tideway (outsource) comes out cheapest in 50 of 100 ways your figures could fall; "
        "with the others of its kind in 90."
    )


@pytest.mark.parametrize("kind", [IN, OUT, OFF], ids=str)
@pytest.mark.parametrize("vendor", [None, "Tideway"])
@pytest.mark.parametrize("basis", Basis)
def test_there_are_three_things_to_do_next(kind, vendor, basis):
    if kind is IN and vendor:
        return
    best = alternative(kind, CHEAP, odds=0.9, vendor=vendor, hours=spread(5, 4, 6.04))
    steps = next_steps(weighed(best, confidence=Confidence.CLEAR, basis=basis), FIGURES)
    assert len(steps) == 3
    assert all(step.endswith(".") and faults_of(step) == [] for step in steps)
    assert (vendor is None) == all("Tideway" not in step for step in steps)


def test_offshore_help_takes_the_hours_of_a_bad_month():
    best = alternative(OFF, CHEAP, odds=0.9, hours=spread(5, 4, 6.04))
    steps = next_steps(weighed(best, confidence=Confidence.CLEAR), FIGURES)
    assert steps[2] == "Keep 6 hours a month free to guide and check; without them it will not work."
    likely_only = alternative(OFF, CHEAP, hours=spread(5))
    assert "Keep 5 hours" in next_steps(weighed(likely_only, confidence=Confidence.NONE), FIGURES)[2]


def test_safeguards_come_before_anything_is_handed_over_unless_they_are_in_place():
    def use(code, in_place):
        return SafeguardUse(code=code, cost=0.0, in_place=in_place, guards=("leak",))

    told = (
        use(Safeguard.CONTRACT_NDA, False),
        use(Safeguard.EXIT_PLAN, True),
        use(Safeguard.DUAL_APPROVAL, False),
    )
    steps = next_steps(clear_case(safeguards=told), FIGURES)
    assert steps[1] == (
        "Put the safeguards in place before anything is handed over: contract with confidentiality, "
        "two people approve payments."
    )
    assert steps[1] not in next_steps(clear_case(safeguards=told[1:2]), FIGURES)


def test_where_nothing_fits_there_are_still_three_things_to_do():
    nothing = weighed(
        alternative(IN, CHEAP, conditions=[NOBODY]), confidence=Confidence.NONE,
        nearest=("in_house", ConditionCode.NOBODY_CAN),
    )  # fmt: skip
    steps = next_steps(nothing, FIGURES)
    assert len(steps) == 3
    assert all(len(sentences(step)) == 1 for step in steps)
    assert odds_words(nothing) == ""
