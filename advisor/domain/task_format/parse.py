"""From the text of a task file (TOML or JSON) to plain values, refusing what would corrupt them silently."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from advisor.errors import InputRefused, printable
from advisor.language import mark, tr

if TYPE_CHECKING:
    from json import JSONDecodeError

LARGEST_TEXT_BYTES = 4_000_000
DEEPEST_NESTING = 20
LONGEST_NUMBER = 40

# What Python's reader says of a text that is no JSON. Its words on TOML are too many: they stay English.
_JSON_FAULTS = (
    mark("Expecting value"),
    mark("Expecting ',' delimiter"),
    mark("Expecting ':' delimiter"),
    mark("Expecting property name enclosed in double quotes"),
    mark("Illegal trailing comma before end of object"),
    mark("Illegal trailing comma before end of array"),
    mark("Extra data"),
    mark("Invalid control character at"),
    mark("Invalid \\escape"),
    mark("Invalid \\uXXXX escape"),
    mark("Unterminated string starting at"),
)


def parse_task_text(text: str, *, json_only: bool | None = None) -> Any:
    """The values in a TOML or JSON text.

    ``json_only``: True for JSON, False for TOML, None to tell them apart by the first character
    (JSON starts with ``{`` or ``[`` on a line that is no TOML table header).
    Raises InputRefused for a text that is neither, too large, too deep, or ambiguous.
    """
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_TEXT_BYTES:
        raise InputRefused(
            key="",
            problem=tr("it is larger than {most} MB.").format(most=LARGEST_TEXT_BYTES // 1_000_000),
            remedy=tr("Give it in smaller files, one task each."),
        )
    text = text.removeprefix("\ufeff")
    is_json = text.lstrip()[:1] in ("{", "[") and _looks_like_json(text) if json_only is None else json_only
    data = _parse_json(text) if is_json else _parse_toml(text)
    _refuse_deep(data)
    return data


def _looks_like_json(text: str) -> bool:
    start = text.lstrip()
    if start.startswith("{"):
        return True
    first_line = start.split("\n", 1)[0].strip()
    is_table_header = first_line.endswith("]") and '"' not in first_line and "{" not in first_line
    return not is_table_header or first_line == "[]"


def _parse_json(text: str) -> Any:
    import json  # each of the two only where a text is written in it

    def refuse_constant(word: str) -> Any:
        raise InputRefused(
            key="",
            problem=tr("{word} is not a number.").format(word=word),
            remedy=tr("Write a finite number, or leave the key out."),
        )

    def refuse_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                raise InputRefused(
                    key=printable(key), problem=tr("it is given twice."), remedy=tr("Keep one of the two.")
                )
            found[key] = value
        return found

    try:
        return json.loads(
            text,
            parse_constant=refuse_constant,
            parse_int=_parse_whole,
            parse_float=_parse_decimal,
            object_pairs_hook=refuse_twins,
        )
    except json.JSONDecodeError as error:
        raise json_fault(error) from None
    except RecursionError:
        raise _too_deep() from None


def json_fault(error: JSONDecodeError) -> InputRefused:
    """What Python's reader says of a text that is no JSON, as a refusal."""
    return InputRefused(
        key="",
        problem=tr("it is not valid JSON: {fault} in line {line}, column {column}.").format(
            fault=tr(error.msg), line=error.lineno, column=error.colno
        ),
        remedy=tr("Mend that place."),
    )


def _parse_whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise _too_long(digits)
    return int(digits)


def _parse_decimal(digits: str) -> float:
    if len(digits) > LONGEST_NUMBER:
        raise _too_long(digits)
    return float(digits)


def _parse_toml(text: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(text, parse_float=_parse_decimal)
    except tomllib.TOMLDecodeError as error:
        raise InputRefused(
            key="",
            problem=tr("it is not valid TOML: {fault}.").format(fault=error),
            remedy=tr("Mend that place."),
        ) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # a whole number of thousands of digits
        raise _too_long() from None


def _refuse_deep(data: Any) -> None:
    layer = [data]
    for _ in range(DEEPEST_NESTING):
        layer = [
            child
            for value in layer
            if isinstance(value, (dict, list))
            for child in (value.values() if isinstance(value, dict) else value)
        ]
        if not layer:
            return
    raise _too_deep()


def _too_deep() -> InputRefused:
    return InputRefused(
        key="",
        problem=tr("its lists and tables are nested too deeply."),
        remedy=tr("Write it as in `rightsource schema`."),
    )


def _too_long(digits: str = "") -> InputRefused:
    problem = (
        tr("the number {digits}… has too many digits.").format(digits=digits[:12])
        if digits
        else tr("one of its numbers has too many digits.")
    )
    return InputRefused(key="", problem=problem, remedy=tr("Round it."))
