"""Quotes in their vendors' own terms, piece by piece, so that they can stand side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from advisor.domain.levels import ExtraPer, Per
from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote
from advisor.language import in_line, plural, tr
from advisor.settings import DEFAULT_LOCALE
from advisor.wording.figures import Figures
from advisor.wording.texts import OfferText
from advisor.wording.units import RATE_UNITS

_INCLUDED: Mapping[Per, Callable[[float], str]] = {
    Per.HOUR: lambda n: plural("{count} hour", "{count} hours", n),
    Per.MONTH: lambda n: plural("{count} month", "{count} months", n),
    Per.JOB: lambda n: plural("{count} job", "{count} jobs", n),
    Per.MINUTE: lambda n: plural("{count} minute", "{count} minutes", n),
    Per.CALL: lambda n: plural("{count} call", "{count} calls", n),
    Per.ITEM: lambda n: plural("{count} item", "{count} items", n),
}


def offer_texts(
    quotes: Sequence[Quote], currency: str, locale: str = DEFAULT_LOCALE
) -> tuple[OfferText, ...]:
    """The quotes of a task, in its order. ``currency``: the owner's, where a quote names none."""
    return tuple(_offer(number, quote, currency, locale) for number, quote in enumerate(quotes, start=1))


def _offer(number: int, quote: Quote, currency: str, locale: str) -> OfferText:
    figures = Figures(quote.currency.code if quote.currency else currency, locale)
    rate = quote.rate
    price = [figures.belief(rate.price, RATE_UNITS[rate.per])]
    if quote.hours is not None:
        hours = figures.belief(quote.hours, "hours")
        price.append(tr("for {hours}").format(hours=hours))
    if quote.currency is not None and quote.currency.rate is not None and quote.currency.code != currency:
        exchange = figures.told_number(quote.currency.rate)
        price.append(
            tr("1 {theirs} = {rate} {yours}").format(
                theirs=quote.currency.code, rate=exchange, yours=currency
            )
        )
    included = ""
    if rate.included:
        included = _INCLUDED[rate.per](rate.included).format(count=figures.number(rate.included))
    return OfferText(
        id=f"quote-{number}",
        price="\n".join(price),
        included=included,
        minimum=figures.belief(Range.exactly(rate.minimum), "money") if rate.minimum else "",
        extras=tuple(_extra(extra, figures) for extra in quote.extras),
    )


def _extra(extra: Extra, figures: Figures) -> str:
    price = figures.belief(extra.price, "money")
    title = in_line(extra.title) or tr("Extra")
    match extra.per:
        case ExtraPer.ONCE:
            return tr("{title}: {price} once").format(title=title, price=price)
        case ExtraPer.MONTH:
            return tr("{title}: {price} each month").format(title=title, price=price)
