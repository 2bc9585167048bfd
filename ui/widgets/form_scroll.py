"""A form that scrolls, and keeps the field one works in within sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.field import Field

_MARGIN = 24


class FormScroll(QScrollArea):
    """Holds ``content``, a column of widgets as wide as the view; follows the keyboard's focus."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = Space.LARGE) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = _Column(self)
        inside.setProperty("scrolled", True)
        self.content = QVBoxLayout(inside)
        self.content.setContentsMargins(margin, margin, margin, margin)
        self.content.setSpacing(Space.LARGE)
        self._inside = inside
        self.setWidget(inside)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    def make_accessible(self) -> QAccessibleWidget:
        return QAccessibleWidget(self, QAccessible.Role.Pane)

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is there."""
        self.content.addWidget(widget)

    def end(self) -> None:
        """Keep everything at the top when there is room to spare."""
        self.content.addStretch(1)

    def wanted_height(self, width: int) -> int:
        """How high everything in it is, where it is so wide."""
        return self.content.totalHeightForWidth(width)

    def show_widget(self, widget: QWidget) -> None:
        """Scroll so that ``widget`` and the field around it are seen."""
        inside = self._inside
        field: QWidget = widget
        above: QWidget | None = widget
        while above is not None and above is not inside:
            if isinstance(above, Field):
                field = above
            above = above.parentWidget()
        for part in (field, widget):  # the field as a whole if it fits, the widget itself in any case
            area = QRect(part.mapTo(inside, QPoint(0, 0)), part.size())
            if part is widget or area.height() < self.viewport().height():
                centre = area.center()
                self.ensureVisible(
                    centre.x(), centre.y(), min(area.width() // 2, _MARGIN), area.height() // 2 + _MARGIN
                )

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._inside.isAncestorOf(now):
            self.show_widget(now)


class _Column(QWidget):
    """As tall as its contents need at its width, and no taller."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
