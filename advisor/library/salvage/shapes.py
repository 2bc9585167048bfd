"""Tells by its columns which table a row belongs to: a page does not say, and the schema may be gone.

Columns that a later schema added stand at the end, and are not there in rows written before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.library.salvage.pages import Row

_Test = Callable[[int], bool]
_TIME = 13 + 2 * len("2026-03-02T09:00:00.000Z")


def _null(kind: int) -> bool:
    return kind == 0


def _whole_number(kind: int) -> bool:
    return 1 <= kind <= 6 or kind in (8, 9)


def _text(kind: int) -> bool:
    return kind >= 13 and kind % 2 == 1


def _blob(kind: int) -> bool:
    return kind >= 12 and kind % 2 == 0


def _time(kind: int) -> bool:
    return kind == _TIME


def _or_null(test: _Test) -> _Test:
    return lambda kind: kind == 0 or test(kind)


def _word(*lengths: int) -> _Test:
    wanted = {13 + 2 * length for length in lengths}
    return lambda kind: kind in wanted


_ROWS: Mapping[str, tuple[tuple[_Test, ...], int]] = {
    # The columns that all its rows have, and how many more there may be. An id is kept apart from its row.
    "task": (
        (
            *(_null, _text, _or_null(_text), _text, _word(4, 7, 8, 11), _text, _time, _time),
            _or_null(_time),
        ),
        4,
    ),
    "vendor": (
        (
            *(_null, _text, _or_null(_word(8, 9)), *(5 * (_text,))),
            *(2 * (_or_null(_whole_number),)),
            *(_text, _time, _time, _or_null(_time)),
        ),
        0,
    ),
    "vendor_note": ((_null, _whole_number, _word(10), _text, _text, _time, _time), 1),
    "quote": (
        (
            *(_null, _whole_number, _or_null(_whole_number), _whole_number, _text),
            *(_word(8, 9), _text),
        ),
        0,
    ),
    "task_document": ((_whole_number, _text, _text, _time), 0),
    "setting": ((_word(len("business")), _text), 0),
    "picture": ((_word(len("logo")), _blob), 0),
    "words": ((_null, _text), 0),  # of the index of words: what a task says, folded
    "schema": ((_text, _text, _text, _whole_number, _or_null(_text)), 0),
}


def table_of(row: Row) -> str:
    """The table that a row looks like one of; "" where it looks like none."""
    for table, (tests, more) in _ROWS.items():
        if len(tests) <= len(row.types) <= len(tests) + more and all(
            test(kind) for test, kind in zip(tests, row.types, strict=False)
        ):
            return table
    return ""
