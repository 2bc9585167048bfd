"""How vendors, their notes and their quotes are shown in lists."""

from __future__ import annotations

from babel.dates import format_date
from PySide6.QtCore import QCoreApplication

from advisor.domain.levels import Arrangement
from advisor.domain.records import NoteRecord, QuoteRecord, TaskSummary, VendorSummary
from advisor.wording.records import DEEDS, NOTE_KINDS
from ui.places.card_list import CardRow
from ui.places.list_row import ListRow
from ui.places.quote_words import quote_words

_ARRANGEMENTS = list(Arrangement)


def vendor_row(summary: VendorSummary) -> ListRow:
    """A row of the vendor list, with what it sorts by."""
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
    return ListRow(
        id=summary.id,
        title=summary.name,
        detail=DEEDS[summary.arrangement]
        if summary.arrangement
        else QCoreApplication.translate("vendor_rows", "Way of working not known"),
        aside=" · ".join(counts),
        arrangement=summary.arrangement,
        sort_keys={"title": (name,), "arrangement": (place, name)},
    )


def note_card(found: NoteRecord, locale: str) -> CardRow:
    """A note with its day and kind above it."""
    day = format_date(found.note.on, format="medium", locale=locale)
    return CardRow(
        id=found.id,
        title=f"{day} · {NOTE_KINDS[found.note.kind]}",
        text=found.note.text,
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
