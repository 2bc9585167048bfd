"""What the window shows while no library is open: three ways to begin, and the libraries known already."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.icons import application_icon
from ui.places.start_choice import StartChoice
from ui.theme import Space
from ui.widgets.plain_text import TextRole, literal, plain_label, plain_tooltip

_COLUMN_LETTERS = 76
_MOST_RECENT = 5


class StartScreen(QScrollArea):
    """Reports which of the ways was chosen. Made when it is first shown: most starts go on with a library."""

    sample_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    library_requested = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to the button that has the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._libraries: Sequence[Path] = ()

    def _fill(self) -> None:
        self.sample = StartChoice(
            "store",
            self.tr("Try the sample business"),
            self.tr(
                "A small bakery with its tasks, vendors and advice, to look around in. "
                "Nothing you do there can break anything."
            ),
            self,
        )
        self.new = StartChoice(
            "plus",
            self.tr("Start my own"),
            self.tr(
                "Say what your business is called and what an hour of yours is worth, "
                "and weigh your first task."
            ),
            self,
        )
        self.open = StartChoice(
            "folder-open",
            self.tr("Open a library"),
            self.tr("Go on with a file that was saved on this computer or copied to it."),
            self,
        )
        self.sample.clicked.connect(self.sample_requested)
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(self.open_requested)
        self._recent = QWidget(self)
        self._recent_layout = QVBoxLayout(self._recent)
        self._recent_layout.setContentsMargins(0, Space.MEDIUM, 0, 0)
        self._recent_layout.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(Space.MEDIUM)
        column.addStretch(1)
        column.addLayout(self._head())
        column.addSpacing(Space.SMALL)
        for choice in (self.sample, self.new, self.open):
            column.addWidget(choice)
        column.addWidget(self._recent)
        column.addWidget(
            plain_label(
                self.tr("Everything stays on this computer. Nothing is sent anywhere."),
                TextRole.SMALL,
                self,
                selectable=False,
            )
        )
        column.addStretch(2)
        self._middle = middle = QWidget(self)
        middle.setLayout(column)
        self._limit_width()
        page = QWidget(self)
        page.setProperty("scrolled", True)
        sides = QHBoxLayout(page)
        sides.setContentsMargins(Space.HUGE, Space.HUGE, Space.HUGE, Space.HUGE)
        sides.addStretch(1)
        sides.addWidget(middle, 100)
        sides.addStretch(1)
        self.setWidget(page)
        self._show_recent()

    def show_recent(self, libraries: Sequence[Path]) -> None:
        """Offer the libraries opened before, newest first; none hides the heading too."""
        self._libraries = libraries
        if self.widget() is not None:
            self._show_recent()

    def showEvent(self, event: QShowEvent) -> None:
        if self.widget() is None:
            self._fill()
        super().showEvent(event)

    def _show_recent(self) -> None:
        libraries = self._libraries
        while (item := self._recent_layout.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._recent.setVisible(bool(libraries))
        if not libraries:
            return
        heading = plain_label(self.tr("Opened before"), TextRole.CAPTION, self._recent, selectable=False)
        self._recent_layout.addWidget(heading)
        for path in libraries[:_MOST_RECENT]:
            button = QPushButton(literal(f"{path.stem}   ·   {path.parent}"), self._recent)
            button.setProperty("kind", "quiet")
            button.setProperty("library", str(path))
            button.setToolTip(plain_tooltip(str(path)))
            button.clicked.connect(self._ask_for_recent)
            self._recent_layout.addWidget(button)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.widget() is not None:
            self._limit_width()

    def _limit_width(self) -> None:
        """Lines that are not too long to read, in any size of text."""
        self._middle.setMaximumWidth(self.fontMetrics().horizontalAdvance("n") * _COLUMN_LETTERS)

    def _head(self) -> QHBoxLayout:
        picture = QLabel(self)
        picture.setPixmap(application_icon().pixmap(56, 56))
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(plain_label(self.tr("Rightsource"), TextRole.TITLE, self, selectable=False))
        texts.addWidget(
            plain_label(
                self.tr("Which work to keep, which to give to a professional, and which to supervised help."),
                TextRole.BODY,
                self,
                selectable=False,
            )
        )
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(picture)
        head.addLayout(texts, 1)
        return head

    def _ask_for_recent(self) -> None:
        button = self.sender()
        if button is not None:
            self.library_requested.emit(Path(str(button.property("library"))))
