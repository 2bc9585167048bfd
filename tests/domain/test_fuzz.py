"""Throws anything at the readers: what they cannot take, they refuse; nothing else ever comes out."""

import datetime
import json
import unicodedata

import tomli_w
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.domain.task import Task
from advisor.domain.task_format import parse_task_text, read_task
from advisor.domain.task_format.keys import (
    EXTRA_KEYS,
    QUOTE_CURRENCY_KEYS,
    QUOTE_KEYS,
    RATE_KEYS,
    SETTINGS_KEYS,
    TASK_KEYS,
)
from advisor.errors import InputRefused
from tests.strategies import fuzz, task_data

KEYS = sorted(
    {*TASK_KEYS, *QUOTE_KEYS, *RATE_KEYS, *EXTRA_KEYS, *SETTINGS_KEYS, *QUOTE_CURRENCY_KEYS, "core"}
)
WORDS = sorted({word.value for key in TASK_KEYS.values() if key.words for word in key.words})
ODD_TEXTS = ["", " ", "\ud800", "\x00", "\x1b[31m", "a\nb", "NaN", "1e5", "=1+1", "\u202e", "x" * 21_000]
ODD_NUMBERS = [
    -0.0,
    -1,
    1e300,
    2**63,
    10**400,
    -(10**400),
    float("nan"),
    float("inf"),
    5e-324,
    1.5,
    True,
    False,
]

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(WORDS)
    | st.sampled_from(ODD_TEXTS)
    | st.sampled_from(ODD_NUMBERS)
    | st.dates()
    | st.times()
    | st.just(datetime.datetime(2026, 3, 2, tzinfo=datetime.UTC))
)
names = st.sampled_from(KEYS) | st.text(max_size=6) | st.sampled_from(ODD_TEXTS)
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)
likely_tables = st.dictionaries(st.sampled_from(sorted(TASK_KEYS)), anything, max_size=5).map(
    lambda data: {"title": "a", **data}
)


def read_or_refused(read, source):
    """The task, or None where it was refused by the rules of refusing."""
    refused = None
    try:
        return read(source)
    except InputRefused as error:
        refused = error
    assert refused.problem
    assert refused.remedy
    line = refused.one_line("f")
    assert not {unicodedata.category(character) for character in line} & {"Cc", "Cs", "Zl", "Zp"}
    return None


def spoiled(draw, value):
    """``value`` with one place of it removed, renamed, doubled or replaced by something else."""
    if isinstance(value, dict) and value and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(value)))
        rest = {key: item for key, item in value.items() if key != name}
        match draw(st.sampled_from(["remove", "rename", "inside"])):
            case "remove":
                return rest
            case "rename":
                return {**rest, draw(names): value[name]}
        return {**value, name: spoiled(draw, value[name])}
    if isinstance(value, list) and value and draw(st.booleans()):
        place = draw(st.integers(0, len(value) - 1))
        match draw(st.sampled_from(["remove", "double", "inside", "reverse"])):
            case "remove":
                return value[:place] + value[place + 1 :]
            case "double":
                return value + value
            case "reverse":
                return value[::-1]
        return [*value[:place], spoiled(draw, value[place]), *value[place + 1 :]]
    return draw(anything)


@st.composite
def spoiled_tasks(draw):
    return spoiled(draw, draw(task_data()))


@fuzz
@given(anything)
def test_anything_is_read_or_refused(data):
    assert isinstance(read_or_refused(read_task, data), Task | None)


@fuzz
@given(likely_tables)
@example({"title": "a", "hours": 10**400})
@example({"title": "a", "settings": {"preferences": {"\x1b[31m": -1}}})
def test_the_right_keys_with_anything_under_them_are_read_or_refused(data):
    assert isinstance(read_or_refused(read_task, data), Task | None)


@fuzz
@given(spoiled_tasks())
def test_a_task_with_one_place_spoiled_is_read_or_refused(data):
    assert isinstance(read_or_refused(read_task, data), Task | None)


@fuzz
@given(st.text() | st.text(st.sampled_from('{}[]",:=.#\n 019eE+-xnaif"\'\\u')))
def test_any_text_is_parsed_or_refused(text):
    read_or_refused(parse_task_text, text)
    read_or_refused(lambda it: parse_task_text(it, json_only=True), text)
    read_or_refused(lambda it: parse_task_text(it, json_only=False), text)


@fuzz
@given(task_data(), st.data())
def test_the_text_of_a_task_with_a_piece_cut_out_or_put_in_is_read_or_refused(data, drawn):
    text = drawn.draw(st.sampled_from([json.dumps(data), tomli_w.dumps(data)]))
    start = drawn.draw(st.integers(0, len(text)))
    end = drawn.draw(st.integers(start, min(len(text), start + 20)))
    piece = drawn.draw(
        st.sampled_from(["", "NaN", "1e999", "-", "[", '"', "\\ud800", "\x00", "9" * 400, "\n"])
    )
    read_or_refused(lambda it: read_task(parse_task_text(it)), text[:start] + piece + text[end:])
