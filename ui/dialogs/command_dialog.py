"""Runs any command of the menus, and opens any task, by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.quick_list import QuickDialog, QuickWords


class CommandDialog(QuickDialog):
    """Asks for the commands that fit, and reports the one that is to be run."""

    def __init__(self, parent: QWidget) -> None:
        words = QuickWords(
            title=QCoreApplication.translate("CommandDialog", "Commands"),
            ask=QCoreApplication.translate("CommandDialog", "What do you want to do?"),
            rows=QCoreApplication.translate("CommandDialog", "Commands and tasks"),
            verb=QCoreApplication.translate("CommandDialog", "Run"),
        )
        super().__init__(words, parent)
