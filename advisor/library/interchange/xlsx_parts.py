"""Looks through the parts of a workbook as they are unpacked, and refuses what would blow up when read."""

from __future__ import annotations

import re
import zipfile
from xml.etree.ElementTree import ParseError, fromstring

from advisor.errors import InputRefused
from advisor.language import tr
from advisor.progress import Progress

LARGEST_UNPACKED_BYTES = 600_000_000
LARGEST_STRINGS_BYTES = 150_000_000  # texts that are kept in memory, all of them
LARGEST_PART_BYTES = 30_000_000  # of what is neither a sheet nor the texts
MOST_PARTS = 2_000
MOST_SHEETS = 255
MOST_ROWS = 1_048_576  # of a sheet, as spreadsheet programs have it
MOST_TAGS_BETWEEN_ROWS = 300_000  # a row is in memory as a whole, and so is all that is outside of the rows
MOST_TAGS_OF_STRINGS = 8_000_000
MOST_TAGS_OF_PART = 200_000
SHEETS = "xl/worksheets/"
WORKBOOK = "xl/workbook.xml"
_STRINGS = "xl/sharedStrings.xml"
_CONTENT_TYPES = "[Content_Types].xml"
_PIECE = 1 << 20
_OVERLAP = 64
# A formula without the result that it had when the workbook was saved. No two gaps meet: each is read once.
_WITHOUT_RESULT = re.compile(rb"</f>\s*(?:<v>\s*</v>\s*|<v\s*/>\s*)?</c>")
_ROW = re.compile(rb"<(?:[\w.-]{1,20}:)?row\b")
_SHEET = re.compile(rb"<(?:[\w.-]{1,20}:)?sheet\b")


def refuse_parts(archive: zipfile.ZipFile, progress: Progress) -> bool:
    """Unpack every part once, to its real size. Whether a sheet has a formula without a result.

    Raises InputRefused, Cancelled, and what ``zipfile`` raises.
    """
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if len(parts) > MOST_PARTS or len(names) != len(parts) or WORKBOOK not in names:
        raise no_workbook()
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise no_workbook()
    left = LARGEST_UNPACKED_BYTES
    without_result = False
    for part in parts:
        progress.go_on()
        looked = _Part(part.filename)
        left -= looked.read(archive, part, min(left, looked.most_bytes), progress)
        without_result = without_result or looked.without_result
    _refuse_other_strings(archive)
    return without_result


def no_workbook() -> InputRefused:
    """For what is no workbook, or a broken one."""
    return InputRefused(
        key="",
        problem=tr("it is no .xlsx workbook that can be read."),
        remedy=tr("Open it in a spreadsheet program, save it as .xlsx or CSV, and import that."),
    )


def too_much() -> InputRefused:
    """For what is far larger than any table of ours, however small it is packed."""
    return InputRefused(
        key="",
        problem=tr("unpacked, it is far larger than a table of tasks or vendors."),
        remedy=tr("Save the one sheet as CSV, and import that."),
    )


class _Part:
    """One part as it streams by: its size, how many tags it has, and what should not be in it."""

    def __init__(self, name: str) -> None:
        self.without_result = False
        self._is_sheet = name.startswith(SHEETS)
        self._is_workbook = name == WORKBOOK
        self._is_text = name.casefold().endswith((".xml", ".rels", ".vml"))
        if self._is_sheet:
            self.most_bytes, self._most_tags = LARGEST_UNPACKED_BYTES, MOST_TAGS_BETWEEN_ROWS
        elif name == _STRINGS:
            self.most_bytes, self._most_tags = LARGEST_STRINGS_BYTES, MOST_TAGS_OF_STRINGS
        else:
            self.most_bytes, self._most_tags = LARGEST_PART_BYTES, MOST_TAGS_OF_PART
        self._tags = self._rows = self._sheets = 0
        self._tail = b""

    def read(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, progress: Progress) -> int:
        """Its real size. Raises InputRefused, Cancelled."""
        size = 0
        with archive.open(part) as file:
            while piece := file.read(_PIECE):
                progress.go_on()
                size += len(piece)
                if size > most:
                    raise too_much()
                self._look_into(piece)
        return size

    def _look_into(self, piece: bytes) -> None:
        # In UTF-16 and UTF-32 there are NULs between the letters.
        plain = piece.replace(b"\0", b"")
        self._count(plain)
        seen = self._tail + plain
        if self._is_text and (b"<!DOCTYPE" in seen or b"<!ENTITY" in seen):
            raise InputRefused(
                key="",
                problem=tr("it has what no spreadsheet program writes, and what can blow it up."),
                remedy=tr("Open it in a spreadsheet program, save it anew, and import that."),
            )
        if self._is_sheet:
            self.without_result = self.without_result or _WITHOUT_RESULT.search(seen) is not None
        self._tail = seen[-_OVERLAP:]

    def _count(self, piece: bytes) -> None:
        # Whatever a part is called, the workbook may point to it as a sheet: tags are counted in all of them.
        # Within a comment a row is none: where there may be one, nothing begins anew.
        rows = [piece] if b"<!" in piece or not self._is_sheet else _ROW.split(piece)
        self._rows += len(rows) - 1
        for number, cells in enumerate(rows):
            self._tags = (0 if number else self._tags) + cells.count(b"<")
            if self._tags > self._most_tags:
                raise too_much()
        if self._is_workbook:
            self._sheets += len(_SHEET.findall(piece))
        if self._rows > MOST_ROWS or self._sheets > MOST_SHEETS:
            raise too_much()


def _refuse_other_strings(archive: zipfile.ZipFile) -> None:
    """The texts have to be in the part that was looked through as texts."""
    try:
        types = fromstring(archive.read(_CONTENT_TYPES))
    except (KeyError, ParseError):
        raise no_workbook() from None
    for one in types:
        if one.get("ContentType", "").endswith("sharedStrings+xml") and one.get("PartName") != f"/{_STRINGS}":
            raise no_workbook()
