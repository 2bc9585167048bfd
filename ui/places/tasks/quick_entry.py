"""Carries out quick entry: adds what was typed, pasted or read from a file, each lot in one step of undo."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QFileDialog

from advisor.domain.edits import AddTask, Change, Edit
from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.errors import AdvisorError
from ui.commands import EditCommand
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.dialogs.quick_entry_lines import EntryLine, EntryLines, read_lines, read_table
from ui.open_library import OpenLibrary
from ui.places.tasks.place import TasksPlace

LARGEST_FILE = 5_000_000  # bytes; 500 tasks need far fewer


class FileNotTaken(AdvisorError):
    """The file holds no list."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            what=_tr("“{name}” was not read.").format(name=name),
            why=why,
            remedy=_tr("Choose a text file with one task a line, or a table saved as CSV."),
        )


class SeveralEdits(EditCommand):
    """Several edits that were carried out together, undone and done again together."""

    def __init__(
        self, carry_out: Callable[[Sequence[Edit]], tuple[Change, ...]], changes: Sequence[Change], name: str
    ) -> None:
        super().__init__(lambda _edit: None, changes[0], name)
        self._carry_out_all = carry_out
        self._inverses = _inverses(changes)
        self._edits: tuple[Edit, ...] = ()
        self._done = True

    @property
    def is_done(self) -> bool:
        return self._done

    def is_of(self, change: Change) -> bool:
        return False

    def undo(self) -> None:
        if self._done and (changes := self._carry_out_all(self._inverses)):
            self._edits = _inverses(changes)
            self._done = False

    def redo(self) -> None:
        if not self._done and (changes := self._carry_out_all(self._edits)):
            self._inverses = _inverses(changes)
            self._done = True

    def id(self) -> int:
        return -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        return False


