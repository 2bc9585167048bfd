"""A framed remark: a mismatch to be aware of, or why there is no advice."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.icons import IconLabel
from ui.theme import Space
from ui.widgets.plain_text import TextRole, plain_label


class Notice(QFrame):
    """``kind``: warning or error."""

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", kind)
        self._text = plain_label("", TextRole.BODY, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(
            IconLabel("triangle-alert" if kind == "warning" else "circle-alert", kind, parent=self)
        )
        layout.addWidget(self._text, 1)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
