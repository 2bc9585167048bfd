"""The user guide beside the window: contents and search at the left, a page at the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.folding import folded_words
from advisor.wording.guide import find_guide_pages, guide_page
from ui.dialogs.term_list import TermList
from ui.guide.page import GuidePageView
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.reading_order import focus_next

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 124, 44
_ROOM_AROUND = 80


class GuideWindow(QDialog):
    """Stays open beside the window, so that one can read and do. Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(QCoreApplication.translate("GuideWindow", "User guide"))
        self._name = ""
        self._before: list[str] = []
        self.list = TermList(
            self,
            find=self.tr("Find in the guide"),
            name=self.tr("Pages of the guide"),
            none=self.tr("No page has all of these words."),
        )
        self.list.view.setProperty("fromFiles", True)
        self.list.text_changed.connect(self._find)
        self.list.code_chosen.connect(self._show)
        self._english = plain_label(
            self.tr("This page is not translated yet, and is shown in English."), TextRole.MUTED, self
        )
        self.page = GuidePageView(self)
        self.page.page_requested.connect(self._follow)
        self._back = ordinary_button(self.tr("Back"), self)
        self._back.clicked.connect(self._go_back)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self, self._go_back)
        close = primary_button(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        reading = QVBoxLayout()
        reading.setSpacing(Space.SMALL)
        reading.addWidget(self._english)
        reading.addWidget(self.page, 1)
        body = QHBoxLayout()
        body.setSpacing(Space.MEDIUM)
        body.addWidget(self.list, 3)
        body.addLayout(reading, 8)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(body, 1)
        layout.addLayout(buttons)
        letters = self.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        room = self.screen().availableSize() - QSize(_ROOM_AROUND, _ROOM_AROUND)
        self.resize(wanted.boundedTo(room))
        self._find("")

    @property
    def name(self) -> str:
        """The page on show."""
        return self._name

    def go_to(self, name: str) -> None:
        """Show a page, and mark it among the contents."""
        self.list.go_to(guide_page(name).name)

    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_next(self, forwards=next) or super().focusNextPrevChild(next)

    def _find(self, text: str) -> None:
        self.list.show_terms([(page.name, page.title) for page in find_guide_pages(text)])

    def _show(self, name: str) -> None:
        page = guide_page(name)
        self._name = name
        self._english.setVisible(page.is_english)
        self._back.setEnabled(bool(self._before))
        self.page.setAccessibleName(page.title)
        self.page.show_page(page.text, folded_words(self.list.field.text()))

    def _follow(self, name: str) -> None:
        self._before.append(self._name)
        self.go_to(name)

    def _go_back(self) -> None:
        if self._before:
            self.go_to(self._before.pop())
