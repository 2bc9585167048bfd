"""Carries out quick entry: adds what was typed, pasted or read from a file, each lot in one step of undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from advisor.domain.edits import AddTask, Change, Edit
from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.errors import AdvisorError, Cancelled
from advisor.language import plural
from advisor.progress import Progress
from ui.dialogs.quick_entry_dialog import QuickEntryDialog
from ui.dialogs.quick_entry_lines import EntryLine, EntryLines, read_lines, read_table
from ui.open_library import OpenLibrary
from ui.places.tasks.place import TasksPlace

LARGEST_FILE = 5_000_000  # bytes; so do the most tasks that are taken at once
READ_AT_ONCE = 50_000  # characters; longer lists are read in a worker


class FileNotTaken(AdvisorError):
    """The file holds no list."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            what=_tr("“{name}” was not read.").format(name=name),
            why=why,
            remedy=_tr("Choose a text file with one task a line, or a table saved as CSV."),
        )


class QuickEntryPresenter(QObject):
    """Opens the dialog, and decides what becomes of what is entered. ``titles``: of the tasks in use.

    ``show_first``: told of the first task of each lot.
    """

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: TasksPlace,
        titles: Callable[[], Iterable[str]],
        show_first: Callable[[int], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._titles = titles
        self._show_first = show_first
        self._dialog: QuickEntryDialog | None = None
        self._last: Sequence[Change] = ()
        self._known: set[str] | None = None  # titles, casefolded; None: to be read anew
        library.changed.connect(self._forget_known)

    @Slot()
    def open(self) -> None:
        """Show the dialog, ready to type."""
        self._shown().go()

    @Slot(Path)
    def open_file(self, path: Path) -> None:
        """Show the lines of a file, to be looked over."""
        self._shown().go()
        read = partial(read_file, path, self._known_titles(), self._place.locale())
        source = self.tr("From “{name}”").format(name=path.name)
        self._look_over(read, partial(self._offer, source), source, _size(path))

    def open_text(self, text: str) -> None:
        """Show the lines of what was on the clipboard, to be looked over."""
        self._shown().go()
        source = self.tr("From the clipboard")
        self._look_over(
            partial(read_lines, text, self._known_titles()), partial(self._offer, source), source, len(text)
        )

    def _shown(self) -> QuickEntryDialog:
        if self._dialog is None:
            dialog = QuickEntryDialog(self._place.window())
            dialog.line_requested.connect(self._add_line)
            dialog.paste_requested.connect(self._take_pasted)
            dialog.add_requested.connect(self._add)
            dialog.file_requested.connect(self._choose_file)
            dialog.undo_requested.connect(self._take_back)
            dialog.destroyed.connect(self._forget)
            self._library.works.shown.connect(dialog.progress.show_work)
            dialog.progress.cancel_requested.connect(self._library.works.cancel)
            self._place.destroyed.connect(dialog.close)  # it must not outlive its library
            self._dialog = dialog
        return self._dialog

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
        self._last = ()

    def _known_titles(self) -> set[str]:
        if self._known is None:
            self._known = {title.casefold() for title in self._titles()}
        return self._known

    @Slot()
    def _forget_known(self) -> None:
        self._known = None

    @Slot(str)
    def _add_line(self, text: str) -> None:
        if self._dialog is None:
            return
        found = read_lines(text, self._known_titles())
        if found.refused:
            self._dialog.show_news(found.refused[0].reason)
        elif found.lines:
            self._add(found.lines)

    @Slot(str)
    def _take_pasted(self, text: str) -> None:
        """A list that is clean is added at once; one with refused lines is looked over first."""
        source = self.tr("From the clipboard")
        self._look_over(
            partial(read_lines, text, self._known_titles()), self._add_or_offer, source, len(text)
        )

    def _look_over(
        self,
        read: Callable[[Progress], EntryLines],
        then: Callable[[EntryLines], None],
        source: str,
        size: int,
    ) -> None:
        """Read a list, a long one in a worker, and go on with its lines."""
        if size > READ_AT_ONCE:
            self._show_busy(True)
            sentence = self.tr("Reading: {source}").format(source=source)
            self._library.works.start(
                read,
                sentence=sentence,
                done=partial(self._go_on_with, then),
                failed=self._show_refusal,
                is_vital=False,
            )
            return
        try:
            found = read(Progress())
        except AdvisorError as error:
            self._show_refusal(error)
        else:
            then(found)

    def _go_on_with(self, then: Callable[[EntryLines], None], found: EntryLines) -> None:
        self._show_busy(False)
        then(found)

    def _offer(self, source: str, found: EntryLines) -> None:
        if self._dialog is not None:
            self._dialog.show_offer(source, found)

    def _add_or_offer(self, found: EntryLines) -> None:
        if self._dialog is None:
            return
        if found.refused:
            self._offer(self.tr("From the clipboard"), found)
        elif found.lines:
            self._add(found.lines)
        else:
            self._dialog.show_news(self.tr("There is no task in what was pasted."))

    @Slot(object)
    def _add(self, lines: Sequence[EntryLine]) -> None:
        if not lines:
            return
        self._show_busy(True)
        count = self._place.locale().toString(len(lines))
        name = plural("new task", "{count} new tasks", len(lines)).format(count=count)
        self._library.edit_many(
            [_edit(line) for line in lines],
            name,
            sentence=plural("Adding {count} task", "Adding {count} tasks", len(lines)).format(count=count),
            done=partial(self._show_added, lines, self._known_titles()),
            failed=partial(self._show_failure, lines),
        )

    def _show_added(self, lines: Sequence[EntryLine], known: set[str], changes: Sequence[Change]) -> None:
        self._last = changes
        known.update(line.title.casefold() for line in lines)
        self._known = known  # reading all titles anew after every line would be felt in a large library
        if changes[0].created_id is not None:
            self._show_first(changes[0].created_id)
        self._show_busy(False)
        if self._dialog is not None:
            self._dialog.show_added(lines, self._news(lines))

    def _show_failure(self, lines: Sequence[EntryLine], error: AdvisorError) -> None:
        """What was pasted is not lost: it can be added again."""
        self._show_refusal(error)
        dialog = self._dialog
        if dialog is not None and len(lines) > 1 and not isinstance(error, Cancelled) and not dialog.offers():
            found = EntryLines(lines=tuple(lines), recognised=str(error))
            dialog.show_offer(self.tr("From the clipboard"), found)

    def _show_refusal(self, error: AdvisorError) -> None:
        self._show_busy(False)
        if self._dialog is not None:
            is_cancelled = isinstance(error, Cancelled)
            self._dialog.show_news(self.tr("Cancelled. Nothing was added.") if is_cancelled else str(error))

    def _show_busy(self, busy: bool) -> None:
        if self._dialog is not None:
            self._dialog.show_busy(busy)

    def _news(self, lines: Sequence[EntryLine]) -> str:
        known = sum(line.is_known for line in lines)
        if len(lines) == 1:
            title = lines[0].title
            if known:
                return self.tr("Added “{title}”. There is another task of this name.").format(title=title)
            return self.tr("Added “{title}”.").format(title=title)
        locale = self._place.locale()
        added = plural("Added {count} task.", "Added {count} tasks.", len(lines))
        added = added.format(count=locale.toString(len(lines)))
        if not known:
            return added
        return added + " " + self.tr("Names you had already: {count}.").format(count=locale.toString(known))

    @Slot()
    def _take_back(self) -> None:
        if self._dialog is None or not self._last:
            return
        if not self._library.is_last(self._last):
            self._dialog.show_news(
                self.tr("Something else was changed since. Undo that first, with Ctrl+Z in the window.")
            )
            return
        self._library.undo(self._show_taken_back)

    def _show_taken_back(self) -> None:
        self._last = ()
        if self._dialog is not None:
            self._dialog.show_taken_back(self.tr("Taken back; it is in the bin."))

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


def read_file(path: Path, known: Collection[str], locale: QLocale, progress: Progress) -> EntryLines:
    """The lines of a text file, or the rows of a table. Raises FileNotTaken, Cancelled."""
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
        return read_table(text, known, locale, progress)
    return read_lines(text, known, progress)


def _size(path: Path) -> int:
    """Of a file in bytes; 0 where that is not to be had, which reading it tells in words."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _tr(text: str) -> str:
    return QCoreApplication.translate("quick_entry", text)


def _edit(line: EntryLine) -> Edit:
    hours = None if line.hours is None else Range.exactly(line.hours)
    return AddTask(task=Task(title=line.title, hours=hours))


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
