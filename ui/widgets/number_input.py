"""One box for one number, as typed text: no spin box, so nothing changes behind the user's back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.widgets.numbers import NumberWords
from ui.widgets.typed_field import Unreadable

_LONGEST_TYPED = 200
_WIDTH_IN_DIGITS = 9


class NumberInput(QLineEdit):
    """A number or nothing. ``number()`` raises Unreadable with words for the user."""

    typed = Signal()
    left = Signal()  # Enter, or the cursor went elsewhere

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        least: float = 0.0,
        most: float = 1e15,
        is_whole: bool = False,
        is_money: bool = False,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._is_whole, self._is_money = is_whole, is_money
        self.setMaxLength(_LONGEST_TYPED)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(lambda _: self.typed.emit())
        self.returnPressed.connect(self.left)

    def number(self) -> float | None:
        value = self._words().number(self.text())
        if value is None:
            return None
        if self._is_whole and value != int(value):
            raise Unreadable(self.tr("Write a whole number."))
        if value < self._least:
            raise Unreadable(self.tr("The least is {number}.").format(number=self._words().text(self._least)))
        if value > self._most:
            raise Unreadable(self.tr("The most is {number}.").format(number=self._words().text(self._most)))
        return value

    def show_number(self, value: float | None) -> None:
        self.setText("" if value is None else self._words().text(value, is_money=self._is_money))
        self.setCursorPosition(0)
        self.updateGeometry()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance("0" * _WIDTH_IN_DIGITS) + 24, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few digits, and for the number that is there: a figure is not cut off."""
        metrics = self.fontMetrics()
        around = super().sizeHint().width() - 17 * metrics.horizontalAdvance("x")  # Qt counts 17 letters
        shown = min(len(self.text()), _WIDTH_IN_DIGITS) * metrics.horizontalAdvance("0") + around
        wide = max(metrics.horizontalAdvance("00000") + 24, shown if len(self.text()) > 3 else 0)
        return QSize(wide, super().minimumSizeHint().height())

    def _words(self) -> NumberWords:
        locale = QLocale(self.locale())
        locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
        return NumberWords(locale)
