"""A column of cards, one a quote or a note, each with what can be done to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from advisor.domain.levels import Arrangement
from advisor.records import Struct
from ui.icons import icon
from ui.theme import Space
from ui.widgets.arrangement_sign import ArrangementSign
from ui.widgets.buttons import icon_button, quiet_button
from ui.widgets.plain_text import TextRole, plain_label


class CardRow(Struct, frozen=True, kw_only=True):
    """``link``: the text of a button that leads elsewhere, to ``target``; none where it is empty.

    ``reminder``: what is still to be done about it, which can be called done; ``is_due``: it is time.
    """

    id: int
    title: str
    text: str
    arrangement: Arrangement | None = None
    link: str = ""
    target: int | None = None
    can_change: bool = True
    reminder: str = ""
    is_due: bool = False


class CardList(QWidget):
    """Shows rows as cards; reports which was to be edited, removed or followed."""

    edit_requested = Signal(int)
    remove_requested = Signal(int)
    link_requested = Signal(int)
    done_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CardRow, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.SMALL)

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        while (item := self._layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for row in rows:
            card = self._card(row)
            self._layout.addWidget(card)
            card.show()  # at once, not at the next turn of the event loop

    def _card(self, row: CardRow) -> QFrame:
        card = QFrame(self)
        card.setProperty("panel", "quiet")
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        if row.arrangement is not None:
            head.addWidget(ArrangementSign(row.arrangement, card), 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(plain_label(row.title, TextRole.STRONG, card), 1)
        if row.can_change:
            edit = icon_button("pencil", self.tr("Change “{title}”").format(title=row.title), card)
            edit.setProperty("row", row.id)
            edit.clicked.connect(self._edit)
            remove = icon_button("trash-2", self.tr("Remove “{title}”").format(title=row.title), card)
            remove.setProperty("row", row.id)
            remove.clicked.connect(self._remove)
            head.addWidget(edit)
            head.addWidget(remove)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.MEDIUM)
        layout.setSpacing(Space.TINY)
        layout.addLayout(head)
        layout.addWidget(plain_label(row.text, TextRole.BODY, card))
        if row.reminder:
            layout.addLayout(self._reminder(row, card))
        if row.link and row.target is not None:
            link = quiet_button(row.link, card, "arrow-right")
            link.setProperty("row", row.target)
            link.clicked.connect(self._follow)
            line = QHBoxLayout()
            line.addWidget(link)
            line.addStretch(1)
            layout.addLayout(line)
        return card

    def _reminder(self, row: CardRow, card: QWidget) -> QHBoxLayout:
        """A line with a sign of its own once it is time, and a button to have it done."""
        sign = QLabel(card)
        name, tone_name = ("circle-alert", "warning") if row.is_due else ("calendar-clock", "muted")
        side = card.fontMetrics().height()
        sign.setPixmap(icon(name, tone_name).pixmap(side, side))
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(sign)
        line.addWidget(plain_label(row.reminder, TextRole.STRONG if row.is_due else TextRole.MUTED, card), 1)
        done = quiet_button(self.tr("Done"), card, "check")
        done.setAccessibleDescription(row.reminder)
        done.setProperty("row", row.id)
        done.clicked.connect(self._finish)
        line.addWidget(done)
        return line

    def _finish(self) -> None:
        self.done_requested.emit(self.sender().property("row"))

    def _edit(self) -> None:
        self.edit_requested.emit(self.sender().property("row"))

    def _remove(self) -> None:
        self.remove_requested.emit(self.sender().property("row"))

    def _follow(self) -> None:
        self.link_requested.emit(self.sender().property("row"))
