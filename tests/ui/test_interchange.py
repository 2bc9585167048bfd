"""Data out and in by way of the window: exported, looked over, added, undone, merged."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QListWidget

from advisor.domain.edits import AddTask, SetAnswer
from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.session import Session
from tests.pseudo import pseudo_language
from tests.ui.drive import Owner
from tests.ui.stage import nameless
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.interchange.export_dialog import ExportDialog
from ui.interchange.import_dialog import ImportDialog
from ui.interchange.merge_dialog import MergeDialog
from ui.widgets.option_row import CheckRow, RadioRow

TABLE = "Arbeit;Stunden;Bemerkung\nLohn;1,5;monatlich\nPost;viel;täglich\nAblage;2,5;\n"


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with an empty library."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    return owner


@pytest.fixture
def sample(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    return owner


def written(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def looked_over(owner: Owner, path: Path) -> ImportDialog:
    owner.window.actions_.import_file.trigger()
    owner.dialog(QFileDialog)
    owner.name_file(path)
    dialog = owner.dialog(ImportDialog)
    wait_for_outlook(owner, dialog)
    return dialog


def wait_for_outlook(owner: Owner, dialog: ImportDialog) -> None:
    owner.wait_for(lambda: not owner.program.works.is_busy)


def box(dialog: ImportDialog | MergeDialog, name: str) -> QComboBox:
    return next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == name)


def words(dialog: ImportDialog | MergeDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def refused(dialog: ImportDialog) -> list[str]:
    found = dialog.findChild(QListWidget)
    assert isinstance(found, QListWidget)
    return [found.item(row).text() for row in range(found.count())] if found.isVisible() else []


def titles(owner: Owner) -> list[str]:
    return [task.title for task in owner.session.tasks()]


# ------------------------------------------------------------------ import


def test_a_table_is_mapped_looked_over_added_and_undone(own: Owner, tmp_path: Path) -> None:
    dialog = looked_over(own, written(tmp_path, TABLE))
    assert "“table.csv”: 3 rows" in words(dialog)
    assert "No column holds “Task”" in words(dialog)
    assert not own.button("Add 0 tasks", dialog).isEnabled()
    own.pick(box(dialog, "What “Arbeit” holds"), "Task")
    own.pick(box(dialog, "What “Stunden” holds"), "Hours")
    own.pick(box(dialog, "What “Bemerkung” holds"), "Notes")
    wait_for_outlook(own, dialog)
    assert refused(dialog) == ["Row 3, column “Stunden”: “viel” is not a number. Write it like 1250,50."]
    own.press("Add 2 tasks", dialog)
    own.wait_for(lambda: titles(own) == ["Ablage", "Lohn"])
    own.wait_for(lambda: "Added 2 tasks." in own.banner())
    lohn = next(task.id for task in own.session.tasks() if task.title == "Lohn")
    assert own.session.task(lohn).task.hours == Range.exactly(1.5)
    assert own.session.task(lohn).task.notes == "monatlich"
    assert own.rows() == ["Ablage", "Lohn"]
    assert own.desk.library.undo_stack.undoText() == "import of 2 tasks"
    own.ctrl(Qt.Key.Key_Z)
    own.wait_for(lambda: titles(own) == [])
    own.window.actions_.redo.trigger()
    own.wait_for(lambda: titles(own) == ["Ablage", "Lohn"])


def test_the_banner_offers_to_undo_the_import(own: Owner, tmp_path: Path) -> None:
    dialog = looked_over(own, written(tmp_path, "Task\nA\nB\n"))
    own.press("Add 2 tasks", dialog)
    own.wait_for(lambda: titles(own) == ["A", "B"])
    own.press("Undo")
    own.wait_for(lambda: titles(own) == [])


def test_how_columns_were_mapped_is_remembered_for_tables_with_these_headings(
    own: Owner, tmp_path: Path
) -> None:
    dialog = looked_over(own, written(tmp_path, TABLE))
    own.pick(box(dialog, "What “Arbeit” holds"), "Task")
    own.pick(box(dialog, "What “Bemerkung” holds"), "Notes")
    wait_for_outlook(own, dialog)
    own.press("Add 3 tasks", dialog)
    own.wait_for(lambda: len(titles(own)) == 3)
    again = looked_over(own, written(tmp_path, TABLE.replace("Lohn", "Steuer"), "other.csv"))
    assert box(again, "What “Arbeit” holds").currentText() == "Task"
    assert box(again, "What “Stunden” holds").currentText() == "– leave out –"
    assert own.button("Add 3 tasks", again).isEnabled()
    own.close_dialogs()


def test_a_choice_belongs_to_one_column_only(own: Owner, tmp_path: Path) -> None:
    dialog = looked_over(own, written(tmp_path, "Task,Other\nA,B\n"))
    own.pick(box(dialog, "What “Other” holds"), "Task")
    wait_for_outlook(own, dialog)
    assert box(dialog, "What “Task” holds").currentText() == "– leave out –"
    own.press("Add 1 task", dialog)
    own.wait_for(lambda: titles(own) == ["B"])


def test_names_that_are_there_already_may_be_left_out(own: Owner, tmp_path: Path) -> None:
    own.session.do(AddTask(task=Task(title="Payroll")))
    dialog = looked_over(own, written(tmp_path, "Task\npayroll\nOther\n"))
    assert "1 row has a name that you have already." in words(dialog)
    own.click(next(row for row in dialog.findChildren(CheckRow)))
    wait_for_outlook(own, dialog)
    own.press("Add 1 task", dialog)
    own.wait_for(lambda: titles(own) == ["Other", "Payroll"])


def test_vendors_are_imported_and_shown(own: Owner, tmp_path: Path) -> None:
    dialog = looked_over(own, written(tmp_path, "Company,E-mail,Phone\nLedgers,a@b.example,'+1 5\n"))
    assert box(dialog, "The rows are").currentText() == "Vendors"
    own.press("Add 1 vendor", dialog)
    own.wait_for(lambda: [vendor.name for vendor in own.session.vendors()] == ["Ledgers"])
    assert own.session.vendor(1).vendor.phone == "+1 5"
    assert own.desk.workspace.place == "vendors"


def test_the_kind_of_rows_and_the_decimal_sign_can_be_chosen(own: Owner, tmp_path: Path) -> None:
    dialog = looked_over(own, written(tmp_path, "Name,Hours\nA,1.234\n"))
    own.pick(box(dialog, "Numbers are written"), "1.234,5")
    wait_for_outlook(own, dialog)
    own.press("Add 1 task", dialog)
    own.wait_for(lambda: titles(own) == ["A"])
    assert own.session.task(1).task.hours == Range.exactly(1234)
    dialog = looked_over(own, written(tmp_path, "Name\nB\n", "b.csv"))
    own.pick(box(dialog, "The rows are"), "Vendors")
    wait_for_outlook(own, dialog)
    assert own.button("Add 1 vendor", dialog).isEnabled()
    own.close_dialogs()


def test_each_sheet_of_a_workbook_can_be_chosen(own: Owner, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Jobs"
    for row in (("Task", "Hours"), ("Payroll", 3)):
        book.active.append(row)
    sheet = book.create_sheet("People")
    for row in (("Vendor", "Country"), ("Ledgers", "Portugal"), ("Nimble", "India")):
        sheet.append(row)
    path = tmp_path / "book.xlsx"
    book.save(path)
    dialog = looked_over(own, path)
    assert own.button("Add 1 task", dialog).isEnabled()
    own.pick(box(dialog, "Sheet"), "People")
    wait_for_outlook(own, dialog)
    own.press("Add 2 vendors", dialog)
    own.wait_for(lambda: len(own.session.vendors()) == 2)


def test_a_file_that_cannot_be_taken_is_refused_in_the_banner(own: Owner, tmp_path: Path) -> None:
    own.window.actions_.import_file.trigger()
    own.dialog(QFileDialog)
    own.name_file(written(tmp_path, "x\0y"))
    own.wait_for(lambda: "Nothing was imported from “table.csv”" in own.banner())
    assert "not a text file" in own.banner()


def test_everything_in_the_dialogs_has_a_name_and_can_be_reached_by_tab(own: Owner, tmp_path: Path) -> None:
    dialog = looked_over(own, written(tmp_path, TABLE))
    assert nameless(dialog) == []
    seen = []
    for _ in range(12):
        own.key(Qt.Key.Key_Tab)
        seen.append(own.focused().accessibleName())
    assert {"What “Stunden” holds", "What “Bemerkung” holds", "Cancel"} <= set(seen)
    own.key(Qt.Key.Key_Escape)
    own.wait_for(lambda: QApplication.activeModalWidget() is None)
    assert titles(own) == []


def test_a_very_large_import_has_a_backup_made_and_says_so(
    own: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("advisor.library.interchange.exchange.UNDO_LIMIT", 5)
    own.session.do(AddTask(task=Task(title="Mine")))
    rows = "\n".join(f"Task {number}" for number in range(700))
    dialog = looked_over(own, written(tmp_path, f"Task\n{rows}\n"))
    own.press("Add 700 tasks", dialog)
    own.wait_for(lambda: len(own.session.tasks()) == 701)
    own.wait_for(lambda: "There is too much of it to undo" in own.banner())
    assert not own.desk.library.undo_stack.canUndo()
    (backup,) = (tmp_path / "home" / ".local" / "share").rglob("*.rightsource")
    with Session.open(backup) as session:
        assert [task.title for task in session.tasks()] == ["Mine"]


def test_hundreds_of_tasks_are_stored_aside_and_undone_in_one_step(own: Owner, tmp_path: Path) -> None:
    rows = "\n".join(f"Task {number}" for number in range(900))
    dialog = looked_over(own, written(tmp_path, f"Task\n{rows}\n"))
    own.press("Add 900 tasks", dialog)
    own.wait_for(lambda: len(own.session.tasks()) == 900)
    own.wait_for(lambda: "Added 900 tasks." in own.banner())
    own.ctrl(Qt.Key.Key_Z)
    own.wait_for(lambda: len(own.session.tasks()) == 0)


# ------------------------------------------------------------------ export


def export(owner: Owner, choice: str, path: Path, form: str = "") -> None:
    owner.window.actions_.export_data.trigger()
    dialog = owner.dialog(ExportDialog)
    owner.click(next(row for row in dialog.findChildren(RadioRow) if row.accessibleName() == choice))
    if form:
        owner.pick(box(dialog, "Kind of file"), form)  # type: ignore[arg-type]
    owner.press("Export…", dialog)
    owner.dialog(QFileDialog)
    owner.name_file(path)
    owner.wait_for(lambda: f"Exported to “{path.name}”." in owner.banner())


def test_the_whole_library_is_exported_and_read_again(sample: Owner, tmp_path: Path) -> None:
    path = tmp_path / "all.json"
    export(sample, "The whole library", path)
    told = json.loads(path.read_text(encoding="utf-8"))
    assert [task["title"] for task in told["tasks"] if "deleted_at" not in task]
    assert len(told["vendors"]) == len(sample.session.vendors())


def test_tables_are_exported_as_the_owner_chooses(sample: Owner, tmp_path: Path) -> None:
    export(sample, "Tasks", tmp_path / "tasks.csv", "Text with commas (.csv)")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "tasks.csv").read_text("utf-8-sig"), newline="")))
    assert sorted(row["Task"] for row in rows) == sorted(titles(sample))
    export(sample, "All tables", tmp_path / "all.xlsx")
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    assert book.sheetnames == ["Tasks", "Vendors", "Notes", "Advice"]
    assert all(row[3].value for row in book["Advice"].iter_rows(min_row=2))


def test_the_keyboard_alone_exports(sample: Owner) -> None:
    sample.window.actions_.export_data.trigger()
    dialog = sample.dialog(ExportDialog)
    assert nameless(dialog) == []
    assert dialog.what() == "everything"
    sample.key(Qt.Key.Key_Down)
    sample.key(Qt.Key.Key_Down)
    assert (dialog.what(), dialog.form()) == ("tasks", "xlsx")
    sample.key(Qt.Key.Key_Return)
    sample.dialog(QFileDialog)
    sample.close_dialogs()


def test_a_full_disk_leaves_the_file_that_was_there(
    sample: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    from advisor.report import files

    old = tmp_path / "old.json"
    old.write_text("kept")

    def full(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files, "_finish", full)
    sample.window.actions_.export_data.trigger()
    sample.press("Export…", sample.dialog(ExportDialog))
    # Not typed: Qt's own question about a file that is there would hold the test up.
    sample.dialog(QFileDialog).fileSelected.emit(str(old))
    sample.close_dialogs()
    sample.wait_for(lambda: "The disk is full" in sample.banner())
    assert old.read_text() == "kept"


# ------------------------------------------------------------------ merge


def other_library(owner: Owner, tmp_path: Path) -> Path:
    """The owner's library as somebody else took it home and went on with it."""
    path = tmp_path / "theirs.rightsource"
    shutil.copy(owner.session.path, path)
    with Session.open(path) as session:
        first = session.tasks()[0]
        session.do(SetAnswer(task_id=first.id, key="notes", value="Theirs."))
        session.do(SetAnswer(task_id=first.id, key="hours", value=Range.exactly(77)))
        session.do(AddTask(task=Task(title="New in theirs")))
    return path


