"""What is known of a vendor, and what is still to be found out: counted from notes, fields and quotes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from advisor.domain.levels import Per
from advisor.domain.records import QuoteRecord, TaskSummary, VendorRecord
from advisor.domain.vendor import NoteKind, Vendor
from advisor.language import tr
from advisor.records import Struct
from advisor.wording.records import DEEDS

_ENOUGH_REFERENCES = 2
_ASKED = [name for name in Vendor.__struct_fields__ if name != "name"]


class Scorecard(Struct, frozen=True, kw_only=True):
    """``facts``: (what, how it stands). ``open``: what is still to be found out, a sentence each."""

    facts: tuple[tuple[str, str], ...]
    open: tuple[str, ...]


def scorecard(
    record: VendorRecord, quotes: Sequence[tuple[TaskSummary, QuoteRecord]], locale: str
) -> Scorecard:
    """No stars and no sum: what was noted, when it was last noted, and what nobody asked yet."""
    vendor = record.vendor
    answered = sum(getattr(vendor, key) not in (None, "") for key in _ASKED)
    facts = (
        (
            tr("References called"),
            counted_words(record, NoteKind.REFERENCE, locale),
        ),
        (
            tr("Incidents"),
            counted_words(record, NoteKind.INCIDENT, locale),
        ),
        (
            tr("Calls and meetings"),
            counted_words(record, NoteKind.CALL, locale),
        ),
        (
            tr("Quotes given"),
            ", ".join(task.title for task, _ in quotes) or tr("none yet"),
        ),
        (
            tr("Way of working"),
            DEEDS[vendor.arrangement] if vendor.arrangement else _not_known(),
        ),
        (tr("Place"), place_words(vendor)),
        (tr("Licence"), licence_words(vendor.holds_licence)),
        (
            tr("Questions answered"),
            tr("{count} of {all}").format(count=answered, all=len(_ASKED)),
        ),
        *_follow_up(record, locale),
    )
    return Scorecard(facts=facts, open=tuple(_still_open(record, quotes)))


def _follow_up(record: VendorRecord, locale: str) -> tuple[tuple[str, str], ...]:
    """The next day to come back to them, where there is one."""
    days = [found.note.follow_up_on for found in record.notes if found.note.follow_up_on is not None]
    return ((tr("Follow up on"), _day(min(days), locale)),) if days else ()


def counted_words(record: VendorRecord, kind: NoteKind, locale: str) -> str:
    """How many notes of a kind there are, and the day of the last: "2, last on Mar 10, 2026"."""
    days = [found.note.on for found in record.notes if found.note.kind is kind]
    if not days:
        return tr("none noted")
    return tr("{count}, last on {day}").format(count=len(days), day=_day(max(days), locale))


def place_words(vendor: Vendor) -> str:
    """Where somebody sits, and whether that is abroad."""
    abroad = {
        True: tr("abroad"),
        False: tr("in your country"),
        None: "",
    }[vendor.provider_abroad]
    return ", ".join(text for text in (vendor.country, abroad) if text) or _not_known()


def licence_words(holds_licence: bool | None) -> str:
    """Whether somebody holds a licence."""
    return {
        True: tr("holds one"),
        False: tr("holds none"),
        None: tr("not asked yet"),
    }[holds_licence]


def _still_open(record: VendorRecord, quotes: Sequence[tuple[TaskSummary, QuoteRecord]]) -> list[str]:
    vendor = record.vendor
    references = sum(found.note.kind is NoteKind.REFERENCE for found in record.notes)
    found = []
    if vendor.arrangement is None:
        found.append(tr("Whether they answer for the result, or work to your steps while you check."))
    if references == 0:
        found.append(tr("What their customers say: call two of them, and note it as a reference."))
    elif references < _ENOUGH_REFERENCES:
        found.append(tr("What a second customer of theirs says."))
    if not vendor.country and vendor.provider_abroad is None:
        found.append(tr("Which country they sit in."))
    if vendor.holds_licence is None:
        found.append(tr("Whether they hold the licence of their trade."))
    if not (vendor.contact or vendor.phone or vendor.email):
        found.append(tr("Whom to turn to: no name, telephone or e-mail is written down."))
    if not quotes:
        found.append(tr("What they would charge: ask for a quote for one of your tasks."))
    for task, quote in quotes:
        if quote.quote.rate.per is Per.HOUR and quote.quote.hours is None:
            found.append(tr("How many hours they expect “{task}” to take.").format(task=task.title))
    return found


def _day(day: datetime.date, locale: str) -> str:
    from babel.dates import format_date  # brings time zones, which nothing else here needs

    return format_date(day, format="medium", locale=locale)


def _not_known() -> str:
    return tr("not known")
