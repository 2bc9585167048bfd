"""Small numbers for many places answer as a list of them does, however many kinds there are."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.library.small_numbers import SmallNumbers


@pytest.mark.parametrize("kinds", [1, 3, 256, 257, 700, 4_096, 4_097, 70_000])
def test_where_they_are_wanted(kinds):
    chance = random.Random(kinds)
    numbers = [chance.randrange(kinds) for _ in range(2_000)] + [0, kinds - 1]
    found = SmallNumbers()
    found.extend(numbers[:900])
    found.extend(iter(numbers[900:]))
    wanted = [chance.random() < 0.2 for _ in range(kinds)]
    assert found.where(wanted) == bytes(wanted[number] for number in numbers)
    assert found.where([False] * kinds) == bytes(len(numbers))
    assert len(found) == len(numbers)


def test_where_there_are_none():
    assert SmallNumbers().where([]) == b""


NUMBERS = st.integers(0, 70_000)


@given(st.lists(NUMBERS, max_size=20), st.lists(st.tuples(st.booleans(), NUMBERS), max_size=9))
def test_some_come_and_some_go(numbers, steps):
    found = SmallNumbers()
    found.extend(numbers)
    for comes, number in steps:
        place = number % (len(numbers) + 1)
        if comes:
            numbers.insert(place, number)
            found.insert(place, number)
        elif place < len(numbers):
            del numbers[place], found[place]
    assert [found[place] for place in range(len(found))] == numbers
    wanted = [number % 7 == 0 for number in range(70_001)]
    assert found.where(wanted) == bytes(wanted[number] for number in numbers)
