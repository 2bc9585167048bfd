"""However the window ends, what was typed is saved, nothing is half-written, and it can always be closed."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from advisor.domain.edits import SetAnswer
from advisor.library.backup import check
from advisor.progress import Progress
from advisor.session import Session
from tests.started import SAMPLE, Home
from tests.ui.drive import Owner
from tests.ui.injected import MARKED, raising, reporting
from ui.crash import CrashReporter
from ui.dialogs.reading_dialog import ReadingDialog
from ui.papers import Order
from ui.works import Work

OLD = b"what was there before"


class Door:
    """Work waits at it, unless it is cancelled, until it is opened."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.reached = threading.Event()

    def wait(self, progress: Progress) -> None:
        self.reached.set()
        while not self._event.wait(0.005):
            progress.go_on()

    def open(self) -> None:
        self._event.set()


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """All long work in workers waits at it, but for backups."""
    door = Door()
    carry_out = Work.carry_out

    def slow(self: Work, act: Callable[[Progress], Any]) -> Any:
        if "backup" in self.kind.lower():  # the backup on closing is not what is asked about here
            return carry_out(self, act)

        def wait_first(progress: Progress) -> Any:
            door.wait(progress)
            return act(progress)

        return carry_out(self, wait_first)

    monkeypatch.setattr(Work, "carry_out", slow)
    yield door
    door.open()


