"""Makes the tables that leave a library: tasks, vendors, notes and advice, a row each, in use only."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from advisor.domain.folding import fold
from advisor.domain.levels import Arrangement
from advisor.library.interchange.columns import COLUMNS, HIGH, LOW, CellKind, Column, What
from advisor.library.interchange.contents import Contents, NoteEntry, TaskEntry, VendorEntry
from advisor.library.interchange.labels import NONE_OF_THEM
from advisor.library.surroundings import from_text
from advisor.records import Struct

Cell = str | float | bool | datetime.date | datetime.datetime | None
_PARTS_OF_RATE = ("included", "minimum", "per")


class Table(Struct, frozen=True, kw_only=True):
    """A table with its columns; its cells are not defused yet. ``values``: what each row is made of."""

    what: What
    columns: Sequence[Column]
    count: int
    values: Sequence[Callable[[], Mapping[str, Any]]]

    def rows(self) -> Iterator[list[Cell]]:
        """The cells of each row, levels in the language in use."""
        for values in self.values:
            found = values()
            yield [_cell(column, found.get(column.key)) for column in self.columns]


def table_of(what: What, contents: Contents) -> Table:
    """Tasks and vendors by name, notes by vendor and day, latest first."""
    values = _MAKERS[what](contents)
    return Table(what=what, columns=COLUMNS[what], count=len(values), values=values)


Values = Callable[[], Mapping[str, Any]]


def _tasks_in_use(contents: Contents) -> list[TaskEntry]:
    found = [task for task in contents.tasks if task.deleted_at is None]
    return sorted(found, key=lambda task: (fold(task.title), task.id))


def _vendors_in_use(contents: Contents) -> list[VendorEntry]:
    found = [entry for entry in contents.vendors if entry.deleted_at is None]
    return sorted(found, key=lambda entry: (fold(entry.vendor.name), entry.id))


def _tasks(contents: Contents) -> list[Values]:
    return [partial(_task, task) for task in _tasks_in_use(contents)]


def _advice(contents: Contents) -> list[Values]:
    return [partial(_result, task) for task in _tasks_in_use(contents)]


def _vendors(contents: Contents) -> list[Values]:
    return [partial(_vendor, entry) for entry in _vendors_in_use(contents)]


def _notes(contents: Contents) -> list[Values]:
    return [
        partial(_note, entry, note)
        for entry in _vendors_in_use(contents)
        for note in sorted(entry.notes, key=lambda note: (note.note.on, note.id), reverse=True)
    ]


_MAKERS: Mapping[What, Callable[[Contents], list[Values]]] = {
    What.TASKS: _tasks,
    What.VENDORS: _vendors,
    What.NOTES: _notes,
    What.ADVICE: _advice,
}


def _task(task: TaskEntry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "title": task.title,
        "function": task.function,
        "status": task.status,
        "review_on": None if task.review_on is None else datetime.date.fromisoformat(task.review_on),
        "notes": task.notes,
        "created_at": task.created_at,
        "quotes": [dict(quote.offer) for quote in task.quotes],
    }
    for key, value in task.answers.items():
        if key in ("outsource_rate", "offshore_rate"):
            rate = value if isinstance(value, Mapping) else {"price": value}
            found.update({f"{key}.{part}": rate.get(part) for part in _PARTS_OF_RATE})
            found.update(_spread(f"{key}.price", rate.get("price")))
        else:
            found.update(_spread(key, value) if _is_range(value) else {key: value})
    return found


def _is_range(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 3 and not isinstance(value[0], (str, Mapping))


def _spread(key: str, value: Any) -> dict[str, Any]:
    """A range in three cells; what is certain in one."""
    if not isinstance(value, list):
        return {key: value}
    return {f"{key}{LOW}": value[0], key: value[1], f"{key}{HIGH}": value[2]}


def _result(task: TaskEntry) -> dict[str, Any]:
    found: dict[str, Any] = {"title": task.title, "function": task.function, "status": task.status}
    result = task.result
    if result is None:
        return found
    summary = result["summary"]
    ways = [one for one in summary.get("alternatives", ()) if isinstance(one, Mapping)]
    best = next((one for one in ways if one.get("id") == result["alternative"]), {})
    market = {one.get("arrangement"): one.get("cost") for one in ways if one.get("vendor") is None}
    return {
        **found,
        "arrangement": result["arrangement"],
        "vendor": best.get("vendor"),
        "confidence": result["confidence"],
        "probability_best": summary.get("probability_best"),
        "currency": result["currency"],
        "basis": result["basis"],
        "cost": result["cost_mean"],
        "cash": best.get("cash"),
        "your_hours": best.get("your_hours"),
        **{way.value: market.get(way.value) for way in Arrangement},
        "safeguards": summary.get("safeguards"),
        "assessed_at": result["assessed_at"],
    }


def _vendor(entry: VendorEntry) -> dict[str, Any]:
    vendor = entry.vendor
    found = {column.key: getattr(vendor, column.key, None) for column in COLUMNS[What.VENDORS]}
    return {**found, "created_at": entry.created_at}


def _note(entry: VendorEntry, note: NoteEntry) -> dict[str, Any]:
    return {
        "vendor": entry.vendor.name,
        "on": note.note.on,
        "kind": note.note.kind.value,
        "text": note.note.text,
        "follow_up_on": note.note.follow_up_on,
        "created_at": note.created_at,
    }


def _cell(column: Column, value: Any) -> Cell:
    if value == [] and column.kind is CellKind.LEVELS:
        return NONE_OF_THEM.told("none")
    if value is None or value in ("", []):
        return None
    match column.kind:
        case CellKind.TEXT:
            return str(value)
        case CellKind.NUMBER:
            return value if isinstance(value, (int, float)) else None
        case CellKind.FLAG:
            return bool(value)
        case CellKind.LEVEL:
            return _level(column, value)
        case CellKind.LEVELS:
            return "; ".join(_level(column, one) for one in value)
        case CellKind.DAY:
            return value if isinstance(value, datetime.date) else None
        case CellKind.MOMENT:
            return from_text(value).astimezone(datetime.UTC).replace(tzinfo=None)
        case CellKind.DATA:
            return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _level(column: Column, code: Any) -> str:
    scale = column.scale
    assert scale is not None
    return scale.told(str(code)) if str(code) in scale.labels else str(code)
