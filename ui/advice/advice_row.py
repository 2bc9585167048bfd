"""A line of the advice that measures its texts once for each width: there are many, asked many times."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.detail_row import DetailRow, Leading, _Plan


class AdviceRow(DetailRow):
    """As a DetailRow, and quick to lay out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._plans: dict[int, _Plan] = {}
        super().__init__(parent)

    def show_texts(
        self, title: str, figure: str = "", note: str = "", leading: Leading | None = None
    ) -> None:
        self._plans.clear()
        super().show_texts(title, figure, note, leading)

    def show_link(self, key: str, hint: str = "", *, has_room: bool = False) -> None:
        self._plans.clear()
        super().show_link(key, hint, has_room=has_room)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._plans.clear()
        super().changeEvent(event)

    def _plan(self, width: int) -> _Plan:
        found = self._plans.get(width)
        if found is None:
            found = self._plans[width] = super()._plan(width)
        return found
