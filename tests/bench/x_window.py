"""Sees from outside when a program's first window is there: on a display of its own, through Xlib."""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SCREEN = (1400, 900)
SPOT = (400, 300)  # within any window that is opened in the corner, as without a window manager it is
_SUBSTRUCTURE, _MAP_NOTIFY, _ALL_PLANES, _ZPIXMAP = 1 << 19, 19, ctypes.c_ulong(-1), 2
_PATIENCE_SECONDS = 30.0
_BETWEEN_LOOKS_SECONDS = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWindow:
    """Seconds from the start of the process until its window was mapped, and until it was painted."""

    mapped: float
    painted: float


class Display:
    """A connection to the X server that is told of every window."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._x = ctypes.CDLL("libX11.so.6")
        for function in ("XOpenDisplay", "XGetImage"):
            getattr(self._x, function).restype = ctypes.c_void_p
        for function in ("XDefaultRootWindow", "XGetPixel"):
            getattr(self._x, function).restype = ctypes.c_ulong
        opened = self._x.XOpenDisplay(name.encode())
        if not opened:
            raise OSError(f"no display {name}")
        self._display = ctypes.c_void_p(opened)
        self._root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, self._root, ctypes.c_long(_SUBSTRUCTURE))

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def first_window(self, command: list[str], environment: dict[str, str]) -> FirstWindow:
        """Start the program, wait for its window, and end it again."""
        self._was_mapped()  # what the program before left to be told
        empty, mapped = self._colour(), 0.0
        start = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            while True:
                taken = time.perf_counter() - start
                mapped = mapped or (taken if self._was_mapped() else 0.0)
                if mapped and self._colour() != empty:
                    return FirstWindow(mapped=mapped, painted=time.perf_counter() - start)
                if process.poll() is not None or taken > _PATIENCE_SECONDS:
                    raise OSError(f"{command[0]} showed no window (status {process.returncode})")
                time.sleep(_BETWEEN_LOOKS_SECONDS)
        finally:
            process.kill()
            process.wait()
            while self._colour() != empty:  # its window goes when the server has noticed
                time.sleep(_BETWEEN_LOOKS_SECONDS)

    def _was_mapped(self) -> bool:
        event, found = ctypes.create_string_buffer(192), False
        while self._x.XPending(self._display):
            self._x.XNextEvent(self._display, event)
            found |= ctypes.cast(event, ctypes.POINTER(ctypes.c_int))[0] == _MAP_NOTIFY
        return found

    def _colour(self) -> int:
        image = ctypes.c_void_p(
            self._x.XGetImage(self._display, self._root, *SPOT, 1, 1, _ALL_PLANES, _ZPIXMAP)
        )
        colour: int = self._x.XGetPixel(image, 0, 0)
        self._x.XDestroyImage(image)
        return colour


@contextmanager
def own_display() -> Iterator[Display]:
    """An Xvfb that nobody else draws on. Raises OSError where there is none."""
    read, write = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    try:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
    finally:
        os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        display = Display(f":{number}")
        try:
            yield display
        finally:
            display.close()
    finally:
        server.terminate()
        server.wait()


def environment_of(display: Display, home: Path) -> dict[str, str]:
    """A home of its own, which knows no library."""
    folders = {name: home / name.lower() for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700, exist_ok=True)
    own = {f"XDG_{name}_HOME": str(folder) for name, folder in folders.items()}
    own |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(runtime), "DISPLAY": display.name}
    own |= {"QT_QPA_PLATFORM": "xcb"}
    return {name: told for name, told in os.environ.items() if name != "WAYLAND_DISPLAY"} | own
