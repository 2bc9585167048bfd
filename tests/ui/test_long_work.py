"""Work that takes long: told of, cancelled, and left in order when the window closes meanwhile."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from advisor.domain.edits import AddTask, SetAnswer
from advisor.domain.task import Task
from advisor.errors import AdvisorError, Cancelled
from advisor.library import aside
from advisor.library.carry_out import carry_out as carry_out_one
from advisor.progress import Progress
from advisor.session import Session
from tests.fixtures.make_libraries import FOLDER
from tests.ui.drive import Owner, running
from tests.ui.test_quick_entry import items, opened, own, paste, press, words
from ui import long_edits
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.jobs import Jobs
from ui.places.tasks import quick_entry
from ui.progress_strip import ProgressStrip
from ui.works import Works, WorkShown

__all__ = ["own"]
SOON = 0.05  # seconds


class Door:
    """Work waits at it until it is opened."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def wait(self, progress: Progress) -> str:
        while not self._event.wait(0.005):
            progress.report(3, 10)
        return "done"

    def open(self) -> None:
        self._event.set()


class Watcher:
    """Somebody who looks at the strip."""

    def __init__(self, works: Works) -> None:
        self.told: list[WorkShown | None] = []
        self.done: list[object] = []
        self.failed: list[AdvisorError] = []
        works.shown.connect(self.told.append)

    @property
    def sentence(self) -> str:
        return self.told[-1].sentence if self.told and self.told[-1] else ""


@pytest.fixture
def works(qtbot: QtBot) -> Iterator[Works]:
    jobs = Jobs()
    works = Works(jobs)
    works.shown_after, works.cancel_after = SOON, 3 * SOON
    yield works
    works.close()
    jobs.close()


def begin(works: Works, watcher: Watcher, door: Door, sentence: str = "Counting") -> None:
    works.start(door.wait, sentence=sentence, done=watcher.done.append, failed=watcher.failed.append)


def test_short_work_is_not_told_of(works: Works, qtbot: QtBot) -> None:
    works.shown_after = 60.0
    watcher, door = Watcher(works), Door()
    door.open()
    begin(works, watcher, door)
    qtbot.waitUntil(lambda: watcher.done == ["done"])
    assert watcher.told == []
    assert not works.is_busy


def test_long_work_is_told_of_first_and_can_be_cancelled_later(works: Works, qtbot: QtBot) -> None:
    watcher, door = Watcher(works), Door()
    begin(works, watcher, door)
    assert watcher.told == []
    qtbot.waitUntil(lambda: watcher.sentence == "Counting")
    first = watcher.told[0]
    assert first is not None
    assert not first.can_cancel
    assert (first.done, first.total) == (3, 10)
    qtbot.waitUntil(lambda: watcher.told[-1] is not None and watcher.told[-1].can_cancel)
    works.cancel()
    qtbot.waitUntil(lambda: bool(watcher.failed))
    assert isinstance(watcher.failed[0], Cancelled)
    assert watcher.told[-1] is None


def test_what_ends_just_as_it_is_cancelled_counts_as_cancelled(works: Works, qtbot: QtBot) -> None:
    watcher, door = Watcher(works), Door()
    door.open()
    begin(works, watcher, door)
    works.cancel_all()
    qtbot.waitUntil(lambda: bool(watcher.failed))
    assert watcher.done == []


def test_of_two_the_older_is_told_of_and_then_the_other(works: Works, qtbot: QtBot) -> None:
    watcher, one, other = Watcher(works), Door(), Door()
    idle: list[bool] = []
    works.idle.connect(lambda: idle.append(True))
    begin(works, watcher, one, "One")
    begin(works, watcher, other, "Other")
    qtbot.waitUntil(lambda: watcher.sentence == "One")
    one.open()
    qtbot.waitUntil(lambda: watcher.sentence == "Other")
    assert idle == []
    other.open()
    qtbot.waitUntil(lambda: len(watcher.done) == 2)
    assert idle == [True]


def test_work_in_slices_lets_other_events_through_and_can_be_cancelled(works: Works, qtbot: QtBot) -> None:
    watcher = Watcher(works)
    closed: list[bool] = []

    def steps() -> Iterator[tuple[int, int]]:
        try:
            for at in range(1_000_000):
                yield at, 1_000_000
        finally:
            closed.append(True)

    works.start_in_slices(
        steps(),  # type: ignore[arg-type]  # it never gets to its end
        sentence="Painting",
        done=watcher.done.append,
        failed=watcher.failed.append,
    )
    qtbot.waitUntil(lambda: watcher.sentence == "Painting")
    works.cancel()
    qtbot.waitUntil(lambda: bool(watcher.failed))
    assert closed
    assert not works.is_busy


def test_slices_that_end_hand_back_their_result(works: Works, qtbot: QtBot) -> None:
    watcher = Watcher(works)

    def steps():
        yield 1, 2
        yield 2, 2
        return "painted"

    works.start_in_slices(
        steps(), sentence="Painting", done=watcher.done.append, failed=watcher.failed.append
    )
    qtbot.waitUntil(lambda: watcher.done == ["painted"])


