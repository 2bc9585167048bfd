"""Prices the alternatives of a situation: binds its inputs to the ledger's formulas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from advisor.domain.assessment import LineCode
from advisor.domain.levels import Arrangement, DoneBy, ExtraPer, Pattern, Per, Safeguard
from advisor.domain.task import Rate
from advisor.evidence.defaults import defaults
from advisor.model.inputs import Alternative, Situation
from advisor.model.ledger import Billing, Delegated, InHouse, Line, all_in, delegated_ledger, in_house_ledger
from advisor.model.values import Value
from advisor.records import Struct

MINUTES_PER_HOUR = 60.0
_WITH_PROFESSIONAL = frozenset(
    {LineCode.REWORK, LineCode.SAFEGUARDS}
)  # lines that a professional's fee moves


class Priced(Struct, frozen=True, kw_only=True):
    """An alternative with its ledger over the horizon, as one value or one per draw."""

    alternative: Alternative
    lines: Mapping[LineCode, Line]
    total: Line


def price(situation: Situation, values: Mapping[str, Value]) -> tuple[Priced, ...]:
    """Every alternative's ledger over the horizon. ``values``: input name → its value or draws."""
    found = []
    for one in situation.alternatives:
        lines = ledger_lines(situation, one, values)
        found.append(Priced(alternative=one, lines=lines, total=all_in(lines)))
    return tuple(found)


def ledger_lines(
    situation: Situation,
    alternative: Alternative,
    values: Mapping[str, Value],
    only: Collection[LineCode] | None = None,
) -> dict[LineCode, Line]:
    """The lines of one alternative over the horizon; ``only`` those named."""
    if alternative.arrangement is Arrangement.IN_HOUSE:
        return in_house_ledger(_in_house(situation, values), only)
    needs_professional = only is None or not _WITH_PROFESSIONAL.isdisjoint(only)
    fee = professional_fee(situation, values) if needs_professional else 0.0
    return delegated_ledger(_delegated(situation, alternative, values, fee), only)


def _in_house(situation: Situation, values: Mapping[str, Value]) -> InHouse:
    is_staff = situation.word("done_by") == DoneBy.STAFF
    active = situation.safeguards_in_place
    return InHouse(
        hours=values["hours"] * situation.periods,
        hour=values["staff_hour" if is_staff else "owner_hour"],
        is_owner=0.0 if is_staff else 1.0,
        rework=values["in_house.rework"],
        mistakes_per_100_hours=values["in_house.mistakes_per_100_hours"],
        mistake_cost=values["mistake_cost"],
        leak_per_year=values["in_house.leak_per_year"],
        leak_loss=values["leak_loss"],
        months=float(situation.months),
        mistakes_left=_left("mistakes", tuple(one for one in active if one is Safeguard.EXPERT_REVIEW)),
        leak_left=_left("leak", tuple(one for one in active if one is Safeguard.INSURANCE)),
    )


def _delegated(
    situation: Situation, alternative: Alternative, values: Mapping[str, Value], professional_fee: Value
) -> Delegated:
    kind = alternative.arrangement.value
    constants = defaults().constants
    is_offshore = alternative.arrangement is Arrangement.OFFSHORE
    hours = values["hours"] * situation.periods
    active = (*situation.safeguards_in_place, *alternative.adopted)
    return Delegated(
        months=float(situation.months),
        periods=float(situation.periods),
        hours=hours,
        provider_hours=_provider_hours(situation, alternative, values, hours),
        owner_hour=values["owner_hour"],
        billing=_billing(situation, alternative, values),
        extras=_extras(situation, alternative, values),
        professional_fee=professional_fee,
        finding_hours=values[f"{kind}.finding_hours"],
        finding_left=constants.finding_left_with_quote if alternative.is_quote else 1.0,
        preparation_hours=values[f"{kind}.preparation_hours"],
        training_hours=values[f"{kind}.training_hours"],
        most_setup_share=constants.most_setup_share,
        ramp_up_months=values[f"{kind}.ramp_up_months"],
        ramp_up_loss=values["ramp_up_loss"],
        supervision=values[f"{kind}.supervision"],
        turnover_per_year=values[f"{kind}.turnover_per_year"],
        is_offshore=1.0 if is_offshore else 0.0,
        rework=values[f"{kind}.rework"],
        rework_borne=values["outsource.rework_borne"],
        mistakes_per_100_hours=values[f"{kind}.mistakes_per_100_hours"],
        mistake_cost=values["mistake_cost"],
        leak_per_year=values[f"{kind}.leak_per_year"],
        recourse_abroad=values["recourse_abroad"],
        leak_loss=values["leak_loss"],
        copy_chance=values[f"{kind}.copy_chance"],
        ip_loss=values["ip_loss"],
        abroad=1.0 if alternative.abroad else 0.0,
        customers_lost_per_year=values["customers_lost_per_year"],
        customer_margin_per_year=values["customer_margin_per_year"],
        safeguard_hours=_safeguard_cost(situation, alternative, values, "hours")
        + _safeguard_cost(situation, alternative, values, "hours_per_month"),
        safeguard_money=_safeguard_cost(situation, alternative, values, "money")
        + _safeguard_cost(situation, alternative, values, "money_per_month"),
        safeguard_professional_share=_safeguard_cost(situation, alternative, values, "professional_share"),
        exit_hours=values[f"{kind}.exit_hours"],
        early_end=values["early_end"],
        most_exit_share=constants.most_exit_share,
        preferences=_preferences(situation, alternative, values),
        core_share=values["core_share"],
        leak_left=_left("leak", active),
        ip_left=_left("ip", active),
        mistakes_left=_left("mistakes", active),
        rework_left=_left("rework", active),
        turnover_left=_left("turnover", active),
        exit_left=_left("exit", active),
    )


