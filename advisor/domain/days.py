"""Days reckoned in months, as an owner means them."""

from __future__ import annotations

import calendar
import datetime

FIRST_DAY, LAST_DAY = datetime.date(1970, 1, 1), datetime.date(2199, 12, 31)  # that can be chosen


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the last of the month where that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return datetime.date(day.year + years, month + 1, min(day.day, last))
