"""Folders for copies that are needed for a moment, and gone even where the program died over them."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from advisor.processes import process_birth

_PREFIX = "rightsource-"
_NAME = re.compile(rf"{_PREFIX}(\d{{1,10}})-\w+")


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder among the temporary files that only the owner can look into; gone at the end of the block."""
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-") as name:
        yield Path(name)


def sweep() -> int:
    """Remove such folders of programs that ended before their block did; how many there were."""
    if os.name != "posix":
        return 0  # a file's owner, and whether a process runs, are asked in other ways there
    removed = 0
    with suppress(OSError):
        for path in Path(tempfile.gettempdir()).iterdir():
            found = _NAME.fullmatch(path.name)
            if found and _is_left_behind(path, int(found[1])):
                shutil.rmtree(path, ignore_errors=True)
                removed += 1
    return removed


def _is_left_behind(path: Path, pid: int) -> bool:
    try:
        is_ours = not path.is_symlink() and path.is_dir() and path.stat().st_uid == os.getuid()
    except OSError:
        return False
    return is_ours and process_birth(pid) is None