def _provider_hours(
    situation: Situation, alternative: Alternative, values: Mapping[str, Value], hours: Value
) -> Value:
    if alternative.hours is not None:
        return values[alternative.hours] * situation.periods
    return hours / values[f"{alternative.arrangement.value}.productivity"]


def _billing(situation: Situation, alternative: Alternative, values: Mapping[str, Value]) -> Billing:
    rate = alternative.rate or Rate(price=situation.inputs[alternative.price].range)
    billing = Billing(
        price=values[alternative.price],
        base=rate.minimum if rate.included > 0 else 0.0,
        included=rate.included,
        floor=rate.minimum,
        is_by_time=1.0 if rate.per in (Per.HOUR, Per.MINUTE) else 0.0,
    )
    match rate.per:
        case Per.HOUR:
            billing.per_provider_hour = 1.0
        case Per.MINUTE:
            billing.per_provider_hour = MINUTES_PER_HOUR
        case Per.CALL:
            billing.per_task_hour = MINUTES_PER_HOUR / values["minutes_per_call"]
        case Per.ITEM:
            billing.per_task_hour = MINUTES_PER_HOUR / values["minutes_per_item"]
        case Per.JOB:
            billing.per_period = 1.0
        case Per.MONTH:
            is_ongoing = situation.word("pattern") == Pattern.ONGOING
            billing.per_period = 1.0 if is_ongoing else float(situation.months)
    return billing


def professional_fee(situation: Situation, values: Mapping[str, Value]) -> Value:
    """What the market's professional would be paid for the whole work, over the horizon."""
    market = situation.market_professional
    hours = values["hours"] * situation.periods
    provider_hours = _provider_hours(situation, market, values, hours)
    return _billing(situation, market, values).fee(provider_hours, hours, float(situation.periods))


def _extras(situation: Situation, alternative: Alternative, values: Mapping[str, Value]) -> Value:
    total: Value = 0.0
    for name, per in alternative.extras:
        total = total + values[name] * (situation.months if per is ExtraPer.MONTH else 1.0)
    return total


def _safeguard_cost(
    situation: Situation, alternative: Alternative, values: Mapping[str, Value], cost: str
) -> Value:
    times = situation.months if cost.endswith("_per_month") else 1.0
    total: Value = 0.0
    for name in _names(alternative.adopted, cost):
        if name in values:
            total = total + values[name] * times
    return total


@cache  # a sensitivity asks for the same ones hundreds of times; so below
def _names(adopted: tuple[Safeguard, ...], cost: str) -> tuple[str, ...]:
    return tuple(f"safeguard.{safeguard}.{cost}" for safeguard in adopted)


def _preferences(situation: Situation, alternative: Alternative, values: Mapping[str, Value]) -> Value:
    total: Value = 0.0
    for one in situation.preferences:
        if alternative.abroad or not one.only_abroad:
            total = total + values[one.input] * one.weight * situation.months
    return total


@cache
def _left(loss: str, active: tuple[Safeguard, ...]) -> float:
    effects = defaults().safeguards
    left = 1.0
    for safeguard in active:
        left *= effects[safeguard].times.get(loss, 1.0)
    return left
