"""Asks for what all tasks of a business share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from advisor.domain.records import Business
from advisor.records import replace
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.questions import QUESTIONS
from ui.currencies import currency_names
from ui.dialogs.form_dialog import FormDialog
from ui.theme import Space
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.logo_field import LogoField
from ui.widgets.number_field import NumberField
from ui.widgets.plain_text import TextRole, plain_label
from ui.widgets.question_box import QuestionBox
from ui.widgets.range_field import RangeField
from ui.widgets.section import Section

# Name of the preference as stored → key of its question.
PREFERENCES = {"core": "core_preference", "local_loyalty": "local_loyalty", "relief": "relief"}


class BusinessDialog(FormDialog):
    """Shows a business; ``business()`` once it is accepted. Preferences of other names stay as they are.

    ``logo_requested``: another picture is wanted; ``take_logo`` or ``show_logo_error`` answers.
    """

    logo_requested = Signal()

    def __init__(self, business: Business, locale: str, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("BusinessDialog", "Business details"),
            QCoreApplication.translate("BusinessDialog", "Save details"),
            parent,
        )
        self._before = business
        settings = business.settings
        self._name = LineField(self)
        self._name.show_value(business.name or None)
        self._logo = LogoField(self)
        self._logo.show_value(business.logo)
        self._logo.file_requested.connect(self.logo_requested)
        self._currency = ChoiceBox(self)
        for code, name in currency_names(locale):
            self._currency.addItem(name, code)
        self._currency.setCurrentIndex(max(self._currency.findData(settings.currency or DEFAULT_CURRENCY), 0))
        self._currency.currentIndexChanged.connect(self._show_currency)
        self._fields: dict[str, Field] = {
            "owner_hour": RangeField(self, is_money=True),
            "staff_hour": RangeField(self, is_money=True),
            "spare_owner_hours_per_month": NumberField(self, unit=self.tr("hours a month")),
            "largest_bearable_loss": NumberField(self, is_money=True),
        }
        for key, field in self._fields.items():
            field.show_value(getattr(settings, key))
        self._preferences = {name: RangeField(self, is_money=True) for name in PREFERENCES}
        for name, range_field in self._preferences.items():
            range_field.show_value(settings.preferences.get(name))
        self._lay_out()
        self._show_currency()

    def business(self) -> Business:
        """What was entered; only once the dialog was accepted."""
        preferences = dict(self._before.settings.preferences)
        for name, field in self._preferences.items():
            preferences.pop(name, None)
            if (price := field.value()) is not None:
                preferences[name] = price
        values = {key: field.value() for key, field in self._fields.items()}
        settings = replace(
            self._before.settings, currency=self._currency.currentData(), preferences=preferences, **values
        )
        return Business(name=self._name.value() or "", settings=settings, logo=self._logo.value())

    def take_logo(self, logo: bytes) -> None:
        """Show the picture that was chosen, a checked PNG."""
        self._logo.take(logo)

    def show_logo_error(self, text: str) -> None:
        """Say why the picture was not taken; the logo stays as it was."""
        self._logo.show_refusal(text)

    def _lay_out(self) -> None:
        whose = Section(self.tr("The business"), "", self, icon_name="store")
        whose.add(
            QuestionBox(
                "name", self.tr("What is it called?"), self._name, self.tr("Printed at the head of reports.")
            )
        )
        whose.add(
            QuestionBox(
                "logo",
                self.tr("Does it have a logo?"),
                self._logo,
                self.tr("Printed at the head of reports. A picture in PNG or JPEG."),
            )
        )
        label = plain_label(QUESTIONS["currency"].question, TextRole.STRONG, self, selectable=False)
        label.setBuddy(self._currency)
        self._currency.setAccessibleName(QUESTIONS["currency"].question)
        whose.add(label)
        whose.content.addSpacing(-Space.SMALL)
        whose.add(self._currency)
        hours = Section(self.tr("What an hour is worth"), "", self, icon_name="clock")
        for key in ("owner_hour", "staff_hour", "spare_owner_hours_per_month"):
            hours.add(_box(key, self._fields[key]))
        bear = Section(self.tr("What it can bear"), "", self, icon_name="scale")
        bear.add(_box("largest_bearable_loss", self._fields["largest_bearable_loss"]))
        wishes = Section(
            self.tr("What you would pay for"),
            self.tr("Wishes that have a price. Leave open what has none."),
            self,
            icon_name="handshake",
        )
        for name, field in self._preferences.items():
            wishes.add(_box(PREFERENCES[name], field))
        for section in (whose, hours, bear, wishes):
            self.form.add(section)
        self.form.end()

    def _show_currency(self) -> None:
        code = str(self._currency.currentData())
        an_hour = self.tr("{currency} an hour").format(currency=code)
        a_month = self.tr("{currency} a month").format(currency=code)
        units = {"owner_hour": an_hour, "staff_hour": an_hour, "largest_bearable_loss": code}
        for key, field in self._fields.items():
            if key in units and isinstance(field, RangeField | NumberField):
                field.show_unit(units[key])
        for field in self._preferences.values():
            field.show_unit(a_month)


def _box(key: str, field: Field) -> QuestionBox:
    question = QUESTIONS[key]
    return QuestionBox(key, question.question, field, question.help)
