"""The three arrangements of very many tasks at their likely values, all in one call of the ledger.

The same formulas as for one task: only the filling of open questions is done here, a column at a time.
Vendors' quotes and steps play no part; ``assess(task, point=True)`` is the same for a task without them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.domain.levels import (
    Arrangement,
    Checkable,
    Codifiable,
    Data,
    DoneBy,
    OriginalWork,
    OwnSkill,
    Pattern,
    Per,
    Safeguard,
    Skill,
)
from advisor.evidence.defaults import DOLLARS, OWNER_HOURS, DefaultRange, defaults
from advisor.evidence.starters import functions, starters_of
from advisor.model.columns import FLAGS, LEVELS, NOT_TOLD, NUMBERS, RATES, RateColumns, TaskColumns
from advisor.model.conditions import BRAND_SAFEGUARDS, CUSTOMER_LIST_SAFEGUARDS, MONEY_SAFEGUARDS
from advisor.model.ledger import Billing, Delegated, InHouse, all_in, delegated_ledger, in_house_ledger
from advisor.model.resolve import CORE_PREFERENCE, CORE_WEIGHT, LOCAL_PREFERENCE, RELIEF_PREFERENCE
from advisor.records import Struct
from advisor.settings import DEFAULT_CURRENCY

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from advisor.model.columns import Codes, Floats

WAYS = (Arrangement.IN_HOUSE, Arrangement.OUTSOURCE, Arrangement.OFFSHORE)
NOTHING_OPEN = -1
AT_ONCE = 4096  # tasks; what their columns take fits into a processor's cache
_PERS = list(Per)


class BatchResult(Struct, frozen=True, kw_only=True):
    """On each task's basis, n × 3 each: ``cost`` (all-in), ``cash``, ``your_hours``, ``ruled_out``.

    ``best``: place in WAYS or −1. ``is_ongoing``: whether the basis is a month, else the whole task.
    """

    cost: Floats
    cash: Floats
    your_hours: Floats
    ruled_out: NDArray[np.bool_]
    best: NDArray[np.intp]
    is_ongoing: NDArray[np.bool_]


def assess_batch(columns: TaskColumns) -> BatchResult:
    """All-in cost, conditions and verdict of each task, in the order of WAYS."""
    starts = range(0, max(len(columns), 1), AT_ONCE)
    parts = [_Batch(columns.part(at, at + AT_ONCE)).result() for at in starts]
    if len(parts) == 1:
        return parts[0]
    return BatchResult(
        cost=np.concatenate([part.cost for part in parts]),
        cash=np.concatenate([part.cash for part in parts]),
        your_hours=np.concatenate([part.your_hours for part in parts]),
        ruled_out=np.concatenate([part.ruled_out for part in parts]),
        best=np.concatenate([part.best for part in parts]),
        is_ongoing=np.concatenate([part.is_ongoing for part in parts]),
    )


class _Batch:
    """The open questions of n tasks filled, a column at a time."""

    def __init__(self, told: TaskColumns) -> None:
        self.told = told
        self.table = defaults()
        self.starters = _starter_columns()
        self.at = told.function  # −1 takes the last row of each starter table, which stands for no starter
        self.owner_hour, self.per_dollar = self._owner_hour()
        self.levels = {name: self._level(name) for name in LEVELS}
        nobody = (told.levels["own_skill"] == NOT_TOLD) & (
            told.levels["done_by"] == LEVELS["done_by"].index(DoneBy.NOBODY)
        )
        assumed = LEVELS["own_skill"].index(OwnSkill(self.table.own_skill_of_nobody))
        self.levels["own_skill"] = np.where(nobody, assumed, self.levels["own_skill"])
        self.flags = {name: self._flag(name) for name in FLAGS}
        self.months = self._or_usual(
            told.months, self.starters.months, float(self.table.answers["horizon_months"])
        )
        self.is_ongoing = self._is("pattern", Pattern.ONGOING)
        self.periods = np.where(self.is_ongoing, self.months, 1.0)
        self.numbers = {name: self._number(name) for name in NUMBERS}
        self.hours = self.numbers["hours"] * self.periods
        self.rates = {name: self._rate(name) for name in RATES}

    def result(self) -> BatchResult:
        totals = [all_in(in_house_ledger(self._in_house()))]
        totals += [all_in(delegated_ledger(self._delegated(way))) for way in WAYS[1:]]
        money, cash, your_hours = (
            np.column_stack([np.broadcast_to(getattr(total, name), len(self.told)) for total in totals])
            for name in ("money", "cash", "your_hours")
        )
        per_basis = self.periods[:, None]
        ruled_out = self._ruled_out()
        # NaN, not told: never over. What is done in-house is paid for already.
        ruled_out[:, 1:] |= cash[:, 1:] / per_basis > self.told.budget[:, None]
        ruled_out |= money > self.told.largest_bearable_loss[:, None]
        cost = money / per_basis
        best = np.where(ruled_out, np.inf, cost).argmin(axis=1)
        return BatchResult(
            cost=cost,
            cash=cash / per_basis,
            your_hours=your_hours / per_basis,
            ruled_out=ruled_out,
            best=np.where(ruled_out.all(axis=1), NOTHING_OPEN, best),
            is_ongoing=self.is_ongoing,
        )

    # ---------------------------------------------------------------- open questions

    def _owner_hour(self) -> tuple[Floats, Floats]:
        entry = self.table.inputs["owner_hour"].range.likely
        codes, place = np.unique(np.array(self.told.currency, dtype=object), return_inverse=True)
        known = np.array(
            [self.table.units_per_dollar.get(code or DEFAULT_CURRENCY, np.nan) for code in codes]
        )
        per_dollar = known[place]
        hour = np.where(
            np.isnan(self.told.owner_hour), entry * np.nan_to_num(per_dollar, nan=1.0), self.told.owner_hour
        )
        return hour, np.where(np.isnan(per_dollar), hour / entry, per_dollar)

    def _level(self, name: str) -> Codes:
        told = self.told.levels[name]
        assumed = LEVELS[name].index(str(self.table.answers[name]))
        usual = self.starters.levels[name][self.at]
        filled: Codes = np.where(told != NOT_TOLD, told, np.where(usual != NOT_TOLD, usual, assumed))
        return filled

    def _flag(self, name: str) -> NDArray[np.bool_]:
        told, usual = self.told.flags[name], self.starters.flags[name][self.at]
        assumed = int(self.table.answers[name])
        filled = np.where(told != NOT_TOLD, told, np.where(usual != NOT_TOLD, usual, assumed))
        return np.asarray(filled == 1)

    def _or_usual(self, told: Floats, usual: Floats, assumed: Any) -> Floats:
        at_hand = usual[self.at]
        return np.where(~np.isnan(told), told, np.where(~np.isnan(at_hand), at_hand, assumed))

    def _number(self, name: str) -> Floats:
        usual = self.starters.numbers[name][self.at]
        assumed = self._money(self.table.inputs[name])
        if name == "hours":
            once = self.table.inputs["hours_one_off"].range.likely
            assumed = np.where(self.is_ongoing, assumed, once)
            alike = self.starters.levels["pattern"][self.at] == self.levels["pattern"]
            usual = np.where(alike, usual, np.nan)
        else:
            usual = usual * self.per_dollar
        told = self.told.numbers[name]
        return np.where(~np.isnan(told), told, np.where(~np.isnan(usual), usual, assumed))

    def _money(self, entry: DefaultRange) -> Any:
        scale = {OWNER_HOURS: self.owner_hour, DOLLARS: self.per_dollar}.get(entry.unit, 1.0)
        return entry.range.likely * scale

    def _rate(self, name: str) -> RateColumns:
        told, usual = self.told.rates[name], self.starters.rates[name]
        fitted = self._fitted(name) * self.per_dollar
        is_told, has_usual = ~np.isnan(told.price), ~np.isnan(usual.price[self.at])

        def pick(mine: Any, theirs: Any, assumed: Any) -> Any:
            return np.where(is_told, mine, np.where(has_usual, theirs, assumed))

        return RateColumns(
            price=pick(told.price, usual.price[self.at] * self.per_dollar, fitted),
            per=pick(told.per, usual.per[self.at], _PERS.index(Per.HOUR)),
            included=pick(told.included, usual.included[self.at], 0.0),
            minimum=pick(told.minimum, usual.minimum[self.at] * self.per_dollar, 0.0),
        )

    def _fitted(self, name: str) -> Any:
        """The likely value of a default range, fitted to each task's levels."""
        entry = self.table.inputs[name]
        value: Any = entry.range.likely
        for key, factors in entry.times.items():
            value = value * np.array([factors[word] for word in LEVELS[key]])[self.levels[key]]
        return value if entry.most is None else np.minimum(value, entry.most)

    def _is(self, name: str, word: str) -> NDArray[np.bool_]:
        return np.asarray(self.levels[name] == LEVELS[name].index(word))

    # ---------------------------------------------------------------- the ledger's inputs

    def _in_house(self) -> InHouse:
        is_staff = self._is("done_by", DoneBy.STAFF)
        staff = np.where(
            np.isnan(self.told.staff_hour), self._money(self.table.inputs["staff_hour"]), self.told.staff_hour
        )
        return InHouse(
            hours=self.hours,
            hour=np.where(is_staff, staff, self.owner_hour),
            is_owner=np.where(is_staff, 0.0, 1.0),
            rework=self._fitted("in_house.rework"),
            mistakes_per_100_hours=self._fitted("in_house.mistakes_per_100_hours"),
            mistake_cost=self.numbers["mistake_cost"],
            leak_per_year=self._fitted("in_house.leak_per_year"),
            leak_loss=self.numbers["leak_loss"],
            months=self.months,
            mistakes_left=self._left("mistakes", self._only(Safeguard.EXPERT_REVIEW)),
            leak_left=self._left("leak", self._only(Safeguard.INSURANCE)),
        )

    def _delegated(self, way: Arrangement) -> Delegated:
        kind, constants = way.value, self.table.constants
        is_abroad = way is Arrangement.OFFSHORE
        asked = self._asked()
        adopted = asked & ~self.told.safeguards
        active = asked | self.told.safeguards
        return Delegated(
            months=self.months,
            periods=self.periods,
            hours=self.hours,
            provider_hours=self.hours / self._fitted(f"{kind}.productivity"),
            owner_hour=self.owner_hour,
            billing=self._billing(f"{kind}_rate"),
            extras=0.0,
            professional_fee=self._professional_fee(),
            finding_hours=self._fitted(f"{kind}.finding_hours"),
            finding_left=1.0,
            preparation_hours=self._fitted(f"{kind}.preparation_hours"),
            training_hours=self._fitted(f"{kind}.training_hours"),
            most_setup_share=constants.most_setup_share,
            ramp_up_months=self._fitted(f"{kind}.ramp_up_months"),
            ramp_up_loss=self._fitted("ramp_up_loss"),
            supervision=self._fitted(f"{kind}.supervision"),
            turnover_per_year=self._fitted(f"{kind}.turnover_per_year"),
            is_offshore=1.0 if is_abroad else 0.0,
            rework=self._fitted(f"{kind}.rework"),
            rework_borne=self._fitted("outsource.rework_borne"),
            mistakes_per_100_hours=self._fitted(f"{kind}.mistakes_per_100_hours"),
            mistake_cost=self.numbers["mistake_cost"],
            leak_per_year=self._fitted(f"{kind}.leak_per_year"),
            recourse_abroad=self._fitted("recourse_abroad"),
            leak_loss=self.numbers["leak_loss"],
            copy_chance=self._fitted(f"{kind}.copy_chance"),
            ip_loss=self.numbers["ip_loss"],
            abroad=1.0 if is_abroad else 0.0,
            customers_lost_per_year=self._fitted("customers_lost_per_year"),
            customer_margin_per_year=self.numbers["customer_margin_per_year"],
            safeguard_hours=self._safeguards(adopted, "hours")
            + self._safeguards(adopted, "hours_per_month") * self.months,
            safeguard_money=self.owner_hour
            * (
                self._safeguards(adopted, "money")
                + self._safeguards(adopted, "money_per_month") * self.months
            ),
            safeguard_professional_share=self._safeguards(adopted, "professional_share"),
            exit_hours=self._fitted(f"{kind}.exit_hours"),
            early_end=self._fitted("early_end"),
            most_exit_share=constants.most_exit_share,
            preferences=self._preferences(is_abroad=is_abroad),
            core_share=np.where(self.told.preferences[CORE_PREFERENCE] > 0, 0.0, self._fitted("core_share")),
            leak_left=self._left("leak", active),
            ip_left=self._left("ip", active),
            mistakes_left=self._left("mistakes", active),
            rework_left=self._left("rework", active),
            turnover_left=self._left("turnover", active),
            exit_left=self._left("exit", active),
        )

    def _billing(self, name: str) -> Billing:
        rate = self.rates[name]

        def per(*units: Per) -> Any:
            return np.isin(rate.per, [_PERS.index(unit) for unit in units])

        minute, call, item = 60.0, self._minutes("call"), self._minutes("item")
        return Billing(
            price=rate.price,
            per_provider_hour=np.where(per(Per.HOUR), 1.0, np.where(per(Per.MINUTE), minute, 0.0)),
            per_task_hour=np.where(per(Per.CALL), 60.0 / call, np.where(per(Per.ITEM), 60.0 / item, 0.0)),
            per_period=np.where(
                per(Per.JOB), 1.0, np.where(per(Per.MONTH), np.where(self.is_ongoing, 1.0, self.months), 0.0)
            ),
            base=np.where(rate.included > 0, rate.minimum, 0.0),
            included=rate.included,
            floor=rate.minimum,
            is_by_time=np.where(per(Per.HOUR, Per.MINUTE), 1.0, 0.0),
        )

    def _minutes(self, unit: str) -> float:
        return self.table.inputs[f"minutes_per_{unit}"].range.likely

    def _professional_fee(self) -> Any:
        provider_hours = self.hours / self._fitted("outsource.productivity")
        return self._billing("outsource_rate").fee(provider_hours, self.hours, self.periods)

    def _preferences(self, *, is_abroad: bool) -> Any:
        told = self.told.preferences
        weight = np.array([CORE_WEIGHT[word] for word in LEVELS["core"]])[self.levels["core"]]
        total = told["other"] + told[CORE_PREFERENCE] * weight
        total = total - np.where(self._is("done_by", DoneBy.OWNER), told[RELIEF_PREFERENCE], 0.0)
        return (total + told[LOCAL_PREFERENCE] * is_abroad) * self.months

    # ---------------------------------------------------------------- conditions and safeguards

    def _asked(self) -> NDArray[np.bool_]:
        """For each task the safeguards that handing over each task asks for."""
        asks = (
            (self._is("data", Data.CUSTOMER_LIST), CUSTOMER_LIST_SAFEGUARDS),
            (self._is("data", Data.MONEY), MONEY_SAFEGUARDS),
            (self._is("original_work", OriginalWork.BRAND), BRAND_SAFEGUARDS),
        )
        found = np.zeros((len(self.told), len(Safeguard)), dtype=bool)
        for applies, safeguards in asks:
            found |= applies[:, None] & np.array([one in safeguards for one in Safeguard])
        return found

    def _ruled_out(self) -> NDArray[np.bool_]:
        licensed = self.flags["licensed"]
        stays = self.flags["must_stay"]
        review = self.told.safeguards[:, list(Safeguard).index(Safeguard.EXPERT_REVIEW)]
        in_house = self._is("own_skill", OwnSkill.CANNOT) | (licensed & self._is("done_by", DoneBy.NOBODY))
        offshore = (
            stays
            | licensed
            | self._is("skill", Skill.PROFESSIONAL)
            | self._is("codifiable", Codifiable.HARDLY)
            | (self._is("checkable", Checkable.TOO_LATE) & ~review)
        )
        return np.column_stack([in_house, stays, offshore])

    def _only(self, safeguard: Safeguard) -> NDArray[np.bool_]:
        alone = np.array([one is safeguard for one in Safeguard])
        return np.asarray(self.told.safeguards & alone)

    def _left(self, loss: str, active: NDArray[np.bool_]) -> Any:
        effects = np.array([self.table.safeguards[one].times.get(loss, 1.0) for one in Safeguard])
        return np.where(active, effects, 1.0).prod(axis=1)

    def _safeguards(self, adopted: NDArray[np.bool_], cost: str) -> Any:
        amounts = [getattr(self.table.safeguards[one], cost) for one in Safeguard]
        return adopted @ np.array([0.0 if amount is None else amount.likely for amount in amounts])


@cache
def _starter_columns() -> TaskColumns:
    """The typical task of each function, and a last row that tells nothing, for tasks of none."""
    from advisor.domain.task import Task

    return TaskColumns.of([*(starters_of(one.code)[0].task for one in functions()), Task(title="-")])
