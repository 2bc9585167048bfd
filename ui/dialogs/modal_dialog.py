"""What all dialogs of the window share: tied to it, sized to their content, gone when closed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.widgets.reading_order import focus_next

_ROOM_AROUND = 80


class ModalDialog(QDialog):
    """Blocks its window only; deletes itself when closed. ``wanted``: the size where the screen has room."""

    def __init__(self, title: str, wanted: QSize, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self.want_size(wanted)

    def focusNextPrevChild(self, next: bool) -> bool:
        return focus_next(self, forwards=next) or super().focusNextPrevChild(next)

    def setVisible(self, visible: bool) -> None:
        """Closed, give the keyboard back to the window below: without a window manager nobody else does."""
        is_closed_here = not visible and self.isActiveWindow()
        super().setVisible(visible)
        below = self.parentWidget()
        if is_closed_here and below is not None and below.window().isVisible():
            below.window().activateWindow()

    def want_size(self, wanted: QSize) -> None:
        """Take another size, as far as the screen allows."""
        self.resize(wanted.boundedTo(self.room() - QSize(_ROOM_AROUND, _ROOM_AROUND)))

    def room(self) -> QSize:
        """What the screen offers."""
        return self.screen().availableSize()
