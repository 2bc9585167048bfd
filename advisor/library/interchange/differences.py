"""Tells a difference between two libraries in words: what it is about, and what each of them says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from advisor.domain.handover import KeptSection
from advisor.domain.task_format.refusal_words import number_list
from advisor.language import Marked, mark, tr
from advisor.library.function_names import function_name
from advisor.library.interchange.columns import COLUMNS, What
from advisor.library.interchange.contents import QuoteEntry
from advisor.library.interchange.labels import FLAGS, Label
from advisor.library.interchange.merge import BIN, DOCUMENT, FOLLOW_UP, QUOTE, Choice, Difference, Of
from advisor.wording.questions import QUESTIONS

_LONGEST = 160
_FIELDS: Mapping[str, str] = Marked(
    {
        "name": mark("Name of the business"),
        "logo": mark("Logo"),
        "steps": mark("Parts"),
        "status": mark("Status"),
        BIN: mark("In the bin"),
        QUOTE: mark("Quote"),
        DOCUMENT: mark("Hand-over document"),
        FOLLOW_UP: mark("Follow up on"),
    }
)
_KINDS: Mapping[Of, What] = {Of.TASK: What.TASKS, Of.VENDOR: What.VENDORS}
CHOICES: Mapping[Choice, str] = Marked(
    {
        Choice.MINE: mark("Keep mine"),
        Choice.THEIRS: mark("Take theirs"),
        Choice.BOTH: mark("Keep both"),
    }
)


def subject_of(one: Difference) -> str:
    """The task or vendor that it is about, or the business."""
    return tr("The business") if one.of is Of.BUSINESS else one.title


def field_of(one: Difference) -> str:
    """What of it differs."""
    if one.key in _FIELDS and not (one.of is Of.VENDOR and one.key == "name"):
        return _FIELDS[one.key]
    if one.of is not Of.BUSINESS:
        label = _label(_KINDS[one.of], one.key)
        if label is not None:
            return label.told()
    if one.key in QUESTIONS:
        return QUESTIONS[one.key].label
    name = one.key.removeprefix("preferences.")
    return QUESTIONS[name].label if name in QUESTIONS else name


def mine_of(one: Difference) -> str:
    """What this library says."""
    return _value(one, one.mine)


def theirs_of(one: Difference) -> str:
    """What the other says."""
    return _value(one, one.theirs)


def one_line(one: Difference, source: str) -> str:
    """For a terminal."""
    line = tr("{source}: {subject}, {field}: yours “{mine}”, theirs “{theirs}”").format(
        source=source,
        subject=subject_of(one),
        field=field_of(one),
        mine=mine_of(one),
        theirs=theirs_of(one),
    )
    return " ".join(line.split())


def _label(what: What, key: str) -> Label | None:
    return next(
        (column.label for column in COLUMNS[what] if column.key in (key, f"{key}.price")),
        None,
    )


def _value(one: Difference, value: Any) -> str:
    return _cut(_told(one, value))


def _told(one: Difference, value: Any) -> str:
    match value:
        case None:
            return tr("nothing")
        case bool():
            return FLAGS.told("yes" if value else "no")
        case bytes():
            return tr("a picture")
        case int() | float():
            return number_list(value)
        case QuoteEntry():
            return tr("{vendor}: {terms}").format(
                vendor=value.offer["vendor"], terms=_plain(value.offer["rate"])
            )
        case KeptSection():
            return f"{value.heading}: {' / '.join(value.lines)}"
        case [int() | float(), int() | float(), int() | float()]:
            return " – ".join(number_list(number) for number in value)
        case str():
            return _text(one, value)
        case list() if all(isinstance(item, str) for item in value):
            return "; ".join(_text(one, item) for item in value)
        case list() if all(isinstance(item, Mapping) and "title" in item for item in value):
            return "; ".join(str(item["title"]) for item in value)
    return _plain(value)


def _text(one: Difference, text: str) -> str:
    if one.key == "function":
        return function_name(text)
    if one.of is not Of.BUSINESS:
        for column in COLUMNS[_KINDS[one.of]]:
            if column.key == one.key and column.scale is not None and text in column.scale.labels:
                return column.scale.told(text)
    return text


def _plain(value: Any) -> str:
    """What has no words of its own, as it stands in a file."""
    text = json.dumps(value, ensure_ascii=False)
    return text.replace('"', "").strip("{}[]")


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
