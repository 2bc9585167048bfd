"""A walk through the whole window: every place, page and dialog in turn, opened as an owner does."""

from __future__ import annotations

import datetime
import importlib
import pkgutil
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget, QMessageBox, QWidget

import ui
from advisor.domain.edits import ChangeNote, SetAnswer
from advisor.records import replace
from advisor.session import Session
from tests.ui.drive import Owner
from ui.backups.backups_dialog import BackupsDialog
from ui.dialogs.bin_dialog import BinDialog
from ui.dialogs.business_dialog import BusinessDialog
from ui.dialogs.command_dialog import CommandDialog
from ui.dialogs.contest_dialog import ContestDialog
from ui.dialogs.find_dialog import FindDialog
from ui.dialogs.glossary_dialog import GlossaryDialog
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.note_dialog import NoteDialog
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.dialogs.quote_dialog import QuoteDialog
from ui.dialogs.reading_dialog import ReadingDialog
from ui.dialogs.report_dialog import ReportDialog
from ui.dialogs.shortcuts_dialog import ShortcutsDialog
from ui.dialogs.starter_dialog import StarterDialog
from ui.guide.guide_window import GuideWindow
from ui.handover.handover_dialog import HandoverDialog
from ui.handover.section_card import SectionCard
from ui.interchange.export_dialog import ExportDialog
from ui.interchange.import_dialog import ImportDialog
from ui.interchange.merge_dialog import MergeDialog
from ui.places.tasks.interview.interview_page import InterviewPage
from ui.places.vendors.compare_dialog import CompareDialog
from ui.widgets.expander import Expander
from ui.widgets.field import Field
from ui.widgets.option_row import CheckRow


@dataclass(frozen=True, slots=True)
class Stop:
    """Something on show: the window as it is now, or a dialog."""

    name: str
    root: QWidget

    def __str__(self) -> str:
        return self.name


def tour(owner: Owner, folder: Path) -> Iterator[Stop]:
    """From the first-run screen on. Each stop lasts until the next is asked for; ``folder`` takes files."""
    yield from _before_a_library(owner, folder)
    owner.press("Try the sample business")
    owner.wait_for_advice()
    yield from _tasks(owner)
    yield from _advice(owner)
    yield from _dialogs_of_tasks(owner, folder)
    yield from _interchange(owner, folder)
    yield from _interview(owner)
    yield from _vendors(owner)
    yield from _contest(owner)
    yield from _help(owner)
    owner.window.actions_.delete_vendor.trigger()
    yield _window(owner, "the banner of an undo")
    owner.window.actions_.restore.trigger()
    yield _dialog(owner, BinDialog, "the bin")
    owner.close_dialogs()


