"""The ledger: every consequence of an alternative as a line of money over the horizon.

The same functions serve one task at its likely values (floats), one task over many draws, many tasks at once
(arrays), and names of inputs (``products``, for sensitivity): they use nothing but arithmetic, ``at_most``
and ``at_least``. Formulas: ``docs/model.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import reduce
from operator import add

from advisor.domain.assessment import LineCode
from advisor.model.values import Value, at_least, at_most, is_nought
from advisor.records import Struct


class Line(Struct, kw_only=True):
    """Money of one line over the horizon.

    ``cash``: the part paid out. ``your_hours``: the owner's time in it, priced in already.
    """

    money: Value
    cash: Value = 0.0
    your_hours: Value = 0.0


class Billing(Struct, kw_only=True):
    """What a provider charges, reduced to numbers: units a period, and the price of one.

    ``per_provider_hour`` and ``per_task_hour`` turn hours into units, ``per_period`` is billed whatever the
    hours. ``base``: due each period, with ``included`` units in it; ``floor``: the least a period is billed.
    ``is_by_time`` is 1 where slow work is billed, 0 where the provider bears it.
    """

    price: Value
    per_provider_hour: Value = 0.0
    per_task_hour: Value = 0.0
    per_period: Value = 0.0
    base: Value = 0.0
    included: Value = 0.0
    floor: Value = 0.0
    is_by_time: Value = 1.0

    def fee(self, provider_hours: Value, task_hours: Value, periods: Value) -> Value:
        """Money over ``periods`` for that many hours in all."""
        units = self.per_period
        if not is_nought(self.per_provider_hour):
            units = units + self.per_provider_hour * provider_hours / periods
        if not is_nought(self.per_task_hour):
            units = units + self.per_task_hour * task_hours / periods
        if not is_nought(self.included):
            units = at_least(units - self.included, 0.0)
        billed = self.price * units
        if not is_nought(self.base):
            billed = self.base + billed
        return (billed if is_nought(self.floor) else at_least(billed, self.floor)) * periods


class InHouse(Struct, kw_only=True):
    """What the in-house ledger is computed from. Hours and money over ``months``, chances a year."""

    hours: Value
    hour: Value
    is_owner: Value
    rework: Value
    mistakes_per_100_hours: Value
    mistake_cost: Value
    leak_per_year: Value
    leak_loss: Value
    months: Value
    mistakes_left: Value = 1.0
    leak_left: Value = 1.0


class Delegated(Struct, kw_only=True):
    """What the ledger of an outsourced or offshored alternative is computed from.

    Hours and money over the horizon of ``months``, chances a year. ``*_left``: what safeguards leave of a
    loss (0–1). ``abroad``, ``is_offshore``: 1 or 0. ``professional_fee``: what a professional at market rates
    would be paid for the whole work.
    """

    months: Value
    periods: Value
    hours: Value
    provider_hours: Value
    owner_hour: Value
    billing: Billing
    extras: Value
    professional_fee: Value
    finding_hours: Value
    finding_left: Value
    preparation_hours: Value
    training_hours: Value
    most_setup_share: Value
    ramp_up_months: Value
    ramp_up_loss: Value
    supervision: Value
    turnover_per_year: Value
    is_offshore: Value
    rework: Value
    rework_borne: Value
    mistakes_per_100_hours: Value
    mistake_cost: Value
    leak_per_year: Value
    recourse_abroad: Value
    leak_loss: Value
    copy_chance: Value
    ip_loss: Value
    abroad: Value
    customers_lost_per_year: Value
    customer_margin_per_year: Value
    safeguard_hours: Value
    safeguard_money: Value
    safeguard_professional_share: Value
    exit_hours: Value
    early_end: Value
    most_exit_share: Value
    preferences: Value
    core_share: Value
    leak_left: Value = 1.0
    ip_left: Value = 1.0
    mistakes_left: Value = 1.0
    rework_left: Value = 1.0
    turnover_left: Value = 1.0
    exit_left: Value = 1.0

    def fee(self) -> Value:
        """What the provider bills for the work, without extras."""
        return self.billing.fee(self.provider_hours, self.hours, self.periods)


def in_house_ledger(v: InHouse, only: Collection[LineCode] | None = None) -> dict[LineCode, Line]:
    """The lines of keeping the work; ``only`` some of them where named."""
    return {code: line(v) for code, line in _IN_HOUSE.items() if only is None or code in only}


def delegated_ledger(v: Delegated, only: Collection[LineCode] | None = None) -> dict[LineCode, Line]:
    """The lines of handing the work over, to a professional or to supervised help; ``only`` those named."""
    return {code: line(v) for code, line in _DELEGATED.items() if only is None or code in only}


def _labour(v: InHouse) -> Line:
    labour = v.hours * v.hour
    return Line(money=labour, cash=labour * (1.0 - v.is_owner), your_hours=v.hours * v.is_owner)


def _own_rework(v: InHouse) -> Line:
    hours = v.rework * v.hours
    return Line(money=hours * v.hour, cash=hours * v.hour * (1.0 - v.is_owner), your_hours=hours * v.is_owner)


def _mistakes(v: InHouse | Delegated) -> Line:
    return Line(money=v.mistakes_per_100_hours / 100.0 * v.hours * v.mistake_cost * v.mistakes_left)


def _own_leak(v: InHouse) -> Line:
    return Line(money=v.leak_per_year * (v.months / 12.0) * v.leak_loss * v.leak_left)


def _fee(v: Delegated) -> Line:
    fee = v.fee() if is_nought(v.extras) else v.fee() + v.extras
    return Line(money=fee, cash=fee)


def _setup(v: Delegated) -> Line:
    hours = v.finding_hours * v.finding_left + v.preparation_hours + v.training_hours
    return _time(v, at_most(hours, v.most_setup_share * v.hours))


def _ramp_up(v: Delegated) -> Line:
    lost = v.ramp_up_loss * at_most(v.ramp_up_months / v.months, 1.0)
    return _time(v, lost * v.supervision * v.provider_hours, lost * v.fee() * v.billing.is_by_time)


def _supervision(v: Delegated) -> Line:
    return _time(v, v.supervision * v.provider_hours)


def _turnover(v: Delegated) -> Line:
    once = at_most(v.finding_hours + v.training_hours, v.most_setup_share * v.hours)
    return _time(v, v.turnover_per_year * (v.months / 12.0) * once * v.turnover_left)


def _rework(v: Delegated) -> Line:
    mended_by_professional = v.is_offshore * v.professional_fee
    mended_by_provider = (1.0 - v.is_offshore) * v.rework_borne * v.fee()
    rework = v.rework * v.rework_left * (mended_by_professional + mended_by_provider)
    return Line(money=rework, cash=rework)


def _leak(v: Delegated) -> Line:
    recourse = 1.0 + v.abroad * (v.recourse_abroad - 1.0)
    return Line(money=v.leak_per_year * recourse * (v.months / 12.0) * v.leak_loss * v.leak_left)


def _ip(v: Delegated) -> Line:
    return Line(money=v.copy_chance * at_least(v.months / 12.0, 1.0) * v.ip_loss * v.ip_left)


def _backlash(v: Delegated) -> Line:
    return Line(money=v.abroad * v.customers_lost_per_year * v.customer_margin_per_year * (v.months / 12.0))


def _safeguards(v: Delegated) -> Line:
    cash = v.safeguard_money + v.safeguard_professional_share * v.professional_fee
    return _time(v, v.safeguard_hours, cash)


def _exit(v: Delegated) -> Line:
    return _time(v, v.early_end * at_most(v.exit_hours, v.most_exit_share * v.hours) * v.exit_left)


def _preferences(v: Delegated) -> Line:
    return Line(money=v.preferences + v.core_share * v.hours * v.owner_hour)


def _time(v: Delegated, hours: Value, cash: Value = 0.0) -> Line:
    """A line of the owner's hours, with what is paid out besides."""
    worth = hours * v.owner_hour
    return Line(money=worth if is_nought(cash) else cash + worth, cash=cash, your_hours=hours)


