"""Tells in words what is found in a table and what would come of importing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from advisor.errors import AdvisorError, Cancelled, InputRefused
from advisor.language import plural, tr
from ui.interchange.shown import Choosable, ColumnShown, OutlookShown

if TYPE_CHECKING:
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.look_over import LookedOver, RefusedRow
    from advisor.library.interchange.raw_table import RawTable

MOST_REFUSED = 300  # that are shown; nobody reads more
_EXAMPLES, _LONGEST = 3, 40
_LOOKED_AT = 50  # rows, for examples


def kinds() -> list[Choosable]:
    """What rows can be."""
    from advisor.library.interchange.columns import TITLES
    from advisor.library.interchange.mapping import IMPORTED

    return [Choosable(code=what.value, label=TITLES[what]) for what in IMPORTED]


def source_words(name: str, rows: int, locale: QLocale) -> str:
    """The file, and how many rows there are."""
    text = plural("“{name}”: {count} row", "“{name}”: {count} rows", rows)
    return text.format(name=name, count=locale.toString(rows))


def columns_shown(table: RawTable, mapped: Mapping[int, str]) -> list[ColumnShown]:
    """The columns, each with its first cells that say something."""
    return [
        ColumnShown(heading=heading, examples=_examples(table, place), key=mapped.get(place, ""))
        for place, heading in enumerate(table.headings)
    ]


def _examples(table: RawTable, place: int) -> str:
    found: list[str] = []
    for _, cells in table.rows[:_LOOKED_AT]:
        text = " ".join(str(cells[place]).split()) if place < len(cells) and cells[place] is not None else ""
        if text and text not in found:
            found.append(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
        if len(found) == _EXAMPLES:
            break
    return " · ".join(found)


def outlook(looked: LookedOver, locale: QLocale) -> OutlookShown:
    """What would come of it."""
    sentences = list(looked.remarks)
    if looked.refused:
        sentences.append(
            plural(
                "{count} row is refused; the others can be added.",
                "{count} rows are refused; the others can be added.",
                _rows_refused(looked),
            ).format(count=locale.toString(_rows_refused(looked)))
        )
    if looked.known:
        sentences.append(
            plural(
                "{count} row has a name that you have already.",
                "{count} rows have a name that you have already.",
                looked.known,
            ).format(count=locale.toString(looked.known))
        )
    sentences.append(tr("Nothing is added yet."))
    return OutlookShown(
        sentences=sentences,
        refused=[_line(row) for row in looked.refused[:MOST_REFUSED]],
        more=max(0, len(looked.refused) - MOST_REFUSED),
        verb=verb(looked.what, looked.count, locale),
        can_add=bool(looked.count),
        known=looked.known,
        decimal=looked.decimal,
    )


def refusal(error: AdvisorError, what: What, decimal: str) -> OutlookShown:
    """What is wrong with the table as a whole, or that nobody wanted to wait for the end."""
    if isinstance(error, Cancelled):
        sentence = tr("It was not looked over to the end. To have that, choose a column anew.")
    elif isinstance(error, InputRefused):
        sentence = f"{error.problem[:1].upper()}{error.problem[1:]} {error.remedy}"
    else:
        sentence = str(error)
    return OutlookShown(
        sentences=[sentence],
        verb=verb(what, 0, QLocale()),
        can_add=False,
        decimal=decimal,
    )


def verb(what: What, count: int, locale: QLocale) -> str:
    """What the button says."""
    match what.value:
        case "vendors":
            text = plural("Add {count} vendor", "Add {count} vendors", count)
        case "notes":
            text = plural("Add {count} note", "Add {count} notes", count)
        case _:
            text = plural("Add {count} task", "Add {count} tasks", count)
    return text.format(count=locale.toString(count))


def _rows_refused(looked: LookedOver) -> int:
    return len({row.row for row in looked.refused})


def _line(row: RefusedRow) -> str:
    problem = f"{row.problem[:1].upper()}{row.problem[1:]} {row.remedy}"
    if not row.column:
        return tr("Row {row}: {problem}").format(row=row.row, problem=problem)
    return tr("Row {row}, column “{column}”: {problem}").format(
        row=row.row, column=row.column, problem=problem
    )
