"""The scorecard of one vendor: facts, and what is still to be found out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.widgets.fact_rows import FactRows
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class ScorecardSection(Section):
    """Shows (what, how it stands) pairs, and sentences below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent, icon_name="clipboard-list")
        self.show_heading(self.tr("What you know of them"))
        self._facts = FactRows(self)
        self.add(self._facts)
        self._head = plain_label(self.tr("Still to find out"), TextRole.CAPTION, self)
        self._open = plain_label("", TextRole.BODY, self)
        self.add(self._head)
        self.add(self._open)

    def show_card(self, facts: Sequence[tuple[str, str]], still_open: Sequence[str]) -> None:
        """Show a scorecard; the same facts always come in the same order."""
        self._facts.show_facts(facts)
        self._head.setVisible(bool(still_open))
        self._open.setText("\n".join(f"• {sentence}" for sentence in still_open))
        self._open.setVisible(bool(still_open))
