"""The edits that imports and merges are made of: many entries in one, and several edits as one."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.edits import Edit
from advisor.library.interchange.contents import NoteEntry, QuoteEntry, TaskEntry, VendorEntry
from advisor.records import field


class TakeIn(Edit, frozen=True, kw_only=True):
    """New entries. ``keeps_ids``: under the ids they bear, which the library must not have given yet.

    ``quotes`` are (task_id, quote) and ``notes`` (vendor_id, note) for what the library has already.
    ``vendor_ids``: which of the library's vendors a quote's ``vendor_id`` means; one that is not among them
    is one of ``vendors``, by the id it bears.
    """

    vendors: tuple[VendorEntry, ...] = ()
    tasks: tuple[TaskEntry, ...] = ()
    quotes: tuple[tuple[int, QuoteEntry], ...] = ()
    notes: tuple[tuple[int, NoteEntry], ...] = ()
    vendor_ids: Mapping[int, int] = field(default_factory=dict)
    keeps_ids: bool = False


class MoveToBin(Edit, frozen=True, kw_only=True):
    """These tasks and vendors into the bin, as many as are in use."""

    task_ids: frozenset[int] = frozenset()
    vendor_ids: frozenset[int] = frozenset()


class TakeOutOfBin(Edit, frozen=True, kw_only=True):
    """These tasks and vendors out of the bin, as many as are in it."""

    task_ids: frozenset[int] = frozenset()
    vendor_ids: frozenset[int] = frozenset()


class AllOf(Edit, frozen=True, kw_only=True):
    """Several edits, one after the other, that are one to whoever makes them."""

    edits: tuple[Edit, ...]
