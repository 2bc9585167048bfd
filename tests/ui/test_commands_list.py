"""Ctrl+K runs any command and opens any task by a few letters of its name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.drive import Owner, running
from tests.ui.stage import nameless
from ui.command_list import menu_commands
from ui.dialogs.command_dialog import CommandDialog
from ui.dialogs.reading_dialog import ReadingDialog
from ui.palettes import Scheme


def ask(owner: Owner, letters: str) -> CommandDialog:
    owner.ctrl(Qt.Key.Key_K)
    dialog = owner.dialog(CommandDialog)
    owner.keys(letters)
    return dialog


def rows(dialog: CommandDialog) -> list[str]:
    model = dialog.view.model()
    return [
        str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for at in range(model.rowCount())
    ]


def run(owner: Owner, letters: str) -> None:
    ask(owner, letters)
    owner.key(Qt.Key.Key_Return)
    QApplication.processEvents()


def test_every_command_of_the_menus_is_in_the_list(owner: Owner) -> None:
    shown = " ".join(rows(ask(owner, "")))
    for command in menu_commands(owner.window):
        if command.action is not owner.window.actions_.commands:
            assert command.name in shown
            assert command.path


def test_a_command_is_run_by_the_beginnings_of_its_words(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    run(owner, "nt")
    owner.wait_for(lambda: "New task" in owner.rows())
    run(owner, "dark")
    owner.wait_for(lambda: owner.program.theme.scheme is Scheme.DARK)
    owner.window.actions_.schemes[Scheme.SYSTEM].trigger()


def test_a_row_tells_the_keys_and_the_menus(owner: Owner) -> None:
    owner.press("Try the sample business")
    assert rows(ask(owner, "new task"))[0] == "New task, Ctrl+N, Task"


def test_what_cannot_be_done_says_why_and_is_not_done(owner: Owner) -> None:
    dialog = ask(owner, "new task")
    assert "no library is open" in rows(dialog)[0]
    owner.key(Qt.Key.Key_Return)
    assert dialog.isVisible()
    owner.key(Qt.Key.Key_Escape)
    owner.press("Try the sample business")
    assert any("nothing to take back" in row for row in rows(ask(owner, "undo")))
    owner.key(Qt.Key.Key_Escape)
    assert any("no vendor is on show" in row for row in rows(ask(owner, "new note")))


def test_a_task_is_opened_by_its_title(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.ctrl(Qt.Key.Key_2)
    run(owner, "answ tel")
    owner.wait_for(lambda: owner.desk.workspace.place == "tasks")
    assert owner.task().task.title == "Answering the telephone"


def test_what_was_run_last_comes_first_also_after_a_restart(qtbot: QtBot, home: object) -> None:
    with running(qtbot) as owner:
        run(owner, "about")
        owner.press("Close", owner.dialog(ReadingDialog))
        assert rows(ask(owner, ""))[0].startswith("About Rightsource")
        owner.key(Qt.Key.Key_Escape)
    with running(qtbot) as owner:
        assert rows(ask(owner, ""))[0].startswith("About Rightsource")


def test_everything_in_the_list_of_commands_has_a_name(owner: Owner) -> None:
    assert nameless(ask(owner, "")) == []


def test_a_command_of_two_menus_is_listed_once(owner: Owner) -> None:
    found = [command.action for command in menu_commands(owner.window)]
    assert owner.window.actions_.hand_over in found
    assert len(found) == len({id(action) for action in found})
