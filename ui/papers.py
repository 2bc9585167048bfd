"""Takes a document off the screen: to a file, a preview, a printer; all three are the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from advisor.errors import AdvisorError, Cancelled
from advisor.progress import Progress
from advisor.records import Struct
from advisor.report.files import write_atomically
from ui.dialogs.preview_dialog import PreviewDialog
from ui.dialogs.save_dialog import ask_where_to_save
from ui.file_names import slug_for
from ui.in_desktop import open_in_desktop
from ui.open_library import OpenLibrary
from ui.printing import print_page_by_page, set_paper
from ui.report_building import BuiltPaper


class Order(Struct, frozen=True, kw_only=True):
    """What is to be made. ``build``: makes it, in a worker. ``file_title``: what its file is named after.

    ``parent``: the window or dialog that it is asked from. ``heading``: of the dialog that asks for a file.
    """

    title: str
    file_title: str
    heading: str
    build: Callable[[Progress], BuiltPaper]
    parent: QWidget


class Tell(Protocol):
    """Says what was done; ``button`` offers to go on."""

    def __call__(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None: ...


class Fail(Protocol):
    """Says what went wrong; ``button`` offers another way."""

    def __call__(
        self, error: AdvisorError, button: str = "", action: Callable[[], None] | None = None
    ) -> None: ...


class Papers(QObject):
    """One order at a time: the newest. ``folder``: where the first file is offered to go."""

    def __init__(
        self, *, library: OpenLibrary, folder: Path, tell: Tell, fail: Fail, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._folder = folder
        self._tell = tell
        self._fail = fail
        self._order: Order | None = None
        self._shown: BuiltPaper | None = None  # in the preview
        self._dialog: PreviewDialog | None = None

    def export(self, order: Order) -> None:
        """Ask where to, then build and save."""
        self._order = order
        self._shown = None
        self._ask_for_file()

    def preview(self, order: Order) -> None:
        self._order = order
        self._build(order, self._open_preview, is_vital=False)

    def print(self, order: Order) -> None:
        self._order = order
        self._build(order, self._open_print, is_vital=False)

    def _ask_for_file(self) -> None:
        order = self._order
        if order is None:
            return
        ask_where_to_save(
            self._dialog or order.parent,
            order.heading,
            folder=self._folder,
            stem=slug_for(order.file_title, self.tr("document")),
            kind=self.tr("PDF documents"),
            suffix="pdf",
            chosen=self._export_to,
        )

    @Slot(str)
    def _export_to(self, name: str) -> None:
        path = Path(name)
        self._folder = path.parent
        if self._shown is not None:
            self._save(path, self._shown)
        elif self._order is not None:
            self._build(self._order, partial(self._save, path), is_vital=True)

    def _build(self, order: Order, then: Callable[[BuiltPaper], None], *, is_vital: bool) -> None:
        self._library.works.start(
            order.build,
            sentence=self.tr("Making the PDF of “{title}”").format(title=order.title),
            done=then,
            failed=self._tell_failure,
            is_vital=is_vital,
        )

    def _tell_failure(self, error: AdvisorError) -> None:
        if isinstance(error, Cancelled):
            self._tell(self.tr("Cancelled."))
        else:
            self._fail(error)

    def _save(self, path: Path, paper: BuiltPaper) -> None:
        try:
            write_atomically(path, paper.data)
        except AdvisorError as error:
            self._fail(error, self.tr("Save elsewhere…"), self._ask_for_file)
            return
        text = self.tr("Saved “{name}” in {folder}.").format(name=path.name, folder=path.parent)
        if paper.missing:
            signs = " ".join(sorted(paper.missing)[:8])
            missing = self.tr("These characters could not be shown, and stand as □: {signs}")
            text = f"{text} {missing.format(signs=signs)}"
        self._tell(text, self.tr("Open"), partial(_open_file, path))

    def _open_preview(self, paper: BuiltPaper) -> None:
        if self._order is None:
            return
        self._shown = paper
        dialog = PreviewDialog(paper.title, paper.data, paper.pages, self._order.parent)
        dialog.print_requested.connect(self._print_shown)
        dialog.export_requested.connect(self._ask_for_file)
        dialog.finished.connect(self._close_preview)
        self._dialog = dialog
        dialog.open()

    @Slot()
    def _close_preview(self) -> None:
        self._dialog = self._shown = None

    @Slot()
    def _print_shown(self) -> None:
        if self._shown is not None:
            self._open_print(self._shown)

    def _open_print(self, paper: BuiltPaper) -> None:
        if self._order is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(paper.title)
        set_paper(printer, paper.data)
        dialog = QPrintDialog(printer, self._dialog or self._order.parent)
        dialog.setMinMax(1, paper.pages)
        dialog.finished.connect(partial(self._print, printer, paper))
        dialog.finished.connect(dialog.deleteLater)
        dialog.destroyed.connect(partial(_let_go, [printer]))  # it lives as long as its dialog
        QDialog.open(dialog)  # QPrintDialog hides it behind an overload of its own

    def _print(self, printer: QPrinter, paper: BuiltPaper, result: int) -> None:
        """Page by page: one in fine print takes a fifth of a second. ``result``: of the dialog."""
        if result != QDialog.DialogCode.Accepted:
            return
        if self._dialog is not None:
            self._dialog.accept()  # behind it nobody could see how far it is, nor cancel it
        self._library.works.start_in_slices(
            print_page_by_page(paper.data, printer),
            sentence=self.tr("Printing “{title}”").format(title=paper.title),
            done=partial(self._tell_printed, paper.title),
            failed=self._tell_failure,
        )

    def _tell_printed(self, title: str, is_printed: bool) -> None:
        if is_printed:
            self._tell(self.tr("Sent “{title}” to the printer.").format(title=title))
        else:
            self._fail(
                AdvisorError(
                    what=self.tr("Nothing was printed."),
                    why=self.tr("The printer did not take the pages."),
                    remedy=self.tr("See that it is switched on and connected, or export a PDF instead."),
                )
            )


def _open_file(path: Path) -> None:
    open_in_desktop(path)


def _let_go(held: list[QPrinter]) -> None:
    held.clear()
