"""Two outcomes side by side: as answered, and as moved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QWidget

from ui.advice.headline_card import OddsBar
from ui.advice.lever import Outcome
from ui.advice.still_label import StillLabel
from ui.theme import Space
from ui.widgets.arrangement_sign import ArrangementSign
from ui.widgets.plain_text import TextRole, plain_label

_NARROW_LETTERS = 34  # both columns together


class Comparison(QFrame):
    """Keeps its height while figures change, so that what is under it stays under the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._answered = _Column(self.tr("As answered"), self)
        self._moved = _Column(self.tr("As moved"), self)
        self._captions = [
            plain_label("", TextRole.MUTED, self),
            plain_label("", TextRole.MUTED, self),
            plain_label("", TextRole.MUTED, self),
        ]
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(3)
        for place, column in enumerate((self._answered, self._moved)):
            grid.setColumnStretch(place, 1)
            grid.addWidget(column.caption, 0, place)
            grid.addLayout(column.head, 1, place)
            grid.addWidget(column.confidence, 2, place)
            grid.addWidget(column.bar, 3, place)
            grid.addWidget(column.odds, 4, place)
            for line, figure in enumerate(column.figures):
                grid.addWidget(figure, 6 + 2 * line, place, Qt.AlignmentFlag.AlignTop)
        for line, caption in enumerate(self._captions):
            caption.setContentsMargins(0, Space.TINY, 0, 0)
            grid.addWidget(caption, 5 + 2 * line, 0, 1, 2)

    def show_outcomes(self, answered: Outcome, moved: Outcome | None, basis: str) -> None:
        """``moved`` None: nothing is moved, and the second column says so. Figures count ``basis``."""
        for caption, text in zip(
            self._captions,
            (
                self.tr("All-in cost, {basis}"),
                self.tr("Cash paid out, {basis}"),
                self.tr("Your own time, {basis}"),
            ),
            strict=True,
        ):
            if caption.text() != text.format(basis=basis):
                caption.setText(text.format(basis=basis))
        self._answered.show_outcome(answered)
        if moved is None:
            self._moved.show_nothing(self.tr("Nothing is moved yet."))
        else:
            self._moved.show_outcome(moved)
        self._say(answered, moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        """Where a name has little room, its sign stands above it: names are written smaller only then."""
        is_narrow = self.width() < self.fontMetrics().averageCharWidth() * _NARROW_LETTERS
        for column in (self._answered, self._moved):
            column.head.setDirection(
                QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            )

    def release_height(self) -> None:
        """Other advice, or another width: begin anew."""
        for column in (self._answered, self._moved):
            column.release_height()

    def _say(self, answered: Outcome, moved: Outcome | None) -> None:
        if moved is None:
            self.setAccessibleName(self.tr("As answered: {one}").format(one=_words(answered)))
        else:
            self.setAccessibleName(
                self.tr("As moved: {moved}. As answered: {one}").format(
                    moved=_words(moved), one=_words(answered)
                )
            )


class _Column:
    def __init__(self, title: str, parent: QWidget) -> None:
        self.caption = plain_label(title, TextRole.CAPTION, parent, breaks_words=True)
        self.sign = ArrangementSign(None, parent)
        self.name = StillLabel(parent, is_strong=True)
        self.confidence = StillLabel(parent, is_strong=False)
        self.bar = OddsBar(parent)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(policy)
        self.odds = StillLabel(parent, is_strong=False)
        self.figures = [StillLabel(parent, is_strong=True) for _ in range(3)]
        self.head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.head.setSpacing(Space.TINY + 2)
        self.head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self.head.addWidget(self.name, 1, Qt.AlignmentFlag.AlignTop)  # beside a name of two lines, too
        self._labels = [self.name, self.confidence, self.odds, *self.figures]

    def show_outcome(self, one: Outcome) -> None:
        self.sign.show_arrangement(one.arrangement)
        texts = (one.name, one.confidence, one.odds, one.cost, one.cash, one.your_hours)
        self.bar.show_shares(list(one.shares))
        self._show(texts)

    def show_nothing(self, text: str) -> None:
        self.sign.show_arrangement(None)
        self.bar.show_shares([])
        self._show((text, "", "", "–", "–", "–"))

    def release_height(self) -> None:
        for label in self._labels:
            label.release_height()

    def _show(self, texts: tuple[str, ...]) -> None:
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)


def _words(one: Outcome) -> str:
    return ", ".join(part for part in (one.name, one.confidence, one.odds, one.cost) if part)
