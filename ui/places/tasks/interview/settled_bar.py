"""Shows how settled the verdict is: a bar, and the same in words."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from advisor.language import plural
from ui.theme import Space
from ui.widgets.plain_text import TextRole, plain_label

_THICKNESS = 8


class SettledBar(QWidget):
    """``show_settled`` with the questions still open, and those among them that could change the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_THICKNESS)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(self.tr("How settled the answer is"))
        self._words = plain_label("", TextRole.SMALL, self, selectable=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.TINY)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)

    def words(self) -> str:
        return self._words.text()

    def show_settled(self, open_count: int, can_change_count: int) -> None:
        """The share of open questions that can no longer change the verdict; all of it where none is open."""
        share = 1.0 - can_change_count / open_count if open_count else 1.0
        self._bar.setValue(round(share * 100))
        self._show_words(self._words_for(can_change_count))

    def show_working(self) -> None:
        """Nothing is known yet."""
        self._bar.setValue(0)
        self._show_words(self.tr("Working out which questions matter…"))

    def _words_for(self, count: int) -> str:
        if count == 0:
            return self.tr("Nothing you have left open could change the answer.")
        return plural(
            "1 open question could still change the answer.",
            "{count} open questions could still change the answer.",
            count,
        ).format(count=self.locale().toString(count))

    def _show_words(self, words: str) -> None:
        self._words.setText(words)
        self._bar.setAccessibleDescription(words)
