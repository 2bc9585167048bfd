"""What a place shows while there is nothing in it: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.theme import Space
from ui.widgets.buttons import primary_button
from ui.widgets.plain_text import TextRole, literal, plain_label


class EmptyState(QWidget):
    """An icon, a sentence and, where something can be done, one button."""

    action_requested = Signal()

    def __init__(
        self, icon_name: str, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon = IconLabel(icon_name, "outline", 3.0, self)
        self._sentence = plain_label(sentence, TextRole.MUTED, self)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = primary_button(action, self)
        self._button.setVisible(bool(action))
        self._button.clicked.connect(self.action_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_sentence(self, sentence: str, action: str = "") -> None:
        self._sentence.setText(sentence)
        self._button.setText(literal(action))
        self._button.setAccessibleName(action)
        self._button.setVisible(bool(action))
