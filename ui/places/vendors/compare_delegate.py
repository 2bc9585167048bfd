"""Paints a cell of the comparison so that each text runs its own way."""

from __future__ import annotations

from unicodedata import bidirectional

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.widgets.direction import is_mirrored, side


class CompareDelegate(QStyledItemDelegate):
    """In a window read from the right, an English sentence or a range of figures still runs its own way."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if is_mirrored(option.direction) and not _runs_from_the_right(option.text):
            option.direction = Qt.LayoutDirection.LeftToRight
            option.displayAlignment = side(Qt.LayoutDirection.RightToLeft) | Qt.AlignmentFlag.AlignTop


def _runs_from_the_right(text: str) -> bool:
    """As its first letter that has a direction."""
    first = next((found for letter in text if (found := bidirectional(letter)) in ("L", "R", "AL")), "L")
    return first != "L"
