"""Writes the weighed tasks to standard output as they come: text, JSON, JSON Lines or CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from advisor.cli.weighing import Weighed


def print_all(found: Iterable[Weighed], form: str, *, is_one: bool) -> None:
    """Write the pieces of ``found``. ``is_one``: JSON of a single task is that object, not a list of one."""
    for text in _written(found, form, is_one=is_one):
        sys.stdout.write(text)


def _written(found: Iterable[Weighed], form: str, *, is_one: bool) -> Iterator[str]:
    if form == "csv":
        yield from _table(found)
    elif form == "json":
        yield from _json(found, is_one=is_one)
    elif form == "jsonl":
        for one in found:
            for piece in one.pieces:
                yield piece + "\n"
    else:
        between = ""
        for one in found:
            for piece in one.pieces:
                yield between + piece
                between = "\n\n"


def _table(found: Iterable[Weighed]) -> Iterator[str]:
    from advisor.report.table import advice_table

    yield advice_table([])
    for one in found:
        yield advice_table(one.pieces, with_header=False)


def _json(found: Iterable[Weighed], *, is_one: bool) -> Iterator[str]:
    """A list written piece by piece, as ``json.dumps(…, indent=2)`` sets it."""
    pieces = (piece for one in found for piece in one.pieces)
    if is_one:
        yield from (piece + "\n" for piece in pieces)
        return
    between = "[\n"
    for piece in pieces:
        yield between + _indented(piece)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _indented(piece: str) -> str:
    return "  " + piece.replace("\n", "\n  ")  # a line end within a text is written as \n there
