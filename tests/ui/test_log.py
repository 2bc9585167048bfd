"""The log tells kinds, counts and times; never what the owner wrote, for whom, or where."""

from __future__ import annotations

import datetime
import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from advisor.domain.edits import (
    AddNote,
    AddQuote,
    AddTask,
    AddVendor,
    Edit,
    SetBusiness,
    SetSection,
    SetVendorField,
)
from advisor.domain.handover import DocumentKind, KeptSection, SectionForm
from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.domain.task import Quote, Rate, Task
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.errors import AdvisorError
from advisor.library.errors import DiskFull
from tests.started import ROOT, SAMPLE, Home
from tests.ui.drive import Owner
from tests.ui.injected import MARKED, raising, reporting
from ui import log as log_module
from ui.crash import CrashReporter
from ui.dialogs.find_dialog import FindDialog
from ui.log import LOG_FILE, NATIVE_FILE, Log
from ui.open_library import OpenLibrary
from ui.recorder import Recorder, started


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log(tmp_path / "log")
    yield log
    log.close()


def text_of(folder: Path) -> str:
    return (folder / "log" / LOG_FILE).read_text()


# The file


def test_a_line_has_the_time_in_utc_and_how_grave_it_is(log: Log, tmp_path: Path) -> None:
    started(log)
    log.trouble("not saved: DiskFull")
    log.fault("ZeroDivisionError")
    first, second, third, kind = text_of(tmp_path).splitlines()
    when = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"
    assert re.fullmatch(rf"{when} INFO start: Rightsource \S+, Python \S+, Qt \S+, SQLite \S+, .*", first)
    assert re.fullmatch(rf"{when} WARNING not saved: DiskFull", second)
    assert re.fullmatch(rf"{when} ERROR fault", third)
    assert kind == "ZeroDivisionError"


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_the_log_is_for_its_owner_alone_and_does_not_grow_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_module, "LARGEST_BYTES", 2_000)
    before = os.umask(0)
    try:
        log = Log(tmp_path / "log")
        for n in range(500):
            log.note(f"edit number {n}")
        log.close()
    finally:
        os.umask(before)
    files = sorted((tmp_path / "log").iterdir())
    assert len(files) == 1 + log_module.OLDER_FILES
    assert all(path.stat().st_size <= 2_000 for path in files)
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o700
    assert "edit number 499" in text_of(tmp_path)


