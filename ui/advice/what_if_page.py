"""Move the figures that matter most, and see at once what becomes of the advice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from ui.advice.comparison import Comparison
from ui.advice.lever import Lever, Outcome
from ui.advice.lever_row import LeverRow
from ui.advice.pool import Pool
from ui.advice.side_page import SidePage
from ui.theme import Space
from ui.widgets.buttons import button_row, ordinary_button, primary_button
from ui.widgets.plain_text import TextRole, plain_label

_LINES_WITH_ROOM = 36  # of text: with fewer the sliders would hardly be seen under the comparison


class WhatIfPage(SidePage):
    """Shows levers and outcomes; reports what is moved, and whether to keep or to drop it."""

    moved = Signal(str, float)  # key of the input, value in the unit shown
    keep_requested = Signal()
    drop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.show_heading(self.tr("What if …"))
        self._comparison = Comparison(self)
        self._is_fixed = True
        self.top.addWidget(self._comparison)
        self._intro = plain_label(
            self.tr(
                "Shaded is what you said, dashed what we assume. The colour of the line is what would be the "
                "best choice there, all else unchanged."
            ),
            TextRole.MUTED,
            self,
        )
        card = QFrame(self)
        card.setProperty("card", True)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        rows.setSpacing(Space.HUGE)
        rows.addWidget(self._intro)
        self._rows: Pool[LeverRow] = Pool(rows, self._make_row)
        self._shown: list[LeverRow] = []
        self._none = plain_label(self.tr("There is no figure to move."), TextRole.MUTED, card)
        rows.addWidget(self._none)
        self.view.add(card)
        self.view.end()
        self._remark = plain_label("", TextRole.WARNING, self)
        self.drop = ordinary_button(self.tr("Drop the changes"), self, "undo-2")
        self.keep = primary_button(self.tr("Keep them"), self, "check")
        self.drop.clicked.connect(self.drop_requested)
        self.keep.clicked.connect(self.keep_requested)
        self._buttons = button_row(self.drop, self.keep)
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self._remark)
        foot.addLayout(self._buttons)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(foot)
        self.show_remark("")
        self.show_levers([], {})
        self._arrange()  # what has not been shown yet counts for the least size of the window, too

    def show_levers(self, levers: Sequence[Lever], moved: Mapping[str, float]) -> None:
        """``moved``: values in the unit shown of those that were moved before."""
        self._comparison.release_height()
        self._none.setVisible(not levers)
        self._intro.setVisible(bool(levers))
        self._shown = self._rows.fit(len(levers))
        for row, lever in zip(self._shown, levers, strict=True):
            row.show_lever(lever, moved.get(lever.key))

    def show_outcomes(self, answered: Outcome, moved: Outcome | None, basis: str) -> None:
        self._comparison.show_outcomes(answered, moved, basis)

    def show_buttons(self, *, can_drop: bool, can_keep: bool) -> None:
        """The focus stays on the page when the button that had it has nothing left to do."""
        had_focus = self.keep.hasFocus() or self.drop.hasFocus()
        self.drop.setEnabled(can_drop)
        self.keep.setEnabled(can_keep)
        if had_focus and not (self.keep.hasFocus() or self.drop.hasFocus()):
            self.focus_first()

    def show_remark(self, text: str) -> None:
        """What could not be kept, and why; "" for nothing."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def focus_first(self) -> None:
        """Put the keyboard on the first slider."""
        (self._shown[0].slider if self._shown else self.back).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._comparison.release_height()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._comparison.release_height()
            self._arrange()

    def _arrange(self) -> None:
        """Large text in a small panel: the comparison scrolls along, and the buttons stand in a column."""
        has_room = self.fontMetrics().height() * _LINES_WITH_ROOM < self.height()
        if has_room != self._is_fixed:
            self._is_fixed = has_room
            if has_room:
                self.top.addWidget(self._comparison)
            else:
                self.view.content.insertWidget(0, self._comparison)
        beside = self.drop.sizeHint().width() + self.keep.sizeHint().width() + 4 * Space.MEDIUM
        self._buttons.setDirection(
            QBoxLayout.Direction.LeftToRight if beside <= self.width() else QBoxLayout.Direction.BottomToTop
        )

    def _make_row(self) -> LeverRow:
        row = LeverRow(self)
        row.moved.connect(self.moved)
        return row
