"""Tells in words what an owner typed, and what somebody else wrote in its place meanwhile."""

from __future__ import annotations

from typing import Any

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    ChangeNote,
    ChangeQuote,
    SetAnswer,
    SetBusiness,
    SetSection,
    SetVendorField,
)
from advisor.domain.handover import KeptSection
from advisor.domain.records import Business
from advisor.domain.task import Quote
from advisor.domain.task_format import answer_to_data, quote_to_data
from advisor.domain.vendor import VendorNote
from advisor.language import tr
from advisor.library.interchange.contents import QuoteEntry
from advisor.library.interchange.differences import field_of, mine_of, subject_of, theirs_of
from advisor.library.interchange.merge import DOCUMENT, QUOTE, Difference, Of, business_fields
from advisor.library.standing import Standing, Typed
from advisor.records import Struct


class Contest(Struct, frozen=True, kw_only=True):
    """``subject``: the task or vendor, or the business; ``field``: what of it. ``theirs``: "" for nothing."""

    subject: str
    field: str
    mine: str
    theirs: str


def contest_of(edit: Typed, before: Standing | None, now: Standing | None) -> Contest:
    """``before``: what stood there when it was typed, ``now``: what stands there; None where not known."""
    title = now.title if now is not None else before.title if before is not None else ""
    theirs = None if now is None else now.value
    match edit:
        case SetAnswer():
            one = _difference(Of.TASK, title, edit.key, answer_to_data(edit.value), _plain(theirs))
        case SetVendorField():
            one = _difference(Of.VENDOR, title, edit.key, _plain(edit.value), _plain(theirs))
        case SetSection():
            one = _difference(Of.TASK, title, DOCUMENT, edit.value, theirs)
        case AddQuote() | ChangeQuote():
            one = _difference(Of.TASK, title, QUOTE, _quote(edit.quote), _quote(theirs))
        case SetBusiness():
            one = _business(edit.business, theirs)
        case AddNote() | ChangeNote():
            return Contest(
                subject=title, field=tr("Note"), mine=_line(edit.note), theirs=_line(theirs) if theirs else ""
            )
    return Contest(subject=subject_of(one), field=field_of(one), mine=mine_of(one), theirs=theirs_of(one))


def _difference(of: Of, title: str, key: str, mine: Any, theirs: Any) -> Difference:
    return Difference(of=of, title=title, key=key, mine=_said(mine), theirs=_said(theirs))


def _business(mine: Business, theirs: Business | None) -> Difference:
    """The first of its fields that differs stands for all."""
    ours, others = business_fields(mine), business_fields(theirs or Business())
    keys = [key for key in (*ours, *others) if ours.get(key) != others.get(key)]
    key = keys[0] if keys else "name"
    return _difference(Of.BUSINESS, "", key, ours.get(key), others.get(key))


def _plain(value: Any) -> Any:
    return value if isinstance(value, KeptSection) else answer_to_data(value)


def _said(value: Any) -> Any:
    return None if value == "" else value


def _quote(quote: Quote | None) -> QuoteEntry | None:
    return None if quote is None else QuoteEntry(offer=quote_to_data(quote))


def _line(note: VendorNote) -> str:
    text = " ".join(note.text.split())[:160]
    if note.follow_up_on is None:
        return text
    return tr("{text} (follow up on {day})").format(text=text, day=note.follow_up_on.isoformat())
