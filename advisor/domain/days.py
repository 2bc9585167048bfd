"""Days reckoned in months, as an owner means them."""

from __future__ import annotations

import datetime

FIRST_DAY, LAST_DAY = datetime.date(1970, 1, 1), datetime.date(2199, 12, 31)  # that can be chosen


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months later; the last of the month where that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    first = datetime.date(day.year + years, month + 1, 1)
    try:
        return first.replace(day=day.day)
    except ValueError:
        within_the_next = first.replace(day=28) + datetime.timedelta(days=4)
        return within_the_next - datetime.timedelta(days=within_the_next.day)
