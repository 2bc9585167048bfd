"""Whole numbers as the language in use groups them, for sentences that know no locale."""

from __future__ import annotations

from advisor.language.catalogue import ENGLISH, PSEUDO, in_use


def whole(number: int) -> str:
    """A number such as 20000: "20,000" in English, "20.000" in Spanish."""
    from babel.numbers import format_decimal  # only where such a sentence is needed

    language = in_use()
    return str(format_decimal(number, locale=ENGLISH if language == PSEUDO else language))
