"""How vendors, their notes and their quotes are shown in lists."""

from __future__ import annotations

import datetime

from babel.dates import format_date, format_skeleton
from PySide6.QtCore import QCoreApplication

from advisor.domain.levels import Arrangement
from advisor.domain.records import NoteRecord, QuoteRecord, TaskSummary, VendorSummary
from advisor.wording.records import DEEDS, NOTE_KINDS
from ui.places.card_list import CardRow
from ui.places.list_row import ListRow
from ui.places.quote_words import quote_words

_ARRANGEMENTS = list(Arrangement)


def vendor_row(summary: VendorSummary, locale: str, today: datetime.date) -> ListRow:
    """A row of the vendor list, with what it sorts by; the next day to follow up stands first."""
    counts = []
    if summary.note_count:
        counts.append(
            QCoreApplication.translate("vendor_rows", "notes: {count}").format(count=summary.note_count)
        )
    if summary.quote_count:
        counts.append(
            QCoreApplication.translate("vendor_rows", "quotes: {count}").format(count=summary.quote_count)
        )
    name = summary.name.casefold()
    place = _ARRANGEMENTS.index(summary.arrangement) if summary.arrangement else len(_ARRANGEMENTS)
    way = (
        DEEDS[summary.arrangement]
        if summary.arrangement
        else QCoreApplication.translate("vendor_rows", "Way of working not known")
    )
    day = summary.follow_up_on
    return ListRow(
        id=summary.id,
        title=summary.name,
        detail=way if day is None else f"{follow_up_words(day, locale, today)} · {way}",
        aside=" · ".join(counts),
        arrangement=summary.arrangement,
        is_due=day is not None and day <= today,
        sort_keys={
            "title": (name,),
            "arrangement": (place, name),
            "follow_up": (day or datetime.date.max, name),
        },
    )


def follow_up_words(day: datetime.date, locale: str, today: datetime.date) -> str:
    """When to come back to a vendor; without the year where it is this one."""
    written = (
        format_skeleton("MMMd", day, locale=locale)
        if day.year == today.year
        else format_date(day, format="medium", locale=locale)
    )
    if day == today:
        return QCoreApplication.translate("vendor_rows", "Follow up today")
    if day < today:
        return QCoreApplication.translate("vendor_rows", "Follow-up due since {day}").format(day=written)
    return QCoreApplication.translate("vendor_rows", "Follow up on {day}").format(day=written)


def note_card(found: NoteRecord, locale: str, today: datetime.date) -> CardRow:
    """A note with its day and kind above it, and the day to follow up below."""
    follow_up = found.note.follow_up_on
    day = format_date(found.note.on, format="medium", locale=locale)
    return CardRow(
        id=found.id,
        title=f"{day} · {NOTE_KINDS[found.note.kind]}",
        text=found.note.text,
        reminder="" if follow_up is None else follow_up_words(follow_up, locale, today),
        is_due=follow_up is not None and follow_up <= today,
    )


def quote_card(task: TaskSummary, found: QuoteRecord, currency: str, locale: str) -> CardRow:
    """A quote under the task it is for; it is changed there."""
    return CardRow(
        id=found.id,
        title=task.title,
        text=quote_words(found.quote, currency, locale),
        arrangement=found.quote.arrangement,
        link=QCoreApplication.translate("vendor_rows", "Go to this task"),
        target=task.id,
        can_change=False,
    )
