"""The slider of one input: what is believed shaded, and the colour of what wins at every value."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleValueInterface,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from advisor.domain.levels import Arrangement
from ui.advice.lever import Flip, Lever
from ui.theme import arrangement_colour, tone
from ui.widgets.arrangement_sign import paint_arrangement
from ui.widgets.spoken import SpokenValue

_EDGE = 3  # keeps the focus ring inside


class LeverSlider(QSlider):
    """Arrows, Page Up and Down, Home and End as in any slider; the wheel only while it has the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lever: Lever | None = None
        self._is_moved = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lever(self, lever: Lever, value: float, *, is_moved: bool) -> None:
        """``value``: where the handle stands; the caller blocks signals, as showing is not asking."""
        self._lever = lever
        self._is_moved = is_moved
        self.setRange(0, lever.steps)
        self.setSingleStep(1)
        self.setPageStep(max(lever.steps // 10, 1))
        self.setValue(lever.position(value))
        self.update()

    def show_moved(self, is_moved: bool) -> None:
        self._is_moved = is_moved
        self.update()

    def words(self) -> str:
        """The value in words, with its unit."""
        return self._lever.write(self.shown_value()) if self._lever is not None else ""

    def shown_value(self) -> float:
        """The value in the unit shown; where nothing was moved, the likeliest, not the nearest step."""
        lever = self._lever
        if lever is None:
            return 0.0
        return lever.value(self.value()) if self._is_moved else lever.likely

    @property
    def lever(self) -> Lever | None:
        return self._lever

    def make_accessible(self) -> SpokenValue:
        return SpokenValue(self, QAccessible.Role.Slider, _Bounds(self), self.words)

    def sizeHint(self) -> QSize:
        return QSize(160, self._sign_side() + round(self._handle_side() * 1.5) + 2 * _EDGE)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._lever is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_belief(painter, self._lever)
        self._paint_track(painter, self._lever)
        for flip in self._lever.flips:
            self._paint_flip(painter, self._lever, flip)
        self._paint_handle(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setSliderPosition(self._position_at(event.position().x()))
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self.setSliderPosition(self._position_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()  # the panel scrolls

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    # Measures

    def x_of(self, value: float) -> float:
        """Where a value stands on the widget."""
        assert self._lever is not None
        left, room = self._ends()
        share = self._lever.share(value)
        return left + room * (1 - share if self._is_mirrored() else share)

    def _position_at(self, x: float) -> int:
        left, room = self._ends()
        share = min(max((x - left) / room, 0.0), 1.0)
        return round((1 - share if self._is_mirrored() else share) * self.maximum())

    def _ends(self) -> tuple[float, float]:
        inset = self._handle_side() / 2 + _EDGE
        return inset, max(self.width() - 2 * inset, 1.0)

    def _middle(self) -> float:
        return self.height() - _EDGE - self._handle_side() * 0.75

    def _handle_side(self) -> int:
        return round(self.fontMetrics().height() * 0.95)

    def _sign_side(self) -> int:
        return round(self.fontMetrics().ascent() * 0.8)

    def _track_height(self) -> float:
        return max(6.0, self.fontMetrics().height() * 0.36)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    # Painting

    def _paint_belief(self, painter: QPainter, lever: Lever) -> None:
        """The range that is believed: a band behind the track, with a tick at the likeliest."""
        band = self._box(lever.low, lever.high, self._handle_side() * 1.4)
        band.adjust(-2, 0, 2, 0)
        painter.setPen(
            QPen(tone("outline"), 1, Qt.PenStyle.SolidLine if lever.is_told else Qt.PenStyle.DashLine)
        )
        painter.setBrush(tone("selected"))
        painter.drawRoundedRect(band, 4, 4)
        painter.setPen(QPen(tone("outline"), 2))
        x = self.x_of(lever.likely)
        painter.drawLine(QPointF(x, band.top() + 2), QPointF(x, band.bottom() - 2))

    def _paint_track(self, painter: QPainter, lever: Lever) -> None:
        below = [flip for flip in lever.flips if not flip.is_above]
        above = [flip for flip in lever.flips if flip.is_above]
        first = below[0].at if below else lever.start
        last = above[0].at if above else lever.end
        height = self._track_height()
        whole = QPainterPath()
        whole.addRoundedRect(self._box(lever.start, lever.end, height), height / 2, height / 2)
        painter.save()
        painter.setClipPath(whole)
        self._fill(painter, self._box(first, last, height), lever.winner)
        for flip in below:
            self._fill(painter, self._box(lever.start, flip.at, height), flip.arrangement)
        for flip in above:
            self._fill(painter, self._box(flip.at, lever.end, height), flip.arrangement)
        painter.restore()

    def _fill(self, painter: QPainter, box: QRectF, arrangement: Arrangement | None) -> None:
        painter.fillRect(box, arrangement_colour(arrangement) if arrangement else tone("outline"))

    def _paint_flip(self, painter: QPainter, lever: Lever, flip: Flip) -> None:
        """A mark across the track, and beyond it the sign of what wins there."""
        x, side = self.x_of(flip.at), self._sign_side()
        top = self._middle() - self._handle_side() * 0.7
        for colour, width in ((tone("card"), 5.0), (tone("text"), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(QPointF(x, top - side * 0.6), QPointF(x, self._middle() + self._track_height()))
        if flip.arrangement is None:
            return
        is_right = flip.is_above != self._is_mirrored()
        left = x + 4 if is_right else x - 4 - side
        left = min(max(left, 0.0), float(self.width() - side))
        paint_arrangement(painter, QRectF(left, _EDGE - 2, side, side), flip.arrangement)

    def _paint_handle(self, painter: QPainter) -> None:
        lever = self._lever
        assert lever is not None
        side = float(self._handle_side())
        centre = QPointF(self.x_of(lever.value(self.sliderPosition())), self._middle())
        if self.hasFocus():
            painter.setPen(QPen(tone("focus"), 2))
            painter.setBrush(tone("card"))
            painter.drawEllipse(centre, side / 2 + 3, side / 2 + 3)
        painter.setPen(QPen(tone("accent" if self._is_moved else "outline"), 2.5))
        painter.setBrush(tone("accent" if self._is_moved else "card"))
        painter.drawEllipse(centre, side / 2 - 1.5, side / 2 - 1.5)

    def _box(self, low: float, high: float, height: float) -> QRectF:
        left, right = sorted((self.x_of(low), self.x_of(high)))
        return QRectF(left, self._middle() - height / 2, right - left, height)


class _Bounds(QAccessibleValueInterface):
    """The slider in the unit shown: a screen reader would say its position in steps."""

    def __init__(self, slider: LeverSlider) -> None:
        super().__init__()
        self._slider = slider

    def currentValue(self) -> float:
        return self._slider.shown_value()

    def setCurrentValue(self, value: object) -> None:
        lever = self._slider.lever
        if lever is not None and isinstance(value, int | float):
            self._slider.setValue(lever.position(value))

    def minimumValue(self) -> float:
        lever = self._slider.lever
        return lever.start if lever is not None else 0.0

    def maximumValue(self) -> float:
        lever = self._slider.lever
        return lever.end if lever is not None else 0.0

    def minimumStepSize(self) -> float:
        lever = self._slider.lever
        return lever.step if lever is not None else 0.0
