"""Reads the sheets of an XLSX workbook, refusing one that would blow up in memory; nothing in it is run."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library.interchange.files import refuse_unreadable
from advisor.library.interchange.raw_table import RawCell, RawTable, TableCollector
from advisor.library.interchange.xlsx_parts import MOST_ROWS, no_workbook, refuse_parts, too_much
from advisor.progress import Progress

LARGEST_BYTES = 100_000_000
_REPORT_EVERY = 500
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(path: Path, known: Iterable[str], progress: Progress) -> list[RawTable]:
    """Every sheet with something in it; ``known``: headings, plainly. Raises InputRefused, Cancelled."""
    refuse_unreadable(path, most=LARGEST_BYTES)
    wanted = frozenset(known)
    try:
        remarks = _looked_through(path, progress)
        return _sheets(path, wanted, remarks, progress)
    except InputRefused:
        raise
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        NotImplementedError,
        EOFError,
        OSError,
        UnicodeError,
    ):
        raise no_workbook() from None
    except RuntimeError:  # zipfile's word for a password
        raise InputRefused(
            key="", problem=tr("it asks for a password."), remedy=tr("Save it without one, and import that.")
        ) from None


def _looked_through(path: Path, progress: Progress) -> list[str]:
    """What is to be told about the workbook. Every part is unpacked once, to its real size."""
    remarks = []
    with zipfile.ZipFile(path) as archive:
        if refuse_parts(archive, progress):
            remarks.append(
                tr("Some cells have a formula whose result is not in the file; they count as empty.")
                + " "
                + tr("To have the results, open it in a spreadsheet program, save it, and import that.")
            )
        if any(name.casefold().endswith("vbaproject.bin") for name in archive.namelist()):
            remarks.append(tr("The workbook has macros; they were not looked at, let alone run."))
    return remarks


class _Watched(io.FileIO):
    """A file whose reading ends where it is no longer wanted, whoever reads."""

    def __init__(self, path: Path, progress: Progress) -> None:
        super().__init__(path)
        self._progress = progress

    def read(self, size: int | None = -1, /) -> bytes:
        self._progress.go_on()
        return super().read(-1 if size is None else size) or b""


def _sheets(path: Path, known: frozenset[str], remarks: list[str], progress: Progress) -> list[RawTable]:
    import warnings

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    found = []
    with warnings.catch_warnings(), _Watched(path, progress) as file:
        warnings.simplefilter("ignore")  # on what the workbook has besides cells
        try:
            book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
            try:
                for sheet in book.worksheets:
                    table = _sheet(sheet, known, remarks, progress)
                    if table is not None:
                        found.append(table)
            finally:
                book.close()
        except (LookupError, ValueError, TypeError, AttributeError, SyntaxError, ArithmeticError):
            # What openpyxl raises for parts that are missing or make no sense; SyntaxError is broken XML.
            raise no_workbook() from None
        except InvalidFileException:
            raise no_workbook() from None
    if not found:
        raise InputRefused(key="", problem=tr("there is nothing in it."), remedy=tr("Choose another file."))
    return found


def _sheet(sheet: Any, known: frozenset[str], remarks: list[str], progress: Progress) -> RawTable | None:
    if sheet.sheet_state != "visible":
        return None
    sheet.reset_dimensions()  # what the file says of its size need not be true
    collector = TableCollector()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        progress.go_on()
        if number % _REPORT_EVERY == 0:
            progress.report(number, 0)
        if number > MOST_ROWS:  # as many are made up between two rows as their numbers say
            raise too_much()
        collector.add(number, tuple(_value(cell) for cell in cells))
    return collector.table(str(sheet.title), known, remarks)


def _value(cell: Any) -> RawCell:
    if isinstance(cell, str):
        return _ESCAPED.sub(_character, cell) if "_x" in cell else cell
    known = (int, float, datetime.date, datetime.time)  # a bool is an int, a datetime a date
    return cell if cell is None or isinstance(cell, known) else str(cell)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
