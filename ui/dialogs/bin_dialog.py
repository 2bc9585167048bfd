"""Shows what is in the bin, to be taken out again."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.dialogs.modal_dialog import ModalDialog
from ui.icons import icon
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.plain_text import TextRole, plain_label


class BinItem(Struct, frozen=True, kw_only=True):
    """``kind``: task or vendor."""

    kind: str
    id: int
    title: str


class BinDialog(ModalDialog):
    """Reports what is to be restored; ``show_items`` shows what is left."""

    restore_requested = Signal(object)  # BinItem

    def __init__(self, parent: QWidget) -> None:
        title = QCoreApplication.translate("BinDialog", "Deleted tasks and vendors")
        super().__init__(title, QSize(480, 420), parent)
        self._items: tuple[BinItem, ...] = ()
        self._words = plain_label("", TextRole.MUTED, self)
        self._list = QListWidget(self)
        self._list.setAccessibleName(title)
        self._list.itemActivated.connect(self._ask)
        self._verb = primary_button(self.tr("Restore"), self, "archive-restore")
        self._verb.clicked.connect(self._ask)
        close = ordinary_button(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        buttons = button_row(close, self._verb)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._words)
        layout.addWidget(self._list, 1)
        layout.addStretch(0)
        layout.addLayout(buttons)

    def show_items(self, items: Sequence[BinItem]) -> None:
        """Show these, the first of them marked."""
        self._items = tuple(items)
        self._list.clear()
        for item in items:
            entry = QListWidgetItem(
                icon("users" if item.kind == "vendor" else "list-checks", "muted"), item.title
            )
            kind = self.tr("Vendor") if item.kind == "vendor" else self.tr("Task")
            entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.title}, {kind}")
            self._list.addItem(entry)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(items))
        self._verb.setVisible(bool(items))
        self._words.setText(
            self.tr("What is restored comes back with everything it had.")
            if items
            else self.tr("The bin is empty. Tasks and vendors that you delete can be taken back from here.")
        )

    def _ask(self) -> None:
        row = self._list.currentRow()
        if 0 <= row < len(self._items):
            self.restore_requested.emit(self._items[row])
