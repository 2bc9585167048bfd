"""Reads a table from CSV, whatever signs stand between its cells and whichever letters it is written in."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library.interchange.files import read_bytes
from advisor.library.interchange.raw_table import RawTable, TableCollector
from advisor.progress import Progress

LARGEST_BYTES = 100_000_000
_SIGNS = (",", ";", "\t", "|")
_LOOKED_AT = 64_000  # letters
_REPORT_EVERY = 1_000
_SEPARATOR_LINE = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)


def read_csv(path: Path, known: Iterable[str], progress: Progress) -> RawTable:
    """The table in the file; ``known``: headings, plainly. Raises InputRefused, Cancelled."""
    return table_from_text(_decoded(read_bytes(path, most=LARGEST_BYTES)), known, progress)


def table_from_text(text: str, known: Iterable[str], progress: Progress) -> RawTable:
    """The same of a text."""
    told = _SEPARATOR_LINE.match(text)  # Excel's own way to say it
    first = 1
    if told is not None:
        text, first = text[told.end() :], 2
    sign = told[1] if told is not None else _sign_of(text)
    collector = TableCollector()
    for number, cells in enumerate(_records(text, sign, progress), first):
        collector.add(number, cells)
    table = collector.table("", known)
    if table is None:
        raise InputRefused(key="", problem=tr("there is nothing in it."), remedy=tr("Choose another file."))
    return table


def _records(text: str, sign: str, progress: Progress) -> Iterator[list[str]]:
    # Doubled quotation marks only: a lone one within a cell stays what it is.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, doublequote=True, strict=False)
    total = text.count("\n")
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise InputRefused(
                key="",
                problem=tr("line {line} cannot be read: a cell is too long, or never ends.").format(
                    line=reader.line_num
                ),
                remedy=tr("Look for a quotation mark that is not closed."),
            ) from None
        if reader.line_num % _REPORT_EVERY == 0:
            progress.report(min(reader.line_num, total), total)
        yield cells


def _sign_of(text: str) -> str:
    """The sign that parts most lines into equally many cells, and into more than one."""
    sample = text[:_LOOKED_AT]
    best, best_score = ",", 0.0
    for sign in _SIGNS:
        try:
            rows = [
                len(cells)
                for cells in csv.reader(io.StringIO(sample, newline=""), delimiter=sign)
                if any(cells)
            ]
        except csv.Error:
            continue
        if len(rows) > 1 and len(sample) < len(text):
            rows.pop()  # it was cut
        if not rows:
            continue
        width, times = Counter(rows).most_common(1)[0]
        # A comma also stands within sentences and numbers: it has to part lines alike to count.
        score = (times / len(rows)) * min(width, rows[0] + 1) if width > 1 else 0.0
        if score > best_score:
            best, best_score = sign, score
    return best


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        encodings = ["utf-32"]
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif (at := data.find(b"\0")) >= 0:
        raise _no_text(data.count(b"\n", 0, at) + 1)
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (at := text.find("\0")) >= 0:
            raise _no_text(text.count("\n", 0, at) + 1)
        return text
    raise InputRefused(
        key="",
        problem=tr("its letters are written in a way that is not known here."),
        remedy=tr("Save it as CSV in UTF-8, and import that."),
    )


def _no_text(line: int) -> InputRefused:
    return InputRefused(
        key="",
        problem=tr("it is not a text file: line {line} has a character that no text has.").format(line=line),
        remedy=tr("Save it as CSV, or as an .xlsx workbook, and import that."),
    )
