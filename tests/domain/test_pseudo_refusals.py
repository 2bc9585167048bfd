"""Holds every refusal to the language in use, and the keys that it names to what they are in a file."""

import re
from collections.abc import Iterator

import pytest

from advisor.domain import levels
from advisor.domain.task_format import keys, parse_task_text, read_task
from advisor.domain.task_format.keys import Kind
from advisor.domain.task_format.refusal_words import bounds
from advisor.errors import InputRefused
from advisor.language import use
from tests.domain.test_refusals import REFUSED
from tests.pseudo import pseudo_language, untranslated

TABLES = [
    keys.TASK_KEYS, keys.STEP_KEYS, keys.RATE_KEYS, keys.QUOTE_KEYS, keys.EXTRA_KEYS,
    keys.QUOTE_CURRENCY_KEYS, keys.SETTINGS_KEYS,
]  # fmt: skip
# Words of the format, which are the same in every language.
KEYS = {name for table in TABLES for name in table}
WORDS = {word for key in keys.TASK_KEYS.values() for word in key.allowed_words}
WORDS |= {word.value for scale in (levels.Arrangement, levels.Per, levels.ExtraPer) for word in scale}
FORMAT = [*KEYS, *WORDS, keys.SCHEMA_NAME, "true", "false", "null", "{core = 200}"]
TEXTS = {
    "empty": "",
    "not closed": '{"title": "a"',
    "no value": '{"title": }',
    "no comma": '{"title": "a" "notes": "b"}',
    "no colon": '{"title" "a"}',
    "no key": "{1: 2}",
    "too much": '{"title": "a"} 7',
    "no end of text": '{"title": "a}',
    "wrong escape": '{"title": "\\q"}',
    "wrong character": '{"title": "\\u12"}',
    "control character": '{"title": "\n"}',
    "no number": '{"hours": NaN}',
    "twice": '{"hours": 1, "hours": 2}',
    "too long": '{"hours": ' + "9" * 50 + "}",
    "too long in TOML": "hours = " + "9" * 5_000,
    "too deep": "[" * 1_000 + "]" * 1_000,
    "too large": " " * 4_000_001,
}


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with pseudo_language():
        yield


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (*strings_in(key), *strings_in(item))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings_in(item)


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_task_is_refused_in_the_language_in_use(name):
    data = REFUSED[name][0]
    with pytest.raises(InputRefused) as caught:
        read_task(data)
    known = [*FORMAT, *(text.strip()[:40] for text in strings_in(data) if text.strip())]
    without_names = [
        re.sub(r"“[^”]*”|\de[+-]\d+", " ", text) for text in (caught.value.problem, caught.value.remedy)
    ]
    assert [untranslated(text, known) for text in without_names] == [[], []]
    assert caught.value.remedy.startswith("⟦")


@pytest.mark.parametrize("name", TEXTS)
def test_a_refused_text_is_refused_in_the_language_in_use(name):
    try:
        read_task(parse_task_text(TEXTS[name], json_only=not name.endswith("TOML")))
    except InputRefused as refused:
        error = refused
    known = ["title", "hours", "NaN"]
    assert untranslated(error.problem, known) == []
    assert untranslated(error.remedy, known) == []


def test_what_toml_s_reader_says_is_told_within_a_sentence():
    with pytest.raises(InputRefused) as caught:
        parse_task_text("title = ", json_only=False)
    assert re.fullmatch("⟦.*Invalid value.*⟧", caught.value.problem)


def test_every_number_that_a_key_takes_is_told_in_words():
    numbers = (Kind.NUMBER, Kind.WHOLE, Kind.RANGE, Kind.RATE, Kind.PRICES, Kind.EXTRAS)
    told = [bounds(key) for table in TABLES for key in table.values() if key.kind in numbers]
    assert len(told) > 20
    assert [untranslated(text) for text in told if untranslated(text)] == []


def test_a_refusal_as_a_whole_is_in_the_language_in_use():
    assert untranslated(str(InputRefused(key="", problem="", remedy=""))) == []


def test_a_large_number_is_grouped_as_the_language_groups_it():
    use("en")
    with pytest.raises(InputRefused, match="20,000 characters"):
        read_task({"title": "a", "notes": "x" * 20_001})
