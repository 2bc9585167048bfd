"""Holds what would change the verdict, what is worth knowing and how to watch over it to plain sentences."""

import pytest

from advisor.domain.assessment import (
    Assumption,
    Basis,
    BreakEven,
    CheckingPlan,
    Confidence,
    Failure,
    FlipPoint,
    InformationValue,
    LedgerLine,
    LineCode,
    Origin,
    SplitAdvice,
    StepAdvice,
    TrialPlan,
)
from advisor.domain.levels import Checkable, DoneBy, Safeguard
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Rate, Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.model.assess import assess_situation
from advisor.model.resolve import resolve
from advisor.records import replace
from advisor.wording.advice import advice_texts
from advisor.wording.figures import Figures
from advisor.wording.headline import basis_words
from advisor.wording.plans import break_even_text, checking_text, failure_text, split_text, trial_text
from advisor.wording.sensitivity import (
    MOST_SHOWN,
    by_interest,
    flip_text,
    foremost_flips,
    worth_text,
    worth_texts,
)
from tests.wording.samples import IN, OFF, OUT, alternative, every_text, faults_of, spread, weighed

FIGURES = Figures("USD", "en_US")
GERMAN = Figures("EUR", "de_DE")


def assumed(name, numbers, unit, origin=Origin.YOU):
    low, likely, high = numbers
    return Assumption(input=name, value=Range(low=low, likely=likely, high=high), origin=origin, unit=unit)


def months(number=12):
    return Assumption(input="horizon_months", value=number, origin=Origin.YOU)


def case(basis=Basis.PER_MONTH, horizon=12, assumptions=(), **more):
    """A professional recommended before a helper and staying; 13 hours of guiding a helper, 0.2 an hour."""
    guiding = LedgerLine(code=LineCode.SUPERVISION, mean=780.0, your_hours=13.0)
    return weighed(
        alternative(OUT, spread(640, 500, 780), odds=0.9),
        alternative(OFF, spread(700, 600, 800), odds=0.1, lines=[guiding]),
        alternative(IN, spread(900, 700, 1_100), odds=0.0),
        confidence=Confidence.CLEAR,
        basis=basis,
        assumptions=(months(horizon), *assumptions),
        **more,
    )


def flip(name, now, at, to="offshore", within=False):
    return FlipPoint(input=name, now=now, flips_at=at, to=to, within_range=within)


def said(text):
    assert faults_of(text) == []
    return text


# ------------------------------------------------------------------ flip points


def test_a_flip_below_says_under_and_what_the_owner_said():
    hours = assumed("hours", (8, 10, 14), "hours")
    assert said(flip_text(flip("hours", 10, 6.123, "in_house"), case(assumptions=[hours]), FIGURES)) == (
        "Keeping it in-house would be the better choice if “Hours” were under 6.1 hours; "
        "you said 8 to 14 hours, likely 10."
    )


def test_a_flip_above_says_over_and_that_it_is_assumed():
    rate = assumed("outsource_rate", (35, 60, 110), "money per hour", Origin.DEFAULT)
    text = said(flip_text(flip("outsource_rate", 60, 87.6), case(assumptions=[rate]), FIGURES))
    assert text.startswith(
        "Supervised low-cost help would be the better choice if “A professional's rate” were over $88"
    )
    assert text.endswith("we assume $35 to $110 per hour, likely $60.")


SUPERVISION = assumed(
    "offshore.supervision", (0.2, 0.2, 0.2), "of your hours per hour of theirs", Origin.DEFAULT
)
WIDE = assumed("offshore.supervision", (0.1, 0.2, 0.3), "of your hours per hour of theirs", Origin.DEFAULT)


def test_supervision_is_told_in_hours_a_week():
    # 13 hours a month at 0.2 are 3 a week; at 0.1 they are 1.5, and 52 weeks are twelve months.
    assert said(flip_text(flip("offshore.supervision", 0.2, 0.1), case(assumptions=[WIDE]), FIGURES)) == (
        "Supervised low-cost help would be the better choice if guiding and checking a helper took under "
        "1.5 hours a week; we assume 1.5 to 4.5, likely 3."
    )


