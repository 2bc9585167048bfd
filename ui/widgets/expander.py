"""A heading that opens and closes what is under it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.detail_row import DetailRow, icon_leading
from ui.widgets.direction import set_margins


class Expander(QWidget):
    """Closed at first; ``content`` is the layout that takes the widgets."""

    opened_changed = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._button = DetailRow(self, tone_name="accent_text")
        self._button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._show_state)
        self._inside = QWidget(self)
        self.content = QVBoxLayout(self._inside)
        set_margins(self, 8, 4, 0, 4, of=self.content)
        self.content.setSpacing(8)
        self._inside.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._button)
        layout.addWidget(self._inside)
        self._show_button()

    @property
    def is_open(self) -> bool:
        return self._button.isChecked()

    def show_open(self, is_open: bool) -> None:
        self._button.setChecked(is_open)

    def show_title(self, title: str) -> None:
        self._title = title
        self._show_button()

    def _show_state(self, is_open: bool) -> None:
        self._show_button()
        self._inside.setVisible(is_open)
        self.opened_changed.emit(is_open)

    def _show_button(self) -> None:
        sign = icon_leading("chevron-down" if self.is_open else "chevron-right", "accent_text")
        self._button.show_texts(self._title, leading=sign)
