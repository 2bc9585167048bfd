"""Numbers as an owner reads them: two significant figures, ranges rather than bare means, by locale."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from functools import lru_cache

from advisor.domain.assessment import Spread
from advisor.domain.ranges import Range
from advisor.language import tr
from advisor.records import Struct
from advisor.wording import units
from advisor.wording.writers import digits_of, writer_for

EN_DASH = "–"
MINUS = "−"
WIDE = 60  # digits: the largest hours at the largest rate come to more than Decimal's usual 28
# Advice says the same figure again and again: each is written once, and the last so many are kept.
_MOST_KEPT = 4096


@lru_cache(maxsize=_MOST_KEPT)
def two_figures(value: float) -> float:
    """``value`` rounded to two significant figures; zero stays zero."""
    if not value:
        return 0.0
    digits = 1 - math.floor(math.log10(abs(value)))
    with localcontext(prec=WIDE):
        return float(round(Decimal(repr(value)), digits))


@lru_cache(maxsize=_MOST_KEPT)
def _money(amount: float, digits: int | None, currency: str, locale: str) -> str:
    """``digits`` after the point; None for as many as an amount of that size is written with."""
    if digits is None:
        precision = digits_of(currency)
        digits = 0 if abs(amount) >= 10 or amount == int(amount) else precision
        amount = round(amount, digits) + 0.0  # what rounds to nothing has no sign
    with localcontext(prec=WIDE):
        text = writer_for(locale).money(Decimal(repr(abs(amount))), digits, currency)
    return f"{MINUS}{text}" if amount < 0 else text


@lru_cache(maxsize=_MOST_KEPT)
def _number(value: float, locale: str) -> str:
    """Four significant digits at most. ``value`` is not zero."""
    digits = max(0, 3 - math.floor(math.log10(abs(value))))
    with localcontext(prec=WIDE):
        return _decimal(round(Decimal(repr(value)), digits), locale)


def _decimal(value: Decimal, locale: str) -> str:
    return writer_for(locale).decimal(value.normalize()).replace("-", MINUS)


@lru_cache(maxsize=_MOST_KEPT)
def _percent_as_told(share: float, locale: str) -> str:
    """A share to two significant figures: 0.6%, 12%."""
    shown = Decimal(repr(two_figures(share * 100))).normalize()
    digits = max(0, -int(shown.as_tuple().exponent))
    return writer_for(locale).share(shown / 100, digits)


class Figures(Struct, frozen=True):
    """Writes money of one currency, hours and shares for one locale ("en_US", "de_DE")."""

    currency: str
    locale: str

    def money(self, amount: float) -> str:
        """Money to two significant figures: $1,200; −$35; $0.85."""
        return self._currency(two_figures(amount))

    def exact_money(self, amount: float) -> str:
        """Money to the smallest coin of its currency; what rounds to nothing has no sign."""
        precision = digits_of(self.currency)
        return self._currency(round(amount, precision) + 0.0, digits=precision)

    def money_range(self, low: float, high: float) -> str:
        """Two amounts to two significant figures, once where they come out the same."""
        first, second = self.money(low), self.money(high)
        return first if first == second else f"{first}{EN_DASH}{second}"

    def money_spread(self, figure: Spread) -> str:
        """P10–P90 where they exist, "about" the mean where not."""
        if figure.p10 is None or figure.p90 is None or figure.p10 == figure.p90:
            return tr("about {amount}").format(amount=self.money(figure.mean))
        return self.money_range(figure.p10, figure.p90)

    def hours_spread(self, figure: Spread) -> str:
        """As ``money_spread``, in hours."""
        if figure.p10 is None or figure.p90 is None:
            return self.hours(figure.mean)
        low, high = (self.number(two_figures(x)) for x in (figure.p10, figure.p90))
        if low == high:
            return self.hours(figure.mean)
        return units.in_unit(f"{low}{EN_DASH}{high}", "hours", units.of_a_range(two_figures(figure.p90)))

    def belief(self, belief: Range, unit: str) -> str:
        """A range as told, in its unit: "8 to 14 hours, likely 10".

        ``unit``: a code of ``advisor.wording.units``. One that starts with "money" is written as money, one with
        "share" as per cent: "$40 to $80 an hour, likely $60" for "money an hour".
        """
        write = self._writer(unit)
        low, likely, high = write(belief.low), write(belief.likely), write(belief.high)
        if low == high:
            count = belief.likely if belief.is_certain else units.of_a_range(belief.high)
            return units.in_unit(likely, unit, count)
        amount = tr("{low} to {high}").format(low=low, high=high)
        told = units.in_unit(amount, unit, units.of_a_range(belief.high))
        return tr("{range}, likely {likely}").format(range=told, likely=likely)

    def extent(self, belief: Range, unit: str) -> str:
        """A range from its lowest to its highest, to two significant figures: "8 to 14 hours"."""
        write = self._writer(unit)
        low, high = write(two_figures(belief.low)), write(two_figures(belief.high))
        if low == high:
            return self.rounded_belief(belief, unit)
        amount = tr("{low} to {high}").format(low=low, high=high)
        return units.in_unit(amount, unit, units.of_a_range(belief.high))

    def _writer(self, unit: str) -> Callable[[float], str]:
        match units.kind(unit):
            case units.MONEY:
                return self._told
            case units.SHARE:
                return self._told_percent
        return self.number

    def rounded_belief(self, belief: Range, unit: str) -> str:
        """As ``belief``, each number to two significant figures: for what nobody told to more."""
        low, likely, high = (two_figures(x) for x in (belief.low, belief.likely, belief.high))
        return self.belief(Range(low=low, likely=likely, high=high), unit)

    def hours(self, hours: float) -> str:
        """Hours to two significant figures, with their word."""
        return self.counted(two_figures(hours), "hours")

    def counted(self, count: float, things: str) -> str:
        """So many things: "1 month", "12 months". ``things``: a code of ``advisor.wording.units``."""
        return units.in_unit(self.number(count), things, count)

    def number(self, value: float) -> str:
        """A plain number, without digits that mean nothing (four significant at most)."""
        return _number(value, self.locale) if value else "0"

    def told_number(self, value: float) -> str:
        """A plain number with all the digits that it was told with: an exchange rate, say."""
        with localcontext(prec=WIDE):
            return _decimal(Decimal(repr(value)), self.locale)

    def percent(self, share: float) -> str:
        """A share as whole per cent; never 0 or 100 % for what is neither."""
        shown = share if share in (0.0, 1.0) else min(max(round(share, 2), 0.01), 0.99)
        return writer_for(self.locale).share(Decimal(repr(shown)))

    def _told_percent(self, share: float) -> str:
        return _percent_as_told(share, self.locale)

    def _told(self, amount: float) -> str:
        return self._currency(amount, digits=self._digits_as_told(amount))

    def _currency(self, amount: float, digits: int | None = None) -> str:
        return _money(amount, digits, self.currency, self.locale)

    def _digits_as_told(self, amount: float) -> int:
        """Digits after the point: none where there are none, else the coins', more where those show nothing."""
        if amount == int(amount):
            return 0
        precision = digits_of(self.currency)
        if abs(amount) >= 10.0**-precision:
            return precision
        written = -int(Decimal(repr(amount)).normalize().as_tuple().exponent)
        return min(written, 1 - math.floor(math.log10(abs(amount))))