def test_where_it_cannot_be_written_nothing_happens(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    nowhere = Log(tmp_path / "a file" / "log")
    nowhere.note("heard by nobody")
    nowhere.catch_native_crashes()
    assert nowhere.last_lines() == ""
    nowhere.close()
    (tmp_path / "log").mkdir()
    if os.path.exists("/dev/full"):
        (tmp_path / "log" / LOG_FILE).symlink_to("/dev/full")
        full = Log(tmp_path / "log")
        for _ in range(3):
            full.note("no room for it")
        full.close()
    assert capfd.readouterr() == ("", "")


def test_of_messages_of_qt_only_what_cannot_be_the_owners_is_noted(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, qWarning, qCritical, qFatal
from ui.log import Log
application = QCoreApplication([])
log = Log(Path(sys.argv[1]))
log.hear_qt()
qWarning('QFile: cannot open "{MARKED}" in /home/{MARKED}/Documents or “{MARKED}” now')
qFatal("the end of {MARKED.replace("y", "ü")}")
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "log")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGABRT
    assert MARKED in done.stderr  # the terminal still has it all
    told = text_of(tmp_path)
    assert "WARNING Qt (default): QFile: cannot open … in … or … now" in told
    assert "Qt (default): the end of …" in told
    assert "CRITICAL Qt (default): " in told
    assert MARKED not in told


@pytest.mark.skipif(os.name != "posix", reason="a process is ended by a fault below Python")
def test_a_crash_below_python_is_told_by_the_next_start(tmp_path: Path) -> None:
    home = Home(tmp_path / MARKED)
    crash = SAMPLE + "    yield 1200\n    import faulthandler\n    faulthandler._sigsegv()\n"
    status, _, _ = home.run(crash)
    assert status == -signal.SIGSEGV
    assert list(home.folder.rglob(NATIVE_FILE))
    status, _, complained = home.run(SAMPLE + "    yield 1200\n    program.window.close()\n    yield 1\n")
    assert status == 0, complained
    assert "the last run ended in a crash below Python\nFatal Python error: Segmentation fault" in home.log
    assert re.search(r"^  ui/\w+\.py:\d+ in \w+", home.log, re.MULTILINE)
    assert home.log.count("INFO start") == 2
    assert home.log.rstrip().endswith("INFO end")
    assert "INFO library opened" in home.log
    assert "INFO library closed" in home.log
    assert "INFO edit AddTask" not in home.log  # the sample was filled before it was shown
    assert MARKED not in home.log
    assert not list(home.folder.rglob(NATIVE_FILE))


# What goes in


@pytest.fixture
def watched(owner: Owner, log: Log) -> Iterator[CrashReporter]:
    """The window as it runs, with the log and the hooks for faults."""
    owner.press("Try the sample business")
    owner.wait_for_advice()
    Recorder(log, libraries=owner.program.libraries, works=owner.program.works, parent=owner.window)
    owner.program.faults.use_log(log)
    with reporting(owner.program) as reporter:
        reporter.tell(log.fault)
        yield reporter


def fill_with_marks(library: OpenLibrary) -> None:
    """The marked word in every text that an edit can carry."""

    def made(edit: Edit) -> int:
        change = library.edit(edit)
        assert change is not None
        return change.created_id or 0

    task_id = made(AddTask(task=Task(title=f"Sweep {MARKED}", notes=MARKED)))
    vendor_id = made(AddVendor(vendor=Vendor(name=f"{MARKED} and sons")))
    for key in ("contact", "email", "phone", "website", "country", "summary"):
        made(SetVendorField(vendor_id=vendor_id, key=key, value=MARKED))
    note = VendorNote(on=datetime.date(2026, 11, 24), kind=NoteKind.CALL, text=MARKED)
    made(AddNote(vendor_id=vendor_id, note=note))
    rate = Rate(price=Range(low=30, likely=40, high=50))
    quote = Quote(vendor=MARKED, arrangement=Arrangement.OUTSOURCE, rate=rate)
    made(AddQuote(task_id=task_id, quote=quote, vendor_id=vendor_id))
    section = KeptSection(
        key="purpose", heading=MARKED, form=SectionForm.TEXT, lines=(MARKED,), filled=(), language="en en_US"
    )
    made(SetSection(task_id=task_id, kind=DocumentKind.RESULTS_BRIEF, key="purpose", value=section))
    made(SetBusiness(business=Business(name=MARKED)))


def test_no_word_of_the_owners_gets_into_log_report_or_preferences(
    owner: Owner, watched: CrashReporter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = owner.desk.library
    fill_with_marks(library)
    owner.choose_row(f"Sweep {MARKED}")
    owner.wait_for_advice()
    # Typed, searched for, written to files, and caught in faults of every kind.
    entry = owner.desk.workspace.tasks.entry
    entry.tabs.setCurrentWidget(entry.notes)
    box = entry.notes.findChild(QPlainTextEdit)
    assert box is not None
    owner.fill(box, f"{MARKED} is typed here")
    owner.window.actions_.find.trigger()
    search = owner.dialog(FindDialog).findChild(QLineEdit)
    assert search is not None
    owner.keys(MARKED, search)
    owner.close_dialogs()
    owner.desk.errands.exporting._export_to("everything", "json", str(tmp_path / f"{MARKED}.json"))
    owner.wait_for(lambda: (tmp_path / f"{MARKED}.json").exists() and not owner.program.works.is_busy)
    with monkeypatch.context() as broken:
        broken.setattr("advisor.session.carry_out", raising(lambda: DiskFull(MARKED)))
        owner.fill(box, f"{MARKED} has no room")
    raise_in_turn = [
        raising(lambda: KeyError(MARKED)),
        raising(lambda: OSError(28, MARKED, MARKED)),
        raising(lambda: sqlite3.OperationalError(MARKED)),
    ]
    for act in raise_in_turn:
        watched._faults.clear()  # they come from one place, and are faults of their own here
        QTimer.singleShot(0, owner.window, act)
        owner.wait_for(lambda: watched._faults)
    watched._faults.clear()
    owner.program.works.start(
        raising(lambda: KeyError(MARKED)), sentence=MARKED, done=print, failed=lambda _error: None
    )
    owner.wait_for(lambda: watched._faults and not owner.program.works.is_busy)
    owner.close_dialogs()
    library.save_unsaved()
    owner.window.actions_.copy_report.trigger()
    report = QGuiApplication.clipboard().text()
    owner.window.actions_.close_library.trigger()
    owner.program.preferences.save()

    told = text_of(tmp_path)
    for kind in (
        "edit AddVendor",
        "edit SetAnswer",
        "not saved: DiskFull",
        "work done",
        "KeyError",
        "ENOSPC",
    ):
        assert kind in told, kind
    assert "library closed" in told
    for where, text in (
        ("the log", told),
        ("the report", report),
        ("what is told of faults", watched.report),
    ):
        assert MARKED not in text, where
        assert str(Path.home()) not in text, where
    # The preferences name the libraries opened lately, and where they are: that is what they are for.
    for ini in Path(os.environ["XDG_CONFIG_HOME"]).rglob("*.ini"):
        assert MARKED not in ini.read_text()


def test_a_save_that_fails_is_noted_with_the_systems_number(
    owner: Owner, watched: CrashReporter, tmp_path: Path
) -> None:
    def no_room() -> AdvisorError:
        error = DiskFull(MARKED)
        error.__cause__ = OSError(28, MARKED)
        return error

    owner.desk.library.not_saved.emit(no_room())
    assert "WARNING not saved: DiskFull < OSError (errno 28)" in text_of(tmp_path)
    assert MARKED not in text_of(tmp_path)


def test_work_is_noted_with_how_it_ended_and_how_long_it_took(
    owner: Owner, watched: CrashReporter, tmp_path: Path
) -> None:
    def counting(_progress: object) -> int:
        return 3

    owner.program.works.start(counting, sentence=MARKED, done=lambda _: None, failed=lambda _: None)
    owner.wait_for(lambda: not owner.program.works.is_busy)
    told = text_of(tmp_path)
    assert re.search(r"INFO work begun: \S*counting\n.*INFO work done after \d+\.\d s: \S*counting", told)


def test_the_report_for_the_makers_is_copied_with_the_end_of_the_log(
    owner: Owner, watched: CrashReporter, log: Log
) -> None:
    log.note("something of note")
    owner.window.actions_.copy_report.trigger()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Rightsource ")
    assert "something of note" in text
    assert "copied" in owner.banner()


def test_the_folder_of_the_log_is_opened_or_named(
    owner: Owner, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    owner.window.actions_.open_log.trigger()
    assert "Look for it at" in owner.banner()
    folder = home / ".local/state/Rightsource/log"
    folder.mkdir(parents=True)
    opened: list[str] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", open_url)
    owner.window.actions_.open_log.trigger()
    assert opened == [str(folder)]
