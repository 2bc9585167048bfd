"""Python alone writes figures of the usual locale as Babel does."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.settings import DEFAULT_LOCALE
from advisor.wording.figures import WIDE
from advisor.wording.locales import locale_named
from advisor.wording.writers import _ByBabel, _ByPython, digits_of, writer_for
from tests.strategies import quick

BY_PYTHON, BY_BABEL = writer_for(DEFAULT_LOCALE), _ByBabel(DEFAULT_LOCALE)

numbers = st.floats(min_value=-1e30, max_value=1e30).map(repr).map(Decimal)
amounts = st.floats(min_value=0, max_value=1e30).map(repr).map(Decimal)
currencies = st.sampled_from([*locale_named(DEFAULT_LOCALE).currency_symbols, "EUR", "XYZ", "CHF"])


def test_the_usual_locale_needs_no_babel_and_others_do():
    assert isinstance(BY_PYTHON, _ByPython)
    assert isinstance(writer_for("en_GB"), _ByBabel)
    assert isinstance(writer_for("es_ES"), _ByBabel)


@quick
@given(numbers)
def test_decimals_are_the_same(value):
    with localcontext(prec=WIDE):
        assert BY_PYTHON.decimal(value.normalize()) == BY_BABEL.decimal(value.normalize())


@quick
@given(amounts, st.integers(0, 4), currencies)
def test_money_is_the_same(amount, digits, currency):
    with localcontext(prec=WIDE):
        assert BY_PYTHON.money(amount, digits, currency) == BY_BABEL.money(amount, digits, currency)


@quick
@given(st.floats(0, 50).map(repr).map(Decimal), st.none() | st.integers(0, 4))
def test_shares_are_the_same(share, digits):
    assert BY_PYTHON.share(share, digits) == BY_BABEL.share(share, digits)


@pytest.mark.parametrize(
    ("share", "shown"), [("0.5", "50%"), ("0.125", "12%"), ("0.135", "14%"), ("12", "1,200%")]
)
def test_a_share_is_rounded_to_the_even_one_of_two(share, shown):
    assert BY_PYTHON.share(Decimal(share)) == shown


@pytest.mark.parametrize("digits", [0, 2])
@pytest.mark.parametrize("currency", ["USD", "EUR", "JPY", "XYZ"])
def test_the_sign_of_a_currency_stands_where_each_place_has_it(currency, digits):
    from babel.numbers import format_currency

    for place in ("de_DE", "fr_CH", "ar_EG", "hi_IN", "ja_JP", "en_IN"):
        pattern = locale_named(place).currency_formats["standard"].pattern.partition(";")[0]
        pattern = pattern.replace("0.00", "0.00" if digits else "0")
        expected = format_currency(
            Decimal("1234567.5"), currency, pattern, locale=place, currency_digits=False
        )
        assert writer_for(place).money(Decimal("1234567.5"), digits, currency) == expected


@pytest.mark.parametrize(("currency", "digits"), [("USD", 2), ("JPY", 0), ("KWD", 3), ("no currency", 2)])
def test_the_digits_of_a_currency(currency, digits):
    assert digits_of(currency) == digits
