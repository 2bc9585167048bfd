"""Which inputs each line of the ledger is computed from, so that a figure can lead back to its answers.

The table is complete: an input that is not named here does not move the line. What-if relies on it.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import LineCode
from advisor.domain.levels import Arrangement, DoneBy, Per
from advisor.model.inputs import Alternative, Situation

# What stands in braces is spelt out by ``_names``; the most telling input comes first.
_IN_HOUSE: Mapping[LineCode, tuple[str, ...]] = {
    LineCode.LABOUR: ("hours", "{hour}"),
    LineCode.REWORK: ("in_house.rework", "hours", "{hour}"),
    LineCode.MISTAKES: ("in_house.mistakes_per_100_hours", "mistake_cost", "hours"),
    LineCode.LEAK: ("in_house.leak_per_year", "leak_loss"),
}
_SETUP = ("{kind}.finding_hours", "{kind}.preparation_hours", "{kind}.training_hours", "owner_hour", "hours")
_DELEGATED: Mapping[LineCode, tuple[str, ...]] = {
    LineCode.FEE: ("{fee}", "{extras}"),
    LineCode.SETUP: _SETUP,
    LineCode.RAMP_UP: (
        "{kind}.ramp_up_months",
        "ramp_up_loss",
        "{kind}.supervision",
        "{provider_hours}",
        "{fee}",
        "owner_hour",
    ),
    LineCode.SUPERVISION: ("{kind}.supervision", "{provider_hours}", "owner_hour"),
    LineCode.TURNOVER: (
        "{kind}.turnover_per_year",
        "{kind}.finding_hours",
        "{kind}.training_hours",
        "owner_hour",
        "hours",
    ),
    LineCode.REWORK: ("{kind}.rework", "{mended_by}"),
    LineCode.MISTAKES: ("{kind}.mistakes_per_100_hours", "mistake_cost", "hours"),
    LineCode.LEAK: ("{kind}.leak_per_year", "leak_loss", "{recourse}"),
    LineCode.IP: ("{kind}.copy_chance", "ip_loss"),
    LineCode.BACKLASH: ("{customers}",),
    LineCode.SAFEGUARDS: ("{safeguards}", "owner_hour"),
    LineCode.EXIT: ("{kind}.exit_hours", "early_end", "owner_hour", "hours"),
    LineCode.PREFERENCES: ("{preferences}", "core_share", "hours", "owner_hour"),
}

_COSTS = ("hours", "hours_per_month", "money", "money_per_month", "professional_share")


def inputs_of_line(alternative: Alternative, code: LineCode, situation: Situation) -> tuple[str, ...]:
    """Names of the inputs that a line of this alternative is computed from, the most telling first."""
    lines = _IN_HOUSE if alternative.arrangement is Arrangement.IN_HOUSE else _DELEGATED
    found = (name for pattern in lines[code] for name in _names(pattern, alternative, situation))
    return tuple(dict.fromkeys(found))


def _names(pattern: str, one: Alternative, situation: Situation) -> list[str]:
    match pattern:
        case "{hour}":
            return ["staff_hour" if situation.word("done_by") == DoneBy.STAFF else "owner_hour"]
        case "{provider_hours}":
            return [one.hours] if one.hours else ["hours", f"{one.arrangement}.productivity"]
        case "{fee}":
            return _fee_inputs(one)
        case "{mended_by}":
            if one.arrangement is Arrangement.OUTSOURCE:
                return ["outsource.rework_borne", *_fee_inputs(one)]
            return _fee_inputs(situation.market_professional)
        case "{extras}":
            return [name for name, _ in one.extras]
        case "{recourse}":
            return ["recourse_abroad"] if one.abroad else []
        case "{customers}":
            return ["customers_lost_per_year", "customer_margin_per_year"] if one.abroad else []
        case "{safeguards}":
            return _safeguard_inputs(one, situation)
        case "{preferences}":
            return [
                preference.input
                for preference in situation.preferences
                if preference.weight and (one.abroad or not preference.only_abroad)
            ]
    return [pattern.format(kind=one.arrangement)]


def _fee_inputs(one: Alternative) -> list[str]:
    per = one.rate.per if one.rate is not None else Per.HOUR
    if per in (Per.HOUR, Per.MINUTE):
        hours = [one.hours] if one.hours else ["hours", f"{one.arrangement}.productivity"]
    elif per in (Per.CALL, Per.ITEM):
        hours = ["hours", f"minutes_per_{per}"]
    else:
        hours = []
    return [one.price, *hours]


def _safeguard_inputs(one: Alternative, situation: Situation) -> list[str]:
    found = [
        name
        for safeguard in one.adopted
        for cost in _COSTS
        if (name := f"safeguard.{safeguard}.{cost}") in situation.inputs
    ]
    if any(name.endswith(".professional_share") for name in found):
        found += _fee_inputs(situation.market_professional)
    return found
