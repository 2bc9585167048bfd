"""What goes on around a window while it runs: signals, the end of the session, faults and the log."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from advisor import paths
from advisor.owner_only import close_to_others
from advisor.private_copies import sweep
from ui.crash import CrashReporter
from ui.log import Log
from ui.program import Program
from ui.recorder import Recorder, started

_SIGNAL_CHECK_MILLISECONDS = 250
_FILES_COME_AS_EVENTS = sys.platform == "darwin"
_PAINTED_BY_NOW_MILLISECONDS = 1_000
_ENDING_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")  # those that the system knows


class Running(QObject):
    """Ties ``program`` to the process until ``end``. What takes time begins after the window is painted."""

    def __init__(self, application: QApplication, program: Program, crashes: CrashReporter) -> None:
        super().__init__(program)
        self._application = application
        self._program = program
        self._crashes = crashes
        self._log: Log | None = None
        self._is_over = False
        crashes.reported.connect(program.faults.show)
        crashes.again.connect(program.faults.show_again)
        application.commitDataRequest.connect(program.save_typed)
        if _FILES_COME_AS_EVENTS:  # nowhere else: every event of the program goes through it
            application.installEventFilter(self)
        self._signals_before = {
            number: signal.signal(number, self._close_soon)
            for name in _ENDING_SIGNALS
            if (number := getattr(signal, name, None)) is not None
        }
        self._look = QTimer(self)
        # Python sees to a signal only between two steps of its own.
        self._look.timeout.connect(self._let_python_run)
        self._look.start(_SIGNAL_CHECK_MILLISECONDS)
        QTimer.singleShot(_PAINTED_BY_NOW_MILLISECONDS, self, self.begin_log)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """On a Mac a file that is double-clicked comes as an event, to a window that may be open already."""
        if event.type() is QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file():
            self._program.show_again(Path(event.file()).absolute())
            return True
        return False

    @Slot()
    def begin_log(self) -> None:
        """Write a log from now on, and put in order what earlier runs left."""
        if self._log is not None or self._is_over:
            return
        self._log = log = Log(paths.log_folder())
        started(log)
        Recorder(log, libraries=self._program.libraries, works=self._program.works, parent=self)
        self._program.faults.use_log(log)
        self._crashes.tell(log.fault)
        log.hear_qt()
        log.catch_native_crashes()
        close_to_others(
            (paths.config_folder(), paths.data_folder(), paths.log_folder(), paths.backup_folder())
        )
        if removed := sweep():
            log.note(f"removed {removed} folders that a run left among the temporary files")

    def end(self) -> None:
        """The window is closed."""
        self._application.removeEventFilter(self)
        self._look.stop()
        for number, before in self._signals_before.items():  # what is gone must not be asked any more
            signal.signal(number, before)
        if self._log is None and self._crashes.report:
            self.begin_log()  # it ended sooner than that, and has something to say
        if self._log is not None:
            self._log.note("end")
            self._crashes.tell_no_more(self._log.fault)
            self._log.close()
        self._is_over = True

    def _close_soon(self, _number: int, _frame: FrameType | None) -> None:
        # Not here: Python may be in the midst of an edit.
        QTimer.singleShot(0, self._program.window, self._program.window.close)

    @Slot()
    def _let_python_run(self) -> None:
        pass
