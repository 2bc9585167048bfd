"""Numbered steps of every kind an owner can take; each is one change to whoever waits for it to be saved.

A step depends on its number and on what the library holds, and on nothing else: the same steps on another
library leave the same in it, but for times.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeNote,
    ChangeQuote,
    ChooseVendor,
    DeleteTask,
    DeleteVendor,
    DuplicateTask,
    Edit,
    RemoveNote,
    RemoveQuote,
    RestoreTask,
    RestoreVendor,
    SetAnswer,
    SetBusiness,
    SetReview,
    SetSection,
    SetStatus,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Task
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.library.interchange.contents import Contents, NoteEntry, QuoteEntry, TaskEntry, VendorEntry
from advisor.library.interchange.edits import TakeIn
from advisor.library.interchange.exchange import contents_of
from advisor.library.interchange.merge import Choice, compare
from advisor.library.interchange.merge_edit import edit_for
from advisor.progress import Progress
from advisor.session import Session
from tests.fixtures.make_libraries import LOGO_PICTURE
from tests.library.support import SHOP, call_note, ledgers, offer, payroll, written

IMPORTED = 650
LARGE_EVERY = 5  # rounds; in the others what is very large is left out
TIME = "2026-03-02T09:00:{second:02}.000Z"


def make_step(session: Session, number: int) -> None:
    """Take step ``number``; it is on the disk when this returns."""
    turn, step = divmod(number, len(_STEPS))
    _STEPS[step](session, turn)


def _edits(make: Callable[[_Newest, int], Sequence[Edit]]) -> Callable[[Session, int], None]:
    def step(session: Session, turn: int) -> None:
        session.do_all(make(_Newest(session), turn))

    return step


class _Newest:
    """Ids of what was added last, by what the library holds."""

    def __init__(self, session: Session) -> None:
        self._connection = session.library.connection

    def _id(self, sql: str) -> int:
        return self._connection.number(f"SELECT coalesce(max(id), 0) FROM {sql}")

    @property
    def task(self) -> int:
        return self._id("task WHERE deleted_at IS NULL AND title NOT LIKE 'Imported%'")

    @property
    def vendor(self) -> int:
        return self._id("vendor WHERE deleted_at IS NULL")

    @property
    def quote(self) -> int:
        return self._id(f"quote WHERE task_id = {self.task}")

    @property
    def note(self) -> int:
        return self._id(f"vendor_note WHERE vendor_id = {self.vendor}")

    @property
    def task_in_bin(self) -> int:
        return self._id("task WHERE deleted_at IS NOT NULL")

    @property
    def vendor_in_bin(self) -> int:
        return self._id("vendor WHERE deleted_at IS NOT NULL")


def _new_vendor(_: _Newest, turn: int) -> list[Edit]:
    return [AddVendor(vendor=ledgers(name=f"Vendor {turn}"))]


def _new_task(new: _Newest, turn: int) -> list[Edit]:
    documents = ((DocumentKind.PROCEDURE, written("steps", f"Turn {turn}", "Zoë’s till " * 300)),)
    task = payroll(title=f"Task {turn}", notes="näive " * 1200)
    return [AddTask(task=task, quotes=((new.vendor, offer()), (None, offer("Other"))), documents=documents)]


def _notes_and_answers(new: _Newest, turn: int) -> list[Edit]:
    return [
        AddNote(vendor_id=new.vendor, note=call_note(f"Note {turn} " * 400)),
        AddNote(
            vendor_id=new.vendor,
            note=call_note("Second", follow_up_on=datetime.date(2027, 3, 1 + turn % 28)),
        ),
        SetAnswer(task_id=new.task, key="core", value=None),
        SetAnswer(task_id=new.task, key="title", value=f"Ünder a new name {turn}"),
    ]


def _copy(new: _Newest, turn: int) -> list[Edit]:
    return [DuplicateTask(task_id=new.task, title=f"Copy {turn}")]


def _long_texts(new: _Newest, turn: int) -> list[Edit]:
    steps = written("steps", f"Changed {turn}", "changed " * 1000)
    return [
        SetAnswer(task_id=new.task, key="notes", value=f"changed {turn} " * 1200),
        SetSection(task_id=new.task, kind=DocumentKind.PROCEDURE, key="steps", value=steps),
        SetSection(task_id=new.task, kind=DocumentKind.SAFEGUARDS, key="before", value=written("before")),
        SetReview(task_id=new.task, review_on=datetime.date(2027, 1, 1 + turn % 28)),
    ]


def _quotes(new: _Newest, turn: int) -> list[Edit]:
    return [
        ChangeQuote(quote_id=new.quote, quote=offer(f"Dearer {turn}"), vendor_id=new.vendor),
        AddQuote(task_id=new.task, quote=offer("Third"), vendor_id=new.vendor),
        AddQuote(task_id=new.task, quote=offer("Fourth")),
    ]


def _choice(new: _Newest, turn: int) -> list[Edit]:
    return [
        RemoveQuote(quote_id=new.quote),
        ChooseVendor(task_id=new.task, status=TaskStatus.DECIDED, notes=f"Chosen in turn {turn}"),
        SetStatus(task_id=new.task, status=TaskStatus.HANDED_OVER),
    ]


def _business(_: _Newest, turn: int) -> list[Edit]:
    logo = LOGO_PICTURE + bytes([turn % 256]) * (20_000 + turn % 7 * 5_000)
    return [SetBusiness(business=Business(name=f"Shop {turn}", settings=SHOP.settings, logo=logo))]


def _into_bin(new: _Newest, _: int) -> list[Edit]:
    return [DeleteTask(task_id=new.task), DeleteVendor(vendor_id=new.vendor)]


def _out_of_bin(new: _Newest, _: int) -> list[Edit]:
    return [RestoreVendor(vendor_id=new.vendor_in_bin), RestoreTask(task_id=new.task_in_bin)]


def _fewer_notes(new: _Newest, turn: int) -> list[Edit]:
    note = VendorNote(on=datetime.date(2026, 5, 1), kind=NoteKind.INCIDENT, text=f"Late {turn} " * 300)
    return [
        RemoveNote(note_id=new.note),
        AddNote(vendor_id=new.vendor, note=note),
        SetVendorField(vendor_id=new.vendor, key="summary", value=f"Summary {turn}"),
    ]


def _undone(session: Session, turn: int) -> None:
    """What an undo does: the inverse of an edit, here of one that was never made for good."""
    new = _Newest(session)
    note = session.vendor(new.vendor).notes[0]
    day = datetime.date(2027, 2, 1 + turn % 28)
    edits: list[Edit] = [ChangeNote(note_id=note.id, note=call_note(f"Undone {turn}", follow_up_on=day))]
    back = ChangeNote(note_id=note.id, note=note.note)
    session.do_all([*edits, back, SetStatus(task_id=new.task, status=TaskStatus.REVIEWED)])


def _aside(session: Session, turn: int) -> None:
    """Very many edits over a connection of their own, as the window stores them."""
    if turn % LARGE_EVERY != 1:
        return
    edits = [
        AddTask(task=Task(title=f"Imported {turn} {number:04}", notes=f"Zoë {number} " * 10))
        for number in range(IMPORTED)
    ]
    aside = session.aside()
    aside.carry_out(edits, Progress())
    session.take(aside)


def _taken_in(session: Session, turn: int) -> None:
    """A large import: its indexes are dropped and made anew within the one transaction."""
    if turn % LARGE_EVERY != 3:
        return
    tasks = tuple(
        TaskEntry(
            title=f"Imported in bulk {turn} {number:04}",
            quotes=(QuoteEntry(offer=_OFFER),) if number % 5 == 0 else (),
            created_at=TIME.format(second=number % 60),
        )
        for number in range(IMPORTED)
    )
    session.do(TakeIn(tasks=tasks))


def _merged(session: Session, turn: int) -> None:
    """Another library with what is here already, told otherwise, and with more."""
    if turn % 2:
        return
    theirs = Contents(
        business=Business(name=f"Their name {turn}"),
        tasks=tuple(
            TaskEntry(
                id=number + 1,
                title=f"Shared {number}",
                notes=f"As told in turn {turn}",
                quotes=(QuoteEntry(id=number + 1, vendor_id=1, offer=_OFFER),),
                created_at=TIME.format(second=number),
            )
            for number in range(3 + turn // 2 % 5)
        ),
        vendors=(
            VendorEntry(
                id=1,
                vendor=Vendor(name="Shared vendor", summary=f"Turn {turn}"),
                notes=(NoteEntry(id=1, note=call_note(f"Their note {turn}")),),
                created_at=TIME.format(second=1),
            ),
        ),
    )
    merge = compare(contents_of(session.library.connection), theirs)
    wanted = (Choice.THEIRS, Choice.BOTH, Choice.MINE)[turn // 2 % 3]
    choices = [wanted if wanted in one.choices else Choice.MINE for one in merge.conflicts]
    session.do(edit_for(merge, choices))


_OFFER: dict[str, Any] = {
    "vendor": "Shared vendor",
    "arrangement": "outsource",
    "rate": {"per": "hour", "price": 40},
}
_STEPS: tuple[Callable[[Session, int], None], ...] = (
    *map(_edits, (_new_vendor, _new_task, _notes_and_answers, _copy, _long_texts, _quotes)),
    _aside,
    *map(_edits, (_choice, _business, _into_bin, _out_of_bin)),
    _taken_in,
    *map(_edits, (_fewer_notes,)),
    _merged,
    _undone,
)
