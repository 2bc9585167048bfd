"""Imports tables and other libraries: reads the file, has it looked over, and stores what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from advisor.domain.edits import Change
from advisor.errors import AdvisorError, Cancelled, InputRefused
from advisor.language import plural
from advisor.progress import Progress
from ui.interchange.import_dialog import ImportDialog
from ui.interchange.merge_presenter import MergePresenter
from ui.interchange.shown import Choosable, TableShown
from ui.interchange.storing import Storing, Wanted
from ui.interchange.table_words import columns_shown, kinds, outlook, refusal, source_words
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.works import Work

if TYPE_CHECKING:
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.contents import Contents
    from advisor.library.interchange.look_over import Known, LookedOver
    from advisor.library.interchange.raw_table import RawTable


class NotImported(AdvisorError):
    """A file of which nothing can be imported."""

    def __init__(self, name: str, error: InputRefused) -> None:
        why = f"{error.key}: {error.problem}" if error.key else error.problem[:1].upper() + error.problem[1:]
        super().__init__(
            what=_tr("Nothing was imported from “{name}”.").format(name=name),
            why=why,
            remedy=error.remedy,
        )


class ImportPresenter(QObject):
    """One file at a time. ``commit`` has what was typed stored; ``show_first`` shows what came in."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        notifier: Notifier,
        window: QWidget,
        preferences: Preferences,
        folder: Path,
        locale: str,
        commit: Callable[[], None],
        show_first: Callable[[str, int | None], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._preferences = preferences
        self._folder = folder
        self._locale = locale
        self._commit = commit
        self._show_first = show_first
        self._storing = Storing(library=library, notifier=notifier)
        self.merging = MergePresenter(
            library=library, notifier=notifier, window=window, storing=self._storing, parent=self
        )
        self._looking: Work | None = None
        self._dialog: ImportDialog | None = None
        self._tables: Sequence[RawTable] = ()
        self._table: RawTable | None = None
        self._name = ""
        self._mapped: dict[int, str] = {}
        self._wishes: dict[int, str] = {}  # the latest last
        self._decimal: str | None = None
        self._skips = False
        self._known: Known | None = None
        self._looked: LookedOver | None = None

    @Slot()
    def ask_for_file(self) -> None:
        """Ask for a table, or for an export of another library."""
        self._ask(
            self.tr("Import"),
            [
                self.tr("Tables and exported libraries") + " (*.csv *.xlsx *.xlsm *.txt *.tsv *.json)",
                self.tr("All files") + " (*)",
            ],
        )

    @Slot()
    def ask_for_library(self) -> None:
        """Ask for a library to merge into this one."""
        self._ask(
            self.tr("Merge a library"),
            [self.tr("Libraries") + " (*.rightsource *.json)", self.tr("All files") + " (*)"],
        )

    def _ask(self, title: str, filters: Sequence[str]) -> None:
        dialog = QFileDialog(self._window, title, str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(list(filters))
        dialog.fileSelected.connect(self._open_named, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open(Path(name))

    def open(self, path: Path) -> None:
        """Read the file in a worker, and show what is in it."""
        self._commit()
        if path.exists() and path.samefile(self._library.session.path):
            self._notifier.show_error(
                AdvisorError(
                    what=self.tr("Nothing was imported."),
                    why=self.tr("“{name}” is the library that is open.").format(name=path.name),
                    remedy=self.tr("Choose another file."),
                )
            )
            return
        self._folder = path.parent
        self._name = path.name
        self._library.works.start(
            partial(read_file, path),
            sentence=self.tr("Reading “{name}”").format(name=path.name),
            done=partial(self._show_read, path),
            failed=self._tell_unread,
            is_vital=False,
        )

    def _tell_unread(self, error: AdvisorError) -> None:
        if isinstance(error, InputRefused):
            error = NotImported(self._name, error)
        if not isinstance(error, Cancelled):
            self._notifier.show_error(error)

    def _show_read(self, path: Path, found: Contents | list[RawTable]) -> None:
        if not isinstance(found, list):
            self.merging.show(path, found)
            return
        from advisor.library.interchange.exchange import known_of
        from advisor.library.interchange.mapping import what_it_is

        self._known = known_of(self._library.session.library.connection)
        self._tables = found
        self._decimal, self._skips = None, False
        understood = [table for table in found if what_it_is(table.headings) is not None]
        self._show_dialog()
        self._show_table((understood or found)[0])

    def _show_dialog(self) -> None:
        dialog = ImportDialog(self._window)
        dialog.sheet_chosen.connect(self._choose_sheet)
        dialog.kind_chosen.connect(self._choose_kind)
        dialog.key_chosen.connect(self._choose_key)
        dialog.decimal_chosen.connect(self._choose_decimal)
        dialog.skipping_chosen.connect(self._choose_skipping)
        dialog.add_requested.connect(self._add)
        dialog.destroyed.connect(self._forget)
        self._library.works.shown.connect(dialog.progress.show_work)
        dialog.progress.cancel_requested.connect(self._library.works.cancel)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
        self._stop_looking()
        self._tables, self._table, self._looked, self._known = (), None, None, None

    # One table of the file

    def _show_table(self, table: RawTable) -> None:
        from advisor.library.interchange.columns import What
        from advisor.library.interchange.mapping import propose, what_it_is

        self._table = table
        what = what_it_is(table.headings) or What.TASKS
        mapped = propose(what, table.headings)
        remembered = self._preferences.column_map(_key(table.signature))
        if remembered is not None:
            what, mapped = remembered_map(remembered, table.headings) or (what, mapped)
        self._show_as(what, mapped)

    def _show_as(self, what: What, mapped: dict[int, str]) -> None:
        from advisor.library.interchange.columns import COLUMNS

        if self._dialog is None or self._table is None:
            return
        self._what, self._mapped, self._wishes = what, mapped, dict(mapped)
        self._dialog.show_table(
            TableShown(
                source=source_words(self._name, len(self._table.rows), self._dialog.locale()),
                sheets=[Choosable(code=table.name, label=table.name) for table in self._tables],
                sheet=self._table.name,
                kinds=kinds(),
                kind=what.value,
                columns=columns_shown(self._table, mapped),
                keys=[Choosable(code=column.key, label=column.label.told()) for column in COLUMNS[what]],
            )
        )
        self._look_over()

    @Slot(str)
    def _choose_sheet(self, name: str) -> None:
        table = next((table for table in self._tables if table.name == name), None)
        if table is not None and table is not self._table:
            self._show_table(table)

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        from advisor.library.interchange.columns import What
        from advisor.library.interchange.mapping import propose

        if self._table is not None and kind != self._what.value:
            self._show_as(What(kind), propose(What(kind), self._table.headings))

    @Slot(int, str)
    def _choose_key(self, place: int, key: str) -> None:
        """A key belongs to the column it was chosen for last; given up there, the one before has it again.

        With the arrow keys one passes by many keys on the way to the one that is meant.
        """
        if self._dialog is None or self._table is None:
            return
        self._wishes.pop(place, None)
        self._wishes[place] = key
        latest = {wish: at for at, wish in self._wishes.items() if wish}
        self._mapped = {at: wish for wish, at in latest.items()}
        self._dialog.show_keys([self._mapped.get(at, "") for at in range(len(self._table.headings))])
        self._look_over()

    @Slot(str)
    def _choose_decimal(self, sign: str) -> None:
        self._decimal = sign
        self._look_over()

    @Slot(bool)
    def _choose_skipping(self, skips: bool) -> None:
        self._skips = skips
        self._look_over()

    def _look_over(self) -> None:
        from advisor.library.interchange.look_over import look_over

        if self._dialog is None or self._table is None or self._known is None:
            return
        self._looked = None
        self._dialog.show_busy()
        self._stop_looking()
        looking = partial(
            look_over,
            self._table,
            self._what,
            dict(self._mapped),
            self._known,
            locale=self._locale,
            decimal=self._decimal,
            skips_known=self._skips,
        )
        self._looking = work = self._library.works.start(
            lambda progress: looking(progress=progress),
            sentence=self.tr("Looking over “{name}”").format(name=self._name),
            done=lambda looked: self._show_looked_over(work, looked),
            failed=lambda error: self._show_refusal(work, error),
            is_vital=False,
        )

    def _stop_looking(self) -> None:
        """What was asked for before is wanted no longer."""
        work, self._looking = self._looking, None
        if work is not None:
            work.cancel()

    def _show_looked_over(self, work: Work, looked: LookedOver) -> None:
        if self._dialog is not None and work is self._looking:
            self._looking, self._looked = None, looked
            self._dialog.show_outlook(outlook(looked, self._dialog.locale()))

    def _show_refusal(self, work: Work, error: AdvisorError) -> None:
        """The table as a whole cannot be taken like this, such as for want of a column of names."""
        if self._dialog is not None and work is self._looking:
            self._looking = None
            self._dialog.show_outlook(refusal(error, self._what, self._decimal or "."))

    # Storing it

    @Slot()
    def _add(self) -> None:
        looked, table, dialog = self._looked, self._table, self._dialog
        if looked is None or table is None or dialog is None:
            return
        dialog.show_busy()
        self._preferences.set_column_map(
            _key(table.signature), map_as_text(looked.what.value, self._mapped, table.headings)
        )
        count = dialog.locale().toString(looked.count)
        names = {
            "tasks": plural("import of {count} task", "import of {count} tasks", looked.count),
            "vendors": plural("import of {count} vendor", "import of {count} vendors", looked.count),
            "notes": plural("import of {count} note", "import of {count} notes", looked.count),
        }
        from advisor.library.interchange.words import added

        wanted = Wanted(
            edit=looked.edit,
            size=looked.count + sum(len(task.quotes) for task in looked.edit.tasks),
            name=names[looked.what.value].format(count=count),
            sentence=self.tr("Importing from “{name}”").format(name=self._name),
            news=added(looked.what, looked.count),
        )
        self._storing.store(
            wanted, done=partial(self._close_after, looked.what.value), failed=self._show_failure
        )

    def _close_after(self, what: str, changes: Sequence[Change]) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        change = changes[0]
        first = change.created_id if what == "tasks" else min(change.vendor_ids, default=None)
        self._show_first(what, first)

    def _show_failure(self, error: AdvisorError) -> None:
        if self._dialog is not None:
            cancelled = isinstance(error, Cancelled)
            self._dialog.show_news(self.tr("Cancelled. Nothing was added.") if cancelled else str(error))


def read_file(path: Path, progress: Progress) -> Any:
    """The tables of a file, or the contents of another library; in a worker.

    Raises InputRefused, LibraryError, Cancelled.
    """
    from advisor.library.interchange.exchange import Form, form_of, read_contents, read_tables

    if form_of(path) in (Form.JSON, Form.LIBRARY):
        return read_contents(path, progress)
    return read_tables(path, progress)


def map_as_text(what: str, mapped: dict[int, str], headings: Sequence[str]) -> str:
    """A map of columns to be remembered: what the rows are, and the key of each column in its place."""
    return "|".join([what, *(mapped.get(place, "") for place in range(len(headings)))])


def remembered_map(text: str, headings: Sequence[str]) -> tuple[What, dict[int, str]] | None:
    """What ``map_as_text`` made; None where it does not fit any more."""
    from advisor.library.interchange.columns import COLUMNS
    from advisor.library.interchange.mapping import IMPORTED, missing

    told, *keys = text.split("|")
    what = next((one for one in IMPORTED if one.value == told), None)
    if what is None or len(keys) != len(headings):
        return None
    known = {column.key for column in COLUMNS[what]}
    mapped = {place: key for place, key in enumerate(keys) if key in known}
    return None if missing(what, mapped) else (what, mapped)


def _key(signature: str) -> str:
    """The preferences keep what headings mean, not the headings."""
    import hashlib  # loads OpenSSL

    return hashlib.sha256(signature.encode()).hexdigest()[:24]


def _tr(text: str) -> str:
    return QCoreApplication.translate("import_presenter", text)
