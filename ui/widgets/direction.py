"""Right to left: where painted things stand in a mirrored window, while a text runs its own way."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLayout, QWidget


def is_mirrored(direction: Qt.LayoutDirection) -> bool:
    """Whether a window of this direction is read from the right."""
    return direction is Qt.LayoutDirection.RightToLeft


def side(direction: Qt.LayoutDirection, *, at_end: bool = False) -> Qt.AlignmentFlag:
    """The side that a text stands at: where a line begins, or where it ends."""
    is_right = is_mirrored(direction) is not at_end
    return (Qt.AlignmentFlag.AlignRight if is_right else Qt.AlignmentFlag.AlignLeft) | (
        Qt.AlignmentFlag.AlignAbsolute
    )


def let_texts_run_their_way(painter: QPainter) -> None:
    """An English name in an Arabic window is read from the left, its full stop at its right."""
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)


def mirrored(box: QRectF, width: float) -> QRectF:
    """``box`` as seen in a mirror, within something ``width`` wide."""
    return QRectF(width - box.right(), box.top(), box.width(), box.height())


def set_margins(
    widget: QWidget, start: int, top: int, end: int, bottom: int, *, of: QLayout | None = None
) -> None:
    """Margins of ``widget``, or of a layout in it, from where a line begins to where it ends."""
    _Margins(widget, of or widget, (start, top, end, bottom))


class _Margins(QObject):
    """Changes the sides when its widget is turned round: Qt mirrors what is in a layout, not its margins."""

    def __init__(self, widget: QWidget, of: QLayout | QWidget, margins: tuple[int, int, int, int]) -> None:
        super().__init__(widget)
        self._of = of
        self._margins = margins
        self._set(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutDirectionChange and isinstance(watched, QWidget):
            self._set(watched)
        return False

    def _set(self, widget: QWidget) -> None:
        start, top, end, bottom = self._margins
        if is_mirrored(widget.layoutDirection()):
            start, end = end, start
        self._of.setContentsMargins(start, top, end, bottom)
