"""The sign of an arrangement: a shape as well as a colour, so that it can be told without seeing colours."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor.domain.levels import Arrangement
from ui.theme import arrangement_colour


def paint_arrangement(
    painter: QPainter, box: QRectF, arrangement: Arrangement, *, is_firm: bool = True
) -> None:
    """In-house a square, outsource a disc, offshore a triangle; only the outline where nothing is firm."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = arrangement_colour(arrangement)
    painter.setPen(
        QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(colour if is_firm else QColor(Qt.GlobalColor.transparent))
    box = box.adjusted(0.8, 0.8, -0.8, -0.8)
    match arrangement:
        case Arrangement.IN_HOUSE:
            painter.drawRoundedRect(box, 1.5, 1.5)
        case Arrangement.OUTSOURCE:
            painter.drawEllipse(box)
        case Arrangement.OFFSHORE:
            top = QPointF(box.center().x(), box.top())
            painter.drawPolygon(QPolygonF([top, box.bottomRight(), box.bottomLeft()]))
    painter.restore()


class ArrangementSign(QWidget):
    """The sign beside a text, as tall as the text; decoration, so screen readers pass it by."""

    def __init__(self, arrangement: Arrangement | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrangement = arrangement
        self._is_firm = True
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def show_arrangement(self, arrangement: Arrangement | None, *, is_firm: bool = True) -> None:
        self._arrangement = arrangement
        self._is_firm = is_firm
        self.setVisible(arrangement is not None)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._side(), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._arrangement is None:
            return
        side = self._side()
        painter = QPainter(self)
        box = QRectF(0, (self.fontMetrics().height() - side) / 2, side, side)
        paint_arrangement(painter, box, self._arrangement, is_firm=self._is_firm)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def _side(self) -> int:
        return round(self.fontMetrics().ascent() * 0.85)
