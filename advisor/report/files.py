"""Writes a file so that whatever goes wrong, the file that was there before is still there, whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from advisor.errors import AdvisorError
from advisor.language import mark, tr
from advisor.unfinished import clear_away, new_token

_NEW_FILE_MODE = 0o600


class NotWritten(AdvisorError):
    """A file that could not be saved; ``path`` names it. What was there before is untouched."""

    def __init__(self, path: Path, *, why: str, remedy: str) -> None:
        super().__init__(what=tr("“{name}” was not saved.").format(name=path.name), why=why, remedy=remedy)
        self.path = path


def write_atomically(path: Path, data: bytes) -> None:
    """Save ``data`` under ``path``: all of it, or nothing.

    A file that exists keeps its permissions, and a link keeps pointing to the file it replaces; a new file is
    for its owner alone. Raises NotWritten, in words: the disk is full, a right or the folder is missing, the
    path is a folder or a device.
    """
    with written_piece_by_piece(path) as file:
        file.write(data)


@contextlib.contextmanager
def written_piece_by_piece(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that gets its name ``path`` when the block is left without a fault.

    For what is too large to be built in memory; otherwise as ``write_atomically``.
    """
    target = _target(path)
    temporary = _beside(target)
    try:
        with _created(temporary) as file:
            yield file
            _finish(file, mode=_mode_for(target))
        os.replace(temporary, target)
    except OSError as problem:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise _explained(path, problem) from problem
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    clear_away(target.parent)


def _target(path: Path) -> Path:
    """The file that ``path`` leads to. Raises NotWritten for what is no file."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise NotWritten(path, why=tr("A folder has that name."), remedy=tr("Choose another name."))
    if target.exists() and not target.is_file():  # to replace it would take the device from everybody
        raise NotWritten(
            path,
            why=tr("A device or a connection between programs has that name."),
            remedy=tr("Choose another name."),
        )
    return target


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:40]}.{new_token()}.part")


def _created(temporary: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    return open(os.open(temporary, flags, _NEW_FILE_MODE), "wb")


def _finish(file: BinaryIO, *, mode: int) -> None:
    file.flush()
    if hasattr(os, "fchmod") and mode != _NEW_FILE_MODE:
        os.fchmod(file.fileno(), mode)
    os.fsync(file.fileno())


def _mode_for(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode) & 0o777
    except OSError:
        return _NEW_FILE_MODE


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can; the file itself is safe by now."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


# What the system says: why, and what to do about it.
_EXPLANATIONS = {
    errno.ENOSPC: (mark("The disk is full."), mark("Free some space, or save to another disk.")),
    errno.EDQUOT: (
        mark("Your share of the disk is used up."),
        mark("Free some space, or save to another disk."),
    ),
    errno.EFBIG: (mark("The file would be larger than is allowed there."), mark("Save to another disk.")),
    errno.EACCES: (mark("You may not write in “{folder}”."), mark("Choose a folder of your own.")),
    errno.EPERM: (mark("You may not write in “{folder}”."), mark("Choose a folder of your own.")),
    errno.EROFS: (mark("That disk can only be read."), mark("Save to another disk.")),
    errno.ENOENT: (mark("There is no folder “{folder}”."), mark("Choose a folder that exists.")),
    errno.ENOTDIR: (mark("“{folder}” is a file, not a folder."), mark("Choose a folder that exists.")),
    errno.EISDIR: (mark("A folder has that name."), mark("Choose another name.")),
    errno.ENAMETOOLONG: (mark("The name is too long."), mark("Choose a shorter name.")),
    errno.EIO: (mark("The disk reports a fault."), mark("Save to another disk, and have this one checked.")),
}
_UNEXPLAINED = (mark("The system says: {fault}."), mark("Try again, or save to another folder."))


def _explained(path: Path, problem: OSError) -> NotWritten:
    # A PermissionError is also a file that another program holds open, on Windows.
    is_held = isinstance(problem, PermissionError)
    number = errno.EACCES if is_held else problem.errno or 0
    why, remedy = _EXPLANATIONS.get(number, _UNEXPLAINED)
    sentences = [tr(remedy)]
    if is_held:
        sentences.append(tr("If the file is open in another program, close it there first."))
    sentences.append(tr("What was saved there before is unchanged."))
    folder = path.parent.name or str(path.parent)
    fault = problem.strerror or str(problem)
    return NotWritten(path, why=tr(why).format(folder=folder, fault=fault), remedy=" ".join(sentences))
