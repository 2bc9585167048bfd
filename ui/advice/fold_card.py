"""A card that is folded to its heading and one line, and filled only when it is opened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.advice.advice_row import AdviceRow
from ui.theme import Space
from ui.widgets.detail_row import icon_leading
from ui.widgets.plain_text import TextRole, plain_label

_LONGEST_SUMMARY = 96  # characters: about two lines in a narrow panel


class FoldCard(QFrame):
    """Closed at first; ``content`` is the layout that takes what is inside."""

    opened_changed = Signal(bool)

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(heading)
        self._heading = heading
        self._summary = ""
        self._fill: Callable[[], None] | None = None
        self._header = _Header(self)
        self._header.toggled.connect(self._show_state)
        self._inside = QWidget(self)
        self._intro = plain_label("", TextRole.MUTED, self._inside)
        self.content = QVBoxLayout(self._inside)
        self.content.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.SMALL)
        self.content.setSpacing(Space.SMALL)
        self.content.addWidget(self._intro)
        self._intro.hide()
        self._inside.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL - 2, Space.SMALL, Space.SMALL - 2)
        layout.setSpacing(Space.TINY)
        layout.addWidget(self._header)
        layout.addWidget(self._inside)
        self._show_header()

    @property
    def is_open(self) -> bool:
        return self._header.isChecked()

    def show_open(self, is_open: bool) -> None:
        self._header.setChecked(is_open)

    def show_heading(self, heading: str) -> None:
        self._heading = heading
        self.setAccessibleName(heading)
        self._show_header()

    def show_summary(self, summary: str, fill: Callable[[], None]) -> None:
        """``summary`` stands under the heading while the card is closed; ``fill`` shows what is inside."""
        self._summary = summary
        self._fill = fill
        self.show()
        self._show_header()
        if self.is_open:
            self._fill_now()

    def show_nothing(self) -> None:
        """Hide the card: there is nothing to say."""
        self._fill = None
        self.hide()

    def show_intro(self, text: str) -> None:
        """A sentence before what is inside."""
        self._intro.setText(text)
        self._intro.setVisible(bool(text))

    def _show_state(self, is_open: bool) -> None:
        if is_open:
            self._fill_now()
        self._show_header()
        self._inside.setVisible(is_open)
        self.opened_changed.emit(is_open)

    def _fill_now(self) -> None:
        fill, self._fill = self._fill, None  # once for each advice
        if fill is not None:
            fill()

    def _show_header(self) -> None:
        sign = icon_leading("chevron-down" if self.is_open else "chevron-right", "accent_text")
        self._header.show_texts(
            self._heading, note="" if self.is_open else shortened(self._summary), leading=sign
        )
        self._header.setAccessibleDescription(self.tr("Open") if self.is_open else self.tr("Closed"))


def shortened(text: str, most: int = _LONGEST_SUMMARY) -> str:
    """``text`` in at most so many characters, cut between words."""
    if len(text) <= most:
        return text
    cut = text[:most].rpartition(" ")[0] or text[: most - 1]
    return cut.rstrip(" ,;:–(") + "…"


class _Header(AdviceRow):
    """The heading in bold, the line under it not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _small(self) -> QFont:
        font = super()._small()
        font.setWeight(QFont.Weight.Normal)
        return font
