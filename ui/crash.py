"""Catches our own faults: one report that can be copied and is sent nowhere; the program lives on."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion

from advisor import __version__

MOST_FAULTS = 20


class CrashReporter(QObject):
    """Takes over the hooks for uncaught errors; ``reported`` carries the whole report, once per new fault.

    The same fault often arrives several times, from every repaint for instance: it is reported once.
    """

    reported = Signal(str)
    _caught = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faults: list[str] = []
        self._former = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._add, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def uninstall(self) -> None:
        sys.excepthook, threading.excepthook = self._former

    def _on_error(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt | SystemExit):
            self._caught.emit("".join(traceback.format_exception(kind, error, where)))

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(str)
    def _add(self, fault: str) -> None:
        if fault in self._faults or len(self._faults) >= MOST_FAULTS:
            return
        self._faults.append(fault)
        system = (
            f"{platform.system()} {platform.release()}, Python {platform.python_version()}, Qt {qVersion()}"
        )
        self.reported.emit("\n\n".join([f"Rightsource {__version__}\n{system}", *self._faults]))
