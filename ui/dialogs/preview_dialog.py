"""The pages of a report as they will be printed, with the ways to take them further."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.printing import FINEST_PREVIEW_DPI, print_pages, set_paper
from ui.theme import Space
from ui.widgets.buttons import icon_button, ordinary_button, primary_button
from ui.widgets.plain_text import TextRole, plain_label


class PreviewDialog(ModalDialog):
    """Shows the PDF in ``data``; reports when it is to be printed or exported."""

    print_requested = Signal()
    export_requested = Signal()

    def __init__(self, title: str, data: bytes, pages: int, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("PreviewDialog", "Print preview: {title}").format(title=title),
            QSize(920, 780),
            parent,
        )
        self._data = data
        self._pages = pages
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_paper(self._printer, data)
        self._view = QPrintPreviewWidget(self._printer, self)
        self._view.setAccessibleName(self.tr("Pages"))
        self._view.paintRequested.connect(self._paint)
        self._view.previewChanged.connect(self._show_page)
        self._back = icon_button("chevron-left", self.tr("Page before"), self)
        self._on = icon_button("chevron-right", self.tr("Next page"), self)
        self._page = plain_label("", TextRole.BODY, self, wrap=False, selectable=False)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        whole, wide = (
            ordinary_button(self.tr("Whole page"), self),
            ordinary_button(self.tr("Page width"), self),
        )
        whole.clicked.connect(self._view.fitInView)
        wide.clicked.connect(self._view.fitToWidth)
        larger = icon_button("plus", self.tr("Larger"), self)
        smaller = icon_button("minus", self.tr("Smaller"), self)
        larger.clicked.connect(self._enlarge)
        smaller.clicked.connect(self._reduce)
        export = ordinary_button(self.tr("Export PDF…"), self, "download")
        export.clicked.connect(self.export_requested)
        paper = primary_button(self.tr("Print…"), self, "printer")
        paper.clicked.connect(self.print_requested)
        bar = QHBoxLayout()
        bar.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        bar.setSpacing(Space.SMALL)
        for part in (self._back, self._page, self._on):
            bar.addWidget(part)
        bar.addSpacing(Space.LARGE)
        for button in (whole, wide, smaller, larger):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(export)
        bar.addWidget(paper)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self._view, 1)
        self._view.fitInView()
        self._show_page()

    def _paint(self, printer: QPrinter) -> None:
        print_pages(self._data, printer, FINEST_PREVIEW_DPI)

    def _show_page(self) -> None:
        page = self._view.currentPage()
        self._page.setText(self.tr("Page {page} of {pages}").format(page=page, pages=self._pages))
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < self._pages)

    def _go_back(self) -> None:
        self._view.setCurrentPage(self._view.currentPage() - 1)
        self._show_page()

    def _go_on(self) -> None:
        self._view.setCurrentPage(self._view.currentPage() + 1)
        self._show_page()

    def _enlarge(self) -> None:
        self._view.zoomIn(1.25)

    def _reduce(self) -> None:
        self._view.zoomOut(1.25)
