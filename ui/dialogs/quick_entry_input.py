"""A line to type in, which takes several at once when they are pasted or dropped."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

_LONGEST_LINE = 2000  # laying out a line of a million characters would hold the window up


class EntryInput(QPlainTextEdit):
    """``entered``: Enter was pressed. ``pasted``: what came in more than one line, untouched."""

    entered = Signal()
    pasted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._like = QLineEdit(self)  # as tall as the other fields of one line
        self._like.hide()

    def line(self) -> str:
        return self.toPlainText()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text.splitlines()) > 1 or len(text) > _LONGEST_LINE:
            self.pasted.emit(text)
        else:
            self.insertPlainText(text.rstrip("\r\n"))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._like.sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())
