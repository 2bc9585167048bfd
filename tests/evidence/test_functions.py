"""Holds the way from a word to its function and its typical task."""

import pytest

from advisor.evidence.starters import find_function, functions, starters, starters_of, typical_task


@pytest.mark.parametrize("function", functions(), ids=lambda one: one.code)
def test_a_function_is_found_by_its_code_its_label_and_every_alias(function):
    for word in (function.code, function.label, *function.aliases):
        assert find_function(word) is function
        assert find_function(f"  {word.upper().replace('_', '-')} ") is function


@pytest.mark.parametrize("name", [None, "", "  ", "astrology", "bookkeepin"])
def test_a_word_that_is_none_of_them_finds_nothing(name):
    assert find_function(name) is None
    assert typical_task(name) is None


def test_the_typical_task_is_the_first_of_its_function():
    for function in functions():
        assert typical_task(function.label) == starters_of(function.code)[0]


def test_all_starters_are_those_of_all_functions_each_once():
    codes = [starter.code for starter in starters()]
    assert codes == [one.code for function in functions() for one in starters_of(function.code)]
    assert len(set(codes)) == len(codes)


def test_a_function_nobody_knows_has_no_starters():
    with pytest.raises(KeyError):
        starters_of("astrology")


def test_a_starter_is_called_what_its_task_is_called():
    first = starters()[0]
    assert first.title == first.task.title
    assert first.task.function == first.function.code
