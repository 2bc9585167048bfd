"""Carries out the edits of vendors and of the notes about them; each function returns how to undo it."""

from __future__ import annotations

from advisor.domain.edits import (
    AddNote,
    AddVendor,
    Change,
    ChangeNote,
    DeleteVendor,
    Edit,
    RemoveNote,
    RestoreVendor,
    SetVendorField,
)
from advisor.library import door, quotes, results, vendors
from advisor.library.rows import Writer
from advisor.records import replace

_TOLD_IN_QUOTES = frozenset({"name", "provider_abroad", "holds_licence"})


def add_vendor(edit: AddVendor, writer: Writer) -> Change:
    """Undone by putting the new vendor into the bin."""
    vendor_id = vendors.add(writer, door.cleaned_vendor(edit.vendor))
    return _changed(edit, DeleteVendor(vendor_id=vendor_id), vendor_id, created_id=vendor_id)


def set_vendor_field(edit: SetVendorField, writer: Writer) -> Change:
    """A vendor's quotes go by its name, place and licence: advice on their tasks is weighed anew."""
    vendors.name_in_use(writer.connection, edit.vendor_id)
    value = door.cleaned_vendor_field(edit.key, edit.value)
    before = getattr(vendors.record(writer.connection, edit.vendor_id).vendor, edit.key)
    if before != value:
        vendors.write_field(writer, edit.vendor_id, edit.key, value)
    inverse = SetVendorField(vendor_id=edit.vendor_id, key=edit.key, value=before)
    change = _changed(edit, inverse, edit.vendor_id)
    if edit.key not in _TOLD_IN_QUOTES or before == value:
        return change
    task_ids = quotes.tasks_of_vendor(writer.connection, edit.vendor_id)
    for task_id in task_ids:
        results.forget(writer, task_id)
    return replace(change, task_ids=task_ids)


def delete_vendor(edit: DeleteVendor, writer: Writer) -> Change:
    """Into the bin; quotes go on belonging to it, so that all is as before when it comes back."""
    vendors.name_in_use(writer.connection, edit.vendor_id)
    vendors.set_deleted(writer, edit.vendor_id, True)
    return _changed(edit, RestoreVendor(vendor_id=edit.vendor_id), edit.vendor_id)


def restore_vendor(edit: RestoreVendor, writer: Writer) -> Change:
    """Out of the bin with everything it had."""
    vendors.name_in_bin(writer.connection, edit.vendor_id)
    vendors.set_deleted(writer, edit.vendor_id, False)
    return _changed(edit, DeleteVendor(vendor_id=edit.vendor_id), edit.vendor_id)


def add_note(edit: AddNote, writer: Writer) -> Change:
    """Dated notes sort themselves: newest first."""
    vendors.name_in_use(writer.connection, edit.vendor_id)
    note = door.cleaned_note(edit.note)
    note_id = vendors.add_note(writer, edit.vendor_id, note, note_id=edit.note_id)
    return _changed(edit, RemoveNote(note_id=note_id), edit.vendor_id, created_id=note_id)


def change_note(edit: ChangeNote, writer: Writer) -> Change:
    """The note's day may change too."""
    before = vendors.find_note(writer.connection, edit.note_id)
    vendors.name_in_use(writer.connection, before.vendor_id)
    vendors.write_note(writer, edit.note_id, door.cleaned_note(edit.note))
    return _changed(edit, ChangeNote(note_id=edit.note_id, note=before.record.note), before.vendor_id)


def remove_note(edit: RemoveNote, writer: Writer) -> Change:
    """Notes have no bin: the way back is the inverse, which holds the whole note."""
    before = vendors.find_note(writer.connection, edit.note_id)
    vendors.name_in_use(writer.connection, before.vendor_id)
    vendors.remove_note(writer, edit.note_id)
    inverse = AddNote(vendor_id=before.vendor_id, note=before.record.note, note_id=edit.note_id)
    return _changed(edit, inverse, before.vendor_id)


def _changed(edit: Edit, inverse: Edit, vendor_id: int, *, created_id: int | None = None) -> Change:
    return Change(edit=edit, inverse=inverse, vendor_ids=frozenset({vendor_id}), created_id=created_id)
