"""Makes numbered edits to a library for ever and acknowledges each; the test of sudden death kills it.

Reads lines "LIBRARY ACKNOWLEDGEMENTS FIRST" and forks a child for each: importing everything takes longer
than a child lives. Prints the child's process id, and "ended" once it is dead.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    DuplicateTask,
    Edit,
    RemoveQuote,
    SetAnswer,
    SetSection,
)
from advisor.domain.handover import DocumentKind
from advisor.session import Session
from tests.library.support import call_note, ledgers, offer, payroll, written

EDITS_PER_ROUND = 7


def edits_of_step(number: int) -> list[Edit]:
    """The edits made together in step ``number``. A round adds two tasks, five quotes, a vendor, a note."""
    turn, step = divmod(number, EDITS_PER_ROUND)
    task_id, vendor_id, quote_id = 2 * turn + 1, turn + 1, 5 * turn + 1
    match step:
        case 0:
            return [AddVendor(vendor=ledgers(name=f"Vendor {turn}"))]
        case 1:
            quotes = ((vendor_id, offer()), (None, offer("Other")))
            return [AddTask(task=payroll(title=f"Task {turn}", notes="n" * 9000), quotes=quotes)]
        case 2:
            note = call_note(f"Note {turn}")
            return [
                AddNote(vendor_id=vendor_id, note=note),
                SetAnswer(task_id=task_id, key="core", value=None),
            ]
        case 3:
            return [DuplicateTask(task_id=task_id, title=f"Copy {turn}")]
        case 4:
            steps = written("steps", f"Turn {turn}", "changed " * 1000)
            return [
                SetAnswer(task_id=task_id, key="notes", value="changed " * 2000),
                SetSection(task_id=task_id, kind=DocumentKind.PROCEDURE, key="steps", value=steps),
            ]
        case 5:
            return [AddQuote(task_id=task_id + 1, quote=offer("Third"), vendor_id=vendor_id)]
        case _:
            return [
                RemoveQuote(quote_id=quote_id + 1),
                SetAnswer(task_id=task_id, key="title", value="Renamed"),
            ]


def make_edits(library: Path, acknowledgements: Path, first: int) -> None:
    """Make step after step; a line in ``acknowledgements`` after each."""
    out = os.open(acknowledgements, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    session = Session.open(library)
    number = first
    while True:
        session.do_all(edits_of_step(number))
        os.write(out, b"%d\n" % number)
        number += 1


def main() -> None:
    """Fork a child for each line read."""
    import sqlite_utils  # noqa: F401 - loaded once, here, for all children

    for line in sys.stdin:
        library, acknowledgements, first = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            try:
                make_edits(Path(library), Path(acknowledgements), int(first))
            finally:
                os._exit(1)
        print(child, flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
