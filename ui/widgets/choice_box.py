"""A drop-down list that the wheel leaves alone until it has been chosen by hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.icons import paint_icon
from ui.theme import tone


class ChoiceBox(QComboBox):
    """A combo box in the window's look; scrolling past it changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self.fontMetrics().ascent() * 1.15
        left = self.width() - side - 8
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = 8
        painter = QPainter(self)
        paint_icon(
            painter, "chevron-down", QRectF(left, (self.height() - side) / 2, side, side), tone("muted")
        )
        painter.end()
