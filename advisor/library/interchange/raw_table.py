"""A table as it was found in a file: headings, and rows of cells that nobody has looked into yet."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from advisor.errors import InputRefused
from advisor.language import tr, whole
from advisor.library.interchange.labels import plainly
from advisor.records import Struct

RawCell = str | float | bool | datetime.date | datetime.datetime | datetime.time | None
RawRow = tuple[int, Sequence[RawCell]]

MOST_ROWS = 250_000
MOST_COLUMNS = 500
MOST_CELLS = 20_000_000
_HEADING_WITHIN = 20  # rows


class RawTable(Struct, frozen=True, kw_only=True):
    """``rows`` are (row number as a spreadsheet counts, cells), without empty ones.

    ``name``: of the sheet, "" where there is only one. ``remarks``: sentences on what was noticed on reading.
    """

    name: str = ""
    headings: tuple[str, ...]
    rows: Sequence[RawRow]
    remarks: tuple[str, ...] = ()

    @property
    def signature(self) -> str:
        """The same for every table with these headings in this order."""
        return "\n".join(plainly(heading) for heading in self.headings)


def is_blank(cell: RawCell) -> bool:
    """Whether a cell says nothing."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


class TableCollector:
    """Takes rows one by one, and refuses the file once they are too many."""

    def __init__(self) -> None:
        self._rows: list[RawRow] = []
        self._cells = 0

    def add(self, number: int, cells: Sequence[RawCell]) -> None:
        """One row; an empty one is passed over."""
        end = len(cells)
        while end and is_blank(cells[end - 1]):
            end -= 1
        if not end:
            return
        self._cells += end
        if end > MOST_COLUMNS:
            raise _too_many(tr("row {row} has more than {most} columns."), MOST_COLUMNS, number)
        if len(self._rows) > MOST_ROWS:
            raise _too_many(tr("it has more than {most} rows."), MOST_ROWS, number)
        if self._cells > MOST_CELLS:
            raise _too_many(tr("it has more than {most} cells."), MOST_CELLS, number)
        self._rows.append((number, cells if end == len(cells) else cells[:end]))

    def table(self, name: str, known: Iterable[str], remarks: Sequence[str] = ()) -> RawTable | None:
        """What was taken; ``known``: headings, plainly. The heading is the row that has most of them."""
        if not self._rows:
            return None
        wanted = set(known)
        scores = [
            sum(isinstance(cell, str) and plainly(cell) in wanted for cell in cells)
            for _, cells in self._rows[:_HEADING_WITHIN]
        ]
        at = scores.index(max(scores))
        headings = tuple("" if cell is None else str(cell).strip()[:200] for cell in self._rows[at][1])
        return RawTable(name=name, headings=headings, rows=self._rows[at + 1 :], remarks=tuple(remarks))


def _too_many(problem: str, most: int, row: int) -> InputRefused:
    return InputRefused(
        key="", problem=problem.format(most=whole(most), row=row), remedy=tr("Give it in smaller files.")
    )
