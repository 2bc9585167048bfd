"""The pages of a report as they will be printed, with the ways to take them further."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.dialogs.modal_dialog import ModalDialog
from ui.page_images import PdfPages
from ui.theme import Space
from ui.widgets.buttons import icon_button, ordinary_button, primary_button
from ui.widgets.page_view import PageView
from ui.widgets.plain_text import TextRole, plain_label

_FEW_PAGES = 4  # up to which nobody needs to type a page's number


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
        self._pages = pages
        opened = PdfPages(data)
        self.destroyed.connect(opened.close)
        self.view = PageView(opened, self)
        self.view.page_changed.connect(self._show_page)
        self._back = icon_button("chevron-left", self.tr("Page before"), self)
        self._on = icon_button("chevron-right", self.tr("Next page"), self)
        self._page = plain_label("", TextRole.BODY, self, wrap=False, selectable=False)
        self._back.clicked.connect(self._go_back)
        self._on.clicked.connect(self._go_on)
        self._number = QLineEdit(self)
        self._number.setValidator(QIntValidator(1, pages, self._number))
        self._number.setPlaceholderText(self.tr("Go to"))
        self._number.setAccessibleName(self.tr("Go to page"))
        self._number.setVisible(pages > _FEW_PAGES)
        self._number.returnPressed.connect(self._go_to_number)
        whole, wide = (
            ordinary_button(self.tr("Whole page"), self),
            ordinary_button(self.tr("Page width"), self),
        )
        whole.clicked.connect(self.view.fit_page)
        wide.clicked.connect(self.view.fit_width)
        larger = icon_button("plus", self.tr("Larger"), self)
        smaller = icon_button("minus", self.tr("Smaller"), self)
        larger.clicked.connect(self.view.enlarge)
        smaller.clicked.connect(self.view.reduce)
        export = ordinary_button(self.tr("Export PDF…"), self, "download")
        export.clicked.connect(self.export_requested)
        paper = primary_button(self.tr("Print…"), self, "printer")
        paper.clicked.connect(self.print_requested)
        looking, ways = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (looking, (self._back, self._page, self._on, self._number, whole, wide, smaller, larger)),
            (ways, (export, paper)),
        ):
            row.setSpacing(Space.SMALL)
            for part in parts:
                row.addWidget(part)
        looking.insertSpacing(4, Space.LARGE)
        looking.addStretch(1)
        ways.insertStretch(0, 1)
        self._bar = bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bar.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        bar.setSpacing(Space.SMALL)
        bar.addLayout(looking, 1)
        bar.addLayout(ways)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(self.view, 1)
        self._number.setMaximumWidth(self._number.fontMetrics().horizontalAdvance("0") * 10)
        self._show_page()
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two rows of buttons where one would be cut off."""
        super().resizeEvent(event)
        rows = [item.sizeHint().width() for at in range(2) if (item := self._bar.itemAt(at)) is not None]
        has_room = sum(rows) + 3 * Space.MEDIUM <= event.size().width()
        direction = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(direction)

    def _show_page(self) -> None:
        page = self.view.current_page
        self._page.setText(self.tr("Page {page} of {pages}").format(page=page, pages=self._pages))
        self._back.setEnabled(page > 1)
        self._on.setEnabled(page < self._pages)

    def _go_back(self) -> None:
        self.view.go_to(self.view.current_page - 1)

    def _go_on(self) -> None:
        self.view.go_to(self.view.current_page + 1)

    def _go_to_number(self) -> None:
        self.view.go_to(int(self._number.text()))
        self._number.clear()
        self.view.setFocus()
