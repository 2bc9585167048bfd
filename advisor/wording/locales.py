"""Babel's locales, each looked up once."""

from __future__ import annotations

from functools import cache

from babel import Locale


@cache
def locale_named(identifier: str) -> Locale:
    """The locale "en_US"; the same each time: parsing takes longer than writing a number.

    Raises babel.UnknownLocaleError or ValueError where there is none.
    """
    return Locale.parse(identifier)
