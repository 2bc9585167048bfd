"""The scorecard of one vendor: facts, and what is still to be found out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.theme import Space
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.section import Section


class ScorecardSection(Section):
    """Shows (what, how it stands) pairs, and sentences below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent, icon_name="clipboard-list")
        self.show_heading(self.tr("What you know of them"))
        self._rows: list[tuple[QLabel, QLabel]] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        self.add_layout(self._grid)
        self._head = plain_label(self.tr("Still to find out"), TextRole.CAPTION, self)
        self._open = plain_label("", TextRole.BODY, self)
        self.add(self._head)
        self.add(self._open)

    def show_card(self, facts: Sequence[tuple[str, str]], still_open: Sequence[str]) -> None:
        """Show a scorecard; the same facts always come in the same order."""
        while len(self._rows) < len(facts):
            name = plain_label("", TextRole.MUTED, self, breaks_words=True)
            value = plain_label("", TextRole.BODY, self)
            row = len(self._rows)
            self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._rows.append((name, value))
        for (name, value), (what, stands) in zip(self._rows, facts, strict=True):
            name.setText(what)
            value.setText(stands)
            value.setAccessibleName(f"{what}: {stands}")
        self._head.setVisible(bool(still_open))
        self._open.setText("\n".join(f"• {sentence}" for sentence in still_open))
        self._open.setVisible(bool(still_open))
