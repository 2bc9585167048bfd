"""Many tasks as columns: one array a question, so that the ledger of all of them is one call."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from advisor.domain.levels import Per, Safeguard
from advisor.domain.task import Rate, Task
from advisor.domain.task_format.keys import ANSWER_KEYS, Kind
from advisor.evidence.starters import find_function, functions
from advisor.model.resolve import CORE_PREFERENCE, LOCAL_PREFERENCE, RELIEF_PREFERENCE
from advisor.records import Struct

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Codes = NDArray[np.int16]

NOT_TOLD = -1
LEVELS: Mapping[str, tuple[str, ...]] = {
    name: tuple(key.words) for name, key in ANSWER_KEYS.items() if key.kind is Kind.LEVEL and key.words
}
FLAGS = tuple(name for name, key in ANSWER_KEYS.items() if key.kind is Kind.FLAG)
NUMBERS = ("hours", "mistake_cost", "leak_loss", "ip_loss", "customer_margin_per_year")
RATES = ("outsource_rate", "offshore_rate")
PREFERENCES = (CORE_PREFERENCE, LOCAL_PREFERENCE, RELIEF_PREFERENCE, "other")


class RateColumns(Struct, frozen=True, kw_only=True):
    """A rate of each task: price NaN where it was not told, ``per`` as the place of its word in Per."""

    price: Floats
    per: Codes
    included: Floats
    minimum: Floats

    def part(self, at: slice) -> RateColumns:
        """The rates of some of the tasks."""
        return RateColumns(
            price=self.price[at], per=self.per[at], included=self.included[at], minimum=self.minimum[at]
        )


class TaskColumns(Struct, frozen=True, kw_only=True):
    """What n tasks tell, at their likely values. Codes are places in the scale of their key, −1 for not told.

    ``function``: place among the starter functions, −1 for none. ``numbers`` hold NaN for not told, as do the
    hours' values, budget and largest bearable loss. ``preferences``: likely price, 0 for none.
    ``safeguards``: n × 11 truth values. ``currency``: codes of ISO 4217. Quotes and steps play no part.
    """

    function: Codes
    levels: Mapping[str, Codes]
    flags: Mapping[str, Codes]
    months: Floats
    numbers: Mapping[str, Floats]
    rates: Mapping[str, RateColumns]
    owner_hour: Floats
    staff_hour: Floats
    currency: Sequence[str]
    preferences: Mapping[str, Floats]
    safeguards: NDArray[np.bool_]
    budget: Floats
    largest_bearable_loss: Floats

    def __len__(self) -> int:
        return len(self.function)

    def part(self, start: int, end: int) -> TaskColumns:
        """The tasks from ``start`` up to, not including, ``end``."""
        at = slice(start, end)
        return TaskColumns(
            function=self.function[at],
            levels={name: codes[at] for name, codes in self.levels.items()},
            flags={name: codes[at] for name, codes in self.flags.items()},
            months=self.months[at],
            numbers={name: values[at] for name, values in self.numbers.items()},
            rates={name: rate.part(at) for name, rate in self.rates.items()},
            owner_hour=self.owner_hour[at],
            staff_hour=self.staff_hour[at],
            currency=self.currency[at],
            preferences={name: prices[at] for name, prices in self.preferences.items()},
            safeguards=self.safeguards[at],
            budget=self.budget[at],
            largest_bearable_loss=self.largest_bearable_loss[at],
        )

    @classmethod
    def of(cls, tasks: Sequence[Task]) -> TaskColumns:
        """The columns of these tasks."""
        place = {function.code: n for n, function in enumerate(functions())}

        def function_of(task: Task) -> int:
            found = find_function(task.function)
            return NOT_TOLD if found is None else place[found.code]

        def likely(values: Sequence[object]) -> Floats:
            return np.array([math.nan if x is None else getattr(x, "likely", x) for x in values], dtype=float)

        codes = {name: {word: n for n, word in enumerate(words)} for name, words in LEVELS.items()}
        return cls(
            function=np.array([function_of(task) for task in tasks], dtype=np.int16),
            levels={
                name: np.array([code.get(getattr(task, name), NOT_TOLD) for task in tasks], dtype=np.int16)
                for name, code in codes.items()
            },
            flags={
                name: np.array(
                    [NOT_TOLD if (x := getattr(task, name)) is None else int(x) for task in tasks],
                    dtype=np.int16,
                )
                for name in FLAGS
            },
            months=likely([task.horizon_months for task in tasks]),
            numbers={name: likely([getattr(task, name) for task in tasks]) for name in NUMBERS},
            rates={name: _rates([getattr(task, name) for task in tasks]) for name in RATES},
            owner_hour=likely([task.settings.owner_hour for task in tasks]),
            staff_hour=likely([task.settings.staff_hour for task in tasks]),
            currency=[task.settings.currency or "" for task in tasks],
            preferences=_preferences(tasks),
            safeguards=np.array(
                [[one in (task.safeguards or ()) for one in Safeguard] for task in tasks], dtype=bool
            ).reshape(len(tasks), len(Safeguard)),
            budget=likely([task.budget_per_month for task in tasks]),
            largest_bearable_loss=likely([task.settings.largest_bearable_loss for task in tasks]),
        )


def _rates(rates: Sequence[Rate | None]) -> RateColumns:
    places = {per: n for n, per in enumerate(Per)}
    return RateColumns(
        price=np.array([math.nan if rate is None else rate.price.likely for rate in rates], dtype=float),
        per=np.array([NOT_TOLD if rate is None else places[rate.per] for rate in rates], dtype=np.int16),
        included=np.array([0.0 if rate is None else rate.included for rate in rates], dtype=float),
        minimum=np.array([0.0 if rate is None else rate.minimum for rate in rates], dtype=float),
    )


def _preferences(tasks: Sequence[Task]) -> dict[str, Floats]:
    found: dict[str, list[float]] = {name: [] for name in PREFERENCES}
    for task in tasks:
        told = task.settings.preferences
        for name in PREFERENCES[:-1]:
            found[name].append(told[name].likely if name in told else 0.0)
        found["other"].append(
            math.fsum(price.likely for name, price in told.items() if name not in PREFERENCES[:-1])
        )
    return {name: np.array(prices, dtype=float) for name, prices in found.items()}
