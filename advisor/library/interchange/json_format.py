"""The keys of ``rightsource.library/1``, a whole library as JSON: one table for reader, writer and schema."""

from __future__ import annotations

from typing import Any

from advisor.domain import levels
from advisor.domain.assessment import Basis, Confidence
from advisor.domain.handover import DocumentKind, SectionForm
from advisor.domain.records import TaskStatus
from advisor.domain.task_format.json_schema import DIALECT, quote_schema, settings_schema, task_json_schema
from advisor.domain.task_format.keys import ANSWER_KEYS, LONGEST_TEXT, LONGEST_TITLE
from advisor.domain.vendor import NoteKind

SCHEMA_NAME = "rightsource.library/1"
LARGEST_BYTES = 256_000_000
MOST_TASKS = 250_000
MOST_VENDORS = 100_000
MOST_NOTES = 500_000
MOST_DOCUMENTS = len(DocumentKind)
LARGEST_ID = 2**62

TOP_KEYS = ("business", "schema", "tasks", "vendors")
BUSINESS_KEYS = ("logo", "name", "settings")
TASK_KEYS = (
    "answers", "changed_at", "created_at", "deleted_at", "documents", "function", "id", "notes", "quotes",
    "result", "review_on", "status", "title",
)  # fmt: skip
QUOTE_KEYS = ("id", "offer", "vendor_id")
DOCUMENT_KEYS = ("changed_at", "kind", "sections")
VENDOR_TEXTS = ("contact", "email", "phone", "website", "country", "summary")
VENDOR_KEYS = (
    "arrangement", "changed_at", "created_at", "deleted_at", "holds_licence", "id", "name", "notes",
    "provider_abroad", *VENDOR_TEXTS,
)  # fmt: skip
NOTE_KEYS = ("changed_at", "created_at", "follow_up_on", "id", "kind", "on", "text")

_ID = {"type": "integer", "minimum": 1, "maximum": LARGEST_ID}
_DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_TIME = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)$"}
_LINE = {"type": "string", "maxLength": LONGEST_TITLE}
_TITLE = {**_LINE, "minLength": 1}
_TEXT = {"type": "string", "maxLength": LONGEST_TEXT}
_LINES = {"type": "array", "items": {"type": "string"}}


def library_json_schema() -> dict[str, Any]:
    """What ``rightsource.library/1`` allows, as JSON Schema 2020-12."""
    return {
        "$schema": DIALECT,
        "title": SCHEMA_NAME,
        **_table(
            {
                "schema": {"const": SCHEMA_NAME},
                "business": _table(
                    {"name": _LINE, "settings": settings_schema(), "logo": {"type": "string"}}
                ),
                "tasks": {"type": "array", "items": _task(), "maxItems": MOST_TASKS},
                "vendors": {"type": "array", "items": _vendor(), "maxItems": MOST_VENDORS},
            },
            required=("schema",),
        ),
    }


def _task() -> dict[str, Any]:
    of_task = task_json_schema()["properties"]
    answers = {name: of_task[name] for name in (*ANSWER_KEYS, "steps")}
    quote = _table(
        {"id": _ID, "vendor_id": _ID, "offer": quote_schema()},
        required=("offer",),
    )
    section = _table(
        {
            "key": {"type": "string"},
            "heading": {"type": "string"},
            "form": _words(SectionForm),
            "lines": _LINES,
            "filled": _LINES,
            "language": {"type": "string"},
        }
    )
    document = _table(
        {
            "kind": _words(DocumentKind),
            "sections": {"type": "array", "items": section},
            "changed_at": _TIME,
        },
        required=("kind", "sections"),
    )
    return _table(
        {
            "id": _ID,
            "title": _TITLE,
            "function": _LINE,
            "notes": _TEXT,
            "status": _words(TaskStatus),
            "answers": _table(answers),
            "quotes": {"type": "array", "items": quote},
            "documents": {"type": "array", "items": document, "maxItems": MOST_DOCUMENTS},
            "result": _result(),
            "created_at": _TIME,
            "changed_at": _TIME,
            "deleted_at": _TIME,
            "review_on": _DAY,
        },
        required=("title",),
    )


def _result() -> dict[str, Any]:
    return _table(
        {
            "arrangement": _words(levels.Arrangement),
            "alternative": {"type": "string"},
            "confidence": _words(Confidence),
            "cost_mean": {"type": "number"},
            "currency": {"type": "string"},
            "basis": _words(Basis),
            "rightsource_version": {"type": "string"},
            "assessed_at": _TIME,
            "summary": {"type": "object"},
        },
        required=("confidence", "currency", "basis", "rightsource_version", "assessed_at", "summary"),
    )


def _vendor() -> dict[str, Any]:
    note = _table(
        {
            "id": _ID,
            "on": _DAY,
            "kind": _words(NoteKind),
            "text": _TEXT,
            "follow_up_on": _DAY,
            "created_at": _TIME,
            "changed_at": _TIME,
        },
        required=("on", "kind"),
    )
    return _table(
        {
            "id": _ID,
            "name": _TITLE,
            "arrangement": {"enum": [levels.Arrangement.OUTSOURCE.value, levels.Arrangement.OFFSHORE.value]},
            **{name: _TEXT if name == "summary" else _LINE for name in VENDOR_TEXTS},
            "provider_abroad": {"type": "boolean"},
            "holds_licence": {"type": "boolean"},
            "notes": {"type": "array", "items": note},
            "created_at": _TIME,
            "changed_at": _TIME,
            "deleted_at": _TIME,
        },
        required=("name",),
    )


def _words(words: Any) -> dict[str, Any]:
    return {"enum": [one.value for one in words]}


def _table(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    return {**schema, "required": list(required)} if required else schema
