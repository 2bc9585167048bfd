"""The table of quotes: rows in, rows out. A quote belongs to a task, and may belong to a vendor."""

from __future__ import annotations

from typing import Any

from advisor.domain.records import QuoteRecord
from advisor.domain.task import Quote
from advisor.domain.task_format import quote_to_data, read_quote
from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library import errors
from advisor.library.connection import Connection
from advisor.library.rows import Writer, from_json, insert, to_json
from advisor.records import Struct, replace

_WRITTEN = "quote.id, quote.vendor_id, quote.vendor, quote.arrangement, quote.terms"
# A quote is shown under its vendor's present name; the name written on it serves where no vendor is on file.
_SHOWN = _WRITTEN.replace(
    "quote.vendor,", "coalesce((SELECT name FROM vendor WHERE id = quote.vendor_id), quote.vendor),"
)


class PlacedQuote(Struct, frozen=True, kw_only=True):
    """A quote and where it is: its task, and its position among that task's quotes."""

    record: QuoteRecord
    task_id: int
    position: int


def of_task(connection: Connection, task_id: int) -> tuple[QuoteRecord, ...]:
    """A task's quotes in their order. Raises LibraryDamaged."""
    rows = connection.rows(f"SELECT {_SHOWN} FROM quote WHERE task_id = ? ORDER BY position, id", [task_id])
    return tuple(_record(connection, row) for row in rows)


def of_vendor(connection: Connection, vendor_id: int) -> list[tuple[int, QuoteRecord]]:
    """A vendor's quotes for tasks in use, each with its task's id, latest first. Raises LibraryDamaged."""
    rows = connection.rows(
        f"SELECT quote.task_id, {_SHOWN} FROM quote JOIN task ON task.id = quote.task_id"
        " WHERE quote.vendor_id = ? AND task.deleted_at IS NULL ORDER BY quote.id DESC",
        [vendor_id],
    )
    return [(row[0], _record(connection, row[1:])) for row in rows]


def find(connection: Connection, quote_id: int) -> PlacedQuote:
    """One quote as it was written. Raises NotThere, LibraryDamaged."""
    row = connection.row(f"SELECT task_id, position, {_WRITTEN} FROM quote WHERE id = ?", [quote_id])
    if row is None:
        raise errors.NotThere("quote")
    return PlacedQuote(record=_record(connection, row[2:]), task_id=row[0], position=row[1])


def vendors_of_task(connection: Connection, task_id: int) -> frozenset[int]:
    """Ids of the vendors that quoted for a task."""
    rows = connection.rows(
        "SELECT DISTINCT vendor_id FROM quote WHERE task_id = ? AND vendor_id IS NOT NULL", [task_id]
    )
    return frozenset(row[0] for row in rows)


def tasks_of_vendor(connection: Connection, vendor_id: int) -> frozenset[int]:
    """Ids of the tasks that a vendor quoted for, in use or in the bin."""
    rows = connection.rows("SELECT DISTINCT task_id FROM quote WHERE vendor_id = ?", [vendor_id])
    return frozenset(row[0] for row in rows)


def add(
    writer: Writer,
    task_id: int,
    quote: Quote,
    vendor_id: int | None,
    *,
    quote_id: int | None = None,
    position: int | None = None,
) -> int:
    """Add a cleaned quote, after the task's others unless ``position`` says where; its id.

    Raises AlreadyThere.
    """
    row: dict[str, Any] = {"task_id": task_id, "vendor_id": vendor_id, **_columns(quote)}
    if quote_id is not None:
        if writer.connection.row("SELECT 1 FROM quote WHERE id = ?", [quote_id]) is not None:
            raise errors.AlreadyThere("quote")
        row["id"] = quote_id
    row["position"] = _next_position(writer.connection, task_id) if position is None else position
    return insert(writer, "quote", row)


def write(writer: Writer, quote_id: int, quote: Quote, vendor_id: int | None) -> None:
    """Write a cleaned quote over the one that is there."""
    writer.database.table("quote").update(quote_id, {"vendor_id": vendor_id, **_columns(quote)})


def remove(writer: Writer, quote_id: int) -> None:
    """Remove a quote; its id is never given to another."""
    writer.database.table("quote").delete(quote_id)


def _next_position(connection: Connection, task_id: int) -> int:
    row = connection.row("SELECT coalesce(max(position) + 1, 0) FROM quote WHERE task_id = ?", [task_id])
    assert row is not None
    return int(row[0])


def _columns(quote: Quote) -> dict[str, Any]:
    terms = quote_to_data(quote)
    return {
        "vendor": terms.pop("vendor"),
        "arrangement": terms.pop("arrangement"),
        "terms": to_json(terms),
    }


def _record(connection: Connection, row: tuple[Any, ...]) -> QuoteRecord:
    quote_id, vendor_id, vendor, arrangement, terms = row
    try:
        quote = read_quote({**from_json(terms), "vendor": vendor, "arrangement": arrangement})
    except (ValueError, InputRefused) as error:
        part = tr("the quote by “{vendor}” for the task “{title}”").format(
            vendor=vendor, title=_task_title(connection, quote_id)
        )
        raise errors.LibraryDamaged(connection.path.name, part) from error
    return QuoteRecord(id=quote_id, vendor_id=vendor_id, quote=quote)


def _task_title(connection: Connection, quote_id: int) -> str:
    row = connection.row(
        "SELECT task.title FROM task JOIN quote ON quote.task_id = task.id WHERE quote.id = ?", [quote_id]
    )
    return "" if row is None else str(row[0])


def with_vendors_facts(quote: Quote, *, abroad: bool | None, licence: bool | None) -> Quote:
    """The quote; what it leaves unsaid of the vendor's place and licence, the vendor says."""
    return replace(
        quote,
        provider_abroad=abroad if quote.provider_abroad is None else quote.provider_abroad,
        holds_licence=licence if quote.holds_licence is None else quote.holds_licence,
    )
