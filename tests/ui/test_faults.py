"""A fault of ours, wherever it comes up, shows one report, loses nothing, and the window goes on."""

from __future__ import annotations

import gc
import os
import random
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QListView, QPlainTextEdit, QWidget
from pytestqt.exceptions import TimeoutError as QtTimeout

from advisor.domain.edits import AddTask
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.library.backup import check
from tests.ui.drive import Owner
from tests.ui.injected import MARKED, Injected, injected, raising, reporting
from ui import crash
from ui.advice.cost_chart import CostChart
from ui.advice.headline_card import HeadlineCard
from ui.crash import MOST_FAULTS, CrashReporter
from ui.dialogs.reading_dialog import ReadingDialog
from ui.fault_text import describe
from ui.icons import IconLabel
from ui.jobs import Jobs, WorkerEnded
from ui.open_library import OpenLibrary
from ui.palettes import Scheme
from ui.places.list_delegate import ListDelegate
from ui.places.paged_model import PagedModel
from ui.places.row_model import RowModel
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.detail_row import DetailRow
from ui.widgets.narrow_label import NarrowLabel
from ui.widgets.option_row import RadioRow
from ui.works import Works


class Unspeakable(Exception):
    """Whoever asks it what it is gets another fault."""

    def __str__(self) -> str:
        raise RuntimeError(MARKED)

    __repr__ = __str__


@pytest.fixture
def reporter(owner: Owner) -> Iterator[CrashReporter]:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    with reporting(owner.program) as found:
        yield found


def reports(owner: Owner) -> list[ReadingDialog]:
    """The reports of faults that are open, whatever other dialogs are."""
    return [
        one
        for one in owner.window.findChildren(ReadingDialog)
        if one.isVisible() and one.windowTitle().startswith("Something went wrong")
    ]


def report_text(owner: Owner) -> str:
    box = reports(owner)[0].findChild(QPlainTextEdit)
    assert box is not None
    return box.toPlainText()


def goes_on(owner: Owner, title: str = "Sweeping the yard") -> None:
    """The report closes, the window takes an edit, and the library is sound."""
    owner.wait_for(lambda: reports(owner))
    assert len(reports(owner)) == 1
    assert MARKED not in report_text(owner)
    owner.close_dialogs()
    change = owner.desk.library.edit(AddTask(task=Task(title=title)))
    assert change is not None
    assert title in owner.rows()
    assert check(owner.session.path) == []


def notes_of(owner: Owner) -> QPlainTextEdit:
    entry = owner.desk.workspace.tasks.entry
    entry.tabs.setCurrentWidget(entry.notes)
    found = entry.notes.findChild(QPlainTextEdit)
    assert found is not None
    return found


