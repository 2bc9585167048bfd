"""A drop-down list that the wheel leaves alone until it has been chosen by hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from ui.icons import paint_icon
from ui.theme import tone
from ui.widgets.spoken import SpokenChoice


class ChoiceBox(QComboBox):
    """A combo box in the window's look; scrolling past it changes nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._show_direction()

    def make_accessible(self) -> SpokenChoice:
        return SpokenChoice(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._show_direction()

    def _show_direction(self) -> None:
        """The stylesheet keeps room for the arrow on the side where it stands."""
        self.setProperty("mirrored", self.layoutDirection() is Qt.LayoutDirection.RightToLeft)
        self.style().unpolish(self)
        self.style().polish(self)

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
