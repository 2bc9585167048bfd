"""A quantity as the owner believes it: lowest, likeliest, highest, or exactly one number."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from advisor.domain.ranges import Range
from ui.widgets.buttons import quiet_button
from ui.widgets.flow import Flow
from ui.widgets.number_input import NumberInput
from ui.widgets.plain_text import TextRole, buddy_label, literal, plain_label
from ui.widgets.typed_field import TypedField, Unreadable


class RangeField(TypedField):
    """Three numbers with one unit, or one; ``value()``: Range or None. Half an answer is never guessed at."""

    def __init__(
        self, parent: QWidget | None = None, *, unit: str = "", most: float = 1e15, is_money: bool = False
    ) -> None:
        super().__init__(parent)
        self._is_exact = False
        self._numbers = [NumberInput(self, most=most, is_money=is_money) for _ in range(3)]
        self._captions = [
            buddy_label(text, number, TextRole.CAPTION, self, wrap=False)
            for text, number in zip(
                (self.tr("Lowest"), self.tr("Likeliest"), self.tr("Highest")), self._numbers, strict=True
            )
        ]
        self._unit = plain_label(unit, TextRole.MUTED, self, wrap=False)
        self._toggle = quiet_button("", self)
        self._toggle.clicked.connect(self._toggle_exact)
        self._clear = quiet_button(self.tr("Not sure"), self)
        self._clear.setToolTip(self.tr("Take this answer back"))
        self._clear.clicked.connect(self.clear_answer)
        self._pairs = [QWidget(self) for _ in range(3)]
        line = Flow(8, line_gap=2)
        for pair, caption, number in zip(self._pairs, self._captions, self._numbers, strict=True):
            column = QVBoxLayout(pair)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(2)
            column.addWidget(caption)
            column.addWidget(number)
            line.addWidget(pair)
            number.typed.connect(self._typed)
            number.left.connect(self._left_a_box)
        line.addWidget(self._unit)
        buttons = Flow(12, line_gap=0)
        buttons.addWidget(self._toggle)
        buttons.addWidget(self._clear)
        self.body.addLayout(line)
        self.body.addLayout(buttons)
        self._arrange()
        self._refresh_notes()

    def value(self) -> Range | None:
        found: Range | None = self._value
        return found

    def show_unit(self, unit: str) -> None:
        """Say what the numbers count."""
        self._unit.setText(unit)
        self._name_inputs(self.accessibleName())

    def show_value(self, value: Range | None) -> None:
        if value is None and not self._is_dirty and self._is_exact:
            self._is_exact = False
            self._arrange()
        super().show_value(value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The unit stands in the middle of the boxes' height."""
        super().resizeEvent(event)
        self._unit.setMinimumHeight(self._numbers[1].sizeHint().height())

    def focus_target(self) -> QWidget:
        return self._numbers[1] if self._is_exact else self._numbers[0]

    def _read(self) -> Range | None:
        numbers = [box.number() for box in self._shown_boxes()]
        if all(number is None for number in numbers):
            return None
        if self._is_exact:
            return Range.exactly(numbers[0] or 0.0)
        low, likely, high = numbers
        if low is None or likely is None or high is None:
            raise Unreadable(
                self.tr("Fill in all three, or choose “{exactly}”.").format(
                    exactly=self.tr("One exact number")
                )
            )
        if likely < low:
            raise Unreadable(self.tr("The likeliest is below the lowest. Write them from low to high."))
        if high < likely:
            raise Unreadable(self.tr("The highest is below the likeliest. Write them from low to high."))
        return Range(low=low, likely=likely, high=high)

    def _draw(self, value: Range | None) -> None:
        if value is not None and value.is_certain != self._is_exact:
            self._is_exact = value.is_certain
            self._arrange()
        numbers = (None, None, None) if value is None else (value.low, value.likely, value.high)
        for box, number in zip(self._numbers, numbers, strict=True):
            box.show_number(number)

    def _left_a_box(self) -> None:
        """Leaving one box for another of this field is not the end of the answer, unless it can be read."""
        goes_to, left = QApplication.focusWidget(), self.sender()
        if goes_to not in self._numbers or goes_to is left or not isinstance(left, NumberInput):
            self.commit()
            return
        try:
            left.number()
        except Unreadable as remark:
            self._set_trouble(str(remark))
        else:
            self._after_pause()

    def _toggle_exact(self) -> None:
        self._is_exact = not self._is_exact
        self._arrange()
        if self._is_exact and not self._numbers[1].text().strip():
            filled = [box.text() for box in self._numbers if box.text().strip()]
            if len(filled) == 1:  # the one number that was written is the one that is meant
                self._numbers[1].setText(filled[0])
        self.focus_target().setFocus(Qt.FocusReason.OtherFocusReason)
        if self._numbers[1].text().strip():
            self._is_dirty = True
            if self._is_exact:
                self.commit()

    def _arrange(self) -> None:
        for position in (0, 2):
            self._pairs[position].setVisible(not self._is_exact)
        self._captions[1].setText(self.tr("Exactly") if self._is_exact else self.tr("Likeliest"))
        text = self.tr("A range instead") if self._is_exact else self.tr("One exact number")
        self._toggle.setText(literal(text))
        self._name_inputs(self.accessibleName())

    def _shown_boxes(self) -> list[NumberInput]:
        return [self._numbers[1]] if self._is_exact else self._numbers

    def _inputs(self) -> list[QWidget]:
        return list(self._numbers)

    def _refresh_notes(self) -> None:
        super()._refresh_notes()
        self._clear.setVisible(self._value is not None)

    def _name_inputs(self, name: str) -> None:
        unit = f" ({self._unit.text()})" if self._unit.text() else ""
        for caption, box in zip(self._captions, self._numbers, strict=True):
            box.setAccessibleName(f"{name} {caption.text()}{unit}".strip())
        self._toggle.setAccessibleName(f"{name} {self._toggle.text()}".strip())
        self._clear.setAccessibleName(f"{name} {self._clear.text()}".strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LocaleChange and not self._is_dirty:
            self._draw(self._value)
