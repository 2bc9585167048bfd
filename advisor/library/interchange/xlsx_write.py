"""Writes tables as an XLSX workbook, a sheet each: types right, headings frozen, nothing that could run."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from typing import Any

from advisor.domain.cells import defused
from advisor.errors import AdvisorError
from advisor.language import plural, tr, whole
from advisor.library.interchange.columns import TITLES, CellKind, Column
from advisor.library.interchange.tables import Cell, Table
from advisor.progress import Progress

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575  # below the heading
_REPORT_EVERY = 500
_MADE = datetime.datetime(2000, 1, 1)  # the same table gives the same bytes


class CellTooLong(AdvisorError):
    """A text that a spreadsheet's cell cannot take, and would lose its end in."""

    def __init__(self, *, column: str, row: str, length: int) -> None:
        super().__init__(
            what=tr("No spreadsheet was made."),
            why=tr(
                "“{column}” of “{row}” has {length} characters, and a cell takes no more than {most}."
            ).format(column=column, row=row, length=whole(length), most=whole(LONGEST_CELL)),
            remedy=tr("Export as JSON or CSV instead, or shorten it."),
        )


class _Exactly(float):
    """A number written with all the digits it needs; XlsxWriter itself would round to 16."""

    def __format__(self, _spec: str) -> str:
        return repr(float(self))


def tables_to_xlsx(tables: Sequence[Table], progress: Progress | None = None) -> bytes:
    """The workbook's bytes. Raises CellTooLong, Cancelled, AdvisorError where there is no room to make it."""
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    progress = progress or Progress()
    total, done = sum(table.count for table in tables), 0
    out = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    try:
        with Workbook(out, options) as book:
            book.set_properties({"title": tr("Rightsource"), "created": _MADE})
            book.set_size(2400, 1600)
            sheets = [_Sheet(book, table) for table in tables]
            for sheet in sheets:
                done = sheet.write(progress, done, total)
    except (OSError, FileCreateError) as error:
        raise AdvisorError(
            what=tr("No spreadsheet was made."),
            why=tr("It could not be put together ({fault}).").format(fault=error),
            remedy=tr("Make room on the disk, then try again."),
        ) from error
    return out.getvalue()


class _Sheet:
    """One table; rows go out as they come."""

    def __init__(self, book: Any, table: Table) -> None:
        self._table = table
        self._sheet = book.add_worksheet(TITLES[table.what][:31])
        self._heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self._formats = {
            CellKind.TEXT: book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
            CellKind.NUMBER: book.add_format({"valign": "top"}),
            CellKind.FLAG: book.add_format({"valign": "top", "align": "left"}),
            CellKind.DAY: book.add_format({"valign": "top", "align": "left", "num_format": "yyyy-mm-dd"}),
            CellKind.MOMENT: book.add_format(
                {"valign": "top", "align": "left", "num_format": "yyyy-mm-dd hh:mm:ss"}
            ),
        }
        self._sheet.freeze_panes(1, 1)
        for place, column in enumerate(table.columns):
            self._sheet.set_column(place, place, column.width)
        if table.count:
            self._sheet.autofilter(0, 0, table.count, len(table.columns) - 1)

    def write(self, progress: Progress, done: int, total: int) -> int:
        if self._table.count > MOST_ROWS:
            raise AdvisorError(
                what=tr("No spreadsheet was made."),
                why=plural(
                    "There is {count} row, and a sheet takes no more than {most}.",
                    "There are {count} rows, and a sheet takes no more than {most}.",
                    self._table.count,
                ).format(count=whole(self._table.count), most=whole(MOST_ROWS)),
                remedy=tr("Export as JSON or CSV instead."),
            )
        for place, column in enumerate(self._table.columns):
            self._sheet.write_string(0, place, defused(column.label.told()), self._heading)
        for number, row in enumerate(self._table.rows(), 1):
            if number % _REPORT_EVERY == 1:
                progress.report(done + number, total)
            for place, (column, cell) in enumerate(zip(self._table.columns, row, strict=True)):
                if cell is not None:
                    self._write_cell(number, place, column, cell, str(row[0]))
        return done + self._table.count

    def _write_cell(self, number: int, place: int, column: Column, cell: Cell, row: str) -> None:
        match cell:
            case bool():
                self._sheet.write_boolean(number, place, cell, self._formats[CellKind.FLAG])
            case datetime.datetime():
                self._sheet.write_datetime(number, place, cell, self._formats[CellKind.MOMENT])
            case datetime.date():
                self._sheet.write_datetime(number, place, cell, self._formats[CellKind.DAY])
            case str():
                text = defused(cell)
                if len(text.encode("utf-16-le")) // 2 > LONGEST_CELL:
                    raise CellTooLong(column=column.label.told(), row=row[:80], length=len(text))
                self._sheet.write_string(number, place, text, self._formats[CellKind.TEXT])
            case int() | float():
                self._sheet.write_number(number, place, _Exactly(cell), self._formats[CellKind.NUMBER])
