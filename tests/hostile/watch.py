"""Watches what this process opens, starts and calls while it handles a text: nothing a text names."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[2]
_NEVER = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.startfile",
    "urllib.",
)
_NEVER_TOO = (
    "webbrowser.open",
    "ftplib.connect",
    "http.client.connect",
    "pty.spawn",
    "sqlite3.load_extension",
)
_HARMLESS = ("socket.gethostname",)
_OF_THE_SYSTEM = re.compile(r"/proc/(\d+/stat|self/.*|sys/kernel/random/boot_id)")  # of a library's lock


class _Watch:
    found: list[str] | None = None
    allowed: tuple[str, ...] = ()


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if _Watch.found is None:
        return
    if event.startswith(_NEVER) or event in _NEVER_TOO:
        if event not in _HARMLESS:
            _Watch.found.append(f"{event} {arguments!r:.200}")
    elif event in ("open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir"):
        path = arguments[0]
        if isinstance(path, (str, bytes, os.PathLike)):
            name = os.path.abspath(os.fsdecode(path))
            if not name.startswith(_Watch.allowed) and not _OF_THE_SYSTEM.fullmatch(name):
                _Watch.found.append(f"{event} {name!r:.200}")


sys.addaudithook(_hook)  # for the life of the process: it does nothing but within ``watched``


@contextmanager
def watched(*folders: Path) -> Iterator[list[str]]:
    """The list of what was touched besides the program's own files, temporary files and ``folders``."""
    own = {sys.prefix, sys.base_prefix, os.fspath(_ROOT), tempfile.gettempdir(), *map(os.fspath, folders)}
    libraries = {path for path in sys.path if path}
    _Watch.allowed = (*own, *libraries, "/usr/share/zoneinfo", "/etc/localtime", "/dev/null", "/usr/lib/")
    found: list[str] = []
    _Watch.found = found
    try:
        yield found
    finally:
        _Watch.found = None
