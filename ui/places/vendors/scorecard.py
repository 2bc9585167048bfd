"""What is known of a vendor, and what is still to be found out: counted from notes, fields and quotes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, fields

from babel.dates import format_date
from PySide6.QtCore import QCoreApplication

from advisor.domain.levels import Per
from advisor.domain.records import QuoteRecord, TaskSummary, VendorRecord
from advisor.domain.vendor import NoteKind, Vendor
from ui.words import arrangement_word

_ENOUGH_REFERENCES = 2
_ASKED = [field.name for field in fields(Vendor) if field.name != "name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
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
            QCoreApplication.translate("scorecard", "References called"),
            counted_words(record, NoteKind.REFERENCE, locale),
        ),
        (
            QCoreApplication.translate("scorecard", "Incidents"),
            counted_words(record, NoteKind.INCIDENT, locale),
        ),
        (
            QCoreApplication.translate("scorecard", "Calls and meetings"),
            counted_words(record, NoteKind.CALL, locale),
        ),
        (
            QCoreApplication.translate("scorecard", "Quotes given"),
            ", ".join(task.title for task, _ in quotes)
            or QCoreApplication.translate("scorecard", "none yet"),
        ),
        (
            QCoreApplication.translate("scorecard", "Way of working"),
            arrangement_word(vendor.arrangement) if vendor.arrangement else _not_known(),
        ),
        (QCoreApplication.translate("scorecard", "Place"), place_words(vendor)),
        (QCoreApplication.translate("scorecard", "Licence"), licence_words(vendor.holds_licence)),
        (
            QCoreApplication.translate("scorecard", "Questions answered"),
            QCoreApplication.translate("scorecard", "{count} of {all}").format(
                count=answered, all=len(_ASKED)
            ),
        ),
    )
    return Scorecard(facts=facts, open=tuple(_still_open(record, quotes)))


def counted_words(record: VendorRecord, kind: NoteKind, locale: str) -> str:
    """How many notes of a kind there are, and the day of the last: "2, last on Mar 10, 2026"."""
    days = [found.note.on for found in record.notes if found.note.kind is kind]
    if not days:
        return QCoreApplication.translate("scorecard", "none noted")
    return QCoreApplication.translate("scorecard", "{count}, last on {day}").format(
        count=len(days), day=_day(max(days), locale)
    )


def place_words(vendor: Vendor) -> str:
    """Where somebody sits, and whether that is abroad."""
    abroad = {
        True: QCoreApplication.translate("scorecard", "abroad"),
        False: QCoreApplication.translate("scorecard", "in your country"),
        None: "",
    }[vendor.provider_abroad]
    return ", ".join(text for text in (vendor.country, abroad) if text) or _not_known()


def licence_words(holds_licence: bool | None) -> str:
    """Whether somebody holds a licence."""
    return {
        True: QCoreApplication.translate("scorecard", "holds one"),
        False: QCoreApplication.translate("scorecard", "holds none"),
        None: QCoreApplication.translate("scorecard", "not asked yet"),
    }[holds_licence]


def _still_open(record: VendorRecord, quotes: Sequence[tuple[TaskSummary, QuoteRecord]]) -> list[str]:
    vendor = record.vendor
    references = sum(found.note.kind is NoteKind.REFERENCE for found in record.notes)
    found = []
    if vendor.arrangement is None:
        found.append(
            QCoreApplication.translate(
                "scorecard", "Whether they answer for the result, or work to your steps while you check."
            )
        )
    if references == 0:
        found.append(
            QCoreApplication.translate(
                "scorecard", "What their customers say: call two of them, and note it as a reference."
            )
        )
    elif references < _ENOUGH_REFERENCES:
        found.append(QCoreApplication.translate("scorecard", "What a second customer of theirs says."))
    if not vendor.country and vendor.provider_abroad is None:
        found.append(QCoreApplication.translate("scorecard", "Which country they sit in."))
    if vendor.holds_licence is None:
        found.append(QCoreApplication.translate("scorecard", "Whether they hold the licence of their trade."))
    if not (vendor.contact or vendor.phone or vendor.email):
        found.append(
            QCoreApplication.translate(
                "scorecard", "Whom to turn to: no name, telephone or e-mail is written down."
            )
        )
    if not quotes:
        found.append(
            QCoreApplication.translate(
                "scorecard", "What they would charge: ask for a quote for one of your tasks."
            )
        )
    for task, quote in quotes:
        if quote.quote.rate.per is Per.HOUR and quote.quote.hours is None:
            found.append(
                QCoreApplication.translate(
                    "scorecard", "How many hours they expect “{task}” to take."
                ).format(task=task.title)
            )
    return found


def _day(day: datetime.date, locale: str) -> str:
    return format_date(day, format="medium", locale=locale)


def _not_known() -> str:
    return QCoreApplication.translate("scorecard", "not known")
