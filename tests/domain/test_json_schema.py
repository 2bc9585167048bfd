"""Holds the published JSON Schema to the reader: what the one takes, the other takes."""

import json
import re

import pytest
from hypothesis import given

from advisor.domain.task_format import read_task, task_to_data
from advisor.domain.task_format.json_schema import task_json_schema
from advisor.domain.task_format.keys import TASK_KEYS
from advisor.errors import InputRefused
from advisor.evidence.starters import starters
from tests.domain.schema_walk import allows
from tests.domain.test_fuzz import likely_tables, spoiled_tasks
from tests.domain.test_refusals import QUOTE, REFUSED
from tests.strategies import extreme_tasks, fuzz, quick, task_data

SCHEMA = task_json_schema()

# Rules between values, which JSON Schema has no words for.
ONLY_THE_READER_KNOWS = re.compile(
    "does not rise from low|the shares add up to|it is empty|this program reads|no currency code"
)
BEYOND_A_SCHEMA = {
    "empty title", "title of control characters", "low above likely",
    "likely above high", "steps that fall short", "preference without a name",
}  # fmt: skip


def reader_says(data):
    try:
        read_task(data)
    except InputRefused as refused:
        return refused.problem
    return None


def is_json(data):
    try:
        json.dumps(data, allow_nan=False)
    except (TypeError, ValueError):
        return False
    return True


def test_the_schema_is_json_and_names_itself():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["title"] == "rightsource.task/1"
    assert json.loads(json.dumps(SCHEMA, allow_nan=False)) == SCHEMA


def test_the_schema_has_every_key_with_its_words_and_what_it_is_for():
    assert set(SCHEMA["properties"]) == set(TASK_KEYS)
    assert SCHEMA["required"] == ["title"]
    assert SCHEMA["properties"]["skill"]["enum"] == ["anyone", "trained", "experienced", "professional"]
    assert SCHEMA["properties"]["horizon_months"]["type"] == "integer"
    for name, key in TASK_KEYS.items():
        if name != "schema":
            assert SCHEMA["properties"][name]["description"] == key.about


@pytest.mark.parametrize("code", [starter.code for starter in starters()])
def test_a_starter_keeps_to_the_schema(code):
    starter = next(one for one in starters() if one.code == code)
    assert allows(SCHEMA, task_to_data(starter.task))


@quick
@given(task_data())
def test_however_a_task_is_spelled_it_keeps_to_the_schema(data):
    assert allows(SCHEMA, data)


@quick
@given(extreme_tasks())
def test_what_is_written_keeps_to_the_schema(task):
    assert allows(SCHEMA, task_to_data(task))


@fuzz
@given(likely_tables | spoiled_tasks())
def test_the_reader_takes_nothing_that_the_schema_refuses_and_the_reverse(data):
    if not is_json(data):
        return
    problem = reader_says(data)
    if problem is None:
        assert allows(SCHEMA, data), data
    elif ONLY_THE_READER_KNOWS.search(problem) is None:
        assert not allows(SCHEMA, data), problem


@pytest.mark.parametrize("name", [name for name, case in REFUSED.items() if is_json(case[0])])
def test_what_the_reader_refuses_the_schema_refuses_where_it_has_the_words(name):
    data = REFUSED[name][0]
    assert allows(SCHEMA, data) == (name in BEYOND_A_SCHEMA)


def test_bare_numbers_in_a_list_of_extras_are_one_range_for_both():
    for extras in ([5, 10], [5], [1, 2, 3, 4]):
        data = {"title": "a", "quotes": [QUOTE | {"extras": extras}]}
        assert reader_says(data) is not None
        assert not allows(SCHEMA, data)
