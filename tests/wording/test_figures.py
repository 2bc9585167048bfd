"""Holds figures to how owners read them: two significant figures, ranges, and the customs of the place."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.assessment import Spread
from advisor.domain.ranges import Range
from advisor.wording.figures import Figures, two_figures
from tests.strategies import quick

DOLLARS = Figures("USD", "en_US")


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (0, 0), (0.0, 0), (-0.0, 0), (0.0049, 0.0049), (0.00494, 0.0049), (9.94, 9.9), (9.96, 10), (99.4, 99),
        (99.6, 100), (994, 990), (996, 1_000), (1_234, 1_200), (1e7, 1e7), (12_345_678, 12_000_000),
        (-35.4, -35), (-1_250.1, -1_300), (0.1, 0.1), (1, 1), (1e15, 1e15), (5e-324, 5e-324),
    ],
)  # fmt: skip
def test_a_number_is_rounded_to_two_significant_figures(value, rounded):
    assert two_figures(value) == rounded


@quick
@given(st.floats(min_value=1e-9, max_value=1e15))
def test_rounding_moves_a_number_by_less_than_a_twentieth_and_once_only(value):
    rounded = two_figures(value)
    assert math.isclose(rounded, value, rel_tol=0.05)
    assert two_figures(rounded) == rounded
    assert two_figures(-value) == -rounded


@pytest.mark.parametrize(
    ("currency", "locale", "amount", "shown"),
    [
        ("USD", "en_US", 0, "$0"),
        ("USD", "en_US", 0.0049, "$0.00"),
        ("USD", "en_US", 0.0051, "$0.01"),
        ("USD", "en_US", 0.85, "$0.85"),
        ("USD", "en_US", 0.999, "$1"),
        ("USD", "en_US", 4.3, "$4.30"),
        ("USD", "en_US", 9.96, "$10"),
        ("USD", "en_US", 99.6, "$100"),
        ("USD", "en_US", 1_234, "$1,200"),
        ("USD", "en_US", -35, "−$35"),
        ("USD", "en_US", 1e7, "$10,000,000"),
        ("USD", "en_US", 1e15, "$1,000,000,000,000,000"),
        ("JPY", "en_US", 0.85, "¥1"),
        ("JPY", "en_US", 4.3, "¥4"),
        ("JPY", "ja_JP", 123_456, "￥120,000"),
        ("KWD", "en_US", 0.85, "KWD0.850"),
        ("XYZ", "en_US", 1_234, "XYZ1,200"),
        ("EUR", "de_DE", 4.3, "4,30\xa0€"),
        ("EUR", "de_DE", 1_234, "1.200\xa0€"),
        ("EUR", "de_DE", -1_234, "−1.200\xa0€"),
        ("EUR", "fr_FR", 1_234, "1\u202f200\xa0€"),
        ("INR", "hi_IN", 1e7, "₹1,00,00,000"),
        ("USD", "ar", 1_234, "\u200f1,200\xa0US$"),
    ],
)
def test_money_is_written_as_its_country_writes_it(currency, locale, amount, shown):
    assert Figures(currency, locale).money(amount) == shown


@pytest.mark.parametrize(("currency", "amount"), [("JPY", -0.4), ("USD", -0.001)])
def test_nothing_has_no_sign(currency, amount):
    assert not Figures(currency, "en_US").money(amount).startswith("−")


@pytest.mark.parametrize("amount", [1e25, 1e28, 1e30, 1e45, -1e40])
def test_no_amount_is_too_large_to_be_written(amount):
    assert re.fullmatch(r"−?\$10{0,2}(,000)+", DOLLARS.money(amount))


@pytest.mark.parametrize("value", [1e25, 1e30])
def test_no_number_is_too_large_to_be_written(value):
    assert re.fullmatch(r"10{0,2}(,000)+", DOLLARS.number(value))


def test_exact_money_goes_to_the_smallest_coin():
    assert DOLLARS.exact_money(1234.5) == "$1,234.50"
    assert Figures("JPY", "en_US").exact_money(1234.6) == "¥1,235"
    assert Figures("EUR", "de_DE").exact_money(0.1 + 0.2) == "0,30\xa0€"


def test_two_amounts_that_come_out_the_same_are_written_once():
    assert DOLLARS.money_range(1_210, 1_230) == "$1,200"
    assert DOLLARS.money_range(1_210, 1_290) == "$1,200–$1,300"


def test_a_spread_is_a_range_where_it_has_one_and_about_its_mean_where_not():
    assert DOLLARS.money_spread(Spread(mean=1_500, p10=1_000, p50=1_400, p90=2_049)) == "$1,000–$2,000"
    assert DOLLARS.money_spread(Spread(mean=1_520)) == "about $1,500"
    assert DOLLARS.money_spread(Spread(mean=1_520, p10=1_520, p50=1_520, p90=1_520)) == "about $1,500"
    assert DOLLARS.hours_spread(Spread(mean=5, p10=4, p50=5, p90=6.04)) == "4–6 hours"
    assert DOLLARS.hours_spread(Spread(mean=1.52)) == "1.5 hours"
    assert DOLLARS.hours_spread(Spread(mean=1.0, p10=1.0, p50=1.0, p90=1.0)) == "1 hour"


@quick
@given(st.floats(0.01, 1e9), st.floats(1.2, 50))
def test_no_bare_mean_stands_where_percentiles_exist(low, times):
    figure = Spread(mean=low * times / 2, p10=low, p50=low * times / 2, p90=low * times)
    assert "–" in Figures("KWD", "en_US").money_spread(figure) or low < 0.1
    assert "–" in DOLLARS.hours_spread(figure)
    assert "about" not in DOLLARS.money_spread(figure)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"), (-0.0, "0"), (9.96, "9.96"), (1_234.56, "1,235"), (12_345, "12,345"), (0.175, "0.175"),
        (-2.5, "−2.5"), (1e7, "10,000,000"), (100, "100"),
    ],
)  # fmt: skip
def test_a_plain_number_keeps_only_digits_that_mean_something(value, shown):
    assert DOLLARS.number(value) == shown


def test_a_plain_number_follows_its_place_too():
    assert Figures("EUR", "de_DE").number(1_234.56) == "1.235"
    assert Figures("EUR", "de_DE").number(2.5) == "2,5"


@pytest.mark.parametrize(
    ("hours", "shown"),
    [
        (0, "0 hours"),
        (1, "1 hour"),
        (0.999, "1 hour"),
        (1.04, "1 hour"),
        (1.06, "1.1 hours"),
        (126, "130 hours"),
    ],
)
def test_hours_carry_their_word(hours, shown):
    assert DOLLARS.hours(hours) == shown


@pytest.mark.parametrize(
    ("share", "shown"), [(0, "0%"), (0.001, "1%"), (0.5, "50%"), (0.123, "12%"), (0.999, "99%"), (1, "100%")]
)
def test_a_share_is_never_nothing_or_all_where_it_is_neither(share, shown):
    assert DOLLARS.percent(share) == shown


@pytest.mark.parametrize(
    ("belief", "unit", "shown"),
    [
        ((40, 60, 80), "money an hour", "$40 to $80 an hour, likely $60"),
        ((1.85, 1.9, 2), "money per minute", "$1.85 to $2 per minute, likely $1.90"),
        ((8, 10, 14), "hours", "8 to 14 hours, likely 10"),
        ((0.006, 0.12, 0.5), "share", "0.6% to 50%, likely 12%"),
        ((0.2, 0.4, 0.6), "share a year", "20% to 60% a year, likely 40%"),
        ((5, 5, 5), "hours", "5 hours"),
        ((1_250, 1_250, 1_250), "money", "$1,250"),
        ((0, 0, 0.3), "share", "0% to 30%, likely 0%"),
    ],
)
def test_a_belief_is_told_in_its_unit(belief, unit, shown):
    low, likely, high = belief
    assert DOLLARS.belief(Range(low=low, likely=likely, high=high), unit) == shown


def test_what_the_owner_told_is_shown_as_told_even_below_a_cent():
    told = Range(low=0.001, likely=0.004, high=0.009)
    assert DOLLARS.belief(told, "money per item") == "$0.001 to $0.009 per item, likely $0.004"


def test_one_hour_is_no_hours():
    assert DOLLARS.belief(Range.exactly(1), "hours") == "1 hour"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0175, "0.0175"),
        (0.0067, "0.0067"),
        (0.00045678, "0.0004568"),
        (12.3456, "12.35"),
        (1234.5, "1,234"),
    ],
)
def test_a_plain_number_has_four_significant_digits_however_small_it_is(value, shown):
    assert DOLLARS.number(value) == shown


def test_a_number_that_was_told_keeps_all_its_digits():
    assert DOLLARS.told_number(0.017543) == "0.017543"
    assert Figures("EUR", "de_DE").told_number(1234.56789) == "1.234,56789"
