"""Looks for a display before Qt does: without one, Qt ends the process."""

from __future__ import annotations

import os
import socket
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
    return any(_connects(address) for address in (path, f"\0{path}"))


def _connects(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(address)
        except OSError:
            return False
    return True
