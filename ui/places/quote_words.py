"""A quote in a line or two, as lists show it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Rate
from advisor.wording.figures import Figures
from advisor.wording.records import DEEDS
from advisor.wording.units import RATE_UNITS


def rate_words(rate: Rate, figures: Figures) -> str:
    """The price in the vendor's own terms: "$25 to $40 an hour, likely $30"."""
    parts = [figures.belief(rate.price, RATE_UNITS[rate.per])]
    if rate.included:
        parts.append(
            QCoreApplication.translate("quote_words", "{number} included").format(
                number=figures.number(rate.included)
            )
        )
    if rate.minimum:
        parts.append(
            QCoreApplication.translate("quote_words", "at least {money}").format(
                money=figures.belief(Range.exactly(rate.minimum), "money")
            )
        )
    return " · ".join(parts)


def quote_words(quote: Quote, currency: str, locale: str) -> str:
    """How they would work, for what price, and what else is known."""
    figures = Figures(quote.currency.code if quote.currency else currency, locale)
    parts = [DEEDS[quote.arrangement], rate_words(quote.rate, figures)]
    if quote.hours is not None:
        parts.append(figures.belief(quote.hours, "hours"))
    if quote.extras:
        parts.append(
            QCoreApplication.translate("quote_words", "extra charges: {count}").format(
                count=len(quote.extras)
            )
        )
    if quote.provider_abroad:
        parts.append(QCoreApplication.translate("quote_words", "works from abroad"))
    if quote.holds_licence:
        parts.append(QCoreApplication.translate("quote_words", "holds the licence"))
    return " · ".join(parts)
