"""Holds what comes to paper to what was chosen: pages, copies, order, paper, which way round."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from advisor.report.files import NotWritten
from tests.faults import Filler, small_disk
from ui.page_images import PdfPages
from ui.printing import pages_in_turn, place_on_paper, print_page_by_page, print_pages, set_paper

A4, LETTER = QSizeF(595.3, 841.9), QSizeF(612, 792)
NONE = QMarginsF(0, 0, 0, 0)

pytestmark = pytest.mark.usefixtures("qapp")


def pdf(pages: int = 3, size: QSizeF = A4) -> bytes:
    """Each page is black in its upper left quarter and says its number."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(size.width(), size.height()))
    for number in range(1, pages + 1):
        canvas.rect(0, size.height() / 2, size.width() / 2, size.height() / 2, stroke=0, fill=1)
        canvas.drawString(size.width() - 80, 60, f"page {number}")
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def printer(path: Path | None = None) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    if path is not None:
        made.setOutputFileName(str(path))
    return made


class OnePaperPrinter(QPrinter):
    """One that leaves copies to the program, as plain ones do."""

    def supportsMultipleCopies(self) -> bool:
        return False


def darkness(path: Path, left: float, top: float, page: int = 0) -> int:
    """0 black, 255 white, at a place given in shares of the page."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        image = document[page].render(scale=0.5).to_pil().convert("L")
    return int(image.getpixel((round(left * image.width), round(top * image.height))))


def test_all_pages_are_printed_where_none_are_chosen():
    assert pages_in_turn(printer(), 3) == [0, 1, 2]


def test_a_range_of_pages_is_printed_alone():
    chosen = printer()
    chosen.setFromTo(2, 9)
    assert pages_in_turn(chosen, 3) == [1, 2]


def test_scattered_pages_are_printed_alone():
    chosen = printer()
    chosen.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert pages_in_turn(chosen, 5) == [0, 2, 3]


def test_the_last_page_comes_first_where_that_is_chosen():
    chosen = printer()
    chosen.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert pages_in_turn(chosen, 3) == [2, 1, 0]


def test_copies_are_made_here_where_the_printer_makes_none():
    chosen = OnePaperPrinter()
    chosen.setCopyCount(2)
    chosen.setCollateCopies(True)
    assert pages_in_turn(chosen, 2) == [0, 1, 0, 1]
    chosen.setCollateCopies(False)
    assert pages_in_turn(chosen, 2) == [0, 0, 1, 1]


def test_a_printer_that_makes_copies_gets_each_page_once():
    class Copier(QPrinter):
        def supportsMultipleCopies(self) -> bool:
            return True

    chosen = Copier()
    chosen.setCopyCount(5)
    assert pages_in_turn(chosen, 2) == [0, 1]


@pytest.mark.parametrize("size", [A4, LETTER, A4.transposed(), LETTER.transposed()])
def test_the_paper_is_that_of_the_pages_turned_as_they_are(size):
    made = printer()
    set_paper(made, pdf(1, size))
    paper = made.paperRect(QPrinter.Unit.Point).size()
    assert paper.width() == pytest.approx(size.width(), abs=2)
    assert paper.height() == pytest.approx(size.height(), abs=2)
    is_wide = size.width() > size.height()
    assert (made.pageLayout().orientation() is QPageLayout.Orientation.Landscape) is is_wide
    assert made.pageLayout().pageSize().id() in (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter)


def test_on_paper_of_its_own_size_a_page_is_as_large_as_in_the_file():
    edges = QMarginsF(18, 18, 18, 18)
    assert place_on_paper(A4, A4, edges) == QRectF(0, 0, A4.width(), A4.height())


def test_on_other_paper_nothing_is_cut_and_nothing_is_stretched():
    for page, paper in ((A4, LETTER), (LETTER, A4), (A4, QSizeF(297, 420))):
        edges = QMarginsF(20, 10, 12, 30)
        place = place_on_paper(page, paper, edges)
        free = QRectF(0, 0, paper.width(), paper.height()).marginsRemoved(edges)
        assert free.adjusted(-0.01, -0.01, 0.01, 0.01).contains(place)
        assert place.width() / place.height() == pytest.approx(page.width() / page.height())
        assert place.center().x() == pytest.approx(free.center().x())


def test_a_printer_with_wide_white_edges_gets_a_smaller_page():
    edges = QMarginsF(60, 60, 60, 60)
    assert place_on_paper(A4, A4, edges).width() == pytest.approx(A4.width() - 120)


def test_the_right_way_round_is_printed(tmp_path):
    path = tmp_path / "out.pdf"
    made = printer(path)
    set_paper(made, pdf())
    assert print_pages(pdf(), made)
    assert darkness(path, 0.25, 0.25) < 20
    assert darkness(path, 0.75, 0.75) > 235
    assert darkness(path, 0.75, 0.25) > 235


def test_an_upright_page_on_paper_turned_sideways_is_turned_with_it(tmp_path):
    path = tmp_path / "out.pdf"
    made = printer(path)
    set_paper(made, pdf())
    layout = made.pageLayout()
    layout.setOrientation(QPageLayout.Orientation.Landscape)
    made.setPageLayout(layout)
    assert print_pages(pdf(), made)
    page = pypdf.PdfReader(path).pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert darkness(path, 0.75, 0.25) < 20  # its upper left corner is at the upper right now
    assert darkness(path, 0.25, 0.25) > 235
    assert darkness(path, 0.98, 0.25) < 20  # it fills the paper


def test_a_page_on_smaller_paper_is_made_smaller(tmp_path):
    path = tmp_path / "out.pdf"
    made = printer(path)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    assert print_pages(pdf(1), made)
    assert darkness(path, 0.25, 0.25) < 20
    assert darkness(path, 0.75, 0.75) > 235


def test_letters_come_to_paper_without_shadows(tmp_path):
    path = tmp_path / "out.pdf"
    made = printer(path)
    set_paper(made, pdf(1))
    assert print_pages(pdf(1), made)
    assert b"/DCTDecode" not in path.read_bytes()


def test_pages_are_printed_at_three_hundred_dots_an_inch(tmp_path):
    path = tmp_path / "out.pdf"
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    set_paper(made, pdf(1))
    assert print_pages(pdf(1), made)
    (image,) = pypdf.PdfReader(path).pages[0].images
    assert image.image is not None
    assert image.image.width == pytest.approx(A4.width() / 72 * 300, abs=3)


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    made = printer(tmp_path / "no folder" / "out.pdf")
    with pytest.raises(NotWritten, match="There is no folder"):
        print_pages(pdf(1), made)


@pytest.mark.parametrize("room", [0, 4_096])
def test_on_a_full_disk_the_file_that_was_there_stays_and_it_is_said(tmp_path, room):
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        path = disk / "out.pdf"
        path.write_bytes(b"what was there before")
        filler = Filler(disk)
        filler.leave(room)
        with pytest.raises(NotWritten, match="The disk is full"):
            print_pages(pdf(1), printer(path))
        assert path.read_bytes() == b"what was there before"
        assert {one.name for one in disk.iterdir()} == {path.name, filler.name}
        filler.go()
        assert print_pages(pdf(1), printer(path))
        assert path.read_bytes().startswith(b"%PDF")


def test_where_there_is_no_room_to_print_it_first_that_is_said(tmp_path, monkeypatch):
    with small_disk(tmp_path / "disk", megabytes=1) as disk:
        monkeypatch.setattr("tempfile.tempdir", str(disk))
        Filler(disk).leave(4_096)
        with pytest.raises(NotWritten, match="temporary files is full"):
            print_pages(pdf(1), printer(tmp_path / "out.pdf"))
        assert [one.name for one in disk.iterdir()] == ["filler"]
    assert not (tmp_path / "out.pdf").exists()


def test_printing_can_be_left_after_any_page(tmp_path):
    made = printer(tmp_path / "out.pdf")
    steps = print_page_by_page(pdf(3), made)
    assert next(steps) == (1, 3)
    assert next(steps) == (2, 3)
    steps.close()
    assert made.printerState() is not QPrinter.PrinterState.Active


def test_a_page_is_a_picture_and_a_text():
    pages = PdfPages(pdf(2))
    assert len(pages) == 2
    image = pages.image(1, 1.0)
    assert image.pixelColor(20, 20).lightness() < 20
    assert image.pixelColor(500, 500).lightness() > 235
    assert "page 2" in pages.text(1)
    pages.close()
    assert QApplication.instance() is not None
