"""The hand-over documents in the window: looked over, rewritten, undone, kept, and taken off the screen."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from advisor.domain.edits import SetAnswer
from advisor.domain.handover import DocumentKind
from advisor.domain.levels import Checkable
from advisor.library.errors import DiskFull
from advisor.session import Session
from tests.ui.drive import Owner, running
from ui.dialogs.business_dialog import BusinessDialog
from ui.dialogs.modal_dialog import ModalDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.handover.handover_dialog import HandoverDialog
from ui.handover.section_card import SectionCard
from ui.places.tasks.clipboard import DOCUMENTS_TYPE

BRIEF, STEPS = DocumentKind.RESULTS_BRIEF, DocumentKind.PROCEDURE


@pytest.fixture
def sample(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Owner:
    monkeypatch.setattr(ModalDialog, "room", lambda _: QSize(1280, 800))
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    return owner


def opened(owner: Owner) -> HandoverDialog:
    owner.window.actions_.hand_over.trigger()
    dialog = owner.dialog(HandoverDialog)
    owner.wait_for(lambda: dialog.findChildren(SectionCard))
    return dialog


def cards(dialog: HandoverDialog) -> dict[str, SectionCard]:
    return {card.key: card for card in dialog.findChildren(SectionCard) if not card.isHidden()}


def box(dialog: HandoverDialog, key: str) -> QPlainTextEdit:
    found = cards(dialog)[key].field.focus_target()
    assert isinstance(found, QPlainTextEdit)
    return found


def text(dialog: HandoverDialog, key: str) -> str:
    return box(dialog, key).toPlainText()


def rewrite(owner: Owner, dialog: HandoverDialog, key: str, words: str) -> None:
    edit = box(dialog, key)
    owner.click(edit)
    edit.selectAll()
    for at, line in enumerate(words.split("\n")):
        if at:
            owner.qtbot.keyClick(edit, Qt.Key.Key_Return)
        owner.keys(line, edit)
    owner.qtbot.keyClick(edit, Qt.Key.Key_Tab)


def choose(owner: Owner, dialog: HandoverDialog, name: str) -> None:
    view = dialog.findChild(QListWidget)
    assert view is not None
    item = next(view.item(at) for at in range(view.count()) if view.item(at).text().startswith(name))
    owner.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualItemRect(item).center())


def kinds(dialog: HandoverDialog) -> list[str]:
    view = dialog.findChild(QListWidget)
    assert view is not None
    return [view.item(at).text() for at in range(view.count())]


def stored(owner: Owner, kind: DocumentKind = BRIEF) -> dict[str, tuple[str, ...]]:
    task_id = owner.desk.tasks.current
    assert task_id is not None
    return {one.key: one.lines for one in owner.session.documents(task_id).get(kind, ())}


def test_the_document_that_the_advice_asks_for_comes_first(sample: Owner) -> None:
    dialog = opened(sample)
    assert dialog.windowTitle() == "Hand over: Monthly bookkeeping"
    assert "“Monthly bookkeeping”" in text(dialog, "result")
    assert "$500 to $610 a month" in text(dialog, "price")
    assert kinds(dialog) == [
        f"{name}\nfilled in"
        for name in (
            *("Questions for vendors", "Results brief", "Procedure sheet", "Paid-trial plan"),
            "Safeguards checklist",
        )
    ]
    assert stored(sample) == {}


def test_what_is_written_is_kept_at_once_and_undone_by_name(sample: Owner) -> None:
    dialog = opened(sample)
    before = text(dialog, "when")
    rewrite(sample, dialog, "when", "By the fifth.\nNo later.")
    assert stored(sample) == {"when": ("By the fifth.", "No later.")}
    assert kinds(dialog)[1] == "Results brief\npartly in your words"
    sample.press("Undo change of document “Results brief”", dialog)
    assert text(dialog, "when") == before
    assert stored(sample) == {}
    sample.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert text(dialog, "when") == "By the fifth.\nNo later."
    sample.press("Close", dialog)
    assert sample.window.actions_.undo.text() == "&Undo change of document “Results brief”"
    sample.ctrl(Qt.Key.Key_Z)
    assert stored(sample) == {}


def test_undo_in_the_dialog_takes_back_nothing_from_before_it(sample: Owner) -> None:
    sample.key(Qt.Key.Key_F2)
    sample.keys("Books")
    sample.key(Qt.Key.Key_Return)
    dialog = opened(sample)
    box(dialog, "when").setFocus()
    sample.ctrl(Qt.Key.Key_Z)
    assert sample.task().task.title == "Books"
    assert not sample.button("Undo", dialog).isEnabled()


def test_what_was_typed_a_moment_ago_is_kept_when_the_dialog_is_closed(sample: Owner) -> None:
    dialog = opened(sample)
    sample.click(box(dialog, "when"))
    sample.keys("Soon. ")
    sample.key(Qt.Key.Key_Escape)
    sample.wait_for(lambda: QApplication.activeModalWidget() is None)
    assert stored(sample)["when"][0].endswith("Soon. ") or stored(sample)["when"][0].startswith("Soon. ")


def test_writing_the_tasks_own_words_again_gives_the_section_back_to_it(sample: Owner) -> None:
    dialog = opened(sample)
    before = text(dialog, "when")
    rewrite(sample, dialog, "when", "Mine")
    assert stored(sample)
    edit = box(dialog, "when")
    edit.setFocus()
    edit.setPlainText(before)
    cards(dialog)["when"].field.commit()
    assert stored(sample) == {}


def test_a_section_is_filled_in_anew_and_that_can_be_undone(sample: Owner) -> None:
    dialog = opened(sample)
    before = text(dialog, "when")
    rewrite(sample, dialog, "when", "Mine")
    sample.press("Fill in anew: How much, and by when", dialog)
    assert text(dialog, "when") == before
    assert stored(sample) == {}
    box(dialog, "result").setFocus()
    sample.ctrl(Qt.Key.Key_Z)
    assert text(dialog, "when") == "Mine"


def test_the_whole_document_is_filled_in_anew_and_that_can_be_undone(sample: Owner) -> None:
    dialog = opened(sample)
    sample.press("Fill in all anew", dialog)
    assert "as the task says it already" in news(dialog)
    rewrite(sample, dialog, "when", "Mine")
    rewrite(sample, dialog, "result", "Ours")
    sample.press("Fill in all anew", dialog)
    assert stored(sample) == {}
    sample.press("Undo filling in of “Results brief”", dialog)
    assert stored(sample) == {"result": ("Ours",), "when": ("Mine",)}


def news(dialog: HandoverDialog) -> str:
    return dialog._news.text()


def test_a_section_left_empty_is_left_out_and_says_so(sample: Owner) -> None:
    dialog = opened(sample)
    edit = box(dialog, "when")
    sample.click(edit)
    edit.selectAll()
    sample.key(Qt.Key.Key_Delete)
    sample.qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert stored(sample) == {"when": ()}
    assert "Left out when it is printed." in labels(cards(dialog)["when"])
    sample.press("Copy as text", dialog)
    copied = QApplication.clipboard().text()
    assert "How much, and by when" not in copied
    assert "The result we want" in copied


def labels(card: SectionCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(type(card._state)) if label.isVisible())


def test_a_task_that_has_changed_since_is_seen_and_what_is_new_is_shown(sample: Owner) -> None:
    dialog = opened(sample)
    rewrite(sample, dialog, "quality", "Mine")
    sample.press("Close", dialog)
    task_id = sample.desk.tasks.current
    assert task_id is not None
    sample.desk.library.edit(SetAnswer(task_id=task_id, key="checkable", value=Checkable.AT_A_GLANCE))
    dialog = opened(sample)
    assert kinds(dialog)[1] == "Results brief\nthe task has changed"
    card = cards(dialog)["quality"]
    assert "The task has changed since you wrote them." in labels(card)
    assert "We look at the work when it arrives" not in labels(card)
    sample.press("Show what is new: How we shall know that it is right", dialog)
    assert "New: We look at the work when it arrives" in labels(card)
    assert "No more: We go through the work" in labels(card)
    sample.press("Keep my words: How we shall know that it is right", dialog)
    assert text(dialog, "quality") == "Mine"
    assert kinds(dialog)[1] == "Results brief\npartly in your words"


def test_a_section_nobody_touched_follows_the_task(sample: Owner) -> None:
    dialog = opened(sample)
    assert "We go through the work" in text(dialog, "quality")
    sample.press("Close", dialog)
    task_id = sample.desk.tasks.current
    assert task_id is not None
    sample.desk.library.edit(SetAnswer(task_id=task_id, key="checkable", value=Checkable.AT_A_GLANCE))
    assert "We look at the work when it arrives" in text(opened(sample), "quality")


def test_another_document_is_chosen_and_what_was_typed_stays_with_the_first(sample: Owner) -> None:
    dialog = opened(sample)
    sample.click(box(dialog, "when"))
    sample.keys("Soon. ")
    choose(sample, dialog, "Procedure sheet")
    assert list(stored(sample)) == ["when"]
    assert "steps" in cards(dialog)
    rewrite(sample, dialog, "steps", "Open the ledger")
    assert stored(sample, STEPS) == {"steps": ("Open the ledger",)}


def test_all_of_it_works_by_keyboard(sample: Owner) -> None:
    sample.key(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = sample.dialog(HandoverDialog)
    sample.wait_for(lambda: cards(dialog))
    view = dialog.findChild(QListWidget)
    assert view is not None
    for _ in range(40):
        if QApplication.focusWidget() is view:
            break
        sample.key(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view
    sample.key(Qt.Key.Key_Down)
    assert "steps" in cards(dialog)
    for _ in range(40):
        if QApplication.focusWidget() is box(dialog, "steps"):
            break
        sample.key(Qt.Key.Key_Tab)
    sample.keys("First of all. ")
    sample.key(Qt.Key.Key_Escape)
    assert "First of all. " in "".join(stored(sample, STEPS)["steps"])


def test_what_is_written_outlives_the_window(qtbot: QtBot, home: Path) -> None:
    with running(qtbot) as owner:
        owner.press("Try the sample business")
        owner.wait_for_advice()
        owner.choose_row("Monthly bookkeeping")
        owner.wait_for_advice()
        dialog = opened(owner)
        rewrite(owner, dialog, "when", "By the fifth.")
        path = owner.session.path
        task_id = owner.desk.tasks.current
    assert task_id is not None
    with Session.open(path) as session:
        assert session.documents(task_id)[BRIEF][0].lines == ("By the fifth.",)


def test_what_the_disk_does_not_take_is_kept_and_stored_as_soon_as_that_works(
    sample: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(sample)
    with monkeypatch.context() as full:

        def refuse(_edit: object) -> None:
            raise DiskFull("books")

        full.setattr(sample.session, "do", refuse)
        rewrite(sample, dialog, "when", "By the fifth.")
        assert stored(sample) == {}
        assert text(dialog, "when") == "By the fifth."
        assert sample.desk.library.unsaved_texts() == ["By the fifth."]
    assert sample.desk.library.save_unsaved()
    assert stored(sample) == {"when": ("By the fifth.",)}


def test_a_text_too_long_is_refused_beside_its_box(sample: Owner) -> None:
    dialog = opened(sample)
    edit = box(dialog, "when")
    edit.setFocus()
    edit.setPlainText("line\n" * 500)
    cards(dialog)["when"].field.commit()
    assert "20,000 characters, or 400 lines" in cards(dialog)["when"].field.error()
    assert stored(sample) == {}


# Off the screen


def pdf_text(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


def test_a_document_is_exported_with_what_was_typed_a_moment_ago(sample: Owner, tmp_path: Path) -> None:
    dialog = opened(sample)
    sample.click(box(dialog, "when"))
    sample.keys("By the fifth, please. ")
    sample.press("Export PDF…", dialog)
    edit = sample.dialog(QFileDialog).findChild(QLineEdit, "fileNameEdit")
    assert edit is not None
    assert edit.text() == "monthly-bookkeeping-results-brief.pdf"
    path = tmp_path / "brief.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    sample.wait_for(lambda: "brief.pdf" in news(dialog))
    told = pdf_text(path.read_bytes())
    assert "Results brief: Monthly bookkeeping" in told
    assert "By the fifth, please." in told
    assert sample.session.business().name in told


def test_the_preview_shows_the_document_and_leads_on_to_export(sample: Owner, tmp_path: Path) -> None:
    dialog = opened(sample)
    sample.press("Print preview…", dialog)
    preview = sample.dialog(PreviewDialog)
    assert preview.windowTitle() == "Print preview: Results brief: Monthly bookkeeping"
    sample.press("Export PDF…", preview)
    path = tmp_path / "brief.pdf"
    sample.name_file(path)
    sample.wait_for(path.exists)
    sample.dialog(PreviewDialog).reject()
    assert sample.dialog(HandoverDialog) is dialog


def test_printing_asks_which_pages(sample: Owner) -> None:
    dialog = opened(sample)
    sample.press("Print…", dialog)
    asked = sample.dialog(QPrintDialog)
    assert asked.minPage() == 1
    assert asked.maxPage() >= 2
    asked.reject()


def test_where_there_is_no_room_the_document_is_chosen_from_a_list_that_drops_down(
    sample: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModalDialog, "room", lambda _: QSize(700, 700))
    dialog = opened(sample)
    view = dialog.findChild(QListWidget)
    choice = dialog.findChild(QComboBox)
    assert view is not None
    assert choice is not None
    assert not view.isVisible()
    assert choice.isVisible()
    sample.pick(choice, "Procedure sheet, filled in")
    sample.wait_for(lambda: "steps" in cards(dialog))


def test_a_task_that_is_copied_and_pasted_takes_its_documents_along(sample: Owner) -> None:
    dialog = opened(sample)
    rewrite(sample, dialog, "when", "By the fifth.")
    sample.press("Close", dialog)
    sample.focused()
    sample.desk.workspace.tasks.list.view.setFocus()
    before = sample.desk.tasks.current
    sample.ctrl(Qt.Key.Key_C)
    sample.ctrl(Qt.Key.Key_V)
    sample.wait_for(lambda: sample.desk.tasks.current != before)
    assert sample.task().task.title == "Monthly bookkeeping (copy)"
    assert stored(sample) == {"when": ("By the fifth.",)}


def test_what_on_the_clipboard_is_no_document_is_no_reason_not_to_paste_the_task(sample: Owner) -> None:
    sample.focused()
    sample.desk.workspace.tasks.list.view.setFocus()
    sample.ctrl(Qt.Key.Key_C)
    copied = QApplication.clipboard().mimeData()
    before = sample.desk.tasks.current
    spoiled = QMimeData()
    for kind in copied.formats():
        spoiled.setData(kind, copied.data(kind))
    spoiled.setData(DOCUMENTS_TYPE, b'{"procedure": [1]}')
    QApplication.clipboard().setMimeData(spoiled)
    sample.ctrl(Qt.Key.Key_V)
    sample.wait_for(lambda: sample.desk.tasks.current != before)
    assert stored(sample) == {}


# The logo


def drawn(path: Path, size: tuple[int, int] = (900, 300)) -> Path:
    Image.new("RGB", size, "#0072B2").save(path)
    return path


def test_a_logo_is_chosen_in_the_business_details_and_taken_away_again(sample: Owner, tmp_path: Path) -> None:
    sample.window.actions_.business.trigger()
    dialog = sample.dialog(BusinessDialog)
    assert dialog.business().logo is None
    sample.press("Choose a picture…", dialog)
    sample.name_file(drawn(tmp_path / "logo.png"))
    sample.wait_for(lambda: dialog.business().logo)
    sample.press("Save details", dialog)
    logo = sample.session.business().logo
    assert logo is not None
    assert Image.open(io.BytesIO(logo)).size == (600, 200)
    sample.window.actions_.business.trigger()
    dialog = sample.dialog(BusinessDialog)
    sample.press("Remove the logo", dialog)
    sample.press("Save details", dialog)
    assert sample.session.business().logo is None
    sample.ctrl(Qt.Key.Key_Z)
    assert sample.session.business().logo == logo


def test_a_picture_that_is_none_is_refused_and_the_rest_can_still_be_saved(
    sample: Owner, tmp_path: Path
) -> None:
    wrong = tmp_path / "logo.png"
    wrong.write_text("no picture")
    sample.window.actions_.business.trigger()
    dialog = sample.dialog(BusinessDialog)
    sample.press("Choose a picture…", dialog)
    sample.name_file(wrong)
    sample.wait_for(lambda: "no picture in PNG or JPEG" in dialog._logo._refusal.text())
    sample.press("Save details", dialog)
    assert sample.session.business().logo is None
    assert QApplication.activeModalWidget() is None