def dialogs_of_the_program() -> set[type[QDialog]]:
    """Every kind of dialog that the window has, those that others are made of left out."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != "ui.__main__":
            importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        heirs = [kind for kind in waiting.pop().__subclasses__() if kind.__module__.startswith("ui.")]
        waiting += heirs
        found |= {kind for kind in heirs if not kind.__subclasses__()}
    return found


def _window(owner: Owner, name: str) -> Stop:
    QApplication.processEvents()
    return Stop(name, owner.window)


def _dialog(owner: Owner, kind: type[QDialog], name: str) -> Stop:
    dialog = owner.dialog(kind)
    owner.wait_for(dialog.isVisible)
    QApplication.processEvents()
    return Stop(name, dialog)


def _before_a_library(owner: Owner, folder: Path) -> Iterator[Stop]:
    yield _window(owner, "the first-run screen")
    owner.press("Start my own")
    yield _dialog(owner, NewLibraryDialog, "a new library")
    owner.close_dialogs()
    wrong = folder / "wrong.rightsource"
    wrong.write_text("hello")
    owner.press("Open a library")
    owner.dialog(QFileDialog)
    owner.name_file(wrong)
    yield _dialog(owner, QMessageBox, "a message")
    owner.close_dialogs()


def _tasks(owner: Owner) -> Iterator[Stop]:
    place = owner.desk.workspace.tasks
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    for at in range(place.entry.tabs.count()):
        place.entry.tabs.setCurrentIndex(at)
        for part in place.entry.findChildren(Expander):
            part.show_open(True)
        yield _window(owner, f"Tasks, {place.entry.tabs.tabText(at)}")
    place.entry.tabs.setCurrentIndex(0)


def _advice(owner: Owner) -> Iterator[Stop]:
    from ui.advice.cost_chart import CostChart
    from ui.advice.fold_card import FoldCard

    advice = owner.desk.workspace.tasks.advice
    for card in advice.findChildren(FoldCard):
        card.show_open(True)
    yield _window(owner, "the advice, all of it open")
    for card in advice.findChildren(FoldCard):
        card.show_open(False)
    chart = advice.findChild(CostChart)
    assert chart is not None
    chart.setFocus()
    inwards = Qt.Key.Key_Left if chart.isRightToLeft() else Qt.Key.Key_Right
    for key in (inwards, Qt.Key.Key_Return):
        owner.key(key)
    yield _window(owner, "what a figure is made of")
    owner.press("Back to the advice", advice)
    owner.press("What if …", advice)
    yield _window(owner, "what if")
    advice.what_if.focus_first()
    owner.key(Qt.Key.Key_End)
    yield _window(owner, "what if, moved")
    owner.press("Drop the changes", advice)
    owner.press("Back to the advice", advice)


def _dialogs_of_tasks(owner: Owner, folder: Path) -> Iterator[Stop]:
    actions = owner.window.actions_
    entry = owner.desk.workspace.tasks.entry
    actions.quick_entry.trigger()
    yield Stop("quick entry", _quick_entry(owner))
    _drop_list(owner, folder)
    yield Stop("quick entry, looking over a file", _quick_entry(owner))
    _quick_entry(owner).close()
    actions.new_from_starter.trigger()
    yield _dialog(owner, StarterDialog, "the usual tasks")
    owner.close_dialogs()
    actions.find.trigger()
    owner.keys("book", owner.dialog(FindDialog).field)
    yield _dialog(owner, FindDialog, "the search")
    owner.close_dialogs()
    actions.commands.trigger()
    yield _dialog(owner, CommandDialog, "the commands")
    owner.close_dialogs()
    actions.business.trigger()
    yield _dialog(owner, BusinessDialog, "the business")
    owner.close_dialogs()
    entry.show_offers()
    owner.press("Add a quote…", entry)
    owner.press("Add a charge", owner.dialog(QuoteDialog))
    yield _dialog(owner, QuoteDialog, "a quote")
    owner.close_dialogs()
    owner.press("Compare…", entry)
    yield _dialog(owner, CompareDialog, "the comparison of quotes")
    owner.close_dialogs()
    yield from _hand_over(owner)
    actions.print_preview.trigger()
    yield _dialog(owner, PreviewDialog, "the print preview")
    owner.close_dialogs()
    for action, name in (
        (actions.report_task, "the report on a task"),
        (actions.report_page, "the business on one page"),
        (actions.report_library, "the whole library"),
    ):
        action.trigger()
        yield _dialog(owner, ReportDialog, name)
        owner.close_dialogs()


def _interchange(owner: Owner, folder: Path) -> Iterator[Stop]:
    owner.window.actions_.export_data.trigger()
    yield _dialog(owner, ExportDialog, "the export of data")
    owner.close_dialogs()
    owner.window.actions_.backups.trigger()
    backups = owner.dialog(BackupsDialog)
    owner.wait_for(lambda: not owner.program.works.is_busy)
    yield _dialog(owner, BackupsDialog, "the backups, before there are any")
    owner.press("Back up now", backups)
    owner.wait_for(backups.list.count)
    yield _dialog(owner, BackupsDialog, "the backups")
    owner.close_dialogs()
    library = owner.session.path
    owner.program.backups.show(library, library.with_name("book.rightsource"))
    owner.wait_for(lambda: not owner.program.works.is_busy)
    yield _dialog(owner, BackupsDialog, "the backups of one of several libraries")
    owner.close_dialogs()
    table = folder / "table.csv"
    table.write_text("Sweeping;book\nSweeping the yard;3\nWatering the plants;nine\n", encoding="utf-8")
    owner.desk.errands.importing.open(table)
    dialog = owner.dialog(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    yield _dialog(owner, ImportDialog, "an import, its columns not known")
    for place, key in enumerate(("title", "hours")):
        dialog.key_chosen.emit(place, key)
    owner.wait_for(dialog.findChildren(QListWidget)[0].count)
    yield _dialog(owner, ImportDialog, "an import, looked over")
    owner.close_dialogs()
    theirs = folder / "theirs.rightsource"
    shutil.copy(owner.session.path, theirs)
    with Session.open(theirs) as session:
        task_id = session.tasks()[0].id
        session.do(SetAnswer(task_id=task_id, key="notes", value="Sweeping the yard"))
    owner.desk.errands.importing.open(theirs)
    yield _dialog(owner, MergeDialog, "a merge")
    owner.close_dialogs()


def _hand_over(owner: Owner) -> Iterator[Stop]:
    owner.window.actions_.hand_over.trigger()
    dialog = owner.dialog(HandoverDialog)
    assert isinstance(dialog, HandoverDialog)
    owner.wait_for(lambda: dialog.findChildren(SectionCard))
    yield _dialog(owner, HandoverDialog, "the results brief")
    card = dialog.findChildren(SectionCard)[0]
    owner.fill(card.field.focus_target(), "Sweeping the yard")
    yield _dialog(owner, HandoverDialog, "the results brief, rewritten")
    owner.close_dialogs()


def _interview(owner: Owner) -> Iterator[Stop]:
    page = owner.desk.workspace.tasks.interview
    owner.ctrl(Qt.Key.Key_N)
    owner.keys("Sweeping the yard")
    owner.key(Qt.Key.Key_Return)
    owner.wait_for_advice()
    yield _window(owner, "a task of which nothing is known")
    owner.window.actions_.guide.trigger()
    owner.wait_for(lambda: page.key)
    seen: set[type[Field]] = set()
    while (key := page.key) is not None:
        kinds = {type(field) for field in page.findChildren(Field) if field.isVisible()}
        if kinds - seen:
            yield _window(owner, f"the interview, {key}")
        seen |= kinds
        owner.press("Not sure", page)
        owner.wait_for(partial(_is_other, page, key))
    yield _window(owner, "check your answers")
    owner.window.actions_.guide.trigger()


def _is_other(page: InterviewPage, key: str) -> bool:
    return page.key != key


def _vendors(owner: Owner) -> Iterator[Stop]:
    owner.ctrl(Qt.Key.Key_2)
    _follow_up(owner, datetime.date(2026, 3, 3), datetime.date(2199, 12, 31))
    yield _window(owner, "Vendors")
    owner.window.actions_.new_note.trigger()
    for box in owner.dialog(NoteDialog).findChildren(CheckRow):
        box.setChecked(True)
    yield _dialog(owner, NoteDialog, "a note")
    owner.close_dialogs()


def _follow_up(owner: Owner, *days: datetime.date) -> None:
    """Give the notes of the vendor on show days to come back to them."""
    vendor_id = owner.desk.vendors.current
    assert vendor_id is not None
    for found, day in zip(owner.session.vendor(vendor_id).notes, days, strict=False):
        owner.desk.library.edit(ChangeNote(note_id=found.id, note=replace(found.note, follow_up_on=day)))


def _contest(owner: Owner) -> Iterator[Stop]:
    """Something typed where somebody else wrote meanwhile."""
    library = owner.desk.library
    task_id = owner.desk.tasks.current
    assert task_id is not None
    owner.desk.tasks.open_task(task_id)
    with closing(sqlite3.connect(library.session.path)) as other, other:
        other.execute("UPDATE task SET notes = 'Sweeping' WHERE id = ?", [task_id])
    library.edit(SetAnswer(task_id=task_id, key="notes", value="Watering the plants"))
    owner.wait_for(lambda: bool(library.unsaved.contested))
    yield _window(owner, "the banner of what is contested")
    owner.desk.overtaken.decide()
    yield _dialog(owner, ContestDialog, "what is contested")
    library.forget_unsaved()
    owner.close_dialogs()


def _help(owner: Owner) -> Iterator[Stop]:
    actions = owner.window.actions_
    for action, kind, name in (
        (actions.glossary, GlossaryDialog, "the glossary"),
        (actions.method, ReadingDialog, "how the advice is made"),
        (actions.shortcuts, ShortcutsDialog, "the keyboard shortcuts"),
        (actions.about, ReadingDialog, "about"),
    ):
        action.trigger()
        yield _dialog(owner, kind, name)
        owner.close_dialogs()
    actions.user_guide.trigger()
    guide = owner.window.findChild(GuideWindow)
    assert guide is not None
    owner.wait_for(guide.isVisible)
    yield Stop("the user guide", guide)
    guide.close()
    owner.program.show_crash("ZeroDivisionError: a fault")
    yield _dialog(owner, ReadingDialog, "the report of a fault")
    owner.close_dialogs()


def _quick_entry(owner: Owner) -> QuickEntryDialog:
    dialog = next(one for one in owner.window.findChildren(QuickEntryDialog) if one.isVisible())
    dialog.activateWindow()
    owner.wait_for(dialog.isActiveWindow)
    return dialog


def _drop_list(owner: Owner, folder: Path) -> None:
    path = folder / "tasks.txt"
    path.write_text("Watering the plants\nSweeping\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    target = owner.desk.workspace.tasks.list
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(20, 200), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(target, over)
    event = QDropEvent(QPointF(20, 200), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(target, event)
    QApplication.processEvents()
