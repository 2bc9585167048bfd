"""A wrapped text that breaks a word which is longer than its line, instead of cutting it off."""

from __future__ import annotations

import re

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from ui.widgets.direction import let_texts_run_their_way

_PART = re.compile(r"[^\s–-]+[–-]*|[–-]+")


def parts_of(text: str) -> list[str]:
    """What is never parted at the end of a line: words, and what stands between hyphens or dashes."""
    return _PART.findall(text)


class NarrowLabel(QLabel):
    """May become as narrow as a layout likes; paints as any label does as long as every word fits."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        room = self._room(width)
        if not self._is_tight(room):
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        return round(self._laid_out(room)[1] + 0.5) + margins.top() + margins.bottom()

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self._room(self.width())
        if not self._is_tight(room):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        let_texts_run_their_way(painter)
        painter.setPen(self.palette().color(self.foregroundRole()))
        area = self.contentsRect()
        self._laid_out(room)[0].draw(painter, QPointF(area.topLeft()))
        painter.end()

    def _room(self, width: int) -> int:
        margins = self.contentsMargins()
        return width - margins.left() - margins.right()

    def _is_tight(self, room: int) -> bool:
        metrics = self.fontMetrics()
        return any(metrics.horizontalAdvance(part) > room for part in parts_of(self.text()))

    def _laid_out(self, room: int) -> tuple[QTextLayout, float]:
        """The lines, and how high they are together."""
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        option = QTextOption(
            Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        )
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        height = 0.0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(room, 1))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout, height
