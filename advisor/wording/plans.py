"""How it could go wrong, what to check and to try, and whether to take the task apart, as sentences."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import AlternativeResult, Assessment, Failure, LineCode
from advisor.language import Marked, in_line, mark, plural, tr
from advisor.wording.conditions import SAFEGUARD_TEXTS
from advisor.wording.figures import Figures
from advisor.wording.headline import basis_words
from advisor.wording.names import alternative_name, in_a_sentence

_FAILURES: Mapping[LineCode, str] = Marked(
    {
        LineCode.LABOUR: mark("It takes more of your hours than you think."),
        LineCode.FEE: mark("The bill comes out higher than expected."),
        LineCode.SETUP: mark("Finding somebody and getting them going drags on."),
        LineCode.RAMP_UP: mark("They take much longer to learn the job."),
        LineCode.SUPERVISION: mark("They need far more of your time to guide and check."),
        LineCode.TURNOVER: mark("They leave, and you start over with somebody new."),
        LineCode.REWORK: mark("Much of the work has to be done again."),
        LineCode.MISTAKES: mark("Costly mistakes get through."),
        LineCode.LEAK: mark("Your data gets out."),
        LineCode.IP: mark("What they made turns out to be somebody else's."),
        LineCode.BACKLASH: mark("More customers leave over it than expected."),
        LineCode.EXIT: mark("Taking it back is harder than expected."),
    }
)
_EXTRA = mark("{failure} That would cost about {extra} more over {months}.")
_GUARD = mark("Guard against it: {safeguard}")
_CHECK = mark(
    "In each batch look at {size}, about {hours}. If all are right, you can be {confidence} sure that "
    "fewer than {share} are wrong; at one fault, look at the whole batch and talk about it."
)
_TRIAL = mark(
    "Start with a paid piece of about {hours} ({pieces}, about {cost}). Measure the faults, the time, and "
    "your own time. Go on with at most {faults}; stop with more, or if they ask what the steps already say."
)
_TRIAL_NO_FAULT = mark(
    "Start with a paid piece of about {hours} ({pieces}, about {cost}). Measure the faults, the time, and "
    "your own time. Go on if nothing has to be done again; stop otherwise, or if they miss the date."
)
_TRIAL_WORTH = mark("What it shows is worth up to {value} to you.")
_TRIAL_NOT_WORTH = mark("It will hardly change the choice; it is there to catch a bad pick early.")
_SPLIT = mark(
    "Taken apart it comes to {cost} {basis} instead of {whole}: {parts}. Passing work on is counted in."
)
_NO_SPLIT = mark("Leave it whole: taken apart ({parts}) it would come to {cost} {basis} instead of {whole}.")
_PART = mark("“{title}” {way}")


def failure_text(failure: Failure, assessment: Assessment, figures: Figures) -> str:
    """One way it could go wrong, what that costs, and what guards against it."""
    text = tr(_EXTRA).format(
        failure=_FAILURES[failure.code],
        extra=figures.money(failure.extra),
        months=_months(assessment, figures),
    )
    if failure.safeguard is None:
        return text
    return f"{text} {tr(_GUARD).format(safeguard=SAFEGUARD_TEXTS[failure.safeguard])}"


def checking_text(assessment: Assessment, figures: Figures) -> str:
    """The checking plan; empty where nothing has to be supervised."""
    plan = assessment.checking_plan
    if plan is None:
        return ""
    return tr(_CHECK).format(
        size=figures.counted(plan.sample_size, "pieces"),
        hours=figures.hours(plan.hours),
        confidence=figures.percent(plan.confidence),
        share=figures.percent(plan.tolerated_share),
    )


def trial_text(assessment: Assessment, figures: Figures) -> str:
    """The paid trial; empty where nothing is handed over."""
    plan = assessment.paid_trial
    if plan is None:
        return ""
    sentence = tr(_TRIAL if plan.most_faults else _TRIAL_NO_FAULT)
    text = sentence.format(
        hours=figures.hours(plan.hours),
        pieces=figures.counted(plan.pieces, "pieces"),
        cost=figures.money(plan.cost),
        faults=figures.counted(plan.most_faults, "faults"),
    )
    if plan.value <= plan.cost:
        return f"{text} {tr(_TRIAL_NOT_WORTH)}"
    return f"{text} {tr(_TRIAL_WORTH).format(value=figures.money(plan.value))}"


def break_even_text(assessment: Assessment, figures: Figures) -> str:
    """How many customers lost erase the saving; empty where nothing is saved, or no customer could mind."""
    found = assessment.break_even
    if found is None or not found.expected_per_year:
        return ""
    against = assessment.alternative(found.against)
    assert against is not None
    customers = round(found.customers_per_year, 1)
    sentence = plural(
        "The saving against {against} is gone if {customers} a year leaves over it; about {expected} are to be expected.",
        "The saving against {against} is gone if {customers} a year leave over it; about {expected} are to be expected.",
        customers,
    )
    return sentence.format(
        against=in_a_sentence(against),
        customers=figures.counted(customers, "customers"),
        expected=figures.number(found.expected_per_year),
    )


def split_text(assessment: Assessment, figures: Figures) -> str:
    """Whether to take the task apart; empty where it has no parts, or all go the same way."""
    split = assessment.split
    if split is None:
        return ""
    names = {one.id: _way(one) for one in assessment.alternatives}
    parts = ", ".join(
        tr(_PART).format(title=in_line(one.title), way=names[one.alternative]) for one in split.steps
    )
    sentence = _SPLIT if split.cost < split.unsplit_cost else _NO_SPLIT
    return tr(sentence).format(
        cost=figures.money(split.cost),
        basis=basis_words(assessment.basis),
        whole=figures.money(split.unsplit_cost),
        parts=parts,
    )


def _way(one: AlternativeResult) -> str:
    """Where a part goes, as it follows the part's title; a vendor's name keeps its capitals."""
    return alternative_name(one) if one.vendor is not None else alternative_name(one).lower()


def _months(assessment: Assessment, figures: Figures) -> str:
    found = next(one.value for one in assessment.assumptions if one.input == "horizon_months")
    assert isinstance(found, int)
    return figures.counted(found, "months")
