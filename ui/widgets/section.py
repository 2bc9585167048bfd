"""A card with a heading."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.theme import Space
from ui.widgets.plain_text import TextRole, plain_label


class Section(QFrame):
    """A heading, perhaps a sentence under it, and what belongs together."""

    def __init__(
        self, heading: str, help_text: str = "", parent: QWidget | None = None, *, icon_name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(heading)
        self._heading = plain_label(heading, TextRole.HEADING, self)
        self._help = plain_label(help_text, TextRole.MUTED, self)
        self._help.setVisible(bool(help_text))
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        if icon_name:
            head.addWidget(IconLabel(icon_name, "muted", 1.25, self))
        head.addWidget(self._heading, 1)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        self.content.setSpacing(Space.MEDIUM)
        self.content.addLayout(head)
        self.content.addWidget(self._help)

    def add(self, widget: QWidget) -> None:
        """Put a widget under what is there."""
        self.content.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout under what is there."""
        self.content.addLayout(layout)

    def show_heading(self, heading: str, help_text: str = "") -> None:
        self._heading.setText(heading)
        self._help.setText(help_text)
        self._help.setVisible(bool(help_text))
        self.setAccessibleName(heading)
