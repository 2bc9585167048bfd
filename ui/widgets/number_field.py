"""One optional number."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.buttons import icon_button
from ui.widgets.flow import Flow
from ui.widgets.number_input import NumberInput
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.typed_field import TypedField


class NumberField(TypedField):
    """A number between two bounds with its unit behind it; ``value()`` is float, int when whole, or None."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        unit: str = "",
        least: float = 0.0,
        most: float = 1e15,
        is_whole: bool = False,
        is_money: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_whole = is_whole
        self._input = NumberInput(self, least=least, most=most, is_whole=is_whole, is_money=is_money)
        self._unit = plain_label(unit, TextRole.MUTED, self, wrap=False)
        self._clear = icon_button("x", self.tr("Clear this answer"), self)
        self._clear.clicked.connect(self.clear_answer)
        self._input.typed.connect(self._typed)
        self._input.left.connect(self.commit)
        row = Flow(8)
        for part in (self._input, self._unit, self._clear):
            row.addWidget(part)
        self.body.addLayout(row)
        self._clear.hide()

    def value(self) -> float | None:
        number: float | None = self._value
        return number

    def show_unit(self, unit: str) -> None:
        """Say what the number counts."""
        self._unit.setText(unit)
        self._name_inputs(self.accessibleName())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The unit stands in the middle of the box's height."""
        super().resizeEvent(event)
        self._unit.setMinimumHeight(self._input.sizeHint().height())

    def focus_target(self) -> QWidget:
        return self._input

    def _read(self) -> float | None:
        number = self._input.number()
        return int(number) if number is not None and self._is_whole else number

    def _draw(self, value: float | None) -> None:
        self._input.show_number(value)

    def _inputs(self) -> list[QWidget]:
        return [self._input]

    def _refresh_notes(self) -> None:
        super()._refresh_notes()
        self._clear.setVisible(self._value is not None)

    def _name_inputs(self, name: str) -> None:
        self._input.setAccessibleName(f"{name} ({self._unit.text()})" if self._unit.text() else name)
        self._clear.setAccessibleName(self.tr("Clear the answer: {question}").format(question=name))
