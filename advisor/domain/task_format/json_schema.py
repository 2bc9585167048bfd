"""The JSON Schema of a task, made from the same table that the reader uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain.task_format import keys
from advisor.domain.task_format.keys import Key, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def task_json_schema() -> dict[str, Any]:
    """What ``rightsource.task/1`` allows, as JSON Schema 2020-12."""
    schema = _table(keys.TASK_KEYS)
    schema["properties"]["schema"] = {"const": keys.SCHEMA_NAME}
    return {"$schema": DIALECT, "title": keys.SCHEMA_NAME, **schema}


def quote_schema() -> dict[str, Any]:
    """What a quote allows."""
    return _table(keys.QUOTE_KEYS)


def settings_schema() -> dict[str, Any]:
    """What the settings of a business allow."""
    return _table(keys.SETTINGS_KEYS)


def _table(allowed: Mapping[str, Key]) -> dict[str, Any]:
    required = [name for name, key in allowed.items() if key.required]
    schema: dict[str, Any] = {
        "type": "object",
        "properties": {name: {**_value(key), "description": key.about} for name, key in allowed.items()},
        "additionalProperties": False,
    }
    return {**schema, "required": required} if required else schema


def _value(key: Key) -> dict[str, Any]:  # noqa: PLR0912 - one case a kind
    match key.kind:
        case Kind.TITLE | Kind.LINE:
            least = 1 if key.kind is Kind.TITLE else 0
            return {"type": "string", "minLength": least, "maxLength": keys.LONGEST_TITLE}
        case Kind.TEXT:
            return {"type": "string", "maxLength": keys.LONGEST_TEXT}
        case Kind.LEVEL:
            return {"enum": key.allowed_words}
        case Kind.LEVELS:
            return {"type": "array", "items": {"enum": key.allowed_words}}
        case Kind.NUMBER:
            return _number(key)
        case Kind.WHOLE:
            return {**_number(key), "type": "integer"}
        case Kind.RANGE:
            return _range(key)
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.RATE:
            return {"anyOf": [_range(key), _table(keys.RATE_KEYS)]}
        case Kind.EXTRAS:
            extra = _table(keys.EXTRA_KEYS)
            several = {
                "type": "array",
                "items": {"anyOf": [_range(key), extra]},
                "contains": {"type": ["object", "array"]},  # bare numbers alone would be a range
                "maxItems": keys.MOST_QUOTES,
            }
            nothing = {"type": "array", "maxItems": 0}
            return {"anyOf": [_range(key), extra, several, nothing]}
        case Kind.CURRENCY_CODE:
            return {"type": "string", "pattern": "^[A-Z]{3}$"}
        case Kind.QUOTE_CURRENCY:
            return {"anyOf": [{"type": "string", "pattern": "^[A-Z]{3}$"}, _table(keys.QUOTE_CURRENCY_KEYS)]}
        case Kind.PRICES:
            return {"type": "object", "additionalProperties": _range(key)}
        case Kind.QUOTES:
            return {"type": "array", "items": _table(keys.QUOTE_KEYS), "maxItems": keys.MOST_QUOTES}
        case Kind.STEPS:
            return {"type": "array", "items": _table(keys.STEP_KEYS), "maxItems": keys.MOST_STEPS}
        case Kind.SETTINGS:
            return _table(keys.SETTINGS_KEYS)


def _number(key: Key) -> dict[str, Any]:
    return {"type": "number", "minimum": key.least, "maximum": key.most}


def _range(key: Key) -> dict[str, Any]:
    triple = {"type": "array", "items": _number(key), "minItems": 3, "maxItems": 3}
    return {"anyOf": [_number(key), triple]}
