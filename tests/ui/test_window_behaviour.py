"""The window as a whole: its commands, its looks, its faults, and what it remembers."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor.errors import AdvisorError
from tests.ui.drive import Owner, running
from ui.crash import CrashReporter
from ui.dialogs.reading_dialog import ReadingDialog
from ui.jobs import Jobs
from ui.lane import Lane
from ui.palettes import Scheme


def test_every_command_has_a_name_and_every_shortcut_is_used_once(owner: Owner) -> None:
    seen: dict[str, QAction] = {}
    for menu in owner.window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if action.isSeparator():
                continue
            assert action.text()
            for keys in action.shortcuts():
                name = keys.toString()
                # A command may stand in two menus; two commands may not have one shortcut.
                assert seen.get(name, action) is action, f"{name}: {seen[name].text()} and {action.text()}"
                seen[name] = action
    for name in ("Ctrl+Q", "Ctrl+,", "Ctrl+N", "Ctrl+O", "Ctrl+Z", "Ctrl+F", "Ctrl+P", "F1", "F2"):
        assert name in seen


def test_the_looks_are_chosen_at_once_and_kept_for_the_next_start(qtbot: QtBot, home: object) -> None:
    with running(qtbot) as owner:
        actions = owner.window.actions_
        actions.schemes[Scheme.DARK].trigger()
        assert owner.program.theme.tones.is_dark
        size = owner.window.font().pointSizeF()
        actions.larger.trigger()
        assert owner.window.font().pointSizeF() > size
    with running(qtbot) as owner:
        assert owner.program.theme.scheme is Scheme.DARK
        assert owner.window.actions_.schemes[Scheme.DARK].isChecked()
        assert owner.program.theme.text_percent == 110
        owner.window.actions_.normal.trigger()
        owner.window.actions_.schemes[Scheme.SYSTEM].trigger()


def test_columns_and_the_order_of_the_list_are_kept(qtbot: QtBot, home: object) -> None:
    with running(qtbot) as owner:
        owner.press("Try the sample business")
        columns = owner.desk.workspace.tasks.columns
        owner.window.resize(owner.window.minimumSize())  # the off-screen screen has no room for more
        columns.setSizes([210, 300, 246])
        widths = columns.sizes()
        owner.desk.workspace.tasks.list.show_order("changed")
        rows = owner.rows()
    with running(qtbot) as owner:
        owner.wait_for_advice()
        assert owner.desk.workspace.tasks.columns.sizes() == pytest.approx(widths, abs=3)
        assert owner.rows() == rows


def test_the_help_texts_open_and_close_by_keyboard(owner: Owner) -> None:
    for action in (owner.window.actions_.method, owner.window.actions_.about):
        action.trigger()
        owner.dialog(ReadingDialog)
        owner.key(Qt.Key.Key_Escape)
        assert QApplication.activeModalWidget() is None


def test_a_fault_of_ours_shows_one_report_that_can_be_copied_and_the_program_lives_on(owner: Owner) -> None:
    reporter = CrashReporter(owner.window)
    reporter.reported.connect(owner.program.show_crash)
    for _ in range(3):
        try:
            raise ZeroDivisionError("a fault")
        except ZeroDivisionError:
            reporter._on_error(*sys.exc_info())
    dialog = owner.dialog(ReadingDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.toPlainText().count("ZeroDivisionError") == 1
    owner.press("Copy the text", dialog)
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    owner.press("Close", dialog)
    owner.press("Try the sample business")
    assert owner.rows()


def test_of_requests_that_wait_only_the_newest_is_answered(qtbot: QtBot) -> None:
    jobs = Jobs()
    answers: list[tuple[int, int]] = []
    started: list[int] = []

    def work(number: int) -> int:
        started.append(number)
        return number

    lane = Lane(jobs, done=lambda revision, number: answers.append((revision, number)), failed=_fail)
    for number in range(50):
        lane.request(partial(work, number))
    qtbot.waitUntil(lambda: not lane.is_busy)
    assert answers == [(50, 49)]
    assert len(started) <= 2
    jobs.close()


def test_a_fault_in_a_worker_is_raised_here_and_frees_the_lane(qtbot: QtBot) -> None:
    jobs = Jobs()
    failures: list[AdvisorError] = []
    answers: list[int] = []
    lane = Lane(
        jobs,
        done=lambda _revision, number: answers.append(number),
        failed=lambda _revision, error: failures.append(error),
    )
    with qtbot.captureExceptions() as raised:
        lane.request(lambda: 1 // 0)
        qtbot.waitUntil(lambda: bool(raised))
    assert len(failures) == 1
    lane.request(lambda: 7)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [7]
    jobs.close()


def test_everything_that_can_be_focused_has_a_name_for_screen_readers(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    entry = owner.desk.workspace.tasks.entry
    for at in range(entry.tabs.count()):
        entry.tabs.setCurrentIndex(at)
        QApplication.processEvents()
        assert _nameless(owner.window) == []
    owner.ctrl(Qt.Key.Key_2)
    QApplication.processEvents()
    assert _nameless(owner.window) == []


def test_the_whole_window_fits_a_small_screen_with_text_at_its_largest(owner: Owner) -> None:
    owner.press("Try the sample business")
    for _ in range(12):
        owner.window.actions_.larger.trigger()
    assert owner.program.theme.text_percent == 200
    assert owner.window.minimumSizeHint().width() <= 1280
    owner.window.actions_.normal.trigger()


def test_what_another_program_changed_is_shown_when_the_owner_comes_back(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    with closing(sqlite3.connect(owner.session.path)) as other, other:
        other.execute("UPDATE task SET title = 'Changed elsewhere' WHERE title = 'A new logo'")
    owner.window.activated.emit()
    assert "Changed elsewhere" in owner.rows()
    assert "Another program" in owner.banner()
    owner.choose_row("Changed elsewhere")
    owner.press_option(owner.question("licensed"), "Yes")
    assert owner.task().task.licensed is True


def test_an_edit_after_such_a_change_is_not_lost(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.question("licensed")
    with closing(sqlite3.connect(owner.session.path)) as other, other:
        other.execute("UPDATE task SET title = 'Changed elsewhere' WHERE title = 'Baking the bread'")
    owner.press_option(owner.question("licensed"), "Yes")
    owner.wait_for(lambda: owner.task().task.licensed is True)
    assert "Changed elsewhere" in owner.rows()


def _nameless(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name):
            found.append(f"{widget.metaObject().className()} in {_path(widget)}")
    return found


def _path(widget: QWidget) -> str:
    above = widget.parentWidget()
    return "" if above is None else f"{above.metaObject().className()} < {_path(above)}"


def _fail(_revision: int, error: AdvisorError) -> None:
    raise error