def shown_merge(owner: Owner, path: Path) -> MergeDialog:
    owner.window.actions_.merge_library.trigger()
    owner.dialog(QFileDialog)
    owner.name_file(path)
    return owner.dialog(MergeDialog)


def test_a_library_is_merged_and_each_difference_decided(sample: Owner, tmp_path: Path) -> None:
    first = sample.session.tasks()[0]
    before = sample.session.task(first.id).task
    dialog = shown_merge(sample, other_library(sample, tmp_path))
    assert "1 new task." in words(dialog)
    assert "2 differences." in words(dialog)
    assert nameless(dialog) == []
    sample.pick(box(dialog, f"{first.title}, Notes"), "Keep both")
    sample.press("Merge", dialog)
    sample.wait_for(lambda: "New in theirs" in titles(sample))
    after = sample.session.task(first.id).task
    assert after.notes == f"{before.notes}\n\nTheirs."
    assert after.hours == before.hours
    assert sample.desk.library.undo_stack.undoText() == "merge of “theirs.rightsource”"
    sample.ctrl(Qt.Key.Key_Z)
    sample.wait_for(lambda: "New in theirs" not in titles(sample))
    assert sample.session.task(first.id).task == before


def test_all_differences_can_be_decided_at_once(sample: Owner, tmp_path: Path) -> None:
    first = sample.session.tasks()[0]
    dialog = shown_merge(sample, other_library(sample, tmp_path))
    sample.pick(box(dialog, "All differences"), "Take theirs")
    assert dialog.choices() == ["theirs", "theirs"]
    sample.press("Merge", dialog)
    sample.wait_for(lambda: sample.session.task(first.id).task.notes == "Theirs.")
    assert sample.session.task(first.id).task.hours == Range.exactly(77)


