"""What a library holds, as plain checked values on the way from one file to another.

Every entry has the id it bears in its own file. Times are text as a library stores them; "" means: now.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import Business
from advisor.domain.vendor import Vendor, VendorNote
from advisor.records import Struct, field


class QuoteEntry(Struct, frozen=True, kw_only=True):
    """A quote: ``offer`` by the quote's keys of ``rightsource.task/1``. ``vendor_id``: the vendor on file."""

    id: int = 0
    vendor_id: int | None = None
    offer: Mapping[str, Any]


class DocumentEntry(Struct, frozen=True, kw_only=True):
    """What was written into one hand-over document of a task."""

    kind: DocumentKind
    sections: tuple[KeptSection, ...]
    changed_at: str = ""


class TaskEntry(Struct, frozen=True, kw_only=True):
    """A task. ``answers`` by the keys of ``rightsource.task/1``, without title, function, notes and quotes.

    ``review_on``: the day to look at it again, as 2027-05-23. ``result``: the last advice, a row of the
    library's table of it, its summary as plain values.
    """

    id: int = 0
    title: str
    function: str | None = None
    notes: str = ""
    status: str = "idea"
    answers: Mapping[str, Any] = field(default_factory=dict)
    quotes: tuple[QuoteEntry, ...] = ()
    documents: tuple[DocumentEntry, ...] = ()
    created_at: str = ""
    changed_at: str = ""
    deleted_at: str | None = None
    review_on: str | None = None
    result: Mapping[str, Any] | None = None


class NoteEntry(Struct, frozen=True, kw_only=True):
    """A dated note about a vendor."""

    id: int = 0
    note: VendorNote
    created_at: str = ""
    changed_at: str = ""


class VendorEntry(Struct, frozen=True, kw_only=True):
    """A vendor with its notes."""

    id: int = 0
    vendor: Vendor
    notes: tuple[NoteEntry, ...] = ()
    created_at: str = ""
    changed_at: str = ""
    deleted_at: str | None = None


class Contents(Struct, frozen=True, kw_only=True):
    """A whole library, tasks and vendors by id, quotes in their order, notes by id."""

    business: Business = field(default_factory=Business)
    tasks: tuple[TaskEntry, ...] = ()
    vendors: tuple[VendorEntry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever written into it."""
        return self == Contents()

    @property
    def size(self) -> int:
        """How many entries there are, of any kind."""
        return (
            len(self.tasks)
            + len(self.vendors)
            + sum(len(task.quotes) for task in self.tasks)
            + sum(len(vendor.notes) for vendor in self.vendors)
        )
