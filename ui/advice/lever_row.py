"""One line of the what-if page: an input, its slider, what was said of it and where the answer changes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.advice.advice_row import AdviceRow
from ui.advice.lever import Lever
from ui.advice.lever_slider import LeverSlider
from ui.advice.pool import Pool
from ui.advice.sign import sign_leading
from ui.advice.still_label import StillLabel
from ui.theme import Space
from ui.widgets.plain_text import TextRole, plain_label


class LeverRow(QWidget):
    """Reports where the handle is put; ``moved``: key, value in the unit shown."""

    moved = Signal(str, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lever: Lever | None = None
        self._is_moved = False
        self._label = plain_label("", TextRole.STRONG, self, selectable=False, breaks_words=True)
        self._value = StillLabel(self, is_strong=True, is_trailing=True)
        self.slider = LeverSlider(self)
        self._label.setBuddy(self.slider)
        self._belief = plain_label("", TextRole.SMALL, self)
        self._unkept = plain_label("", TextRole.WARNING, self)
        flips = QVBoxLayout()
        flips.setSpacing(0)
        self._flips: Pool[AdviceRow] = Pool(flips, lambda: AdviceRow(self))
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(self._label, 3)
        head.addWidget(self._value, 2, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.slider)
        layout.addWidget(self._belief)
        layout.addLayout(flips)
        layout.addWidget(self._unkept)
        self.slider.valueChanged.connect(self._ask)

    def show_lever(self, lever: Lever, value: float | None) -> None:
        """``value``: where it was moved to; None where it stands as answered."""
        self._lever = lever
        self._is_moved = value is not None
        with QSignalBlocker(self.slider):
            self.slider.show_lever(lever, lever.likely if value is None else value, is_moved=self._is_moved)
        self._label.setText(lever.label)
        self._unkept.setText(lever.unkept)
        self.slider.setAccessibleDescription(" ".join([lever.belief, *(flip.text for flip in lever.flips)]))
        self._belief.setText(lever.belief)
        for row, flip in zip(self._flips.fit(len(lever.flips)), lever.flips, strict=True):
            row.show_texts(flip.text, leading=sign_leading(flip.arrangement))
        self._show_value()

    def _ask(self, position: int) -> None:
        if self._lever is not None:
            self._is_moved = True
            self.slider.show_moved(True)
            self._show_value()
            self.moved.emit(self._lever.key, self._lever.value(position))

    def _show_value(self) -> None:
        lever = self._lever
        assert lever is not None
        text = self.slider.words()
        self._value.setText(text)
        is_unkept = self._is_moved and bool(lever.unkept)
        if is_unkept is self._unkept.isHidden():
            self._unkept.setVisible(is_unkept)
        # Most screen readers say a slider's value as a bare number: its words go into the name.
        self.slider.setAccessibleName(f"{lever.label}: {text}")
