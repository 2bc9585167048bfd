"""The table of hand-over documents: of each only the sections that their owner wrote anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.domain.handover import LONGEST_DOCUMENT, DocumentKind, KeptSection
from advisor.domain.handover_format import read_sections, sections_to_data
from advisor.errors import InputRefused
from advisor.language import tr, whole
from advisor.library.connection import Connection
from advisor.library.rows import Writer, damage_named, from_json, to_json

Documents = Mapping[DocumentKind, tuple[KeptSection, ...]]


def of_task(connection: Connection, task_id: int) -> Documents:
    """What was written into a task's documents, in use or in the bin; nothing for those never touched.

    Raises LibraryDamaged.
    """
    rows = connection.rows("SELECT kind, sections FROM task_document WHERE task_id = ?", [task_id])
    found: dict[DocumentKind, tuple[KeptSection, ...]] = {}
    for kind, sections in rows:
        with damage_named(connection, tr("a hand-over document")):
            found[DocumentKind(kind)] = read_sections(from_json(sections))
    return {kind: found[kind] for kind in DocumentKind if kind in found}


def of_kind(connection: Connection, task_id: int, kind: DocumentKind) -> tuple[KeptSection, ...]:
    """The same of one document."""
    return of_task(connection, task_id).get(kind, ())


def write(writer: Writer, task_id: int, kind: DocumentKind, sections: Sequence[KeptSection]) -> None:
    """Write the cleaned sections of a document over those that are there; none leave no row.

    Raises InputRefused for more than a library can read back.
    """
    size = sum(len(text) for one in sections for text in (one.heading, *one.lines, *one.filled))
    if size > LONGEST_DOCUMENT:
        raise InputRefused(
            key=kind.value,
            problem=tr("it is longer than {most} characters.").format(most=whole(LONGEST_DOCUMENT)),
            remedy=tr("Shorten it."),
        )
    writer.database.table("task_document").delete_where("task_id = ? AND kind = ?", [task_id, kind.value])
    if sections:
        row = {
            "task_id": task_id,
            "kind": kind.value,
            "sections": to_json(sections_to_data(sections)),
            "changed_at": writer.now,
        }
        writer.database.table("task_document").insert(row)
