"""Holds what could go wrong, what to check, what to try and how to split to sentences with figures."""

import pytest

from advisor.domain.assessment import (
    Assumption,
    BreakEven,
    CheckingPlan,
    Confidence,
    Failure,
    LineCode,
    Origin,
    SplitAdvice,
    StepAdvice,
    TrialPlan,
)
from advisor.domain.levels import Safeguard
from advisor.wording.figures import Figures
from advisor.wording.plans import (
    break_even_text,
    checking_text,
    failure_text,
    split_text,
    trial_text,
)
from tests.wording.samples import IN, OFF, OUT, alternative, faults_of, spread, weighed

FIGURES = Figures("USD", "en_US")
# What an alternative's safeguards cost and what its owner would pay to keep it are no accidents.
NO_ACCIDENTS = {LineCode.SAFEGUARDS, LineCode.PREFERENCES}


def helped(*, months=12, **plans):
    return weighed(
        alternative(OFF, spread(640, 500, 780), odds=0.9),
        alternative(IN, spread(900, 700, 1_100), odds=0.1),
        alternative(OUT, spread(950, 700, 1_200)),
        confidence=Confidence.CLEAR,
        assumptions=(Assumption(input="horizon_months", value=months, origin=Origin.YOU),),
        **plans,
    )


def checking(**changes):
    plan = {"sample_size": 22, "confidence": 0.9, "tolerated_share": 0.1, "hours": 0.55} | changes
    return CheckingPlan(alternative="offshore", **plan)


def trial(**changes):
    plan = {"pieces": 22, "hours": 2.2, "cost": 45.0, "most_faults": 2, "value": 130.0} | changes
    return TrialPlan(alternative="offshore", **plan)


@pytest.mark.parametrize("code", sorted(set(LineCode) - NO_ACCIDENTS))
@pytest.mark.parametrize("safeguard", [None, *Safeguard])
def test_every_accident_is_told_with_its_price_and_its_guard(code, safeguard):
    text = failure_text(Failure(code=code, extra=1_234.0, safeguard=safeguard), helped(), FIGURES)
    assert faults_of(text) == []
    assert "That would cost about $1,200 more over 12 months." in text
    assert ("Guard against it: " in text) == (safeguard is not None)


def test_an_accident_by_hand():
    failure = Failure(code=LineCode.LEAK, extra=870.0, safeguard=Safeguard.DUAL_APPROVAL)
    assert failure_text(failure, helped(), FIGURES) == (
        "Your data gets out. That would cost about $870 more over 12 months. "
        "Guard against it: Set the bank so that nobody can send money alone."
    )


def test_a_checking_plan_by_hand():
    assert checking_text(helped(checking_plan=checking()), FIGURES) == (
        "In each batch look at 22 pieces, about 0.55 hours. If all are right, you can be 90% sure that fewer "
        "than 10% are wrong; at one fault, look at the whole batch and talk about it."
    )


@pytest.mark.parametrize(
    ("faults", "words"),
    [
        (2, "Go on with at most 2 faults; stop with more, or if they ask what the steps already say."),
        (1, "Go on with at most 1 fault; stop with more, or if they ask what the steps already say."),
        (0, "Go on if nothing has to be done again; stop otherwise, or if they miss the date."),
    ],
)
def test_a_paid_trial_says_what_passes_and_what_it_is_worth(faults, words):
    start = (
        "Start with a paid piece of about 2.2 hours (22 pieces, about $45). "
        "Measure the faults, the time, and your own time. "
    )
    worth = " What it shows is worth up to $130 to you."
    assert trial_text(helped(paid_trial=trial(most_faults=faults)), FIGURES) == start + words + worth


def test_a_trial_that_costs_more_than_it_shows_is_not_praised():
    text = trial_text(helped(paid_trial=trial(value=45.0)), FIGURES)
    assert text.endswith("It will hardly change the choice; it is there to catch a bad pick early.")


def test_customers_lost_until_the_saving_is_gone_by_hand():
    found = BreakEven(
        alternative="offshore", against="in_house", customers_per_year=10.4, expected_per_year=1.2
    )
    assert break_even_text(helped(break_even=found), FIGURES) == (
        "The saving against keeping it in-house is gone if 10.4 customers a year leave over it; about 1.2 "
        "are to be expected."
    )


def split(cost):
    parts = (
        StepAdvice(title="Sorting", share=0.6, alternative="offshore", cost=200.0),
        StepAdvice(title="Deciding", share=0.4, alternative="in_house", cost=300.0),
    )
    return SplitAdvice(steps=parts, handover_cost=30.0, cost=cost, unsplit_cost=640.0, probability_better=0.8)


def test_a_task_better_taken_apart_says_which_part_goes_where():
    assert split_text(helped(split=split(530.0)), FIGURES) == (
        "Taken apart it comes to $530 a month instead of $640: “Sorting” offshore, “Deciding” in-house. "
        "Passing work on is counted in."
    )


def test_a_task_better_left_whole_says_so():
    assert split_text(helped(split=split(700.0)), FIGURES).startswith(
        "Leave it whole: taken apart (“Sorting” "
    )


def test_a_part_is_called_what_its_owner_called_it():
    part = StepAdvice(title="{way} {title}", share=1.0, alternative="offshore", cost=1.0)
    told = SplitAdvice(steps=(part,), handover_cost=0.0, cost=1.0, unsplit_cost=2.0, probability_better=None)
    assert "“{way} {title}” offshore" in split_text(helped(split=told), FIGURES)


def test_where_there_is_no_plan_nothing_is_said():
    nothing = helped()
    for told in (checking_text, trial_text, break_even_text, split_text):
        assert told(nothing, FIGURES) == ""


def test_one_is_not_many():
    failure = Failure(code=LineCode.LEAK, extra=870.0, safeguard=None)
    assert "over 1 month." in failure_text(failure, helped(months=1), FIGURES)
    assert "(1 piece, " in trial_text(helped(paid_trial=trial(pieces=1)), FIGURES)
    found = BreakEven(
        alternative="offshore", against="in_house", customers_per_year=1.0, expected_per_year=0.4
    )
    assert "if 1 customer a year leaves" in break_even_text(helped(break_even=found), FIGURES)
