"""Tasks as one text: what is copied reads the same again, and nothing hostile gets through or raises."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.task import Task
from advisor.domain.task_format import looks_like_tasks, parse_task_text, read_task, read_tasks, tasks_to_text
from advisor.errors import InputRefused
from tests.strategies import tasks as any_tasks


@given(any_tasks())
def test_a_task_reads_the_same_again_also_as_a_task_file(task: Task) -> None:
    text = tasks_to_text([task])
    assert read_tasks(text) == (task,)
    assert read_task(parse_task_text(text)) == task


def test_several_tasks_are_a_list_and_keep_their_order() -> None:
    several = (Task(title="Books"), Task(title="Bills", notes="“Quoted”\nand more"))
    assert read_tasks(tasks_to_text(several)) == several


def test_a_refusal_names_the_task_and_the_key() -> None:
    with pytest.raises(InputRefused) as caught:
        read_tasks('[{"title": "Books"}, {"title": "Bills", "hours": -1}]')
    assert caught.value.key == "[1].hours"
    with pytest.raises(InputRefused) as caught:
        read_tasks("[3]")
    assert caught.value.key == "[0]"


def test_more_than_fit_are_refused() -> None:
    with pytest.raises(InputRefused, match="501 tasks"):
        read_tasks(json.dumps([{"title": "Books"}] * 501))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"title": NaN}',
        '{"title": 1e400}',
        '{"title": "x", "title": "y"}',
        '{"title": "x", "hours": 1e999}',
        '{"title": ' + "[" * 50_000,
        '{"title": "x", "hours": ' + "9" * 6000 + "}",
        '{"title": "\\ud800"',
        '{"title": "' + "x" * 5_000_000 + '"}',
        "null",
        '"title"',
        '{"schema": "other/1", "title": "x"}',
        "\0",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_hostile_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputRefused):
        read_tasks(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(InputRefused):
        read_tasks(text)


@pytest.mark.parametrize("text", ['{"title": 1}', ' [\n {"', "{}", '\ufeff{"a'])
def test_json_is_told_from_its_beginning(text: str) -> None:
    assert looks_like_tasks(text)


@pytest.mark.parametrize("text", ["", "Books", "[ ] Books", "[x] Bills", "{urgent} Books", "[1, 2]", "- {"])
def test_lists_of_names_are_not_taken_for_it(text: str) -> None:
    assert not looks_like_tasks(text)
