"""What a library's statuses and kinds of notes are called."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskStatus
from advisor.domain.vendor import NoteKind
from advisor.language import Marked, mark

STATUSES: Mapping[TaskStatus, str] = Marked(
    {
        TaskStatus.IDEA: mark("Idea"),
        TaskStatus.DECIDED: mark("Decided"),
        TaskStatus.HANDED_OVER: mark("Handed over"),
        TaskStatus.REVIEWED: mark("Reviewed"),
    }
)

NOTE_KINDS: Mapping[NoteKind, str] = Marked(
    {
        NoteKind.CALL: mark("Call or meeting"),
        NoteKind.REFERENCE: mark("Reference"),
        NoteKind.INCIDENT: mark("Incident"),
        NoteKind.QUOTE: mark("Quote"),
        NoteKind.FILE_LINK: mark("File or link"),
        NoteKind.OTHER: mark("Other"),
    }
)

# An arrangement as something to do.
DEEDS: Mapping[Arrangement, str] = Marked(
    {
        Arrangement.IN_HOUSE: mark("Keep in-house"),
        Arrangement.OUTSOURCE: mark("Outsource"),
        Arrangement.OFFSHORE: mark("Offshore"),
    }
)