@pytest.fixture
def shop(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    owner.wait_for(lambda: not owner.program.works.is_busy)
    return owner


def notes_of(owner: Owner) -> QPlainTextEdit:
    entry = owner.desk.workspace.tasks.entry
    entry.tabs.setCurrentWidget(entry.notes)
    found = entry.notes.findChild(QPlainTextEdit)
    assert found is not None
    return found


def notes_in(path: Path) -> list[str]:
    with Session.open(path) as session:
        return [session.task(summary.id).task.notes for summary in session.tasks()]


# A fault in closing


@pytest.fixture
def reporter(shop: Owner) -> Iterator[CrashReporter]:
    with reporting(shop.program) as found:
        yield found


def shows(owner: Owner, title: str) -> bool:
    return any(
        one.windowTitle() == title for one in owner.window.findChildren(ReadingDialog) if one.isVisible()
    )


@pytest.mark.parametrize(
    "broken",
    [
        "ui.desk.Desk.close",
        "ui.desk.Desk.commit",
        "ui.leaving.Leaving.may_leave",
        "ui.works.Works.cancel_all",
    ],
)
def test_a_fault_in_closing_is_told_and_the_next_try_closes(
    shop: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    path = shop.session.path
    shop.fill(notes_of(shop), "Typed before the end")
    monkeypatch.setattr(broken, raising(lambda: KeyError(MARKED)))
    assert not shop.window.close()
    assert shop.window.isVisible()
    shop.wait_for(lambda: shows(shop, "Something went wrong in Rightsource"))
    shop.close_dialogs()
    shop.window.close()
    shop.wait_for(lambda: not shop.window.isVisible())
    monkeypatch.undo()
    assert "Typed before the end" in notes_in(path)
    assert check(path) == []


def test_what_a_fault_kept_from_being_saved_is_offered_before_the_window_closes(
    shop: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shop.session.path
    box = notes_of(shop)
    monkeypatch.setattr("advisor.session.carry_out", raising(lambda: KeyError(MARKED)))
    shop.click(box)
    shop.keys("Nobody takes this: ", box)
    assert not shop.window.close()
    shop.close_dialogs()
    for _ in range(2):  # whichever attempt it is that ends in the fault
        if not shows(shop, "Not everything is saved"):
            shop.window.close()
            QApplication.processEvents()
    offered = [
        one
        for one in shop.window.findChildren(ReadingDialog)
        if one.windowTitle() == "Not everything is saved"
    ]
    text = offered[0].findChild(QPlainTextEdit)
    assert text is not None
    assert "Nobody takes this" in text.toPlainText()
    assert shop.window.isVisible()
    shop.press("Close without them", offered[0])
    shop.wait_for(lambda: not shop.window.isVisible() or shop.program.libraries.desk is None)
    shop.close_dialogs()
    monkeypatch.undo()
    assert check(path) == []


# Closed while something is under way


def paper_order(owner: Owner) -> Order:
    return owner.desk.errands.reports._order_of_task(owner.desk.tasks.current or 0)


def start_pdf(owner: Owner, path: Path) -> None:
    papers = owner.desk.errands.reports._at_hand()
    papers._order, papers._shown = paper_order(owner), None
    papers._export_to(str(path))


def start_export(owner: Owner, path: Path) -> None:
    owner.desk.errands.exporting._export_to("everything", "json", str(path))


@pytest.mark.parametrize(("start", "end"), [(start_pdf, b"%%EOF"), (start_export, b"}")])
def test_closing_waits_for_a_file_that_is_being_written(
    shop: Owner, door: Door, tmp_path: Path, start: Callable[[Owner, Path], None], end: bytes
) -> None:
    path, library = tmp_path / "out", shop.session.path
    path.write_bytes(OLD)
    start(shop, path)
    shop.wait_for(door.reached.is_set)
    assert not shop.window.close()
    assert path.read_bytes() == OLD
    assert shop.window.progress.can_cancel()
    door.open()
    shop.wait_for(lambda: not shop.window.isVisible())
    assert path.read_bytes().rstrip().endswith(end)
    assert [one.name for one in tmp_path.glob("*out*")] == ["out"]
    assert check(library) == []


@pytest.mark.parametrize("start", [start_pdf, start_export])
def test_cancelling_it_leaves_the_old_file_and_the_window_closes(
    shop: Owner, door: Door, tmp_path: Path, start: Callable[[Owner, Path], None]
) -> None:
    path = tmp_path / "out"
    path.write_bytes(OLD)
    start(shop, path)
    shop.wait_for(door.reached.is_set)
    shop.window.close()
    shop.program.works.cancel()
    shop.wait_for(lambda: not shop.window.isVisible())
    assert path.read_bytes() == OLD
    assert list(tmp_path.glob(".out*")) == []


def test_a_preview_under_way_holds_nothing_up(shop: Owner, door: Door) -> None:
    shop.window.actions_.print_preview.trigger()
    shop.wait_for(door.reached.is_set)
    shop.window.close()
    shop.wait_for(lambda: not shop.window.isVisible())  # though nobody has opened the door


def test_closing_while_a_what_if_is_worked_out_ends_at_once_and_leaves_no_thread(
    shop: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shop.session.path
    shop.press("What if …", shop.desk.workspace.tasks.advice)
    for summary in shop.session.tasks():
        shop.desk.library.edit(SetAnswer(task_id=summary.id, key="notes", value="Changed at the end"))
    assert shop.desk.advising.is_busy
    shop.window.close()
    shop.wait_for(lambda: not shop.window.isVisible())
    assert set(notes_in(path)) == {"Changed at the end"}  # the fixture looks for threads


def test_closing_with_a_dialog_open_closes_that_as_well(shop: Owner) -> None:
    path = shop.session.path
    shop.click(notes_of(shop))
    shop.keys("Below a dialog: ", notes_of(shop))
    shop.window.actions_.glossary.trigger()
    shop.window.close()
    shop.wait_for(lambda: not shop.window.isVisible())
    assert any("Below a dialog" in notes for notes in notes_in(path))


# Ended from outside


TYPING = """
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QPlainTextEdit
    program.window.activateWindow()
    entry = desk.workspace.tasks.entry
    entry.tabs.setCurrentWidget(entry.notes)
    yield 100
    box = entry.notes.findChild(QPlainTextEdit)
    box.setFocus()
    QTest.keyClicks(box, "Typed a moment ago: ")
    print(desk.library.session.path, flush=True)
    while True:
        yield 20
        QTest.keyClicks(box, "x")  # whoever is ended types on
"""


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_saves_what_is_being_typed_and_closes_the_window(
    tmp_path: Path, how: signal.Signals
) -> None:
    with Home(tmp_path / "computer").begun(SAMPLE + TYPING) as process:
        assert process.stdout is not None
        path = Path(process.stdout.readline().strip())
        process.send_signal(how)
        assert process.wait(timeout=30) == 0
    assert any("Typed a moment ago" in notes for notes in notes_in(path))
    assert check(path) == []
    assert not path.with_name(f"{path.name}.lock").exists()


def test_the_end_of_the_session_saves_what_is_being_typed_and_asks_nothing(shop: Owner) -> None:
    shop.click(notes_of(shop))
    shop.keys("Logged out: ", notes_of(shop))
    shop.program.save_typed()  # what the desktop's wish is tied to, see below
    assert "Logged out" in shop.task().task.notes
    assert QApplication.activeModalWidget() is None


def test_the_desktops_wish_to_end_is_heard(tmp_path: Path) -> None:
    code = (
        SAMPLE
        + "    from PySide6.QtCore import SIGNAL\n    from PySide6.QtWidgets import QApplication\n"
        + "    application = QApplication.instance()\n"
        + "    print(application.receivers(SIGNAL('commitDataRequest(QSessionManager&)')))\n"
        + "    program.window.close()\n    yield 1\n"
    )
    status, printed, complained = Home(tmp_path / "computer").run(code)
    assert status == 0, complained
    assert printed == "1\n"


# Faults where there is no window yet, or none any more


def test_a_window_that_cannot_be_built_says_so_and_the_next_start_is_free_to_try(tmp_path: Path) -> None:
    home = Home(tmp_path / MARKED)
    code = f"""
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
import ui.program

def fail(*_arguments):
    def look():
        box = QApplication.activeModalWidget()
        print(isinstance(box, QMessageBox), box.text(), "{MARKED}" in box.detailedText(), sep="|")
        print(list(Path(given[0]).glob("run/Rightsource/window-*")))
        box.reject()
    QTimer.singleShot(1500, look)
    raise KeyError("{MARKED}")

ui.program.MainWindow.furnish = fail
def drive(program):
    yield 1
"""
    status, printed, complained = home.run(code, str(home.folder))
    assert status == 1
    assert printed.splitlines()[0] == "True|Rightsource could not open its window.|False"
    assert printed.splitlines()[1] == "[]"  # nobody hands over to a window that is none
    assert complained.startswith("Rightsource could not open its window.\n")
    assert "KeyError" in complained
    assert MARKED not in complained
    status, _, complained = home.run(SAMPLE + "    program.window.close()\n    yield 1\n")
    assert status == 0, complained


def test_a_library_that_cannot_be_shown_at_the_start_leaves_a_window_with_the_report(tmp_path: Path) -> None:
    home = Home(tmp_path / "computer")
    assert home.run(SAMPLE + "    program.window.close()\n    yield 1\n")[0] == 0
    code = """
import ui.desk

def fail(*_arguments):
    raise KeyError("secret")

ui.desk.Desk.start = fail
def drive(program):
    yield 300
    from PySide6.QtWidgets import QApplication
    dialog = QApplication.activeModalWidget()
    print(dialog.windowTitle(), program.libraries.desk, program.window.start.isVisible(), sep="|")
    dialog.reject()
    yield 10
    program.window.close()
    yield 10
"""
    status, printed, complained = home.run(code)
    assert status == 0, complained
    assert printed == "Something went wrong in Rightsource|None|True\n"
    assert "secret" not in complained
    assert "KeyError" in home.log


def test_a_fault_after_the_window_has_closed_is_said_and_the_library_is_whole(tmp_path: Path) -> None:
    home = Home(tmp_path / "computer")
    code = f"""
import ui.program

def fail(self):
    raise KeyError("{MARKED}")

ui.program.Jobs.close = fail
{SAMPLE}
    print(desk.library.session.path)
    program.window.close()
    yield 1
"""
    status, printed, complained = home.run(code)
    assert status == 0
    assert "A fault came up while closing" in complained
    assert "KeyError" in complained
    assert MARKED not in complained
    path = Path(printed.strip())
    assert check(path) == []
    assert not path.with_name(f"{path.name}.lock").exists()
