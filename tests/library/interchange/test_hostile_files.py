"""Files made to do harm, or broken on the way: refused in words, nothing taken and nothing run."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from advisor.errors import AdvisorError, InputRefused
from advisor.library.interchange.columns import What
from advisor.library.interchange.exchange import form_of, read_tables
from advisor.library.interchange.look_over import Known, look_over
from advisor.library.interchange.mapping import propose

SHEET = "xl/worksheets/sheet1.xml"


def workbook(**parts):
    """A small real workbook, some of its parts (named by their end) replaced."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Tasks")
    for row, cells in enumerate([("Task", "Hours"), ("Payroll", 3)]):
        sheet.write_row(row, 0, cells)
    book.close()
    source = zipfile.ZipFile(out)
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            end = name.rpartition("/")[2].partition(".")[0]
            data = source.read(name)
            archive.writestr(name, parts[end](data) if end in parts else data)
        for name, data in parts.get("more", {}).items():
            archive.writestr(name, data)
    return result.getvalue()


def spoiled(data):
    """With a few bytes of the sheet's own turned over."""
    at = data.index(SHEET.encode()) + len(SHEET) + 40
    return data[:at] + bytes(255 - one for one in data[at : at + 20]) + data[at + 20 :]


def refused(path):
    with pytest.raises(InputRefused) as found:
        read_tables(path)
    assert found.value.remedy
    return found.value.problem


def taken(table):
    what = What.TASKS
    return look_over(table, what, propose(what, table.headings), Known(), locale="en_US")


def test_a_plain_workbook_is_read(written):
    (table,) = read_tables(written("t.xlsx", workbook()))
    assert (table.name, table.headings, list(table.rows)) == (
        "Tasks",
        ("Task", "Hours"),
        [(2, ("Payroll", 3))],
    )


def test_the_name_of_a_file_does_not_decide_what_it_is(written):
    assert read_tables(written("t.csv", workbook()))[0].headings == ("Task", "Hours")
    assert read_tables(written("t.xlsx", "Task,Hours\nA,3\n"))[0].headings == ("Task", "Hours")


