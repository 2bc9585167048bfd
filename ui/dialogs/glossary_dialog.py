"""The glossary: find a word, read what it means here, go on to those that belong to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.wording.glossary import find_terms, term, terms
from ui.dialogs.modal_dialog import ModalDialog
from ui.dialogs.term_list import TermList
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button, quiet_button
from ui.widgets.form_scroll import FormScroll
from ui.widgets.plain_text import TextRole, plain_label

_WIDE_IN_LETTERS, _HIGH_IN_LINES = 92, 32


class GlossaryDialog(ModalDialog):
    """Words at the left, what one of them means at the right; leads to how the advice is made."""

    method_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("GlossaryDialog", "Glossary")
        letters = parent.fontMetrics()
        wanted = QSize(
            letters.horizontalAdvance("n") * _WIDE_IN_LETTERS, letters.lineSpacing() * _HIGH_IN_LINES
        )
        super().__init__(title, wanted, parent)
        self.list = TermList(self)
        self.list.text_changed.connect(self._find)
        self.list.code_chosen.connect(self._show)
        self._page = FormScroll(self, margin=Space.LARGE)
        self._page.content.setSpacing(Space.SMALL)
        self._word = plain_label("", TextRole.TITLE, self._page)
        self._meaning = plain_label("", TextRole.BODY, self._page)
        self._dictionary = plain_label("", TextRole.MUTED, self._page)
        self._see_head = plain_label(self.tr("See also"), TextRole.CAPTION, self._page)
        self._see = QVBoxLayout()
        self._see.setSpacing(0)
        for part in (self._word, self._dictionary, self._meaning, self._see_head):
            self._page.add(part)
        self._page.content.addLayout(self._see)
        self._page.end()
        body = QHBoxLayout()
        body.setSpacing(Space.MEDIUM)
        body.addWidget(self.list, 2)
        body.addWidget(self._page, 3)
        method = ordinary_button(self.tr("How the advice is made"), self, "circle-question-mark")
        method.clicked.connect(self._go_to_method)
        close = primary_button(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(method)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(body, 1)
        layout.addLayout(buttons)
        self.list.show_terms([(one.code, one.word) for one in terms()])

    def _find(self, text: str) -> None:
        self.list.show_terms([(one.code, one.word) for one in find_terms(text)])

    def _show(self, code: str) -> None:
        found = term(code)
        self._word.setText(found.word)
        self._meaning.setText(found.meaning)
        self._dictionary.setText(found.dictionary)
        self._dictionary.setVisible(bool(found.dictionary))
        self._see_head.setVisible(bool(found.see))
        while (item := self._see.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for other in found.see:
            link = quiet_button(term(other).word, self._page, "arrow-right")
            link.setProperty("code", other)
            link.clicked.connect(self._follow)
            self._see.addWidget(link)
            link.show()  # at once, not at the next turn of the event loop

    def _follow(self) -> None:
        self.list.go_to(self.sender().property("code"))

    def _go_to_method(self) -> None:
        self.reject()
        self.method_requested.emit()
