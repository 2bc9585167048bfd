"""Rows that are used again when a list is shown anew, so that nothing flickers and focus stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QBoxLayout, QWidget

Row = TypeVar("Row", bound=QWidget)


class Pool(Generic[Row]):
    """As many rows in ``layout`` as are needed; the others are kept, hidden."""

    def __init__(self, layout: QBoxLayout, make: Callable[[], Row]) -> None:
        self._layout = layout
        self._make = make
        self._rows: list[Row] = []

    def fit(self, count: int) -> list[Row]:
        """The first ``count`` rows, all of them shown."""
        while len(self._rows) < count:
            row = self._make()
            self._rows.append(row)
            self._layout.addWidget(row)
        for place, row in enumerate(self._rows):
            row.setVisible(place < count)
        return self._rows[:count]