def test_a_library_with_nothing_new_cannot_be_merged(sample: Owner, tmp_path: Path) -> None:
    path = tmp_path / "same.rightsource"
    shutil.copy(sample.session.path, path)
    dialog = shown_merge(sample, path)
    assert "nothing in it that is not here already" in words(dialog)
    assert not sample.button("Merge", dialog).isEnabled()
    sample.close_dialogs()


def test_the_library_that_is_open_cannot_be_merged_into_itself(sample: Owner) -> None:
    sample.window.actions_.merge_library.trigger()
    sample.dialog(QFileDialog)
    sample.name_file(sample.session.path)
    sample.wait_for(lambda: "is the library that is open" in sample.banner())


def test_a_json_export_is_merged_by_way_of_import(sample: Owner, own_json: Path) -> None:
    sample.window.actions_.import_file.trigger()
    sample.dialog(QFileDialog)
    sample.name_file(own_json)
    dialog = sample.dialog(MergeDialog)
    sample.press("Merge", dialog)
    sample.wait_for(lambda: "From a file" in titles(sample))


@pytest.fixture
def own_json(tmp_path: Path) -> Path:
    text = json.dumps({"schema": "rightsource.library/1", "tasks": [{"title": "From a file"}]})
    return written(tmp_path, text, "theirs.json")


def test_what_is_shown_of_a_table_speaks_the_language() -> None:
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.csv_read import table_from_text
    from advisor.library.interchange.look_over import Known, look_over
    from advisor.library.interchange.mapping import known_headings, propose
    from advisor.progress import Progress
    from tests.pseudo import untranslated
    from ui.interchange.table_words import columns_shown, kinds, outlook, source_words

    with pseudo_language():
        table = table_from_text("Task,Hours\nA,x\nB,3\n", known_headings(), Progress())
        mapped = propose(What.TASKS, table.headings)
        looked = look_over(table, What.TASKS, mapped, Known(), locale="en_XA")
        shown = outlook(looked, QLocale("en"))
        texts = [
            *(kind.label for kind in kinds()),
            source_words("f.csv", 2, QLocale("en")),
            *shown.refused,
            shown.verb,
            *(column.examples for column in columns_shown(table, mapped)),
        ]
        for text in texts:
            assert untranslated(text, ["f.csv", "Hours", "x", "A", "B"]) == [], text
