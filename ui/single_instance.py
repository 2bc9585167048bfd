"""Lets a second start hand its library to the window that is open already, and end.

A local socket in a folder of the user's own: nothing listens on a network. Where no such folder or socket can
be had, every start opens a window of its own; the library's lock keeps two of them from one file.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.instance_name import InstanceName

_PATIENCE_MILLISECONDS = 1500
_ATTEMPTS = 3
_LONGEST_MESSAGE_BYTES = 64_000
_ACKNOWLEDGED = b"ok\n"


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
        self._server: QLocalServer | None = None
        self._heard: dict[QLocalSocket, bytes] = {}

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
        if self._server is not None:
            self._server.close()
            self._server = None
        self._heard.clear()
        self._lock.unlock()

    def _tell(self, library: Path | None) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MILLISECONDS):
            return False
        message = {"library": None if library is None else str(library.absolute())}
        socket.write(json.dumps(message).encode() + b"\n")
        socket.flush()
        answer = b""
        while len(answer) < len(_ACKNOWLEDGED) and socket.waitForReadyRead(_PATIENCE_MILLISECONDS):
            answer += bytes(socket.readAll().data())
        socket.disconnectFromServer()
        return answer == _ACKNOWLEDGED

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # of a program that crashed: the lock is ours
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._receive)
        if server.listen(self._name):
            self._server = server
        else:
            server.deleteLater()

    def _receive(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._forget)
            self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if socket not in self._heard:
            return
        heard = self._heard[socket] + bytes(socket.readAll().data())
        self._heard[socket] = heard
        if len(heard) > _LONGEST_MESSAGE_BYTES:
            socket.abort()
        elif heard.endswith(b"\n"):
            del self._heard[socket]
            try:
                library = _library_in(heard)
            except (ValueError, RecursionError):  # the latter: nested without end
                socket.abort()
                return
            socket.write(_ACKNOWLEDGED)
            socket.flush()
            self.asked_for.emit(library)

    def _forget(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._heard.pop(socket, None)
            socket.deleteLater()


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
