"""New library files: each appears under its name when it is whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from advisor.library import errors

_FAILURES = (
    OSError,
    ValueError,  # a name that no file can bear
    errors.BackupFailed,
    errors.DiskFull,
    errors.LibraryUnreadable,
    errors.SaveFailed,
)


@contextmanager
def appearing(path: Path, new_token: Callable[[], str]) -> Iterator[Path]:
    """An empty file beside ``path``, for its owner alone, to be written within.

    It gets the name ``path`` at the end, when it is on the disk; where an exception ends the block it is
    removed. Raises LibraryExists, and CannotCreate for whatever keeps it from being written.
    """
    unfinished = path.with_name(f".{path.name[:100]}.{new_token()}.new")
    if os.path.lexists(path):
        raise errors.LibraryExists(path.name)
    try:
        unfinished.touch(mode=0o600, exist_ok=False)
        yield unfinished
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        _publish(unfinished, path)
    except _FAILURES:
        raise errors.CannotCreate(path.name, folder=path.parent) from None
    finally:
        with suppress(OSError, ValueError):
            unfinished.unlink()


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in ``folder`` outlives a power cut, where the system knows how."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _publish(unfinished: Path, path: Path) -> None:
    """Give the finished file its name, unless that is taken. Raises LibraryExists, OSError."""
    try:
        os.link(unfinished, path)  # unlike a rename, this never puts it over another file
    except FileExistsError:
        raise errors.LibraryExists(path.name) from None
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENAMETOOLONG):
            raise
        # A file system without links, as on many USB sticks: hold the name with an empty file.
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            raise errors.LibraryExists(path.name) from None
        unfinished.replace(path)
    sync_folder(path.parent)
