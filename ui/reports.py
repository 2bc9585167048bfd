"""Takes the advice on a task off the screen: to a file, a preview, paper; all three are the same bytes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from advisor.domain.task import Task
from advisor.errors import AdvisorError
from advisor.report.files import write_atomically
from ui.dialogs.preview_dialog import PreviewDialog
from ui.file_names import slug_for
from ui.jobs import Jobs
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.printing import print_pages, set_paper


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltReport:
    """A finished PDF. ``missing``: characters that no font at hand can show."""

    title: str
    data: bytes
    pages: int
    missing: frozenset[str]


def build_report(task: Task, *, business: str, locale: str, printed_on: datetime.date) -> BuiltReport:
    """The report on ``task``: pure, made in a worker."""
    from advisor.model import assess
    from advisor.report.pdf import build_pdf
    from advisor.report.task_report import task_document

    document = task_document(task, assess(task), locale=locale, business=business, printed_on=printed_on)
    built = build_pdf(document)
    return BuiltReport(title=task.title, data=built.data, pages=built.pages, missing=frozenset(built.missing))


class ReportPresenter(QObject):
    """Carries out export, preview and print. ``current``: the task on show, what was typed into it saved."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        jobs: Jobs,
        notifier: Notifier,
        window: QWidget,
        folder: Path,
        locale: str,
        current: Callable[[], int | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._notifier = notifier
        self._window = window
        self._folder = folder
        self._locale = locale
        self._current = current
        self._report: BuiltReport | None = None
        self._preview: PreviewDialog | None = None

    @Slot()
    def export_pdf(self) -> None:
        """Ask where to, then build and save."""
        task_id = self._current()
        if task_id is None:
            return
        name = slug_for(self._library.task(task_id).task.title, self.tr("advice")) + ".pdf"
        dialog = QFileDialog(
            self._preview or self._window, self.tr("Export the advice as a PDF"), str(self._folder)
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("PDF documents") + " (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(name)
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("Export"))
        dialog.fileSelected.connect(self._export_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def preview(self) -> None:
        self._build(self._open_preview)

    @Slot()
    def print(self) -> None:
        self._build(self._open_print)

    @Slot(str)
    def _export_to(self, name: str) -> None:
        self._folder = Path(name).parent
        self._build(partial(self._save, Path(name)))

    def _build(self, then: Callable[[BuiltReport], None]) -> None:
        task_id = self._current()
        if task_id is None:
            return
        work = partial(
            build_report,
            self._library.full_task(task_id),
            business=self._library.session.business().name,
            locale=self._locale,
            printed_on=datetime.date.today(),
        )
        self._jobs.start(work, then, self._notifier.show_error)

    def _save(self, path: Path, report: BuiltReport) -> None:
        try:
            write_atomically(path, report.data)
        except AdvisorError as error:
            self._notifier.show_error(error, self.tr("Save elsewhere…"), self.export_pdf)
            return
        text = self.tr("Saved “{name}” in {folder}.").format(name=path.name, folder=path.parent)
        if report.missing:
            signs = " ".join(sorted(report.missing)[:8])
            text += " " + self.tr("These characters could not be shown, and stand as □: {signs}").format(
                signs=signs
            )
        self._notifier.show_news(text, self.tr("Open"), partial(self._open_file, path))

    def _open_file(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _open_preview(self, report: BuiltReport) -> None:
        self._report = report
        dialog = PreviewDialog(report.title, report.data, report.pages, self._window)
        dialog.print_requested.connect(self._print_shown)
        dialog.export_requested.connect(self.export_pdf)
        self._preview = dialog
        dialog.finished.connect(self._close_preview)
        dialog.open()

    @Slot()
    def _close_preview(self) -> None:
        self._preview = None

    @Slot()
    def _print_shown(self) -> None:
        if self._report is not None:
            self._open_print(self._report)

    def _open_print(self, report: BuiltReport) -> None:
        self._report = report
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(report.title)
        set_paper(printer, report.data)
        dialog = QPrintDialog(printer, self._preview or self._window)
        dialog.setMinMax(1, report.pages)
        dialog.accepted.connect(partial(self._print, printer))
        dialog.finished.connect(dialog.deleteLater)
        self._keep(dialog, printer)
        QDialog.open(dialog)  # QPrintDialog hides it behind an overload of its own

    def _keep(self, dialog: QObject, printer: QPrinter) -> None:
        """The printer lives as long as the dialog that uses it."""
        dialog.destroyed.connect(partial(_let_go, [printer]))

    def _print(self, printer: QPrinter) -> None:
        if self._report is None:
            return
        if print_pages(self._report.data, printer):
            self._notifier.show_news(
                self.tr("Sent “{title}” to the printer.").format(title=self._report.title)
            )
        else:
            self._notifier.show_error(
                AdvisorError(
                    what=self.tr("Nothing was printed."),
                    why=self.tr("The printer did not take the pages."),
                    remedy=self.tr("See that it is switched on and connected, or export a PDF instead."),
                )
            )


def _let_go(held: list[QPrinter]) -> None:
    held.clear()
