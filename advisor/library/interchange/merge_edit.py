"""Makes the edit that brings in from another library what its owner chose."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from advisor.domain.edits import (
    ChangeNote,
    ChangeQuote,
    DeleteTask,
    DeleteVendor,
    Edit,
    RestoreTask,
    RestoreVendor,
    SetAnswer,
    SetBusiness,
    SetReview,
    SetSection,
    SetStatus,
    SetVendorField,
)
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Settings
from advisor.domain.task_format import read_quote
from advisor.library.interchange import checked
from advisor.library.interchange.contents import TaskEntry, VendorEntry
from advisor.library.interchange.edits import AllOf, TakeIn
from advisor.library.interchange.merge import (
    BIN,
    DOCUMENT,
    FOLLOW_UP,
    QUOTE,
    TEXTS,
    Choice,
    Difference,
    Merge,
    Of,
    beside,
    business_fields,
    joined,
)
from advisor.records import replace


def edit_for(merge: Merge, choices: Sequence[Choice]) -> AllOf:
    """The edit that brings it in; ``choices``: one for each conflict."""
    if merge.is_restore:
        business: tuple[Edit, ...] = (
            () if merge.theirs.business == Business() else (SetBusiness(business=merge.theirs.business),)
        )
        taken = TakeIn(tasks=merge.tasks, vendors=merge.vendors, keeps_ids=True)
        return AllOf(edits=(*business, taken))
    return _Editing(merge, tuple(zip(merge.conflicts, choices, strict=True))).edit()


class _Editing:
    def __init__(self, merge: Merge, chosen: Sequence[tuple[Difference, Choice]]) -> None:
        self._merge = merge
        self._chosen = chosen
        self._edits: list[Edit] = []
        self._quotes = list(merge.quotes)
        self._apart: dict[tuple[Of, int], None] = {}  # records that come in beside mine

    def edit(self) -> AllOf:
        taken = [*((one, Choice.THEIRS) for one in self._merge.fills), *self._chosen]
        self._set_business(
            [one for one, choice in taken if one.of is Of.BUSINESS and choice is Choice.THEIRS]
        )
        for one, choice in taken:
            if one.of is not Of.BUSINESS and choice is not Choice.MINE:
                self._take(one, choice)
        merge = self._merge
        tasks, vendors = self._copies()
        taking = TakeIn(
            tasks=(*merge.tasks, *tasks),
            vendors=(*merge.vendors, *vendors),
            quotes=tuple(self._quotes),
            notes=merge.notes,
            vendor_ids=merge.vendor_ids,
        )
        # What comes in comes first: a quote that is changed may be of a vendor that is new.
        return AllOf(edits=(taking, *self._edits))

    def _set_business(self, taken: Sequence[Difference]) -> None:
        if not taken:
            return
        mine = self._merge.my_business
        told = {**business_fields(mine), **{one.key: one.theirs for one in taken}}
        logo = told.pop("logo", None)
        name = told.pop("name", "")
        self._edits.append(SetBusiness(business=checked.business(name, _settings(told), logo)))

    def _take(self, one: Difference, choice: Choice) -> None:
        is_task = one.of is Of.TASK
        if one.key == QUOTE:
            self._take_quote(one, choice)
        elif one.key == FOLLOW_UP:
            note = replace(one.part.note, follow_up_on=datetime.date.fromisoformat(one.theirs))
            self._edits.append(ChangeNote(note_id=one.part.id, note=note))
        elif one.key == DOCUMENT:
            kind, key = one.part
            lines = one.theirs.lines if choice is Choice.THEIRS else (*one.mine.lines, *one.theirs.lines)
            value = replace(one.theirs, lines=lines)
            self._edits.append(SetSection(task_id=one.id, kind=kind, key=key, value=value))
        elif choice is Choice.BOTH and one.key not in TEXTS:
            self._apart[one.of, one.their_id] = None
        elif one.key == BIN:
            self._edits.append(_bin_edit(one))
        else:
            value = one.theirs if choice is Choice.THEIRS else joined(one.mine, one.theirs)
            self._edits.append(_task_edit(one, value) if is_task else _vendor_edit(one, value))

    def _take_quote(self, one: Difference, choice: Choice) -> None:
        if choice is Choice.BOTH:
            self._quotes.append((one.id, one.theirs))
            return
        vendor_id = self._merge.vendor_ids.get(one.theirs.vendor_id, one.mine.vendor_id)
        self._edits.append(
            ChangeQuote(quote_id=one.part, quote=read_quote(dict(one.theirs.offer)), vendor_id=vendor_id)
        )

    def _copies(self) -> tuple[list[TaskEntry], list[VendorEntry]]:
        tasks, vendors = [], []
        for task in self._merge.theirs.tasks:
            if (Of.TASK, task.id) in self._apart:
                tasks.append(replace(task, title=beside(task.title), result=None))
        for entry in self._merge.theirs.vendors:
            if (Of.VENDOR, entry.id) in self._apart:
                name = beside(entry.vendor.name)
                # Under no id: the quotes of this vendor are those of mine.
                vendors.append(replace(entry, id=0, vendor=replace(entry.vendor, name=name)))
        return tasks, vendors


def _settings(told: Mapping[str, Any]) -> dict[str, Any]:
    preferences = {
        key.removeprefix("preferences."): value
        for key, value in told.items()
        if key.startswith("preferences.")
    }
    settings = {key: value for key, value in told.items() if key in Settings.__struct_fields__}
    return {**settings, "preferences": preferences} if preferences else settings


def _task_edit(one: Difference, value: Any) -> Edit:
    if one.key == "status":
        return SetStatus(task_id=one.id, status=TaskStatus(value))
    if one.key == "review_on":
        return SetReview(task_id=one.id, review_on=datetime.date.fromisoformat(value))
    return SetAnswer(task_id=one.id, key=one.key, value=value)


def _vendor_edit(one: Difference, value: Any) -> Edit:
    return SetVendorField(vendor_id=one.id, key=one.key, value=value)


def _bin_edit(one: Difference) -> Edit:
    """As theirs is: in the bin, or out of it."""
    if one.of is Of.TASK:
        return DeleteTask(task_id=one.id) if one.theirs else RestoreTask(task_id=one.id)
    return DeleteVendor(vendor_id=one.id) if one.theirs else RestoreVendor(vendor_id=one.id)
