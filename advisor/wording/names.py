"""What arrangements, alternatives, ledger lines and inputs are called."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import AlternativeResult, Assessment, LineCode
from advisor.domain.levels import Arrangement
from advisor.language import Marked, in_line, mark, tr

ARRANGEMENTS: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("In-house"),
        Arrangement.OUTSOURCE: mark("Outsource"),
        Arrangement.OFFSHORE: mark("Offshore"),
    }
)

ARRANGEMENT_MEANINGS: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("You or your staff do it."),
        Arrangement.OUTSOURCE: mark("A professional answers for the result; you do not manage the how."),
        Arrangement.OFFSHORE: mark("Low-cost help works to your written steps while you check."),
    }
)

LINES: Mapping[LineCode, str] = Marked(
    {
        LineCode.LABOUR: mark("In-house hours"),
        LineCode.FEE: mark("Fees"),
        LineCode.SETUP: mark("Finding and preparing"),
        LineCode.RAMP_UP: mark("Learning the job"),
        LineCode.SUPERVISION: mark("Guiding and checking"),
        LineCode.TURNOVER: mark("Replacing a helper"),
        LineCode.REWORK: mark("Doing it again"),
        LineCode.MISTAKES: mark("Mistakes that get through"),
        LineCode.LEAK: mark("Risk of a leak"),
        LineCode.IP: mark("Risk of copied work"),
        LineCode.BACKLASH: mark("Customers lost"),
        LineCode.SAFEGUARDS: mark("Safeguards"),
        LineCode.EXIT: mark("Taking it back"),
        LineCode.PREFERENCES: mark("What you would pay to keep it"),
    }
)

# Inputs that no single question asks for. {who} becomes "professional" or "helper".
INPUTS: Mapping[str, str] = Marked(
    {
        "minutes_per_call": mark("Minutes a call takes"),
        "minutes_per_item": mark("Minutes an item takes"),
        "productivity": mark("Speed of a {who} against in-house"),
        "finding_hours": mark("Your hours to find a {who}"),
        "preparation_hours": mark("Your hours to prepare for a {who}"),
        "training_hours": mark("Your hours to train a {who}"),
        "ramp_up_months": mark("Months until a {who} is up to speed"),
        "ramp_up_loss": mark("Work lost while somebody learns"),
        "supervision": mark("Your hours to guide and check a {who}"),
        "turnover_per_year": mark("Chance that a {who} leaves"),
        "rework": mark("Work of a {who} that is done again"),
        "rework_borne": mark("Share of a professional's rework that you pay"),
        "mistakes_per_100_hours": mark("Mistakes of a {who} that get through"),
        "leak_per_year": mark("Chance of a leak with a {who}"),
        "recourse_abroad": mark("Risk when the provider sits abroad"),
        "copy_chance": mark("Chance of copied work from a {who}"),
        "customers_lost_per_year": mark("Customers lost over help from abroad"),
        "exit_hours": mark("Your hours to take it back from a {who}"),
        "early_end": mark("Chance that it ends early"),
        "handover_hours_per_month": mark("Your hours to pass work between parts"),
        "core_share": mark("What keeping core work is worth"),
    }
)

# The preferences that have a question of their own; any other goes by the name its owner gave it.
_PREFERENCES = {"core": "core_preference", "local_loyalty": "local_loyalty", "relief": "relief"}

_WHO = Marked(
    {
        "in_house": mark("person in-house"),
        "outsource": mark("professional"),
        "offshore": mark("helper"),
    }
)

SAFEGUARD_COSTS: Mapping[str, str] = Marked(
    {
        "hours": mark("your hours"),
        "hours_per_month": mark("your hours a month"),
        "money": mark("money"),
        "money_per_month": mark("money a month"),
        "professional_share": mark("share of the work an expert looks at"),
    }
)

_OF_A_VENDOR: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("{vendor} (in-house)"),
        Arrangement.OUTSOURCE: mark("{vendor} (outsource)"),
        Arrangement.OFFSHORE: mark("{vendor} (offshore)"),
    }
)

_IN_A_SENTENCE: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("keeping it in-house"),
        Arrangement.OUTSOURCE: mark("a professional"),
        Arrangement.OFFSHORE: mark("supervised low-cost help"),
    }
)

_AT_THE_USUAL_RATE: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.OUTSOURCE: mark("a professional at the usual rate"),
        Arrangement.OFFSHORE: mark("supervised help at the usual rate"),
    }
)

_PARTS_OF_A_QUOTE: Mapping[str, str] = Marked(
    {
        "price": mark("price"),
        "hours": mark("hours"),
        "extra": mark("extra charge"),
    }
)


def alternative_name(one: AlternativeResult) -> str:
    """What an alternative is called where they stand side by side."""
    if one.vendor is None:
        return ARRANGEMENTS[one.arrangement]
    return _OF_A_VENDOR[one.arrangement].format(vendor=in_line(one.vendor))


def in_a_sentence(one: AlternativeResult, beside: AlternativeResult | None = None) -> str:
    """The alternative as it follows "than" or "against".

    ``beside``: what it is compared with; beside a quote of its own kind, the market's price is called that.
    """
    if one.vendor is None and beside is not None and beside.arrangement is one.arrangement:
        return _AT_THE_USUAL_RATE[one.arrangement]
    if one.vendor is not None:
        return tr("the quote from {vendor}").format(vendor=in_line(one.vendor))
    return _IN_A_SENTENCE[one.arrangement]


def own_names(assessment: Assessment) -> dict[str, str]:
    """What the owner calls things, by id: the vendor of a quote's alternative, an extra charge of a quote."""
    vendors = {one.id: one.vendor for one in assessment.alternatives if one.vendor is not None}
    return {**vendors, **{one.input: one.called for one in assessment.assumptions if one.called}}


def input_name(name: str, called: Mapping[str, str]) -> str:
    """What an input of the model is called. ``called``: as ``own_names``."""
    from advisor.wording.questions import QUESTIONS

    if name in QUESTIONS:
        return QUESTIONS[name].label
    prefix, _, rest = name.partition(".")
    if prefix in _WHO or rest == "":
        return INPUTS[rest or prefix].format(who=_WHO.get(prefix, ""))
    if prefix == "safeguard":
        safeguard, _, cost = rest.partition(".")
        return f"{QUESTIONS['safeguards'].level(safeguard).label}: {SAFEGUARD_COSTS[cost]}"
    if prefix == "preference":
        key = _PREFERENCES.get(rest)
        return QUESTIONS[key].label if key is not None else rest
    return f"{in_line(called.get(prefix, prefix))}: {_part_of_a_quote(name, rest, called)}"


def _part_of_a_quote(name: str, rest: str, called: Mapping[str, str]) -> str:
    part, _, number = rest.partition("-")
    if name in called:
        return in_line(called[name])
    if number not in ("", "1"):
        return tr("extra charge {number}").format(number=number)
    return _PARTS_OF_A_QUOTE[part]
