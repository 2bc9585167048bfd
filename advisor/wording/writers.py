"""Writes decimals, money and shares for one locale: by Babel, or by Python alone in the usual locale.

Python groups digits as English does. What Babel would have to be loaded for in the usual locale, which takes as
long as a good part of the advice, are the signs of currencies and the digits of their coins: they are kept in the
quick data. A test holds both ways to the same texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from advisor.evidence.files import read_quick
from advisor.settings import DEFAULT_LOCALE

if TYPE_CHECKING:
    from babel.numbers import NumberPattern

_ITS_SIGN = "¤"  # where a pattern has the currency's


class Writer(Protocol):
    """Writes numbers as a place does; "-" stands before what is below zero."""

    def decimal(self, value: Decimal) -> str:
        """With every digit after the point that it has; ``value`` is normalised."""

    def money(self, amount: Decimal, digits: int, currency: str) -> str:
        """With so many digits after the point; ``amount`` is not below zero."""

    def share(self, share: Decimal, digits: int | None = None) -> str:
        """As per cent, with so many digits after the point; None for as many as is usual there."""


@cache
def writer_for(locale: str) -> Writer:
    """The writer for a locale ("en_US"). Raises babel.UnknownLocaleError or ValueError where there is none."""
    return _ByPython(_kept()["signs"]) if locale == DEFAULT_LOCALE else _ByBabel(locale)


@cache
def digits_of(currency: str) -> int:
    """How many digits after the point the smallest coin of a currency takes; 2 where it is not known."""
    fractions = _kept()["fractions"]
    return int(fractions.get(currency, fractions["DEFAULT"])[0])


@cache
def _kept() -> Mapping[str, Any]:
    """What `make data` has noted down from Babel: the signs of currencies, and the digits of their coins."""
    found = read_quick("babel")
    assert found is not None
    return found


class _ByPython:
    def __init__(self, signs: Mapping[str, str]) -> None:
        self._signs = signs

    def decimal(self, value: Decimal) -> str:
        return f"{value:,f}"

    def money(self, amount: Decimal, digits: int, currency: str) -> str:
        return f"{self._signs.get(currency, currency)}{_rounded(amount, digits):,f}"

    def share(self, share: Decimal, digits: int | None = None) -> str:
        return f"{_rounded(share.scaleb(2), digits or 0):,f}%"


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits))


class _ByBabel:
    def __init__(self, locale: str) -> None:
        from advisor.wording.locales import locale_named

        self._place = locale_named(locale)
        self._money_patterns: dict[tuple[int, str], NumberPattern] = {}

    def decimal(self, value: Decimal) -> str:
        from babel.numbers import format_decimal

        # Left alone, a locale's pattern would round to three digits after the point.
        return str(format_decimal(value, locale=self._place, decimal_quantization=False))

    def money(self, amount: Decimal, digits: int, currency: str) -> str:
        pattern = self._money_patterns.get((digits, currency))
        if pattern is None:
            pattern = self._money_patterns[digits, currency] = self._money_pattern(digits, currency)
        return str(pattern.apply(amount, self._place))

    def share(self, share: Decimal, digits: int | None = None) -> str:
        pattern = self._place.percent_formats[None]
        return str((pattern if digits is None else _with_digits(pattern, digits)).apply(share, self._place))

    def _money_pattern(self, digits: int, currency: str) -> NumberPattern:
        """The locale's pattern for money with the currency's sign in it.

        Babel would look the sign up for every amount, and the currency's long name with it, which has no place
        here.
        """
        from babel.numbers import get_currency_symbol

        pattern = _with_digits(self._place.currency_formats["standard"], digits)
        sign = get_currency_symbol(currency, self._place)
        pattern.prefix, pattern.suffix = _signed(pattern.prefix, sign), _signed(pattern.suffix, sign)
        return pattern


def _with_digits(pattern: NumberPattern, digits: int) -> NumberPattern:
    """A locale's pattern with so many digits after the point."""
    import copy

    changed = copy.copy(pattern)
    changed.frac_prec = (digits, digits)
    return changed


def _signed(texts: tuple[str, str], sign: str) -> tuple[str, str]:
    above, below = texts
    return above.replace(_ITS_SIGN, sign), below.replace(_ITS_SIGN, sign)
