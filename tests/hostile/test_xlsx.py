"""Workbooks made to do harm: refused in words, within bounds; nothing in them is run or fetched."""

from __future__ import annotations

import io
import threading
import time
import zipfile

import pytest
import xlsxwriter

from advisor.errors import Cancelled, InputRefused
from advisor.library.interchange import xlsx_parts
from advisor.library.interchange.exchange import read_tables
from advisor.progress import Progress
from tests.hostile.contained import contained
from tests.hostile.watch import watched

SHEET, STRINGS, STYLES, BOOK = (
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
)  # fmt: skip
TYPES, RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


def parts() -> dict[str, bytes]:
    """The parts of a small real workbook."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Tasks")
    for row, cells in enumerate([("Task", "Hours"), ("Payroll", 3)]):
        sheet.write_row(row, 0, cells)
    book.close()
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path, changed):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in {**parts(), **changed}.items():
            archive.writestr(name, data)
    return path


def within(name: str, before: bytes, piece: bytes, count: int) -> dict[str, bytes]:
    data = parts()[name]
    assert before in data
    return {name: data.replace(before, before + piece * count, 1)}


ROWS = b"<sheetData>"
BOMBS = {
    "cells without end in a row": within(SHEET, ROWS, b'<row r="1">' + b"<c/>" * 2_000_000 + b"</row>", 1),
    "rows without end": within(SHEET, ROWS, b"<row/>", 2_000_000),
    "one row over and over": within(SHEET, ROWS, b'<row r="1"/>', 2_000_000),
    "rows hidden in comments": within(SHEET, ROWS, b"<c/><!--<row-->", 1_000_000),
    "merged cells without end": within(SHEET, b"</sheetData>", b"<mergeCell/>", 1_000_000),
    "nested elements": within(SHEET, ROWS, b"<a>", 1_000_000),
    "sheets without end": within(BOOK, b"<sheets>", b'<sheet name="x" sheetId="1" r:id="rId1"/>', 50_000),
    "styles without end": within(STYLES, b'<cellXfs count="1">', b"<xf/>", 1_000_000),
    "texts without end": within(STRINGS, b'uniqueCount="3">', b"<si/>", 9_000_000),
    "texts in another part": {
        TYPES: parts()[TYPES].replace(b"/xl/sharedStrings.xml", b"/xl/worksheets/more.xml"),
        "xl/worksheets/more.xml": b"<sst>" + b"<row/><si/>" * 1_000_000 + b"</sst>",
    },
    "relations without end": within(RELATIONS, b'relationships">', b"<Relationship/>", 1_000_000),
    "a row of another world": {SHEET: parts()[SHEET].replace(b'r="2"', b'r="999999999999"')},
    "a row beyond counting": {SHEET: parts()[SHEET].replace(b'r="2"', b'r="1e300"')},
}


REFUSE_EACH = """
for one in sorted(path.iterdir()):
    try:
        read_tables(one)
    except InputRefused:
        continue
    sys.exit(f"{one.name} was taken")
"""


def test_workbooks_that_would_blow_up_are_refused_within_bounds(tmp_path):
    for name, changed in BOMBS.items():
        packed(tmp_path / f"{name}.xlsx", changed)
    outcome = contained(REFUSE_EACH, tmp_path, most_bytes=700 << 20)
    assert outcome.seconds < 40


def test_a_cell_of_thirty_megabytes_is_taken_or_refused_within_bounds(tmp_path):
    data = {SHEET: parts()[SHEET].replace(b"<v>3</v>", b"<v>" + b"3" * 30_000_000 + b"</v>")}
    outcome = contained("read_tables(path)", packed(tmp_path / "t.xlsx", data), most_bytes=500 << 20)
    assert outcome.seconds < 30


def test_a_formula_and_a_megabyte_of_spaces_are_looked_through_at_once(tmp_path):
    spoiled = within(SHEET, b"<v>3</v>", b"</f>" + b" " * 3_000_000, 1)
    path = packed(tmp_path / "t.xlsx", spoiled)
    began = time.process_time()
    with pytest.raises(InputRefused):
        read_tables(path)
    assert time.process_time() - began < 10


def test_many_parts_and_names_that_lead_elsewhere_write_nothing(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    odd = {
        "../../evil.xml": b"<x/>",
        "/etc/evil.xml": b"<x/>",
        "C:\\evil.xml": b"<x/>",
        "xl/\u202e.xml": b"<x/>",
    }
    before = sorted(tmp_path.rglob("*"))
    path = packed(folder / "t.xlsx", odd)
    with watched(tmp_path) as touched:
        assert read_tables(path)[0].headings == ("Task", "Hours")
    assert touched == []
    assert sorted(tmp_path.rglob("*")) == sorted([*before, path])
    with pytest.raises(InputRefused):
        read_tables(packed(folder / "u.xlsx", {f"x{n}.xml": b"" for n in range(xlsx_parts.MOST_PARTS + 1)}))


LINKS = {
    "xl/externalLinks/externalLink1.xml": b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
    "xl/externalLinks/_rels/externalLink1.xml.rels": b'<Relationships><Relationship Id="rId1" TargetMode="External"'  # noqa: E501
    b' Target="file:///etc/passwd"/></Relationships>',
    "xl/worksheets/_rels/sheet1.xml.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId9" Type="x/hyperlink" TargetMode="External" Target="http://nowhere.invalid/"/></Relationships>',
}


def test_links_to_elsewhere_are_not_followed(tmp_path):
    path = packed(tmp_path / "t.xlsx", LINKS)
    with watched(tmp_path) as touched:
        assert read_tables(path)[0].rows
    assert touched == []


@pytest.mark.parametrize("part", [SHEET, STRINGS, BOOK, TYPES, RELATIONS])
@pytest.mark.parametrize(
    "entity", ['SYSTEM "file:///etc/passwd"', 'PUBLIC "x" "http://nowhere.invalid/"', '"ha"']
)
def test_entities_from_inside_or_outside_are_refused_unread(tmp_path, part, entity):
    head, _, tail = parts()[part].partition(b"?>")
    spoiled = head + b"?><!DOCTYPE x [<!ENTITY a " + entity.encode() + b">]>" + tail
    path = packed(tmp_path / "t.xlsx", {part: spoiled})
    with watched(tmp_path) as touched, pytest.raises(InputRefused, match="blow it up"):
        read_tables(path)
    assert touched == []


def test_reading_stops_when_it_is_no_longer_wanted_even_within_one_row(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_parts, "MOST_TAGS_BETWEEN_ROWS", 10_000_000)
    path = packed(
        tmp_path / "t.xlsx", within(SHEET, ROWS, b'<row r="1">' + b"<c><v>1</v></c>" * 2_000_000, 1)
    )
    progress = Progress()
    threading.Timer(0.5, progress.cancel).start()
    with pytest.raises((Cancelled, InputRefused)):
        read_tables(path, progress)
    assert progress.is_cancelled
