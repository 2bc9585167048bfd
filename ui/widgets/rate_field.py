"""What a provider charges, in the provider's own terms."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor.domain.levels import Per
from advisor.domain.ranges import Range
from advisor.domain.task import Rate
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.expander import Expander
from ui.widgets.field import Field
from ui.widgets.number_field import NumberField
from ui.widgets.plain_text import TextRole, buddy_label
from ui.widgets.range_field import RangeField


class RateField(Field):
    """A price range per hour, month, job …, with included units and a minimum; ``value()``: Rate or None."""

    def __init__(self, parent: QWidget | None = None, *, currency: str = "") -> None:
        super().__init__(parent)
        self._currency = currency
        self._is_showing = self._was_rate = False
        self._per = ChoiceBox(self)
        for per, text in self._per_texts().items():
            self._per.addItem(text, per)
        self._price = RangeField(self, is_money=True)
        self._extras = Expander(self.tr("Included amounts and minimums"), self)
        self._included = NumberField(self)
        self._minimum = NumberField(self, is_money=True)
        self._included_label = buddy_label(
            self.tr("Units included"), self._included.focus_target(), TextRole.CAPTION, self
        )
        self._minimum_label = buddy_label(
            self.tr("Least to pay"), self._minimum.focus_target(), TextRole.CAPTION, self
        )
        for label, field in (
            (self._included_label, self._included),
            (self._minimum_label, self._minimum),
        ):
            self._extras.content.addWidget(label)
            self._extras.content.addWidget(field)
        self._extras.content.setSpacing(4)
        line = QHBoxLayout()
        line.addWidget(self._per)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addWidget(self._price)
        self.body.addWidget(self._extras)
        self._per.activated.connect(self._parts_changed)
        for part in (self._price, self._included, self._minimum):
            part.value_requested.connect(self._parts_changed)
            part.trouble_changed.connect(self._refresh_notes)
        self._show_units()

    def value(self) -> Rate | None:
        rate: Rate | None = self._value
        return rate

    def show_currency(self, currency: str) -> None:
        """Say in which money prices are meant."""
        self._currency = currency
        self._show_units()

    def show_value(self, value: Rate | None) -> None:
        if self._trouble and value == self._value:
            return  # half a rate was typed: it stays
        self._set_trouble("")
        super().show_value(value)

    def commit(self) -> None:
        for part in (self._price, self._included, self._minimum):
            part.commit()

    def discard_edit(self) -> None:
        for part in (self._price, self._included, self._minimum):
            part.discard_edit()
        self._set_trouble("")
        if self._value is None:
            self._per.setCurrentIndex(0)
        self._draw(self._value)

    def error(self) -> str:
        parts = (self._price.error(), self._included.error(), self._minimum.error())
        return super().error() or next((text for text in parts if text), "")

    def focus_target(self) -> QWidget:
        return self._price.focus_target()

    def _parts_changed(self) -> None:
        if self._is_showing:
            return
        self._show_units()
        price: Range | None = self._price.value()
        included, minimum = self._included.value() or 0.0, self._minimum.value() or 0.0
        if price is None:
            if included or minimum:
                self._set_trouble(self.tr("Write the price as well: 0 if there is only a minimum."))
            else:
                self._ask_for(None)
            return
        self._ask_for(Rate(per=Per(self._per.currentData()), price=price, included=included, minimum=minimum))

    def _draw(self, value: Rate | None) -> None:
        self._is_showing = True
        self._price.show_value(value.price if value else None)
        self._included.show_value(value.included or None if value else None)
        self._minimum.show_value(value.minimum or None if value else None)
        if value:
            self._per.setCurrentIndex(self._per.findData(value.per))
            if value.included or value.minimum:
                self._extras.show_open(True)
        elif self._was_rate:
            self._per.setCurrentIndex(0)
        self._was_rate = value is not None
        self._show_units()
        self._is_showing = False

    def _show_units(self) -> None:
        per = Per(self._per.currentData())
        self._price.show_unit(f"{self._currency} {self._per_texts()[per]}".strip())
        self._included.show_unit(self._unit_texts()[per])
        self._minimum.show_unit(self._currency)

    def _show_notes(self, error: str, assumed: str) -> None:
        super()._show_notes(error if super().error() else "", assumed)  # the parts speak for themselves

    def _describe(self, text: str) -> None:
        self._per.setAccessibleDescription(text)
        self._price.set_names(self.accessibleName(), text)

    def _name_inputs(self, name: str) -> None:
        self._per.setAccessibleName(self.tr("{question} Charged per").format(question=name))
        self._price.set_names(name)
        self._included.set_names(f"{name} {self._included_label.text()}")
        self._minimum.set_names(f"{name} {self._minimum_label.text()}")

    def _per_texts(self) -> dict[Per, str]:
        return {
            Per.HOUR: self.tr("per hour"),
            Per.MONTH: self.tr("per month"),
            Per.JOB: self.tr("per job"),
            Per.MINUTE: self.tr("per minute"),
            Per.CALL: self.tr("per call"),
            Per.ITEM: self.tr("per item"),
        }

    def _unit_texts(self) -> dict[Per, str]:
        return {
            Per.HOUR: self.tr("hours"),
            Per.MONTH: self.tr("months"),
            Per.JOB: self.tr("jobs"),
            Per.MINUTE: self.tr("minutes"),
            Per.CALL: self.tr("calls"),
            Per.ITEM: self.tr("items"),
        }
