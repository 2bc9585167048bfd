import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.report.columns import share_width

tables = st.integers(1, 6).flatmap(
    lambda columns: st.tuples(
        st.lists(st.floats(1, 500), min_size=columns, max_size=columns),
        st.lists(st.lists(st.floats(0, 5000), min_size=columns, max_size=columns), min_size=1, max_size=9),
    )
)


@given(tables, st.floats(20, 3000))
def test_columns_fill_the_width_and_none_vanishes(table, available):
    least, lengths = table
    shared = share_width(least, lengths, available)
    assert sum(shared) == pytest.approx(available)
    assert all(width > 0 for width in shared)


@given(tables, st.floats(20, 3000))
def test_where_there_is_room_every_column_has_what_it_needs(table, available):
    least, lengths = table
    if sum(least) <= available:
        shared = share_width(least, lengths, available)
        assert all(width >= need - 1e-6 for width, need in zip(shared, least, strict=True))


def test_a_long_text_gets_more_room_than_a_short_one():
    short, long = share_width([10, 10], [[30, 500], [20, 400]], 100)
    assert long > 3 * short


def test_where_nothing_needs_to_break_nothing_does():
    assert share_width([10, 10], [[30, 50]], 100) == [30, 70]


# Widths as a table in characters has them: whole, and often alike.
texts = st.integers(1, 5).flatmap(
    lambda columns: st.tuples(
        st.lists(st.integers(1, 20).map(float), min_size=columns, max_size=columns),
        st.lists(st.lists(st.integers(0, 90).map(float), min_size=columns, max_size=columns), min_size=1),
    )
)


@given(texts, st.integers(20, 150))
def test_each_portion_goes_where_it_makes_the_table_the_shortest(table, available):
    least, lengths = table
    wanted = [max(need, *column) for need, column in zip(least, zip(*lengths, strict=True), strict=True)]
    if not sum(least) < available < sum(wanted):
        return
    portion = (available - sum(least)) / 24
    widths = list(least)
    for _ in range(24):
        found = []
        for column, width in enumerate(widths):
            if width < wanted[column]:
                tried = [*widths[:column], width + portion, *widths[column + 1 :]]
                found.append((height(lengths, tried), -wanted[column], column))
        widths[min(found)[2]] += portion
    assert share_width(least, lengths, available) == widths


def height(lengths, widths):
    """The lines of a table, and a tenth of what is filled of them."""
    total = 0.0
    for row in lengths:
        filled = max(length / width for length, width in zip(row, widths, strict=True))
        total += max(1, math.ceil(filled - 1e-6)) + filled * 0.1
    return total
