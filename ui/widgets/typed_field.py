"""A field one types into: it asks on Enter, on leaving, and after a pause, so nothing typed is lost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field

PAUSE_MS = 600


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

    def show_value(self, value: Any) -> None:
        # The answer comes back while the user types on: what is typed stays.
        if self._is_dirty and value == self._value:
            return
        self._pause.stop()
        self._is_dirty = False
        self._set_trouble("")
        super().show_value(value)

    def commit(self) -> None:
        self._pause.stop()
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

    def discard_edit(self) -> None:
        self._pause.stop()
        if self._is_dirty or self._trouble:
            self._is_dirty = False
            self._set_trouble("")
            self._draw(self._value)
            self._refresh_notes()

    def clear_answer(self) -> None:
        """Take the answer back, as the user's wish."""
        self._pause.stop()
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

    def _after_pause(self) -> None:
        """Ask if it can be read; keep quiet if not: the user may be in the middle of it."""
        try:
            value = self._read()
        except Unreadable:
            return
        self._ask_for(value)
