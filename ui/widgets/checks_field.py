"""Several things that may be in place, each ticked by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.buttons import quiet_button
from ui.widgets.field import Field
from ui.widgets.level_field import Described
from ui.widgets.option_row import CheckRow


class ChecksField(Field):
    """Check rows; ``value()`` is a tuple of words in the rows' order, () for none of them, None when open."""

    def __init__(self, options: Sequence[Described], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_showing = False
        self._labels = {option.value: option.label for option in options}
        self._rows: dict[str, CheckRow] = {}
        self.body.setSpacing(0)
        for option in options:
            row = CheckRow(option.label, option.description, self)
            row.toggled.connect(self._toggled)
            self._rows[option.value] = row
            self.body.addWidget(row)
        self._none = CheckRow(self.tr("None of these"), "", self)
        self._none.toggled.connect(self._none_toggled)
        self.body.addWidget(self._none)
        self._clear = quiet_button(self.tr("Not sure"), self)
        self._clear.setToolTip(self.tr("Take this answer back"))
        self._clear.clicked.connect(self._clear_answer)
        line = QHBoxLayout()
        line.addWidget(self._clear)
        line.addStretch(1)
        self.body.addLayout(line)
        self._refresh_notes()

    def value(self) -> tuple[str, ...] | None:
        words: tuple[str, ...] | None = self._value
        return words

    def focus_target(self) -> QWidget:
        return next(iter(self._rows.values()), self._none)

    def _toggled(self) -> None:
        if not self._is_showing:
            self._take(tuple(word for word, row in self._rows.items() if row.isChecked()))

    def _none_toggled(self, is_on: bool) -> None:
        if not self._is_showing:
            self._take(() if is_on else None)

    def _clear_answer(self) -> None:
        self._take(None)
        self.focus_target().setFocus()

    def _take(self, words: tuple[str, ...] | None) -> None:
        self._draw(words)
        self._ask_for(words)

    def _draw(self, value: tuple[str, ...] | None) -> None:
        self._is_showing = True
        for word, row in self._rows.items():
            row.setChecked(value is not None and word in value)
        self._none.setChecked(value is not None and not value)
        self._is_showing = False

    def _refresh_notes(self) -> None:
        super()._refresh_notes()
        self._clear.setVisible(self._value is not None)

    def _describe(self, text: str) -> None:
        self._none.setAccessibleDescription(text)  # the others say what they mean

    def _name_inputs(self, name: str) -> None:
        for word, row in self._rows.items():
            row.setAccessibleName(f"{name} {self._labels[word]}")
        self._none.setAccessibleName(f"{name} " + self.tr("None of these"))
        self._clear.setAccessibleName(f"{name} " + self.tr("Not sure"))
