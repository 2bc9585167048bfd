"""Undo and redo: by name, of every edit, from the last back to the first and forth again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from advisor.domain.edits import Change, Edit, SetAnswer, SetBusiness
from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.domain.task import Settings
from advisor.library.errors import DiskFull
from advisor.session import Session
from tests.ui.drive import Owner, contents
from ui.commands import EditCommand
from ui.dialogs.note_dialog import NoteDialog


@pytest.fixture
def sample(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    return owner


def test_undo_to_the_beginning_and_redo_to_the_end_give_the_same_data(sample: Owner) -> None:
    history = [contents(sample.session)]

    def done() -> None:
        sample.qtbot.wait(1)
        history.append(contents(sample.session))

    sample.choose_row("Monthly bookkeeping")
    sample.answer_level("skill", "professional")
    done()
    sample.answer_range("hours", "2", "3", "4")
    done()
    sample.press_option(sample.question("licensed"), "Yes")
    done()
    sample.ctrl(Qt.Key.Key_N)
    done()
    sample.keys("Sweeping the yard")
    sample.key(Qt.Key.Key_Return)
    done()
    sample.ctrl(Qt.Key.Key_D)
    done()
    sample.window.actions_.delete_task.trigger()
    done()
    sample.ctrl(Qt.Key.Key_2)
    sample.window.actions_.new_vendor.trigger()
    done()
    sample.window.actions_.new_note.trigger()
    dialog = sample.dialog(NoteDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    sample.keys("Called them.", text)
    sample.press("Save note", dialog)
    done()
    stack = sample.desk.library.undo_stack
    last = contents(sample.session)
    steps = stack.count()
    assert steps >= len(history) - 1
    for _ in range(steps):
        sample.window.actions_.undo.trigger()
    assert not stack.canUndo()
    assert contents(sample.session) == history[0]
    for _ in range(steps):
        sample.window.actions_.redo.trigger()
    assert not stack.canRedo()
    assert contents(sample.session) == last


def test_what_would_be_undone_is_named(sample: Owner) -> None:
    sample.press_option(sample.question("licensed"), "Yes")
    assert "licence" in sample.window.actions_.undo.text().casefold()
    sample.window.actions_.undo.trigger()
    assert "licence" in sample.window.actions_.redo.text().casefold()


def test_ctrl_z_within_a_field_takes_back_what_is_being_typed(sample: Owner) -> None:
    before = sample.task().task.title
    sample.key(Qt.Key.Key_F2)
    sample.keys("Half typ")
    sample.ctrl(Qt.Key.Key_Z)
    assert sample.task().task.title == before
    title = sample.desk.workspace.tasks.entry.findChildren(QLineEdit)[0]
    assert title.text() == before


def test_an_undo_shows_the_task_that_it_changed(sample: Owner) -> None:
    sample.choose_row("Monthly bookkeeping")
    sample.press_option(sample.question("licensed"), "Yes")
    sample.choose_row("A new logo")
    sample.ctrl(Qt.Key.Key_2)
    sample.window.actions_.undo.trigger()
    assert sample.desk.workspace.place == "tasks"
    assert sample.task().task.title == "Monthly bookkeeping"


def test_typing_on_is_one_step_and_typing_over_is_another(sample: Owner) -> None:
    library = sample.desk.library
    task_id = sample.task().id
    count = library.undo_stack.count()
    for text in ("W", "Wor", "Words"):
        library.edit(SetAnswer(task_id=task_id, key="notes", value=text))
    assert library.undo_stack.count() == count + 1
    library.edit(SetAnswer(task_id=task_id, key="notes", value="Other words"))
    assert library.undo_stack.count() == count + 2
    library.undo()
    assert sample.task().task.notes == "Words"


def test_a_step_that_could_not_be_undone_stays_the_last_one(
    sample: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.press_option(sample.question("licensed"), "Yes")
    library = sample.desk.library
    index = library.undo_stack.index()
    with monkeypatch.context() as full:
        full.setattr(Session, "do", _disk_full)
        sample.window.actions_.undo.trigger()
        assert library.undo_stack.index() == index
        assert sample.task().task.licensed is True
        assert "disk is full" in sample.banner()
    sample.window.actions_.undo.trigger()
    assert library.undo_stack.index() == index - 1
    assert sample.task().task.licensed is not True


def test_typed_text_that_cannot_be_saved_stays_is_told_and_is_retried(
    sample: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sample.task().task.title
    with monkeypatch.context() as full:
        full.setattr(Session, "do", _disk_full)
        sample.key(Qt.Key.Key_F2)
        sample.keys("Precious words")
        sample.key(Qt.Key.Key_Return)
        title = sample.desk.workspace.tasks.entry.findChildren(QLineEdit)[0]
        assert title.text() == "Precious words"
        assert "disk is full" in sample.banner()
        assert sample.session.task(sample.task().id).task.title == before
        sample.choose_row(sample.rows()[-1])
        sample.choose_row(sample.rows()[0])
        assert title.text() == "Precious words"
        sample.window.close()
        assert sample.window.isVisible()  # it would be lost
        sample.close_dialogs()
    assert sample.desk.library.save_unsaved()
    assert sample.task().task.title == "Precious words"


def _disk_full(_session: Session, _edit: Edit) -> Change:
    raise DiskFull("sample.rightsource")


def test_a_command_whose_edit_fails_keeps_its_state() -> None:
    edit = SetAnswer(task_id=1, key="hours", value=Range.exactly(1))
    change = Change(edit=edit, inverse=SetAnswer(task_id=1, key="hours", value=None))
    answers: list[Change | None] = [None, change]
    command = EditCommand(lambda _edit: answers.pop(0), change, "change of hours")
    command.undo()
    assert command.is_done
    command.undo()
    assert not command.is_done


def test_a_business_edit_is_undone_for_all_tasks(sample: Owner) -> None:
    library = sample.desk.library
    before = library.session.business()
    library.edit(SetBusiness(business=Business(name="Other", settings=Settings(currency="EUR"))))
    sample.wait_for_advice()
    sample.window.actions_.undo.trigger()
    assert library.session.business() == before
