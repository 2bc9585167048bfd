"""The recommendation in one sentence, how sure it is, and what to do next."""

from __future__ import annotations

import math
from collections.abc import Mapping

from advisor.domain.assessment import AlternativeResult, Assessment, Basis, Confidence
from advisor.domain.levels import Arrangement
from advisor.language import Marked, in_line, mark, tr
from advisor.model.verdict import LEANING_FROM
from advisor.wording.conditions import SAFEGUARD_TITLES, condition_text
from advisor.wording.figures import Figures
from advisor.wording.names import alternative_name, in_a_sentence

_IMPERATIVES: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("Keep “{title}” in-house"),
        Arrangement.OUTSOURCE: mark("Outsource “{title}” to a professional"),
        Arrangement.OFFSHORE: mark("Offshore “{title}” to low-cost help under your supervision"),
    }
)
_BARE_IMPERATIVES: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.OUTSOURCE: mark("Outsource “{title}”"),
        Arrangement.OFFSHORE: mark("Offshore “{title}”"),
    }
)
_QUOTE_IMPERATIVES: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.OUTSOURCE: mark("Outsource “{title}” to {vendor}"),
        Arrangement.OFFSHORE: mark("Offshore “{title}” to {vendor}, under your supervision"),
    }
)
_COST = mark("{what}: {cost} {all_in}, against {other_cost} for {other}.")
_COST_ALONE = mark("{what}: {cost} {all_in}; everything else is ruled out.")
_TOO_CLOSE = mark(
    "Too close to call for “{title}”: {what} comes to {cost} {all_in}, {other} to {other_cost}."
)
_WHO_IS_OPEN = mark(
    "{what}, but with whom is too close to call: {best} comes to {cost} {all_in}, {other} to {other_cost}."
)
_NOTHING_LEFT = mark("Nothing fits “{title}” as it stands. Nearest is {what}: {condition} {remedy}")


def basis_words(basis: Basis) -> str:
    """What a figure counts: "a month" or "in total"."""
    return tr("a month") if basis is Basis.PER_MONTH else tr("in total")


def all_in_words(basis: Basis) -> str:
    """What follows an all-in cost: "a month all in" or "all in"."""
    return tr("a month all in") if basis is Basis.PER_MONTH else tr("all in")


def on_basis(amount: str, basis: Basis) -> str:
    """A figure with what it counts: "$1,200 a month", "6 hours in total"."""
    pattern = tr("{amount} a month") if basis is Basis.PER_MONTH else tr("{amount} in total")
    return pattern.format(amount=amount)


def contrast(assessment: Assessment) -> AlternativeResult | None:
    """What the recommendation is best told against: the runner-up, or the cheapest way of another kind.

    Two professionals tell an owner little; a professional and staying in-house tell what is at stake.
    """
    best, other = assessment.recommended, assessment.runner_up
    if best is None or other is None or other.arrangement is not best.arrangement:
        return other
    others = [
        one
        for one in assessment.alternatives
        if one.arrangement is not best.arrangement and not one.is_ruled_out
    ]
    return min(others, key=lambda one: one.cost.mean, default=other)


def headline(assessment: Assessment, figures: Figures) -> str:
    """The verdict in one sentence, with what it costs and what the next best costs."""
    best, other = assessment.recommended, assessment.runner_up
    title, all_in = in_line(assessment.title), all_in_words(assessment.basis)
    if best is None:
        return _nothing_left(assessment, figures)
    cost = figures.money_spread(best.cost)
    if other is None or other.is_ruled_out:
        return tr(_COST_ALONE).format(what=_imperative(best, title), cost=cost, all_in=all_in)
    is_close = assessment.verdict.confidence is Confidence.TOO_CLOSE
    other = other if is_close else contrast(assessment) or other
    words = {
        "cost": cost,
        "all_in": all_in,
        "other": in_a_sentence(other, best),
        "other_cost": figures.money_spread(other.cost),
    }
    if is_close:
        if arrangement_odds(assessment) >= LEANING_FROM and other.arrangement is best.arrangement:
            what = _BARE_IMPERATIVES[best.arrangement].format(title=title)
            return tr(_WHO_IS_OPEN).format(what=what, best=in_a_sentence(best, other), **words)
        return tr(_TOO_CLOSE).format(title=title, what=in_a_sentence(best, other), **words)
    return tr(_COST).format(what=_imperative(best, title), **words)


