"""Holds the way from text to values to refusing what other readers let through."""

import json
import time

import pytest

from advisor.domain.task_format import parse_task_text, read_task
from advisor.domain.task_format.parse import LARGEST_TEXT_BYTES
from advisor.errors import InputRefused


def refused(text, *, json_only=None):
    with pytest.raises(InputRefused) as caught:
        parse_task_text(text, json_only=json_only)
    line = caught.value.one_line("task")
    assert line.isprintable()
    assert len(line) < 300
    return line


def test_json_and_toml_are_told_apart_by_how_they_begin():
    assert parse_task_text(' \n{"title": "a"}') == {"title": "a"}
    assert parse_task_text('title = "a"') == {"title": "a"}
    assert parse_task_text('[settings]\ncurrency = "USD"') == {"settings": {"currency": "USD"}}
    assert parse_task_text('[[quotes]]\nvendor = "v"') == {"quotes": [{"vendor": "v"}]}
    assert parse_task_text('[{"title": "a"}]') == [{"title": "a"}]
    assert parse_task_text("[]") == []
    assert parse_task_text("") == {}


def test_a_name_that_says_json_or_toml_is_believed():
    assert "it is not valid JSON" in refused('title = "a"', json_only=True)
    assert "it is not valid TOML" in refused('{"title": "a"}', json_only=False)


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert parse_task_text('\ufeff{"title": "a"}') == {"title": "a"}
    assert parse_task_text('\ufefftitle = "a"') == {"title": "a"}


@pytest.mark.parametrize("text", ['{"title": "a",\r\n "notes": "b"}\r\n', 'title = "a"\r\nnotes = "b"\r\n'])
def test_line_ends_of_windows_are_line_ends(text):
    assert parse_task_text(text) == {"title": "a", "notes": "b"}


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_words_that_json_has_not_are_refused(word):
    line = refused(f'{{"hours": {word}}}')
    assert line == f"task: {word} is not a number. Write a finite number, or leave the key out."


@pytest.mark.parametrize("depth", [0, 1, 3])
def test_a_key_that_is_given_twice_is_refused_at_any_depth(depth):
    text = '{"hours": 1, "hours": 2}'
    for _ in range(depth):
        text = f'{{"settings": [{text}]}}'
    assert refused(text) == "task: hours: it is given twice. Keep one of the two."


def test_a_key_that_is_given_twice_is_refused_in_toml_too():
    assert refused("hours = 1\nhours = 2").startswith("task: it is not valid TOML: Cannot overwrite a value")


@pytest.mark.parametrize("key", ["\\u001b[31m", "a\\nb", "\\ud800", "x" * 10_000])
def test_a_key_that_is_given_twice_cannot_spoil_the_line(key):
    assert "it is given twice" in refused(f'{{"{key}": 1, "{key}": 2}}')


@pytest.mark.parametrize(
    "text",
    [
        '{"hours": ' + "9" * 5_000 + "}",
        '{"hours": -' + "9" * 5_000 + "}",
        '{"hours": 0.' + "3" * 5_000 + "}",
        "hours = " + "9" * 5_000,
        "hours = 1." + "3" * 5_000,
    ],
    ids=["JSON", "negative", "decimals", "TOML", "decimals in TOML"],
)
def test_a_number_of_thousands_of_digits_is_refused(text):
    line = refused(text)
    assert "has too many digits. Round it." in line


@pytest.mark.parametrize(
    "digits", ["9" * 400, "0x" + "F" * 5_000, "0b" + "1" * 20_000], ids=["decimal", "hexadecimal", "binary"]
)
def test_a_whole_number_in_toml_that_no_float_holds_is_refused(digits):
    with pytest.raises(InputRefused) as caught:
        read_task(parse_task_text(f'title = "a"\nhours = {digits}'))
    assert len(caught.value.one_line("task")) < 300


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" * 1_000 + "]" * 1_000,
        '{"a":' * 21 + "1" + "}" * 21,
        "a = " + "[" * 5_000,
        ".".join("a" * 30) + " = 1",
        "[" + ".".join("a" * 3_000) + "]",
    ],
    ids=["lists", "tables", "closed lists", "just too deep", "TOML lists", "dotted keys", "table name"],
)
def test_what_is_nested_too_deeply_is_refused(text):
    assert "nested too deeply" in refused(text) or "not valid" in refused(text)


def test_what_is_nested_as_deeply_as_allowed_is_taken():
    text = '{"a":' * 19 + "1" + "}" * 19
    assert parse_task_text(text) == json.loads(text)


def test_a_text_larger_than_the_cap_is_refused_before_it_is_read():
    started = time.perf_counter()
    line = refused("[" * (LARGEST_TEXT_BYTES + 1))
    assert line == "task: it is larger than 4 MB. Give it in smaller files, one task each."
    assert refused("é" * (LARGEST_TEXT_BYTES // 2 + 1)) == line
    assert time.perf_counter() - started < 2


def test_the_place_of_a_fault_is_named():
    assert "in line 2, column 10" in refused('{"title": "a",\n "hours" 1}')
    assert "line 2, column" in refused('title = "a"\nhours = = 1')


@pytest.mark.parametrize(
    "text", ["{", "{'title': 'a'}", '{"title": "a"} x', "title", "a = 2026-13-45", "\x00", "a = \x1b"]
)
def test_a_text_that_is_neither_is_refused_with_its_place(text):
    assert "it is not valid" in refused(text)
    assert refused(text).endswith("Mend that place.")
