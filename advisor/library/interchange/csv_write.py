"""Writes a table as CSV that spreadsheets of any country open: UTF-8 with its mark, plain numbers."""

from __future__ import annotations

import csv
import datetime
import io

from advisor.domain.cells import defused
from advisor.language import tr
from advisor.library.interchange.labels import FLAGS
from advisor.library.interchange.tables import Cell, Table
from advisor.progress import Progress

_REPORT_EVERY = 500


def table_to_csv(table: Table, progress: Progress | None = None) -> bytes:
    """RFC 4180, the heading first. Raises Cancelled."""
    progress = progress or Progress()
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([defused(column.label.told()) for column in table.columns])
    yes, no = tr(FLAGS.labels["yes"]), tr(FLAGS.labels["no"])
    for count, row in enumerate(table.rows()):
        if count % _REPORT_EVERY == 0:
            progress.report(count, table.count)
        writer.writerow([_text(cell, yes, no) for cell in row])
    # The mark tells a spreadsheet that it is UTF-8; without it some take it for the system's own letters.
    return out.getvalue().encode("utf-8-sig")


def _text(cell: Cell, yes: str, no: str) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return yes if cell else no
        case str():
            return defused(cell)
        case datetime.datetime():
            return cell.isoformat(sep=" ", timespec="milliseconds").removesuffix(".000")
        case datetime.date():
            return cell.isoformat()
        case _:
            return repr(cell)  # the shortest digits that give the same number again