def test_a_zip_bomb_is_refused_by_its_real_size(written, monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.xlsx_parts.LARGEST_UNPACKED_BYTES", 3_000_000)
    bomb = workbook(sheet1=lambda data: data + b" " * 20_000_000)
    assert len(bomb) < 100_000
    assert "far larger" in refused(written("bomb.xlsx", bomb))


def test_a_part_that_lies_about_its_size_is_refused(written, monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.xlsx_parts.LARGEST_UNPACKED_BYTES", 3_000_000)
    data = bytearray(workbook(sheet1=lambda data: data + b" " * 20_000_000))
    at = data.rindex(SHEET.encode()) - 46  # its entry in the list at the end
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    assert refused(written("liar.xlsx", bytes(data)))


def test_too_many_texts_are_refused(written, monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.xlsx_parts.LARGEST_STRINGS_BYTES", 100)
    assert "far larger" in refused(written("t.xlsx", workbook()))


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("part", ["sheet1", "sharedStrings", "workbook", "styles"])
def test_a_billion_laughs_are_refused_unread(written, part, encoding):
    def spoil(data):
        head, _, tail = data.partition(b"?>")
        return (head + b"?>" + LAUGHS + tail).decode().encode(encoding)

    assert "blow it up" in refused(written("laughs.xlsx", workbook(**{part: spoil})))


def test_an_entity_that_is_split_between_two_pieces_is_found(written, monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.xlsx_parts._PIECE", 7)
    spoiled = workbook(sheet1=lambda data: data.replace(b"<worksheet", LAUGHS + b"<worksheet", 1))
    assert "blow it up" in refused(written("laughs.xlsx", spoiled))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"\0" * 200,
        workbook()[:-200],
        spoiled(workbook()),
        workbook(sheet1=lambda data: data[:-30]),
        workbook(sheet1=lambda data: data.replace(b'r="1"', b'r="x"')),
        workbook(workbook=lambda data: b"<workbook/>"),
        workbook(styles=lambda data: b"nonsense"),
        workbook(sharedStrings=lambda data: b"<sst/>"),
    ],
    ids=["bare", "zeros", "cut", "spoiled", "broken-xml", "wrong-row", "no-sheets", "no-styles", "no-texts"],
)
def test_a_broken_workbook_is_refused(written, data):
    assert refused(written("broken.xlsx", data))


def test_a_zip_of_something_else_is_no_workbook(written):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert "no .xlsx workbook" in refused(written("t.ods", out.getvalue()))


def test_an_old_workbook_is_refused_with_what_to_do(written):
    with pytest.raises(InputRefused, match=r"Save it as \.xlsx"):
        form_of(written("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512))


def test_macros_are_told_of_and_left_alone(written):
    (table,) = read_tables(written("t.xlsm", workbook(more={"xl/vbaProject.bin": b"\0" * 100})))
    assert "macros" in table.remarks[0]
    assert taken(table).count == 1


def test_formulas_count_by_the_result_that_is_in_the_file(written, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Task", "Hours"])
    book.active.append(["Payroll", "=1+2"])
    path = tmp_path / "t.xlsx"
    book.save(path)
    (table,) = read_tables(path)
    assert "whose result is not in the file" in table.remarks[0]
    assert taken(table).edit.tasks[0].answers == {}
    known = workbook(sheet1=lambda data: data.replace(b"<v>3</v>", b"<f>1+2</f><v>3</v>"))
    (table,) = read_tables(written("known.xlsx", known))
    assert table.remarks == ()
    assert taken(table).edit.tasks[0].answers == {"hours": 3}


def test_a_cell_with_an_error_refuses_its_row(written):
    broken = workbook(sheet1=lambda data: data.replace(b'<c r="B2"><v>3', b'<c r="B2" t="e"><v>#DIV/0!'))
    (table,) = read_tables(written("t.xlsx", broken))
    found = taken(table)
    assert found.count == 0
    assert "#DIV/0!" in found.refused[0].problem


def test_a_sheet_that_claims_to_be_huge_is_read_for_what_it_holds(written):
    liar = workbook(
        sheet1=lambda data: data.replace(b'<dimension ref="A1:B2"/>', b'<dimension ref="A1:XFD1048576"/>')
    )
    (table,) = read_tables(written("t.xlsx", liar))
    assert len(table.rows) == 1


def test_a_row_far_to_the_right_is_refused_rather_than_stretched(written):
    far = workbook(sheet1=lambda data: data.replace(b'r="B2"', b'r="XFD2"'))
    assert "columns" in refused(written("t.xlsx", far))


def test_a_hidden_sheet_stays_out(written):
    hidden = workbook(workbook=lambda data: data.replace(b'sheetId="1"', b'sheetId="1" state="hidden"'))
    assert "nothing in it" in refused(written("t.xlsx", hidden))


def test_a_csv_with_a_character_of_no_text_is_refused_by_its_line(written):
    assert "line 3" in refused(written("t.csv", b"Task,Hours\nA,3\nB\0,4\n"))


def test_a_csv_whose_quotation_mark_never_closes_is_refused(written):
    problem = refused(written("t.csv", 'Task,Hours\n"' + "x" * 200_000))
    assert "too long, or never ends" in problem


def test_a_file_of_one_endless_line_is_refused_by_its_size(written, monkeypatch):
    monkeypatch.setattr("advisor.library.interchange.csv_read.LARGEST_BYTES", 1_000_000)
    assert "larger than 1 MB" in refused(written("t.csv", b"x" * 1_000_001))
    assert refused(written("u.csv", b"x" * 900_000))


@pytest.mark.parametrize(
    ("limit", "problem"), [("MOST_ROWS", "rows"), ("MOST_CELLS", "cells"), ("MOST_COLUMNS", "columns")]
)
def test_too_much_of_anything_is_refused(written, monkeypatch, limit, problem):
    monkeypatch.setattr(f"advisor.library.interchange.raw_table.{limit}", 3)
    text = "Task,Hours,a,b\n" + "A,3,x,y\n" * 6
    assert f"more than 3 {problem}" in refused(written("t.csv", text))


@pytest.mark.parametrize("data", [b"", b"\n\n\n", b"\xef\xbb\xbf", b",,,\n,,\n", b" "])
def test_a_file_with_nothing_in_it_is_refused(written, data):
    assert refused(written("t.csv", data))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_letters_are_read_in_the_encodings_that_spreadsheets_write(written, encoding):
    (table,) = read_tables(written("t.csv", "Task;Notes\nBüro;naïve\n".encode(encoding)))
    assert list(table.rows) == [(2, ["Büro", "naïve"])]


def test_letters_of_no_known_encoding_are_refused(written):
    assert "not known" in refused(written("t.csv", b"Task\nA\x81\x8d\xff\n"))


def test_a_folder_and_a_missing_file_are_refused(tmp_path):
    assert "folder" in refused(tmp_path)
    assert "no such file" in refused(tmp_path / "none.csv")


def test_reading_can_be_cancelled(written):
    from advisor.errors import Cancelled
    from advisor.progress import Progress

    progress = Progress()
    progress.cancel()
    for path in (written("t.xlsx", workbook()), written("t.csv", "Task\n" + "A\n" * 5000)):
        with pytest.raises(Cancelled):
            read_tables(path, progress)


def test_every_refusal_is_an_error_of_ours():
    assert issubclass(InputRefused, AdvisorError)
