"""A question with the answers yes, no and not sure."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.widgets.field import Field
from ui.widgets.option_row import RadioRow


class FlagField(Field):
    """Yes, No, Not sure side by side; ``value()`` is True, False or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._group = QButtonGroup(self)
        self._labels: dict[bool | None, str] = {
            True: self.tr("Yes"),
            False: self.tr("No"),
            None: self.tr("Not sure"),
        }
        self._rows: dict[bool | None, RadioRow] = {}
        line = QHBoxLayout()
        line.setSpacing(4)
        for value, label in self._labels.items():
            row = RadioRow(label, "", self, is_quiet=value is None)
            row.toggled.connect(self._toggled)
            self._group.addButton(row)
            self._rows[value] = row
            line.addWidget(row)
        line.addStretch(1)
        self.body.addLayout(line)
        self._draw(None)

    def value(self) -> bool | None:
        flag: bool | None = self._value
        return flag

    def focus_target(self) -> QWidget:
        return self._group.checkedButton() or self._rows[None]

    def _toggled(self, is_on: bool) -> None:
        if is_on and not self._is_showing:
            sender = self.sender()
            self._ask_for(next(value for value, row in self._rows.items() if row is sender))

    def _draw(self, value: bool | None) -> None:
        self._is_showing = True
        self._rows[value].setChecked(True)
        self._is_showing = False

    def _name_inputs(self, name: str) -> None:
        for value, row in self._rows.items():
            row.setAccessibleName(f"{name} {self._labels[value]}")

    def _inputs(self) -> list[QWidget]:
        return list(self._rows.values())
