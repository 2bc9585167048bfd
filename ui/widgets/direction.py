"""Right to left: where painted things stand in a mirrored window, while a text runs its own way."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter


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
