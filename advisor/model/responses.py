"""How a mean over the draws answers to one input: the mean with the input held, as a function of its value.

A mean of products is a straight line in an input that is their factor, and in its inverse where it is their
divisor: two numbers give it at every value. Only what stands within a limit is taken over the draws again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from advisor.model.products import Limit, Product, Sum
from advisor.model.spread import mean
from advisor.records import Struct, field

if TYPE_CHECKING:
    from advisor.model.values import Value

_TINY = 1e-150  # draws that come nearer to nought are not divided by
_STRAIGHT = (1, -1)


class Response(Struct):
    """A mean as a function of one input's value v: constant + slope · v + inverse / v + what bends."""

    constant: float = 0.0
    slope: float = 0.0
    inverse: float = 0.0
    bends: list[tuple[float, Bend]] = field(default_factory=list)

    def at(self, value: float) -> float:
        """The mean with the input held at ``value``."""
        found = self.constant + self.slope * value
        if self.inverse:
            found += self.inverse / value
        for coefficient, bend in self.bends:
            found += coefficient * bend.mean_at(value)
        return found


class Along(Struct):
    """A sum in each draw as a function of one input's value v: start + factors · powers of v + bends."""

    start: Value = 0.0
    powers: list[tuple[int, Value]] = field(default_factory=list)
    bends: list[tuple[Value, Bend]] = field(default_factory=list)

    def at(self, value: float) -> Value:
        """The sum with the input at ``value``: one number, or one for each draw."""
        found = self.start
        for power, factor in self.powers:
            found = found + factor * value**power
        for factor, bend in self.bends:
            found = found + factor * bend.at(value)
        return found


class Bend(Struct):
    """A product as a function of one input's value v: factor · v to the power · limits that v moves."""

    factor: Value
    power: int
    limits: list[tuple[bool, Along, Along]]
    _means: dict[float, float] = field(default_factory=dict)

    def at(self, value: float) -> Value:
        """The product without its factor: one number, or one for each draw."""
        found: Any = value**self.power if self.power else None
        for is_ceiling, one, other in self.limits:
            pick = np.minimum if is_ceiling else np.maximum
            limit = pick(one.at(value), other.at(value))
            found = limit if found is None else found * limit
        return found  # type: ignore[no-any-return]

    def mean_at(self, value: float) -> float:
        """The mean of the whole product."""
        found = self._means.get(value)
        if found is None:
            found = self._means[value] = _mean_of_both(self.factor, self.at(value))
        return found


class Responses:
    """Means of sums of products over one set of draws. ``values``: input → a number, or one for each draw."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        self._values: Mapping[str, Any] = values
        self._means: dict[Product, tuple[float, dict[str, float]]] = {}
        self._divisible: dict[str, bool] = {}
        self._limits: dict[Limit, Value] = {}
        self._bends: dict[tuple[Product, str], Bend] = {}

    def of(self, total: Sum | float) -> tuple[float, dict[str, Response]]:
        """The mean of a sum, and its response to each input that moves it."""
        if not isinstance(total, Sum):
            return total, {}
        found: dict[str, Response] = {}
        whole = total.constant
        for coefficient, product in total.terms:
            average, without = self._mean(product)
            whole += coefficient * average
            for name in product.inputs:
                one = found.get(name) or found.setdefault(name, Response())
                one.constant -= coefficient * average
                power = product.power(name)
                if name not in without:
                    one.bends.append((coefficient, self._bend(product, name)))
                elif power == 1:
                    one.slope += coefficient * without[name]
                else:
                    one.inverse += coefficient * without[name]
        for one in found.values():
            one.constant += whole
        return whole, found

    def _mean(self, product: Product) -> tuple[float, dict[str, float]]:
        """Its mean, and for each input that is a mere factor or divisor the mean of all the rest."""
        found = self._means.get(product)
        if found is None:
            value = self._value(product)
            average = mean(value)
            without = {
                name: self._mean_without(product, value, average, name, power)
                for name, power in product.powers
                if power in _STRAIGHT and name not in product.within_limits
            }
            found = self._means[product] = average, without
        return found

    def _mean_without(self, product: Product, value: Any, average: float, name: str, power: int) -> float:
        """The mean of the product without an input; ``value``: the product, ``average``: its mean."""
        x = self._values[name]
        if not self._can_divide(name):
            return self._mean(product.without(name))[0]
        if isinstance(x, (int, float)):
            return float(average / x**power)
        return float(value @ x if power == -1 else (value / x).sum()) / len(value)

    def _can_divide(self, name: str) -> bool:
        if name not in self._divisible:
            x = self._values[name]
            self._divisible[name] = bool((x if isinstance(x, (int, float)) else x.min()) > _TINY)
        return self._divisible[name]

    def _value(self, product: Product) -> Value:
        """The product: one number, or one for each draw."""
        number: float = 1.0
        found: Any = None
        for name, power in product.powers:
            x = self._values[name]
            if isinstance(x, (int, float)):
                number *= x**power
            elif found is None:
                found = x if power == 1 else x**power
            else:
                found = found * x if power == 1 else found * x**power
        for limit in product.limits:
            x = self._limit(limit)
            found = x if found is None else found * x
        if found is None:
            return number
        return found if number == 1.0 else found * number  # type: ignore[no-any-return]

    def _limit(self, limit: Limit) -> Value:
        if limit not in self._limits:
            pick = np.minimum if limit.is_ceiling else np.maximum
            self._limits[limit] = pick(self._sum(limit.one), self._sum(limit.other))
        return self._limits[limit]

    def _sum(self, total: Sum) -> Value:
        found: Value = total.constant
        for coefficient, product in total.terms:
            found = found + coefficient * self._value(product)
        return found

    def _along(self, total: Sum, name: str) -> Along:
        rest = Sum(tuple(term for term in total.terms if name not in term[1].inputs), total.constant)
        found = Along(start=self._sum(rest))
        for coefficient, product in total.terms:
            if name in product.within_limits:
                bend = self._bend(product, name)
                found.bends.append((coefficient * bend.factor, bend))
            elif name in product.inputs:
                found.powers.append((product.power(name), coefficient * self._value(product.without(name))))
        return found

    def _bend(self, product: Product, name: str) -> Bend:
        found = self._bends.get((product, name))
        if found is None:
            found = self._bends[product, name] = Bend(
                factor=self._value(product.without(name)),
                power=product.power(name),
                limits=[
                    (limit.is_ceiling, self._along(limit.one, name), self._along(limit.other, name))
                    for limit in product.limits
                    if name in limit.inputs
                ],
            )
        return found


def _mean_of_both(factor: Value, other: Value) -> float:
    """The mean of a product of two, each one number or one for each draw."""
    if isinstance(factor, (int, float)) or isinstance(other, (int, float)):
        return mean(factor) * mean(other)
    return float(factor @ other) / len(factor)
