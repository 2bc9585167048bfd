"""What is known of a vendor: the scorecard, dated notes, and what they offered for which task."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ui.places.card_list import CardList, CardRow
from ui.places.vendors.panes.scorecard_section import ScorecardSection
from ui.theme import Space
from ui.widgets.buttons import primary_button, quiet_button
from ui.widgets.late_form import LateForm
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class HistoryPane(LateForm):
    """Shows notes and quotes; reports what is wished."""

    note_requested = Signal()
    edit_note_requested = Signal(int)  # note id
    remove_note_requested = Signal(int)
    done_requested = Signal(int)  # note id, whose day to follow up has been kept
    task_requested = Signal(int)  # task id
    compare_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin=Space.MEDIUM)

    def fill(self) -> None:
        self.card = ScorecardSection(self)
        notes = Section(self.tr("Notes"), "", self, icon_name="notebook-pen")
        self._no_notes = plain_label(
            self.tr("No notes yet. Write down each call, reference and incident with its date: it adds up."),
            TextRole.MUTED,
            self,
        )
        self._notes = CardList(self)
        self._notes.edit_requested.connect(self.edit_note_requested)
        self._notes.remove_requested.connect(self.remove_note_requested)
        self._notes.done_requested.connect(self.done_requested)
        add = primary_button(self.tr("Add a note…"), self, "plus")
        add.clicked.connect(self.note_requested)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        notes.add_layout(row)
        notes.add(self._no_notes)
        notes.add(self._notes)
        quotes = Section(self.tr("Quotes for your tasks"), "", self, icon_name="wallet")
        self._no_quotes = plain_label(
            self.tr("No quotes yet. Add one at a task, under Vendors and quotes."), TextRole.MUTED, self
        )
        self._quotes = CardList(self)
        self._quotes.link_requested.connect(self.task_requested)
        quotes.add(self._no_quotes)
        quotes.add(self._quotes)
        self._compare = quiet_button(self.tr("Compare with other quotes…"), self, "scale")
        self._compare.clicked.connect(self.compare_requested)
        compare_row = QHBoxLayout()
        compare_row.addWidget(self._compare)
        compare_row.addStretch(1)
        quotes.add_layout(compare_row)
        self.add(self.card)
        self.add(notes)
        self.add(quotes)
        self.end()

    def show_card(self, facts: Sequence[tuple[str, str]], still_open: Sequence[str]) -> None:
        """Show the scorecard; call it last, when notes and quotes are shown."""
        self.once_made("card", lambda: self._show_card(facts, still_open))

    def show_notes(self, rows: Sequence[CardRow]) -> None:
        self.once_made("notes", lambda: self._show_notes(rows))

    def show_quotes(self, rows: Sequence[CardRow]) -> None:
        self.once_made("quotes", lambda: self._show_quotes(rows))

    def go_to_note(self, note_id: int) -> None:
        """Bring a note into view, and the keyboard to it."""
        self.make()
        for button in self._notes.findChildren(QToolButton):
            if button.property("row") == note_id:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                card = button.parentWidget()
                if card is not None:
                    self.show_widget(card)
                return

    def _show_card(self, facts: Sequence[tuple[str, str]], still_open: Sequence[str]) -> None:
        self.card.show_card(facts, still_open)
        # Cards that have just come in would be painted once in the room of those they replace.
        inside = self._inside
        layout = inside.layout()
        if layout is not None:
            layout.activate()
            inside.resize(inside.width(), max(layout.totalHeightForWidth(inside.width()), inside.height()))

    def _show_notes(self, rows: Sequence[CardRow]) -> None:
        self._no_notes.setVisible(not rows)
        self._notes.setVisible(bool(rows))
        self._notes.show_rows(rows)

    def _show_quotes(self, rows: Sequence[CardRow]) -> None:
        self._no_quotes.setVisible(not rows)
        self._quotes.setVisible(bool(rows))
        self._quotes.show_rows(rows)
        self._compare.setVisible(bool(rows))
