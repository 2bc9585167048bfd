"""A large button of the start screen: an icon, what it does, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.theme import Space
from ui.widgets.plain_text import TextRole, plain_label


class StartChoice(QPushButton):
    """A button as wide as a card, with a title and a sentence."""

    def __init__(self, icon_name: str, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        heading = plain_label(title, TextRole.HEADING, self, wrap=False, selectable=False)
        words = plain_label(sentence, TextRole.MUTED, self, selectable=False)
        picture = IconLabel(icon_name, "accent_text", 2.2, self)
        texts = QVBoxLayout()
        texts.setSpacing(Space.TINY)
        texts.addWidget(heading)
        texts.addWidget(words)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._layout.setSpacing(Space.LARGE)
        self._layout.addWidget(picture)
        self._layout.addLayout(texts, 1)
        for child in (heading, words, picture):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._layout.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._layout.totalHeightForWidth(width)
