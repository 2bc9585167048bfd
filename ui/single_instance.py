"""Lets a second start hand its library to the window that is open already, and end.

A local socket in a folder of the user's own: nothing listens on a network. Where no such folder or socket can
be had, every start opens a window of its own; the library's lock keeps two of them from one file.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from ui.instance_name import InstanceName

if sys.platform == "win32":
    from ui import start_pipe as channel
else:
    from ui import start_socket as channel

_PATIENCE_MILLISECONDS = 1500
_ATTEMPTS = 3


class SingleInstance(QObject):
    """``asked_for`` tells of another start: the library it was given, or None.

    Starts with another ``name`` do not know each other: another home, another display.
    """

    asked_for = Signal(object)  # Path | None

    def __init__(self, name: InstanceName, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = name.folder
        self._name = name.socket
        self._lock = QLockFile(str(name.lock))
        self._lock.setStaleLockTime(0)  # stale only when its program is gone, however long it runs
        self._listener: channel.Listener | None = None

    def hand_over(self, library: Path | None) -> bool:
        """Whether a window is open already, and took over what this start was asked for.

        Otherwise this is the window now: it listens to the starts that follow, as far as the system lets it.
        """
        for _ in range(_ATTEMPTS):
            if self._tell(library):
                return True
            if not _is_ours(self._folder):
                return False
            # The lock tells a start that is not listening yet from a socket that a crash left behind.
            if self._lock.tryLock(0):
                self._listen()
                return False
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                return False
            self._lock.tryLock(_PATIENCE_MILLISECONDS // _ATTEMPTS)
            if self._lock.isLocked():
                self._listen()
                return False
        return False

    def close(self) -> None:
        """Listen no more."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._lock.unlock()

    def _tell(self, library: Path | None) -> bool:
        message = {"library": None if library is None else str(library.absolute())}
        return channel.tell(self._name, json.dumps(message).encode() + b"\n", _PATIENCE_MILLISECONDS)

    def _listen(self) -> None:
        listener = channel.Listener(self._name, _is_message, self)
        listener.heard.connect(self._hear)
        if listener.listen():
            self._listener = listener
        else:
            listener.deleteLater()

    def _hear(self, message: bytes) -> None:
        self.asked_for.emit(_library_in(message))


def _is_message(message: bytes) -> bool:
    try:
        _library_in(message)
    except (ValueError, RecursionError):  # the latter: nested without end
        return False
    return True


def _library_in(message: bytes) -> Path | None:
    """The library a start asks for. Raises ValueError for what is no such message."""
    data = json.loads(message)
    if not isinstance(data, dict) or not isinstance(data.get("library"), str | None):
        raise ValueError("not a message of a start")
    if data["library"] is not None and b"\0" in os.fsencode(data["library"]):  # which refuses what is no name
        raise ValueError("no file has such a name")
    return None if data["library"] is None else Path(data["library"])


def _is_ours(folder: Path) -> bool:
    """Make the folder if need be; whether nobody else can put anything into it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.stat()
    except OSError:
        return False
    if os.name == "nt":
        return True
    return not folder.is_symlink() and found.st_uid == os.getuid() and not found.st_mode & 0o022
