"""Tells whether a process still runs, and runs of it apart: process ids are given again and again."""

from __future__ import annotations

import os
import sys
from pathlib import Path


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
