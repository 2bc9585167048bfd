"""Edits carried out aside: all or none, the library readable meanwhile, its lock and versions kept."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from advisor.domain.edits import AddTask, Edit, SetAnswer
from advisor.domain.task import Task
from advisor.errors import Cancelled
from advisor.library.aside import Aside
from advisor.library.errors import LibraryChangedUnderneath, NotThere
from advisor.progress import Progress
from advisor.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session.create(tmp_path / "own.rightsource") as session:
        session.do(AddTask(task=Task(title="First")))
        yield session


def edits(count: int) -> list[Edit]:
    return [AddTask(task=Task(title=f"Task {n:04}", notes="Words " * 40)) for n in range(count)]


def in_a_thread(aside: Aside, edits: list[Edit], progress: Progress) -> list[BaseException]:
    """Carry the edits out as the window does; what was raised."""
    raised: list[BaseException] = []

    def work() -> None:
        try:
            aside.carry_out(edits, progress)
        except BaseException as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return raised


class Impatient(Progress):
    """Of somebody who cancels when 20 are done."""

    def report(self, done: int, total: int) -> None:
        if done == 20:
            self.cancel()
        super().report(done, total)


def titles(session: Session) -> list[str]:
    return [one.title for one in session.tasks()]


def test_what_is_carried_out_aside_is_there_once_it_is_committed_and_not_before(session: Session) -> None:
    aside, progress = session.aside(), Progress()
    assert in_a_thread(aside, edits(3000), progress) == []
    assert (progress.done, progress.total) == (3000, 3000)
    assert titles(session) == ["First"]  # and reading is not held up, however much waits to be written
    session.take(aside)
    assert len(titles(session)) == 3001
    assert not session.refresh()  # it was no foreign change
    session.do(AddTask(task=Task(title="Last")))
    assert "Last" in titles(session)
    assert [hit.title for hit in session.find("Task 0007")] == ["Task 0007"]


def test_a_cancelled_lot_leaves_nothing_and_frees_the_library(session: Session) -> None:
    progress = Impatient()
    raised = in_a_thread(session.aside(), edits(50), progress)
    assert isinstance(raised[0], Cancelled)
    assert progress.done == 20
    session.do(AddTask(task=Task(title="Last")))
    assert titles(session) == ["First", "Last"]


def test_a_lot_rolled_back_after_it_was_carried_out_leaves_nothing(session: Session) -> None:
    aside = session.aside()
    in_a_thread(aside, edits(10), Progress())
    aside.roll_back()
    aside.roll_back()
    session.do(AddTask(task=Task(title="Last")))
    assert titles(session) == ["First", "Last"]


def test_one_edit_that_cannot_be_made_undoes_all_of_them(session: Session) -> None:
    lot = [*edits(5), SetAnswer(task_id=999, key="notes", value="x")]
    raised = in_a_thread(session.aside(), lot, Progress())
    assert isinstance(raised[0], NotThere)
    assert titles(session) == ["First"]


def test_nobody_else_writes_while_a_lot_waits_to_be_committed(session: Session) -> None:
    aside = session.aside()
    in_a_thread(aside, edits(10), Progress())
    with (
        closing(sqlite3.connect(session.path, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("UPDATE task SET title = 'Changed elsewhere'")
    session.take(aside)
    assert len(titles(session)) == 11


def test_a_change_from_elsewhere_before_the_lot_refuses_it_until_it_was_read(session: Session) -> None:
    with closing(sqlite3.connect(session.path)) as other, other:
        other.execute("UPDATE task SET status = 'decided'")
    aside = session.aside()
    in_a_thread(aside, edits(10), Progress())
    with pytest.raises(LibraryChangedUnderneath):
        session.take(aside)
    assert titles(session) == ["First"]
    assert session.refresh()
    again = session.aside()
    in_a_thread(again, edits(10), Progress())
    session.take(again)
    assert len(titles(session)) == 11


def test_no_journal_is_left_beside_the_library(session: Session) -> None:
    aside = session.aside()
    in_a_thread(aside, edits(10), Progress())
    session.take(aside)
    path = session.path
    session.close()
    assert not path.with_name(path.name + "-journal").exists()
