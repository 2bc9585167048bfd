"""Offers the guided questions for a task of which nothing is known yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.buttons import primary_button
from ui.widgets.plain_text import TextRole, plain_label

_WIDE_IN_LETTERS = 40


class GuideOffer(QWidget):
    """A sentence and a button."""

    guide_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        strip = QFrame(self)
        strip.setProperty("panel", "quiet")
        words = plain_label(
            self.tr("Answer a few questions, the most telling first."),
            TextRole.BODY,
            strip,
            selectable=False,
        )
        button = primary_button(self.tr("Guide me"), strip)
        button.clicked.connect(self.guide_requested)
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, strip)
        self._inside.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        self._inside.setSpacing(Space.SMALL)
        self._inside.addWidget(words, 1)
        self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.SMALL)
        layout.addWidget(strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the button goes under the sentence."""
        super().resizeEvent(event)
        is_wide = event.size().width() > _WIDE_IN_LETTERS * self.fontMetrics().horizontalAdvance("n")
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        if self._inside.direction() != direction:
            self._inside.setDirection(direction)
