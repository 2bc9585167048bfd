"""Turns an assessment into the sentences that the window, the report and the JSON show."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import (
    AlternativeResult,
    Assessment,
    Assumption,
    Origin,
    Reason,
    SafeguardUse,
    Suitability,
)
from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.language import Marked, mark, tr
from advisor.model.verdict import reasons_between
from advisor.settings import DEFAULT_LOCALE
from advisor.wording.conditions import SAFEGUARD_TEXTS, SAFEGUARD_TITLES, alarm_text, condition_text
from advisor.wording.evidence import evidence_text
from advisor.wording.figures import Figures
from advisor.wording.headline import (
    basis_words,
    confidence_words,
    contrast,
    headline,
    next_steps,
    odds_words,
    on_basis,
)
from advisor.wording.names import LINES, alternative_name, in_a_sentence, input_name, own_names
from advisor.wording.plans import break_even_text, checking_text, failure_text, split_text, trial_text
from advisor.wording.questions import QUESTIONS
from advisor.wording.reasons import reason_sentence
from advisor.wording.sensitivity import flip_row, flip_text, foremost_flips, swing_rows, worth_texts
from advisor.wording.texts import AdviceTexts, AlternativeText, AssumptionText, ReasonText, SafeguardText

_SUITABILITY: Mapping[Suitability, str] = Marked(
    {
        Suitability.SUITABLE: mark("Suitable"),
        Suitability.WITH_SAFEGUARDS: mark("Suitable with safeguards"),
        Suitability.RULED_OUT: mark("Ruled out"),
    }
)
_WONT_GIVE: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("It will not give you the hours back, nor a specialist's skill."),
        Arrangement.OUTSOURCE: mark(
            "It will not let you steer how the work is done from day to day, nor teach you the craft."
        ),
        Arrangement.OFFSHORE: mark(
            "It will not run by itself: no judgement beyond your written steps, and nobody who answers for the result."
        ),
    }
)
_ORIGINS: Mapping[Origin, str] = Marked(
    {
        Origin.YOU: mark("You said so"),
        Origin.STARTER: mark("Usual for this kind of work"),
        Origin.DEFAULT: mark("Assumed"),
    }
)


def advice_texts(assessment: Assessment, locale: str = DEFAULT_LOCALE) -> AdviceTexts:
    """The assessment in plain words for one locale ("en_US"); figures by that locale's rules."""
    figures = Figures(assessment.currency, locale)
    best, other = assessment.recommended, contrast(assessment)
    reasons = _reason_texts(assessment, best, other, figures)
    return AdviceTexts(
        title=assessment.title,
        headline=headline(assessment, figures),
        confidence=confidence_words(assessment),
        basis=basis_words(assessment.basis),
        odds=odds_words(assessment),
        reasons_intro=_reasons_intro(best, other, figures, assessment),
        reasons_for=tuple(text for reason, text in reasons if reason.amount > 0),
        reasons_against=tuple(text for reason, text in reasons if reason.amount < 0),
        alternatives=tuple(_alternative_text(one, assessment, figures) for one in assessment.alternatives),
        line_labels=dict(LINES),
        alarms=tuple(alarm_text(alarm, assessment, figures) for alarm in assessment.alarms),
        safeguards=tuple(_safeguard_text(one, assessment, figures) for one in assessment.safeguards),
        next_steps=next_steps(assessment, figures),
        would_change=tuple(flip_text(flip, assessment, figures) for flip in foremost_flips(assessment)),
        worth_finding_out=worth_texts(assessment, figures),
        split=split_text(assessment, figures),
        pre_mortem=tuple(failure_text(one, assessment, figures) for one in assessment.pre_mortem),
        checking_plan=checking_text(assessment, figures),
        paid_trial=trial_text(assessment, figures),
        break_even=break_even_text(assessment, figures),
        assumptions=tuple(_assumption_text(one, assessment, figures) for one in assessment.assumptions),
        flips=tuple(flip_row(flip, assessment, figures) for flip in foremost_flips(assessment)),
        swings=swing_rows(assessment, figures),
    )


def _reason_texts(
    assessment: Assessment, best: AlternativeResult | None, other: AlternativeResult | None, figures: Figures
) -> list[tuple[Reason, ReasonText]]:
    """The reasons against ``other``: the assessment's own, unless that is another than the runner-up."""
    if best is None or other is None:
        return []
    return [
        (
            reason,
            ReasonText(
                code=reason.code,
                text=reason_sentence(reason, best, other),
                amount=on_basis(figures.money(abs(reason.amount)), assessment.basis),
            ),
        )
        for reason in reasons_between(best, other)
    ]


def _reasons_intro(
    best: AlternativeResult | None, other: AlternativeResult | None, figures: Figures, assessment: Assessment
) -> str:
    if best is None or other is None:
        return ""
    difference = other.cost.mean - best.cost.mean
    basis = basis_words(assessment.basis)
    words = {"best": alternative_name(best), "other": in_a_sentence(other, best), "basis": basis}
    if other.is_ruled_out:
        return tr("The only way open. For comparison, with {other}, which is ruled out:").format(**words)
    return tr(
        "{best} comes to {amount} {basis} less than {other}, on average. The difference, line by line:"
    ).format(amount=figures.money(difference), **words)


def _alternative_text(one: AlternativeResult, assessment: Assessment, figures: Figures) -> AlternativeText:
    basis = assessment.basis
    return AlternativeText(
        id=one.id,
        name=alternative_name(one),
        is_recommended=one.id == assessment.verdict.alternative,
        suitability=_SUITABILITY[one.suitability],
        cost=on_basis(figures.money_spread(one.cost), basis),
        cash=on_basis(figures.money_spread(one.cash), basis) if one.cash.mean else tr("nothing"),
        your_hours=on_basis(figures.hours_spread(one.your_hours), basis)
        if one.your_hours.mean
        else tr("none"),
        wont_give=_WONT_GIVE[one.arrangement],
        conditions=tuple(condition_text(condition, figures, basis) for condition in one.conditions),
    )


def _safeguard_text(one: SafeguardUse, assessment: Assessment, figures: Figures) -> SafeguardText:
    if one.in_place:
        cost = tr("in place")
    else:
        about = tr("about {amount}").format(amount=figures.money(one.cost))
        cost = on_basis(about, assessment.basis)
    return SafeguardText(
        title=SAFEGUARD_TITLES[one.code],
        text=SAFEGUARD_TEXTS[one.code],
        cost=cost,
        in_place=one.in_place,
    )


def _assumption_text(one: Assumption, assessment: Assessment, figures: Figures) -> AssumptionText:
    told = one.origin is Origin.YOU
    return AssumptionText(
        key=one.input,
        label=input_name(one.input, own_names(assessment)),
        value=value_text(one, figures),
        told=told,
        origin=_ORIGINS[one.origin],
        evidence=evidence_text(one.evidence) if one.evidence is not None else "",
    )


def value_text(one: Assumption, figures: Figures) -> str:
    """The value of an input as an owner reads it."""
    match one.value:
        case bool():
            return tr("Yes") if one.value else tr("No")
        case Range():
            told = one.origin is Origin.YOU
            return (figures.belief if told else figures.rounded_belief)(one.value, one.unit)
        case str():
            return QUESTIONS[one.input].level(one.value).label
        case number:
            unit = QUESTIONS[one.input].unit if one.input in QUESTIONS else one.unit
            return figures.belief(Range.exactly(float(number)), unit)
