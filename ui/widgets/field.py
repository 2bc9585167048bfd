"""What every field has: a value that may be open, a wish when it changes, words when it is wrong."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.icons import IconLabel
from ui.widgets.plain_text import TextRole, plain_label


class Field(QWidget):
    """One answer. ``value()`` is what was last shown or asked for; None means "not answered".

    ``value_requested`` is emitted when the user finishes an edit, never by ``show_value``. Before another
    subject (another task) is shown in the same fields, call ``settle(pane)`` of ``ui.widgets.pending``.
    """

    value_requested = Signal(object)
    # What is wrong with what the user typed, in words; empty when it can be read again.
    trouble_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Any = None
        self._assumed_text = self._description = ""
        self._trouble = ""
        self._told_error = ""
        # Made when they are first needed: of most fields they never are.
        self._assumed: QLabel | None = None
        self._error_row: _ErrorRow | None = None
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(4)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(4)
        self._outer.addLayout(self.body)

    # What panes use

    def value(self) -> Any:
        """The answer as last shown or asked for; None when open."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show an answer, None for none. Emits nothing."""
        self._value = value
        self._draw(value)
        self._refresh_notes()

    def show_assumed(self, text: str) -> None:
        """Say what stands in while the question is open; seen only while it is."""
        self._assumed_text = text
        self._refresh_notes()

    def show_error(self, text: str) -> None:
        """Say what is wrong with the answer, or with "" that nothing is."""
        self._told_error = text
        self._refresh_notes()

    def error(self) -> str:
        """What stands beside the field in words; empty when nothing is wrong."""
        return self._trouble or self._told_error

    def commit(self) -> None:
        """Ask for what was typed and not yet asked for, if it can be read."""

    def typed_text(self) -> str:
        """What was typed and not yet asked for, as it stands there; "" for nothing."""
        return ""

    def discard_edit(self) -> None:
        """Drop what was typed and not asked for; show the value again."""

    def set_names(self, name: str, description: str = "") -> None:
        """Name the field for screen readers: the question's words, and its help."""
        self.setAccessibleName(name)
        self._description = description
        self._name_inputs(name)
        self._refresh_notes()

    def focus_target(self) -> QWidget:
        """The widget that a label's buddy and "go to this field" lead to."""
        return self

    # What a field of its own kind provides

    def _draw(self, value: Any) -> None:
        raise NotImplementedError

    def _name_inputs(self, name: str) -> None:
        raise NotImplementedError

    def _describe(self, text: str) -> None:
        """Tell a screen reader the help, and what is assumed or wrong."""
        for widget in self._inputs():
            widget.setAccessibleDescription(text)

    def _ask_for(self, value: Any) -> None:
        """Take over the user's answer and report it; nothing when it is the one already held."""
        self._set_trouble("")
        if value == self._value:
            self._refresh_notes()
            return
        self._value = value
        self._told_error = ""
        self._refresh_notes()
        self.value_requested.emit(value)

    def _set_trouble(self, text: str) -> None:
        if text != self._trouble:
            self._trouble = text
            self._refresh_notes()
            self.trouble_changed.emit(text)

    def _inputs(self) -> list[QWidget]:
        """The widgets that are marked as wrong while there is an error."""
        return []

    def _refresh_notes(self) -> None:
        error = self.error()
        assumed = self._assumed_text if self._value is None and not error else ""
        self._show_notes(error, assumed)
        description = " ".join(part for part in (self._description, assumed, error) if part)
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
            self._describe(description)
        for widget in self._inputs():
            if bool(widget.property("invalid")) != bool(error):
                widget.setProperty("invalid", bool(error))
                widget.style().unpolish(widget)
                widget.style().polish(widget)

    def _show_notes(self, error: str, assumed: str) -> None:
        if error and self._error_row is None:
            self._error_row = _ErrorRow(self)
            self._outer.addWidget(self._error_row)
        if assumed and self._assumed is None:
            self._assumed = plain_label("", TextRole.SMALL, self)
            self._assumed.hide()
            self._outer.insertWidget(1, self._assumed)
        if self._error_row is not None:
            _show_note(self._error_row.label, error, self._error_row)
        if self._assumed is not None:
            _show_note(self._assumed, assumed)


class _ErrorRow(QWidget):
    """What is wrong, behind a sign; hidden until there is something to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = plain_label("", TextRole.ERROR, self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(IconLabel("circle-alert", "error", parent=self))
        layout.addWidget(self.label, 1)
        self.hide()


def _show_note(label: QLabel, text: str, row: QWidget | None = None) -> None:
    if label.text() != text:
        label.setText(text)
    shown = row or label
    if shown.isHidden() == bool(text):
        shown.setVisible(bool(text))
