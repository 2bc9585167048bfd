"""Exports the library or tables of it to a file that the owner names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from advisor.errors import AdvisorError, Cancelled
from advisor.progress import Progress
from ui.dialogs.save_dialog import ask_where_to_save
from ui.file_names import slug_for
from ui.interchange.export_dialog import ALL_TABLES, CSV, EVERYTHING, JSON, XLSX, ExportDialog
from ui.notifier import Notifier
from ui.open_library import OpenLibrary


class ExportPresenter(QObject):
    """``commit`` has what was typed stored. ``folder``: where the file is offered to go."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        notifier: Notifier,
        window: QWidget,
        folder: Path,
        commit: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._folder = folder
        self._commit = commit
        self._what, self._form = EVERYTHING, XLSX

    @Slot()
    def ask(self) -> None:
        """Ask what and how, then where to."""
        self._commit()
        dialog = ExportDialog(self._what, self._form, self._window)
        dialog.export_requested.connect(self._ask_where)
        dialog.open()

    @Slot(str, str)
    def _ask_where(self, what: str, form: str) -> None:
        self._what = what
        self._form = self._form if form == JSON else form
        kinds = {
            JSON: self.tr("Whole libraries"),
            XLSX: self.tr("Spreadsheets"),
            CSV: self.tr("Tables as text"),
        }
        ask_where_to_save(
            self._window,
            self.tr("Export data"),
            folder=self._folder,
            stem=self._file_stem(what),
            kind=kinds[form],
            suffix=form,
            chosen=partial(self._export_to, what, form),
        )

    def _file_stem(self, what: str) -> str:
        session = self._library.session
        name = slug_for(session.business().name or session.name, self.tr("library"))
        part = {
            "tasks": self.tr("tasks"),
            "vendors": self.tr("vendors"),
            "notes": self.tr("notes"),
            "advice": self.tr("advice"),
        }.get(what)
        return name if part is None else f"{name}-{slug_for(part, what)}"

    def _export_to(self, what: str, form: str, name: str) -> None:
        path = Path(name)
        self._folder = path.parent
        if path.exists() and path.samefile(self._library.session.path):
            self._notifier.show_error(
                AdvisorError(
                    what=self.tr("Nothing was exported."),
                    why=self.tr("“{name}” is the library itself.").format(name=path.name),
                    remedy=self.tr("Choose another name."),
                )
            )
            return
        self._library.works.start(
            partial(export_to, self._library.session.path, path, what, form),
            sentence=self.tr("Exporting to “{name}”").format(name=path.name),
            done=self._tell_done,
            failed=self._tell_failed,
        )

    def _tell_done(self, path: Path) -> None:
        self._notifier.show_news(self.tr("Exported to “{name}”.").format(name=path.name))

    def _tell_failed(self, error: AdvisorError) -> None:
        if isinstance(error, Cancelled):
            self._notifier.show_news(self.tr("Cancelled. Nothing was exported."))
        else:
            self._notifier.show_error(error, self.tr("Export elsewhere…"), self.ask)


def export_to(library: Path, path: Path, what: str, form: str, progress: Progress) -> Path:
    """Write the file, in a worker, over a connection of its own. Raises AdvisorError, Cancelled."""
    from advisor.library.interchange.columns import What
    from advisor.library.interchange.exchange import Form, contents_of_open, exported
    from advisor.report.files import write_atomically

    contents = contents_of_open(library, progress)
    tables = [] if what == EVERYTHING else list(What) if what == ALL_TABLES else [What(what)]
    data = exported(contents, Form(form), tables, progress)
    progress.go_on()
    write_atomically(path, data)
    return path
