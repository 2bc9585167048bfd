"""Reads all that a library holds, checked as whatever enters one is; for an export and for a merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from advisor.domain.records import Business
from advisor.errors import InputRefused
from advisor.language import tr
from advisor.library import errors
from advisor.library.interchange import checked
from advisor.library.interchange.contents import (
    Contents,
    DocumentEntry,
    NoteEntry,
    QuoteEntry,
    TaskEntry,
    VendorEntry,
)
from advisor.library.interchange.json_format import LARGEST_ID
from advisor.library.rows import flag_from_row, from_json
from advisor.progress import Progress

_VENDOR_FIELDS = (
    "name", "arrangement", "contact", "email", "phone", "website", "country", "provider_abroad",
    "holds_licence", "summary",
)  # fmt: skip
_FLAGS = ("provider_abroad", "holds_licence")
_REPORT_EVERY = 200
FIRST_WITH_DOCUMENTS = 3  # and with days to look again
FIRST_WITH_FOLLOW_UPS = 4


class Rows(Protocol):
    """A library file that can be read."""

    path: Path  # for its name in what is told about it

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""


def collect(library: Rows, progress: Progress, *, version: int) -> Contents:
    """All that a library of this schema version holds, the bin too. Raises LibraryDamaged, Cancelled."""
    return Contents(
        business=_business(library, with_logo=version >= FIRST_WITH_DOCUMENTS),
        vendors=_vendors(library, with_follow_ups=version >= FIRST_WITH_FOLLOW_UPS),
        tasks=_tasks(library, progress, with_documents=version >= FIRST_WITH_DOCUMENTS),
    )


def _business(library: Rows, *, with_logo: bool) -> Business:
    found = library.rows("SELECT value FROM setting WHERE key = 'business'")
    pictures = library.rows("SELECT data FROM picture WHERE name = 'logo'") if with_logo else []
    with _damage_named(library, tr("the settings of the business")):
        data = from_json(found[0][0]) if found else {}
        return checked.business(
            data.get("name", ""), data.get("settings", {}), pictures[0][0] if pictures else None
        )


def _vendors(library: Rows, *, with_follow_ups: bool) -> tuple[VendorEntry, ...]:
    notes: defaultdict[int, list[NoteEntry]] = defaultdict(list)
    for note_id, vendor_id, on, kind, text, created_at, changed_at, follow_up in library.rows(
        "SELECT id, vendor_id, noted_on, kind, text, created_at, changed_at,"
        f" {'follow_up_on' if with_follow_ups else 'NULL'} FROM vendor_note ORDER BY id"
    ):
        with _damage_named(library, tr("a note about a vendor")):
            notes[vendor_id].append(
                NoteEntry(
                    id=_id(note_id),
                    note=checked.note(
                        checked.day(on, "on"),
                        kind,
                        text,
                        None if follow_up is None else checked.day(follow_up, "follow_up_on"),
                    ),
                    created_at=checked.moment(created_at, "created_at"),
                    changed_at=checked.moment(changed_at, "changed_at"),
                )
            )
    return tuple(
        _vendor(library, row, tuple(notes[row[0]]))
        for row in library.rows(
            f"SELECT id, created_at, changed_at, deleted_at, {', '.join(_VENDOR_FIELDS)}"
            " FROM vendor ORDER BY id"
        )
    )


def _vendor(library: Rows, row: tuple[Any, ...], notes: tuple[NoteEntry, ...]) -> VendorEntry:
    vendor_id, created_at, changed_at, deleted_at, *values = row
    told = dict(zip(_VENDOR_FIELDS, values, strict=True))
    for flag in _FLAGS:
        told[flag] = flag_from_row(told[flag])
    with _damage_named(library, tr("the vendor “{name}”").format(name=told["name"])):
        return VendorEntry(
            id=_id(vendor_id),
            vendor=checked.vendor(told),
            notes=notes,
            created_at=checked.moment(created_at, "created_at"),
            changed_at=checked.moment(changed_at, "changed_at"),
            deleted_at=None if deleted_at is None else checked.moment(deleted_at, "deleted_at"),
        )


def _tasks(library: Rows, progress: Progress, *, with_documents: bool) -> tuple[TaskEntry, ...]:
    rows = library.rows(
        "SELECT id, title, function, notes, status, answers, created_at, changed_at, deleted_at,"
        f" {'review_on' if with_documents else 'NULL'} FROM task ORDER BY id"
    )
    quotes, results = _quotes(library), _results(library)
    documents = _documents(library) if with_documents else {}
    found = []
    for count, row in enumerate(rows):
        if count % _REPORT_EVERY == 0:
            progress.report(count, len(rows))
        task_id, title, function, notes, status, answers, created_at, changed_at, deleted_at, review = row
        with _damage_named(library, tr("the task “{title}”").format(title=title)):
            found.append(
                TaskEntry(
                    id=_id(task_id),
                    **checked.task_values(title, function, notes, from_json(answers)),
                    status=checked.status(status),
                    quotes=tuple(quotes.get(task_id, ())),
                    documents=tuple(documents.get(task_id, ())),
                    created_at=checked.moment(created_at, "created_at"),
                    changed_at=checked.moment(changed_at, "changed_at"),
                    deleted_at=None if deleted_at is None else checked.moment(deleted_at, "deleted_at"),
                    review_on=None if review is None else checked.day(review, "review_on").isoformat(),
                    result=results.get(task_id),
                )
            )
    progress.report(len(rows), len(rows))
    return tuple(found)


def _quotes(library: Rows) -> dict[int, list[QuoteEntry]]:
    found: defaultdict[int, list[QuoteEntry]] = defaultdict(list)
    for quote_id, task_id, vendor_id, vendor, arrangement, terms in library.rows(
        "SELECT id, task_id, vendor_id, vendor, arrangement, terms FROM quote ORDER BY position, id"
    ):
        with _damage_named(library, tr("the quote by “{vendor}”").format(vendor=vendor)):
            offer = checked.offer({**from_json(terms), "vendor": vendor, "arrangement": arrangement})
            entry = QuoteEntry(id=_id(quote_id), vendor_id=vendor_id, offer=offer)
        found[task_id].append(entry)
    return found


def _documents(library: Rows) -> dict[int, list[DocumentEntry]]:
    found: defaultdict[int, list[DocumentEntry]] = defaultdict(list)
    for task_id, kind, sections, changed_at in library.rows(
        "SELECT task_id, kind, sections, changed_at FROM task_document ORDER BY task_id, kind"
    ):
        with _damage_named(library, tr("a hand-over document")):
            data = from_json(sections).get("sections")
            if not isinstance(data, list):
                raise ValueError("a document has sections")
            found[task_id].append(
                DocumentEntry(
                    kind=checked.document_kind(kind, "kind"),
                    sections=tuple(checked.section(one, "sections") for one in data),
                    changed_at=checked.moment(changed_at, "changed_at"),
                )
            )
    return found


def _results(library: Rows) -> dict[int, dict[str, Any]]:
    found = {}
    for task_id, *values in library.rows(f"SELECT task_id, {', '.join(checked.RESULT_KEYS)} FROM assessment"):
        with _damage_named(library, tr("the advice on a task")):
            data = dict(zip(checked.RESULT_KEYS, values, strict=True))
            found[task_id] = checked.result({**data, "summary": from_json(data["summary"])}, "result")
    return found


def _id(value: Any) -> int:
    """An id, from a file that may have anything in that place."""
    if isinstance(value, int) and 0 < value <= LARGEST_ID:
        return value
    raise ValueError("an id is a whole number")


@contextmanager
def _damage_named(library: Rows, part: str) -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError, InputRefused) as error:
        raise errors.LibraryDamaged(library.path.name, part) from error
