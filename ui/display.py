"""Looks for a display before Qt does: without one, Qt ends the process."""

from __future__ import annotations

import os
import sys

_OFF_SCREEN = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay"})


def has_display(platform: str | None = None) -> bool:
    """Whether a window can be opened. ``platform``: Qt's plugin as asked for on the command line."""
    if not sys.platform.startswith("linux"):
        return True
    plugin = (platform or os.environ.get("QT_QPA_PLATFORM", "")).partition(":")[0]
    if plugin in _OFF_SCREEN or os.environ.get("WAYLAND_DISPLAY"):
        return True
    display = os.environ.get("DISPLAY", "")
    return bool(display) and _answers(display)


def _answers(display: str) -> bool:
    """Whether an X server listens at a local ``display``; one elsewhere is taken at its word."""
    host, _, screen = display.rpartition(":")
    number = screen.partition(".")[0]
    if host not in ("", "unix") or not number.isdecimal():
        return True
    path = f"/tmp/.X11-unix/X{number}"
    if os.path.exists(path) and _is_locked(f"/tmp/.X{number}-lock"):
        return True
    return any(_connects(address) for address in (path, f"\0{path}"))


def _is_locked(path: str) -> bool:
    """Whether the server that wrote this lock file runs: looked at first, as it spares loading sockets."""
    try:
        with open(path, encoding="ascii") as file:
            os.kill(int(file.read(20)), 0)
    except PermissionError:  # another user's, as X servers mostly are
        return True
    except (OSError, ValueError, OverflowError):
        return False
    return True


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(address)
        except OSError:
            return False
    return True
