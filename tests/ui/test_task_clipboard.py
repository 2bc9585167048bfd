"""Tasks are copied, cut and pasted: within a library, into another, to a text and to the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from advisor.domain.edits import AddTask, AddVendor
from advisor.domain.task import Task
from advisor.domain.task_format import read_tasks
from advisor.domain.vendor import Vendor
from advisor.library.errors import DiskFull
from advisor.session import Session
from tests.ui.drive import Owner, running
from tests.ui.test_quick_entry import items, own, shown
from ui.dialogs.command_dialog import CommandDialog
from ui.places.tasks.clipboard import MIME_TYPE

__all__ = ["own"]
QUOTED = "A new logo"


@pytest.fixture
def sample(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    return owner


def go_to(owner: Owner, title: str) -> None:
    owner.choose_row(title)
    owner.wait_for(lambda: owner.task().task.title == title)
    owner.focused()
    owner.desk.workspace.tasks.list.view.setFocus()


def clipboard() -> str:
    return QApplication.clipboard().text()


def put(text: str) -> None:
    QApplication.clipboard().setText(text)


def paste(owner: Owner) -> None:
    owner.focused()  # the window is the active one
    view = owner.desk.workspace.tasks.list.view
    if view.isVisible():
        view.setFocus()
    owner.window.actions_.paste.trigger()


def test_a_copied_task_pasted_beside_it_is_a_copy_in_one_step_of_undo(sample: Owner) -> None:
    go_to(sample, QUOTED)
    before, rows = sample.task(), sample.rows()
    sample.ctrl(Qt.Key.Key_C)
    sample.ctrl(Qt.Key.Key_V)
    assert sample.task().task.title == f"{QUOTED} (copy)"
    pasted = sample.task()
    assert pasted.id != before.id
    assert pasted.task.notes == before.task.notes
    assert [one.vendor_id for one in pasted.quotes] == [one.vendor_id for one in before.quotes]
    library = sample.desk.library
    assert library.full_task(pasted.id).quotes == library.full_task(before.id).quotes
    assert pasted.quotes
    assert f"{QUOTED} (copy)" in sample.rows()
    assert "pasting of task" in sample.window.actions_.undo.text()
    sample.window.actions_.undo.trigger()
    assert sample.rows() == rows
    sample.ctrl(Qt.Key.Key_V)
    sample.ctrl(Qt.Key.Key_V)
    assert f"{QUOTED} (copy) 2" in sample.rows()


def test_a_task_goes_from_one_library_to_another_as_it_is(sample: Owner, tmp_path: Path) -> None:
    go_to(sample, QUOTED)
    before = sample.desk.library.full_task(sample.task().id)
    sample.window.actions_.copy.trigger()
    sample.program.libraries.close_library()
    path = tmp_path / "other.rightsource"
    with Session.create(path) as other:
        name = before.quotes[0].vendor
        vendor = other.do(AddVendor(vendor=Vendor(name=name.upper()))).created_id
    sample.program.libraries.open(path)
    paste(sample)
    pasted = sample.task()
    assert pasted.task.title == QUOTED
    assert pasted.quotes[0].vendor_id == vendor
    assert pasted.quotes[1].vendor_id is None
    assert [one.quote.vendor for one in pasted.quotes[1:]] == [one.vendor for one in before.quotes[1:]]
    assert sample.session.business().settings.owner_hour is None  # the business keeps its own
    sample.wait_for_advice()


def test_the_command_line_gives_the_same_advice_on_the_copied_text(sample: Owner) -> None:
    go_to(sample, QUOTED)
    sample.window.actions_.copy.trigger()
    verdict = sample.headline()
    done = subprocess.run(
        [sys.executable, "-m", "advisor.cli", "assess", "--format", "json", "-"],
        input=clipboard().encode(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert verdict in done.stdout.decode()


def test_a_task_typed_elsewhere_is_pasted_and_several_are_too(own: Owner) -> None:
    put('\n{"title": "Books", "hours": [2, 3, 5], "notes": "By hand"}')
    paste(own)
    assert own.rows() == ["Books"]
    assert own.task().task.notes == "By hand"
    put('[{"title": "Bills"}, {"title": "Books"}]')
    paste(own)
    assert own.rows() == ["Bills", "Books", "Books (copy)"]
    assert "Pasted 2 tasks." in own.banner()
    own.press("Undo", own.window.banner)
    assert own.rows() == ["Books"]


def test_taking_a_paste_back_later_leaves_what_was_done_since(own: Owner) -> None:
    put('{"title": "Books"}')
    paste(own)
    own.desk.library.edit(AddTask(task=Task(title="Bills")))
    own.press("Undo", own.window.banner)
    assert own.rows() == ["Bills"]


def test_a_faulty_task_is_refused_in_words_and_nothing_is_added(own: Owner) -> None:
    put('[{"title": "Books"}, {"title": "Bills", "skill": "profesional"}]')
    paste(own)
    assert own.rows() == []
    assert "[1].skill" in own.banner()
    assert "Did you mean professional?" in own.banner()


def test_figures_in_another_currency_are_pointed_out(own: Owner) -> None:
    put('{"title": "Books", "settings": {"currency": "JPY"}}')
    paste(own)
    assert "JPY" in own.banner()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"',
        '{"title": "x", "hours": 1e999}',
        '{"title": ' + "[" * 60_000,
        '{"title": "\\ud800\\udfff\\ud800", "notes": "\\u0000\\u202e"}',
        '{"title": "' + "x" * 600 + '"}',
        '{"title": "' + "y" * 5_000_000 + '"}',
        "\0\1\2",
        "   \n \n",
        "=cmd|' /C calc'!A0",
        "<img src=/etc/passwd>",
        "\u2028\u2029\u0085",
    ],
    ids=lambda text: repr(text[:16]),
)
def test_hostile_text_never_raises(own: Owner, text: str) -> None:
    put(text)
    paste(own)
    QApplication.processEvents()
    data = QMimeData()
    data.setData(MIME_TYPE, b"\xff\xfe\x00[" + text.encode("utf-8", "surrogatepass"))
    QApplication.clipboard().setMimeData(data)
    paste(own)
    assert "not taken" in own.banner()


def test_a_very_long_title_can_be_pasted_twice(own: Owner) -> None:
    put(json.dumps({"title": "x" * 500}))
    paste(own)
    paste(own)
    assert len(own.rows()) == 2


def test_other_lines_are_looked_over_in_quick_entry(own: Owner) -> None:
    put("- Sending invoices\n- Doing the books")
    paste(own)
    dialog = shown(own)
    assert dialog.offers()
    assert items(dialog) == ["Sending invoices", "Doing the books"]
    assert own.rows() == []


def test_a_copied_file_is_looked_over_and_a_picture_is_not(own: Owner, tmp_path: Path) -> None:
    path = tmp_path / "tasks.csv"
    path.write_text("Task\nBooks\n")
    for name in ("logo.png", "tasks.csv"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        QApplication.clipboard().setMimeData(data)
        paste(own)
    assert "no task on the clipboard" in own.banner()
    assert items(shown(own)) == ["Books"]


def test_cut_copies_and_moves_to_the_bin(sample: Owner) -> None:
    go_to(sample, QUOTED)
    sample.ctrl(Qt.Key.Key_X)
    assert QUOTED not in sample.rows()
    assert [one.title for one in sample.session.deleted_tasks()] == [QUOTED]
    assert read_tasks(clipboard())[0].title == QUOTED
    sample.window.actions_.undo.trigger()
    assert QUOTED in sample.rows()


def test_a_text_field_keeps_its_own_clipboard(sample: Owner) -> None:
    put("Books")
    rows = len(sample.rows())
    sample.key(Qt.Key.Key_F2)
    title = sample.focused()
    assert isinstance(title, QLineEdit)
    title.selectAll()
    sample.ctrl(Qt.Key.Key_C)
    assert clipboard() == title.text()
    sample.window.actions_.copy.trigger()
    assert clipboard() == title.text()
    put("Books and bills")
    sample.ctrl(Qt.Key.Key_V)
    assert title.text() == "Books and bills"
    assert len(sample.rows()) == rows
    sample.key(Qt.Key.Key_Escape)


def test_the_menu_says_what_can_be_done(sample: Owner) -> None:
    actions = sample.window.actions_
    edit = next(menu for menu in sample.window.menuBar().findChildren(QMenu) if menu.title() == "&Edit")

    def can() -> list[bool]:
        edit.aboutToShow.emit()
        found = [action.isEnabled() for action in (actions.cut, actions.copy, actions.paste)]
        edit.aboutToHide.emit()
        return found

    QApplication.clipboard().clear()
    go_to(sample, QUOTED)
    assert can() == [True, True, False]
    put("Books")
    assert can() == [True, True, True]
    sample.ctrl(Qt.Key.Key_2)
    sample.desk.workspace.vendors.list.view.setFocus()
    assert can() == [False, False, False]


def test_a_task_is_copied_from_the_list_of_commands(sample: Owner) -> None:
    QApplication.clipboard().clear()
    go_to(sample, QUOTED)
    sample.ctrl(Qt.Key.Key_K)
    sample.dialog(CommandDialog)
    sample.keys("copy")
    sample.key(Qt.Key.Key_Return)
    sample.wait_for(clipboard)
    assert read_tasks(clipboard())[0].title == QUOTED


def test_what_cannot_be_stored_is_told(own: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull("x")

    monkeypatch.setattr(Session, "do_all", full)
    put('{"title": "Books"}')
    paste(own)
    assert "disk is full" in own.banner()
    assert own.rows() == []


def test_without_a_library_nothing_is_pasted(qtbot: QtBot, home: Path) -> None:
    with running(qtbot) as owner:
        put('{"title": "Books"}')
        owner.window.actions_.paste.trigger()
        assert owner.program.libraries.desk is None
