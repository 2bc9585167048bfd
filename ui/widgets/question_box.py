"""A question with its field, in the same frame for all of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.plain_text import TextRole, buddy_label, plain_label


class QuestionBox(QWidget):
    """The question in bold, why it is asked, the field, and beside it what is assumed or wrong."""

    answer_requested = Signal(str, object)  # key, new value

    def __init__(
        self, key: str, question: str, field: Field, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.field = field
        label = buddy_label(question, field.focus_target(), TextRole.STRONG, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label)
        if help_text:
            layout.addWidget(plain_label(help_text, TextRole.MUTED, self))
        layout.addSpacing(2)
        layout.addWidget(field)
        field.setParent(self)
        field.set_names(question, help_text)
        field.value_requested.connect(self._ask)

    def value(self) -> Any:
        """The answer as last shown or asked for; None when open."""
        return self.field.value()

    def show_value(self, value: Any) -> None:
        """Show an answer, None for none. Emits nothing."""
        self.field.show_value(value)

    def show_assumed(self, text: str) -> None:
        """Say what stands in while the question is open."""
        self.field.show_assumed(text)

    def show_error(self, text: str) -> None:
        """Say what is wrong with the answer, or with "" that nothing is."""
        self.field.show_error(text)

    def go(self) -> None:
        """Put the cursor into the field."""
        self.field.focus_target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _ask(self, value: object) -> None:
        self.answer_requested.emit(self.key, value)