class QuickEntryPresenter(QObject):
    """Opens the dialog, and decides what becomes of what is entered. ``titles``: those of the tasks in use.

    ``show_first``: told of the first task of each lot.
    """

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: TasksPlace,
        titles: Callable[[], set[str]],
        show_first: Callable[[int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._titles = titles
        self._show_first = show_first
        self._dialog: QuickEntryDialog | None = None
        self._last: tuple[SeveralEdits, int] | None = None
        place.quick_entry_requested.connect(self.open)
        place.file_dropped.connect(self.open_file)

    @Slot()
    def open(self) -> None:
        """Show the dialog, ready to type."""
        self._shown().go()

    @Slot(Path)
    def open_file(self, path: Path) -> None:
        """Show the lines of a file, to be looked over."""
        dialog = self._shown()
        dialog.go()
        try:
            found = self._read(path)
        except AdvisorError as error:
            dialog.show_news(str(error))
            return
        dialog.show_offer(self.tr("From “{name}”").format(name=path.name), found)

    def _shown(self) -> QuickEntryDialog:
        if self._dialog is None:
            dialog = QuickEntryDialog(self._place.window())
            dialog.line_requested.connect(self._add_line)
            dialog.paste_requested.connect(self._take_pasted)
            dialog.add_requested.connect(self._add)
            dialog.file_requested.connect(self._choose_file)
            dialog.undo_requested.connect(self._take_back)
            dialog.destroyed.connect(self._forget)
            self._place.destroyed.connect(dialog.close)  # it must not outlive its library
            self._dialog = dialog
        return self._dialog

    @Slot()
    def _forget(self) -> None:
        self._dialog = self._last = None

    @Slot(str)
    def _add_line(self, text: str) -> None:
        if self._dialog is None:
            return
        found = read_lines(text, self._titles())
        if found.refused:
            self._dialog.show_news(found.refused[0].reason)
        elif found.lines:
            self._add(found.lines)

    @Slot(str)
    def _take_pasted(self, text: str) -> None:
        """A list that is clean is added at once; one with refused lines is looked over first."""
        if self._dialog is None:
            return
        found = read_lines(text, self._titles())
        if found.refused:
            self._dialog.show_offer(self.tr("From the clipboard"), found)
        elif found.lines:
            self._add(found.lines)
        else:
            self._dialog.show_news(self.tr("There is no task in what was pasted."))

    @Slot(object)
    def _add(self, lines: Sequence[EntryLine]) -> None:
        dialog = self._dialog
        if dialog is None or not lines:
            return
        try:
            command = self._carry_out_named([_edit(line) for line in lines])
        except AdvisorError as error:
            dialog.show_news(str(error))
            return
        self._last = (command, len(lines))
        dialog.show_added(lines, self._news(lines))

    def _news(self, lines: Sequence[EntryLine]) -> str:
        known = sum(line.is_known for line in lines)
        if len(lines) == 1:
            title = lines[0].title
            if known:
                return self.tr("Added “{title}”. There is another task of this name.").format(title=title)
            return self.tr("Added “{title}”.").format(title=title)
        added = self.tr("Added {count} tasks.").format(count=len(lines))
        if not known:
            return added
        return added + " " + self.tr("Names you had already: {count}.").format(count=known)

    @Slot()
    def _take_back(self) -> None:
        if self._dialog is None or self._last is None:
            return
        command, count = self._last
        stack = self._library.undo_stack
        if not stack.index() or stack.command(stack.index() - 1) is not command or not command.is_done:
            self._dialog.show_news(
                self.tr("Something else was changed since. Undo that first, with Ctrl+Z in the window.")
            )
            return
        before = stack.index()
        self._library.undo()
        if stack.index() < before:
            self._last = None
            self._dialog.show_taken_back(count, self.tr("Taken back; it is in the bin."))

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self._dialog, self.tr("Add tasks from a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Lists and tables") + " (*.txt *.csv)")
        dialog.fileSelected.connect(self._open_named, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open_file(Path(name))

    def _read(self, path: Path) -> EntryLines:
        try:
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError as error:
            raise FileNotTaken(path.name, error.strerror or str(error)) from error
        if len(data) > LARGEST_FILE:
            raise FileNotTaken(path.name, _tr("It is too large for a list of tasks."))
        text = _decoded(data)
        if text is None:
            raise FileNotTaken(path.name, _tr("It is not a text file."))
        if path.suffix.casefold() == ".csv":
            return read_table(text, self._titles(), self._place.locale())
        return read_lines(text, self._titles())

    def _carry_out_named(self, edits: Sequence[Edit]) -> SeveralEdits:
        changes = self._library.session.do_all(edits)
        name = (
            self.tr("new task") if len(edits) == 1 else self.tr("{count} new tasks").format(count=len(edits))
        )
        command = SeveralEdits(self._carry_out_again, changes, name)
        self._library.undo_stack.push(command)
        self._tell(changes)
        if changes[0].created_id is not None:
            self._show_first(changes[0].created_id)
        return command

    def _carry_out_again(self, edits: Sequence[Edit]) -> tuple[Change, ...]:
        """Undo or redo; nothing comes back where it could not be stored."""
        try:
            changes = self._library.session.do_all(edits)
        except AdvisorError as error:
            self._library.not_saved.emit(error)
            return ()
        self._tell(changes)
        return changes

    def _tell(self, changes: Sequence[Change]) -> None:
        """One word for all of them: the list is shown anew once."""
        self._library.saved.emit(datetime.datetime.now().time())
        self._library.changed.emit(
            Change(
                edit=changes[0].edit,
                inverse=changes[0].inverse,
                task_ids=frozenset().union(*(change.task_ids for change in changes)),
                vendor_ids=frozenset().union(*(change.vendor_ids for change in changes)),
            )
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("quick_entry", text)


def _edit(line: EntryLine) -> Edit:
    hours = None if line.hours is None else Range.exactly(line.hours)
    return AddTask(task=Task(title=line.title, hours=hours))


def _inverses(changes: Sequence[Change]) -> tuple[Edit, ...]:
    return tuple(change.inverse for change in reversed(changes))


def _decoded(data: bytes) -> str | None:
    """The text in ``data``; None where it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
