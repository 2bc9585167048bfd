"""The words with which a task's reader refuses a value: what stands there, and what is allowed instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from advisor.domain.task_format import keys
from advisor.domain.task_format.clean import clean_text
from advisor.domain.task_format.keys import Key, Kind
from advisor.errors import printable
from advisor.language import Marked, mark, tr

# What the numbers under a key count.
_UNITS = Marked(
    {
        "hours": mark("hours"),
        "months": mark("months"),
        "units": mark("units"),
        "money": mark("money"),
        "money an hour": mark("money an hour"),
        "money a month": mark("money a month"),
        "money a year": mark("money a year"),
    }
)


def nearest_word(word: Any, words: Iterable[str]) -> str | None:
    """The valid word most like ``word``, or None where nothing comes near."""
    if not isinstance(word, str):
        return None
    asked = word.strip().casefold().replace(" ", "_").replace("-", "_")[:80]
    import difflib  # only where something is refused

    close = difflib.get_close_matches(asked, list(words), n=1, cutoff=0.5)
    return close[0] if close else None


def listed(words: Iterable[str]) -> str:
    """Words in a row."""
    return ", ".join(words)


def clipped(text: str) -> str:
    """A text of the owner's as it can stand within a sentence."""
    return printable(clean_text(text), longest=60)


def quoted(value: Any) -> str:
    """A value as it was written: a text in quotation marks, else as ``shown``."""
    return tr("“{text}”").format(text=clipped(value)) if isinstance(value, str) else shown(value)


def shown(value: Any) -> str:
    """What kind of value stands there, and which."""
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "null"
        case int() | float():
            if abs(value) < keys.LARGEST_NUMBER:
                return tr("the number {number}").format(number=f"{value:g}")
            return tr("a huge number")
        case str():
            return tr("the text “{text}”").format(text=clipped(value))
        case Mapping():
            return tr("a table")
        case list() | tuple():
            return tr("a list")
        case _:
            return tr("a date or time")


def number_list(*numbers: float) -> str:
    """Numbers in a row, as short as they can be written."""
    return ", ".join(f"{number:g}" for number in numbers)


def allowed_words(what: str) -> str:
    """What is allowed, as a sentence."""
    return tr("Allowed: {what}.").format(what=what)


def write_words(what: str) -> str:
    """What to write instead, as a sentence."""
    return tr("Write {what}.").format(what=what)


def bounds(key: Key) -> str:
    """What numbers a key takes, in words."""
    if key.most < keys.LARGEST_NUMBER:
        is_whole = key.kind is Kind.WHOLE
        words = (
            tr("a whole number from {least} to {most}") if is_whole else tr("a number from {least} to {most}")
        )
    else:
        words = tr("a number above 0") if key.least > 0 else tr("a number from 0 up")
    told = words.format(least=f"{key.least:g}", most=f"{key.most:g}")
    return f"{told} ({_UNITS[key.unit]})" if key.unit else told


def allowed_keys(allowed: Iterable[str]) -> str:
    """The keys that a table takes, as a sentence."""
    return tr("Allowed keys: {keys}.").format(keys=listed(allowed))
