"""Several lines of text."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from advisor.domain.task_format.keys import LONGEST_TEXT
from ui.widgets.typed_field import TypedField, Unreadable


class NotesField(TypedField):
    """Plain text; ``value()`` is text or None. Tab leaves the field; Enter is a new line.

    A text longer than ``longest`` is refused as a whole when pasted: laying out one line of a million
    characters would hold the window up for minutes. A stored one is shown in part, and not changed here.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        longest: int = LONGEST_TEXT,
        placeholder: str = "",
        lines: int = 6,
    ) -> None:
        super().__init__(parent)
        self._longest = longest
        self._is_partial = False
        self._input = _Notes(longest, lines, self)
        self._input.setPlaceholderText(placeholder)
        self._input.textChanged.connect(self._text_changed)
        self._input.left.connect(self.commit)
        self._input.refused.connect(self._refuse)
        self._is_showing = False
        self.body.addWidget(self._input)

    def value(self) -> str | None:
        text: str | None = self._value
        return text

    def focus_target(self) -> QWidget:
        return self._input

    def _text_changed(self) -> None:
        if not self._is_showing:
            self._typed()

    def _refuse(self, count: int) -> None:
        self._set_trouble(
            self.tr(
                "The text has {count} characters; a note holds {most}. It was not put in. "
                "Keep it in a file, and write here where that is."
            ).format(count=self.locale().toString(count), most=self.locale().toString(self._longest))
        )

    def _read(self) -> str | None:
        text = self._input.toPlainText()
        if len(text) > self._longest:
            raise Unreadable(
                self.tr("A note holds {most} characters; there are {count}. Shorten it.").format(
                    most=self.locale().toString(self._longest), count=self.locale().toString(len(text))
                )
            )
        return text if text.strip() else None

    def _draw(self, value: str | None) -> None:
        text = value or ""
        self._is_partial = len(text) > self._longest
        self._input.setReadOnly(self._is_partial)
        if self._is_partial:
            text = text[: self._longest]
        if self._input.toPlainText() != text:
            self._is_showing = True
            self._input.setPlainText(text)
            self._is_showing = False

    def error(self) -> str:
        if self._is_partial and not super().error():
            return self.tr("Only the beginning is shown: the text is too long to change here.")
        return super().error()

    def _inputs(self) -> list[QWidget]:
        return [self._input]

    def _name_inputs(self, name: str) -> None:
        self._input.setAccessibleName(name)


class _Notes(QPlainTextEdit):
    left = Signal()
    refused = Signal(int)  # how many characters there would have been

    def __init__(self, longest: int, lines: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._longest = longest
        self._lines = lines
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        kept = len(self.toPlainText()) - len(self.textCursor().selectedText())
        if kept + len(text) > self._longest:
            self.refused.emit(kept + len(text))
            return
        self.insertPlainText(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * self._lines + 24)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.fontMetrics().lineSpacing() * 3 + 24)