def test_supervision_of_a_one_off_is_told_in_hours_in_all():
    one = case(basis=Basis.TOTAL, assumptions=[WIDE])
    assert said(flip_text(flip("offshore.supervision", 0.2, 0.4, "in_house"), one, FIGURES)) == (
        "Keeping it in-house would be the better choice if guiding and checking a helper took over "
        f"26 hours {basis_words(Basis.TOTAL)}; we assume 6.5 to 20, likely 13."
    )


def test_one_hour_is_not_one_hours():
    text = flip_text(flip("offshore.supervision", 0.2, 1 / 15), case(assumptions=[SUPERVISION]), FIGURES)
    assert "took under 1 hour a week; we assume 3." in text


def test_guiding_a_professional_is_called_that():
    one = assumed("outsource.supervision", (0.05, 0.05, 0.05), "of your hours per hour of theirs")
    line = LedgerLine(code=LineCode.SUPERVISION, mean=60.0, your_hours=1.3)
    told = weighed(
        alternative(OUT, spread(640), lines=[line], odds=0.9), alternative(IN, spread(900)),
        confidence=Confidence.CLEAR, assumptions=(one,),
    )  # fmt: skip
    text = said(flip_text(flip("outsource.supervision", 0.05, 0.5, "in_house"), told, FIGURES))
    assert "guiding and checking a professional took over 3 hours a week; you said 0.3." in text


def test_the_supervision_of_a_helper_who_is_a_contender_comes_first():
    flips = (flip("hours", 10, 6), flip("offshore.supervision", 0.2, 0.1), flip("owner_hour", 60, 50))
    assert [one.input for one in by_interest(case(flip_points=flips))] == [
        "offshore.supervision", "hours", "owner_hour",
    ]  # fmt: skip
    two = weighed(
        alternative(OUT, spread(640), odds=0.9), alternative(IN, spread(900)),
        confidence=Confidence.CLEAR, flip_points=(flips[0], replace(flips[1], to="in_house"), flips[2]),
    )  # fmt: skip
    assert [one.input for one in by_interest(two)] == ["hours", "offshore.supervision", "owner_hour"]


def test_only_the_foremost_flip_points_are_shown():
    flips = tuple(flip("hours", 10, 6 - n / 10) for n in range(MOST_SHOWN + 3))
    assert foremost_flips(case(flip_points=flips)) == flips[:MOST_SHOWN]


CLOSE_STARTERS = ("telephone-answering", "admin-assistant", "it-everyday")


@pytest.mark.parametrize("code", CLOSE_STARTERS)
def test_over_and_under_say_on_which_side_the_other_choice_wins(code):
    """At a value that a sentence calls better for another choice, that other choice is the recommendation."""
    situation = resolve(next(starter.task for starter in starters() if starter.code == code))
    found = assess_situation(situation)
    wrong = []
    for one in foremost_flips(found):
        text = flip_text(one, found, FIGURES)
        beyond = one.flips_at * (1.05 if " over " in text else 0.95)
        told = replace(situation.inputs[one.input], range=Range.exactly(beyond))
        inputs = {**situation.inputs, one.input: told}
        if assess_situation(replace(situation, inputs=inputs)).verdict.alternative != one.to:
            wrong.append(text)
    assert wrong == []


def test_where_a_budget_leaves_nobody_it_does_not_call_nothing_the_better_choice():
    task = Task(
        title="Logo", hours=Range.exactly(10), done_by=DoneBy.NOBODY, checkable=Checkable.TOO_LATE,
        outsource_rate=Rate(price=Range(low=30, likely=35, high=42)), budget_per_month=450.0,
    )  # fmt: skip
    found = assess(task)
    assert [one for one in found.flip_points if not one.to]
    assert [
        text for text in advice_texts(found).would_change if "othing else would be the better" in text
    ] == []


