"""Looks at a file's first bytes before anything connects to it, and refuses what is not ours, untouched.

Never call this for a library that is open in this process: closing the file again would drop the locks that
SQLite holds on it (POSIX locks belong to the process, not to the file handle).
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from advisor.library import errors

APPLICATION_ID = 0x52534C42  # "RSLB"

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a library's header says (https://www.sqlite.org/fileformat2.html#the_database_header)."""

    page_size: int
    page_count: int
    user_version: int
    application_id: int


def read_header(path: Path, *, newest: int) -> Header:
    """The header of the library at ``path``; ``newest``: the schema version this program writes.

    Raises LibraryMissing, EmptyFile, NotADatabase, NotALibrary, LibraryTooNew, LibraryDamaged.
    """
    name = path.name
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise errors.NotADatabase(name)
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            raise errors.NotADatabase(name)
        with path.open("rb") as file:
            first = file.read(_LENGTH)
    except (FileNotFoundError, NotADirectoryError):
        raise errors.LibraryMissing(name) from None
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise errors.LibraryUnreadable(name) from None
    if not first:
        raise errors.EmptyFile(name)
    if not first.startswith(_MAGIC):
        raise errors.NotADatabase(name)
    if len(first) < _LENGTH:
        raise errors.LibraryDamaged(name)
    header = _parse(first)
    if header.application_id != APPLICATION_ID:
        raise errors.NotALibrary(name)
    if not _awaits_rollback(path):
        refuse_version(name, header.user_version, newest=newest)
        if found.st_size < header.page_size * header.page_count:
            raise errors.LibraryDamaged(name)
    return header


def refuse_version(name: str, version: int, *, newest: int) -> None:
    """Raise LibraryTooNew or LibraryDamaged unless ``version`` is one that this program knows."""
    if version > newest:
        raise errors.LibraryTooNew(name)
    if version < 1:
        raise errors.LibraryDamaged(name)


def _awaits_rollback(path: Path) -> bool:
    """Whether a journal lies beside the file: it holds half a change, which connecting will take back."""
    try:
        return path.with_name(f"{path.name}-journal").stat().st_size > 0
    except OSError:
        return False


def _parse(first: bytes) -> Header:
    def number(offset: int, length: int) -> int:
        return int.from_bytes(first[offset : offset + length], "big")

    page_size = number(16, 2)
    counts_pages = number(24, 4) == number(92, 4)  # else an old SQLite left the count behind
    return Header(
        page_size=65536 if page_size == 1 else page_size,
        page_count=number(28, 4) if counts_pages else 0,
        user_version=number(60, 4),
        application_id=number(68, 4),
    )
