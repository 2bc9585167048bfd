"""Remembers what was last shown of the library, to tell later whether somebody else changed it since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import TypeVar

from advisor.domain.edits import Change
from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import Business, TaskRecord, VendorRecord
from advisor.errors import AdvisorError
from advisor.library.errors import LibraryError, NotThere
from advisor.session import Session

_MOST_READ_AGAIN = 50  # more are forgotten instead, and asked about once too often

_Value = TypeVar("_Value")
Documents = Mapping[DocumentKind, tuple[KeptSection, ...]]


class Seen:
    """Read like a session (``advisor.library.standing.Reader``); raises NotThere for what was not shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._tasks: dict[int, TaskRecord] = {}
        self._vendors: dict[int, VendorRecord] = {}
        self._documents: dict[int, Documents] = {}
        self._business: Business | None = None
        self._note_business()

    def note_task(self, record: TaskRecord) -> None:
        if self._is_up_to_date():
            self._tasks[record.id] = record

    def note_vendor(self, record: VendorRecord) -> None:
        if self._is_up_to_date():
            self._vendors[record.id] = record

    def note_documents(self, task_id: int, found: Documents) -> None:
        if self._is_up_to_date():
            self._documents[task_id] = found

    def take(self, changes: Iterable[Change]) -> None:
        """These are our own."""
        task_ids, vendor_ids = set[int](), set[int]()
        for change in changes:
            task_ids |= change.task_ids
            vendor_ids |= change.vendor_ids
            if change.business:
                self._note_business()
        self._renew(task_ids, vendor_ids)

    def forget(self) -> None:
        """Everything is going to be shown anew."""
        self._tasks.clear()
        self._vendors.clear()
        self._documents.clear()
        self._note_business()

    def task(self, task_id: int) -> TaskRecord:
        return _found(self._tasks, task_id, "task")

    def vendor(self, vendor_id: int) -> VendorRecord:
        return _found(self._vendors, vendor_id, "vendor")

    def documents(self, task_id: int) -> Documents:
        return _found(self._documents, task_id, "task")

    def business(self) -> Business:
        if self._business is None:
            raise NotThere("task")
        return self._business

    def task_of_quote(self, quote_id: int) -> int:
        for record in self._tasks.values():
            if any(quote.id == quote_id for quote in record.quotes):
                return record.id
        raise NotThere("quote")

    def vendor_of_note(self, note_id: int) -> int:
        for record in self._vendors.values():
            if any(note.id == note_id for note in record.notes):
                return record.id
        raise NotThere("note")

    def _renew(self, task_ids: set[int], vendor_ids: set[int]) -> None:
        tasks = [one for one in task_ids if self._tasks.pop(one, None)]
        written = [one for one in task_ids if self._documents.pop(one, None) is not None]
        vendors = [one for one in vendor_ids if self._vendors.pop(one, None)]
        if max(len(task_ids), len(vendor_ids)) > _MOST_READ_AGAIN or not self._is_up_to_date():
            return
        with suppress(AdvisorError):  # deleted just now, or not to be read: then it is not known
            self._tasks |= {one: self._session.task(one) for one in tasks}
            self._documents |= {one: self._session.documents(one) for one in written}
            self._vendors |= {one: self._session.vendor(one) for one in vendors}

    def _note_business(self) -> None:
        self._business = None
        with suppress(LibraryError):
            self._business = self._session.business()

    def _is_up_to_date(self) -> bool:
        """Not what came in past us: that was not shown yet."""
        try:
            return not self._session.was_written_elsewhere()
        except LibraryError:
            return False


def _found(known: Mapping[int, _Value], its_id: int, thing: str) -> _Value:
    found = known.get(its_id)
    if found is None:
        raise NotThere(thing)
    return found
