"""What would change the verdict, and what is worth finding out, as sentences."""

from __future__ import annotations

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Assumption,
    Basis,
    FlipPoint,
    InformationValue,
    LineCode,
    Origin,
)
from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.language import mark, tr
from advisor.wording.figures import Figures, two_figures
from advisor.wording.names import alternative_name, in_a_sentence, input_name, own_names
from advisor.wording.texts import FlipText, SwingText

MOST_SHOWN = 6
MOST_SWINGS = 8
WEEKS_PER_MONTH = 52 / 12

_BETTER = mark("{to} would be the better choice")
_NOTHING_LEFT = mark("Nothing would be left within the budget")
_UNDER = mark("{change} if “{what}” were under {value}; {told}.")
_OVER = mark("{change} if “{what}” were over {value}; {told}.")
_CHECKING_UNDER = mark("{change} if guiding and checking {whom} took under {value} {basis}; {told}.")
_CHECKING_OVER = mark("{change} if guiding and checking {whom} took over {value} {basis}; {told}.")
_WORTH = mark("Finding out “{what}” for certain is worth up to {value} to you over {months}.")
_NOTHING_WORTH = mark("Nothing: no single answer could be worth an hour of your time.")


def by_interest(assessment: Assessment) -> tuple[FlipPoint, ...]:
    """The flip points, the supervision of offshore help first wherever offshoring is a contender."""
    verdict = assessment.verdict
    contenders = {assessment.alternative(name) for name in (verdict.alternative, verdict.runner_up)}
    is_contender = any(one is not None and one.arrangement is Arrangement.OFFSHORE for one in contenders)

    def is_headline(flip: FlipPoint) -> bool:
        to = assessment.alternative(flip.to)
        comes_in = to is not None and to.arrangement is Arrangement.OFFSHORE
        return flip.input == "offshore.supervision" and (is_contender or comes_in)

    return tuple(sorted(assessment.flip_points, key=lambda flip: not is_headline(flip)))


def foremost_flips(assessment: Assessment) -> tuple[FlipPoint, ...]:
    """The few flip points worth showing."""
    return by_interest(assessment)[:MOST_SHOWN]


def flip_text(flip: FlipPoint, assessment: Assessment, figures: Figures) -> str:
    """One flip point as a sentence: what would win, at which value, and what was said."""
    found = _assumption(assessment, flip.input)
    to = assessment.alternative(flip.to)
    winner = in_a_sentence(to, assessment.recommended) if to is not None else ""
    is_told = found is not None and found.origin is Origin.YOU
    told = tr("you said {belief}") if is_told else tr("we assume {belief}")
    change = tr(_BETTER).format(to=winner[:1].upper() + winner[1:]) if winner else tr(_NOTHING_LEFT)
    belief = found.value if found is not None and isinstance(found.value, Range) else Range.exactly(flip.now)
    is_under = flip.flips_at < belief.mean
    hours = checking_hours_per_unit(flip.input, assessment)
    if hours is not None:
        basis = tr("a week") if assessment.basis is Basis.PER_MONTH else tr("in total")
        is_helper = flip.input.startswith(Arrangement.OFFSHORE)
        return tr(_CHECKING_UNDER if is_under else _CHECKING_OVER).format(
            change=change,
            whom=tr("a helper") if is_helper else tr("a professional"),
            value=figures.hours(flip.flips_at * hours),
            basis=basis,
            told=told.format(belief=figures.rounded_belief(belief.scaled(hours), "")),
        )
    unit = found.unit if found is not None else ""
    return tr(_UNDER if is_under else _OVER).format(
        change=change,
        what=input_name(flip.input, own_names(assessment)),
        value=figures.belief(Range.exactly(two_figures(flip.flips_at)), unit),
        told=told.format(belief=figures.rounded_belief(belief, unit)),
    )


def flip_row(flip: FlipPoint, assessment: Assessment, figures: Figures) -> FlipText:
    """The same, taken apart for a table."""
    found = _assumption(assessment, flip.input)
    to = assessment.alternative(flip.to)
    belief = found.value if found is not None and isinstance(found.value, Range) else Range.exactly(flip.now)
    at = tr("under {value}") if flip.flips_at < belief.mean else tr("over {value}")
    hours = checking_hours_per_unit(flip.input, assessment)
    if hours is not None:
        is_helper = flip.input.startswith(Arrangement.OFFSHORE)
        unit = "hours a week" if assessment.basis is Basis.PER_MONTH else "hours"
        return FlipText(
            what=tr("Guiding and checking a helper")
            if is_helper
            else tr("Guiding and checking a professional"),
            now=figures.rounded_belief(belief.scaled(hours), unit),
            turns_at=at.format(value=figures.belief(Range.exactly(two_figures(flip.flips_at * hours)), unit)),
            then=_then(to),
        )
    unit = found.unit if found is not None else ""
    return FlipText(
        what=input_name(flip.input, own_names(assessment)),
        now=figures.rounded_belief(belief, unit),
        turns_at=at.format(value=figures.belief(Range.exactly(two_figures(flip.flips_at)), unit)),
        then=_then(to),
    )


def swing_rows(assessment: Assessment, figures: Figures) -> tuple[SwingText, ...]:
    """The answers that move the result most, each with the result at its lowest and at its highest."""
    rows = []
    for swing in assessment.tornado[:MOST_SWINGS]:
        found = _assumption(assessment, swing.input)
        rows.append(
            SwingText(
                what=input_name(swing.input, own_names(assessment)),
                belief=figures.extent(found.value, found.unit)
                if found is not None and isinstance(found.value, Range)
                else "",
                low=swing.low,
                high=swing.high,
                low_figure=figures.money(swing.low),
                high_figure=figures.money(swing.high),
            )
        )
    return tuple(rows)


def _then(to: AlternativeResult | None) -> str:
    return alternative_name(to) if to is not None else tr("Nothing is left within the budget")


def worth_text(one: InformationValue, assessment: Assessment, figures: Figures) -> str:
    """What knowing one input is worth, as a sentence."""
    months = _assumption(assessment, "horizon_months")
    return tr(_WORTH).format(
        what=input_name(one.input, own_names(assessment)),
        value=figures.money(one.value),
        months=figures.counted(months.value, "months")
        if months is not None and isinstance(months.value, int)
        else "",
    )


def worth_texts(assessment: Assessment, figures: Figures) -> tuple[str, ...]:
    """What is worth finding out; that nothing is, is an answer too. Empty where no draws were made."""
    if assessment.verdict.probability_best is None:
        return ()
    found = tuple(worth_text(one, assessment, figures) for one in assessment.worth_finding_out[:MOST_SHOWN])
    return found or (tr(_NOTHING_WORTH),)


def _assumption(assessment: Assessment, name: str) -> Assumption | None:
    return next((one for one in assessment.assumptions if one.input == name), None)


def checking_hours_per_unit(name: str, assessment: Assessment) -> float | None:
    """For a supervision input: the owner's hours a week (in all, for a one-off) that one unit of it makes."""
    kind, _, rest = name.partition(".")
    if rest != "supervision":
        return None
    found = _assumption(assessment, name)
    one = assessment.alternative(kind)
    line = one.line(LineCode.SUPERVISION) if one is not None else None
    if found is None or line is None or not isinstance(found.value, Range):
        return None
    mean = found.value.mean
    weeks = WEEKS_PER_MONTH if assessment.basis is Basis.PER_MONTH else 1.0
    return line.your_hours / mean / weeks if mean else None
