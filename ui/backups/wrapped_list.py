"""A list whose entries take as many lines as their words need, at any size of text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

_AROUND, _ICON = 0.8, 28  # beside the words: margins in heights of a line, and the icon
_ABOVE_AND_BELOW = 0.5


class WrappedList(QListWidget):
    """Qt's own reckoning leaves out the margins of the style, and cuts the last line off."""

    def __init__(self, parent: QWidget, *, icon_width: int = _ICON) -> None:
        """``icon_width``: 0 for entries without an icon."""
        super().__init__(parent)
        self._icon_width = icon_width
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def add(self, item: QListWidgetItem) -> None:
        self.addItem(item)
        self._fit(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_all()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_all()

    def _fit_all(self) -> None:
        for row in range(self.count()):
            self._fit(self.item(row))

    def _fit(self, item: QListWidgetItem) -> None:
        letters = self.fontMetrics()
        line = letters.lineSpacing()
        width = max(self.viewport().width() - self._icon_width - round(_AROUND * line), 4 * line)
        words = letters.boundingRect(0, 0, width, 1_000_000, Qt.TextFlag.TextWordWrap, item.text())
        item.setSizeHint(QSize(width, words.height() + round(_ABOVE_AND_BELOW * line)))
