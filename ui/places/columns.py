"""The columns of a place: resizable, none of them ever closed, and remembered."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

_HANDLE_WIDTH = 10


class Columns(QSplitter):
    """A splitter from left to right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(_HANDLE_WIDTH)

    def fill(self, columns: Sequence[tuple[QWidget, int, int]], *, least: Sequence[int]) -> None:
        """Take in (widget, width at first, share of what is to spare), and the least width of each."""
        for at, ((widget, _, stretch), least_width) in enumerate(zip(columns, least, strict=True)):
            widget.setMinimumWidth(least_width)
            self.addWidget(widget)
            self.setStretchFactor(at, stretch)
        self.setSizes([width for _, width, _ in columns])

    def show_widths(self, state: QByteArray) -> None:
        """Take over remembered widths; anything else than such a state is passed over."""
        if not state.isEmpty():
            self.restoreState(state)
            self.setHandleWidth(_HANDLE_WIDTH)
            self.setChildrenCollapsible(False)

    def sizeHint(self) -> QSize:
        return QSize(1200, 700)

    def createHandle(self) -> QSplitterHandle:
        handle = super().createHandle()
        handle.setAccessibleName(self.tr("Width of the columns"))
        return handle
