"""Reads the sheets of an XLSX workbook, refusing one that would blow up in memory; nothing in it is run."""

from __future__ import annotations

import datetime
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
from advisor.progress import Progress

LARGEST_BYTES = 100_000_000
LARGEST_UNPACKED_BYTES = 600_000_000
LARGEST_STRINGS_BYTES = 150_000_000  # texts that are kept in memory, all of them
LARGEST_PART_BYTES = 30_000_000  # of what is neither a sheet nor the texts
MOST_PARTS = 2_000
_PIECE = 1 << 20
_OVERLAP = 64
_WORKBOOK = "xl/workbook.xml"
_REPORT_EVERY = 500
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# A formula without the result that it had when the workbook was saved.
_WITHOUT_RESULT = re.compile(rb"</f>\s*(?:<v>\s*</v>|<v\s*/>)?\s*</c>")


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
        raise _no_workbook() from None
    except RuntimeError:  # zipfile's word for a password
        raise InputRefused(
            key="", problem=tr("it asks for a password."), remedy=tr("Save it without one, and import that.")
        ) from None


def _looked_through(path: Path, progress: Progress) -> list[str]:
    """What is to be told about the workbook. Every part is unpacked once, to its real size."""
    remarks = []
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        names = {part.filename for part in parts}
        if len(parts) > MOST_PARTS or len(names) != len(parts) or _WORKBOOK not in names:
            raise _no_workbook()
        if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
            raise _no_workbook()
        left = LARGEST_UNPACKED_BYTES
        without_result = False
        for part in parts:
            progress.go_on()
            size, found = _looked_into(archive, part, min(left, _largest(part.filename)), progress)
            left -= size
            without_result = without_result or (found and part.filename.startswith("xl/worksheets/"))
        if without_result:
            remarks.append(
                tr("Some cells have a formula whose result is not in the file; they count as empty.")
                + " "
                + tr("To have the results, open it in a spreadsheet program, save it, and import that.")
            )
        if any(name.casefold().endswith("vbaproject.bin") for name in names):
            remarks.append(tr("The workbook has macros; they were not looked at, let alone run."))
    return remarks


def _largest(name: str) -> int:
    if name.startswith("xl/worksheets/"):
        return LARGEST_UNPACKED_BYTES
    return LARGEST_STRINGS_BYTES if name == "xl/sharedStrings.xml" else LARGEST_PART_BYTES


def _looked_into(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, progress: Progress
) -> tuple[int, bool]:
    """A part's real size, and whether it has a formula without a result. Raises InputRefused."""
    size, tail, without_result = 0, b"", False
    is_text = part.filename.casefold().endswith((".xml", ".rels", ".vml"))
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            progress.go_on()
            size += len(piece)
            if size > most:
                raise InputRefused(
                    key="",
                    problem=tr("unpacked, it is far larger than a table of tasks or vendors."),
                    remedy=tr("Save the one sheet as CSV, and import that."),
                )
            if is_text:
                # In UTF-16 and UTF-32 there are NULs between the letters.
                seen = tail + piece.replace(b"\0", b"")
                if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                    raise InputRefused(
                        key="",
                        problem=tr("it has what no spreadsheet program writes, and what can blow it up."),
                        remedy=tr("Open it in a spreadsheet program, save it anew, and import that."),
                    )
                without_result = without_result or _WITHOUT_RESULT.search(seen) is not None
                tail = seen[-_OVERLAP:]
    return size, without_result


def _sheets(path: Path, known: frozenset[str], remarks: list[str], progress: Progress) -> list[RawTable]:
    import warnings

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    found = []
    with warnings.catch_warnings(), path.open("rb") as file:
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
            raise _no_workbook() from None
        except InvalidFileException:
            raise _no_workbook() from None
    if not found:
        raise InputRefused(key="", problem=tr("there is nothing in it."), remedy=tr("Choose another file."))
    return found


def _sheet(sheet: Any, known: frozenset[str], remarks: list[str], progress: Progress) -> RawTable | None:
    if sheet.sheet_state != "visible":
        return None
    sheet.reset_dimensions()  # what the file says of its size need not be true
    collector = TableCollector()
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        if number % _REPORT_EVERY == 0:
            progress.report(number, 0)
        collector.add(number, tuple(_value(cell) for cell in cells))
    return collector.table(str(sheet.title), known, remarks)


def _value(cell: Any) -> RawCell:
    if isinstance(cell, str):
        return _ESCAPED.sub(_character, cell) if "_x" in cell else cell
    known = (int, float, datetime.date, datetime.time)  # a bool is an int, a datetime a date
    return cell if cell is None or isinstance(cell, known) else str(cell)


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _no_workbook() -> InputRefused:
    return InputRefused(
        key="",
        problem=tr("it is no .xlsx workbook that can be read."),
        remedy=tr("Open it in a spreadsheet program, save it as .xlsx or CSV, and import that."),
    )
