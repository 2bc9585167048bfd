"""Makes entries out of plain values from anywhere, checked and cleaned as whatever enters a library is.

All raise InputRefused, its key as it stands within the entry.
"""

from __future__ import annotations

import base64
import binascii
import datetime
import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from advisor.domain.assessment import Basis, Confidence
from advisor.domain.handover import DocumentKind, KeptSection, SectionForm
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task_format import quote_to_data, read_quote, read_settings, read_task, task_to_data
from advisor.domain.task_format.keys import LONGEST_TITLE
from advisor.domain.task_format.refusal_words import allowed_words, listed, quoted, shown
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library import door
from advisor.library.rows import to_json
from advisor.library.surroundings import as_text, from_text

_NO_ANSWERS = ("schema", "title", "function", "notes", "quotes", "settings")
_WORDS: Mapping[str, type[StrEnum]] = {
    "arrangement": Arrangement,
    "confidence": Confidence,
    "basis": Basis,
}
_LINES = ("alternative", "currency", "rightsource_version")
_LONGEST_SUMMARY = 400_000
RESULT_KEYS = (
    "arrangement", "alternative", "confidence", "cost_mean", "currency", "basis", "rightsource_version",
    "assessed_at", "summary",
)  # fmt: skip
_MAY_MISS = ("arrangement", "alternative", "cost_mean")


