"""Every answer in a row, to be looked over at the end, each with a way back to its question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor.records import Struct
from ui.icons import IconLabel
from ui.theme import Space
from ui.widgets.buttons import quiet_button
from ui.widgets.plain_text import TextRole, plain_label


class ReviewRow(Struct, frozen=True, kw_only=True):
    """An answer in words. ``is_assumed``: nobody gave it, it stands in for one."""

    key: str
    label: str
    value: str
    is_assumed: bool


class ReviewList(QWidget):
    """Shows rows; reports which answer was to be changed."""

    change_requested = Signal(str)  # key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ReviewRow, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    @property
    def rows(self) -> tuple[ReviewRow, ...]:
        return self._rows

    def show_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show these; the cursor stays on the row it was on."""
        if tuple(rows) == self._rows:
            return
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), None)
        self._rows = tuple(rows)
        self._buttons.clear()
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for at, row in enumerate(self._rows):
            if at:
                self._layout.addWidget(self._rule())
            widget = self._row(row)
            self._layout.addWidget(widget)
            widget.show()
        if focused in self._buttons:
            self._buttons[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, row: ReviewRow) -> QWidget:
        widget = QWidget(self)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(plain_label(row.label, TextRole.CAPTION, widget))
        texts.addWidget(plain_label(row.value, TextRole.BODY, widget))
        if row.is_assumed:
            note = QHBoxLayout()
            note.setSpacing(Space.TINY)
            note.addWidget(IconLabel("circle-dashed", "muted", 1.0, widget))
            note.addWidget(plain_label(self.tr("Assumed, you left it open"), TextRole.SMALL, widget), 1)
            texts.addLayout(note)
        button = quiet_button(self.tr("Change"), widget)
        button.setAccessibleName(self.tr("Change: {answer}").format(answer=row.label))
        button.setProperty("key", row.key)
        button.clicked.connect(self._ask)
        self._buttons[row.key] = button
        layout = QHBoxLayout(widget)
        layout.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        layout.setSpacing(Space.MEDIUM)
        layout.addLayout(texts, 1)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return widget

    def _rule(self) -> QFrame:
        rule = QFrame(self)
        rule.setProperty("rule", True)
        return rule

    def _ask(self) -> None:
        self.change_requested.emit(str(self.sender().property("key")))
