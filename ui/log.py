"""The log: when the program ran and what kinds of things it did, never with what or for whom.

In the folder of the log, for its owner alone, in files that replace each other: nothing grows without end.
Where it cannot be written, the program runs without one.
"""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from ui.fault_text import shown_path

LOG_FILE = "rightsource.log"
NATIVE_FILE = "native-crash.txt"
LARGEST_BYTES = 500_000
OLDER_FILES = 4
LINES_IN_REPORT = 200
_LONGEST_MESSAGE = 200
_LONGEST_CRASH = 20_000
_FRAME = re.compile(r'File "(?P<file>[^"]*)", line (?P<line>\d+) in (?P<where>[\w<>.]+)')
# Quoted texts, paths, and words in other letters than ours: what of Qt's messages might be the owner's.
_PRIVATE = re.compile(r'"[^"]*"|\'[^\']*\'|“[^”]*”|\S*[/\\]\S*|\S*[^\x00-\x7f]\S*')
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Log:
    """One file in ``folder``, from the making of this to ``close``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._native: IO[str] | None = None
        self._qt_before: Any = None
        self._hears_qt = False
        self._logger = logging.Logger("rightsource", logging.INFO)  # its own: none that libraries write to
        self._handler = _Handler(folder / LOG_FILE)
        self._logger.addHandler(self._handler)
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return  # each note tries anew, and is dropped

    def note(self, text: str) -> None:
        """What happened. ``text``: kinds, counts and times only."""
        self._logger.info(text)

    def trouble(self, text: str) -> None:
        self._logger.warning(text)

    def fault(self, text: str) -> None:
        """A fault of ours, as ``describe`` words it."""
        self._logger.error("fault\n%s", text)

    def last_lines(self) -> str:
        """The latest of the log, for a report."""
        try:
            text = (self._folder / LOG_FILE).read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
        return "\n".join(text.splitlines()[-LINES_IN_REPORT:])

    def catch_native_crashes(self) -> None:
        """Have Python write where it was when the process dies of a fault below it; note the last one."""
        path = self._folder / NATIVE_FILE
        try:
            if path.exists() and path.stat().st_size:
                text = path.read_text(encoding="utf-8", errors="replace")[:_LONGEST_CRASH]
                self._logger.error("the last run ended in a crash below Python\n%s", _where_only(text))
            # Held until the end: a process that dies opens no files any more.
            self._native = open(path, "w", encoding="utf-8", opener=_for_the_owner)  # noqa: SIM115
            faulthandler.enable(self._native)
        except (OSError, RuntimeError):
            return

    def hear_qt(self) -> None:
        """Note Qt's own messages as well; whoever heard them before still does."""
        self._qt_before = qInstallMessageHandler(self._hear)
        self._hears_qt = True

    def close(self) -> None:
        """Write no more."""
        if self._hears_qt:
            qInstallMessageHandler(self._qt_before)
            self._hears_qt = False
        if self._native is not None:
            faulthandler.disable()
            self._native.close()
            self._native = None
            with suppress(OSError):  # it stays empty then, and says nothing
                (self._folder / NATIVE_FILE).unlink()
        self._logger.removeHandler(self._handler)
        self._handler.close()

    def _hear(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        category = context.category or "default"
        words = _PRIVATE.sub("…", message.partition("\n")[0])[:_LONGEST_MESSAGE]
        self._logger.log(_LEVELS.get(kind, logging.WARNING), "Qt (%s): %s", category, words)
        if callable(self._qt_before):
            self._qt_before(kind, context, message)
        elif kind is not QtMsgType.QtDebugMsg and kind is not QtMsgType.QtInfoMsg:
            os.write(2, message.encode("utf-8", "replace") + b"\n")


class _Handler(logging.handlers.RotatingFileHandler):
    """Opens its files for the owner alone, and keeps quiet where the disk does not take them."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            path,
            maxBytes=LARGEST_BYTES,
            backupCount=OLDER_FILES,
            encoding="utf-8",
            errors="replace",
            delay=True,
        )
        form = logging.Formatter("%(asctime)s.%(msecs)03dZ %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S")
        form.converter = time.gmtime
        self.setFormatter(form)

    def _open(self) -> Any:
        return open(self.baseFilename, "a", encoding=self.encoding, errors=self.errors, opener=_for_the_owner)

    def handleError(self, record: logging.LogRecord) -> None:
        """A log that cannot be written is no fault, and nothing to tell the owner."""
        stream, self.stream = self.stream, None
        try:
            if stream is not None:
                stream.close()
        except OSError:
            return  # what was waiting in it is lost


def _for_the_owner(path: str, flags: int) -> int:
    number = os.open(path, flags | getattr(os, "O_CLOEXEC", 0), 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(number, 0o600)
    return number


def _where_only(text: str) -> str:
    """Of a dump only where in the code it was: no paths of the owner's."""
    lines = [line for line in text.splitlines() if line.startswith(("Fatal Python error", "Current thread"))]
    lines += [
        f"  {shown_path(found['file'])}:{found['line']} in {found['where']}"
        for found in _FRAME.finditer(text)
    ]
    return "\n".join(lines)
