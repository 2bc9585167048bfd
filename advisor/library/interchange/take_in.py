"""Carries out the edits of imports and merges: very many rows in one go, each undone by way of the bin."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from advisor.domain.edits import Change, RemoveNote, RemoveQuote
from advisor.domain.folding import fold
from advisor.library import results, tasks, vendors
from advisor.library.interchange.checked import RESULT_KEYS, section_to_data
from advisor.library.interchange.contents import NoteEntry, QuoteEntry, TaskEntry, VendorEntry
from advisor.library.interchange.edits import AllOf, MoveToBin, TakeIn, TakeOutOfBin
from advisor.library.rows import Writer, to_json
from advisor.library.words import add_new, adding_new, many_at_once

_AT_ONCE = 2_000
_MANY = 300  # new tasks from which on their indexes are better made anew
_VENDOR_FIELDS = (
    "name", "arrangement", "contact", "email", "phone", "website", "country", "provider_abroad",
    "holds_licence", "summary",
)  # fmt: skip
_TASK_COLUMNS = (
    "id", "title", "function", "notes", "status", "answers", "sort_key", "created_at", "changed_at",
    "deleted_at", "review_on",
)  # fmt: skip
_NOTES, _SORT_KEY = _TASK_COLUMNS.index("notes"), _TASK_COLUMNS.index("sort_key")


def take_in(edit: TakeIn, writer: Writer) -> Change:
    """Undone by putting what came into the bin, and taking out quotes and notes of what was there before."""
    taking = _Taking(edit, writer)
    taking.write_vendors()
    if len(edit.tasks) > max(_MANY, _count(writer, "task") // 2):
        with many_at_once(writer), adding_new(writer):
            taking.write_tasks(is_bulk=True)
    else:
        taking.write_tasks(is_bulk=False)
    taking.write_what_tasks_have()
    taking.write_quotes()
    taking.write_notes()
    return taking.change()


def move_to_bin(edit: MoveToBin, writer: Writer) -> Change:
    """What is in the bin already stays as it is."""
    _set_deleted(writer, edit, deleted=True)
    inverse = TakeOutOfBin(task_ids=edit.task_ids, vendor_ids=edit.vendor_ids)
    return Change(edit=edit, inverse=inverse, task_ids=edit.task_ids, vendor_ids=edit.vendor_ids)


def take_out_of_bin(edit: TakeOutOfBin, writer: Writer) -> Change:
    """What is in use already stays as it is."""
    _set_deleted(writer, edit, deleted=False)
    inverse = MoveToBin(task_ids=edit.task_ids, vendor_ids=edit.vendor_ids)
    return Change(edit=edit, inverse=inverse, task_ids=edit.task_ids, vendor_ids=edit.vendor_ids)


class _Taking:
    """One ``TakeIn`` under way."""

    def __init__(self, edit: TakeIn, writer: Writer) -> None:
        self._edit = edit
        self._writer = writer
        self._done = 0
        self._total = len(edit.vendors) + len(edit.tasks)
        give = _given if edit.keeps_ids else _new_ids
        self._tasks = give(writer, "task", edit.tasks)
        self._vendors = give(writer, "vendor", edit.vendors)
        self._vendor_ids = {
            **{entry.id: new for entry, new in zip(edit.vendors, self._vendors, strict=True) if entry.id},
            **edit.vendor_ids,
        }
        self._quote_ids: list[int] = []
        self._note_ids: list[int] = []

    def write_vendors(self) -> None:
        columns = ("id", *_VENDOR_FIELDS, "created_at", "changed_at", "deleted_at")
        self._insert("vendor", columns, map(self._vendor_row, self._vendors, self._edit.vendors), counts=True)
        self._write_notes(
            (vendor_id, note)
            for vendor_id, entry in zip(self._vendors, self._edit.vendors, strict=True)
            for note in entry.notes
        )

    def write_tasks(self, *, is_bulk: bool) -> None:
        """``is_bulk``: they are read into the index here, not as those of other writers are, again."""
        rows = map(self._task_row, self._tasks, self._edit.tasks)
        self._insert("task", _TASK_COLUMNS, rows, counts=True, then=self._index if is_bulk else None)

    def write_what_tasks_have(self) -> None:
        self._write_quotes(
            (task_id, place, quote)
            for task_id, entry in zip(self._tasks, self._edit.tasks, strict=True)
            for place, quote in enumerate(entry.quotes)
        )
        self._insert(
            "task_document",
            ("task_id", "kind", "sections", "changed_at"),
            (
                (
                    task_id,
                    one.kind.value,
                    to_json({"sections": [section_to_data(section) for section in one.sections]}),
                    one.changed_at or self._writer.now,
                )
                for task_id, entry in zip(self._tasks, self._edit.tasks, strict=True)
                for one in entry.documents
            ),
        )
        self._insert(
            "assessment",
            ("task_id", *RESULT_KEYS),
            (
                (task_id, *(_stored(key, entry.result[key]) for key in RESULT_KEYS))
                for task_id, entry in zip(self._tasks, self._edit.tasks, strict=True)
                if entry.result is not None
            ),
        )

    def write_quotes(self) -> None:
        """Those for tasks that the library has: after the quotes they have, and their advice goes."""
        for task_id, quote in self._edit.quotes:
            tasks.title_in_use(self._writer.connection, task_id)
            self._quote_ids += self._write_quotes([(task_id, _next_place(self._writer, task_id), quote)])
            tasks.touch(self._writer, task_id)
            results.forget(self._writer, task_id)

    def write_notes(self) -> None:
        """Those about vendors that the library has."""
        for vendor_id, _ in self._edit.notes:
            vendors.name_in_use(self._writer.connection, vendor_id)
        self._note_ids += self._write_notes(self._edit.notes)

    def change(self) -> Change:
        """What was done, and how to undo it. Doing it again after that is taking it out of the bin."""
        used_tasks = self._in_use(self._tasks, self._edit.tasks)
        used_vendors = self._in_use(self._vendors, self._edit.vendors)
        away = MoveToBin(task_ids=used_tasks, vendor_ids=used_vendors)
        removals = (
            *(RemoveQuote(quote_id=quote_id) for quote_id in reversed(self._quote_ids)),
            *(RemoveNote(note_id=note_id) for note_id in reversed(self._note_ids)),
        )
        return Change(
            edit=TakeOutOfBin(task_ids=used_tasks, vendor_ids=used_vendors),
            inverse=AllOf(edits=(*removals, away)) if removals else away,
            task_ids=frozenset((*self._tasks, *(task_id for task_id, _ in self._edit.quotes))),
            vendor_ids=frozenset(
                (
                    *self._vendors,
                    *(vendor_id for vendor_id, _ in self._edit.notes),
                    *self._edit.vendor_ids.values(),
                )
            ),
            created_id=self._tasks[0] if self._tasks else None,
        )

    def _vendor_row(self, vendor_id: int, entry: VendorEntry) -> tuple[Any, ...]:
        values = (getattr(entry.vendor, field) for field in _VENDOR_FIELDS)
        return (vendor_id, *map(_plain, values), *self._times(entry), entry.deleted_at)

    def _task_row(self, task_id: int, entry: TaskEntry) -> tuple[Any, ...]:
        return (
            task_id,
            entry.title,
            entry.function,
            entry.notes,
            entry.status,
            to_json(entry.answers),
            fold(entry.title),
            entry.created_at or self._writer.now,
            entry.changed_at or self._writer.now,
            entry.deleted_at,
            entry.review_on,
        )

    def _index(self, rows: Sequence[tuple[Any, ...]]) -> None:
        add_new(self._writer, [(row[0], row[_SORT_KEY], row[_NOTES]) for row in rows])

    def _write_quotes(self, found: Iterable[tuple[int, int, QuoteEntry]]) -> list[int]:
        columns = ("id", "task_id", "vendor_id", "position", "vendor", "arrangement", "terms")
        placed = list(found)
        ids = self._ids("quote", [quote.id for _, _, quote in placed])
        self._insert(
            "quote",
            columns,
            (
                (quote_id, task_id, self._vendor_of(quote), place, *_terms(quote))
                for quote_id, (task_id, place, quote) in zip(ids, placed, strict=True)
            ),
        )
        return ids

    def _vendor_of(self, quote: QuoteEntry) -> int | None:
        return None if quote.vendor_id is None else self._vendor_ids[quote.vendor_id]

    def _write_notes(self, found: Iterable[tuple[int, NoteEntry]]) -> list[int]:
        columns = ("id", "vendor_id", "noted_on", "kind", "text", "follow_up_on", "created_at", "changed_at")
        placed = list(found)
        ids = self._ids("vendor_note", [entry.id for _, entry in placed])
        self._insert(
            "vendor_note",
            columns,
            (
                (
                    note_id,
                    vendor_id,
                    entry.note.on.isoformat(),
                    entry.note.kind.value,
                    entry.note.text,
                    day.isoformat() if (day := entry.note.follow_up_on) else None,
                    *self._times(entry),
                )
                for note_id, (vendor_id, entry) in zip(ids, placed, strict=True)
            ),
        )
        return ids

    def _ids(self, table: str, wanted: Sequence[int]) -> list[int]:
        return _ids(self._writer, table, wanted, keeps=self._edit.keeps_ids)

    def _times(self, entry: TaskEntry | VendorEntry | NoteEntry) -> tuple[str, str]:
        now = self._writer.now
        return entry.created_at or now, entry.changed_at or now

    def _in_use(self, ids: Sequence[int], entries: Sequence[TaskEntry | VendorEntry]) -> frozenset[int]:
        return frozenset(new for new, entry in zip(ids, entries, strict=True) if entry.deleted_at is None)

    def _insert(
        self,
        table: str,
        columns: Sequence[str],
        rows: Iterable[tuple[Any, ...]],
        *,
        counts: bool = False,
        then: Callable[[Sequence[tuple[Any, ...]]], None] | None = None,
    ) -> None:
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        for some in _slices(iter(rows)):
            self._writer.progress.go_on()
            self._writer.plain.executemany(sql, some)
            if then is not None:
                then(some)
            if counts:
                self._done += len(some)
                self._writer.progress.report(self._done, self._total)


def _slices(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[tuple[Any, ...]]]:
    while some := list(islice(rows, _AT_ONCE)):
        yield some


def _given(writer: Writer, table: str, entries: Sequence[TaskEntry | VendorEntry]) -> list[int]:
    return _ids(writer, table, [entry.id for entry in entries], keeps=True)


def _new_ids(writer: Writer, table: str, entries: Sequence[TaskEntry | VendorEntry]) -> list[int]:
    return _ids(writer, table, [entry.id for entry in entries], keeps=False)


def _ids(writer: Writer, table: str, wanted: Sequence[int], *, keeps: bool) -> list[int]:
    """An id for each, never used before; those wanted where they are kept."""
    highest = writer.connection.row(
        f"SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table}'), 0),"
        f" coalesce((SELECT max(id) FROM {table}), 0))"
    )
    assert highest is not None
    next_id = highest[0] + 1
    if not keeps:
        return list(range(next_id, next_id + len(wanted)))
    next_id = max(next_id, max(wanted, default=0) + 1)
    found = []
    for one in wanted:
        found.append(one or next_id)
        next_id += one == 0
    return found


def _count(writer: Writer, table: str) -> int:
    return writer.connection.number(f"SELECT count(*) FROM {table}")


def _next_place(writer: Writer, task_id: int) -> int:
    row = writer.connection.row(
        "SELECT coalesce(max(position) + 1, 0) FROM quote WHERE task_id = ?", [task_id]
    )
    assert row is not None
    return int(row[0])


def _terms(quote: QuoteEntry) -> tuple[str, str, str]:
    terms = dict(quote.offer)
    return terms.pop("vendor"), terms.pop("arrangement"), to_json(terms)


def _stored(key: str, value: Any) -> Any:
    return to_json(value) if key == "summary" else value


def _plain(value: Any) -> Any:
    return value.value if hasattr(value, "value") else value


def _set_deleted(writer: Writer, edit: MoveToBin | TakeOutOfBin, *, deleted: bool) -> None:
    at, found_as = (writer.now, "IS NULL") if deleted else (None, "IS NOT NULL")
    for table, ids in (("task", edit.task_ids), ("vendor", edit.vendor_ids)):
        writer.plain.executemany(
            f"UPDATE {table} SET deleted_at = ? WHERE id = ? AND deleted_at {found_as}",
            [(at, one) for one in sorted(ids)],
        )
