"""Tells which column of a table holds what, by its heading in any language, and what kind of table it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from advisor.errors import InputRefused
from advisor.language import every_language, in_use, tr
from advisor.library.interchange.columns import COLUMNS, HIGH, LOW, Column, What
from advisor.library.interchange.labels import plainly

IMPORTED = (What.TASKS, What.VENDORS, What.NOTES)

ColumnMap = Mapping[int, str]  # position → key of a column; positions that are left out are not imported


def known_headings() -> frozenset[str]:
    """Every heading that is understood, plainly."""
    return frozenset().union(*(_keys_by_heading(what, in_use()).keys() for what in IMPORTED))


def propose(what: What, headings: Sequence[str]) -> dict[int, str]:
    """What each column holds, as far as its heading says; no key twice."""
    keys = _keys_by_heading(what, in_use())
    found: dict[int, str] = {}
    # Our own labels first: “Notes” of a vendor's table is not its summary where there is a column “Summary”.
    for is_own in (True, False):
        for place, heading in enumerate(headings):
            key, own = keys.get(plainly(heading), ("", False))
            if key and own is is_own and place not in found and key not in found.values():
                found[place] = key
    return found


def what_it_is(headings: Sequence[str]) -> What | None:
    """The kind of table that fits the headings best; None where what each row must have is in no column.

    None, too, for a table of advice: that is weighed anew, not imported.
    """
    best, most = None, 0
    for what in IMPORTED:
        mapped = propose(what, headings)
        if not missing(what, mapped) and len(mapped) > most:
            best, most = what, len(mapped)
    return None if _advice_fits(headings) > most else best


def _advice_fits(headings: Sequence[str]) -> int:
    labels = {plainly(text) for column in COLUMNS[What.ADVICE] for text in column.label.everywhere()}
    return sum(plainly(heading) in labels for heading in headings)


def missing(what: What, mapped: ColumnMap) -> list[Column]:
    """Columns that each row must have and that are not there."""
    return [column for column in COLUMNS[what] if column.is_needed and column.key not in mapped.values()]


def is_own_table(headings: Sequence[str]) -> bool:
    """Whether the headings are those of our own tables, in which numbers have a decimal point."""
    return any(
        column.label.told(say) in headings
        for say in every_language()
        for column in COLUMNS[What.TASKS]
        if column.key.endswith((LOW, HIGH))
    )


def with_wishes(
    what: What, headings: Sequence[str], wishes: Sequence[tuple[str, str]], proposed: ColumnMap
) -> dict[int, str]:
    """The map with what was asked for: (heading, key) each, an empty key to leave a column out.

    Raises InputRefused for a heading or a key that is not there.
    """
    found = dict(proposed)
    by_heading = {plainly(heading): place for place, heading in reversed(list(enumerate(headings)))}
    keys = [column.key for column in COLUMNS[what]]
    for heading, key in wishes:
        place = by_heading.get(plainly(heading))
        if place is None:
            raise InputRefused(
                key=heading,
                problem=tr("the table has no such column."),
                remedy=tr("Its columns are: {columns}.").format(columns=", ".join(headings)[:500]),
            )
        if key and key not in keys:
            raise InputRefused(
                key=f"{heading}={key}",
                problem=tr("there is no such key."),
                remedy=tr("Allowed keys: {keys}.").format(keys=", ".join(keys)),
            )
        found = {where: old for where, old in found.items() if old != key and where != place}
        if key:
            found[place] = key
    return found


@cache
def _keys_by_heading(what: What, language: str) -> Mapping[str, tuple[str, bool]]:
    """Heading → key, and whether it is a label or key of ours. ``language``: the one in use."""
    found: dict[str, tuple[str, bool]] = {}
    for column in COLUMNS[what]:
        for text in (column.key, *column.label.everywhere()):
            found.setdefault(plainly(text), (column.key, True))
    for column in COLUMNS[what]:
        if column.also:
            for say in every_language():
                for text in say(column.also).split(","):
                    found.setdefault(plainly(text), (column.key, False))
    return found
