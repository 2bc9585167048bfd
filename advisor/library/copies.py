"""Opens a library that may only be read by way of a copy: one that is dropped, or one to keep."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from advisor.language import tr
from advisor.library import errors
from advisor.library.appearing import appearing
from advisor.library.connection import Connection
from advisor.library.library import SUFFIX, Library, may_be_changed
from advisor.library.private_copy import private_copy, snapshot
from advisor.library.surroundings import Surroundings
from advisor.progress import Progress


@contextmanager
def open_to_read(path: Path) -> Iterator[Library]:
    """The library at ``path``, to be read: itself, or a private copy where it cannot be locked.

    That is where it or its folder may only be read, where there is no room for a lock, and where another
    process has it open. A copy, rather than a connection that reads only: it can take back a change that was
    broken off. Raises as ``Library.open``.
    """
    path = path.resolve()
    library = _opened(path)
    if library is not None:
        with library:
            yield library
        return
    with snapshot(path) as copy, Library.open(copy, backups=copy.parent) as library:
        yield library


def _opened(path: Path) -> Library | None:
    if path.exists() and not may_be_changed(path):
        return None  # a lock beside it, which nobody can take away there, says nothing about reading
    try:
        return Library.open(path)
    except (errors.LibraryReadOnly, errors.NoRoomToOpen):
        return None
    except errors.LibraryInUse as error:
        if error.can_take_over:  # by another process
            return None
        raise


def keep_copy(path: Path, folder: Path, progress: Progress) -> Path:
    """A copy of a library that may only be read, in ``folder`` under a name that is free; its path.

    Raises CannotCreate, LibraryDamaged, Cancelled, and what is wrong with the file.
    """
    path = path.resolve()
    target = free_name(folder, partial(_copy_name, path.stem))
    with appearing(target, Surroundings().new_token) as unfinished, private_copy(path, progress) as copy:
        progress.go_on()
        with closing(Connection(copy)) as connection, connection.watched(progress):
            connection.copy_into(unfinished)
    return target


def free_name(folder: Path, name: Callable[[int], str]) -> Path:
    """A path in ``folder`` that is not taken; ``name``: what it is called at which try, from 1."""
    number = 1
    while os.path.lexists(path := folder / (name(number) + SUFFIX)):
        number += 1
    return path


def _copy_name(stem: str, number: int) -> str:
    pattern = tr("{name} (copy)") if number == 1 else tr("{name} (copy {number})")
    return pattern.format(name=stem[:100], number=number)
