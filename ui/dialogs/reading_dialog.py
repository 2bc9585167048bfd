"""Something to read: headings with paragraphs, or a text to be copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.dialogs.modal_dialog import ModalDialog
from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.form_scroll import FormScroll
from ui.widgets.plain_text import TextRole, plain_label


class Passage(Struct, frozen=True, kw_only=True):
    """A heading, which may be empty, and what stands under it."""

    heading: str
    text: str


class ReadingDialog(ModalDialog):
    """Passages to read; ``to_copy``: a text that stands below them as it is, with a button that copies it.

    ``is_prose``: its lines may be broken.
    """

    def __init__(
        self,
        title: str,
        passages: Sequence[Passage],
        parent: QWidget,
        *,
        to_copy: str = "",
        is_prose: bool = False,
    ) -> None:
        super().__init__(title, QSize(640, 600), parent)
        self._to_copy = to_copy
        scroll = FormScroll(self, margin=Space.HUGE)
        scroll.content.setSpacing(Space.TINY)
        for passage in passages:
            if passage.heading:
                scroll.add(plain_label(passage.heading, TextRole.HEADING, scroll))
            scroll.add(plain_label(passage.text, TextRole.BODY, scroll))
            scroll.content.addSpacing(Space.MEDIUM)
        self._buttons = QHBoxLayout()
        self._buttons.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        self._buttons.setSpacing(Space.SMALL)
        if to_copy:
            box = self._box = QPlainTextEdit(to_copy, self)
            box.setReadOnly(True)
            box.setTabChangesFocus(True)
            if not is_prose:
                letters = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
                letters.setPointSizeF(self.font().pointSizeF())
                box.setFont(letters)
                box.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
            box.setMinimumHeight(180)
            box.setAccessibleName(title)
            scroll.add(box)
            self._copied = plain_label("", TextRole.MUTED, self, wrap=False, selectable=False)
            copy = ordinary_button(self.tr("Copy the text"), self, "copy")
            copy.clicked.connect(self._copy)
            self._buttons.addWidget(copy)
            self._buttons.addWidget(self._copied)
        scroll.end()
        self._buttons.addStretch(1)
        self.close_button = primary_button(self.tr("Close"), self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self._buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(self._buttons)

    def show_to_copy(self, text: str) -> None:
        """Another text in place of the one that was made to be copied."""
        self._to_copy = text
        self._box.setPlainText(text)
        self._copied.clear()

    def add_button(self, text: str) -> QPushButton:
        """One more button before Close."""
        button = ordinary_button(text, self)
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._to_copy)
        self._copied.setText(self.tr("Copied."))
