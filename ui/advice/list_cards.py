"""Lists of sentences: in a card of their own, or within a folded one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.records import Struct
from ui.advice.advice_row import AdviceRow
from ui.advice.fold_card import FoldCard
from ui.advice.pool import Pool
from ui.theme import Space
from ui.widgets.detail_row import Leading
from ui.widgets.plain_text import TextRole, plain_label


class ListItem(Struct, frozen=True, kw_only=True):
    """One line: a sentence, a figure, a remark under it, a sign before it, the key it leads to."""

    text: str
    figure: str = ""
    note: str = ""
    leading: Leading | None = None
    key: str = ""


class ItemList(QWidget):
    """Lines under a small heading, hidden while it has none; ``key_requested`` when a line is followed."""

    key_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = plain_label("", TextRole.CAPTION, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._heading)
        self._rows: Pool[AdviceRow] = Pool(layout, self._make_row)

    def show_items(self, items: Sequence[ListItem], heading: str = "", *, hint: str = "") -> None:
        """``hint`` tells a screen reader where the lines that have a key lead to."""
        self.setVisible(bool(items))
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        has_links = any(item.key for item in items)
        for row, item in zip(self._rows.fit(len(items)), items, strict=True):
            row.show_texts(item.text, item.figure, item.note, item.leading)
            row.show_link(item.key, hint, has_room=has_links)

    def _make_row(self) -> AdviceRow:
        row = AdviceRow(self)
        row.clicked.connect(self._clicked)
        return row

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, AdviceRow) and row.key:
            self.key_requested.emit(row.key)


class FoldedList(FoldCard):
    """Blocks of lines in a folded card; the first sentence stands for them while it is closed."""

    key_requested = Signal(str)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        blocks = QVBoxLayout()
        blocks.setSpacing(Space.MEDIUM)
        self.content.addLayout(blocks)
        self._blocks: Pool[ItemList] = Pool(blocks, self._make_block)
        self._shown: list[tuple[str, Sequence[ListItem]]] = []

    def show_blocks(self, blocks: Sequence[tuple[str, Sequence[ListItem]]], summary: str = "") -> None:
        """Each block: a small heading ("" for none) and its lines. Empty blocks are left out."""
        self._shown = [(heading, items) for heading, items in blocks if items]
        if self._shown:
            self.show_summary(summary or self._shown[0][1][0].text, self._fill_blocks)
        else:
            self.show_nothing()

    def _fill_blocks(self) -> None:
        for block, (heading, items) in zip(self._blocks.fit(len(self._shown)), self._shown, strict=True):
            block.show_items(items, heading)

    def _make_block(self) -> ItemList:
        block = ItemList(self)
        block.key_requested.connect(self.key_requested)
        return block
