"""Says which backups are kept when there are many: the latest ones, and ever fewer of the days before."""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable

NEWEST = 10
DAYS = 7
WEEKS = 4


def kept(times: Iterable[datetime.datetime]) -> set[datetime.datetime]:
    """The newest 10; the newest of each of the last 7 days that have one, and of each of the last 4 weeks.

    Times are aware; days and weeks (from Monday) are those of UTC, so that the answer does not depend on
    where the owner travels.
    """
    newest_first = sorted({time.astimezone(datetime.UTC) for time in times}, reverse=True)
    days = _newest_of_each([(time.date(), time) for time in newest_first], DAYS)
    weeks = _newest_of_each([(time.isocalendar()[:2], time) for time in newest_first], WEEKS)
    return {*newest_first[:NEWEST], *days, *weeks}


def _newest_of_each(
    newest_first: list[tuple[Hashable, datetime.datetime]], most: int
) -> list[datetime.datetime]:
    found: dict[Hashable, datetime.datetime] = {}
    for span, time in newest_first:
        found.setdefault(span, time)
    return list(found.values())[:most]
