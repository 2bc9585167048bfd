"""Writes a whole library as JSON: sorted keys, a line for each task and vendor, the same bytes every time."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.domain.records import Business
from advisor.domain.task_format import settings_to_data
from advisor.domain.vendor import Vendor
from advisor.library.interchange.checked import section_to_data
from advisor.library.interchange.contents import Contents, DocumentEntry, NoteEntry, TaskEntry, VendorEntry
from advisor.library.interchange.json_format import SCHEMA_NAME, VENDOR_TEXTS
from advisor.progress import Progress

_REPORT_EVERY = 500
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def library_to_json(contents: Contents, progress: Progress | None = None) -> bytes:
    """The file's bytes: UTF-8, ended by a line feed. Reading it gives the same contents. Raises Cancelled."""
    return "".join(_lines(contents, progress or Progress())).encode("utf-8")


def _lines(contents: Contents, progress: Progress) -> Iterator[str]:
    business = _business(contents.business)
    yield "{\n"
    if business:
        yield f'"business":{_json(business)},\n'
    yield f'"schema":{_json(SCHEMA_NAME)},\n"tasks":['
    for count, task in enumerate(contents.tasks):
        if count % _REPORT_EVERY == 0:
            progress.report(count, len(contents.tasks))
        yield f"{',' if count else ''}\n{_json(_task(task))}"
    yield '\n],\n"vendors":['
    for count, vendor in enumerate(contents.vendors):
        yield f"{',' if count else ''}\n{_json(_vendor(vendor))}"
    yield "\n]\n}\n"


def _json(data: Any) -> str:
    return _ENCODER.encode(data)


def _business(business: Business) -> dict[str, Any]:
    logo = "" if business.logo is None else base64.b64encode(business.logo).decode("ascii")
    return _told(name=business.name, settings=settings_to_data(business.settings), logo=logo)


def _task(task: TaskEntry) -> dict[str, Any]:
    return {
        "id": task.id,
        "title": task.title,
        "status": task.status,
        "created_at": task.created_at,
        "changed_at": task.changed_at,
        **_told(
            function=task.function,
            notes=task.notes,
            answers=dict(task.answers),
            deleted_at=task.deleted_at,
            review_on=task.review_on,
            quotes=[_told(id=one.id, vendor_id=one.vendor_id, offer=dict(one.offer)) for one in task.quotes],
            documents=[_document(one) for one in task.documents],
            result=_result(task.result),
        ),
    }


def _document(one: DocumentEntry) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "changed_at": one.changed_at,
        "sections": [section_to_data(section) for section in one.sections],
    }


def _result(result: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if result is None else {key: value for key, value in result.items() if value is not None}


def _vendor(entry: VendorEntry) -> dict[str, Any]:
    vendor = entry.vendor
    return {
        "id": entry.id,
        "name": vendor.name,
        "created_at": entry.created_at,
        "changed_at": entry.changed_at,
        **_told(
            arrangement=None if vendor.arrangement is None else vendor.arrangement.value,
            deleted_at=entry.deleted_at,
            notes=[_note(one) for one in entry.notes],
            **{name: getattr(vendor, name) for name in VENDOR_TEXTS},
        ),
        **_flags(vendor),
    }


def _flags(vendor: Vendor) -> dict[str, bool]:
    flags = {"provider_abroad": vendor.provider_abroad, "holds_licence": vendor.holds_licence}
    return {name: value for name, value in flags.items() if value is not None}


def _note(entry: NoteEntry) -> dict[str, Any]:
    day = entry.note.follow_up_on
    return {
        "id": entry.id,
        "on": entry.note.on.isoformat(),
        "kind": entry.note.kind.value,
        "created_at": entry.created_at,
        "changed_at": entry.changed_at,
        **_told(text=entry.note.text, follow_up_on=day.isoformat() if day is not None else None),
    }


def _told(**values: Any) -> dict[str, Any]:
    """Without what was not said: an empty text, list or table says the same as none."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}
