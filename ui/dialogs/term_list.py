"""A line to search with and the words found, one of them marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QVBoxLayout, QWidget

from ui.backups.wrapped_list import WrappedList
from ui.theme import Space
from ui.widgets.find_field import FindField
from ui.widgets.plain_text import TextRole, plain_label

_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class TermList(QWidget):
    """The arrow keys move through the words while the cursor is in the search."""

    text_changed = Signal(str)
    code_chosen = Signal(str)

    def __init__(self, parent: QWidget, *, find: str = "", name: str = "", none: str = "") -> None:
        """``find``, ``name``: what the search and the list are called; ``none``: what an empty one says."""
        super().__init__(parent)
        self.field = FindField(find or self.tr("Find a word"), self)
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        self.view = WrappedList(self, icon_width=0)
        self.view.setAccessibleName(name or self.tr("Words"))
        self.view.currentItemChanged.connect(self._tell)
        self._none = plain_label(none or self.tr("No word here has these letters."), TextRole.MUTED, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self.field)
        layout.addWidget(self._none)
        layout.addWidget(self.view, 1)
        self.setFocusProxy(self.field)
        self.field.setFocus()

    def show_terms(self, found: Sequence[tuple[str, str]]) -> None:
        """Show (code, word) pairs; the first is marked."""
        self.view.clear()
        for code, word in found:
            item = QListWidgetItem(word)
            item.setData(Qt.ItemDataRole.UserRole, code)
            self.view.add(item)
        self._none.setVisible(not found)
        self.view.setCurrentRow(0)

    def go_to(self, code: str) -> None:
        """Mark a word, showing all of them again if need be."""
        if self._item(code) is None:
            self.field.clear()
        item = self._item(code)
        if item is not None:
            self.view.setCurrentItem(item)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in _MOVES
        ):
            self.view.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _item(self, code: str) -> QListWidgetItem | None:
        items = (self.view.item(row) for row in range(self.view.count()))
        return next((item for item in items if item.data(Qt.ItemDataRole.UserRole) == code), None)

    def _ask(self, text: str) -> None:
        self.text_changed.emit(text)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.code_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
