"""From JSON text to plain values, refusing by key path what would be taken for something else."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from advisor.domain.task_format.parse import DEEPEST_NESTING, LONGEST_NUMBER, json_fault
from advisor.errors import InputRefused, printable
from advisor.language import tr
from advisor.records import Struct

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MAY_BE_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


MOST_PIECES = 8_000_000  # lists and tables, each of which takes some hundred bytes of memory
MOST_ENTRIES = 1_000_000  # of one of them


class _Fault(Struct, frozen=True):
    """Stands in the values where one cannot be taken, until its path is known."""

    problem: str
    remedy: str


class _Twins(dict[str, Any]):
    """An object in which ``key`` is given twice."""

    key = ""


def parse_json(text: str) -> Any:
    """The values in a JSON text. Raises InputRefused, with the path of what is wrong."""
    if text.count("[") + text.count("{") > MOST_PIECES:
        raise _too_much("")
    reader = _Reader()
    try:
        data = json.loads(
            text,
            parse_constant=reader.constant,
            parse_int=reader.whole,
            parse_float=reader.decimal,
            object_pairs_hook=reader.table,
        )
    except json.JSONDecodeError as error:
        raise json_fault(error) from None
    except RecursionError:
        raise _too_deep("") from None
    is_suspect = reader.found_fault or _MAY_BE_SURROGATE.search(text) is not None
    for key, depth, value in _places(data, everything=is_suspect):
        if depth > DEEPEST_NESTING:
            raise _too_deep(key())
        _refuse(value, key)
    return data


class _Reader:
    def __init__(self) -> None:
        self.found_fault = False

    def constant(self, word: str) -> _Fault:
        return self._fault(
            tr("{word} is not a number.").format(word=word),
            tr("Write a finite number, or leave the key out."),
        )

    def whole(self, digits: str) -> Any:
        return self._too_long(digits) if len(digits) > LONGEST_NUMBER else int(digits)

    def decimal(self, digits: str) -> Any:
        if len(digits) > LONGEST_NUMBER:
            return self._too_long(digits)
        number = float(digits)
        return number if math.isfinite(number) else self.constant(digits)

    def table(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        self.found_fault = True
        twins, seen = _Twins(found), set[str]()
        for key, _ in pairs:
            if key in seen:
                twins.key = key
            seen.add(key)
        return twins

    def _too_long(self, digits: str) -> _Fault:
        return self._fault(
            tr("the number {digits}… has too many digits.").format(digits=digits[:12]), tr("Round it.")
        )

    def _fault(self, problem: str, remedy: str) -> _Fault:
        self.found_fault = True
        return _Fault(problem, remedy)


class _Place:
    """Where a value stands; its path is put together only when it is asked for."""

    __slots__ = ("_above", "_step")

    def __init__(self, above: _Place | None, step: str | int) -> None:
        self._above = above
        self._step = step

    def __call__(self) -> str:
        steps: list[str | int] = []
        place: _Place | None = self
        while place is not None and place._above is not None:
            steps.append(place._step)
            place = place._above
        path = ""
        for step in reversed(steps):
            path += f"[{step}]" if isinstance(step, int) else f".{printable(step, 60)}"
        return path.removeprefix(".")


def _places(data: Any, *, everything: bool) -> Iterator[tuple[_Place, int, Any]]:
    """Every table and list, with its depth; ``everything``: all other values and keys, too."""
    waiting: list[tuple[_Place, int, Any]] = [(_Place(None, ""), 0, data)]
    while waiting:
        place, depth, value = waiting.pop()
        yield place, depth, value
        if depth > DEEPEST_NESTING:
            continue
        if isinstance(value, (dict, list)) and len(value) > MOST_ENTRIES:
            raise _too_much(place())
        if isinstance(value, dict):
            children: Any = value.items()
        elif isinstance(value, list):
            children = enumerate(value)
        else:
            continue
        found = [
            (_Place(place, step), depth + 1, child)
            for step, child in children
            if everything or isinstance(child, (dict, list))
        ]
        waiting += reversed(found)


def _refuse(value: Any, key: _Place) -> None:
    if isinstance(value, _Fault):
        raise InputRefused(key=key(), problem=value.problem, remedy=value.remedy)
    if isinstance(value, _Twins):
        place = key()
        raise InputRefused(
            key=f"{place}.{printable(value.key)}" if place else printable(value.key),
            problem=tr("it is given twice."),
            remedy=tr("Keep one of the two."),
        )
    texts = value if isinstance(value, dict) else (value,)
    if any(isinstance(text, str) and _LONE_SURROGATE.search(text) for text in texts):
        raise InputRefused(
            key=key(),
            problem=tr("it has half of a character (a lone surrogate)."),
            remedy=tr("Write the character again."),
        )


def _too_deep(key: str) -> InputRefused:
    return InputRefused(
        key=key,
        problem=tr("its lists and tables are nested too deeply."),
        remedy=tr("Write it as in `rightsource schema`."),
    )


def _too_much(key: str) -> InputRefused:
    return InputRefused(
        key=key,
        problem=tr("it has more entries than any library."),
        remedy=tr("Write it as in `rightsource schema`."),
    )
