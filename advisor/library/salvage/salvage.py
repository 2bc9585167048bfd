"""Saves what can be read of a damaged library into a new one beside it."""

from __future__ import annotations

import mmap
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from advisor.domain.records import Business
from advisor.language import tr
from advisor.library import business, errors, header, schema
from advisor.library.appearing import appearing
from advisor.library.copies import free_name
from advisor.library.file_uri import file_uri
from advisor.library.interchange.contents import Contents
from advisor.library.interchange.edits import TakeIn
from advisor.library.interchange.take_in import take_in
from advisor.library.library import Library, fill_empty
from advisor.library.lock import Lock
from advisor.library.private_copy import private_copy
from advisor.library.salvage.entries import make_entries
from advisor.library.salvage.found import look_through
from advisor.library.salvage.losses import Salvaged
from advisor.library.salvage.pages import Pages
from advisor.library.surroundings import Surroundings
from advisor.progress import Progress
from advisor.records import replace

LARGEST_BYTES = 2_000_000_000
_NEWER = 100  # a version beyond this many is no version but damage


def salvage(
    path: Path,
    to: Path | None = None,
    *,
    folder: Path | None = None,
    progress: Progress | None = None,
    surroundings: Surroundings | None = None,
) -> Salvaged:
    """Make a new library of what can be read of the one at ``path``, which is only copied, never written.

    ``to``: its name, which must be free. If left out, a free name after that of the old one, in ``folder`` or
    beside it. Raises NothingReadable, LibraryExists, CannotCreate, LibraryInUse where somebody has it open,
    what ``header`` raises for files that hold nothing of ours, DiskFull, Cancelled.
    """
    surroundings = surroundings or Surroundings()
    progress = progress or Progress()
    path = path.resolve()
    Lock(path, surroundings).refuse_other_holder()
    _refuse_hopeless(path)
    if to is not None and os.path.lexists(to):
        raise errors.LibraryExists(to.name)
    with private_copy(path) as copy:
        _recover_if_sound(copy)
        contents, counts, losses = _read(copy, path.name, progress)
    if to is None:
        to = free_name(folder or path.parent, partial(_new_name, path.stem))
    _write(contents, to, progress, surroundings)
    return Salvaged(path=to, counts=counts, losses=losses)


def _refuse_hopeless(path: Path) -> None:
    """Raise for what has nothing of ours in it, or too new to be understood, or too large."""
    try:
        found = header.read_header(path, newest=schema.VERSION + _NEWER)
    except (errors.LibraryDamaged, errors.JournalOfAnother, errors.LibraryTooNew):
        pass
    else:
        if found.user_version > schema.VERSION:
            raise errors.LibraryTooNew(path.name)
    if path.stat().st_size > LARGEST_BYTES:
        raise errors.NothingReadable(path.name)


def _recover_if_sound(copy: Path) -> None:
    """Have SQLite take back what was broken off, unless that would spoil the copy."""
    with suppress(errors.LibraryError), copy.open("rb") as file:
        first = file.read(header.LENGTH)
        if len(first) == header.LENGTH and header.awaits_recovery(copy, header.parse(first)):
            _recover(copy)


def _recover(copy: Path) -> None:
    """Have SQLite take back, or bring in, what waits. Where it cannot, the pages are read as they are."""
    spare = copy.with_name("spare")
    shutil.copyfile(copy, spare)
    try:
        with closing(sqlite3.connect(file_uri(copy, mode="rw"), uri=True, isolation_level=None)) as raw:
            raw.execute("PRAGMA trusted_schema = OFF")
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            raw.execute("BEGIN IMMEDIATE")
            raw.execute("ROLLBACK")
    except sqlite3.Error:
        spare.replace(copy)


def _read(copy: Path, name: str, progress: Progress) -> tuple[Contents, tuple[str, ...], tuple[str, ...]]:
    with copy.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        found = look_through(Pages(data), progress)
        contents, tally = make_entries(found, progress)
    if not tally.read and contents.business == Business():
        raise errors.NothingReadable(name)
    return contents, tally.counts, tuple(tally.sentences)


def _new_name(stem: str, number: int) -> str:
    pattern = tr("{name} (salvaged)") if number == 1 else tr("{name} (salvaged {number})")
    return pattern.format(name=stem[:100], number=number)


def _write(contents: Contents, to: Path, progress: Progress, surroundings: Surroundings) -> None:
    """The new library, whole or not at all."""
    edit = TakeIn(vendors=contents.vendors, tasks=contents.tasks, keeps_ids=True)
    with appearing(to, surroundings.new_token) as unfinished:
        fill_empty(unfinished)
        with Library.open(unfinished, surroundings=surroundings) as library, library.writing() as writer:
            if contents.business != Business():
                business.write(writer, contents.business)
            take_in(edit, replace(writer, progress=progress))
            progress.go_on()
