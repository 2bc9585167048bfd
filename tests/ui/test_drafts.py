"""What is being typed into an open dialog is there again at the next start, had the program ended over it."""

from __future__ import annotations

import datetime
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor import paths
from advisor.domain.edits import AddVendor
from advisor.domain.vendor import Vendor
from tests.started import Home
from tests.ui.drive import Owner, running
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.note_dialog import NoteDialog
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.dialogs.quick_entry_input import EntryInput
from ui.dialogs.reading_dialog import ReadingDialog
from ui.drafts.dialog_words import DialogWords
from ui.drafts.draft_file import left_drafts

WORDS = "They answered at once.\nAnd they knew the tax rules – all of them."


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with an empty library."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    owner.wait_for(lambda: not kept())
    return owner


def kept() -> list[Path]:
    return sorted(paths.drafts_folder().glob("*"))


def note_dialog(owner: Owner) -> tuple[NoteDialog, QPlainTextEdit]:
    change = owner.desk.library.edit(AddVendor(vendor=Vendor(name="Tideway Books")))
    assert change is not None
    [vendor_id] = change.vendor_ids
    owner.desk.vendors.open_vendor(vendor_id)
    owner.desk.workspace.show_place("vendors")
    owner.press("Add a note…", owner.desk.workspace.vendors.history)
    dialog = owner.dialog(NoteDialog)
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    owner.wait_for(text.hasFocus)
    return dialog, text


