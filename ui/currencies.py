"""The currencies an owner can choose, by name; the one of their own country first."""

from __future__ import annotations

from babel.core import get_global
from babel.numbers import get_currency_name, get_territory_currencies

from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.locales import locale_named

_MOST_USED = ("USD", "EUR", "GBP", "CAD", "AUD", "NZD", "INR", "CHF", "JPY", "CNY", "PHP", "ZAR")


def own_currency(locale: str) -> str:
    """The currency of the country in ``locale`` ("en_GB"); the usual default where it names none."""
    territory = locale_named(locale).territory
    found = get_territory_currencies(territory) if territory else []
    return found[0] if found else DEFAULT_CURRENCY


def currency_names(locale: str) -> list[tuple[str, str]]:
    """Code and "USD – US Dollar" of every currency in use: the own one, those most used, then by code."""
    in_use = _in_use()
    first = dict.fromkeys([own_currency(locale), *_MOST_USED])
    codes = [code for code in first if code in in_use] + sorted(in_use - first.keys())
    return [(code, f"{code} – {get_currency_name(code, locale=locale)}") for code in codes]


def _in_use() -> set[str]:
    """Every currency that is legal tender somewhere today."""
    return {
        code
        for territory in get_global("territory_currencies")
        for code in get_territory_currencies(territory)
    }
