"""Numbers as an owner reads them: two significant figures, ranges rather than bare means, by locale."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from babel import Locale
from babel.numbers import (
    NumberPattern,
    format_decimal,
    format_percent,
    get_currency_precision,
)

from advisor.domain.assessment import Spread
from advisor.domain.ranges import Range
from advisor.language import mark

EN_DASH = "–"
MINUS = "−"
WIDE = 60  # digits: the largest hours at the largest rate come to more than Decimal's usual 28
_SINGULAR = {
    "hours": mark("hour"),
    "months": mark("month"),
    "minutes": mark("minute"),
    "mistakes": mark("mistake"),
    "customers": mark("customer"),
    "pieces": mark("piece"),
    "faults": mark("fault"),
}


def two_figures(value: float) -> float:
    """``value`` rounded to two significant figures; zero stays zero."""
    if not value:
        return 0.0
    digits = 1 - math.floor(math.log10(abs(value)))
    with localcontext(prec=WIDE):
        return float(round(Decimal(repr(value)), digits))


def _with_digits(pattern: NumberPattern, digits: int) -> NumberPattern:
    """A locale's pattern with so many digits after the point."""
    changed = copy.copy(pattern)
    changed.frac_prec = (digits, digits)
    return changed


def singular(unit: str) -> str:
    """A unit for one of it: "hour a month" for "hours a month"."""
    first, space, rest = unit.partition(" ")
    return f"{_SINGULAR.get(first, first)}{space}{rest}"


@dataclass(frozen=True, slots=True)
class Figures:
    """Writes money of one currency, hours and shares for one locale ("en_US", "de_DE")."""

    currency: str
    locale: str

    @property
    def _locale(self) -> Locale:
        return Locale.parse(self.locale)

    def money(self, amount: float) -> str:
        """Money to two significant figures: $1,200; −$35; $0.85."""
        return self._currency(two_figures(amount))

    def exact_money(self, amount: float) -> str:
        """Money to the smallest coin of its currency; what rounds to nothing has no sign."""
        precision = int(get_currency_precision(self.currency))
        return self._currency(round(amount, precision) + 0.0, digits=precision)

    def money_range(self, low: float, high: float) -> str:
        """Two amounts to two significant figures, once where they come out the same."""
        first, second = self.money(low), self.money(high)
        return first if first == second else f"{first}{EN_DASH}{second}"

    def money_spread(self, figure: Spread) -> str:
        """P10–P90 where they exist, "about" the mean where not."""
        if figure.p10 is None or figure.p90 is None or figure.p10 == figure.p90:
            return mark("about {amount}").format(amount=self.money(figure.mean))
        return self.money_range(figure.p10, figure.p90)

    def hours_spread(self, figure: Spread) -> str:
        """As ``money_spread``, in hours."""
        if figure.p10 is None or figure.p90 is None:
            return self.hours(figure.mean)
        low, high = (self.number(two_figures(x)) for x in (figure.p10, figure.p90))
        return self.hours(figure.mean) if low == high else f"{low}{EN_DASH}{high} hours"

    def belief(self, belief: Range, unit: str) -> str:
        """A range as told, in its unit: "8 to 14 hours, likely 10".

        A unit that starts with "money" is written as money, one with "share" as per cent:
        "$40 to $80 an hour, likely $60" for "money an hour".
        """
        if belief.is_certain and belief.likely == 1:
            unit = singular(unit)
        kind, _, rest = unit.partition(" ")
        write = {"money": self._told, "share": self._told_percent}.get(kind)
        words = f" {unit}" if write is None else f" {rest}"
        return self._told_belief(belief, write or self.number, words.rstrip())

    def rounded_belief(self, belief: Range, unit: str) -> str:
        """As ``belief``, each number to two significant figures: for what nobody told to more."""
        low, likely, high = (two_figures(x) for x in (belief.low, belief.likely, belief.high))
        return self.belief(Range(low=low, likely=likely, high=high), unit)

    def _told_belief(self, belief: Range, write: Callable[[float], str], unit: str) -> str:
        low, likely, high = write(belief.low), write(belief.likely), write(belief.high)
        if low == high:
            return f"{likely}{unit}"
        return mark("{low} to {high}{unit}, likely {likely}").format(
            low=low, high=high, likely=likely, unit=unit
        )

    def hours(self, hours: float) -> str:
        """Hours to two significant figures, with their word."""
        return self.counted(two_figures(hours), mark("hours"))

    def counted(self, count: float, things: str) -> str:
        """So many things: "1 month", "12 months"."""
        return f"{self.number(count)} {singular(things) if count == 1 else things}"

    def number(self, value: float) -> str:
        """A plain number, without digits that mean nothing (four significant at most)."""
        if not value:
            return "0"
        digits = max(0, 3 - math.floor(math.log10(abs(value))))
        with localcontext(prec=WIDE):
            text: str = format_decimal(round(Decimal(repr(value)), digits).normalize(), locale=self._locale)
        return text.replace("-", MINUS)

    def percent(self, share: float) -> str:
        """A share as whole per cent; never 0 or 100 % for what is neither."""
        shown = share if share in (0.0, 1.0) else min(max(round(share, 2), 0.01), 0.99)
        return format_percent(shown, locale=self._locale)

    def _told_percent(self, share: float) -> str:
        """A share to two significant figures: 0.6%, 12%."""
        shown = Decimal(repr(two_figures(share * 100))).normalize()
        digits = max(0, -int(shown.as_tuple().exponent))
        pattern = _with_digits(self._locale.percent_formats[None], digits)
        return str(pattern.apply(shown / 100, self._locale))

    def _told(self, amount: float) -> str:
        return self._currency(amount, digits=self._digits_as_told(amount))

    def _currency(self, amount: float, digits: int | None = None) -> str:
        if digits is None:
            precision = int(get_currency_precision(self.currency))
            digits = 0 if abs(amount) >= 10 or amount == int(amount) else precision
            amount = round(amount, digits) + 0.0  # what rounds to nothing has no sign
        pattern = _with_digits(self._locale.currency_formats["standard"], digits)
        with localcontext(prec=WIDE):
            text = pattern.apply(
                Decimal(repr(abs(amount))), self._locale, currency=self.currency, currency_digits=False
            )
        return f"{MINUS}{text}" if amount < 0 else text

    def _digits_as_told(self, amount: float) -> int:
        """Digits after the point: none where there are none, else the coins', more where those show nothing."""
        if amount == int(amount):
            return 0
        precision = int(get_currency_precision(self.currency))
        if abs(amount) >= 10.0**-precision:
            return precision
        written = -int(Decimal(repr(amount)).normalize().as_tuple().exponent)
        return min(written, 1 - math.floor(math.log10(abs(amount))))
