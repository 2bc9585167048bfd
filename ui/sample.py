"""Fills a new library with the sample business, for those who want to look around first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from advisor.domain.edits import AddNote, AddTask, AddVendor, SetBusiness
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business
from advisor.domain.task import Task
from advisor.domain.task_format import read_settings, read_task
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.evidence.files import read_resource
from advisor.language import tr
from advisor.session import Session

_FOLDER = "sample"
_BUSINESS, _VENDORS = "business.toml", "vendors.toml"


def fill_with_sample(session: Session) -> None:
    """Put the sample's business, vendors, notes, tasks and quotes into an empty library.

    In the language in use; names of people and firms stay as they are.
    """
    data = read_resource(_FOLDER, _BUSINESS)
    session.do(
        SetBusiness(
            business=Business(name=tr(data["name"]), settings=read_settings(data.get("settings", {})))
        )
    )
    vendors = {}
    for entry in read_resource(_FOLDER, _VENDORS)["vendor"]:
        vendors[entry["name"]] = _add_vendor(session, entry)
    session.do_all(
        AddTask(task=task, quotes=tuple((vendors.get(quote.vendor), quote) for quote in task.quotes))
        for task in sample_tasks()
    )


def sample_tasks() -> Iterator[Task]:
    """The sample's tasks, by the names of their files."""
    names = sorted(
        entry.name
        for entry in (files("resources") / _FOLDER).iterdir()
        if entry.name.endswith(".toml") and entry.name not in (_BUSINESS, _VENDORS)
    )
    for name in names:
        yield read_task(_translated(read_resource(_FOLDER, name)))


def _translated(data: Mapping[str, Any]) -> dict[str, Any]:
    """A task's data with its texts in the language in use."""
    found = {**data, "title": tr(data["title"]), "notes": tr(data.get("notes", ""))}
    if "quotes" in data:
        found["quotes"] = [_translated_quote(quote) for quote in data["quotes"]]
    if "steps" in data:
        found["steps"] = [{**step, "title": tr(step["title"])} for step in data["steps"]]
    return found


def _translated_quote(quote: Mapping[str, Any]) -> dict[str, Any]:
    if "extras" not in quote:
        return dict(quote)
    return {**quote, "extras": [{**extra, "title": tr(extra["title"])} for extra in quote["extras"]]}


def _add_vendor(session: Session, entry: Mapping[str, Any]) -> int | None:
    fields = {key: value for key, value in entry.items() if key != "note"}
    if "arrangement" in fields:
        fields["arrangement"] = Arrangement(fields["arrangement"])
    for key in ("country", "summary"):
        fields[key] = tr(fields.get(key, ""))
    vendor_id = session.do(AddVendor(vendor=Vendor(**fields))).created_id
    assert vendor_id is not None
    session.do_all(
        AddNote(
            vendor_id=vendor_id,
            note=VendorNote(on=note["on"], kind=NoteKind(note["kind"]), text=tr(note["text"])),
        )
        for note in entry.get("note", ())
    )
    return vendor_id
