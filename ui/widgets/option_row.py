"""A radio button or check box as a whole row: a mark, a label, and under it what the option means."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import tone
from ui.widgets.direction import let_texts_run_their_way, side

if TYPE_CHECKING:
    _Button = QAbstractButton
else:  # Qt knows one base only: to it the row is a plain class beside the button that it is mixed into
    _Button = object

_PAD_X, _PAD_Y, _GAP = 8, 5, 8
_NARROWEST_TEXT = 60


class _Face:
    """Measures and paints one row."""

    def __init__(
        self, button: QAbstractButton, label: str, description: str, *, is_round: bool, is_quiet: bool = False
    ) -> None:
        self.button = button
        self.label = label
        self.description = description
        self.is_round = is_round
        self.is_quiet = is_quiet
        self._heights: dict[tuple[str, int], int] = {}
        button.setAccessibleName(label)
        button.setAccessibleDescription(description)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        button.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def small_font(self) -> QFont:
        font = QFont(self.button.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        return font

    def mark_side(self) -> int:
        return round(self.button.fontMetrics().ascent() * 1.15)

    def text_left(self) -> int:
        return _PAD_X + self.mark_side() + _GAP

    def size_hint(self) -> QSize:
        widest = self.button.fontMetrics().horizontalAdvance(self.label)
        if self.description:
            widest = max(widest, self.button.fontMetrics().horizontalAdvance("n") * 40)
        width = self.text_left() + widest + _PAD_X + 2
        return QSize(width, self.height_for(width))

    def minimum(self) -> QSize:
        width = self.text_left() + _NARROWEST_TEXT + _PAD_X
        return QSize(width, self.button.fontMetrics().height() + 2 * _PAD_Y)

    def height_for(self, width: int) -> int:
        key = (self.button.font().key(), width)
        if key not in self._heights:  # a form asks for it dozens of times before it is painted
            label, description = self._text_rects(width)
            text = label.height() + description.height()
            self._heights[key] = max(text, self.mark_side()) + 2 * _PAD_Y
        return self._heights[key]

    def _text_rects(self, width: int) -> tuple[QRect, QRect]:
        room = max(width - self.text_left() - _PAD_X, _NARROWEST_TEXT)
        label = _wrapped(self.button.fontMetrics(), self.label, room)
        label.moveTo(self.text_left(), _PAD_Y)
        if not self.description:
            return label, QRect()
        description = _wrapped(QFontMetrics(self.small_font()), self.description, room)
        description.moveTo(self.text_left(), label.bottom() + 1)
        return label, description

    def paint(self) -> None:
        button = self.button
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(button.rect()).adjusted(1, 1, -1, -1)
        is_on, is_able = button.isChecked(), button.isEnabled()
        painter.setPen(Qt.PenStyle.NoPen)
        if is_on and not self.is_quiet:
            painter.setBrush(tone("selected"))
            painter.drawRoundedRect(frame, 6, 6)
        elif button.underMouse() and is_able:
            painter.setBrush(tone("hover"))
            painter.drawRoundedRect(frame, 6, 6)
        if button.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tone("focus"), 2))
            painter.drawRoundedRect(frame, 6, 6)
        self._paint_mark(painter, is_on=is_on, is_able=is_able)
        label, description = self._text_rects(button.width())
        flags = int(Qt.TextFlag.TextWordWrap | side(button.layoutDirection()))
        let_texts_run_their_way(painter)
        painter.setFont(button.font())
        painter.setPen(tone("on_selected" if is_on else "text") if is_able else tone("muted"))
        painter.drawText(self._mirrored(label), flags, self.label)
        if self.description:
            painter.setFont(self.small_font())
            painter.setPen(tone("on_selected" if is_on else "muted"))
            painter.drawText(self._mirrored(description), flags, self.description)
        painter.end()

    def _paint_mark(self, painter: QPainter, *, is_on: bool, is_able: bool) -> None:
        length = self.mark_side()
        line = self.button.fontMetrics().height()
        box = QRectF(_PAD_X, _PAD_Y + (line - length) / 2, length, length)
        if self.button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            box.moveLeft(self.button.width() - _PAD_X - length)
        box.adjust(0.75, 0.75, -0.75, -0.75)
        edge = tone("accent" if is_on else "outline") if is_able else tone("border")
        painter.setPen(QPen(edge, 1.5))
        if self.is_round:
            painter.setBrush(tone("card"))
            painter.drawEllipse(box)
            if is_on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(edge)
                inner = length * 0.26
                painter.drawEllipse(QPointF(box.center()), inner, inner)
        else:
            painter.setBrush(edge if is_on else tone("card"))
            painter.drawRoundedRect(box, 3, 3)
            if is_on:
                paint_icon(painter, "check", box, tone("on_accent"))

    def _mirrored(self, rect: QRect) -> QRect:
        room = QRect(rect.left(), rect.top(), self.button.width() - self.text_left() - _PAD_X, rect.height())
        if self.button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            room.moveLeft(_PAD_X)
        return room


class _Row(_Button):
    """What a radio button and a check box have in common when each is a row with a face."""

    _face: _Face

    def sizeHint(self) -> QSize:
        return self._face.size_hint()

    def minimumSizeHint(self) -> QSize:
        return self._face.minimum()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._face.height_for(width)

    def hitButton(self, _: object) -> bool:
        return True

    def paintEvent(self, _: QPaintEvent) -> None:
        self._face.paint()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()


class RadioRow(_Row, QRadioButton):
    """One of several options, with its description. ``is_quiet``: chosen, it is no answer yet."""

    def __init__(
        self, label: str, description: str = "", parent: QWidget | None = None, *, is_quiet: bool = False
    ) -> None:
        super().__init__(parent)
        self._face = _Face(self, label, description, is_round=True, is_quiet=is_quiet)


class CheckRow(_Row, QCheckBox):
    """Something to tick, with its description."""

    def __init__(self, label: str, description: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = _Face(self, label, description, is_round=False)


def _wrapped(metrics: QFontMetrics, text: str, room: int) -> QRect:
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
    found = metrics.boundingRect(QRect(0, 0, room, 1_000_000), flags, text)
    return QRect(0, 0, room, math.ceil(found.height()))
