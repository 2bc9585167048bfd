"""Finds tasks, vendors and notes as one types."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.dialogs.quick_list import QuickDialog, QuickWords


class FindDialog(QuickDialog):
    """Asks for what has the words typed, and opens what is taken."""

    def __init__(self, parent: QWidget) -> None:
        words = QuickWords(
            title=QCoreApplication.translate("FindDialog", "Find"),
            ask=QCoreApplication.translate("FindDialog", "Words in a task, a vendor or a note"),
            rows=QCoreApplication.translate("FindDialog", "What was found"),
            verb=QCoreApplication.translate("FindDialog", "Open"),
        )
        super().__init__(words, parent)
