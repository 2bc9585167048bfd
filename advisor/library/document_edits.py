"""Carries out the edits of hand-over documents; each function returns how to undo it."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.edits import Change, SetSection
from advisor.domain.handover import DocumentKind, KeptSection
from advisor.library import documents, door, tasks
from advisor.library.rows import Writer
from advisor.records import replace


def set_section(edit: SetSection, writer: Writer) -> Change:
    """In its place among what was written; the advice does not rest on it, and stays."""
    tasks.title_in_use(writer.connection, edit.task_id)
    kind = DocumentKind(edit.kind)
    kept = documents.of_kind(writer.connection, edit.task_id, kind)
    before = next((one for one in kept if one.key == edit.key), None)
    after = None if edit.value is None else door.cleaned_section(replace(edit.value, key=edit.key))
    if before != after:
        documents.write(writer, edit.task_id, kind, _with(kept, edit.key, after))
        tasks.touch(writer, edit.task_id)
    inverse = SetSection(task_id=edit.task_id, kind=kind, key=edit.key, value=before)
    return Change(edit=edit, inverse=inverse, task_ids=frozenset({edit.task_id}))


def add_to(writer: Writer, task_id: int, sections: Sequence[tuple[DocumentKind, KeptSection]]) -> None:
    """Give a new task what was written into the documents of another, or of a file."""
    found: dict[DocumentKind, tuple[KeptSection, ...]] = {}
    for kind, section in sections:
        cleaned = door.cleaned_section(section)
        found[kind] = _with(found.get(kind, ()), cleaned.key, cleaned)
    for kind, kept in found.items():
        documents.write(writer, task_id, kind, kept)


def _with(kept: tuple[KeptSection, ...], key: str, section: KeptSection | None) -> tuple[KeptSection, ...]:
    """By key, so that what is undone leaves the very row it found."""
    others = tuple(one for one in kept if one.key != key)
    return others if section is None else tuple(sorted((*others, section), key=lambda one: one.key))
