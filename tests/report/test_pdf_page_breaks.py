"""Where pages end: no row alone, no total without its figures, no signature by itself."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from advisor.report import document as doc
from advisor.report.document import Orientation, PageSize
from advisor.report.pdf import build_pdf

FIELD = doc.SignOffField(label="Signed")
SIGNED = doc.SignOff(name=FIELD, date=FIELD, review_by=FIELD)


def pages(*sections: doc.Section, orientation: Orientation = Orientation.PORTRAIT) -> list[str]:
    document = doc.Document(
        title="T", business="", subject="S", language="en", page_size=PageSize.LETTER, printed_on=None,
        sections=sections, orientation=orientation,
    )  # fmt: skip
    return [page.extract_text() for page in PdfReader(io.BytesIO(build_pdf(document).data)).pages]


def filler(lines: int) -> doc.Paragraph:
    return doc.Paragraph(text="\n".join(["filler"] * max(lines, 1)))


def ledger(rows: int) -> doc.Table:
    lines = [doc.Row(cells=(f"row {number}", "$1")) for number in range(rows)]
    total = [doc.Row(cells=("Sum", "$9"), strong=True), doc.Row(cells=("of which paid", "$3"))]
    return doc.Table(header=("Line", "Cost"), rows=(*lines, *total), numeric=frozenset([1]))


@pytest.mark.parametrize("lines", range(1, 52, 2))
def test_a_ledger_that_breaks_leaves_two_rows_on_each_side_and_a_row_with_its_total(lines):
    shown = pages(filler(lines), doc.Heading(text="Ledger"), ledger(14))
    for number, text in enumerate(shown):
        count = text.count("row ") + text.count("Sum") + text.count("of which")
        assert count == 0 or count >= 2, number
        if "Sum" in text:
            assert "row 13" in text
            assert "of which paid" in text


def test_a_ledger_stays_whole_where_that_wastes_little_of_the_page():
    shown = pages(filler(38), doc.Heading(text="Ledger"), ledger(14))
    assert ("Ledger" in shown[0], "row 0" in shown[1], "Sum" in shown[1]) == (False, True, True)


def test_a_ledger_breaks_rather_than_leave_half_a_page_empty():
    shown = pages(filler(24), doc.Heading(text="Ledger"), ledger(20))
    assert "row 0" in shown[0]
    assert "Sum" in shown[1]


@pytest.mark.parametrize("orientation", Orientation)
@pytest.mark.parametrize("lines", range(1, 52, 3))
def test_a_signature_never_stands_on_a_page_of_its_own(lines, orientation):
    shown = pages(
        filler(lines), doc.Heading(text="Ending it"), doc.Bullets(items=("point",) * 5), SIGNED,
        orientation=orientation,
    )  # fmt: skip
    (page,) = [text for text in shown if "Signed" in text]
    assert "point" in page
    assert "Ending it" not in " ".join(text for text in shown if "point" not in text)


def test_a_signature_below_a_long_list_takes_two_points_along():
    for points in range(30, 48):
        shown = pages(doc.Heading(text="Points"), doc.Bullets(items=("point",) * points), SIGNED)
        (page,) = [text for text in shown if "Signed" in text]
        assert page.count("point") >= 2


@pytest.mark.parametrize("lines", range(30, 52))
@pytest.mark.parametrize("rows", [1, 2, 3])
def test_a_table_of_few_rows_stays_whole_and_with_its_heading(lines, rows):
    few = doc.Table(header=("Way", "Cost"), rows=(doc.Row(cells=("few", "$1")),) * rows)
    shown = pages(filler(lines), doc.Heading(text="Side by side"), few)
    (page,) = [text for text in shown if "few" in text]
    assert page.count("few") == rows
    assert "Side by side" in page


def test_rows_taller_than_a_page_are_set_all_the_same():
    tall = doc.Row(cells=("word " * 1500, "$1"))
    shown = pages(doc.Table(header=("Line", "Cost"), rows=(tall, tall), numeric=frozenset([1])), SIGNED)
    assert " ".join(shown).count("word") == 3000
