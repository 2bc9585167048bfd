"""Gives the name at the head of a place more weight than an ordinary answer."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget


def show_as_heading(field: QWidget) -> None:
    """Bold, and otherwise in the window's own font, so that it follows the text size."""
    font = QFont()
    font.setResolveMask(0)
    font.setWeight(QFont.Weight.DemiBold)
    field.setFont(font)