# ------------------------------------------------------------------ what is worth finding out


def test_what_is_worth_finding_out_is_told_with_its_horizon():
    one = InformationValue(input="offshore.supervision", value=412.3)
    assert said(worth_text(one, case(), FIGURES)) == (
        "Finding out “Your hours to guide and check a helper” for certain is worth up to $410 to you over "
        "12 months."
    )


def test_one_month_is_not_one_months():
    worth = worth_text(InformationValue(input="hours", value=412.3), case(horizon=1), FIGURES)
    failure = failure_text(Failure(code=LineCode.LEAK, extra=50.0, safeguard=None), case(horizon=1), FIGURES)
    assert [text for text in (worth, failure) if "1 months" in text] == []


def test_that_nothing_is_worth_finding_out_is_said():
    assert worth_texts(case(), FIGURES) == ("Nothing: no single answer could be worth an hour of your time.",)


def test_only_the_foremost_things_are_told_and_nothing_without_draws():
    many = tuple(InformationValue(input="hours", value=900.0 - n) for n in range(MOST_SHOWN + 2))
    assert len(worth_texts(case(worth_finding_out=many), FIGURES)) == MOST_SHOWN
    task = starters()[0].task
    assert worth_texts(assess(task, point=True), FIGURES) == ()


# ------------------------------------------------------------------ plans


CHECKS = CheckingPlan(alternative="offshore", sample_size=22, confidence=0.9, tolerated_share=0.1, hours=0.55)
TRIAL = TrialPlan(alternative="offshore", pieces=20, hours=2.0, cost=83.0, most_faults=2, value=412.0)


def test_a_checking_plan_is_told_in_pieces_hours_and_per_cent():
    assert said(checking_text(case(checking_plan=CHECKS), FIGURES)) == (
        "In each batch look at 22 pieces, about 0.55 hours. If all are right, you can be 90% sure that "
        "fewer than 10% are wrong; at one fault, look at the whole batch and talk about it."
    )


def test_a_trial_is_told_with_its_pass_mark_and_its_worth():
    assert said(trial_text(case(paid_trial=TRIAL), FIGURES)) == (
        "Start with a paid piece of about 2 hours (20 pieces, about $83). Measure the faults, the time, and "
        "your own time. Go on with at most 2 faults; stop with more, or if they ask what the steps already "
        "say. What it shows is worth up to $410 to you."
    )


@pytest.mark.parametrize(
    ("faults", "words"),
    [(0, "Go on if nothing has to be done again;"), (1, "at most 1 fault;"), (3, "at most 3 faults;")],
)
def test_no_fault_one_fault_and_several_are_told_apart(faults, words):
    assert words in said(trial_text(case(paid_trial=replace(TRIAL, most_faults=faults)), FIGURES))


def test_a_trial_that_shows_less_than_it_costs_says_so():
    text = said(trial_text(case(paid_trial=replace(TRIAL, value=83.0)), FIGURES))
    assert text.endswith("It will hardly change the choice; it is there to catch a bad pick early.")


def test_one_piece_is_not_one_pieces():
    assert "1 pieces" not in trial_text(case(paid_trial=replace(TRIAL, pieces=1, hours=0.1)), FIGURES)


def broken_even(customers, expected=0.4):
    return case(
        break_even=BreakEven(
            alternative="outsource",
            against="in_house",
            customers_per_year=customers,
            expected_per_year=expected,
        )
    )


def test_the_break_even_names_both_numbers():
    text = said(break_even_text(broken_even(21.6252), FIGURES))
    assert text.startswith("The saving against keeping it in-house is gone ")
    assert " 21.6 customers a year leave over it; about 0.4 " in text


def test_one_customer_is_not_one_customers():
    text = said(break_even_text(broken_even(1.0), FIGURES))
    assert "1 customers" not in text
    assert "1 customer a year leave " not in text


def test_the_break_even_is_left_out_where_nobody_could_mind():
    assert break_even_text(broken_even(9.0, 0.0), FIGURES) == ""


