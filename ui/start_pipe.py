"""How one start of the program reaches another on Windows: a named pipe, by Qt. Works elsewhere, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.start_socket import ACKNOWLEDGED, LONGEST_MESSAGE_BYTES


def tell(address: str, message: bytes, patience_milliseconds: int) -> bool:
    """Send a line to whoever listens at ``address``; whether it was taken."""
    pipe = QLocalSocket()
    pipe.connectToServer(address)
    if not pipe.waitForConnected(patience_milliseconds):
        return False
    pipe.write(message)
    pipe.flush()
    answer = b""
    while len(answer) < len(ACKNOWLEDGED) and pipe.waitForReadyRead(patience_milliseconds):
        answer += bytes(pipe.readAll().data())
    pipe.disconnectFromServer()
    return answer == ACKNOWLEDGED


class Listener(QObject):
    """``heard`` tells of each line that ``is_message``; whoever sends anything else is cut off."""

    heard = Signal(bytes)

    def __init__(
        self, address: str, is_message: Callable[[bytes], bool], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._address = address
        self._is_message = is_message
        self._server: QLocalServer | None = None
        self._callers: dict[QLocalSocket, bytes] = {}

    @property
    def callers(self) -> int:
        """How many are connected and have not said everything yet."""
        return len(self._callers)

    def listen(self) -> bool:
        """Take the address, also from a program that crashed; whether that could be done."""
        QLocalServer.removeServer(self._address)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._receive)
        if not server.listen(self._address):
            server.deleteLater()
            return False
        self._server = server
        return True

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        self._callers.clear()

    def _receive(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            self._callers[caller] = b""
            caller.readyRead.connect(self._read)
            caller.disconnected.connect(self._forget)
            self._take(caller)

    def _read(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._take(caller)

    def _take(self, caller: QLocalSocket) -> None:
        if caller not in self._callers:
            return
        message = self._callers[caller] + bytes(caller.readAll().data())
        self._callers[caller] = message
        if len(message) > LONGEST_MESSAGE_BYTES:
            caller.abort()
        elif message.endswith(b"\n"):
            del self._callers[caller]
            if not self._is_message(message):
                caller.abort()
                return
            caller.write(ACKNOWLEDGED)
            caller.flush()
            self.heard.emit(message)

    def _forget(self) -> None:
        caller = self.sender()
        if isinstance(caller, QLocalSocket):
            self._callers.pop(caller, None)
            caller.deleteLater()