def test_a_fault_in_a_slice_goes_to_the_report_and_frees_the_strip(works: Works, qtbot: QtBot) -> None:
    watcher = Watcher(works)

    def steps():
        yield 1, 2
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        works.start_in_slices(
            steps(), sentence="Painting", done=watcher.done.append, failed=watcher.failed.append
        )
        qtbot.waitUntil(lambda: bool(raised))
    assert not works.is_busy


def test_closing_waits_until_no_worker_is_at_it(qtbot: QtBot) -> None:
    jobs = Jobs()
    works = Works(jobs)
    watcher, door = Watcher(works), Door()
    begin(works, watcher, door)
    works.close()
    assert not works.is_busy
    jobs.close()
    assert watcher.done == []


# In the window


class SlowEdits:
    """Edits aside that wait at a door after the first."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.door = Door()
        carry_out = carry_out_one
        count = iter(range(1_000_000))

        def slow(edit, writer):
            if next(count) == 1:
                self.door.wait(Progress())
            return carry_out(edit, writer)

        monkeypatch.setattr(aside, "carry_out", slow)
        monkeypatch.setattr(long_edits, "MANY", 20)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowEdits]:
    slow = SlowEdits(monkeypatch)
    yield slow
    slow.door.open()


def hurried(owner: Owner) -> None:
    owner.program.works.shown_after, owner.program.works.cancel_after = SOON, 2 * SOON


def add_fifty(owner: Owner) -> QuickEntryDialog:
    dialog = opened(owner)
    paste(owner, dialog, "\n".join(f"Task number {n}" for n in range(50)))
    return dialog


def test_a_long_list_shows_the_strip_and_the_window_lives_on(own: Owner, slow: SlowEdits) -> None:
    hurried(own)
    dialog = add_fifty(own)
    own.wait_for(lambda: own.window.progress.text() == "Adding 50 tasks")
    assert dialog.progress.text() == "Adding 50 tasks"
    bar = own.window.progress.findChild(QProgressBar)
    assert bar is not None
    assert bar.accessibleName() == "Adding 50 tasks"
    assert own.rows() == []
    assert not own.button("Add", dialog).isEnabled()
    slow.door.open()
    own.wait_for(lambda: len(own.rows()) == 50)
    assert own.window.progress.text() == ""
    assert own.desk.library.undo_stack.count() == 1
    assert "50 new tasks" in own.window.actions_.undo.text()


def test_a_cancelled_list_leaves_the_library_as_it_was(own: Owner, slow: SlowEdits) -> None:
    hurried(own)
    dialog = add_fifty(own)
    own.wait_for(dialog.progress.can_cancel)
    press(own, dialog, "Cancel: Adding 50 tasks")
    slow.door.open()
    own.wait_for(lambda: "Cancelled. Nothing was added." in words(dialog))
    assert own.rows() == []
    assert own.session.deleted_tasks() == []
    assert own.desk.library.undo_stack.count() == 0
    assert items(dialog) == []
    paste(own, dialog, "One\nTwo")
    own.wait_for(lambda: own.rows() == ["One", "Two"])


def test_undo_and_redo_of_a_long_list_are_told_of_too(own: Owner, slow: SlowEdits) -> None:
    slow.door.open()
    hurried(own)
    add_fifty(own)
    own.wait_for(lambda: len(own.rows()) == 50)
    own.window.actions_.undo.trigger()
    own.wait_for(lambda: own.rows() == [])
    assert own.desk.library.undo_stack.index() == 0
    own.window.actions_.redo.trigger()
    own.wait_for(lambda: len(own.rows()) == 50)
    assert own.desk.library.undo_stack.index() == 1
    own.window.actions_.undo.trigger()
    own.wait_for(lambda: own.rows() == [])


def test_an_answer_given_meanwhile_is_kept_and_stored_afterwards(own: Owner, slow: SlowEdits) -> None:
    library = own.desk.library
    change = library.edit(AddTask(task=Task(title="First")))
    assert change is not None
    assert change.created_id is not None
    add_fifty(own)
    own.wait_for(lambda: library.is_busy)
    assert library.edit(SetAnswer(task_id=change.created_id, key="notes", value="Meanwhile")) is None
    assert library.task(change.created_id).task.notes == "Meanwhile"
    with pytest.raises(AdvisorError, match="long list"):
        library.edit(AddTask(task=Task(title="Refused")))
    own.window.actions_.undo.trigger()
    assert "long list" in own.banner()
    slow.door.open()
    own.wait_for(lambda: not library.has_unsaved)
    assert library.session.task(change.created_id).task.notes == "Meanwhile"
    assert len(own.rows()) == 51


def test_closing_the_window_waits_for_a_long_list_and_then_closes(own: Owner, slow: SlowEdits) -> None:
    path = own.session.path
    add_fifty(own)
    own.window.close()
    assert own.window.isVisible()
    assert own.window.progress.text() == "Adding 50 tasks"
    assert own.window.progress.can_cancel()
    slow.door.open()
    own.wait_for(lambda: not own.window.isVisible())
    with Session.open(path) as session:
        assert len(session.tasks()) == 50


def test_cancelling_lets_the_window_close_with_nothing_added(own: Owner, slow: SlowEdits) -> None:
    path = own.session.path
    add_fifty(own)
    own.window.close()
    own.program.works.cancel()
    slow.door.open()
    own.wait_for(lambda: not own.window.isVisible())
    with Session.open(path) as session:
        assert session.tasks() == []


def test_another_library_is_not_opened_meanwhile(own: Owner, slow: SlowEdits) -> None:
    add_fifty(own)
    own.window.actions_.close_library.trigger()
    assert "not finished yet: Adding 50 tasks" in own.banner()
    assert own.program.libraries.desk is not None
    slow.door.open()
    own.wait_for(lambda: len(own.rows()) == 50)


def test_a_program_that_is_ended_meanwhile_leaves_the_library_whole(
    qtbot: QtBot, home: Path, slow: SlowEdits
) -> None:
    with running(qtbot) as owner:
        owner.press("Try the sample business")
        owner.wait_for_advice()
        path, before = owner.session.path, len(owner.rows())
        add_fifty(owner)
        owner.wait_for(lambda: owner.desk.library.is_busy)
        threading.Timer(0.05, slow.door.open).start()
        owner.desk.close()
    with Session.open(path) as session:
        assert len(session.tasks()) == before


def test_a_long_text_is_read_in_a_worker(own: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_entry, "READ_AT_ONCE", 10)
    dialog = opened(own)
    paste(own, dialog, "Sending invoices\nDoing the books\n" + "x" * 501)
    assert items(dialog) == []
    own.wait_for(dialog.offers)
    assert len(items(dialog)) == 3


# An older library


class SlowUpdate:
    """Bringing an older library up to date waits at a door."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.door = Door()
        update = Session.bring_up_to_date

        def slow(path: Path, progress: Progress, *, take_over: bool = False) -> None:
            self.door.wait(progress)
            update(path, progress, take_over=take_over)

        monkeypatch.setattr(Session, "bring_up_to_date", staticmethod(slow))


