"""Keeps what the program writes readable by its owner alone, whatever the system's habit is.

Set once for the process rather than at every place that writes: SQLite, Qt and the packages that write
documents make files of their own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_former: list[int] = []  # what the process was started with: one umask a process, as the system has it


def keep_files_to_the_owner() -> None:
    """From now on new files and folders of this process are for its owner; older ones stay as they are."""
    former = os.umask(0o077)
    if not _former:
        _former.append(former)


@contextmanager
def as_started() -> Iterator[None]:
    """Within, for starting other programs: what they write is no affair of ours."""
    if not _former:
        yield
        return
    ours = os.umask(_former[0])
    try:
        yield
    finally:
        os.umask(ours)


def close_to_others(folders: Iterable[Path]) -> None:
    """Take from the program's own folders, and what lies directly in them, what others may do there.

    Never call it for a folder that the owner chose.
    """
    if os.name != "posix":
        return
    for folder in folders:
        with suppress(OSError):  # not there, or not ours: then nothing of ours is in it
            for path in (folder, *folder.iterdir()):
                if path.is_symlink() or not (path.is_file() or path.is_dir()):
                    continue
                mode = path.stat().st_mode & 0o777
                if mode & 0o077:
                    path.chmod(mode & 0o700)
