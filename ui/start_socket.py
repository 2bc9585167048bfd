"""How one start of the program reaches another: a socket that is a file, on all systems but Windows.

Qt has the same, in a library that also brings the internet, and takes 3 MB.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, QSocketNotifier, Signal

LONGEST_MESSAGE_BYTES = 64_000
ACKNOWLEDGED = b"ok\n"
_BLOCK_BYTES = 65_536
_MOST_WAITING = 16


def tell(address: str, message: bytes, patience_milliseconds: int) -> bool:
    """Send a line to whoever listens at ``address``; whether it was taken."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(patience_milliseconds / 1_000)
        answer = b""
        with suppress(OSError):  # nobody is there, or it hangs
            line.connect(address)
            line.sendall(message)
            while len(answer) < len(ACKNOWLEDGED) and (heard := line.recv(_BLOCK_BYTES)):
                answer += heard
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
        self._socket: socket.socket | None = None
        self._arrivals: QSocketNotifier | None = None
        self._callers: dict[socket.socket, tuple[QSocketNotifier, bytes]] = {}

    @property
    def callers(self) -> int:
        """How many are connected and have not said everything yet."""
        return len(self._callers)

    def listen(self) -> bool:
        """Take the address, also from a program that crashed; whether that could be done."""
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with suppress(FileNotFoundError):
                os.unlink(self._address)
            listening.bind(self._address)
            os.chmod(self._address, 0o600)
            listening.listen(_MOST_WAITING)
        except OSError:
            listening.close()
            return False
        listening.setblocking(False)
        self._socket = listening
        self._arrivals = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
        self._arrivals.activated.connect(self._receive)
        return True

    def close(self) -> None:
        for caller in list(self._callers):
            self._let_go(caller)
        if self._socket is not None and self._arrivals is not None:
            self._arrivals.setEnabled(False)
            self._socket.close()
            self._socket = None
            with suppress(OSError):
                os.unlink(self._address)

    def _receive(self) -> None:
        while self._socket is not None:
            try:
                caller, _ = self._socket.accept()
            except OSError:  # that was the last one
                return
            caller.setblocking(False)
            notifier = QSocketNotifier(caller.fileno(), QSocketNotifier.Type.Read, self)
            notifier.activated.connect(partial(self._read, caller))
            self._callers[caller] = notifier, b""

    def _read(self, caller: socket.socket, *_qt: object) -> None:
        if caller not in self._callers:
            return
        notifier, before = self._callers[caller]
        try:
            new = caller.recv(_BLOCK_BYTES)
        except BlockingIOError:
            return
        except OSError:
            new = b""
        message = before + new
        is_whole = message.endswith(b"\n")
        if new and not is_whole and len(message) <= LONGEST_MESSAGE_BYTES:
            self._callers[caller] = notifier, message
            return
        is_taken = is_whole and len(message) <= LONGEST_MESSAGE_BYTES and self._is_message(message)
        if is_taken:
            with suppress(OSError):
                caller.sendall(ACKNOWLEDGED)
        self._let_go(caller)
        if is_taken:
            self.heard.emit(message)

    def _let_go(self, caller: socket.socket) -> None:
        notifier, _ = self._callers.pop(caller)
        notifier.setEnabled(False)
        notifier.deleteLater()
        caller.close()
