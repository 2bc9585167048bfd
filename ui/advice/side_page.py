"""A page of the advice panel beside the advice itself, with the way back at its top."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Space
from ui.widgets.buttons import quiet_button
from ui.widgets.form_scroll import FormScroll
from ui.widgets.plain_text import TextRole, plain_label


class SidePage(QWidget):
    """``top`` stays in sight, ``view`` takes the rest; Esc goes back as the button does."""

    back_requested = Signal()

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = quiet_button(self.tr("Back to the advice"), self, "chevron-left")
        self.back.clicked.connect(self.back_requested)
        self._heading = plain_label(heading, TextRole.TITLE, self)
        self.top = QVBoxLayout()
        self.top.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, 0)
        self.top.setSpacing(Space.SMALL)
        self.top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeading)
        self.top.addWidget(self._heading)
        self.view = FormScroll(self, margin=Space.MEDIUM)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.top)
        layout.addWidget(self.view, 1)

    def show_heading(self, heading: str) -> None:
        self._heading.setText(heading)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)
