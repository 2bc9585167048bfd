"""Disks that are full or can only be read: real ones, where the system allows it."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

_BLOCK = 4096


@contextmanager
def small_disk(folder: Path, *, megabytes: int = 2) -> Iterator[Path]:
    """A disk of its own at ``folder``; the test is skipped where none may be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "none", os.fspath(folder))
    try:
        yield folder
    finally:
        _unmount(folder)


@contextmanager
def read_only_disk(folder: Path, at: Path) -> Iterator[Path]:
    """The contents of ``folder`` on a disk at ``at`` that can only be read; skipped as ``small_disk``."""
    at.mkdir(parents=True, exist_ok=True)
    _mount("--bind", os.fspath(folder), os.fspath(at))
    with ExitStack() as ending:
        ending.callback(_unmount, at)
        _mount("-o", "remount,ro,bind", os.fspath(at))
        yield at


class Filler:
    """Takes up all room on a disk but some: ``leave`` says how much, ``go`` frees all of it."""

    def __init__(self, disk: Path) -> None:
        self._path = disk / "filler"

    def leave(self, room: int) -> None:
        """Have ``room`` bytes free, as near as blocks allow."""
        self.go()
        with open(self._path, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"x" * _BLOCK)
            except OSError as error:
                if error.errno != errno.ENOSPC:
                    raise
        size = self._path.stat().st_size
        os.truncate(self._path, max(size - room, 0))

    def go(self) -> None:
        self._path.unlink(missing_ok=True)

    @property
    def name(self) -> str:
        return self._path.name


def _mount(*arguments: str) -> None:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("disks can be mounted by root on Linux only")
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", os.fspath(folder)], capture_output=True, check=False)
