"""The quotes for a task, in the vendors' own terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.theme import Space
from ui.widgets.buttons import ordinary_button, primary_button
from ui.widgets.flow import Flow
from ui.widgets.late_form import LateForm
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section

if TYPE_CHECKING:
    from ui.places.card_list import CardRow


class OffersPane(LateForm):
    """Shows quotes; reports which to add, change or remove, and which vendor to look up."""

    add_requested = Signal()
    edit_requested = Signal(int)  # quote id
    remove_requested = Signal(int)
    vendor_requested = Signal(int)  # vendor id
    compare_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)

    def fill(self) -> None:
        from ui.places.card_list import CardList

        section = Section(
            self.tr("Quotes"),
            self.tr("Each is weighed beside the usual prices, in its own terms."),
            self,
            icon_name="handshake",
        )
        self._empty = plain_label(
            self.tr(
                "No quotes yet. Ask one professional and one helper what they would charge, "
                "and write it down here."
            ),
            TextRole.BODY,
            self,
        )
        self._cards = CardList(self)
        self._cards.edit_requested.connect(self.edit_requested)
        self._cards.remove_requested.connect(self.remove_requested)
        self._cards.link_requested.connect(self.vendor_requested)
        add = primary_button(self.tr("Add a quote…"), self, "plus")
        add.clicked.connect(self.add_requested)
        row = Flow(Space.SMALL)
        row.addWidget(add)
        self._compare = ordinary_button(self.tr("Compare…"), self, "scale")
        self._compare.clicked.connect(self.compare_requested)
        row.addWidget(self._compare)
        section.add(self._empty)
        section.add(self._cards)
        section.add_layout(row)
        self.add(section)
        self.end()

    def show_quotes(self, rows: Sequence[CardRow]) -> None:
        self.once_made("quotes", lambda: self._show_quotes(rows))

    def _show_quotes(self, rows: Sequence[CardRow]) -> None:
        self._empty.setVisible(not rows)
        self._cards.setVisible(bool(rows))
        self._cards.show_rows(rows)
        self._compare.setVisible(len(rows) > 1)
