"""What a library takes from the world around it: time, names, processes; tests pass in their own."""

from __future__ import annotations

import datetime
import getpass
import os
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def _token() -> str:
    return os.urandom(8).hex()


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):  # a user without a name, as in some containers
        return ""


def process_birth(pid: int) -> str | None:
    """What tells this run of a process from another that bears the same id later.

    None when no such process runs; "" where the system does not say when it was born.
    """
    if pid <= 0 or not _is_running(pid):
        return None
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text().strip()
    except OSError:
        return ""
    if fields[0] in ("Z", "X"):  # ended; only its parent has not taken note yet
        return None
    return f"{boot}/{fields[19]}"


def _is_running(pid: int) -> bool:
    if sys.platform == "win32":  # os.kill would end it there
        import ctypes

        query_limited_information, still_active = 0x1000, 259
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(query_limited_information, False, pid)
        if not handle:
            return bool(kernel.GetLastError() == 5)  # access denied: it is there, but another user's
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's
        return True
    except OverflowError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The clock (UTC, aware), a source of names never used before, and who and where this process is."""

    now: Callable[[], datetime.datetime] = _now
    new_token: Callable[[], str] = _token
    host: Callable[[], str] = socket.gethostname
    user: Callable[[], str] = _user
    pid: Callable[[], int] = os.getpid
    birth: Callable[[int], str | None] = process_birth


def as_text(moment: datetime.datetime) -> str:
    """A time as the library stores it: UTC, to the millisecond; the text sorts as the times do."""
    return moment.astimezone(datetime.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime.datetime:
    """A stored time. Raises ValueError for any other text."""
    moment = datetime.datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a stored time names its zone")
    return moment
