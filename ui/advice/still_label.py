"""A text that changes many times a second: it is painted anew, and nothing around it is laid out again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from ui.theme import tone
from ui.widgets.direction import let_texts_run_their_way, side

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
_NARROWEST = 40


class StillLabel(QWidget):
    """As tall as the tallest text it has shown, until ``release_height``; ``is_strong``: bold, not muted."""

    def __init__(self, parent: QWidget | None = None, *, is_strong: bool, is_trailing: bool = False) -> None:
        super().__init__(parent)
        self._text = ""
        self._is_strong = is_strong
        self._is_trailing = is_trailing
        self._tallest = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self.setAccessibleName(text)
        if self._needed() > self.sizeHint().height():
            self._tallest = self._needed()
            self.updateGeometry()
        self.update()

    def make_accessible(self) -> QAccessibleWidget:
        return QAccessibleWidget(self, QAccessible.Role.StaticText)

    def release_height(self) -> None:
        """Be as tall as the text of now needs."""
        needed = self._needed()
        if needed != self._tallest:
            self._tallest = needed
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST * 3, max(self._tallest, QFontMetrics(self._font()).height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.sizeHint().height())

    def resizeEvent(self, event: object) -> None:
        self.release_height()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.release_height()
            self.updateGeometry()
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(tone("text" if self._is_strong else "muted"))
        let_texts_run_their_way(painter)
        painter.drawText(self.rect(), self._flags(), self._text)
        painter.end()

    def _flags(self) -> int:
        return _WRAP | int(side(self.layoutDirection(), at_end=self._is_trailing))

    def _needed(self) -> int:
        room = QRect(0, 0, max(self.width(), _NARROWEST), 1_000_000)
        return QFontMetrics(self._font()).boundingRect(room, _WRAP, self._text).height()

    def _font(self) -> QFont:
        font = QFont(self.font())
        if self._is_strong:
            font.setWeight(QFont.Weight.DemiBold)
        else:
            font.setPointSizeF(font.pointSizeF() * 0.92)
        metrics = QFontMetrics(font)
        widest = max(map(metrics.horizontalAdvance, self._text.split()), default=0)
        room = max(self.width(), _NARROWEST)
        if widest > room:  # a figure is never cut: it is written smaller
            font.setPointSizeF(font.pointSizeF() * room / (widest + 2))
        return font