def left_by_another_process(folder: Path, dialog: str, text: str) -> None:
    """As a process leaves it that was killed while the dialog was open."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom ui.drafts.draft_file import DraftFile\n"
        "DraftFile(Path(sys.argv[1])).write(sys.argv[2], [('What did you learn?', sys.argv[3])])"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code, str(folder), dialog, text], cwd=root, check=True)


def test_what_is_typed_is_kept_while_the_dialog_is_open_and_for_its_owner_alone(own: Owner) -> None:
    dialog, text = note_dialog(own)
    text.setPlainText(WORDS)
    own.wait_for(kept)
    [file] = kept()
    assert "They answered at once." in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert left_drafts(paths.drafts_folder()) == []  # this process still runs
    own.press("Save note", dialog)
    own.wait_for(lambda: not kept())
    [note] = own.session.vendor(own.session.vendors()[0].id).notes
    assert note.note.text == WORDS


def test_a_dialog_that_was_given_up_leaves_nothing(own: Owner) -> None:
    dialog, text = note_dialog(own)
    text.setPlainText(WORDS)
    own.wait_for(kept)
    own.press("Cancel", dialog)
    own.wait_for(lambda: not kept())


def test_who_types_without_a_pause_loses_no_more_than_the_last_second(own: Owner) -> None:
    dialog, text = note_dialog(own)
    for letter in range(60):
        own.keys(chr(ord("a") + letter % 26), text)
        own.qtbot.wait(25)
        if kept():
            break
    assert kept()
    dialog.reject()


def test_what_was_there_before_and_what_was_taken_out_again_is_no_draft(own: Owner) -> None:
    dialog, text = note_dialog(own)
    words = dialog.findChild(DialogWords)
    assert words is not None
    text.setPlainText(WORDS)
    words.keep()
    assert len(kept()) == 1
    text.setPlainText("")
    words.keep()
    assert kept() == []
    dialog.reject()


def test_the_line_of_the_quick_entry_is_kept_until_it_is_a_task(own: Owner) -> None:
    own.window.actions_.quick_entry.trigger()
    own.wait_for(lambda: own.window.findChild(QuickEntryDialog))
    dialog = own.window.findChild(QuickEntryDialog)
    assert dialog is not None
    line = dialog.findChild(EntryInput)
    assert line is not None
    dialog.activateWindow()
    line.setFocus()
    own.wait_for(line.hasFocus)
    line.setPlainText("sending invoices")
    own.wait_for(kept)
    own.qtbot.keyClick(line, "\r")
    own.wait_for(lambda: not kept())
    assert any(one.title == "Sending invoices" or "invoices" in one.title for one in own.session.tasks())
    dialog.close()


def test_a_filter_is_no_draft(own: Owner) -> None:
    own.desk.workspace.go_to_filter()
    own.keys("words that are only looked for")
    own.qtbot.wait(1_000)
    assert kept() == []


def test_what_a_killed_run_left_is_offered_until_it_is_thrown_away(qtbot: QtBot, home: Path) -> None:
    left_by_another_process(paths.drafts_folder(), "Note about Tideway Books", WORDS)
    with running(qtbot) as owner:
        assert "“Note about Tideway Books”" in owner.banner()
        owner.press("Show them", owner.window.banner)
        dialog = owner.dialog(ReadingDialog)
        shown = dialog.findChild(QPlainTextEdit)
        assert shown is not None
        assert shown.isReadOnly()
        assert WORDS in shown.toPlainText()
        assert "Note about Tideway Books" in shown.toPlainText()
        owner.press("Copy the text", dialog)
        owner.press("Close", dialog)
        assert len(kept()) == 1
    with running(qtbot) as owner:  # again, for nobody has thrown it away
        owner.press("Show them", owner.window.banner)
        owner.press("Throw it away", owner.dialog(ReadingDialog))
        assert kept() == []
    with running(qtbot) as owner:
        assert owner.banner() == ""


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"pid": "1"}', '{"pid": 1, "birth": "", "draft": {}}', "\x00" * 100]
)
def test_a_file_that_makes_no_sense_is_passed_over(qtbot: QtBot, home: Path, content: str) -> None:
    paths.drafts_folder().mkdir(parents=True)
    (paths.drafts_folder() / "a.json").write_text(content)
    with running(qtbot) as owner:
        assert owner.banner() == ""


def test_several_are_shown_in_the_order_in_which_they_were_written(tmp_path: Path) -> None:
    for name in ("first", "second"):
        left_by_another_process(tmp_path, name, "words")
    drafts = [draft for _, draft in left_drafts(tmp_path)]
    assert [draft.dialog for draft in drafts] == ["first", "second"]
    assert all(draft.written <= datetime.datetime.now(datetime.UTC) for draft in drafts)


def test_a_field_that_goes_while_the_dialog_is_open_is_forgotten(own: Owner) -> None:
    dialog, _ = note_dialog(own)
    words = dialog.findChild(DialogWords)
    assert words is not None
    gone = QLineEdit(dialog)
    words.watch(gone)
    gone.setText("words")
    gone.deleteLater()
    own.wait_for(lambda: gone not in words._before)
    words.keep()
    assert kept() == []
    dialog.reject()


def test_where_nothing_can_be_written_typing_goes_on(own: Owner) -> None:
    dialog, text = note_dialog(own)
    paths.drafts_folder().parent.mkdir(parents=True, exist_ok=True)
    paths.drafts_folder().write_text("in the way")
    text.setPlainText(WORDS)
    words = dialog.findChild(DialogWords)
    assert words is not None
    words.keep()
    assert text.toPlainText() == WORDS
    dialog.reject()


KILLED = """
def drive(program):
    from PySide6.QtWidgets import QPlainTextEdit
    from PySide6.QtTest import QTest
    from advisor import paths
    from ui.dialogs.note_dialog import NoteDialog
    program.window.actions_.sample.trigger()
    while program.libraries.desk is None or program.libraries.desk.advising.is_busy:
        yield 50
    desk = program.libraries.desk
    desk.vendors.open_vendor(desk.library.session.vendors()[0].id)
    desk.workspace.show_place("vendors")
    desk.vendors.notes.add()
    yield 200
    dialog = program.window.findChild(NoteDialog)
    dialog.activateWindow()
    text = dialog.findChild(QPlainTextEdit)
    text.setFocus()
    yield 100
    QTest.keyClicks(text, given[0])
    while not list(paths.drafts_folder().glob("*.json")):
        yield 50
    print("typed", flush=True)
    while True:
        yield 500
"""


def test_a_note_that_was_being_written_outlives_a_kill(tmp_path: Path) -> None:
    computer = Home(tmp_path / "computer")
    with computer.begun(KILLED, "Words nobody had saved") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        os.kill(process.pid, signal.SIGKILL)
        process.wait(30)
    [(_, draft)] = left_drafts(tmp_path / "computer/home/.local/share/Rightsource/drafts")
    assert [text for _, text in draft.texts] == ["Words nobody had saved"]
