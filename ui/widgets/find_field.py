"""A line to search in: a lens at its beginning that grows with the text, and a button that empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.icons import paint_icon
from ui.theme import Space, tone
from ui.widgets.direction import is_mirrored

_LENS = 1.15  # times the height of a letter
_LEAST_LETTERS = 8


class FindField(QLineEdit):
    """``name`` is shown while it is empty, and read out. Qt's own icons would stay small."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._make_room()

    def minimumSizeHint(self) -> QSize:
        """Room for the lens and a few letters."""
        letters = self.fontMetrics().horizontalAdvance("n") * _LEAST_LETTERS
        return QSize(letters + 2 * self._lens() + 2 * Space.MEDIUM, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LayoutDirectionChange,
        ):
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._lens()
        left = Space.SMALL
        if is_mirrored(self.layoutDirection()):
            left = self.width() - Space.SMALL - side
        painter = QPainter(self)
        paint_icon(painter, "search", QRectF(left, (self.height() - side) / 2, side, side), tone("muted"))
        painter.end()

    def _make_room(self) -> None:
        taken = self._lens() + Space.TINY
        margins = (0, 0, taken, 0) if is_mirrored(self.layoutDirection()) else (taken, 0, 0, 0)
        self.setTextMargins(*margins)

    def _lens(self) -> int:
        return round(self.fontMetrics().ascent() * _LENS)
