"""Everything an owner can do to a library, one frozen class per operation; a session carries them out.

An edit's undo is another edit: ``Change.inverse``.
"""

from __future__ import annotations

import datetime
from typing import Any

from advisor.domain.handover import DocumentKind, KeptSection
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Quote, Task
from advisor.domain.vendor import Vendor, VendorNote
from advisor.records import Struct, field


class Edit(Struct, frozen=True, kw_only=True):
    """An operation on the library."""


class AddTask(Edit, frozen=True, kw_only=True):
    """A new task; its quotes and settings are not taken along. ``quotes`` are (vendor_id, quote) pairs.

    ``documents``: what was written into its hand-over documents.
    """

    task: Task
    status: TaskStatus = TaskStatus.IDEA
    quotes: tuple[tuple[int | None, Quote], ...] = ()
    documents: tuple[tuple[DocumentKind, KeptSection], ...] = ()


class DuplicateTask(Edit, frozen=True, kw_only=True):
    """A copy of a task under another title."""

    task_id: int
    title: str


class SetAnswer(Edit, frozen=True, kw_only=True):
    """Answer one key of a task (any field of Task but quotes and settings); None takes the answer back."""

    task_id: int
    key: str
    value: Any


class SetStatus(Edit, frozen=True, kw_only=True):
    """How far the owner has come with a task."""

    task_id: int
    status: TaskStatus


class SetReview(Edit, frozen=True, kw_only=True):
    """When the owner means to look at a task again; None for no day."""

    task_id: int
    review_on: datetime.date | None


class ChooseVendor(Edit, frozen=True, kw_only=True):
    """A vendor was chosen for a task: its new status, and its notes with the choice written down in them."""

    task_id: int
    status: TaskStatus
    notes: str


class SetSection(Edit, frozen=True, kw_only=True):
    """Write one section of a task's hand-over document; None gives it back to the task to fill in."""

    task_id: int
    kind: DocumentKind
    key: str
    value: KeptSection | None


class DeleteTask(Edit, frozen=True, kw_only=True):
    """To the bin."""

    task_id: int


class RestoreTask(Edit, frozen=True, kw_only=True):
    """Back from the bin."""

    task_id: int


class AddQuote(Edit, frozen=True, kw_only=True):
    """A quote for a task, after those it has.

    ``quote_id`` and ``position``: set only when an undo brings back one that was removed.
    """

    task_id: int
    quote: Quote
    vendor_id: int | None = None
    quote_id: int | None = None
    position: int | None = None


class ChangeQuote(Edit, frozen=True, kw_only=True):
    """Another wording of a quote, or another vendor for it."""

    quote_id: int
    quote: Quote
    vendor_id: int | None = None


class RemoveQuote(Edit, frozen=True, kw_only=True):
    """A quote is gone from its task."""

    quote_id: int


class AddVendor(Edit, frozen=True, kw_only=True):
    """A new vendor, without notes."""

    vendor: Vendor


class SetVendorField(Edit, frozen=True, kw_only=True):
    """Write one field of a vendor (a field of Vendor)."""

    vendor_id: int
    key: str
    value: Any


class DeleteVendor(Edit, frozen=True, kw_only=True):
    """To the bin; quotes keep the vendor's name."""

    vendor_id: int


class RestoreVendor(Edit, frozen=True, kw_only=True):
    """Back from the bin."""

    vendor_id: int


class AddNote(Edit, frozen=True, kw_only=True):
    """A dated note on a vendor. ``note_id``: set only when an undo brings back one that was removed."""

    vendor_id: int
    note: VendorNote
    note_id: int | None = None


class ChangeNote(Edit, frozen=True, kw_only=True):
    """Another wording of a note."""

    note_id: int
    note: VendorNote


class RemoveNote(Edit, frozen=True, kw_only=True):
    """A note is gone from its vendor."""

    note_id: int


class SetBusiness(Edit, frozen=True, kw_only=True):
    """The business's name and settings, for all its tasks."""

    business: Business


class Change(Struct, frozen=True, kw_only=True):
    """What a carried-out edit did: ``inverse`` undoes it; ids that were touched (and so must be shown anew).

    ``created_id``: id of the task, quote, vendor or note that the edit made, None for other edits.
    """

    edit: Edit
    inverse: Edit
    task_ids: frozenset[int] = field(default_factory=frozenset)
    vendor_ids: frozenset[int] = field(default_factory=frozenset)
    business: bool = False
    created_id: int | None = None
