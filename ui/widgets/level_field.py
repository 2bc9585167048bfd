"""A question whose answers are described levels, one of which may be chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.widgets.field import Field
from ui.widgets.option_row import RadioRow


class Described(Protocol):
    """A level as the questions of ``advisor.wording`` describe it."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def description(self) -> str: ...


class LevelField(Field):
    """Radio rows, and "Not sure" for None. ``value()`` is the level's word as given, or None."""

    def __init__(self, levels: Sequence[Described], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str | None, RadioRow] = {}
        self._labels: dict[str | None, str] = {}
        self._group = QButtonGroup(self)
        self.body.setSpacing(0)
        for value, label, description in (
            *((level.value, level.label, level.description) for level in levels),
            (None, self.tr("Not sure"), ""),
        ):
            row = RadioRow(label, description, self, is_quiet=value is None)
            row.toggled.connect(self._toggled)
            self._group.addButton(row)
            self._rows[value] = row
            self._labels[value] = label
            self.body.addWidget(row)
        self._is_showing = False
        self._draw(None)

    def value(self) -> str | None:
        word: str | None = self._value
        return word

    def focus_target(self) -> QWidget:
        checked = self._group.checkedButton()
        return checked if checked is not None else self._rows[None]

    def _toggled(self, is_on: bool) -> None:
        if is_on and not self._is_showing:
            sender = self.sender()
            self._ask_for(next(value for value, row in self._rows.items() if row is sender))

    def _draw(self, value: str | None) -> None:
        self._is_showing = True
        self._rows.get(value, self._rows[None]).setChecked(True)
        self._is_showing = False

    def _name_inputs(self, name: str) -> None:
        for value, row in self._rows.items():
            row.setAccessibleName(f"{name} {self._labels[value]}")

    def _describe(self, text: str) -> None:
        self._rows[None].setAccessibleDescription(text)  # the others say what they mean
