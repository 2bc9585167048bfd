"""The tables of vendors and of the dated notes about them: rows in, rows out."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Any

from advisor.domain.levels import Arrangement
from advisor.domain.records import FollowUp, NoteRecord, VendorRecord, VendorSummary
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.language import tr
from advisor.library import errors
from advisor.library.connection import Connection
from advisor.library.rows import Writer, damage_named, flag_from_row, insert
from advisor.library.surroundings import from_text
from advisor.records import Struct

_FIELDS = Vendor.__struct_fields__
_NOTE_FIELDS = "id, noted_on, kind, text, follow_up_on"
_NOTE_FIELDS_BEFORE = "id, noted_on, kind, text, NULL"  # of a schema that has no place for such a day
_OF_NOTE = ", ".join(f"vendor_note.{name}" for name in _NOTE_FIELDS.split(", "))
# Counts quotes for tasks in use: those are the ones that the vendor's page lists.
_SUMMARY = """
    SELECT id, name, arrangement,
           (SELECT count(*) FROM vendor_note WHERE vendor_note.vendor_id = vendor.id),
           (SELECT count(*) FROM quote JOIN task ON task.id = quote.task_id
            WHERE quote.vendor_id = vendor.id AND task.deleted_at IS NULL),
           (SELECT min(follow_up_on) FROM vendor_note WHERE vendor_note.vendor_id = vendor.id)
    FROM vendor
