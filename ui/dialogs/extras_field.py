"""What a quote charges besides its rate: any number of charges, once or each month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.levels import ExtraPer
from advisor.domain.task import Extra
from ui.theme import Space
from ui.widgets.buttons import icon_button, quiet_button
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.line_field import LineField
from ui.widgets.range_field import RangeField
from ui.words import extra_per_word


class ExtrasField(QWidget):
    """A row a charge. A row without a price counts for nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._currency = ""
        self._rows: list[_ExtraRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(Space.SMALL)
        add = quiet_button(self.tr("Add a charge"), self, "plus")
        add.clicked.connect(self._add_by_hand)
        line = QHBoxLayout()
        line.addWidget(add)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._column)
        layout.addLayout(line)

    def extras(self) -> tuple[Extra, ...]:
        found = (row.extra() for row in self._rows)
        return tuple(extra for extra in found if extra is not None)

    def show_extras(self, extras: tuple[Extra, ...]) -> None:
        for row in list(self._rows):
            self._remove(row)
        for extra in extras:
            self._add().show_extra(extra)

    def show_currency(self, currency: str) -> None:
        self._currency = currency
        for row in self._rows:
            row.show_currency(currency)

    def _add_by_hand(self) -> None:
        self._add().go()

    def _add(self) -> _ExtraRow:
        row = _ExtraRow(self)
        row.show_currency(self._currency)
        row.remove_requested.connect(self._remove_sender)
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()
        return row

    def _remove_sender(self) -> None:
        row = self.sender()
        if isinstance(row, _ExtraRow):
            self._remove(row)

    def _remove(self, row: _ExtraRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()


class _ExtraRow(QFrame):
    """One charge: what for, how much, how often."""

    remove_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("panel", "quiet")
        self._title = LineField(self, placeholder=self.tr("What for, such as setting up"))
        self._title.set_names(self.tr("What the charge is for"))
        self._price = RangeField(self, is_money=True)
        self._price.set_names(self.tr("The charge"))
        self._per = ChoiceBox(self)
        self._per.setAccessibleName(self.tr("How often it is charged"))
        for per in ExtraPer:
            self._per.addItem(extra_per_word(per), per.value)
        remove = icon_button("trash-2", self.tr("Remove this charge"), self)
        remove.clicked.connect(self.remove_requested)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._per)
        head.addWidget(remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        layout.addLayout(head)
        layout.addWidget(self._price)

    def go(self) -> None:
        self._title.focus_target().setFocus()

    def extra(self) -> Extra | None:
        price = self._price.value()
        if price is None:
            return None
        return Extra(title=self._title.value() or "", price=price, per=ExtraPer(self._per.currentData()))

    def show_extra(self, extra: Extra) -> None:
        self._title.show_value(extra.title or None)
        self._price.show_value(extra.price)
        self._per.setCurrentIndex(self._per.findData(extra.per.value))

    def show_currency(self, currency: str) -> None:
        self._price.show_unit(currency)
