"""Starts the window: shows it empty at once, then loads what is in it, and runs it until it is closed."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from advisor import paths
from ui.instance_name import InstanceName
from ui.main_window import MainWindow
from ui.preferences import PREFERENCES_FILE, Preferences
from ui.start_arguments import StartArguments

if TYPE_CHECKING:
    from ui.desk import Where
    from ui.single_instance import SingleInstance

_LONGEST_WAIT_FOR_PAINT_MILLISECONDS = 400  # a window may stay out of sight: on another workspace


class FirstPaint(QEventLoop):
    """Waits until a window was painted for the first time."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        window.installEventFilter(self)
        QTimer.singleShot(_LONGEST_WAIT_FOR_PAINT_MILLISECONDS, self, self.quit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self.quit)
        return False


def show_empty_window(application: QApplication) -> MainWindow:
    """The window on the screen, where it was and in the colour it had, with nothing in it yet."""
    preferences = Preferences(paths.config_folder() / PREFERENCES_FILE)
    window = MainWindow()
    if preferences.background:
        from PySide6.QtGui import QColor, QPalette

        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, QColor(preferences.background))
        application.setPalette(palette)
    if not preferences.geometry.isEmpty():
        window.restoreGeometry(preferences.geometry)
    window.show()
    # Not what other starts ask for meanwhile: nobody is there yet to hear it.
    FirstPaint(window).exec(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
    return window


def run(start: StartArguments) -> int:
    """Run the window until it is closed, and return the process's exit status."""
    application = QApplication([sys.argv[0], *start.for_qt])
    application.setApplicationName("Rightsource")
    application.setDesktopFileName("rightsource")
    try:
        return _run(application, start)
    except Exception as error:  # ours, and there is no window to report it in: it must not end unsaid
        from ui.start_fault import show_start_fault

        for window in application.topLevelWidgets():
            window.hide()
        show_start_fault(error)
        return 1


def _run(application: QApplication, start: StartArguments) -> int:
    name = InstanceName(paths.runtime_folder(), _whose())
    # Where no other window can be open, this one is shown before the rest is loaded.
    window = None if name.may_be_taken else show_empty_window(application)
    from ui.single_instance import SingleInstance

    instance = SingleInstance(name, application)
    if instance.hand_over(start.library):
        return 0
    try:
        return _run_first(application, instance, window or show_empty_window(application), start)
    finally:  # also after a fault: the next start is not to hand over to a window that is none
        instance.close()


def _run_first(
    application: QApplication, instance: SingleInstance, window: MainWindow | None, start: StartArguments
) -> int:
    """Furnish ``window`` and run it; and again, for as long as it is closed only to be built anew."""
    from ui.crash import CrashReporter
    from ui.program import Program
    from ui.running import Running
    from ui.theme import Theme

    crashes = CrashReporter(application)
    crashes.install()
    try:
        theme = Theme(application)
        where: Where | None = None
        while True:
            program = Program(application, theme, window=window)
            window = None  # the program's from here on: it must not outlive the application
            instance.asked_for.connect(program.show_again)
            running = Running(application, program, crashes)
            try:
                program.show(start, where)
            except Exception as error:  # the window is there, and says so itself
                if not program.window.isVisible():
                    raise
                crashes.take(error)
            gc.enable()  # the start had it off
            status = application.exec()
            running.end()
            starts_again, where = program.starts_again, program.where
            try:
                program.close()
            except Exception as error:  # the window is gone: the rest comes to its end all the same
                crashes.take(error)
            program.deleteLater()
            del program, running
            # Now: nothing that is shown may be left when the application goes, nor when another window comes.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            if not starts_again:
                break
            start = StartArguments()  # the library is the one that was open last
    finally:
        crashes.uninstall()
    if crashes.untold:
        from ui.start_fault import say_on_terminal

        say_on_terminal(
            QCoreApplication.translate("app", "A fault came up while closing. The libraries are closed."),
            crashes.report,
        )
    return status


def _whose() -> str:
    """What two starts must have in common to share a window: their settings and their display."""
    display = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    return f"{paths.config_folder()}\n{QApplication.platformName()}\n{display}"
