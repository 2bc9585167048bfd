"""A disk that answers with errors: a little C, put before the system's own calls in one child process."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_SOURCE = Path(__file__).with_name("failing.c")


def failing(folder: Path, *, when: Path) -> dict[str, str]:
    """What to add to a process's surroundings so that files in ``folder`` fail while ``when`` is there.

    ``when`` holds a number: from that call on, reading, writing, syncing and cutting off answer "input/output
    error". The test is skipped where no compiler is, or not Linux.
    """
    compiler = shutil.which("cc")
    if compiler is None or not Path("/proc/self/fd").exists():
        pytest.skip("it needs Linux and a C compiler")
    built = when.with_name("failing.so")
    done = subprocess.run(
        [compiler, "-shared", "-fPIC", "-O1", "-o", built, _SOURCE, "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"it could not be compiled: {done.stderr[:200]}")
    return {
        "LD_PRELOAD": os.fspath(built),
        "FAILING_FOLDER": os.fspath(folder.resolve()) + os.sep,
        "FAILING_WHEN": os.fspath(when),
    }
