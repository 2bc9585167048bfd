"""The ledger's formulas as sums of products: what its functions return for the names of inputs.

They use nothing but arithmetic, ``at_most`` and ``at_least``. Given ``symbol(name)`` for each input they
return a ``Sum``, which tells how a line hangs on each input: as a factor, as a divisor, or within a limit.
So no formula is written a second time, and there is no table of such properties to keep.
"""

from __future__ import annotations

from functools import cached_property

from advisor.records import Struct

Powers = tuple[tuple[str, int], ...]


class Product(Struct, frozen=True, cache_hash=True, dict=True):
    """Inputs raised to powers (1: a factor, −1: a divisor), times limits. Without either it is 1."""

    powers: Powers = ()
    limits: tuple[Limit, ...] = ()

    @cached_property
    def within_limits(self) -> frozenset[str]:
        """Names of the inputs that move one of its limits."""
        return frozenset().union(*(limit.inputs for limit in self.limits))

    @cached_property
    def inputs(self) -> frozenset[str]:
        """Names of all inputs that move it."""
        return self.within_limits.union(name for name, _ in self.powers)

    def power(self, name: str) -> int:
        """The power of an input outside the limits."""
        return next((power for one, power in self.powers if one == name), 0)

    def without(self, name: str) -> Product:
        """The same without the powers of this input and without the limits that it moves."""
        return Product(
            powers=tuple(one for one in self.powers if one[0] != name),
            limits=tuple(one for one in self.limits if name not in one.inputs),
        )

    def __mul__(self, other: Product) -> Product:
        powers = dict(self.powers)
        for name, power in other.powers:
            powers[name] = powers.get(name, 0) + power
        return Product(
            powers=tuple(one for one in powers.items() if one[1]), limits=self.limits + other.limits
        )


class Sum(Struct, frozen=True, cache_hash=True):
    """A constant plus products with their coefficients."""

    terms: tuple[tuple[float, Product], ...] = ()
    constant: float = 0.0

    def __add__(self, other: Sum | float) -> Sum:
        if isinstance(other, Sum):
            return Sum(self.terms + other.terms, self.constant + other.constant)
        return Sum(self.terms, self.constant + other) if other else self

    __radd__ = __add__

    def __sub__(self, other: Sum | float) -> Sum:
        return self + other * -1.0

    def __rsub__(self, other: float) -> Sum:
        return self * -1.0 + other

    def __mul__(self, other: Sum | float) -> Sum:
        if not isinstance(other, Sum):
            return self._scaled(other)
        mine, theirs = self._scaled(other.constant), other._scaled(self.constant)
        both = tuple((a * b, p * q) for a, p in self.terms for b, q in other.terms)
        return Sum(both + mine.terms + theirs.terms, self.constant * other.constant)

    __rmul__ = __mul__

    def __truediv__(self, other: Sum | float) -> Sum:
        return self * (other.inverse() if isinstance(other, Sum) else 1.0 / other)

    def __rtruediv__(self, other: float) -> Sum:
        return self.inverse() * other

    def inverse(self) -> Sum:
        """One over it. Raises ValueError for anything but a single product without limits."""
        if len(self.terms) != 1 or self.constant or self.terms[0][1].limits:
            raise ValueError("the ledger divides by inputs and their products alone")
        coefficient, product = self.terms[0]
        return Sum(((1.0 / coefficient, Product(tuple((name, -power) for name, power in product.powers))),))

    # As an array's: ``at_most`` and ``at_least`` call it.
    def clip(self, min: Sum | float | None = None, max: Sum | float | None = None) -> Sum:
        """The larger of it and ``min``, or the smaller of it and ``max``; one of the two is given."""
        bound = min if max is None else max
        other = bound if isinstance(bound, Sum) else Sum(constant=bound or 0.0)
        limit = Limit(
            is_ceiling=max is not None, one=self, other=other, inputs=_inputs(self) | _inputs(other)
        )
        return Sum(((1.0, Product(limits=(limit,))),))

    def _scaled(self, factor: float) -> Sum:
        if not factor:
            return _NOUGHT
        return Sum(tuple((a * factor, p) for a, p in self.terms), self.constant * factor)


class Limit(Struct, frozen=True, cache_hash=True):
    """The smaller of two sums in each draw, or the larger. ``inputs``: the names of all that move either."""

    is_ceiling: bool
    one: Sum
    other: Sum
    inputs: frozenset[str]


_NOUGHT = Sum()


def symbol(name: str) -> Sum:
    """An input as itself."""
    return Sum(((1.0, Product(((name, 1),))),))


def _inputs(of: Sum) -> frozenset[str]:
    return frozenset().union(*(product.inputs for _, product in of.terms))
