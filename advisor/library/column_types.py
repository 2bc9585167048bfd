"""Holds what is read to the types of its columns: SQLite checks them when they are written, never when read.

Of a damaged file anything can come, such as bytes for a title. Told apart here, it is damage; further on it
would be taken for a fault of ours.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_NONE = type(None)
_TEXT, _WHOLE, _BYTES = frozenset((str,)), frozenset((int,)), frozenset((bytes,))
# By name, which is enough: no two of our columns of one name have different types.
_TYPES: Mapping[str, frozenset[type]] = {
    **dict.fromkeys(
        ("title", "notes", "status", "answers", "created_at", "changed_at", "sort_key", "advice", "name",
         "contact", "email", "phone", "website", "country", "summary", "noted_on", "kind", "text", "vendor",
         "terms", "sections", "key", "value", "type"),
        _TEXT,
    ),
    **dict.fromkeys(
        ("function", "deleted_at", "arrangement", "review_on", "follow_up_on", "sql"), _TEXT | {_NONE}
    ),
    **dict.fromkeys(("id", "task_id", "position"), _WHOLE),
    **dict.fromkeys(("vendor_id", "provider_abroad", "holds_licence"), _WHOLE | {_NONE}),
    **dict.fromkeys(("cost", "cost_mean"), frozenset((float, _NONE))),
    "data": _BYTES,
}  # fmt: skip


def are_as_declared(description: Sequence[Sequence[Any]] | None, rows: Sequence[Sequence[Any]]) -> bool:
    """Whether all values of ``rows`` are of their columns' types. ``description``: as a cursor has it.

    Columns that a query makes, or calls otherwise, are anyone's.
    """
    if not rows or description is None:
        return True
    for place, (name, *_) in enumerate(description):
        allowed = _TYPES.get(name)
        if allowed is not None and not allowed.issuperset({type(row[place]) for row in rows}):
            return False
    return True
