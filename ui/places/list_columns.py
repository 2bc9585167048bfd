"""The columns of a place's list: a button with the choices, and the choice in a line, to be remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from advisor.records import Struct
from ui.widgets.buttons import icon_button
from ui.widgets.plain_text import literal


class Column(Struct, frozen=True, kw_only=True):
    """``key``: that of the rows' cells; the first column's is "title", and it is always there.

    ``order``: the key of the order its head sorts by. ``falls``: which begins with the latest or the most.
    ``letters``: its width at first. ``is_number``: its cells stand at the end of the line.
    """

    key: str
    label: str
    order: str
    letters: int
    is_number: bool = False
    falls: bool = False


class ListColumns(QObject):
    """Offers all columns but the first; with none of them chosen the list is no table."""

    changed = Signal()
    reverse_requested = Signal()

    def __init__(self, columns: Sequence[Column], parent: QWidget) -> None:
        super().__init__(parent)
        self._columns = columns
        self._widths: dict[str, int] = {}
        self.button: QToolButton = icon_button("columns", self.tr("Columns"), parent)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        self._actions: dict[str, QAction] = {}
        for column in columns[1:]:
            action = self._menu.addAction(literal(column.label))
            action.setCheckable(True)
            action.triggered.connect(self.changed)
            self._actions[column.key] = action
        self._menu.addSeparator()
        none = self._menu.addAction(self.tr("No columns"))
        none.triggered.connect(self._choose_none)
        self.reverse: QAction = self._menu.addAction(self.tr("Sort the other way round"))
        self.reverse.setCheckable(True)
        self.reverse.triggered.connect(self.reverse_requested)
        self.button.setMenu(self._menu)

    def chosen(self) -> list[Column]:
        """The columns to show, the first included; empty where the list is to be no table."""
        chosen = [column for column in self._columns[1:] if self._actions[column.key].isChecked()]
        return [self._columns[0], *chosen] if chosen else []

    def widths(self) -> Mapping[str, int]:
        """The widths that are known, in letters: they hold in any size of text."""
        return {column.key: self._widths.get(column.key, column.letters) for column in self._columns}

    def note_widths(self, widths: Mapping[str, int]) -> None:
        """These are the widths now."""
        self._widths.update(widths)

    def text(self) -> str:
        """What is chosen, and the widths in letters, in a line."""
        shown = {column.key for column in self.chosen()}
        return " ".join(
            f"{key}{'' if key in shown else '-'}:{letters}" for key, letters in self.widths().items()
        )

    def show_text(self, text: str) -> None:
        """Take over what is remembered; what is not offered is passed over. Emits nothing."""
        for part in text.split():
            key, _, letters = part.partition(":")
            if letters.isdecimal() and 0 < len(letters) < 4:
                self._widths[key.rstrip("-")] = int(letters)
            if key.rstrip("-") in self._actions:
                self._actions[key.rstrip("-")].setChecked(not key.endswith("-"))

    def _choose_none(self) -> None:
        for action in self._actions.values():
            action.setChecked(False)
        self.changed.emit()
