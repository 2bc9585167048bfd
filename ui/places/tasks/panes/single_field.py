"""The field of one question by itself, outside its pane, and the unit its numbers count in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from advisor.domain.levels import Pattern
from advisor.domain.task_format.keys import TASK_KEYS, Kind
from ui.places.tasks.panes.question_boxes import question_box
from ui.widgets.field import Field
from ui.widgets.number_field import NumberField
from ui.widgets.range_field import RangeField
from ui.widgets.rate_field import RateField

BUSINESS_KEYS = frozenset({"owner_hour", "staff_hour"})  # answers that all tasks of the business share


def single_field(key: str, parent: QWidget) -> Field:
    """The field of ``key``, a key of a task or one of ``BUSINESS_KEYS``, without the question above it."""
    if key in BUSINESS_KEYS:
        return RangeField(parent, is_money=True)
    box = question_box(key, parent)
    field = box.field
    field.setParent(parent)
    box.hide()
    box.setParent(None)
    box.deleteLater()
    return field


def show_unit(field: Field, key: str, currency: str, pattern: Pattern | None) -> None:
    """Say what the numbers in ``field`` count: the currency, and a month or the whole job."""
    match field:
        case RateField():
            field.show_currency(currency)
        case RangeField() | NumberField():
            field.show_unit(unit_words(key, currency, pattern))
        case _:
            pass


def unit_words(key: str, currency: str, pattern: Pattern | None) -> str:
    """What the numbers of ``key`` count; "" where there is nothing to say."""
    return _unit(key, pattern).format(currency=currency)


def _unit(key: str, pattern: Pattern | None) -> str:
    is_whole_job = pattern is Pattern.ONE_OFF
    if key in BUSINESS_KEYS:
        return _tr("{currency} an hour")
    match key:
        case "hours":
            return _tr("hours in all") if is_whole_job else _tr("hours a month")
        case "horizon_months":
            return _tr("months")
        case "budget_per_month":
            return _tr("{currency} in all") if is_whole_job else _tr("{currency} a month")
        case "customer_margin_per_year":
            return _tr("{currency} a year")
    return "{currency}" if TASK_KEYS[key].kind in (Kind.RANGE, Kind.NUMBER) else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("single_field", text)
