"""Which inputs each line of the ledger is computed from, so that a figure can lead back to its answers."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import LineCode
from advisor.domain.levels import Arrangement, DoneBy, Per
from advisor.model.inputs import Alternative, Situation

# {kind} stands for the arrangement, {hour} for whose hour it is, {price} for the alternative's price.
_IN_HOUSE: Mapping[LineCode, tuple[str, ...]] = {
    LineCode.LABOUR: ("hours", "{hour}"),
    LineCode.REWORK: ("in_house.rework", "hours", "{hour}"),
    LineCode.MISTAKES: ("in_house.mistakes_per_100_hours", "mistake_cost", "hours"),
    LineCode.LEAK: ("in_house.leak_per_year", "leak_loss"),
}
_DELEGATED: Mapping[LineCode, tuple[str, ...]] = {
    LineCode.FEE: ("{price}", "hours", "{provider_hours}", "{extras}"),
    LineCode.SETUP: (
        "{kind}.finding_hours", "{kind}.preparation_hours", "{kind}.training_hours", "owner_hour",
    ),
    LineCode.RAMP_UP: ("{kind}.ramp_up_months", "ramp_up_loss", "{price}", "hours", "{kind}.supervision"),
    LineCode.SUPERVISION: ("{kind}.supervision", "hours", "{provider_hours}", "owner_hour"),
    LineCode.TURNOVER: (
        "{kind}.turnover_per_year", "{kind}.finding_hours", "{kind}.training_hours", "owner_hour",
    ),
    LineCode.REWORK: ("{kind}.rework", "outsource_rate", "hours"),
    LineCode.MISTAKES: ("{kind}.mistakes_per_100_hours", "mistake_cost", "hours"),
    LineCode.LEAK: ("{kind}.leak_per_year", "leak_loss", "recourse_abroad"),
    LineCode.IP: ("{kind}.copy_chance", "ip_loss"),
    LineCode.BACKLASH: ("customers_lost_per_year", "customer_margin_per_year"),
    LineCode.SAFEGUARDS: ("{safeguards}", "owner_hour"),
    LineCode.EXIT: ("{kind}.exit_hours", "early_end", "owner_hour"),
    LineCode.PREFERENCES: ("{preferences}", "core_share", "hours", "owner_hour"),
}  # fmt: skip


def inputs_of_line(alternative: Alternative, code: LineCode, situation: Situation) -> tuple[str, ...]:
    """Names of the inputs that a line of this alternative was computed from, the most telling first."""
    kind = alternative.arrangement
    lines = _IN_HOUSE if kind is Arrangement.IN_HOUSE else _DELEGATED
    found: list[str] = []
    for pattern in lines[code]:
        found += _names(pattern, alternative, situation)
    if code is LineCode.REWORK and kind is Arrangement.OUTSOURCE:
        found = [f"{kind}.rework", "outsource.rework_borne", alternative.price, "hours"]
    return tuple(name for name in dict.fromkeys(found) if name in situation.inputs)


def _names(pattern: str, alternative: Alternative, situation: Situation) -> list[str]:
    match pattern:
        case "{hour}":
            return ["staff_hour" if situation.word("done_by") == DoneBy.STAFF else "owner_hour"]
        case "{price}":
            return [alternative.price]
        case "{provider_hours}":
            names = [alternative.hours or f"{alternative.arrangement}.productivity"]
            if alternative.rate is not None and alternative.rate.per in (Per.CALL, Per.ITEM):
                names.append(f"minutes_per_{alternative.rate.per}")
            return names
        case "{extras}":
            return [name for name, _ in alternative.extras]
        case "{safeguards}":
            return [
                name
                for safeguard in alternative.adopted
                for name in situation.inputs
                if name.startswith(f"safeguard.{safeguard}.")
            ]
        case "{preferences}":
            return [one.input for one in situation.preferences if one.weight]
    return [pattern.format(kind=alternative.arrangement)]