@pytest.fixture
def slow_update(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowUpdate]:
    slow = SlowUpdate(monkeypatch)
    yield slow
    slow.door.open()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(FOLDER / "schema-1.rightsource", tmp_path / "old.rightsource"))


def test_an_older_library_opens_once_it_is_brought_up_to_date(
    owner: Owner, old: Path, slow_update: SlowUpdate
) -> None:
    hurried(owner)
    owner.program.libraries.open(old)
    owner.wait_for(owner.window.progress.can_cancel)
    assert owner.window.progress.text().startswith("Bringing “old” up to date")
    assert owner.program.libraries.desk is None
    slow_update.door.open()
    owner.wait_for(lambda: owner.program.libraries.desk)
    assert owner.session.path == old
    assert owner.window.progress.text() == ""


def test_cancelled_an_older_library_stays_as_it_is_and_the_open_one_stays_open(
    own: Owner, old: Path, slow_update: SlowUpdate
) -> None:
    hurried(own)
    before, open_one = old.read_bytes(), own.session.path
    own.program.libraries.open(old)
    own.wait_for(own.window.progress.can_cancel)
    own.press("Cancel*", own.window.progress)
    own.wait_for(lambda: not own.program.works.is_busy)
    assert own.session.path == open_one
    assert old.read_bytes() == before
    assert QApplication.activeModalWidget() is None


def test_of_two_libraries_asked_for_the_last_is_opened(
    owner: Owner, old: Path, slow_update: SlowUpdate, tmp_path: Path
) -> None:
    owner.program.libraries.open(old)
    other = tmp_path / "other.rightsource"
    Session.create(other).close()
    owner.program.libraries.open(other)
    slow_update.door.open()
    owner.wait_for(lambda: not owner.program.works.is_busy)
    assert owner.session.path == other


def test_closing_the_window_leaves_an_older_library_old(
    owner: Owner, old: Path, slow_update: SlowUpdate
) -> None:
    before = old.read_bytes()
    owner.program.libraries.open(old)
    owner.window.close()
    assert not owner.window.isVisible()
    owner.wait_for(lambda: not owner.program.works.is_busy)
    assert old.read_bytes() == before


@pytest.mark.parametrize("width", [240, 360, 900])
def test_the_strip_shows_its_whole_sentence_and_button_in_any_width(qtbot: QtBot, width: int) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.resize(width, 120)
    strip.show_work(WorkShown(sentence="Adding 12,400 tasks", done=1, total=2, can_cancel=True))
    QApplication.processEvents()
    button, bar = strip.findChild(QPushButton), strip.findChild(QProgressBar)
    text = next(label for label in strip.findChildren(QLabel) if label.text())
    assert button is not None
    assert bar is not None
    lines = QPushButton.text(button).split("\n")  # as it is shown: a long text may take two
    assert button.width() >= max(map(button.fontMetrics().horizontalAdvance, lines))
    assert text.height() >= text.heightForWidth(text.width())
    assert bar.value() * 2 == bar.maximum()
    right = button.mapTo(strip, button.rect().topRight()).x()
    assert right < width
