"""Builds the window out of its parts and runs it: the only place where they are put together."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from advisor import paths
from advisor.settings import DEFAULT_LOCALE
from ui.command_list import CommandPresenter
from ui.crash import CrashReporter
from ui.desk import Desk
from ui.dialogs.reading_dialog import Passage, ReadingDialog
from ui.help import HelpPresenter
from ui.jobs import Jobs
from ui.libraries import LibraryPresenter
from ui.looks import LooksPresenter
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.single_instance import SingleInstance
from ui.start_arguments import StartArguments
from ui.theme import Theme

PREFERENCES_FILE = "window.ini"
_SIGNAL_CHECK_MILLISECONDS = 250
_DIALOG_CHECK_MILLISECONDS = 250


class Program(QObject):
    """The window with everything behind it. ``close`` waits for the worker threads."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._locale = _locale()
        self._asked_for: Path | None = None
        self.preferences = Preferences(paths.config_folder() / PREFERENCES_FILE)
        self.theme = Theme(application)
        self.jobs = Jobs(self)
        self.window = MainWindow()
        self.notifier = Notifier(self.window.banner, self.window)
        self.looks = LooksPresenter(
            theme=self.theme, actions=self.window.actions_, preferences=self.preferences, parent=self
        )
        help_texts = HelpPresenter(self.window)
        self.window.actions_.method.triggered.connect(help_texts.show_method)
        self.window.actions_.glossary.triggered.connect(help_texts.show_glossary)
        self.window.actions_.shortcuts.triggered.connect(help_texts.show_shortcuts)
        self.window.actions_.about.triggered.connect(help_texts.show_about)
        self.libraries = LibraryPresenter(
            window=self.window,
            preferences=self.preferences,
            notifier=self.notifier,
            make_desk=self._make_desk,
            libraries_folder=paths.libraries_folder(),
            sample_folder=paths.data_folder(),
            locale=self._locale,
        )
        self.commands = CommandPresenter(
            window=self.window,
            preferences=self.preferences,
            notifier=self.notifier,
            desk=lambda: self.libraries.desk,
            parent=self,
        )
        if not self.preferences.geometry.isEmpty():
            self.window.restoreGeometry(self.preferences.geometry)

    def show(self, start: StartArguments) -> None:
        """Show the window, then open what is to be opened."""
        self.window.show()
        self.libraries.start(start.library)

    @Slot(object)
    def show_again(self, library: Path | None) -> None:
        """Another start was asked for: come to the front, and open its library when no dialog is open."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self._asked_for = library or self._asked_for
        self._open_asked_for()

    def _open_asked_for(self) -> None:
        if self._asked_for is None:
            return
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_DIALOG_CHECK_MILLISECONDS, self, self._open_asked_for)
            return
        library, self._asked_for = self._asked_for, None
        self.libraries.open(library)

    def close(self) -> None:
        """End everything; the window has been closed."""
        self.jobs.close()
        self.window.deleteLater()

    @Slot(str)
    def show_crash(self, report: str) -> None:
        """Show a fault of ours, to be copied and told to the makers."""
        ReadingDialog(
            self.tr("Something went wrong in Rightsource"),
            [
                Passage(
                    heading="",
                    text=self.tr(
                        "This is a fault of the program, not yours. What you entered is saved, and you can "
                        "go on. If you want it mended, copy the text below and send it to the makers; "
                        "nothing is sent by itself."
                    ),
                )
            ],
            self.window,
            to_copy=report,
        ).open()

    def _make_desk(self, library: OpenLibrary) -> Desk:
        return Desk(
            library=library,
            window=self.window,
            jobs=self.jobs,
            notifier=self.notifier,
            preferences=self.preferences,
            reports_folder=paths.libraries_folder(),
            locale=self._locale,
        )


def run(start: StartArguments) -> int:
    """Run the window until it is closed, and return the process's exit status."""
    application = QApplication([sys.argv[0], *start.for_qt])
    application.setApplicationName("Rightsource")
    application.setDesktopFileName("rightsource")
    instance = SingleInstance(paths.runtime_folder(), _whose(), application)
    if instance.hand_over(start.library):
        return 0
    crashes = CrashReporter(application)
    crashes.install()
    program = Program(application)
    crashes.reported.connect(program.show_crash)
    instance.asked_for.connect(program.show_again)
    timer = _close_on_signals(program)
    program.show(start)
    status = application.exec()
    instance.close()
    timer.stop()
    program.close()
    crashes.uninstall()
    return status


def _whose() -> str:
    """What two starts must have in common to share a window: their settings and their display."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    return f"{paths.config_folder()}\n{QApplication.platformName()}\n{display}"


def _close_on_signals(program: Program) -> QTimer:
    """Have Ctrl+C in a terminal, and the end of a desktop session, close the window as by hand."""

    def close(_number: int, _frame: FrameType | None) -> None:
        program.window.close()

    signal.signal(signal.SIGINT, close)
    signal.signal(signal.SIGTERM, close)
    timer = QTimer(program)
    timer.timeout.connect(_let_python_run)  # Python sees to a signal only between two of its own steps
    timer.start(_SIGNAL_CHECK_MILLISECONDS)
    return timer


def _let_python_run() -> None:
    pass


def _locale() -> str:
    """The desktop's locale as "en_GB"; the usual default where it names none."""
    name = QLocale.system().name()
    return DEFAULT_LOCALE if name in ("C", "") else name
