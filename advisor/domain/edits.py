"""Everything an owner can do to a library, one frozen class per operation; a session carries them out.

An edit's undo is another edit: ``Change.inverse``.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from typing import Any

from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Quote, Task
from advisor.domain.vendor import Vendor, VendorNote


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """An operation on the library."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTask(Edit):
    """A new task; its quotes and settings are not taken along. ``quotes`` are (vendor_id, quote) pairs.

    ``documents``: what was written into its hand-over documents.
    """

    task: Task
    status: TaskStatus = TaskStatus.IDEA
    quotes: tuple[tuple[int | None, Quote], ...] = ()
    documents: tuple[tuple[DocumentKind, KeptSection], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateTask(Edit):
    """A copy of a task under another title."""

    task_id: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAnswer(Edit):
    """Answer one key of a task (any field of Task but quotes and settings); None takes the answer back."""

    task_id: int
    key: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStatus(Edit):
    """How far the owner has come with a task."""

    task_id: int
    status: TaskStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReview(Edit):
    """When the owner means to look at a task again; None for no day."""

    task_id: int
    review_on: datetime.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseVendor(Edit):
    """A vendor was chosen for a task: its new status, and its notes with the choice written down in them."""

    task_id: int
    status: TaskStatus
    notes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSection(Edit):
    """Write one section of a task's hand-over document; None gives it back to the task to fill in."""

    task_id: int
    kind: DocumentKind
    key: str
    value: KeptSection | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteTask(Edit):
    """To the bin."""

    task_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreTask(Edit):
    """Back from the bin."""

    task_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddQuote(Edit):
    """A quote for a task, after those it has.

    ``quote_id`` and ``position``: set only when an undo brings back one that was removed.
    """

    task_id: int
    quote: Quote
    vendor_id: int | None = None
    quote_id: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeQuote(Edit):
    """Another wording of a quote, or another vendor for it."""

    quote_id: int
    quote: Quote
    vendor_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveQuote(Edit):
    """A quote is gone from its task."""

    quote_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddVendor(Edit):
    """A new vendor, without notes."""

    vendor: Vendor


@dataclass(frozen=True, slots=True, kw_only=True)
class SetVendorField(Edit):
    """Write one field of a vendor (a field of Vendor)."""

    vendor_id: int
    key: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteVendor(Edit):
    """To the bin; quotes keep the vendor's name."""

    vendor_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreVendor(Edit):
    """Back from the bin."""

    vendor_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote(Edit):
    """A dated note on a vendor. ``note_id``: set only when an undo brings back one that was removed."""

    vendor_id: int
    note: VendorNote
    note_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNote(Edit):
    """Another wording of a note."""

    note_id: int
    note: VendorNote


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNote(Edit):
    """A note is gone from its vendor."""

    note_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBusiness(Edit):
    """The business's name and settings, for all its tasks."""

    business: Business


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a carried-out edit did: ``inverse`` undoes it; ids that were touched (and so must be shown anew).

    ``created_id``: id of the task, quote, vendor or note that the edit made, None for other edits.
    """

    edit: Edit
    inverse: Edit
    task_ids: frozenset[int] = field(default_factory=frozenset)
    vendor_ids: frozenset[int] = field(default_factory=frozenset)
    business: bool = False
    created_id: int | None = None
