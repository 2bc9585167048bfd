"""Names files that are being written, and clears away those whose process ended before it was done.

Whatever is to be whole or not there at all is written under such a name first. The name says which process
writes it, so that it can be told from one that somebody is at just now: only files that bear such a name are
ever removed, and only when this very computer knows that their process is gone.
"""

from __future__ import annotations

import os
import re
import socket
import zlib
from contextlib import suppress
from itertools import islice
from pathlib import Path

from advisor.processes import process_birth

_MOST_LOOKED_AT = 20_000  # entries of a folder: a look takes milliseconds, and is to stay short
_TOKEN = r"[0-9a-f]{12}-(?P<pid>[0-9a-f]{1,8})-(?P<place>[0-9a-f]{6})(?P<birth>[0-9a-f]{6})"
# NAME.lock.TOKEN; .NAME.TOKEN.new and .TOKEN.new, with what SQLite and checksums add; .NAME.TOKEN.part
_NAME = re.compile(
    r"(?:(?P<lock>.+\.lock\.)|\.(?:.*\.)?)"
    + _TOKEN
    + r"(?(lock)(?:\.old)?|\.(?:new|part)(?:-journal|\.sha256)?)",
    re.DOTALL,
)


def new_token() -> str:
    """A name that was never used before; it says which process made it."""
    pid = os.getpid()
    return f"{os.urandom(6).hex()}-{pid:x}-{_place()}{_short(process_birth(pid) or '')}"


def clear_away(folder: Path) -> int:
    """Remove what processes of this computer left unfinished in ``folder`` when they ended; how many files.

    What cannot be looked at or removed stays: it is in nobody's way.
    """
    removed = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _MOST_LOOKED_AT):
            if _is_left_behind(entry.name):
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        os.unlink(entry.path)
                        removed += 1
    return removed


def _is_left_behind(name: str) -> bool:
    found = _NAME.fullmatch(name)
    if found is None:
        return False
    if found["place"] != _place():
        return False
    now = process_birth(int(found["pid"], 16))
    # Where the system does not say when a process was born, one that runs may be the one that wrote it.
    return now is None or bool(now and _short(now) != found["birth"])


def _place() -> str:
    """Where a process id means the same: this computer, and on it the same numbering of processes."""
    numbering = ""
    with suppress(OSError):
        numbering = os.readlink("/proc/self/ns/pid")
    return _short(f"{socket.gethostname()}\n{numbering}")


def _short(text: str) -> str:
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')) & 0xFFFFFF:06x}"
