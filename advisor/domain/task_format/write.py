"""From a Task back to the plain values of its format; reading them again gives the same task."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from advisor.domain.ranges import Range
from advisor.domain.task import Extra, Quote, QuoteCurrency, Rate, Settings, Step, Task
from advisor.domain.task_format.keys import SCHEMA_NAME


def task_to_data(task: Task) -> dict[str, Any]:
    """The task as plain values, without what was not answered."""
    return {"schema": SCHEMA_NAME, **_fields(task)}


def quote_to_data(quote: Quote) -> dict[str, Any]:
    """The quote as plain values, without what was not said."""
    return _fields(quote)


def settings_to_data(settings: Settings) -> dict[str, Any]:
    """The settings as plain values, without what was not set."""
    return _fields(settings)


def answer_to_data(value: Any) -> Any:
    """The value of one answer as plain JSON and TOML values; None stays None."""
    match value:
        case None | bool() | int() | float():
            return _plain_number(value)
        case StrEnum():
            return value.value
        case str():
            return value
        case Range():
            low, likely, high = (_plain_number(x) for x in (value.low, value.likely, value.high))
            return likely if value.is_certain else [low, likely, high]
        case QuoteCurrency() if value.rate is None:
            return value.code
        case Rate() | Extra() | Quote() | QuoteCurrency() | Settings() | Step():
            return _fields(value)
        case tuple():
            return [answer_to_data(item) for item in value]
        case Mapping():
            return {name: answer_to_data(item) for name, item in value.items()}
    raise TypeError(f"{type(value).__name__} is no value of a task")


def _fields(record: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names = record.__struct_fields__
    defaults = dict(
        zip(reversed(names), reversed(record.__struct_defaults__), strict=False)
    )  # of the last ones
    for name in names:
        value = getattr(record, name)
        if value is None or (not value and name in defaults and value == defaults[name]):
            continue
        data = answer_to_data(value)
        if data != {}:
            found[name] = data
    return found


def _plain_number(value: Any) -> Any:
    """A float that is whole is written as a whole number, so that 20.0 reads as 20."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value
