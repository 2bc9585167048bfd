"""Puts the pages of a finished PDF on paper, so that preview, paper and file show the same."""

from __future__ import annotations

from typing import Any

import pypdfium2
from PySide6.QtCore import QByteArray, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

POINTS_PER_INCH = 72
FINEST_PREVIEW_DPI = 150
FINEST_PAPER_DPI = 300


def set_paper(printer: QPrinter, data: bytes) -> None:
    """Choose the paper that the pages in ``data`` are made for, without margins of the printer's own."""
    with pypdfium2.PdfDocument(data) as document:
        width, height = document[0].get_size()
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setFullPage(True)


def print_pages(data: bytes, printer: QPrinter, finest_dpi: int = FINEST_PAPER_DPI) -> bool:
    """Paint the pages of the PDF in ``data`` that ``printer`` asks for. Whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    with pypdfium2.PdfDocument(data) as document:
        for position, index in enumerate(_asked_for(printer, len(document))):
            if position:
                printer.newPage()
            _paint(painter, printer, document[index], min(finest_dpi, printer.resolution()))
    return painter.end()


def _asked_for(printer: QPrinter, pages: int) -> list[int]:
    first, last = printer.fromPage(), printer.toPage()
    asked = range(max(first, 1) - 1, min(last or pages, pages)) if first else range(pages)
    backwards = printer.pageOrder() is QPrinter.PageOrder.LastPageFirst
    return list(reversed(asked)) if backwards else list(asked)


def _paint(painter: QPainter, printer: QPrinter, page: Any, dpi: int) -> None:
    bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
    image = QImage(
        QByteArray(bytes(bitmap.buffer)).data(),
        bitmap.width,
        bitmap.height,
        bitmap.stride,
        QImage.Format.Format_RGBX8888,
    )
    width, height = page.get_size()
    scale = printer.resolution() / POINTS_PER_INCH
    painter.drawImage(QRectF(0, 0, width * scale, height * scale), image)
