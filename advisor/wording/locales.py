"""Babel's locales, read without most of what Babel knows of the whole world.

Before it writes its first number, Babel reads one file with all currencies, time zones and likely scripts there
are, and one with all that is known of a language: 10 ms and 4 MB, of which advice in the usual locale needs a
few patterns. Those are kept in the quick data and lent to Babel; whoever asks it for more gets its own files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import cache, partial
from typing import Any

import babel
from babel import Locale, core, localedata
from babel.numbers import get_currency_precision, parse_pattern
from babel.plural import PluralRule

from advisor.evidence.files import read_quick

# Where Babel keeps what it has read. Should that change, it reads its files, and only takes longer.
_WORLD, _LOCALES = "_global_data", "_cache"
_PATTERNS = ("decimal_formats", "percent_formats", "currency_formats")


@cache
def locale_named(identifier: str) -> Locale:
    """The locale "en_US"; the same each time: parsing takes longer than writing a number.

    Raises babel.UnknownLocaleError or ValueError where there is none.
    """
    _lend()
    return Locale.parse(identifier)


def digits_of(currency: str) -> int:
    """How many digits after the point the smallest coin of a currency takes; 2 where it is not known."""
    _lend()
    return int(get_currency_precision(currency))


class _Lent(MutableMapping[Any, Any]):
    """Stands in for what Babel reads from a file until something is asked for that is not here."""

    def __init__(self, lent: dict[Any, Any], read: Callable[[], Mapping[Any, Any]]) -> None:
        self._found = lent
        self._read = cache(read)

    def __getitem__(self, key: Any) -> Any:
        return self._found[key] if key in self._found else self._all()[key]

    def __setitem__(self, key: Any, value: Any) -> None:
        self._found[key] = value

    def __delitem__(self, key: Any) -> None:
        del self._all()[key]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __bool__(self) -> bool:
        return True

    def copy(self) -> dict[Any, Any]:
        return self._all().copy()

    def _all(self) -> dict[Any, Any]:
        for key, value in self._read().items():
            self._found.setdefault(key, value)
        return self._found


@cache
def _lend() -> None:
    """Have Babel begin with what is kept in the quick data; a Babel of another version has its own."""
    lent = read_quick("babel")
    if lent is None or lent["version"] != babel.__version__:
        return
    if getattr(core, _WORLD, lent) is None:
        setattr(core, _WORLD, _Lent(lent["world"], _read_world))
    locales = getattr(localedata, _LOCALES, {})
    for name, data in lent["locales"].items():
        for kind in _PATTERNS:
            data[kind] = {key or None: parse_pattern(pattern) for key, pattern in data[kind].items()}
        data["plural_form"] = PluralRule(data["plural_form"])
        locales.setdefault(name, _Lent(data, partial(_read_locale, name)))


def _read_world() -> Mapping[Any, Any]:
    setattr(core, _WORLD, None)
    core.get_global("cldr")
    found: Mapping[Any, Any] = getattr(core, _WORLD)
    return found


def _read_locale(name: str) -> Mapping[Any, Any]:
    getattr(localedata, _LOCALES).pop(name, None)
    return localedata.load(name)
