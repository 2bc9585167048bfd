"""What was typed and not stored waits, and is never written over what somebody else wrote meanwhile."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    ChangeNote,
    ChangeQuote,
    DeleteTask,
    Edit,
    SetAnswer,
    SetBusiness,
    SetSection,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Core
from advisor.domain.records import Business
from advisor.domain.task import Task
from advisor.domain.vendor import Vendor
from advisor.errors import AdvisorError
from advisor.library import errors
from advisor.library.errors import LibraryChangedUnderneath, LibraryGone, LibraryReplaced
from advisor.session import Session
from tests.library.support import call_note, fill, offer, run_sql, written
from ui.jobs import Jobs
from ui.open_library import OpenLibrary
from ui.works import Works

OTHERS_NOTES = "UPDATE task SET notes = 'Theirs.' WHERE id = 1"
MINE = SetAnswer(task_id=1, key="notes", value="Mine.")


class Keeper:
    """A library without a window, and what it has told."""

    def __init__(self, path: Path, ending: ExitStack) -> None:
        jobs = Jobs()
        ending.callback(jobs.close)
        works = Works(jobs)
        ending.callback(works.close)
        self.library = OpenLibrary(Session.open(path), works)
        ending.callback(self.library.close)
        self.overtaken: list[AdvisorError] = []
        self.not_saved: list[AdvisorError] = []
        self.library.overtaken.connect(self.overtaken.append)
        self.library.not_saved.connect(self.not_saved.append)
        self.show()

    def show(self) -> None:
        """What places do: read what they show."""
        self.library.task(1)
        self.library.vendor(1)
        self.library.documents(1)

    def read_again(self) -> None:
        assert self.library.read_again()
        self.show()

    @property
    def session(self) -> Session:
        return self.library.session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "shop" / "shop.rightsource"
    path.parent.mkdir()
    with Session.create(path) as session:
        fill(session)
    return path


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[Callable[[Path], Keeper]]:
    with ExitStack() as ending:
        yield lambda path: Keeper(path, ending)


@pytest.fixture
def keeper(path: Path, opened: Callable[[Path], Keeper]) -> Keeper:
    return opened(path)


def test_an_answer_typed_over_a_contested_one_is_contested_too(keeper: Keeper, path: Path) -> None:
    run_sql(path, OTHERS_NOTES)
    assert keeper.library.edit(MINE) is None
    keeper.read_again()
    assert not keeper.library.save_unsaved()
    assert keeper.library.edit(SetAnswer(task_id=1, key="notes", value="Mine, longer.")) is None
    assert keeper.session.task(1).task.notes == "Theirs."
    assert keeper.library.unsaved_texts() == ["Mine, longer."]


def test_what_was_seen_before_it_was_typed_over_is_no_conflict(keeper: Keeper, path: Path) -> None:
    run_sql(path, OTHERS_NOTES)
    with pytest.raises(LibraryChangedUnderneath):
        keeper.library.edit(AddTask(task=Task(title="New")))
    keeper.read_again()
    assert keeper.library.edit(MINE) is not None
    assert keeper.session.task(1).task.notes == "Mine."


def test_our_own_edits_are_no_conflict(keeper: Keeper, path: Path) -> None:
    for text in ("One.", "Two.", "Three."):
        assert keeper.library.edit(SetAnswer(task_id=1, key="notes", value=text)) is not None
    run_sql(path, "UPDATE vendor SET summary = 'Theirs.' WHERE id = 1")
    assert keeper.library.edit(MINE) is None
    keeper.read_again()
    assert keeper.library.save_unsaved()
    assert keeper.session.task(1).task.notes == "Mine."


def test_an_undo_does_not_take_back_what_somebody_else_wrote(keeper: Keeper, path: Path) -> None:
    keeper.library.edit(MINE)
    run_sql(path, OTHERS_NOTES)
    keeper.library.undo()
    assert keeper.session.task(1).task.notes == "Theirs."
    assert [type(error) for error in keeper.overtaken] == [LibraryChangedUnderneath]
    keeper.read_again()
    keeper.library.undo()
    assert keeper.session.task(1).task.notes == "Theirs."


def test_a_replaced_or_missing_file_is_not_written_to(keeper: Keeper, path: Path) -> None:
    shutil.copy(path, path.with_name("newer"))
    path.with_name("newer").replace(path)
    state = path.read_bytes()
    assert keeper.library.edit(MINE) is None
    with pytest.raises(LibraryReplaced):
        keeper.library.edit(DeleteTask(task_id=1))
    path.unlink()
    with pytest.raises(LibraryGone):
        keeper.library.edit(DeleteTask(task_id=1))
    assert not path.exists()
    assert state
    assert [type(error) for error in keeper.overtaken] == [LibraryReplaced, LibraryReplaced, LibraryGone]
    assert keeper.library.unsaved_texts() == ["Mine."]


def test_in_another_file_too_somebody_elses_answer_is_not_overwritten(
    keeper: Keeper, path: Path, opened: Callable[[Path], Keeper]
) -> None:
    there = path.with_name("there.rightsource")
    shutil.copy(path, there)
    run_sql(there, OTHERS_NOTES)
    path.unlink()
    keeper.library.edit(MINE)
    keeper.library.edit(SetVendorField(vendor_id=1, key="phone", value="555"))
    new = opened(there)
    new.library.unsaved.take(keeper.library.unsaved.give())
    assert new.session.task(1).task.notes == "Theirs."
    assert new.session.vendor(1).vendor.phone == "555"
    (contested,) = new.library.unsaved.contested
    assert contested.edit == MINE
    assert not keeper.library.has_unsaved


def test_an_answer_does_not_go_to_another_task_that_has_the_same_number_there(
    keeper: Keeper, path: Path, tmp_path: Path, opened: Callable[[Path], Keeper]
) -> None:
    path.unlink()
    assert keeper.session.task(1).task.core is None  # as it is of the other task
    keeper.library.edit(SetAnswer(task_id=1, key="core", value=Core.YES))
    other = tmp_path / "other.rightsource"
    with Session.create(other) as session:
        session.do(AddVendor(vendor=Vendor(name="Other")))
        session.do(AddTask(task=Task(title="Roofing")))
    new = opened(other)
    new.library.unsaved.take(keeper.library.unsaved.give())
    assert len(new.library.unsaved.contested) == 1
    assert new.session.task(1).task.core is None


EDITS: list[tuple[Edit, Callable[[Session], Any], Any]] = [
    (MINE, lambda s: s.task(1).task.notes, "Mine."),
    (
        SetVendorField(vendor_id=1, key="summary", value="Mine."),
        lambda s: s.vendor(1).vendor.summary,
        "Mine.",
    ),
    (
        SetSection(task_id=1, kind=DocumentKind.PROCEDURE, key="steps", value=written("steps", "Mine.")),
        lambda s: s.documents(1)[DocumentKind.PROCEDURE][0].lines,
        ("Mine.",),
    ),
    (AddNote(vendor_id=1, note=call_note("Mine.", day=9)), lambda s: s.vendor(1).notes[0].note.text, "Mine."),
    (ChangeNote(note_id=1, note=call_note("Mine.")), lambda s: _note(s, 1), "Mine."),
    (AddQuote(task_id=1, quote=offer("Mine")), lambda s: s.task(1).quotes[-1].quote.vendor, "Mine"),
    (ChangeQuote(quote_id=2, quote=offer("Mine")), lambda s: s.task(1).quotes[1].quote.vendor, "Mine"),
    (SetBusiness(business=Business(name="Mine")), lambda s: s.business().name, "Mine"),
]


def _note(session: Session, note_id: int) -> str:
    return next(one.note.text for one in session.vendor(1).notes if one.id == note_id)


@pytest.mark.parametrize(("edit", "stored", "value"), EDITS)
def test_whatever_was_typed_is_kept_and_stored_once_there_is_room(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, edit: Edit, stored: Callable[[Session], Any], value: Any
) -> None:
    def full(_self: Session, _edit: Edit) -> None:
        raise errors.DiskFull("shop.rightsource")

    with monkeypatch.context() as disk:
        disk.setattr(Session, "do", full)
        for _ in range(2):  # somebody who did it again, because it did not show
            assert keeper.library.edit(edit) is None
        assert not keeper.library.save_unsaved()
    assert len(keeper.library.unsaved_texts()) == 1
    assert stored(keeper.session) != value
    assert keeper.library.save_unsaved()
    assert stored(keeper.session) == value
    keeper.library.undo()
    assert stored(keeper.session) != value


CHANGES_ELSEWHERE = [
    (EDITS[0][0], OTHERS_NOTES),
    (EDITS[1][0], "UPDATE vendor SET summary = 'Theirs.' WHERE id = 1"),
    (EDITS[2][0], "DELETE FROM task_document WHERE task_id = 1"),
    (EDITS[4][0], "UPDATE vendor_note SET text = 'Theirs.' WHERE id = 1"),
    (EDITS[6][0], "UPDATE quote SET vendor = 'Theirs' WHERE id = 2"),
    (EDITS[7][0], "UPDATE setting SET value = json_set(value, '$.name', 'Theirs') WHERE key = 'business'"),
]


@pytest.mark.parametrize(("edit", "elsewhere"), CHANGES_ELSEWHERE)
@pytest.mark.parametrize("for_ours", [True, False])
def test_of_two_wordings_the_one_that_was_chosen_stands(
    keeper: Keeper, path: Path, edit: Edit, elsewhere: str, for_ours: bool
) -> None:
    from advisor.library.contested import contest_of
    from advisor.library.standing import standing

    stored, value = next((stored, value) for one, stored, value in EDITS if one is edit)
    run_sql(path, elsewhere)
    assert keeper.library.edit(edit) is None
    keeper.read_again()
    theirs = _or_nothing(stored, keeper.session)
    for _ in range(3):
        assert not keeper.library.save_unsaved()
    assert _or_nothing(stored, keeper.session) == theirs != value
    (one,) = keeper.library.unsaved.contested
    now = standing(one.edit, keeper.session)
    told = contest_of(one.edit, one.before, now)
    assert told.subject
    assert told.field
    assert "Mine" in told.mine
    keeper.library.unsaved.decide(one, now, for_ours=for_ours)
    assert keeper.library.save_unsaved()
    assert _or_nothing(stored, keeper.session) == (value if for_ours else theirs)


def _or_nothing(stored: Callable[[Session], Any], session: Session) -> Any:
    try:
        return stored(session)
    except KeyError:
        return None


def test_what_was_chosen_over_what_was_shown_is_not_put_over_what_came_after(
    keeper: Keeper, path: Path
) -> None:
    from advisor.library.standing import standing

    run_sql(path, OTHERS_NOTES)
    keeper.library.edit(MINE)
    keeper.read_again()
    keeper.library.save_unsaved()
    (one,) = keeper.library.unsaved.contested
    shown = standing(one.edit, keeper.session)
    run_sql(path, "UPDATE task SET notes = 'Theirs, once more.' WHERE id = 1")
    keeper.library.unsaved.decide(one, shown, for_ours=True)
    assert not keeper.library.save_unsaved()
    keeper.read_again()
    assert not keeper.library.save_unsaved()
    assert keeper.session.task(1).task.notes == "Theirs, once more."


def test_trouble_that_lasts_is_told_once_and_not_at_every_try(keeper: Keeper, path: Path) -> None:
    path.parent.rename(path.parent.with_name("unplugged"))
    keeper.library.edit(MINE)
    for _ in range(3):
        keeper.library.save_unsaved()
    assert [type(error) for error in keeper.not_saved] == [LibraryGone]
    keeper.library.edit(SetAnswer(task_id=1, key="licensed", value=True))  # the owner's own doing is answered
    assert [type(error) for error in keeper.not_saved] == [LibraryGone] * 2


def test_a_kept_answer_of_a_task_that_was_deleted_meanwhile_breaks_nothing(
    keeper: Keeper, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE task SET deleted_at = '2026-03-02T09:00:00.000Z' WHERE id = 1")
    assert keeper.library.edit(MINE) is None
    assert keeper.library.read_again()
    assert not keeper.library.save_unsaved()
    assert [one.edit for one in keeper.library.unsaved.contested] == [MINE]