_IN_HOUSE: Mapping[LineCode, Callable[[InHouse], Line]] = {
    LineCode.LABOUR: _labour,
    LineCode.REWORK: _own_rework,
    LineCode.MISTAKES: _mistakes,
    LineCode.LEAK: _own_leak,
}

_DELEGATED: Mapping[LineCode, Callable[[Delegated], Line]] = {
    LineCode.FEE: _fee,
    LineCode.SETUP: _setup,
    LineCode.RAMP_UP: _ramp_up,
    LineCode.SUPERVISION: _supervision,
    LineCode.TURNOVER: _turnover,
    LineCode.REWORK: _rework,
    LineCode.MISTAKES: _mistakes,
    LineCode.LEAK: _leak,
    LineCode.IP: _ip,
    LineCode.BACKLASH: _backlash,
    LineCode.SAFEGUARDS: _safeguards,
    LineCode.EXIT: _exit,
    LineCode.PREFERENCES: _preferences,
}


def all_in(lines: Mapping[LineCode, Line]) -> Line:
    """The sum of the lines: the all-in cost, its cash, and the owner's hours."""
    return Line(
        money=_total(line.money for line in lines.values()),
        cash=_total(line.cash for line in lines.values()),
        your_hours=_total(line.your_hours for line in lines.values()),
    )


def _total(values: Iterable[Value]) -> Value:
    counted = [value for value in values if not is_nought(value)]
    return reduce(add, counted) if counted else 0.0
