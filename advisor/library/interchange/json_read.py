"""Reads a whole library from JSON, every value checked; what is refused is told with its path."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advisor.domain.levels import Arrangement
from advisor.domain.records import Business
from advisor.errors import InputRefused
from advisor.language import tr, whole
from advisor.library.interchange import checked
from advisor.library.interchange import json_format as form
from advisor.library.interchange.contents import (
    Contents,
    DocumentEntry,
    NoteEntry,
    QuoteEntry,
    TaskEntry,
    VendorEntry,
)
from advisor.library.interchange.files import read_bytes
from advisor.library.interchange.json_text import parse_json
from advisor.progress import Progress

_REPORT_EVERY = 500
_FLAGS = ("provider_abroad", "holds_licence")


def read_library_file(path: Path, progress: Progress | None = None) -> Contents:
    """The contents of a JSON file. Raises InputRefused, Cancelled."""
    data = read_bytes(path, most=form.LARGEST_BYTES)
    try:
        return library_from_json(data.decode("utf-8-sig"), progress)
    except UnicodeDecodeError:
        raise InputRefused(
            key="",
            problem=tr("it is not UTF-8 text."),
            remedy=tr("Export the library again, as JSON."),
        ) from None


def library_from_json(text: str, progress: Progress | None = None) -> Contents:
    """The contents in a JSON text by ``rightsource.library/1``. Raises InputRefused, Cancelled."""
    data = _table(parse_json(text), form.TOP_KEYS, "")
    if data.get("schema") != form.SCHEMA_NAME:
        raise InputRefused(
            key="schema",
            problem=tr("this program reads {schema} here, and it is not that.").format(
                schema=form.SCHEMA_NAME
            ),
            remedy=tr("Export a whole library as JSON, and import that."),
        )
    reader = _Reader(progress or Progress())
    business = _business(data.get("business", {}))
    vendors = reader.vendors(data.get("vendors", []))
    return Contents(business=business, vendors=vendors, tasks=reader.tasks(data.get("tasks", [])))


class _Reader:
    """Reads entries, keeping in mind which ids were given."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._given: dict[str, set[int]] = {"task": set(), "vendor": set(), "quote": set(), "note": set()}

    def vendors(self, data: Any) -> tuple[VendorEntry, ...]:
        found = _list(data, "vendors", form.MOST_VENDORS)
        entries = sorted((self._vendor(one, f"vendors[{n}]") for n, one in enumerate(found)), key=_by_id)
        if sum(len(entry.notes) for entry in entries) > form.MOST_NOTES:
            raise _too_many("vendors", form.MOST_NOTES)
        return tuple(entries)

    def tasks(self, data: Any) -> tuple[TaskEntry, ...]:
        found = _list(data, "tasks", form.MOST_TASKS)
        entries = []
        for count, one in enumerate(found):
            if count % _REPORT_EVERY == 0:
                self._progress.report(count, len(found))
            entries.append(self._task(one, f"tasks[{count}]"))
        return tuple(sorted(entries, key=_by_id))

    def _task(self, data: Any, key: str) -> TaskEntry:
        told = _table(data, form.TASK_KEYS, key)
        answers = told.get("answers", {})
        try:
            if not isinstance(answers, Mapping):
                _table(answers, (), "answers")
            values = checked.task_values(
                told.get("title"), told.get("function"), told.get("notes", ""), answers
            )
            status = checked.status(told.get("status", "idea"))
        except InputRefused as error:
            if "title" not in told:
                raise checked.missing(f"{key}.title") from None
            raise checked.under(key, error) from None
        quotes = _list(told.get("quotes", []), f"{key}.quotes", 1000)
        documents = _list(told.get("documents", []), f"{key}.documents", form.MOST_DOCUMENTS)
        result = told.get("result")
        return TaskEntry(
            id=self._id(told, key, "task"),
            **values,
            status=status,
            quotes=tuple(self._quote(one, f"{key}.quotes[{n}]") for n, one in enumerate(quotes)),
            documents=_documents(documents, f"{key}.documents"),
            created_at=_moment_or_none(told, "created_at", key) or "",
            changed_at=_moment_or_none(told, "changed_at", key) or "",
            deleted_at=_moment_or_none(told, "deleted_at", key),
            review_on=_day_or_none(told, "review_on", key),
            result=None if result is None else checked.result(result, f"{key}.result"),
        )

    def _quote(self, data: Any, key: str) -> QuoteEntry:
        told = _table(data, form.QUOTE_KEYS, key)
        if "offer" not in told:
            raise checked.missing(f"{key}.offer")
        vendor_id = told.get("vendor_id")
        if vendor_id is not None and (type(vendor_id) is not int or vendor_id not in self._given["vendor"]):
            raise InputRefused(
                key=f"{key}.vendor_id",
                problem=tr("no vendor in this file has that id."),
                remedy=tr("Add the vendor, or leave the key out."),
            )
        try:
            offer = checked.offer(told["offer"])
        except InputRefused as error:
            raise checked.under(key, error) from None
        return QuoteEntry(id=self._id(told, key, "quote"), vendor_id=vendor_id, offer=offer)

    def _vendor(self, data: Any, key: str) -> VendorEntry:
        told = _table(data, form.VENDOR_KEYS, key)
        values = {name: told[name] for name in ("name", *form.VENDOR_TEXTS, *_FLAGS) if name in told}
        try:
            if "arrangement" in told:
                values["arrangement"] = checked.word(told["arrangement"], Arrangement, "arrangement")
            vendor = checked.vendor(values)
        except InputRefused as error:
            raise checked.under(key, error) from None
        notes = _list(told.get("notes", []), f"{key}.notes", form.MOST_NOTES)
        return VendorEntry(
            id=self._id(told, key, "vendor"),
            vendor=vendor,
            notes=tuple(
                sorted((self._note(one, f"{key}.notes[{n}]") for n, one in enumerate(notes)), key=_by_id)
            ),
            **_times(told, key),
            deleted_at=_moment_or_none(told, "deleted_at", key),
        )

    def _note(self, data: Any, key: str) -> NoteEntry:
        told = _table(data, form.NOTE_KEYS, key)
        for name in ("on", "kind"):
            if name not in told:
                raise checked.missing(f"{key}.{name}")
        try:
            follow_up = told.get("follow_up_on")
            note = checked.note(
                checked.day(told["on"], "on"),
                told["kind"],
                told.get("text", ""),
                checked.day(follow_up, "follow_up_on") if "follow_up_on" in told else None,
            )
        except InputRefused as error:
            raise checked.under(key, error) from None
        return NoteEntry(id=self._id(told, key, "note"), note=note, **_times(told, key))

    def _id(self, told: Mapping[str, Any], key: str, kind: str) -> int:
        """The entry's id; 0 where it names none."""
        if "id" not in told:
            return 0
        found = told["id"]
        if type(found) is not int or not 1 <= found <= form.LARGEST_ID:
            raise InputRefused(
                key=f"{key}.id",
                problem=tr("an id is a whole number from 1 up."),
                remedy=tr("Number the entries, or leave the key out."),
            )
        if found in self._given[kind]:
            raise InputRefused(
                key=f"{key}.id",
                problem=tr("it is given twice."),
                remedy=tr("Give each entry a number of its own."),
            )
        self._given[kind].add(found)
        return found


