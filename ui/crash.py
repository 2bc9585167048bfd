"""Catches our own faults: one report that can be copied and is sent nowhere; the program lives on."""

from __future__ import annotations

import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot, qVersion

from advisor import __version__
from ui.fault_text import describe, place_of, system_line

MOST_FAULTS = 20
SECONDS_BETWEEN_REMINDERS = 30.0

Note = Callable[[str], None]


class CrashReporter(QObject):
    """Takes over the hooks for uncaught errors; ``reported`` carries the whole report, once per new fault.

    The same fault often arrives many times, from every repaint for instance: it is reported once, and
    ``again`` tells of its return now and then.
    """

    reported = Signal(str)
    again = Signal()
    _caught = Signal()
    _returned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._faults: dict[tuple[Any, ...], str] = {}
        self._guard = threading.RLock()
        self._reminded = 0.0
        self._told = 0
        self._notes: list[Note] = []
        self._former: tuple[Any, Any, Any] | None = None
        self._caught.connect(self._report, Qt.ConnectionType.QueuedConnection)
        self._returned.connect(self.again, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        self._former = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        sys.unraisablehook = self._on_unraisable

    def uninstall(self) -> None:
        if self._former is not None:
            sys.excepthook, threading.excepthook, sys.unraisablehook = self._former
            self._former = None

    def tell(self, note: Note) -> None:
        """Have ``note`` told of every fault, also of those until now, in words without the owner's."""
        with self._guard:
            self._notes.append(note)
            for fault in self._faults.values():
                note(fault)

    def tell_no_more(self, note: Note) -> None:
        with self._guard:
            self._notes.remove(note)

    @property
    def report(self) -> str:
        """Everything there is to report; "" as long as there was no fault."""
        with self._guard:
            faults = list(self._faults.values())
        return "\n\n".join([system_line(__version__, qVersion()), *faults]) if faults else ""

    @property
    def untold(self) -> bool:
        """Whether there are faults that ``reported`` has not told of."""
        with self._guard:
            return len(self._faults) > self._told

    def take(self, error: BaseException) -> None:
        """Report a fault that was caught where the program could go on."""
        self._on_error(type(error), error, error.__traceback__)

    def _on_error(
        self, kind: type[BaseException], error: BaseException | None, where: TracebackType | None
    ) -> None:
        try:
            if error is not None and not issubclass(kind, KeyboardInterrupt | SystemExit):
                self._add(error)
        except BaseException as second:  # there is nobody left to tell but the terminal
            _complain(kind, second)
        finally:
            _let_go(where)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_unraisable(self, args: Any) -> None:
        self._on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def _add(self, error: BaseException) -> None:
        place = place_of(error)
        with self._guard:
            is_new = place not in self._faults
            if is_new and len(self._faults) < MOST_FAULTS:
                self._faults[place] = ""  # a fault in describing it comes back to here
                fault = self._faults[place] = describe(error)
            else:
                self._remind()
                return
        for note in self._notes:
            note(fault)
        self._caught.emit()

    def _remind(self) -> None:
        now = time.monotonic()
        if now - self._reminded >= SECONDS_BETWEEN_REMINDERS:
            self._reminded = now
            self._returned.emit()

    @Slot()
    def _report(self) -> None:
        with self._guard:
            self._reminded = time.monotonic()
            if self._told == len(self._faults):
                return  # several came at once: they were told together
            self._told = len(self._faults)
        self.reported.emit(self.report)


def _let_go(where: TracebackType | None) -> None:
    """Drop what the frames of a fault hold: Python keeps its last traceback for good.

    A painter that outlives its paint event would take the whole process down with the next one.
    """
    traceback.clear_frames(where)


def _complain(kind: type[BaseException], second: BaseException) -> None:
    words = f"Rightsource: {kind.__name__}, and {type(second).__name__} while reporting it\n"
    try:
        os.write(2, words.encode("ascii", "replace"))
    except OSError:  # no terminal either
        return
