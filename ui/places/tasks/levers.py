"""Chooses the inputs that are worth moving, and the span, the marks and the words of each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from advisor.domain.assessment import AlternativeResult, Assessment, Assumption, Basis, FlipPoint, Origin
from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.records import Struct
from advisor.wording.figures import Figures, two_figures
from advisor.wording.headline import confidence_words
from advisor.wording.names import alternative_name, in_a_sentence, input_name, own_names
from advisor.wording.sensitivity import by_interest, checking_hours_per_unit
from ui.advice.lever import Flip, Lever, Outcome

MOST_LEVERS = 6
HEADLINE_INPUT = "offshore.supervision"
ALWAYS = ("hours", "owner_hour")
_STEPS = 120  # about as many positions as a hand can tell apart
_WIDENED = 0.6  # of the range's width, at either end
_FARTHEST = 2.5  # times the high: a flip point beyond is too far off to be shown


class Moveable(Struct, frozen=True, kw_only=True):
    """A lever, and by how much a value shown has to be divided to get the input's own."""

    lever: Lever
    factor: float


def levers(assessment: Assessment, locale: str, unkept: Callable[[str], str]) -> tuple[Moveable, ...]:
    """The six that matter most, or fewer. ``unkept``: why an input cannot be kept, "" where it can."""
    figures = Figures(assessment.currency, locale)
    known = {
        one.input: one
        for one in assessment.assumptions
        if isinstance(one.value, Range) and one.value.high > 0
    }
    return tuple(
        _moveable(known[name], assessment, figures, unkept(name)) for name in _most_telling(assessment, known)
    )


def outcome(assessment: Assessment, locale: str) -> Outcome:
    """The verdict and its figures in words; figures without their basis."""
    figures = Figures(assessment.currency, locale)
    best = assessment.recommended
    odds = assessment.verdict.probability_best
    return Outcome(
        arrangement=assessment.verdict.arrangement,
        name=alternative_name(best) if best else _tr("No recommendation"),
        confidence=confidence_words(assessment),
        odds=_tr("Cheapest in {cases} of 100").format(cases=_cases(odds)) if odds is not None else "",
        shares=tuple(
            (one.arrangement, one.probability_best) for one in assessment.alternatives if one.probability_best
        ),
        cost=figures.money_spread(best.cost) if best else "–",
        cash=_cash(best, figures) if best else "–",
        your_hours=_your_hours(best, figures) if best else "–",
    )


def _cash(one: AlternativeResult, figures: Figures) -> str:
    return figures.money_spread(one.cash) if one.cash.mean else _tr("nothing")


def _your_hours(one: AlternativeResult, figures: Figures) -> str:
    return figures.hours_spread(one.your_hours) if one.your_hours.mean else _tr("none")


def _most_telling(assessment: Assessment, known: Mapping[str, Assumption]) -> list[str]:
    """Supervision first where offshoring is a contender, then by what flips and what swings the most."""
    verdict = assessment.verdict
    named = {verdict.alternative, verdict.runner_up, *(flip.to for flip in assessment.flip_points)}
    contenders = {one.arrangement for one in assessment.alternatives if one.id in named}
    first = [HEADLINE_INPUT] if Arrangement.OFFSHORE in contenders else []
    ranked = dict.fromkeys(
        name
        for name in (
            *first,
            *(flip.input for flip in by_interest(assessment)),
            *(swing.input for swing in assessment.tornado),
        )
        if name in known
    )
    always = [name for name in ALWAYS if name in known]
    chosen = [name for name in ranked if name not in always][: MOST_LEVERS - len(always)]
    return chosen[:1] + always + chosen[1:] if first and chosen[:1] == first else always + chosen


def _moveable(found: Assumption, assessment: Assessment, figures: Figures, unkept: str) -> Moveable:
    assert isinstance(found.value, Range)
    factor, unit = _shown_unit(found, assessment)
    belief = found.value.scaled(factor)
    flips = [flip for flip in assessment.flip_points if flip.input == found.input]
    is_share = unit.startswith("share")
    start, step, steps = _span(belief, [flip.flips_at * factor for flip in flips], 1.0 if is_share else None)

    def write(value: float) -> str:
        return figures.belief(Range.exactly(_rounded(value)), unit)

    end = start + step * steps
    best = assessment.recommended
    is_told = found.origin is Origin.YOU
    told = _tr("You said {belief}.") if is_told else _tr("We assume {belief}.")
    write_belief = figures.belief if is_told and factor == 1.0 else figures.rounded_belief
    shown = [flip for flip in flips if start < flip.flips_at * factor < end]
    lever = Lever(
        key=found.input,
        label=input_name(found.input, own_names(assessment)),
        belief=told.format(belief=write_belief(belief, unit)),
        is_told=is_told,
        start=start,
        step=step,
        steps=steps,
        low=belief.low,
        likely=belief.likely,
        high=belief.high,
        winner=best.arrangement if best else None,
        flips=tuple(_flip(flip, flip.flips_at * factor, assessment, write) for flip in shown),
        write=write,
        unkept=unkept,
    )
    return Moveable(lever=lever, factor=factor)


def _flip(flip: FlipPoint, at: float, assessment: Assessment, write: Callable[[float], str]) -> Flip:
    to = assessment.alternative(flip.to)
    is_above = flip.flips_at > flip.now
    words = _tr("Over {value}: {winner}") if is_above else _tr("Under {value}: {winner}")
    winner = in_a_sentence(to, assessment.recommended) if to else _tr("nothing within the budget")
    return Flip(
        at=at,
        is_above=is_above,
        arrangement=to.arrangement if to else None,
        text=words.format(value=write(two_figures(at)), winner=winner),
    )


def _shown_unit(found: Assumption, assessment: Assessment) -> tuple[float, str]:
    """What one unit of the input comes to in the unit shown: supervision as the owner's hours a week."""
    is_monthly = assessment.basis is Basis.PER_MONTH
    if found.input == "hours":
        return 1.0, "hours a month" if is_monthly else "hours"
    hours = checking_hours_per_unit(found.input, assessment)
    if not hours:
        return 1.0, found.unit
    return hours, "hours a week" if is_monthly else "hours"


def _span(belief: Range, flips: list[float], ceiling: float | None) -> tuple[float, float, int]:
    """Start, step and number of steps: the range widened, with the flip points that are not far off."""
    width = max(belief.high - belief.low, belief.likely * 0.5)
    low = max(belief.low - width * _WIDENED, belief.low * 0.25)
    high = belief.high + width * _WIDENED
    for flip in flips:
        if belief.low * 0.25 <= flip < low:
            low = max(flip - width * 0.1, belief.low * 0.2)
        if high < flip <= belief.high * _FARTHEST:
            high = flip + width * 0.1
    if ceiling is not None:
        high = min(high, ceiling)
    step = _neat((high - low) / _STEPS)
    first = max(math.ceil(low / step - 1e-9), 1) if belief.low > 0 else 0
    last = math.floor(high / step + 1e-9)
    return first * step, step, max(last - first, 1)


def _neat(step: float) -> float:
    """The nearest of 1, 2 and 5 times a power of ten, at most ``step`` times 1.5."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(n * power for n in (10, 5, 2, 1) if n * power <= step * 1.5)


def _rounded(value: float) -> float:
    """Three significant figures: what steps of a slider show, without the dust of floating point."""
    return float(f"{value:.3g}")


def _cases(odds: float) -> int:
    return min(max(round(odds * 100), 1), 99) if 0 < odds < 1 else round(odds * 100)


def _tr(text: str) -> str:
    return QCoreApplication.translate("levers", text)
