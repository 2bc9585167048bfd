"""Holds ranges to what the model relies on: they run upwards, and never below zero."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.ranges import Range
from tests.strategies import numbers, quick, ranges


def test_a_number_known_for_certain_is_a_range_of_no_width():
    known = Range.exactly(7.5)
    assert (known.low, known.likely, known.high) == (7.5, 7.5, 7.5)
    assert known.is_certain


def test_a_range_of_some_width_is_not_certain():
    assert not Range(low=1, likely=1, high=1.5).is_certain


def test_scaling_turns_hours_into_minutes():
    assert Range(low=1, likely=2, high=4).scaled(60) == Range(low=60, likely=120, high=240)


def test_a_cap_lowers_only_what_exceeds_it():
    assert Range(low=0.2, likely=0.9, high=1.8).capped(1) == Range(low=0.2, likely=0.9, high=1)


@pytest.mark.parametrize("numbers", [(2, 1, 3), (1, 3, 2), (3, 2, 1), (1, 0, 1)])
def test_a_range_that_does_not_rise_is_no_range(numbers):
    low, likely, high = numbers
    with pytest.raises(ValueError, match="from low over likely to high"):
        Range(low=low, likely=likely, high=high)


@pytest.mark.parametrize("bad", [-1, -1e-300, math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("place", ["low", "likely", "high"])
def test_a_range_takes_nothing_negative_and_nothing_infinite(place, bad):
    with pytest.raises(ValueError, match="finite numbers that are not negative"):
        Range(**{"low": 0, "likely": 0, "high": 0, place: bad})


@quick
@given(ranges(), st.floats(0, 1e6))
def test_a_scaled_range_still_rises(drawn, factor):
    scaled = drawn.scaled(factor)
    assert scaled.low <= scaled.likely <= scaled.high
    assert scaled.likely == drawn.likely * factor


@quick
@given(ranges(), numbers())
def test_a_capped_range_still_rises_and_stays_under_its_cap(drawn, ceiling):
    capped = drawn.capped(ceiling)
    assert capped.low <= capped.likely <= capped.high <= ceiling
    assert capped.capped(ceiling) == capped
