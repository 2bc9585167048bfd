"""Cleans and checks all that enters a library: what passes can be stored, read back and printed."""

from __future__ import annotations

import datetime
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any

from advisor.domain.levels import Arrangement
from advisor.domain.records import Business
from advisor.domain.task import Quote, Settings, Task
from advisor.domain.task_format import (
    answer_to_data,
    quote_to_data,
    read_answer,
    read_quote,
    read_settings,
    read_task,
    settings_to_data,
    task_to_data,
)
from advisor.domain.task_format.keys import LONGEST_TEXT, LONGEST_TITLE
from advisor.domain.task_format.read import clean_text
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.errors import InputRefused

_KEPT_ELSEWHERE = ("quotes", "settings", "schema")
_FLAGS = ("provider_abroad", "holds_licence")


def cleaned_task(task: Task) -> Task:
    """The task without its quotes and settings. Raises InputRefused."""
    return read_task(task_to_data(replace(task, quotes=(), settings=Settings())))


def cleaned_answer(key: str, value: Any) -> Any:
    """The value to keep under ``key`` of a task; None takes an answer back. Raises InputRefused."""
    if key in _KEPT_ELSEWHERE:
        raise InputRefused(
            key=key, problem="it is not kept in the task itself.", remedy="Change the quotes or the settings."
        )
    if value is not None:
        # Not ours: plain data already, such as a list, or something that the reader refuses.
        with suppress(TypeError):
            value = answer_to_data(value)
        return read_answer(key, value)
    if key == "title":
        return read_answer(key, "")  # refuses, with the sentence for an empty title
    default = {field.name: field for field in fields(Task)}.get(key)
    if default is None:
        return read_answer(key, "")  # refuses, naming the nearest key
    return default.default


def cleaned_quote(quote: Quote) -> Quote:
    """The quote as it can be kept. Raises InputRefused."""
    return read_quote(quote_to_data(quote))


def cleaned_business(business: Business) -> Business:
    """The business as it can be kept. Raises InputRefused."""
    return Business(
        name=_line("name", business.name), settings=read_settings(settings_to_data(business.settings))
    )


def cleaned_vendor(vendor: Vendor) -> Vendor:
    """The vendor as it can be kept. Raises InputRefused."""
    return Vendor(
        **{
            field.name: cleaned_vendor_field(field.name, getattr(vendor, field.name))
            for field in fields(Vendor)
        }
    )


def cleaned_vendor_field(key: str, value: Any) -> Any:
    """The value to keep in one field of a vendor; None: nothing was written down. Raises InputRefused."""
    if key not in {field.name for field in fields(Vendor)}:
        raise InputRefused(key=key, problem="a vendor has no such field.", remedy="Put it in the summary.")
    if key in _FLAGS:
        if value is None or isinstance(value, bool):
            return value
        raise InputRefused(
            key=key, problem="it is neither true nor false.", remedy="Choose yes, no or not known."
        )
    if key == "arrangement":
        return _arrangement(value)
    if key == "summary":
        return _text(key, value)
    line = _line(key, value)
    if key == "name" and not line:
        raise InputRefused(key=key, problem="it is empty.", remedy="Write down what the vendor is called.")
    return line


def cleaned_note(note: VendorNote) -> VendorNote:
    """The note as it can be kept. Raises InputRefused."""
    on = note.on
    if isinstance(on, datetime.datetime):  # which is a date to Python, but reads back as another value
        on = on.date()
    return VendorNote(on=on, kind=NoteKind(note.kind), text=_text("text", note.text))


def _arrangement(value: Any) -> Arrangement | None:
    if value is None:
        return None
    if value in (Arrangement.OUTSOURCE, Arrangement.OFFSHORE):
        return Arrangement(value)
    raise InputRefused(
        key="arrangement",
        problem="a vendor works as outsource or offshore.",
        remedy="Choose one, or neither.",
    )


def _text(key: str, value: str | None) -> str:
    text = clean_text(value or "")
    if len(text) > LONGEST_TEXT:
        raise InputRefused(
            key=key, problem=f"it is longer than {LONGEST_TEXT:,} characters.", remedy="Shorten it."
        )
    return text


def _line(key: str, value: str | None) -> str:
    line = " ".join(_text(key, value).split())
    if len(line) > LONGEST_TITLE:
        raise InputRefused(
            key=key,
            problem=f"it is longer than {LONGEST_TITLE} characters.",
            remedy="Shorten it; details belong in the summary.",
        )
    return line
