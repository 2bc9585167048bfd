"""Does with damaged libraries what the program does with any; asked line by line by ``mutations``.

Each line of its input is a path; for each it answers with a line of JSON: ``fault`` is a traceback where
anything came out but a sentence, "" otherwise; ``outcome`` is "opened", or the kind of the refusal;
``seconds`` are the processor's.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from advisor.domain.edits import AddTask, DeleteTask, SetAnswer
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.library import errors
from advisor.library.backup import backup, check
from advisor.library.salvage.salvage import salvage
from advisor.library.task_query import TaskOrder, TaskQuery
from advisor.session import Session

MEMORY_BYTES = 1 << 30
_PDF_EVERY = 10  # mutants; it takes longer than all the rest


def look_at(path: Path, *, with_pdf: bool) -> str:
    """Open, read, edit, back up, check, and salvage where it is damaged; the outcome in a word.

    Whatever is no AdvisorError comes out.
    """
    outcome = "opened"
    try:
        session = Session.open(path)
    except AdvisorError as error:
        outcome = type(error).__name__
        _demand_sentence(error)
        if isinstance(error, errors.LibraryDamaged):
            outcome += f", {_salvage(path)}"
    else:
        with session:
            for step in _steps(session, with_pdf=with_pdf):
                outcome = _attempt(step) or outcome
    for found in check(path):
        assert found.strip(), "a finding is a sentence"
    return outcome


def _attempt(step: Callable[[], Any]) -> str:
    try:
        step()
    except AdvisorError as error:
        _demand_sentence(error)
        return f"opened, then {type(error).__name__}"
    return ""


def _demand_sentence(error: AdvisorError) -> None:
    assert all(text.strip() for text in (error.what, error.why, error.remedy)), repr(error)


def _steps(session: Session, *, with_pdf: bool) -> Iterator[Callable[[], Any]]:
    task_ids: list[int] = []
    vendor_ids: list[int] = []
    yield lambda: task_ids.extend(task.id for task in session.tasks())
    yield lambda: vendor_ids.extend(vendor.id for vendor in session.vendors())
    yield session.business
    yield from (session.deleted_tasks, session.deleted_vendors, session.tasks_to_review, session.follow_ups)
    for task_id in task_ids:
        yield partial(session.full_task, task_id)
        yield partial(session.documents, task_id)
    for vendor_id in vendor_ids:
        yield partial(session.vendor, vendor_id)
        yield partial(session.quotes_of_vendor, vendor_id)
    for words in ("book", "task 7", "o", "zoe", "ledger said"):
        yield partial(session.find, words)
    for order in TaskOrder:
        yield partial(session.task_list.ids, TaskQuery(order=order))
    yield partial(session.task_list.ids, TaskQuery(words=("t",), reverse=True))
    if task_ids:
        yield partial(_report, session, task_ids[0], with_pdf=with_pdf)
        yield lambda: session.do(SetAnswer(task_id=task_ids[-1], key="notes", value="Anew."))
        yield lambda: session.do(DeleteTask(task_id=task_ids[-1]))
    yield lambda: session.do(AddTask(task=Task(title="New", notes="Whatever")))
    yield lambda: session.find("whatever")
    yield lambda: backup(session.library, session.path.parent / "backups")


def _report(session: Session, task_id: int, *, with_pdf: bool) -> None:
    from advisor.report.pdf import build_pdf
    from advisor.report.task_report import task_document

    task = session.full_task(task_id)
    assessment = session.assess(task_id)
    if with_pdf:
        build_pdf(task_document(task, assessment, locale="en_US"))


def _salvage(path: Path) -> str:
    try:
        saved = salvage(path)
    except AdvisorError as error:
        _demand_sentence(error)
        return "nothing saved"
    found = check(saved.path)
    assert found == [], f"the salvaged library is damaged: {found}"
    assert saved.as_text()
    return "salvaged"


def main() -> None:
    """Answer until the input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for number, line in enumerate(sys.stdin):
        fault, outcome = "", ""
        began = time.process_time()
        try:
            outcome = look_at(Path(line.rstrip("\n")), with_pdf=number % _PDF_EVERY == 0)
        except BaseException:
            fault = traceback.format_exc()
        answers.write(
            json.dumps({"fault": fault, "outcome": outcome, "seconds": time.process_time() - began}) + "\n"
        )
        answers.flush()


if __name__ == "__main__":
    main()
