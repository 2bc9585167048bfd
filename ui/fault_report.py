"""Tells the owner of a fault of ours, once everything typed is saved, and hands out the report on it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot, qVersion
from PySide6.QtGui import QGuiApplication

from advisor import __version__, paths
from advisor.errors import AdvisorError
from ui.desk import Desk
from ui.fault_text import shortened_home, system_line
from ui.in_desktop import open_in_desktop
from ui.log import Log
from ui.main_window import MainWindow
from ui.notifier import Notifier

if TYPE_CHECKING:
    from ui.dialogs.reading_dialog import ReadingDialog


class FaultReportPresenter(QObject):
    """One report is open at a time; what comes meanwhile is added to it. Nothing is sent."""

    def __init__(
        self,
        *,
        window: MainWindow,
        notifier: Notifier,
        desk: Callable[[], Desk | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._notifier = notifier
        self._desk = desk
        self._dialog: ReadingDialog | None = None
        self._report = ""
        self._log: Log | None = None
        window.actions_.copy_report.triggered.connect(self.copy)
        window.actions_.open_log.triggered.connect(self.open_log_folder)

    def use_log(self, log: Log) -> None:
        self._log = log

    @Slot(str)
    def show(self, report: str) -> None:
        """Show what went wrong, to be copied and told to the makers."""
        from ui.dialogs.reading_dialog import Passage, ReadingDialog

        self._report = report
        if self._dialog is not None:
            self._dialog.show_to_copy(report)
            return
        try:
            is_saved = self.save_typed()
        except Exception as another:  # it comes back here, into the same dialog
            sys.excepthook(type(another), another, another.__traceback__)
            is_saved = False
        self._dialog = ReadingDialog(
            self.tr("Something went wrong in Rightsource"),
            [Passage(heading="", text=self._words(is_saved=is_saved))],
            self._window,
            to_copy=report,
        )
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.open()

    @Slot()
    def show_again(self) -> None:
        """A fault that is reported already has come back."""
        if self._dialog is None:
            self._notifier.show_error(
                AdvisorError(
                    what=self.tr("That did not work."),
                    why=self.tr("It is the fault of the program that was reported before."),
                    remedy=self.tr(
                        "You can go on. Should it come again and again, close the window and start anew."
                    ),
                ),
                self.tr("Show the report"),
                self._show_last,
            )

    def save_typed(self) -> bool:
        """Have what stands in the fields stored, as far as that can be; whether nothing is left to save."""
        desk = self._desk()
        if desk is None:
            return True
        with ExitStack() as every_one:
            every_one.callback(desk.library.save_unsaved)
            every_one.callback(desk.commit)
        return not desk.library.has_unsaved

    @Slot()
    def copy(self) -> None:
        """Put on the clipboard what the makers need: no word of the owner's is in it."""
        parts = [self._report or system_line(__version__, qVersion())]
        if self._log is not None:
            parts.append(self._log.last_lines())
        QGuiApplication.clipboard().setText(shortened_home("\n\n".join(parts)))
        self._notifier.show_news(
            self.tr("The report is copied. Paste it into a message to the makers; nothing is sent by itself.")
        )

    @Slot()
    def open_log_folder(self) -> None:
        folder = paths.log_folder()
        if not folder.is_dir() or not open_in_desktop(folder):
            self._notifier.show_error(
                AdvisorError(
                    what=self.tr("The folder of the log was not opened."),
                    why=self.tr("There is none, or nothing here opens folders."),
                    remedy=self.tr("Look for it at {folder}.").format(folder=folder),
                )
            )

    def _words(self, *, is_saved: bool) -> str:
        if is_saved:
            return self.tr(
                "This is a fault of the program, not yours. What you entered is saved, and you can "
                "go on. If you want it mended, copy the text below and send it to the makers; "
                "nothing is sent by itself."
            )
        return self.tr(
            "This is a fault of the program, not yours. Something you entered is not saved yet; it is kept "
            "on the screen, and saving it is tried again. If you want the fault mended, copy the text below "
            "and send it to the makers; nothing is sent by itself."
        )

    @Slot()
    def _show_last(self) -> None:
        self.show(self._report)

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None
