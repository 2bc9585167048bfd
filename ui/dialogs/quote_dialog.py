"""Asks for one vendor's offer, in the vendor's own terms."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor.domain.levels import Arrangement, Pattern
from advisor.domain.task import Quote, QuoteCurrency
from advisor.wording.names import ARRANGEMENT_MEANINGS, ARRANGEMENTS
from advisor.wording.questions import LevelText
from ui.currencies import currency_names
from ui.dialogs.extras_field import ExtrasField
from ui.dialogs.form_dialog import FormDialog
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.flag_field import FlagField
from ui.widgets.level_field import LevelField
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.option_row import CheckRow
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.question_box import QuestionBox
from ui.widgets.range_field import RangeField
from ui.widgets.rate_field import RateField
from ui.widgets.section import Section

_OFFERED = (Arrangement.OUTSOURCE, Arrangement.OFFSHORE)


class QuoteDialog(FormDialog):
    """A new quote, or ``show_quote`` to change one. ``quote()`` and ``vendor_id()`` once it is accepted.

    ``vendors``: names of the library's vendors with their ids.
    """

    def __init__(
        self,
        *,
        vendors: Mapping[str, int],
        currency: str,
        pattern: Pattern | None,
        locale: str,
        parent: QWidget,
    ) -> None:
        super().__init__(
            QCoreApplication.translate("QuoteDialog", "Add a quote"),
            QCoreApplication.translate("QuoteDialog", "Add quote"),
            parent,
        )
        self._vendors = {name.casefold(): number for name, number in vendors.items()}
        self._own_currency = currency
        self._vendor = LineField(self, empty_error=self.tr("Write down who made the offer."))
        self._vendor.show_suggestions(sorted(vendors, key=str.casefold))
        self._keep = CheckRow(self.tr("Also keep them among the vendors"), "", self)
        self._keep.setChecked(True)
        self._arrangement = LevelField(
            [
                LevelText(value=one.value, label=ARRANGEMENTS[one], description=ARRANGEMENT_MEANINGS[one])
                for one in _OFFERED
            ],
            self,
        )
        self._abroad = FlagField(self)
        self._licence = FlagField(self)
        self._rate = RateField(self, currency=currency)
        self._hours = RangeField(self)
        self._hours.show_unit(
            self.tr("hours in all") if pattern is Pattern.ONE_OFF else self.tr("hours a month")
        )
        self._extras = ExtrasField(self)
        self._currency = ChoiceBox(self)
        self._currency.setAccessibleName(self.tr("Currency of the quote"))
        for code, name in currency_names(locale):
            self._currency.addItem(name, code)
        self._currency.setCurrentIndex(max(self._currency.findData(currency), 0))
        self._currency.currentIndexChanged.connect(self._show_currency)
        self._exchange = NumberField(self, least=1e-12)
        self._exchange.show_unit(currency)
        self._lay_out()
        self._vendor.value_requested.connect(self._show_whether_new)
        self._show_currency()
        self._show_whether_new()

    def show_quote(self, quote: Quote) -> None:
        """Change ``quote`` instead of adding one."""
        self.setWindowTitle(self.tr("Change the quote"))
        self.verb.setText(self.tr("Save quote"))
        self._vendor.show_value(quote.vendor)
        self._arrangement.show_value(quote.arrangement.value)
        self._abroad.show_value(quote.provider_abroad)
        self._licence.show_value(quote.holds_licence)
        self._rate.show_value(quote.rate)
        self._hours.show_value(quote.hours)
        self._extras.show_extras(quote.extras)
        if quote.currency is not None:
            self._currency.setCurrentIndex(self._currency.findData(quote.currency.code))
            self._exchange.show_value(quote.currency.rate)
        self._show_whether_new()

    def show_vendor(
        self, name: str, arrangement: Arrangement | None, abroad: bool | None, licence: bool | None
    ) -> None:
        """Start from what is known about a vendor."""
        self._vendor.show_value(name)
        self._arrangement.show_value(arrangement.value if arrangement else None)
        self._abroad.show_value(abroad)
        self._licence.show_value(licence)
        self._show_whether_new()

    def quote(self) -> Quote:
        """The offer as entered; only once the dialog was accepted."""
        vendor, arrangement, rate = self._vendor.value(), self._arrangement.value(), self._rate.value()
        if vendor is None or arrangement is None or rate is None:
            raise ValueError("a dialog that was accepted has these")
        return Quote(
            vendor=vendor,
            arrangement=Arrangement(arrangement),
            rate=rate,
            provider_abroad=self._abroad.value(),
            holds_licence=self._licence.value(),
            hours=self._hours.value(),
            extras=self._extras.extras(),
            currency=self._other_currency(),
        )

    def vendor_id(self) -> int | None:
        """The library's vendor of that name; None where there is none."""
        return self._vendors.get((self._vendor.value() or "").casefold())

    def keeps_vendor(self) -> bool:
        """Whether a vendor of a new name is to be kept in the library."""
        return self.vendor_id() is None and self._keep.isChecked()

    def first_wrong(self) -> Field | None:
        self._vendor.show_error("" if self._vendor.value() else self.tr("Write down who made the offer."))
        self._arrangement.show_error(
            ""
            if self._arrangement.value()
            else self.tr("Choose how they would work: it decides what else it costs you.")
        )
        self._rate.show_error(
            "" if self._rate.value() or self._rate.error() else self.tr("Write down what they would charge.")
        )
        needs_exchange = self._is_foreign() and self._exchange.value() is None
        self._exchange.show_error(self.tr("Write down what one unit costs you.") if needs_exchange else "")
        return super().first_wrong()

    def _lay_out(self) -> None:
        who = Section(self.tr("Who"), "", self, icon_name="users")
        who.add(QuestionBox("vendor", self.tr("Who made the offer?"), self._vendor))
        who.add(self._keep)
        who.add(QuestionBox("arrangement", self.tr("How would they work?"), self._arrangement))
        who.add(QuestionBox("abroad", self.tr("Do they work from another country?"), self._abroad))
        who.add(QuestionBox("licence", self.tr("Do they hold the licence the work needs?"), self._licence))
        price = Section(self.tr("The price"), "", self, icon_name="wallet")
        row = QHBoxLayout()
        row.addWidget(plain_label(self.tr("Charged in"), TextRole.STRONG, self, wrap=False))
        row.addWidget(self._currency)
        row.addStretch(1)
        price.add_layout(row)
        self._exchange_box = QuestionBox(
            "exchange", self.tr("What does one unit of it cost you?"), self._exchange
        )
        price.add(self._exchange_box)
        price.add(QuestionBox("rate", self.tr("What would they charge?"), self._rate))
        price.add(
            QuestionBox(
                "hours",
                self.tr("How many hours do they expect to need?"),
                self._hours,
                self.tr("Leave it open if they did not say: it is reckoned from your own hours."),
            )
        )
        price.content.addWidget(plain_label(self.tr("What do they charge besides?"), TextRole.STRONG, self))
        price.add(self._extras)
        self.form.add(who)
        self.form.add(price)
        self.form.end()

    def _is_foreign(self) -> bool:
        return bool(self._currency.currentData() != self._own_currency)

    def _other_currency(self) -> QuoteCurrency | None:
        rate = self._exchange.value()
        if not self._is_foreign() or rate is None:
            return None
        return QuoteCurrency(code=self._currency.currentData(), rate=rate)

    def _show_currency(self) -> None:
        code = str(self._currency.currentData())
        self._rate.show_currency(code)
        self._extras.show_currency(code)
        self._exchange_box.setVisible(self._is_foreign())

    def _show_whether_new(self) -> None:
        name = self._vendor.value()
        self._keep.setVisible(bool(name) and self.vendor_id() is None)
