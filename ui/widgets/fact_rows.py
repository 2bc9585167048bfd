"""Short facts under each other: what, and how it stands; where there is no room beside it, below it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Space
from ui.widgets.narrow_label import parts_of
from ui.widgets.plain_text import TextRole, plain_label

_NAMES, _VALUES = 2, 3  # how the two columns share the width


class FactRows(QWidget):
    """All rows in the same way: beside, or below.

    ``are_figures``: in bold at the end of the line, and never broken there.
    """

    def __init__(self, parent: QWidget | None = None, *, are_figures: bool = False) -> None:
        super().__init__(parent)
        self._are_figures = are_figures
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._is_beside = True
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL if are_figures else Space.MEDIUM)
        self._grid.setVerticalSpacing(2)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show (what, how it stands) pairs; the same facts always come in the same order."""
        while len(self._rows) < len(facts):
            role = TextRole.FIGURE if self._are_figures else TextRole.BODY
            row = (
                plain_label("", TextRole.MUTED, self, breaks_words=True),
                plain_label("", role, self, breaks_words=True),
            )
            self._rows.append(row)
            self._place(len(self._rows) - 1)
        for at, (name, value) in enumerate(self._rows):
            what, stands = facts[at] if at < len(facts) else ("", "")
            name.setText(what)
            value.setText(stands)
            value.setAccessibleName(f"{what}: {stands}")
            for label in (name, value):
                label.setVisible(at < len(facts))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange()

    def _arrange(self) -> None:
        is_beside = all(self._fits(name, value) for name, value in self._rows if not name.isHidden())
        if is_beside != self._is_beside:
            self._is_beside = is_beside
            for at in range(len(self._rows)):
                self._place(at)

    def _fits(self, name: QLabel, value: QLabel) -> bool:
        room = self.width() - self._grid.horizontalSpacing()
        if self._are_figures:
            return _width(name, [name.text()]) + _width(value, [value.text()]) <= room
        names = room * _NAMES // (_NAMES + _VALUES)
        return _width(name, parts_of(name.text())) <= names and (
            _width(value, parts_of(value.text())) <= room - names
        )

    def _place(self, at: int) -> None:
        name, value = self._rows[at]
        top, begin, end = (
            Qt.AlignmentFlag.AlignTop,
            Qt.AlignmentFlag.AlignLeading,
            Qt.AlignmentFlag.AlignTrailing,
        )
        self._grid.setColumnStretch(0, _NAMES)
        self._grid.setColumnStretch(1, _VALUES if self._is_beside else 0)
        name.setContentsMargins(0, 0 if self._is_beside or not at else Space.TINY, 0, 0)
        if self._is_beside:
            self._grid.addWidget(name, 2 * at, 0, top)
            self._grid.addWidget(value, 2 * at, 1, top)
        else:
            self._grid.addWidget(name, 2 * at, 0, 1, 2)
            self._grid.addWidget(value, 2 * at + 1, 0, 1, 2)
        value.setAlignment((end if self._is_beside and self._are_figures else begin) | top)


def _width(label: QLabel, parts: Sequence[str]) -> int:
    return max(map(label.fontMetrics().horizontalAdvance, parts), default=0)
