"""What all dialogs of the window share: tied to it, sized to their content, gone when closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

_ROOM_AROUND = 80


class ModalDialog(QDialog):
    """Blocks its window only; deletes itself when closed. ``wanted``: the size where the screen has room."""

    def __init__(self, title: str, wanted: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.want_size(wanted)

    def want_size(self, wanted: QSize) -> None:
        """Take another size, as far as the screen allows."""
        room = self.screen().availableSize() - QSize(_ROOM_AROUND, _ROOM_AROUND)
        self.resize(wanted.boundedTo(room))