# Slots


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt says of a painter that it was left in the midst
def test_a_fault_in_any_command_at_any_depth_shows_one_report(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", lambda _url: True)
    seed = random.randrange(1_000_000)
    chance = random.Random(seed)
    a = owner.window.actions_
    left_out = {a.quit, a.close_library, a.sample, *a.languages.values()}  # each has a test of its own
    actions = [one for one in a.findChildren(QAction) if one not in left_out and one.text()]
    hit = 0
    for action in actions:
        for at in (1, chance.randrange(2, 120)):
            reporter._faults.clear()
            reporter._told = 0
            action.setEnabled(True)
            with injected(at) as fault:
                action.trigger()
                QApplication.processEvents()
            if fault.is_done:
                hit += 1
                told = (seed, action.text(), at, fault.where)
                with suppress(QtTimeout):  # which would not tell where it was
                    owner.wait_for(lambda: reports(owner))
                assert len(reports(owner)) == 1, (told, reporter.report)
                assert MARKED not in report_text(owner), told
                assert "Injected" in report_text(owner), told
            owner.program.works.cancel_all()
            owner.wait_for(lambda: not owner.program.works.is_busy)
            owner.close_dialogs()
            assert owner.window.isVisible()
    assert hit > len(actions)
    assert check(owner.session.path) == [], seed
    assert owner.desk.library.edit(AddTask(task=Task(title="Afterwards"))) is not None, (seed, owner.banner())


def test_what_is_being_typed_is_saved_when_a_command_fails(owner: Owner, reporter: CrashReporter) -> None:
    owner.click(notes_of(owner))
    owner.keys("A word not to be lost", notes_of(owner))
    with injected(1):
        owner.window.actions_.glossary.trigger()
    owner.wait_for(lambda: reports(owner))
    assert "A word not to be lost" in owner.task().task.notes
    goes_on(owner)


def test_what_could_not_be_saved_for_a_fault_is_kept_and_saved_once_that_works(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("advisor.session.carry_out", raising(lambda: KeyError(MARKED)))
        owner.fill(notes_of(owner), "Kept through a fault")
        owner.wait_for(lambda: reports(owner))
        assert owner.desk.library.has_unsaved
        words = " ".join(
            one.text() for one in owner.dialog(ReadingDialog).findChildren(QWidget) if hasattr(one, "text")
        )
        assert "not saved yet" in words
    goes_on(owner)
    assert owner.desk.library.save_unsaved()
    assert owner.task().task.notes == "Kept through a fault"


def test_a_fault_in_telling_of_an_edit_does_not_take_the_edit_back(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(type(owner.desk.tasks), "_show_record", raising(lambda: Injected(MARKED)))
        owner.fill(notes_of(owner), "Stored all the same")
        owner.wait_for(lambda: reports(owner))
    assert owner.task().task.notes == "Stored all the same"
    goes_on(owner)


# Models, painting, timers, filters


@pytest.mark.qt_log_level_fail("CRITICAL")  # Qt says of a painter that it was left in the midst
@pytest.mark.parametrize(
    ("kind", "method"),
    [
        (RowModel, "data"),
        (PagedModel, "rowCount"),
        (ListDelegate, "paint"),
        (CostChart, "paintEvent"),
        (HeadlineCard, "paintEvent"),
        (DetailRow, "paintEvent"),
        (IconLabel, "paintEvent"),
        (NarrowLabel, "paintEvent"),
        (ChoiceBox, "paintEvent"),
    ],
    ids=lambda one: getattr(one, "__name__", one),
)
def test_a_fault_in_a_model_or_in_painting_is_told_once_and_the_window_lives(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, kind: type, method: str
) -> None:
    function = getattr(kind, method).__wrapped__
    failing = Failing.with_class if function.__code__.co_freevars else Failing.without
    with monkeypatch.context() as broken:
        # Its code, for PySide6 remembers the method itself.
        broken.setattr(function, "__code__", failing.__code__)
        for _ in range(3):
            owner.window.repaint()
            for widget in owner.window.findChildren(QWidget):
                if isinstance(widget, kind):
                    widget.grab()
                elif isinstance(widget, QListView):
                    widget.doItemsLayout()
            owner.desk.workspace.tasks.rows.rowCount()
            QApplication.processEvents()
        owner.wait_for(lambda: reports(owner))
        assert report_text(owner).count("LookupError") == 1
    owner.window.repaint()
    goes_on(owner)


class Failing:
    """Code to be put in place of a method's; the one for those that call ``super()``."""

    def without(self, *_arguments: Any) -> Any:
        from PySide6.QtGui import QPainter

        painter = QPainter(self) if hasattr(self, "paintEngine") else None  # type: ignore[call-overload]  # noqa: F841
        raise LookupError("Zyzzyva")

    def with_class(self, *_arguments: Any) -> Any:
        raise LookupError("Zyzzyva", __class__)  # type: ignore[name-defined]


@pytest.mark.parametrize("kind", [DetailRow, RadioRow], ids=["a class of Qt's", "mixed in beside one"])
def test_a_fault_while_qt_calls_many_methods_of_ours_takes_nothing_down(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, kind: type[QWidget]
) -> None:
    """Unguarded, the process dies of it: see ``ui/overrides.py``."""
    theme = owner.program.theme
    with monkeypatch.context() as broken:
        broken.setattr(kind.changeEvent.__wrapped__, "__code__", Failing.with_class.__code__)  # type: ignore[attr-defined]
        theme.set_scheme(Scheme.DARK)
        theme.set_scheme(Scheme.LIGHT)
        owner.wait_for(lambda: reports(owner))
    theme.set_scheme(Scheme.SYSTEM)
    goes_on(owner)


def test_faults_in_a_timer_an_event_filter_and_a_deleted_object_are_told(
    owner: Owner, reporter: CrashReporter
) -> None:
    class Filter(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.User:
                raise Injected(MARKED)
            return False

    class Dying:
        def __del__(self) -> None:
            raise ZeroDivisionError(MARKED)

    QTimer.singleShot(0, owner.window, raising(lambda: LookupError(MARKED)))
    watching = Filter(owner.window)
    owner.window.installEventFilter(watching)
    QApplication.sendEvent(owner.window, QEvent(QEvent.Type.User))
    owner.window.removeEventFilter(watching)
    Dying()
    gc.collect()
    thread = threading.Thread(target=raising(lambda: BufferError(MARKED)))
    thread.start()
    thread.join()
    owner.wait_for(lambda: len(reporter._faults) == 4 and not reporter.untold)
    for kind in ("LookupError", "Injected", "ZeroDivisionError", "BufferError"):
        assert kind in report_text(owner)
    goes_on(owner)


def test_a_flood_of_faults_leaves_one_report_and_a_window_that_can_be_used(
    owner: Owner, reporter: CrashReporter
) -> None:
    different = "\n".join(f"def f{n}(): raise KeyError({MARKED!r})" for n in range(500))
    made: dict[str, Callable[[], None]] = {}
    exec(compile(different, "flood.py", "exec"), made)
    for _ in range(4):
        for n in range(500):
            QTimer.singleShot(0, owner.window, made[f"f{n}"])
        QApplication.processEvents()
    owner.wait_for(lambda: reports(owner))
    assert len(reporter._faults) == MOST_FAULTS
    goes_on(owner)


def test_a_fault_that_comes_back_is_told_in_the_banner_and_not_too_often(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail = raising(lambda: KeyError(MARKED))
    QTimer.singleShot(0, owner.window, fail)
    owner.wait_for(lambda: reports(owner))
    owner.close_dialogs()
    monkeypatch.setattr(crash, "SECONDS_BETWEEN_REMINDERS", 0.0)
    QTimer.singleShot(0, owner.window, fail)
    owner.wait_for(lambda: "reported before" in owner.banner())
    assert reports(owner) == []
    owner.press("Show the report")
    assert "KeyError" in report_text(owner)


# Workers


@pytest.mark.parametrize(
    "error", [MemoryError, SystemExit, KeyboardInterrupt, Unspeakable, RecursionError, GeneratorExit]
)
def test_whatever_a_worker_raises_frees_the_strip_and_is_told(
    owner: Owner, reporter: CrashReporter, error: type[BaseException]
) -> None:
    failed: list[AdvisorError] = []
    works = owner.program.works
    works.start(raising(error), sentence="Counting", done=lambda _: None, failed=failed.append)
    owner.wait_for(lambda: failed and not works.is_busy)
    goes_on(owner)


def test_a_receiver_with_a_fault_does_not_keep_the_window_from_closing(
    owner: Owner, reporter: CrashReporter
) -> None:
    works = owner.program.works
    idle: list[bool] = []
    works.idle.connect(lambda: idle.append(True))
    works.start(
        lambda _: 1, sentence="Counting", done=raising(lambda: KeyError(MARKED)), failed=lambda _: None
    )
    owner.wait_for(lambda: idle)
    assert not works.is_busy
    goes_on(owner)


def test_work_for_which_there_is_no_thread_is_given_up_and_nobody_waits_for_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = Jobs()
    works = Works(jobs)
    monkeypatch.setattr(jobs._pool, "submit", raising(lambda: RuntimeError("can't start new thread")))
    with pytest.raises(RuntimeError):
        works.start(lambda _: 1, sentence="Counting", done=lambda _: None, failed=lambda _: None)
    assert not works.is_busy
    works.close()
    jobs.close()


# Putting the window up


def test_where_a_library_cannot_be_put_up_the_start_screen_is_there_and_the_library_is_let_go(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = owner.session.path
    owner.window.actions_.close_library.trigger()
    QApplication.processEvents()
    for broken in (
        "ui.desk.Desk.__init__",
        "ui.desk.Desk._connect",
        "ui.desk.Desk.start",
        "ui.errands.Errands.__init__",
    ):
        reporter._faults.clear()
        reporter._told = 0
        with monkeypatch.context() as patched:
            patched.setattr(broken, raising(lambda: KeyError(MARKED)))
            owner.press("Sample business*", owner.window.start)
            owner.wait_for(lambda: reports(owner))
        assert owner.program.libraries.desk is None
        assert MARKED not in report_text(owner)
        owner.close_dialogs()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert owner.button("Start my own").isVisible()
    owner.program.libraries.open(path)
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    assert check(path) == []


# The reporter itself


def test_a_fault_in_the_reporter_is_said_on_the_terminal_and_goes_no_further(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(crash, "describe", raising(lambda: ZeroDivisionError(MARKED)))
        sys.excepthook(KeyError, KeyError(MARKED), None)
        QApplication.processEvents()
    assert capfd.readouterr().err == "Rightsource: KeyError, and ZeroDivisionError while reporting it\n"
    QTimer.singleShot(0, owner.window, raising(lambda: LookupError(MARKED)))
    goes_on(owner)


def test_a_fault_while_saving_for_the_report_is_in_the_same_report(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(type(owner.desk.vendors), "commit", raising(lambda: BufferError(MARKED)))
        owner.click(notes_of(owner))
        owner.keys("Typed before two faults", notes_of(owner))
        QTimer.singleShot(0, owner.window, raising(lambda: LookupError(MARKED)))
        owner.wait_for(lambda: reports(owner) and "BufferError" in report_text(owner))
        assert "LookupError" in report_text(owner)
    assert "Typed before two faults" in owner.task().task.notes  # the other places are stored all the same
    goes_on(owner)


def test_the_hooks_are_given_back(qapp: QApplication) -> None:
    before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
    reporter = CrashReporter()
    reporter.install()
    assert sys.excepthook != before[0]
    reporter.uninstall()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


# What a report tells


def caught(act: Callable[[], object]) -> BaseException:
    try:
        act()
    except BaseException as error:
        return error
    raise AssertionError("nothing was raised")


def _deep() -> None:
    _deep()


def _chained() -> None:
    try:
        {}[MARKED]  # type: ignore[index]
    except KeyError as error:
        raise AdvisorError(what=MARKED, why=MARKED, remedy=MARKED) from error


def _of_the_database() -> None:
    sqlite3.connect(":memory:").execute(f"SELECT {MARKED}")


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (lambda: dict[str, str]()[MARKED], "KeyError"),
        (lambda: int(MARKED), "ValueError"),
        (lambda: os.stat(f"/nowhere/{MARKED}"), "FileNotFoundError: ENOENT"),
        (lambda: MARKED.encode("ascii").decode("utf-16"), "UnicodeDecodeError"),
        (lambda: getattr(object(), MARKED), "AttributeError"),
        (lambda: eval(MARKED), "NameError"),
        (lambda: exec(f"'{MARKED}"), "SyntaxError"),
        (_chained, "AdvisorError"),
        (_of_the_database, "OperationalError: SQLITE_ERROR"),
        (_deep, "RecursionError"),
        (raising(lambda: Unspeakable(MARKED)), "Unspeakable"),
        (raising(lambda: ExceptionGroup(MARKED, [KeyError(MARKED)])), "ExceptionGroup"),
        (raising(lambda: TypeError(f"unsupported: {MARKED}")), "TypeError"),
        (raising(lambda: WorkerEnded(MARKED)), "WorkerEnded"),
    ],
)
def test_the_report_has_the_kind_and_the_place_and_no_word_of_the_owners(
    act: Callable[[], object], kind: str
) -> None:
    told = describe(caught(act))
    assert kind in told
    assert MARKED not in told
    assert "tests/ui/test_faults.py:" in told
    assert len(told) < 10_000


def test_messages_of_python_itself_are_told_for_they_help() -> None:
    assert "division by zero" in describe(caught(lambda: 1 / 0))
    assert "“no_such_name” is not there" in describe(caught(lambda: object().no_such_name))  # type: ignore[attr-defined]
    assert "list index out of range" in describe(caught(lambda: [1][len("two")]))
    assert "maximum recursion depth exceeded" in describe(caught(_deep))


def test_no_path_of_the_owners_is_in_a_report(tmp_path: Any) -> None:
    module = tmp_path / f"{MARKED.lower()}_folder" / "elsewhere.py"
    code = compile("1 / 0", str(module), "exec")
    told = describe(caught(lambda: exec(code)))
    assert "elsewhere.py:1" in told
    assert str(tmp_path) not in told


def test_what_a_fault_held_is_let_go(qapp: QApplication) -> None:
    class Held:
        pass

    import weakref

    seen: list[weakref.ref[Held]] = []

    def fail() -> None:
        held = Held()
        seen.append(weakref.ref(held))
        raise KeyError

    reporter = CrashReporter()
    error = caught(fail)
    reporter.take(error)
    assert seen[0]() is None


def test_the_library_is_kept_from_a_fault_in_the_midst_of_its_transaction(
    owner: Owner, reporter: CrashReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    library: OpenLibrary = owner.desk.library
    before = len(owner.session.tasks())
    with monkeypatch.context() as broken:
        broken.setattr("advisor.library.words.bring_up_to_date", raising(lambda: KeyError(MARKED)))
        QTimer.singleShot(0, owner.window, lambda: library.edit(AddTask(task=Task(title="Half"))))
        owner.wait_for(lambda: reports(owner))
    assert len(owner.session.tasks()) == before
    goes_on(owner)
