"""One line of text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from advisor.domain.task_format.keys import LONGEST_TITLE
from ui.widgets.typed_field import TypedField, Unreadable

_LONGEST_TYPED = 20_000


class LineField(TypedField):
    """Text with no line breaks; ``value()``: text or None. ``empty_error``: said if it must not be empty."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        empty_error: str = "",
        longest: int = LONGEST_TITLE,
        placeholder: str = "",
    ) -> None:
        super().__init__(parent)
        self._empty_error = empty_error
        self._longest = longest
        self._input = _Line(self)
        self._input.setMaxLength(_LONGEST_TYPED)
        self._input.setPlaceholderText(placeholder)
        self._input.textEdited.connect(lambda _: self._typed())
        self._input.returnPressed.connect(self.commit)
        self._input.left = self.commit
        self.body.addWidget(self._input)

    def value(self) -> str | None:
        text: str | None = self._value
        return text

    def show_suggestions(self, suggestions: Sequence[str]) -> None:
        """Offer these while typing; anything else may be typed too."""
        former = self._input.completer()
        if former is not None:
            former.deleteLater()
        completer = QCompleter(self)
        completer.setModel(QStringListModel(list(suggestions), completer))
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take_suggestion)
        self._input.setCompleter(completer)

    def focus_target(self) -> QWidget:
        return self._input

    def _take_suggestion(self, text: str) -> None:
        self._input.setText(text)
        self._is_dirty = True
        self.commit()

    def _read(self) -> str | None:
        text = " ".join(self._input.text().split())
        if not text:
            if self._empty_error:
                raise Unreadable(self._empty_error)
            return None
        if len(text) > self._longest:
            raise Unreadable(
                self.tr("This holds {most} characters; there are {count}. Shorten it.").format(
                    most=self.locale().toString(self._longest), count=self.locale().toString(len(text))
                )
            )
        return text

    def _draw(self, value: str | None) -> None:
        if self._input.text() != (value or ""):
            self._input.setText(value or "")
            self._input.setCursorPosition(0)

    def _inputs(self) -> list[QWidget]:
        return [self._input]

    def _name_inputs(self, name: str) -> None:
        self._input.setAccessibleName(name)


class _Line(QLineEdit):
    """Tells when the cursor went elsewhere, but not when a list of suggestions popped up."""

    def __init__(self, field: LineField) -> None:
        super().__init__(field)
        self.left = field.commit

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left()
