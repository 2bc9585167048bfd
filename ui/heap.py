"""Keeps the C library's heap small: all threads share one, and what was freed goes back to the system.

Left alone, glibc gives every thread a heap of its own, and keeps what a start, a search or an export has
freed: 10 MB of this program's memory.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QTimer, Signal, Slot

QUIET_MILLISECONDS = 1_500
_M_ARENA_MAX = -8  # glibc's malloc.h


class Heap(QObject):
    """Tidies up a moment after ``tidy_soon``; where the C library is not glibc, it only says so."""

    tidying = Signal()  # whoever keeps something at hand that can be had again may let go of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MILLISECONDS)
        self._quiet.timeout.connect(self.tidy)
        self._libc = None
        if sys.platform == "linux":
            import ctypes  # numpy needs it, too

            libc = ctypes.CDLL(None)
            if hasattr(libc, "mallopt") and hasattr(libc, "malloc_trim"):
                libc.mallopt(_M_ARENA_MAX, 1)
                self._libc = libc

    @Slot()
    def tidy_soon(self) -> None:
        """Something came to its end: tidy up when nothing else has for a moment."""
        self._quiet.start()

    @Slot()
    def tidy(self) -> None:
        """Give back to the system what is free."""
        self.tidying.emit()
        if self._libc is not None:
            self._libc.malloc_trim(0)