def _business(data: Any) -> Business:
    told = _table(data, form.BUSINESS_KEYS, "business")
    logo = checked.picture(told["logo"], "business.logo") if "logo" in told else None
    try:
        return checked.business(told.get("name", ""), told.get("settings", {}), logo)
    except InputRefused as error:
        raise checked.under("business", error) from None


def _documents(data: list[Any], key: str) -> tuple[DocumentEntry, ...]:
    found: dict[str, DocumentEntry] = {}
    for number, one in enumerate(data):
        place = f"{key}[{number}]"
        told = _table(one, form.DOCUMENT_KEYS, place)
        for name in ("kind", "sections"):
            if name not in told:
                raise checked.missing(f"{place}.{name}")
        kind = checked.document_kind(told["kind"], f"{place}.kind")
        if kind.value in found:
            raise InputRefused(
                key=f"{place}.kind", problem=tr("it is given twice."), remedy=tr("Keep one of the two.")
            )
        sections = _list(told["sections"], f"{place}.sections", 1000)
        found[kind.value] = DocumentEntry(
            kind=kind,
            sections=tuple(
                checked.section(section, f"{place}.sections[{n}]") for n, section in enumerate(sections)
            ),
            changed_at=_moment_or_none(told, "changed_at", place) or "",
        )
    return tuple(found[kind] for kind in sorted(found))


def _by_id(entry: TaskEntry | VendorEntry | NoteEntry) -> tuple[bool, int]:
    return (entry.id == 0, entry.id)


def _times(told: Mapping[str, Any], key: str) -> dict[str, str]:
    return {name: _moment_or_none(told, name, key) or "" for name in ("created_at", "changed_at")}


def _day_or_none(told: Mapping[str, Any], name: str, key: str) -> str | None:
    return checked.day(told[name], f"{key}.{name}").isoformat() if name in told else None


def _moment_or_none(told: Mapping[str, Any], name: str, key: str) -> str | None:
    return checked.moment(told[name], f"{key}.{name}") if name in told else None


def _table(data: Any, known: tuple[str, ...], key: str) -> Mapping[str, Any]:
    if not isinstance(data, Mapping):
        raise checked.no_table(data, key)
    checked.refuse_unknown(data, known, key)
    return data


def _list(data: Any, key: str, most: int) -> list[Any]:
    if not isinstance(data, list):
        raise checked.no_list(data, key)
    if len(data) > most:
        raise _too_many(key, most)
    return data


def _too_many(key: str, most: int) -> InputRefused:
    return InputRefused(
        key=key,
        problem=tr("it has more than {most} entries.").format(most=whole(most)),
        remedy=tr("Split the file."),
    )
