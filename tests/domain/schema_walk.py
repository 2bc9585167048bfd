"""A small reader of JSON Schema: the part of 2020-12 that the schema of a task uses, and no more."""

import re

_KINDS = {"object": dict, "array": list, "string": str, "boolean": bool}
_KNOWN = {
    "$schema", "title", "description", "type", "properties", "additionalProperties", "required", "enum",
    "const", "anyOf", "items", "minItems", "maxItems", "minimum", "maximum", "minLength", "maxLength",
    "pattern", "contains",
}  # fmt: skip


def allows(schema, value):
    """Whether the schema allows the value. Raises AssertionError for a word of JSON Schema not known here."""
    assert set(schema) <= _KNOWN, set(schema) - _KNOWN
    return all(
        (
            _is_of_kind(schema.get("type"), value),
            "enum" not in schema or any(_same(value, one) for one in schema["enum"]),
            "const" not in schema or _same(value, schema["const"]),
            "anyOf" not in schema or any(allows(one, value) for one in schema["anyOf"]),
            not _is_number(value) or schema.get("minimum", value) <= value <= schema.get("maximum", value),
            not isinstance(value, str) or _text(schema, value),
            not isinstance(value, list) or _list(schema, value),
            not isinstance(value, dict) or _table(schema, value),
        )
    )


def _is_of_kind(kind, value):
    match kind:
        case None:
            return True
        case list():
            return any(_is_of_kind(one, value) for one in kind)
        case "number":
            return _is_number(value)
        case "integer":
            return _is_number(value) and value == int(value)
    return isinstance(value, _KINDS[kind])


def _is_number(value):
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same(value, other):
    return type(value) is type(other) and value == other


def _text(schema, value):
    long_enough = schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
    return long_enough and ("pattern" not in schema or re.search(schema["pattern"], value) is not None)


def _list(schema, value):
    size = schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
    held = "contains" not in schema or any(allows(schema["contains"], item) for item in value)
    return size and held and all(allows(schema.get("items", {}), item) for item in value)


def _table(schema, value):
    known = schema.get("properties", {})
    rest = schema.get("additionalProperties", True)
    for name, item in value.items():
        if name in known:
            if not allows(known[name], item):
                return False
        elif rest is False or (isinstance(rest, dict) and not allows(rest, item)):
            return False
    return all(name in value for name in schema.get("required", ()))