"""


class PlacedNote(Struct, frozen=True, kw_only=True):
    """A note and the vendor it is about."""

    record: NoteRecord
    vendor_id: int


def summaries(connection: Connection) -> list[VendorSummary]:
    """Vendors in use, by name whatever its case, the older first among equals."""
    found = _summaries(connection, "WHERE deleted_at IS NULL")
    return sorted(found, key=lambda vendor: (vendor.name.casefold(), vendor.id))


def deleted_summaries(connection: Connection) -> list[VendorSummary]:
    """Vendors in the bin, the latest thrown in first."""
    return _summaries(connection, "WHERE deleted_at IS NOT NULL ORDER BY deleted_at DESC, id DESC")


def record(connection: Connection, vendor_id: int, *, with_follow_ups: bool = True) -> VendorRecord:
    """One vendor with its notes, in use or in the bin. Raises NotThere, LibraryDamaged.

    ``with_follow_ups``: False for a file of a schema that has no place for days to come back to a vendor.
    """
    row = connection.row(
        f"SELECT {', '.join(_FIELDS)}, created_at, changed_at, deleted_at FROM vendor WHERE id = ?",
        [vendor_id],
    )
    if row is None:
        raise errors.NotThere("vendor")
    *values, created_at, changed_at, deleted_at = row
    with damage_named(connection, _called(values[0])):
        return VendorRecord(
            id=vendor_id,
            vendor=_vendor(dict(zip(_FIELDS, values, strict=True))),
            notes=_notes(connection, vendor_id, _NOTE_FIELDS if with_follow_ups else _NOTE_FIELDS_BEFORE),
            created_at=from_text(created_at),
            changed_at=from_text(changed_at),
            deleted_at=None if deleted_at is None else from_text(deleted_at),
        )


def to_follow_up(connection: Connection) -> list[FollowUp]:
    """The notes of vendors in use that have a day to come back to them, the earliest first."""
    rows = connection.rows(
        f"SELECT vendor.id, vendor.name, vendor_note.created_at AS noted_at, {_OF_NOTE}"
        " FROM vendor_note JOIN vendor ON vendor.id = vendor_note.vendor_id"
        " WHERE vendor.deleted_at IS NULL AND vendor_note.follow_up_on IS NOT NULL"
        " ORDER BY vendor_note.follow_up_on, vendor_note.id"
    )
    found = []
    for vendor_id, name, noted_at, *row in rows:
        with damage_named(connection, _called(name)):
            found.append(
                FollowUp(
                    vendor_id=vendor_id, vendor=name, record=_note(tuple(row)), noted_at=from_text(noted_at)
                )
            )
    return found


def refuse_unknown(connection: Connection, vendor_id: int | None) -> None:
    """Raise NotThere for a vendor the library does not have; one in the bin passes, and so does None."""
    if vendor_id is not None:
        _name(connection, vendor_id)


def name_in_use(connection: Connection, vendor_id: int) -> str:
    """The name of a vendor that may be edited. Raises NotThere, InTheBin."""
    name, deleted = _name(connection, vendor_id)
    if deleted:
        raise errors.InTheBin(name)
    return name


def name_in_bin(connection: Connection, vendor_id: int) -> str:
    """The name of a vendor that may be taken out of the bin. Raises NotThere, NotInTheBin."""
    name, deleted = _name(connection, vendor_id)
    if not deleted:
        raise errors.NotInTheBin(name)
    return name


def find_note(connection: Connection, note_id: int) -> PlacedNote:
    """One note. Raises NotThere, LibraryDamaged."""
    row = connection.row(f"SELECT vendor_id, {_NOTE_FIELDS} FROM vendor_note WHERE id = ?", [note_id])
    if row is None:
        raise errors.NotThere("note")
    with damage_named(connection, tr("a note about a vendor")):
        return PlacedNote(record=_note(row[1:]), vendor_id=row[0])


def add(writer: Writer, vendor: Vendor) -> int:
    """Add a cleaned vendor; its id."""
    row = {field: _stored(getattr(vendor, field)) for field in _FIELDS}
    return insert(writer, "vendor", {**row, "created_at": writer.now, "changed_at": writer.now})


def write_field(writer: Writer, vendor_id: int, key: str, value: Any) -> None:
    """Write one cleaned field of a vendor."""
    writer.database.table("vendor").update(vendor_id, {key: _stored(value), "changed_at": writer.now})


def set_deleted(writer: Writer, vendor_id: int, deleted: bool) -> None:
    """Put a vendor into the bin, or take it out. Its notes and quotes stay as they are."""
    writer.database.table("vendor").update(vendor_id, {"deleted_at": writer.now if deleted else None})


def add_note(writer: Writer, vendor_id: int, note: VendorNote, *, note_id: int | None = None) -> int:
    """Add a cleaned note; its id. Raises AlreadyThere."""
    row: dict[str, Any] = {"vendor_id": vendor_id, **_note_columns(note), "created_at": writer.now}
    if note_id is not None:
        if writer.connection.row("SELECT 1 FROM vendor_note WHERE id = ?", [note_id]) is not None:
            raise errors.AlreadyThere("note")
        row["id"] = note_id
    return insert(writer, "vendor_note", {**row, "changed_at": writer.now})


def write_note(writer: Writer, note_id: int, note: VendorNote) -> None:
    """Write a cleaned note over the one that is there."""
    writer.database.table("vendor_note").update(note_id, {**_note_columns(note), "changed_at": writer.now})


def remove_note(writer: Writer, note_id: int) -> None:
    """Remove a note; its id is never given to another."""
    writer.database.table("vendor_note").delete(note_id)


def _stored(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def _note_columns(note: VendorNote) -> dict[str, Any]:
    return {
        "noted_on": note.on.isoformat(),
        "kind": note.kind.value,
        "text": note.text,
        "follow_up_on": None if note.follow_up_on is None else note.follow_up_on.isoformat(),
    }


def _vendor(found: dict[str, Any]) -> Vendor:
    arrangement = found["arrangement"]
    return Vendor(
        **{
            **found,
            "arrangement": None if arrangement is None else Arrangement(arrangement),
            "provider_abroad": flag_from_row(found["provider_abroad"]),
            "holds_licence": flag_from_row(found["holds_licence"]),
        }
    )


def _notes(connection: Connection, vendor_id: int, columns: str) -> tuple[NoteRecord, ...]:
    rows = connection.rows(
        f"SELECT {columns} FROM vendor_note WHERE vendor_id = ? ORDER BY noted_on DESC, id DESC",
        [vendor_id],
    )
    return tuple(_note(row) for row in rows)


def _note(row: tuple[Any, ...]) -> NoteRecord:
    note_id, noted_on, kind, text, follow_up_on = row
    note = VendorNote(
        on=datetime.date.fromisoformat(noted_on),
        kind=NoteKind(kind),
        text=text,
        follow_up_on=_day(follow_up_on),
    )
    return NoteRecord(id=note_id, note=note)


def _day(stored: str | None) -> datetime.date | None:
    return None if stored is None else datetime.date.fromisoformat(stored)


def _called(name: str) -> str:
    """A vendor as a part of the library that may be damaged."""
    return tr("the vendor “{name}”").format(name=name)


def _name(connection: Connection, vendor_id: int) -> tuple[str, bool]:
    row = connection.row("SELECT name, deleted_at IS NOT NULL FROM vendor WHERE id = ?", [vendor_id])
    if row is None:
        raise errors.NotThere("vendor")
    return row[0], bool(row[1])


def _summaries(connection: Connection, where: str) -> list[VendorSummary]:
    found = []
    rows = connection.rows(f"{_SUMMARY} {where}")
    for vendor_id, name, arrangement, note_count, quote_count, follow_up_on in rows:
        with damage_named(connection, _called(name)):
            found.append(
                VendorSummary(
                    id=vendor_id,
                    name=name,
                    arrangement=None if arrangement is None else Arrangement(arrangement),
                    note_count=note_count,
                    quote_count=quote_count,
                    follow_up_on=_day(follow_up_on),
                )
            )
    return found
