"""Puts the pages of a finished PDF on paper, so that preview, paper and file show the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter

from advisor.private_copies import private_folder
from advisor.report.files import NotWritten, written_piece_by_piece
from ui.page_images import POINTS_PER_INCH, PdfPages

FINEST_PAPER_DPI = 300
_END, _END_BYTES = b"%%EOF", 64  # how a PDF ends that came out whole
_SAME_SIZE = 3.0  # points by which paper and page may differ and still be the same
_OWN_MARGIN = 30.0  # points at a page's edge in which our documents have nothing


def set_paper(printer: QPrinter, data: bytes) -> None:
    """Choose the paper that the pages in ``data`` are made for, turned as they are."""
    pages = PdfPages(data)
    size = pages.sizes[0]
    pages.close()
    is_wide = size.width() > size.height()
    upright = size.transposed() if is_wide else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def print_pages(data: bytes, printer: QPrinter, finest_dpi: int = FINEST_PAPER_DPI) -> bool:
    """Paint the pages of the PDF in ``data`` that ``printer`` asks for. Whether the printer took them."""
    steps = print_page_by_page(data, printer, finest_dpi)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bool(end.value)


def print_page_by_page(
    data: bytes, printer: QPrinter, finest_dpi: int = FINEST_PAPER_DPI
) -> Generator[tuple[int, int], None, bool]:
    """The same a page at a time: each step yields how many pages of how many are painted.

    Range, copies, order, paper and orientation are those chosen in the print dialog. Left half-way, nothing
    is printed. No more than one page is in memory. Printed to a file, that appears only when it is whole:
    raises NotWritten.
    """
    name = printer.outputFileName()
    if not name or printer.outputFormat() is not QPrinter.OutputFormat.PdfFormat:
        return (yield from _paint_all(data, printer, finest_dpi))
    with private_folder() as folder:  # Qt says nothing of a full disk, and would have spoilt what was there
        made = folder / "printed.pdf"
        printer.setOutputFileName(str(made))
        try:
            is_painted = yield from _paint_all(data, printer, finest_dpi)
        finally:
            printer.setOutputFileName(name)
        if is_painted:
            _keep(made, Path(name))
        return is_painted


def _keep(made: Path, path: Path) -> None:
    with made.open("rb") as file:
        file.seek(-min(made.stat().st_size, _END_BYTES), os.SEEK_END)
        if _END not in file.read():
            raise NotWritten(
                path,
                why=QCoreApplication.translate("printing", "The disk for temporary files is full."),
                remedy=QCoreApplication.translate("printing", "Make room on it, then try again."),
            )
        file.seek(0)
        with written_piece_by_piece(path) as target:
            shutil.copyfileobj(file, target)


def _paint_all(data: bytes, printer: QPrinter, finest_dpi: int) -> Generator[tuple[int, int], None, bool]:
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    is_whole = False
    pages = PdfPages(data)
    try:
        # Without it, pictures on their way to the printer are squeezed, and letters get shadows.
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        asked = pages_in_turn(printer, len(pages))
        for position, index in enumerate(asked):
            if position:
                printer.newPage()
            _paint(painter, printer, pages, index, min(finest_dpi, printer.resolution()))
            yield position + 1, len(asked)
        is_whole = True
    finally:
        pages.close()
        if not is_whole:
            printer.abort()
            painter.end()
    return painter.end()


def pages_in_turn(printer: QPrinter, pages: int) -> list[int]:
    """Indexes of the pages that ``printer`` is to get, in order: ranges, first or last first, copies.

    Copies that the printer makes by itself are not among them.
    """
    asked = [index for index in range(pages) if _is_asked(printer, index + 1)]
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        asked.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(printer.copyCount(), 1)
    if printer.collateCopies():
        return asked * copies
    return [index for index in asked for _ in range(copies)]


def _is_asked(printer: QPrinter, page: int) -> bool:
    ranges = printer.pageRanges()
    if not ranges.isEmpty():
        return bool(ranges.contains(page))
    first, last = printer.fromPage(), printer.toPage()
    return not first or max(first, 1) <= page <= (last or page)


def _paint(painter: QPainter, printer: QPrinter, pages: PdfPages, index: int, dpi: int) -> None:
    """One page, at its size where the paper is that size; else turned and scaled to what can be printed."""
    size = pages.sizes[index]
    paper = printer.paperRect(QPrinter.Unit.Point).size()
    is_turned = (size.width() > size.height()) is not (paper.width() > paper.height())
    place = place_on_paper(size.transposed() if is_turned else size, paper, _unprintable(printer))
    scale = printer.resolution() / POINTS_PER_INCH
    image = pages.image(index, dpi / POINTS_PER_INCH)
    painter.save()
    try:
        painter.scale(scale, scale)
        if is_turned:
            painter.setTransform(QTransform.fromTranslate(place.right(), place.top()).rotate(90), True)
            place = QRectF(0, 0, place.height(), place.width())
        painter.drawImage(place, image)
    finally:
        painter.restore()


def _unprintable(printer: QPrinter) -> QMarginsF:
    """The edges that the printer leaves white whatever it is sent, in points."""
    layout = printer.pageLayout()
    layout.setUnits(QPageLayout.Unit.Point)
    return layout.minimumMargins()


def place_on_paper(page: QSizeF, paper: QSizeF, unprintable: QMarginsF) -> QRectF:
    """Where a page goes on paper, all in points from the paper's corner.

    On paper of its own size it stays as it is, so that paper equals file: our pages have nothing at their
    edges. Elsewhere, or where a printer leaves very wide edges white, it is scaled into what can be printed.
    """
    is_same = (
        abs(page.width() - paper.width()) <= _SAME_SIZE and abs(page.height() - paper.height()) <= _SAME_SIZE
    )
    edges = (unprintable.left(), unprintable.top(), unprintable.right(), unprintable.bottom())
    if is_same and max(edges) <= _OWN_MARGIN:
        return QRectF(0, 0, page.width(), page.height())
    free = QRectF(0, 0, paper.width(), paper.height()).marginsRemoved(unprintable)
    factor = min(free.width() / page.width(), free.height() / page.height())
    width, height = page.width() * factor, page.height() * factor
    return QRectF(
        free.left() + (free.width() - width) / 2, free.top() + (free.height() - height) / 2, width, height
    )
