"""How the groups of costs are painted: a tint of the arrangement's colour, and a pattern upon it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from advisor.report.chart_style import GROUPS, CostGroup, Pattern
from ui.palettes import mixed
from ui.theme import tone

_STEP = 6.0


def paint_group(painter: QPainter, box: QRectF, group: CostGroup, colour: QColor) -> None:
    """Fill ``box`` the way ``group`` is shown for an arrangement of ``colour``, outlined in that colour."""
    style = GROUPS[group]
    card = tone("card")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(box, QColor(mixed(colour.name(), card.name(), style.strength)))
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    ink = colour if style.strength < 0.5 else card
    _paint_pattern(painter, box, style.pattern, ink)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
    painter.restore()


def paint_hatch(painter: QPainter, box: QRectF) -> None:
    """Strike ``box`` through: what it shows is ruled out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(tone("card"), 2.5))
    _stripes(painter, box, 9.0, is_back=False)
    painter.restore()


def _paint_pattern(painter: QPainter, box: QRectF, pattern: Pattern, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.2))
    match pattern:
        case Pattern.STRIPES:
            _stripes(painter, box, _STEP, is_back=False)
        case Pattern.BACK_STRIPES:
            _stripes(painter, box, _STEP, is_back=True)
        case Pattern.DOTS:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            y, row = box.top() + 3, 0
            while y < box.bottom():
                x = box.left() + 3 + (_STEP / 2 if row % 2 else 0)
                while x < box.right():
                    painter.drawEllipse(QPointF(x, y), 1.1, 1.1)
                    x += _STEP
                y += _STEP * 0.75
                row += 1
        case Pattern.GRID:
            x = box.left() + _STEP / 2
            while x < box.right():
                painter.drawLine(QPointF(x, box.top()), QPointF(x, box.bottom()))
                x += _STEP
            y = box.top() + _STEP / 2
            while y < box.bottom():
                painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
                y += _STEP
        case Pattern.SOLID | Pattern.PLAIN:
            pass


def _stripes(painter: QPainter, box: QRectF, step: float, *, is_back: bool) -> None:
    height = box.height()
    x = box.left() - height
    while x < box.right():
        if is_back:
            painter.drawLine(QPointF(x, box.top()), QPointF(x + height, box.bottom()))
        else:
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + height, box.top()))
        x += step