def test_a_failure_names_what_guards_against_it():
    told = failure_text(
        Failure(code=LineCode.EXIT, extra=1_234.0, safeguard=Safeguard.EXIT_PLAN), case(), FIGURES
    )
    assert said(told).startswith(
        "Taking it back is harder than expected. That would cost about $1,200 more over 12 months. "
        "Guard against it: "
    )
    alone = failure_text(Failure(code=LineCode.EXIT, extra=1_234.0, safeguard=None), case(), FIGURES)
    assert said(alone).endswith("over 12 months.")


SPLIT = SplitAdvice(
    steps=(
        StepAdvice(title="Filing", share=0.5, alternative="offshore", cost=200.0),
        StepAdvice(title="Signing", share=0.5, alternative="in_house", cost=300.0),
    ),
    handover_cost=36.0, cost=536.0, unsplit_cost=640.0, probability_better=0.8,
)  # fmt: skip


@pytest.mark.parametrize("basis", Basis)
def test_a_split_that_saves_and_one_that_does_not_are_told_on_both_bases(basis):
    words = basis_words(basis)
    assert said(split_text(case(basis=basis, split=SPLIT), FIGURES)) == (
        f"Taken apart it comes to $540 {words} instead of $640: “Filing” offshore, “Signing” in-house. "
        "Passing work on is counted in."
    )
    dear = replace(SPLIT, cost=836.0)
    assert said(split_text(case(basis=basis, split=dear), FIGURES)) == (
        f"Leave it whole: taken apart (“Filing” offshore, “Signing” in-house) it would come to $840 {words} "
        "instead of $640."
    )


def test_what_was_not_found_is_not_told():
    nothing = case()
    assert (checking_text(nothing, FIGURES), trial_text(nothing, FIGURES)) == ("", "")
    assert (break_even_text(nothing, FIGURES), split_text(nothing, FIGURES)) == ("", "")


@pytest.mark.parametrize("title", ["{cost}", "%s {0} {", "“x”", "東京"])
def test_a_part_is_called_what_it_is_called(title):
    steps = (replace(SPLIT.steps[0], title=title), SPLIT.steps[1])
    assert f"“{title}” offshore" in split_text(case(split=replace(SPLIT, steps=steps)), FIGURES)


# ------------------------------------------------------------------ all of it, as assessed


@pytest.mark.parametrize("starter", starters()[::6], ids=lambda one: one.code)
@pytest.mark.parametrize("pattern", ["ongoing", "one_off"])
def test_no_sentence_of_an_assessment_is_left_unfinished(starter, pattern):
    offer = Quote(vendor="Tideway", arrangement=OUT, rate=Rate(price=Range(low=20, likely=30, high=60)))
    found = assess(replace(starter.task, pattern=pattern, quotes=(offer,)))
    texts = advice_texts(found)
    told = (*texts.would_change, *texts.worth_finding_out, *texts.pre_mortem, texts.checking_plan,
            texts.paid_trial, texts.break_even, texts.split)  # fmt: skip
    assert texts.worth_finding_out
    assert {text: faults_of(text) for text in every_text(told) if faults_of(text)} == {}


def test_sentences_are_finished_in_another_locale_too():
    rate = assumed("outsource_rate", (35, 60, 1_110.5), "money per hour")
    one = case(assumptions=[rate, WIDE], paid_trial=TRIAL, checking_plan=CHECKS, split=SPLIT)
    for text in (
        flip_text(flip("outsource_rate", 60, 1_288.6), one, GERMAN),
        flip_text(flip("offshore.supervision", 0.2, 0.1), one, GERMAN),
        trial_text(one, GERMAN), checking_text(one, GERMAN), split_text(one, GERMAN),
    ):  # fmt: skip
        assert set(faults_of(text)) <= {"a space before a stop"}
        assert "{" not in text
    assert "1,5 hours" in flip_text(flip("offshore.supervision", 0.2, 0.1), one, GERMAN)
