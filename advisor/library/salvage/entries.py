"""Makes entries of the rows of a damaged library, each through the same checks as all that enters one.

Of a row that is not whole, or does not pass, as much is taken as does. What is known only by name, from an
index or from what belongs to it, gets an entry of that name, so that its quotes and notes have a place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from advisor.domain.folding import fold
from advisor.domain.records import Business, TaskStatus
from advisor.domain.vendor import NoteKind, Vendor
from advisor.errors import printable
from advisor.language import tr
from advisor.library.interchange import checked
from advisor.library.interchange.contents import (
    Contents,
    DocumentEntry,
    NoteEntry,
    QuoteEntry,
    TaskEntry,
    VendorEntry,
)
from advisor.library.rows import flag_from_row, from_json
from advisor.library.salvage.found import Found
from advisor.library.salvage.losses import Tally
from advisor.library.salvage.pages import Row
from advisor.library.salvage.values import (
    FAULTS,
    all_by_name,
    by_name,
    day,
    follow_up_day,
    is_id,
    kept_or,
    line,
    longer_text,
    note_kind,
    passes,
)
from advisor.progress import Progress

_REPORT_EVERY = 200
_TASK = (
    "id", "title", "function", "notes", "status", "answers", "created_at", "changed_at", "deleted_at",
    "sort_key", "advice", "cost", "review_on",
)  # fmt: skip
_VENDOR = (
    "id", "name", "arrangement", "contact", "email", "phone", "website", "country", "provider_abroad",
    "holds_licence", "summary", "created_at", "changed_at", "deleted_at",
)  # fmt: skip
_VENDOR_TEXTS = ("contact", "email", "phone", "website", "country", "summary")
_NOTE = ("id", "vendor_id", "noted_on", "kind", "text", "created_at", "changed_at", "follow_up_on")
_QUOTE = ("id", "task_id", "vendor_id", "position", "vendor", "arrangement", "terms")
_DOCUMENT = ("task_id", "kind", "sections", "changed_at")


def make_entries(found: Found, progress: Progress) -> tuple[Contents, Tally]:
    """All that can be made of the rows. Raises Cancelled."""
    making = _Making(found, progress)
    contents = Contents(business=making.business(), tasks=making.tasks(), vendors=making.vendors())
    if not found.is_free_known:
        making.tally.say(
            tr("Things that were deleted for good may have come back: look the new library over.")
        )
    return contents, making.tally


class _Making:
    def __init__(self, found: Found, progress: Progress) -> None:
        self._found = found
        self._progress = progress
        self.tally = Tally()
        self._words = {row_id: row.values[1] for row_id, row in found.of("words").items() if row.values[1:]}
        self._vendor_names = {
            row["vendor_id"]: row["vendor"]
            for row in all_by_name(found.of("quote").values(), _QUOTE)
            if row.get("vendor_id") and row.get("vendor")
        }
        self._vendor_names |= {
            row_id: row.values[1] for row_id, row in found.of("vendor").items() if row.values[1:]
        }
        self._titles = {
            **{task_id: words.partition("\n")[0] for task_id, words in self._words.items()},
            **{row_id: row.values[1] for row_id, row in found.of("task").items() if row.values[1:]},
            **found.titles,
        }
        self._quotes = self._all_quotes()
        self._documents = self._all_documents()
        self._notes = self._all_notes()

    def business(self) -> Business:
        settings = [row for row in self._found.of("setting").values() if row.values[:1] == ("business",)]
        pictures = [row for row in self._found.of("picture").values() if row.values[:1] == ("logo",)]
        logo = None
        for row in pictures:
            try:
                logo = checked.business("", {}, row.values[1]).logo
            except (*FAULTS, IndexError):
                self.tally.say(tr("The logo could not be read."))
        for row in settings:
            try:
                data = from_json(row.values[1])
                return checked.business(data.get("name", ""), data.get("settings", {}), logo)
            except (*FAULTS, IndexError):
                self.tally.say(tr("The settings of the business could not be read."))
        return Business(logo=logo)

    def tasks(self) -> tuple[TaskEntry, ...]:
        rows = {row_id: row for row_id, row in self._found.of("task").items() if is_id(row_id)}
        known = {*rows, *self._titles, *self._quotes, *self._documents}
        entries = []
        for count, task_id in enumerate(sorted(filter(is_id, known))):
            if count % _REPORT_EVERY == 0:
                self._progress.report(count, len(known))
            row = rows.get(task_id)
            entry = self._task(task_id, row) if row is not None else None
            entries.append(entry or self._task_by_name(task_id))
        return tuple(entries)

    def vendors(self) -> tuple[VendorEntry, ...]:
        rows = {row_id: row for row_id, row in self._found.of("vendor").items() if is_id(row_id)}
        used = {quote.vendor_id for quotes in self._quotes.values() for quote in quotes}
        known = {*rows, *self._notes, *(one for one in used if one is not None)}
        entries = []
        for vendor_id in sorted(filter(is_id, known)):
            row = rows.get(vendor_id)
            entry = self._vendor(vendor_id, row) if row is not None else None
            entries.append(entry or self._vendor_by_name(vendor_id))
        return tuple(entries)

    def _task(self, task_id: int, row: Row) -> TaskEntry | None:
        told = by_name(row, _TASK)
        title = line(told.get("title"))
        if not title:
            return None
        notes, notes_are_whole = longer_text(told.get("notes"))
        answers, answers_are_whole = self._answers(title, told.get("answers"))
        function = told.get("function")
        if function is not None and not passes(checked.task_values, title, function, "", {}):
            function, answers_are_whole = None, False
        entry = TaskEntry(
            id=task_id,
            **checked.task_values(title, function, notes, answers),
            status=kept_or(TaskStatus.IDEA.value, checked.status, told.get("status")),
            quotes=tuple(self._quotes.get(task_id, ())),
            documents=tuple(self._documents.get(task_id, ())),
            created_at=kept_or("", checked.moment, told.get("created_at"), ""),
            changed_at=kept_or("", checked.moment, told.get("changed_at"), ""),
            deleted_at=kept_or(None, checked.moment, told.get("deleted_at"), ""),
            review_on=day(told.get("review_on")),
        )
        self.tally.read["task"] += 1
        if not answers_are_whole:
            self.tally.say(
                tr("Of the task “{title}” some answers could not be read.").format(title=printable(title))
            )
        if not notes_are_whole:
            self.tally.say(
                tr("The notes of the task “{title}” are not whole.").format(title=printable(title))
            )
        elif answers_are_whole and (not row.is_whole or self._reads_otherwise(task_id, title, notes)):
            self.tally.say(
                tr("The task “{title}” may not be as it was: look it over.").format(title=printable(title))
            )
        return entry

    def _reads_otherwise(self, task_id: int, title: str, notes: str) -> bool:
        """Whether the index of words, which has a copy of them, has other words for the task."""
        row = self._found.of("words").get(task_id)
        return row is not None and row.is_whole and row.values[1] != f"{fold(title)}\n{fold(notes)}"

    def _task_by_name(self, task_id: int) -> TaskEntry:
        title = line(self._titles.get(task_id))
        _, _, words = self._words.get(task_id, "").partition("\n")
        notes, _ = longer_text(words)
        if title and notes:
            sentence = tr(
                "The task “{title}” could not be read. Its title was found, and the words of its notes"
                " without capital letters and accents."
            )
        elif title:
            sentence = tr("The task “{title}” could not be read. Only its title was found.")
        else:
            sentence = tr("A task could not be read, and its title is not known. It is called “{title}” now.")
            title = tr("Task {number}, its title was lost").format(number=task_id)
        self.tally.lose("task", sentence.format(title=printable(title)))
        return TaskEntry(
            id=task_id,
            title=title,
            notes=notes,
            quotes=tuple(self._quotes.get(task_id, ())),
            documents=tuple(self._documents.get(task_id, ())),
        )

    def _answers(self, title: str, stored: Any) -> tuple[Mapping[str, Any], bool]:
        """The answers that pass by themselves, and whether these are all."""
        try:
            data = from_json(stored)
        except FAULTS:
            return {}, False
        if passes(checked.task_values, title, None, "", data):
            return data, True
        kept = {
            key: value
            for key, value in data.items()
            if passes(checked.task_values, title, None, "", {key: value})
        }
        return (kept if passes(checked.task_values, title, None, "", kept) else {}), False

    def _vendor(self, vendor_id: int, row: Row) -> VendorEntry | None:
        told = by_name(row, _VENDOR)
        name = line(told.get("name"))
        if not name:
            return None
        is_whole = row.is_whole
        values: dict[str, Any] = {"name": name}
        for key in _VENDOR[2:11]:
            value = told.get(key, "")
            if key in ("provider_abroad", "holds_licence"):
                values[key] = flag_from_row(value) if value in (0, 1, None) else None
            elif key in _VENDOR_TEXTS:
                values[key], fits = longer_text(value) if key == "summary" else (line(value), True)
                is_whole = is_whole and fits
            elif value is not None and passes(checked.vendor, {"name": name, key: value}):
                values[key] = value
        self.tally.read["vendor"] += 1
        if not is_whole:
            self.tally.say(tr("The vendor “{name}” is not as it was.").format(name=printable(name)))
        return VendorEntry(
            id=vendor_id,
            vendor=checked.vendor(values),
            notes=tuple(self._notes.get(vendor_id, ())),
            created_at=kept_or("", checked.moment, told.get("created_at"), ""),
            changed_at=kept_or("", checked.moment, told.get("changed_at"), ""),
            deleted_at=kept_or(None, checked.moment, told.get("deleted_at"), ""),
        )

    def _vendor_by_name(self, vendor_id: int) -> VendorEntry:
        name = line(self._vendor_names.get(vendor_id))
        sentence = tr("The vendor “{name}” could not be read. Only its name was found.")
        if not name:
            sentence = tr("A vendor could not be read, and its name is not known. It is called “{name}” now.")
            name = tr("Vendor {number}, its name was lost").format(number=vendor_id)
        self.tally.lose("vendor", sentence.format(name=printable(name)))
        return VendorEntry(
            id=vendor_id, vendor=Vendor(name=name), notes=tuple(self._notes.get(vendor_id, ()))
        )

    def _all_quotes(self) -> dict[int, list[QuoteEntry]]:
        placed: list[tuple[int, int, QuoteEntry]] = []
        rows = self._found.of("quote")
        for quote_id in sorted({*rows, *self._found.quotes}):
            told = by_name(rows[quote_id], _QUOTE) if quote_id in rows else {}
            task_id = told.get("task_id", self._found.quotes.get(quote_id, 0))
            try:
                offer = checked.offer(
                    {
                        **from_json(told["terms"]),
                        "vendor": told["vendor"],
                        "arrangement": told["arrangement"],
                    }
                )
                if not (is_id(quote_id) and is_id(task_id)):
                    raise ValueError("no such id")
            except FAULTS:
                self._lose_quote(task_id, told.get("vendor"))
                continue
            self.tally.read["quote"] += 1
            vendor_id = told.get("vendor_id")
            entry = QuoteEntry(id=quote_id, vendor_id=vendor_id if is_id(vendor_id) else None, offer=offer)
            placed.append((task_id, told["position"], entry))
        found: defaultdict[int, list[QuoteEntry]] = defaultdict(list)
        for task_id, _, entry in sorted(placed, key=lambda one: (one[0], one[1], one[2].id)):
            found[task_id].append(entry)
        return found

    def _lose_quote(self, task_id: int, vendor: Any) -> None:
        title = printable(line(self._titles.get(task_id)) or "?")
        if name := line(vendor):
            sentence = tr("The quote by “{vendor}” for the task “{title}” could not be read.")
            self.tally.lose("quote", sentence.format(vendor=printable(name), title=title))
        else:
            sentence = tr("A quote for the task “{title}” could not be read.")
            self.tally.lose("quote", sentence.format(title=title))

    def _all_documents(self) -> dict[int, list[DocumentEntry]]:
        found: defaultdict[int, dict[Any, DocumentEntry]] = defaultdict(dict)
        for told in all_by_name(self._found.of("task_document").values(), _DOCUMENT):
            task_id = told.get("task_id", 0)
            title = printable(line(self._titles.get(task_id)) or "?")
            try:
                kind = checked.document_kind(told["kind"], "kind")
                sections = from_json(told["sections"])["sections"]
                entry = DocumentEntry(
                    kind=kind,
                    sections=tuple(checked.section(one, "sections") for one in sections),
                    changed_at=kept_or("", checked.moment, told.get("changed_at"), ""),
                )
                if not is_id(task_id):
                    raise ValueError("no such id")
            except FAULTS:
                sentence = tr("A hand-over document of the task “{title}” could not be read.")
                self.tally.lose("document", sentence.format(title=title))
                continue
            if kind not in found[task_id]:
                self.tally.read["document"] += 1
                found[task_id][kind] = entry
        return {task_id: list(entries.values()) for task_id, entries in found.items()}

    def _all_notes(self) -> dict[int, list[NoteEntry]]:
        found: defaultdict[int, list[NoteEntry]] = defaultdict(list)
        rows = self._found.of("vendor_note")
        for note_id in sorted({*rows, *self._found.notes}):
            told = by_name(rows[note_id], _NOTE) if note_id in rows else {}
            vendor_id = told.get("vendor_id", self._found.notes.get(note_id, 0))
            name = printable(line(self._vendor_names.get(vendor_id)) or "?")
            try:
                text, is_whole = longer_text(told["text"])
                kind = kept_or(NoteKind.OTHER.value, note_kind, told["kind"])
                follow_up = kept_or(None, follow_up_day, told.get("follow_up_on"))
                entry = NoteEntry(
                    id=note_id,
                    note=checked.note(checked.day(told["noted_on"], "on"), kind, text, follow_up),
                    created_at=kept_or("", checked.moment, told.get("created_at"), ""),
                    changed_at=kept_or("", checked.moment, told.get("changed_at"), ""),
                )
                if not (is_id(note_id) and is_id(vendor_id)):
                    raise ValueError("no such id")
            except FAULTS:
                sentence = tr("A note about the vendor “{name}” could not be read.")
                self.tally.lose("note", sentence.format(name=name))
                continue
            self.tally.read["note"] += 1
            if not is_whole or not rows[note_id].is_whole:
                self.tally.say(tr("A note about the vendor “{name}” is not whole.").format(name=name))
            found[vendor_id].append(entry)
        return found
