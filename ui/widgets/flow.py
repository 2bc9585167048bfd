"""A row that goes on in the next line where there is no room: large text wraps instead of being cut off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget


class Flow(QLayout):
    """Widgets beside each other, each between its least and its usual width, at the bottom of their line
    unless aligned otherwise.

    A line is broken only when not even the least widths fit. ``filling`` takes what a line has to spare;
    ``at_end``: what is to spare stands before the line, as with the buttons of a dialog, or after ``apart``.
    """

    def __init__(
        self,
        gap: int,
        *,
        line_gap: int | None = None,
        filling: QWidget | None = None,
        at_end: bool = False,
        apart: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._line_gap = gap if line_gap is None else line_gap
        self._filling = filling
        self._at_end = at_end
        self._apart = apart
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        lines = self._lines(width - margins.left() - margins.right())
        heights = [_height(line) for line in lines]
        gaps = self._line_gap * max(len(lines) - 1, 0)
        return sum(heights) + gaps + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        items = self._shown()
        margins = self.contentsMargins()
        width = sum(_usual(item) for item in items) + self._gap * max(len(items) - 1, 0)
        height = max((item.sizeHint().height() for item in items), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def minimumSize(self) -> QSize:
        items = self._shown()
        margins = self.contentsMargins()
        width = max((item.minimumSize().width() for item in items), default=0)
        height = max((item.minimumSize().height() for item in items), default=0)
        return QSize(width + margins.left() + margins.right(), height + margins.top() + margins.bottom())

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        area = rect.marginsRemoved(self.contentsMargins())
        parent = self.parentWidget()
        is_mirrored = parent is not None and parent.layoutDirection() is Qt.LayoutDirection.RightToLeft
        top = area.top()
        for line in self._lines(area.width()):
            height = _height(line)
            left = area.left()
            spare = area.width() - sum(width for _, width in line) - self._gap * (len(line) - 1)
            has_apart = any(item.widget() is self._apart for item, _ in line) and self._apart is not None
            if self._at_end and not has_apart:
                left += spare
            for item, width in line:
                own = min(_tall(item, width), height)
                above = height - own
                if item.alignment() & Qt.AlignmentFlag.AlignVCenter:
                    above //= 2
                box = QRect(QPoint(left, top + above), QSize(width, own))
                if is_mirrored:
                    box.moveLeft(area.left() + area.right() - box.right())
                item.setGeometry(box)
                left += width + self._gap + (spare if has_apart and item.widget() is self._apart else 0)
            top += height + self._line_gap

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """The items line by line, each with its width."""
        lines: list[list[QLayoutItem]] = []
        taken = 0
        for item in self._shown():
            least = _least(item)
            if lines and taken + self._gap + least <= room:
                lines[-1].append(item)
                taken += self._gap + least
            else:
                lines.append([item])
                taken = least
        return [self._widths(line, room) for line in lines]

    def _widths(self, line: list[QLayoutItem], room: int) -> list[tuple[QLayoutItem, int]]:
        spare = room - sum(_least(item) for item in line) - self._gap * (len(line) - 1)
        found = []
        for item in line:
            least = _least(item)
            more = min(max(_usual(item) - least, 0), max(spare, 0))
            spare -= more
            found.append((item, min(least + more, room)))
        if spare > 0 and self._filling is not None:
            found = [(item, width + spare * (item.widget() is self._filling)) for item, width in found]
        return found


def _least(item: QLayoutItem) -> int:
    """A button goes into the next line before its text is broken."""
    return _usual(item) if isinstance(item.widget(), QPushButton) else item.minimumSize().width()


def _usual(item: QLayoutItem) -> int:
    return max(item.sizeHint().width(), item.minimumSize().width())


def _tall(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _height(line: list[tuple[QLayoutItem, int]]) -> int:
    return max((_tall(item, width) for item, width in line), default=0)
