"""Titles kept as long texts are looked into as a list of them is."""

from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.library.titles import Titles

PIECES = st.text(st.sampled_from("ab \n’жñ語😀"), max_size=5)
TITLES = st.lists(PIECES, max_size=12)


def kept(titles: list[str], size: int) -> Titles:
    found = Titles()
    for start in range(0, len(titles), size):
        found.extend(titles[start : start + size])
    return found


@given(TITLES, st.integers(1, 5), PIECES)
def test_they_are_those_that_went_in(titles, size, word):
    found = kept(titles, size)
    assert [found[place] for place in range(len(found))] == titles
    assert [found[place - len(titles)] for place in range(len(titles))] == titles
    assert found.containing(word) == bytes(word in title for title in titles)


@given(TITLES, st.integers(1, 5), st.lists(st.tuples(st.booleans(), PIECES), max_size=12))
def test_they_stay_in_order_while_some_come_and_go(titles, size, steps):
    expected = sorted(titles)
    found = kept(expected, size)
    for comes, title in steps:
        place = bisect_left(expected, title)
        assert bisect_left(found, title) == place
        if comes:
            expected.insert(place, title)
            found.insert(place, title)
        elif place < len(expected):
            del expected[place], found[place]
    assert [found[place] for place in range(len(found))] == expected
    assert found.containing("a") == bytes("a" in title for title in expected)


def test_a_place_that_is_not_there_is_refused():
    with pytest.raises(IndexError):
        kept(["a"], 1)[1]
    with pytest.raises(IndexError):
        Titles()[0]


@pytest.mark.parametrize("share", [1, 40])
def test_a_word_is_found_whether_it_is_in_many_titles_or_in_few(share):
    titles = [f"task {number:04}{' a needle' if number % share == 0 else ''}" for number in range(900)]
    assert kept(titles, 400).containing("needle") == bytes(number % share == 0 for number in range(900))
