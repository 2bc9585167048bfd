"""What stands where an edit would write: so that somebody else's change is not overwritten unseen.

Of the edits, those count here that carry what an owner typed, and can wait until the disk takes them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from typing import Any, Protocol, TypeVar

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    ChangeNote,
    ChangeQuote,
    Edit,
    SetAnswer,
    SetBusiness,
    SetSection,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import Business, NoteRecord, QuoteRecord, TaskRecord, VendorRecord
from advisor.library import door
from advisor.library.errors import NotThere
from advisor.records import Struct, replace

_Record = TypeVar("_Record", QuoteRecord, NoteRecord)
Typed = SetAnswer | SetVendorField | SetSection | ChangeQuote | ChangeNote | SetBusiness | AddQuote | AddNote


class Reader(Protocol):
    """Where to look: a session, or what was read of one earlier. All but ``business`` raise NotThere."""

    def task(self, task_id: int) -> TaskRecord: ...
    def vendor(self, vendor_id: int) -> VendorRecord: ...
    def documents(self, task_id: int) -> Mapping[DocumentKind, tuple[KeptSection, ...]]: ...
    def business(self) -> Business: ...
    def task_of_quote(self, quote_id: int) -> int: ...
    def vendor_of_note(self, note_id: int) -> int: ...


class Kind(StrEnum):
    """What a place is in."""

    TASK = auto()
    VENDOR = auto()
    DOCUMENT = auto()
    QUOTE = auto()
    NOTE = auto()
    BUSINESS = auto()
    NEW = auto()


class Place(Struct, frozen=True, kw_only=True):
    """Where an edit writes: a later one of the same place takes the earlier one's place."""

    kind: Kind
    id: int = 0
    key: str = ""


class Standing(Struct, frozen=True, kw_only=True):
    """``value``: what stands there, None where nothing does. ``born``: when that task or vendor was made.

    In another file, the same id can be another task's: then ``born`` differs. ``title``: what it is called.
    """

    value: Any
    title: str = ""
    born: datetime.datetime | None = None


class Fate(Enum):
    """What storing an edit now would do."""

    FREE = auto()  # nobody else wrote there
    DONE = auto()  # it stands there already
    DIFFERS = auto()  # somebody else's words would be lost
    HOMELESS = auto()  # the task or vendor is gone


def place_of(edit: Edit) -> Place | None:
    """Where a typed edit writes; None for all others."""
    match edit:
        case SetAnswer():
            return Place(kind=Kind.TASK, id=edit.task_id, key=edit.key)
        case SetVendorField():
            return Place(kind=Kind.VENDOR, id=edit.vendor_id, key=edit.key)
        case SetSection():
            return Place(kind=Kind.DOCUMENT, id=edit.task_id, key=f"{edit.kind} {edit.key}")
        case ChangeQuote():
            return Place(kind=Kind.QUOTE, id=edit.quote_id)
        case ChangeNote():
            return Place(kind=Kind.NOTE, id=edit.note_id)
        case SetBusiness():
            return Place(kind=Kind.BUSINESS)
        case AddQuote() | AddNote():
            return Place(kind=Kind.NEW, key=repr(edit))  # asked for twice, it is added once
    return None


def standing(edit: Typed, reader: Reader) -> Standing:
    """What stands where ``edit`` would write. Raises NotThere, also of what is in the bin."""
    match edit:
        case SetAnswer():
            task = _task(reader, edit.task_id)
            return _of_task(task, getattr(task.task, edit.key, None))
        case SetSection():
            kept = reader.documents(edit.task_id).get(DocumentKind(edit.kind), ())
            section = next((one for one in kept if one.key == edit.key), None)
            return _of_task(_task(reader, edit.task_id), section)
        case AddQuote():
            return _of_task(_task(reader, edit.task_id), None)
        case ChangeQuote():
            task = _task(reader, reader.task_of_quote(edit.quote_id))
            return _of_task(task, _found(task.quotes, edit.quote_id, "quote").quote)
        case SetVendorField():
            vendor = _vendor(reader, edit.vendor_id)
            return _of_vendor(vendor, getattr(vendor.vendor, edit.key, None))
        case AddNote():
            return _of_vendor(_vendor(reader, edit.vendor_id), None)
        case ChangeNote():
            vendor = _vendor(reader, reader.vendor_of_note(edit.note_id))
            return _of_vendor(vendor, _found(vendor.notes, edit.note_id, "note").note)
        case SetBusiness():
            return Standing(value=reader.business())


def wanted(edit: Typed) -> Any:
    """What would stand there after it. Raises InputRefused."""
    match edit:
        case SetAnswer():
            return door.cleaned_answer(edit.key, edit.value)
        case SetVendorField():
            return door.cleaned_vendor_field(edit.key, edit.value)
        case SetSection():
            return None if edit.value is None else door.cleaned_section(replace(edit.value, key=edit.key))
        case AddQuote() | ChangeQuote():
            return door.cleaned_quote(edit.quote)
        case AddNote() | ChangeNote():
            return door.cleaned_note(edit.note)
        case SetBusiness():
            return door.cleaned_business(edit.business)


def fate_of(edit: Typed, before: Standing | None, reader: Reader) -> Fate:
    """What storing ``edit`` would do now. ``before``: what stood there when it was typed, None: not known."""
    try:
        now = standing(edit, reader)
    except NotThere:
        return Fate.HOMELESS
    if before is not None and before.born != now.born:
        return Fate.HOMELESS  # another task or vendor has its number
    if isinstance(edit, AddQuote | AddNote):
        return Fate.FREE
    if now.value == wanted(edit):
        return Fate.DONE
    return Fate.FREE if before is not None and before.value == now.value else Fate.DIFFERS


def _task(reader: Reader, task_id: int) -> TaskRecord:
    found = reader.task(task_id)
    if found.deleted_at is not None:
        raise NotThere("task")
    return found


def _vendor(reader: Reader, vendor_id: int) -> VendorRecord:
    found = reader.vendor(vendor_id)
    if found.deleted_at is not None:
        raise NotThere("vendor")
    return found


def _found(records: tuple[_Record, ...], its_id: int, thing: str) -> _Record:
    for one in records:
        if one.id == its_id:
            return one
    raise NotThere(thing)


def _of_task(record: TaskRecord, value: Any) -> Standing:
    return Standing(value=value, title=record.task.title, born=record.created_at)


def _of_vendor(record: VendorRecord, value: Any) -> Standing:
    return Standing(value=value, title=record.vendor.name, born=record.created_at)
