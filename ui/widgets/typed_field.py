"""A field one types into: it asks on Enter, on leaving, after a pause and each second: nothing is lost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.widgets.field import Field

PAUSE_MS = 600
AT_THE_LATEST_MS = 1000  # from a key on; whoever types without a pause is not to lose more than that either


class Unreadable(Exception):
    """What was typed cannot be taken; the text says why and what to write instead."""


class TypedField(Field):
    """Reads what was typed once it is finished. What cannot be read stays, with words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_dirty = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._after_pause)
        self._at_the_latest = QTimer(self)
        self._at_the_latest.setSingleShot(True)
        self._at_the_latest.setInterval(AT_THE_LATEST_MS)
        self._at_the_latest.timeout.connect(self._after_pause)

    def show_value(self, value: Any) -> None:
        # The answer comes back while the user types on: what is typed stays.
        if self._is_dirty and value == self._value:
            return
        self._stop_waiting()
        self._is_dirty = False
        self._set_trouble("")
        super().show_value(value)

    def commit(self) -> None:
        self._stop_waiting()
        if not self._is_dirty:
            return
        try:
            value = self._read()
        except Unreadable as remark:
            self._set_trouble(str(remark))
            return
        self._is_dirty = False
        self._draw(value)
        self._ask_for(value)

    def typed_text(self) -> str:
        if not self._is_dirty:
            return ""
        try:
            if self._read() == self._value:
                return ""
        except Unreadable:
            pass  # all the more a text that nobody has
        return "\n".join(_text_in(one) for one in self._inputs()).strip()

    def discard_edit(self) -> None:
        self._stop_waiting()
        if self._is_dirty or self._trouble:
            self._is_dirty = False
            self._set_trouble("")
            self._draw(self._value)
            self._refresh_notes()

    def clear_answer(self) -> None:
        """Take the answer back, as the user's wish."""
        self._stop_waiting()
        self._is_dirty = False
        self._draw(None)
        self._ask_for(None)

    def _read(self) -> Any:
        """The answer as typed, None when empty. Raises Unreadable with words for the user."""
        raise NotImplementedError

    def _typed(self) -> None:
        """Some key changed the text."""
        self._is_dirty = True
        self._pause.start()
        if not self._at_the_latest.isActive():
            self._at_the_latest.start()

    def _stop_waiting(self) -> None:
        self._pause.stop()
        self._at_the_latest.stop()

    def _after_pause(self) -> None:
        """Ask if it can be read; keep quiet if not: the user may be in the middle of it."""
        self._stop_waiting()
        try:
            value = self._read()
        except Unreadable:
            return
        self._ask_for(value)


def _text_in(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    return widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
