"""Values out of rows that may be spoilt, as far as they pass the checks of all that enters a library."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any

from advisor.domain.task_format.keys import LONGEST_TEXT, LONGEST_TITLE
from advisor.domain.vendor import NoteKind
from advisor.errors import InputRefused
from advisor.library import door
from advisor.library.interchange import checked
from advisor.library.interchange.json_format import LARGEST_ID
from advisor.library.salvage.pages import Row

FAULTS = (InputRefused, ValueError, TypeError, KeyError)


def by_name(row: Row, columns: tuple[str, ...]) -> dict[str, Any]:
    """What is left of a row, by the names of its columns."""
    return dict(zip(columns, row.values, strict=False))


def all_by_name(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterable[dict[str, Any]]:
    """The same of several."""
    return (by_name(row, columns) for row in rows)


def is_id(value: Any) -> bool:
    """Whether a library could have given it."""
    return isinstance(value, int) and 0 < value <= LARGEST_ID


def line(value: Any) -> str:
    """A title or a name as it can be kept; "" where there is none."""
    if not isinstance(value, str):
        return ""
    kept = ""
    with suppress(*FAULTS):
        kept = checked.task_values(" ".join(value.split())[:LONGEST_TITLE], None, "", {})["title"]
    return kept


def longer_text(value: Any) -> tuple[str, bool]:
    """A longer text as it can be kept, and whether all of it can."""
    if not isinstance(value, str):
        return "", False
    with suppress(*FAULTS):
        kept = checked.task_values("x", None, value, {})["notes"]
        return kept, kept == value and "\ufffd" not in value
    return kept_or(
        "", lambda text: checked.task_values("x", None, text, {})["notes"], value[:LONGEST_TEXT]
    ), False


def passes(check: Callable[..., Any], *values: Any) -> bool:
    """Whether ``check`` takes the values."""
    try:
        check(*values)
    except FAULTS:
        return False
    return True


def kept_or(otherwise: Any, check: Callable[..., Any], *values: Any) -> Any:
    """What ``check`` makes of the values, or ``otherwise`` where they do not pass."""
    with suppress(*FAULTS):
        return check(*values)
    return otherwise


def day(value: Any) -> str | None:
    """A day as it is stored, None where there is none."""
    return None if value is None else kept_or(None, lambda: checked.day(value, "review_on").isoformat())


def follow_up_day(value: Any) -> datetime.date | None:
    """A day to come back to a vendor, None where there is none. Raises InputRefused."""
    return None if value is None else door.cleaned_day("follow_up_on", checked.day(value, "follow_up_on"))


def note_kind(value: Any) -> str:
    """The word for a kind of note. Raises InputRefused."""
    return str(checked.word(value, NoteKind, "kind"))