def task_values(title: Any, function: Any, notes: Any, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Title, function, notes and answers of a ``TaskEntry``, in their one spelling."""
    told: dict[str, Any] = {**answers, "title": title, "notes": notes}
    if function is not None:
        told["function"] = function
    for key in ("quotes", "settings", "schema"):
        if key in answers:
            raise InputRefused(
                key=f"answers.{key}",
                problem=tr("it is not kept in the task itself."),
                remedy=tr("Take it out."),
            )
    try:
        data = task_to_data(read_task(told))
    except InputRefused as error:
        if error.key.partition("[")[0] in ("title", "function", "notes"):
            raise
        raise under("answers", error) from None
    return {
        "title": data["title"],
        "function": data.get("function"),
        "notes": data.get("notes", ""),
        "answers": {key: value for key, value in data.items() if key not in _NO_ANSWERS},
    }


def offer(data: Any) -> dict[str, Any]:
    """A quote's values, in their one spelling."""
    return quote_to_data(read_quote(data, "offer"))


def status(value: Any) -> str:
    """A word of ``TaskStatus``."""
    return str(word(value, TaskStatus, "status"))


def word(value: Any, words: type[StrEnum], key: str) -> StrEnum:
    """One of ``words``."""
    try:
        if isinstance(value, str):
            return words(value)
    except ValueError:
        pass
    raise InputRefused(
        key=key,
        problem=tr("{value} is not a level it has.").format(value=quoted(value)),
        remedy=allowed_words(listed(one.value for one in words)),
    )


def moment(value: Any, key: str) -> str:
    """A time in its one spelling: UTC, to the millisecond."""
    try:
        if isinstance(value, str) and len(value) <= 40:
            return as_text(from_text(value))
    except (ValueError, OverflowError):
        pass
    raise InputRefused(
        key=key,
        problem=tr("{value} is no time.").format(value=quoted(value)),
        remedy=tr("Write it like {example}.").format(example="2026-11-23T09:30:00.000Z"),
    )


def day(value: Any, key: str) -> datetime.date:
    """A date."""
    try:
        if isinstance(value, str):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise InputRefused(
        key=key,
        problem=tr("{value} is no date.").format(value=quoted(value)),
        remedy=tr("Write it like {example}.").format(example="2026-11-23"),
    )


def text(value: Any, key: str) -> str:
    """Any text; what may be in it is the door's affair."""
    if isinstance(value, str):
        return value
    raise InputRefused(
        key=key,
        problem=tr("text is needed, not {value}.").format(value=shown(value)),
        remedy=tr("Put it in quotes."),
    )


def vendor(values: Mapping[str, Any]) -> Vendor:
    """A vendor of the fields that are told."""
    for name in Vendor.__struct_fields__:
        value = values.get(name)
        if value is not None and name not in ("provider_abroad", "holds_licence"):
            text(value, name)
    return door.cleaned_vendor(Vendor(**{"name": "", **values}))


def note(on: datetime.date, kind: Any, words: Any, follow_up_on: datetime.date | None = None) -> VendorNote:
    """A note about a vendor."""
    found = NoteKind(word(kind, NoteKind, "kind"))
    return door.cleaned_note(
        VendorNote(on=on, kind=found, text=text(words, "text"), follow_up_on=follow_up_on)
    )


def business(name: Any, settings: Any, logo: bytes | None) -> Business:
    """Whose library it is."""
    return door.cleaned_business(
        Business(name=text(name, "name"), settings=read_settings(settings), logo=logo)
    )


def picture(value: Any, key: str) -> bytes:
    """The bytes of a picture that is written in base 64."""
    try:
        return base64.b64decode(text(value, key), validate=True)
    except (binascii.Error, ValueError):
        raise InputRefused(
            key=key, problem=tr("it is not written in base 64."), remedy=tr("Take the picture out.")
        ) from None


def section(data: Any, key: str) -> KeptSection:
    """A section of a hand-over document."""
    if not isinstance(data, Mapping):
        raise no_table(data, key)
    names = set(KeptSection.__struct_fields__)
    refuse_unknown(data, names, key)
    values: dict[str, Any] = {}
    for name in sorted(names):
        value = data.get(name, [] if name in ("lines", "filled") else "")
        place = f"{key}.{name}"
        if name == "form":
            values[name] = word(value, SectionForm, place)
        elif name in ("lines", "filled"):
            if not isinstance(value, (list, tuple)):
                raise no_list(value, place)
            values[name] = tuple(text(line, f"{place}[{n}]") for n, line in enumerate(value))
        else:
            values[name] = text(value, place)
    try:
        return door.cleaned_section(KeptSection(**values))
    except InputRefused as error:
        raise under(key, error) from None


def document_kind(value: Any, key: str) -> DocumentKind:
    """Which of the documents."""
    return DocumentKind(word(value, DocumentKind, key))


def section_to_data(one: KeptSection) -> dict[str, Any]:
    """A section as plain values; ``section`` reads them."""
    found: dict[str, Any] = {}
    for name in one.__struct_fields__:
        value = getattr(one, name)
        found[name] = list(value) if isinstance(value, tuple) else str(value)
    return found


def result(data: Any, key: str) -> dict[str, Any]:
    """A row of the table of last advice, its summary as plain values."""
    if not isinstance(data, Mapping):
        raise no_table(data, key)
    refuse_unknown(data, RESULT_KEYS, key)
    found: dict[str, Any] = {}
    for name in RESULT_KEYS:
        value, place = data.get(name), f"{key}.{name}"
        if value is None:
            if name not in _MAY_MISS:
                raise missing(place)
            found[name] = None
        elif name in _WORDS:
            found[name] = word(value, _WORDS[name], place).value
        elif name in _LINES:
            found[name] = _line(value, place)
        elif name == "cost_mean":
            found[name] = _figure(value, place)
        elif name == "assessed_at":
            found[name] = moment(value, place)
        else:
            found[name] = _summary(value, place)
    return found


def refuse_unknown(data: Mapping[str, Any], known: Any, key: str) -> None:
    """Raise InputRefused for a key that is none of ``known``."""
    for name in data:
        if name not in known:
            raise InputRefused(
                key=f"{key}.{name}" if key else str(name),
                problem=tr("there is no such key."),
                remedy=tr("Allowed keys: {keys}.").format(keys=", ".join(sorted(known))),
            )


def missing(key: str) -> InputRefused:
    """For a key that must be there."""
    return InputRefused(key=key, problem=tr("it is missing."), remedy=tr("Add it."))


def no_list(value: Any, key: str) -> InputRefused:
    """For what should be a list."""
    return InputRefused(
        key=key,
        problem=tr("a list is needed, not {value}.").format(value=shown(value)),
        remedy=tr("Put it in [ ]."),
    )


def under(place: str, error: InputRefused) -> InputRefused:
    """The same refusal, its key within ``place``."""
    return InputRefused(
        key=f"{place}.{error.key}" if error.key else place, problem=error.problem, remedy=error.remedy
    )


def no_table(value: Any, key: str) -> InputRefused:
    """For what should be a table of keys."""
    return InputRefused(
        key=key,
        problem=tr("a table of keys is needed here, not {value}.").format(value=shown(value)),
        remedy=tr("Put it in {brackets}.").format(brackets="{ }"),
    )


def _line(value: Any, key: str) -> str:
    line = " ".join(text(value, key).split())
    if len(line) > 2 * LONGEST_TITLE:
        raise InputRefused(
            key=key,
            problem=tr("it is longer than {most} characters.").format(most=2 * LONGEST_TITLE),
            remedy=tr("Shorten it."),
        )
    return line


def _figure(value: Any, key: str) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < 1e300:
        number = float(value)
        if math.isfinite(number):
            return number
    raise InputRefused(
        key=key,
        problem=tr("a number is needed, not {value}.").format(value=shown(value)),
        remedy=tr("Write a finite number, or leave the key out."),
    )


def _summary(value: Any, key: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise no_table(value, key)
    if len(to_json(value)) > _LONGEST_SUMMARY:
        raise InputRefused(
            key=key, problem=tr("it is too long."), remedy=tr("Leave out the result of this task.")
        )
    return value