def confidence_words(assessment: Assessment) -> str:
    """How sure the verdict is, in a word or two."""
    return {
        Confidence.CLEAR: tr("Clear"),
        Confidence.LEANING: tr("Leaning"),
        Confidence.TOO_CLOSE: tr("Too close to call"),
        Confidence.NONE: tr("No recommendation")
        if assessment.recommended is None
        else tr("Likely values only"),
    }[assessment.verdict.confidence]


def odds_words(assessment: Assessment) -> str:
    """The odds in words and number; empty where there are none."""
    odds, best = assessment.verdict.probability_best, assessment.recommended
    if odds is None or best is None:
        return ""
    cases = _cases(odds)
    name = alternative_name(best)
    together = _cases(arrangement_odds(assessment))
    if together > cases:
        return tr(
            "{name} comes out cheapest in {cases} of 100 ways your figures could fall; "
            "with the others of its kind in {together}."
        ).format(name=name, cases=cases, together=together)
    if cases == 100:
        return tr("{name} comes out cheapest however your figures fall within their ranges.").format(
            name=name
        )
    return tr("{name} comes out cheapest in {cases} of 100 ways your figures could fall.").format(
        name=name, cases=cases
    )


def _cases(odds: float) -> int:
    """Odds as cases of 100; neither 0 nor 100 for what is neither impossible nor certain."""
    return min(max(round(odds * 100), 1), 99) if 0 < odds < 1 else round(odds * 100)


def arrangement_odds(assessment: Assessment) -> float:
    """The share of draws in which any alternative of the recommended arrangement is the cheapest."""
    return math.fsum(
        one.probability_best or 0.0
        for one in assessment.alternatives
        if one.arrangement is assessment.verdict.arrangement
    )


def next_steps(assessment: Assessment, figures: Figures) -> tuple[str, ...]:
    """The three things to do next."""
    best = assessment.recommended
    if best is None:
        return (
            tr("Look at what rules each way out, and ask which of it you could change."),
            tr("Split the task: often only a part of it is the trouble."),
            tr("Until then leave it as it is, and put a date on looking again."),
        )
    steps = [tr(step) for step in _STEPS[best.arrangement]]
    if best.vendor is not None:
        steps[0] = tr("Ask {vendor} to put the price, what it covers and how to end it in writing.").format(
            vendor=best.vendor
        )
    missing = [one for one in assessment.safeguards if not one.in_place]
    if missing:
        names = ", ".join(SAFEGUARD_TITLES[one.code].lower() for one in missing)
        steps[1] = tr("Put the safeguards in place before anything is handed over: {names}.").format(
            names=names
        )
    if best.arrangement is Arrangement.OFFSHORE:
        hours = best.your_hours.p90 if best.your_hours.p90 is not None else best.your_hours.mean
        steps[2] = tr("Keep {hours} {basis} free to guide and check; without them it will not work.").format(
            hours=figures.hours(hours), basis=basis_words(assessment.basis)
        )
    return tuple(steps)


_STEPS: Mapping[Arrangement, tuple[str, str, str]] = {
    Arrangement.IN_HOUSE: (
        mark("Put fixed hours for it into the week, so that it does not eat the rest."),
        mark("Write down the steps as you go: that makes it faster now, and easy to hand over later."),
        mark("Look again in six months, or when the hours or the rates change."),
    ),
    Arrangement.OUTSOURCE: (
        mark("Write down the result you want, by when, and how you will know that it is right."),
        mark("Ask three professionals for a price, and call two customers of the one you like."),
        mark("Start with one small paid piece, then agree on how either side can end it."),
    ),
    Arrangement.OFFSHORE: (
        mark("Write the steps down, with a picture or an example for each, and try them on somebody."),
        mark("Give two helpers the same small paid piece and keep the better one."),
        "",
    ),
}


def _imperative(one: AlternativeResult, title: str) -> str:
    if one.vendor is not None:
        return _QUOTE_IMPERATIVES[one.arrangement].format(title=title, vendor=in_line(one.vendor))
    return _IMPERATIVES[one.arrangement].format(title=title)


def _nothing_left(assessment: Assessment, figures: Figures) -> str:
    assert assessment.verdict.nearest is not None
    name, code = assessment.verdict.nearest
    one = assessment.alternative(name)
    assert one is not None
    condition = next(found for found in one.conditions if found.code is code)
    text = condition_text(condition, figures, assessment.basis)
    return tr(_NOTHING_LEFT).format(
        title=in_line(assessment.title), what=in_a_sentence(one), condition=text.text, remedy=text.remedy
    )
