"""What a library keeps: tasks, vendors, notes and quotes with their identities and times."""

from __future__ import annotations

import datetime
from enum import StrEnum

from advisor.domain.levels import Arrangement
from advisor.domain.task import Quote, Settings, Task
from advisor.domain.vendor import Vendor, VendorNote
from advisor.records import Struct, field


class TaskStatus(StrEnum):
    """How far the owner has come with a task."""

    IDEA = "idea"
    DECIDED = "decided"
    HANDED_OVER = "handed_over"
    REVIEWED = "reviewed"


class QuoteRecord(Struct, frozen=True, kw_only=True):
    """A quote for a task. ``vendor_id``: the vendor in the library it belongs to, None for a name only."""

    id: int
    vendor_id: int | None
    quote: Quote


class TaskRecord(Struct, frozen=True, kw_only=True):
    """A task of the library. ``task`` carries neither quotes nor settings: those are kept beside it.

    Times are UTC. ``deleted_at``: when it went to the bin, None while it is in use. ``review_on``: when the
    owner means to look at it again.
    """

    id: int
    task: Task
    status: TaskStatus
    quotes: tuple[QuoteRecord, ...]
    created_at: datetime.datetime
    changed_at: datetime.datetime
    deleted_at: datetime.datetime | None = None
    review_on: datetime.date | None = None


class TaskSummary(Struct, frozen=True, kw_only=True):
    """A row of the task list: what can be read without opening the task.

    The last advice, where there is one: ``arrangement`` (None too when everything was ruled out) and
    ``confidence`` words, and ``cost_mean``, money in ``currency`` on ``basis`` (a word of ``Basis``).
    """

    id: int
    title: str
    function: str
    status: TaskStatus
    arrangement: Arrangement | None
    confidence: str | None
    changed_at: datetime.datetime
    cost_mean: float | None = None
    currency: str | None = None
    basis: str | None = None


class NoteRecord(Struct, frozen=True, kw_only=True):
    """A note of a vendor."""

    id: int
    note: VendorNote


class VendorRecord(Struct, frozen=True, kw_only=True):
    """A vendor of the library with its notes, newest first."""

    id: int
    vendor: Vendor
    notes: tuple[NoteRecord, ...]
    created_at: datetime.datetime
    changed_at: datetime.datetime
    deleted_at: datetime.datetime | None = None


class FollowUp(Struct, frozen=True, kw_only=True):
    """A note to come back to on a day, and the vendor it is about. ``noted_at``: when it was added, UTC."""

    vendor_id: int
    vendor: str
    record: NoteRecord
    noted_at: datetime.datetime


class VendorSummary(Struct, frozen=True, kw_only=True):
    """A row of the vendor list. ``follow_up_on``: the earliest day to come back to them."""

    id: int
    name: str
    arrangement: Arrangement | None
    note_count: int
    quote_count: int
    follow_up_on: datetime.date | None = None


class Business(Struct, frozen=True, kw_only=True):
    """Whose library it is: name and logo for the reports' heads, and the settings all its tasks share.

    ``logo``: a PNG as ``advisor.report.logo`` makes it, None for none.
    """

    name: str = ""
    settings: Settings = field(default_factory=Settings)
    logo: bytes | None = None
