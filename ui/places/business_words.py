"""The figures of a business in a few lines, for those who wonder what an hour counts."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.settings import DEFAULT_CURRENCY
from advisor.wording.figures import Figures
from advisor.wording.questions import QUESTIONS


def business_words(business: Business, locale: str) -> str:
    """One line a figure; what nobody said is told to be assumed."""
    settings = business.settings
    figures = Figures(settings.currency or DEFAULT_CURRENCY, locale)
    unsaid = QCoreApplication.translate("business_words", "not said, so a usual figure is assumed")
    lines = [
        f"{QUESTIONS['owner_hour'].label}: "
        + (figures.belief(settings.owner_hour, "money") if settings.owner_hour else unsaid),
        f"{QUESTIONS['staff_hour'].label}: "
        + (figures.belief(settings.staff_hour, "money") if settings.staff_hour else unsaid),
    ]
    if settings.spare_owner_hours_per_month is not None:
        hours = figures.hours(settings.spare_owner_hours_per_month)
        lines.append(f"{QUESTIONS['spare_owner_hours_per_month'].label}: {hours}")
    if settings.largest_bearable_loss is not None:
        loss = figures.belief(Range.exactly(settings.largest_bearable_loss), "money")
        lines.append(f"{QUESTIONS['largest_bearable_loss'].label}: {loss}")
    return "\n".join(lines)
