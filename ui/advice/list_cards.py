"""Cards that list sentences of the advice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.advice.pool import Pool
from ui.theme import Space
from ui.widgets.detail_row import DetailRow, Leading
from ui.widgets.expander import Expander
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section

_MOST_AT_ONCE = 4  # more than that are there on request


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One line: a sentence, a figure, a remark under it, a sign before it, the field it leads to."""

    text: str
    figure: str = ""
    note: str = ""
    leading: Leading | None = None
    key: str = ""


class ListCard(Section):
    """Lines under one heading or several; hidden while it has none."""

    input_requested = Signal(str)

    def __init__(self, heading: str, parent: QWidget | None = None, *, icon_name: str = "") -> None:
        super().__init__(heading, parent=parent, icon_name=icon_name)
        self.content.setSpacing(Space.SMALL)
        self._blocks: Pool[_Block] = Pool(self.content, self._make_block)

    def show_blocks(self, blocks: Sequence[tuple[str, Sequence[ListItem]]]) -> None:
        """Each block: a small heading ("" for none) and its lines. Empty blocks are left out."""
        filled = [(heading, items) for heading, items in blocks if items]
        self.setVisible(bool(filled))
        for block, (heading, items) in zip(self._blocks.fit(len(filled)), filled, strict=True):
            block.show_items(heading, items)

    def _make_block(self) -> _Block:
        return _Block(self._follow, self)

    def _follow(self, key: str) -> None:
        self.input_requested.emit(key)


class _Block(QFrame):
    def __init__(self, follow: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._follow = follow
        self._heading = plain_label("", TextRole.CAPTION, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        layout.addLayout(rows)
        self._rows: Pool[DetailRow] = Pool(rows, self._make_row)
        self._more = Expander("", self)
        self._more.content.setContentsMargins(0, 0, 0, 0)
        self._more.content.setSpacing(2)
        self._more_rows: Pool[DetailRow] = Pool(self._more.content, self._make_row)
        layout.addWidget(self._more)

    def show_items(self, heading: str, items: Sequence[ListItem]) -> None:
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        has_links = any(item.key for item in items)
        count = len(items) if len(items) <= _MOST_AT_ONCE + 1 else _MOST_AT_ONCE
        rest = len(items) - count
        self._more.setVisible(rest > 0)
        self._more.show_title(self.tr("{count} more").format(count=rest))
        rows = [*self._rows.fit(count), *self._more_rows.fit(rest)]
        for row, item in zip(rows, items, strict=True):
            row.show_texts(item.text, item.figure, item.note, item.leading)
            row.show_link(item.key, self.tr("Goes to the answer behind it"), has_room=has_links)

    def _make_row(self) -> DetailRow:
        row = DetailRow(self)
        row.clicked.connect(self._clicked)
        return row

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, DetailRow) and row.key:
            self._follow(row.key)
