"""Looks at a file's first bytes before anything connects to it, and refuses what is not ours, untouched.

Never call this for a library that is open in this process: closing the file again would drop the locks that
SQLite holds on it (POSIX locks belong to the process, not to the file handle).
"""

from __future__ import annotations

import stat
import time
from contextlib import suppress
from pathlib import Path

from advisor.library import errors, journal
from advisor.records import Struct

APPLICATION_ID = 0x52534C42  # "RSLB"

_MAGIC = b"SQLite format 3\x00"
LENGTH = 100  # bytes
_LOOKED_AT = 65_536  # bytes from the start, to tell a library without its beginning from a text
_TRACES = (b"CREATE TABLE task (", b"CREATE TABLE vendor (")
_USUAL_PAGE = 4096  # bytes
_KINDS_OF_PAGE = (0x02, 0x05, 0x0A, 0x0D)
_LOOKS, _SECONDS_BETWEEN_LOOKS = 3, 0.05
_SMALLEST_PAGE, _LARGEST_PAGE = 512, 65_536


class Header(Struct, frozen=True, kw_only=True):
    """What a library's header says (https://www.sqlite.org/fileformat2.html#the_database_header)."""

    page_size: int
    page_count: int
    user_version: int
    application_id: int
    change_counter: int
    uses_wal: bool


def read_header(path: Path, *, newest: int) -> Header:
    """The header of the library at ``path``; ``newest``: the schema version this program writes.

    Raises LibraryMissing, EmptyFile, NotAFile, NotADatabase, NotALibrary, LibraryTooNew, JournalOfAnother,
    and LibraryDamaged with its kinds.
    """
    for _ in range(_LOOKS - 1):  # another program may be at it just now, between the file and its journal
        with suppress(errors.JournalOfAnother, errors.JournalDamaged):
            return _read_once(path, newest=newest)
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    return _read_once(path, newest=newest)


def _read_once(path: Path, *, newest: int) -> Header:
    name = path.name
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):  # opening a pipe would wait for ever
            raise errors.NotAFile(name)
        with path.open("rb") as file:
            first = file.read(_LOOKED_AT)
    except (FileNotFoundError, NotADirectoryError):
        raise errors.LibraryMissing(name) from None
    except (OSError, ValueError):  # ValueError: a NUL in the path
        raise errors.LibraryUnreadable(name) from None
    header = _recognised(name, first, found.st_size)
    if awaits_recovery(path, header):
        return header
    refuse_version(name, header.user_version, newest=newest)
    if found.st_size < header.page_size * header.page_count:
        raise errors.LibraryCutOff(name)
    return header


def refuse_version(name: str, version: int, *, newest: int) -> None:
    """Raise LibraryTooNew or LibraryDamaged unless ``version`` is one that this program knows."""
    if version > newest:
        raise errors.LibraryTooNew(name)
    if version < 1:
        raise errors.LibraryDamaged(name)


def awaits_recovery(path: Path, header: Header) -> bool:
    """Whether it may be half changed: a file beside it holds what connecting will take back, or bring in.

    Raises JournalOfAnother, JournalDamaged.
    """
    if header.uses_wal and _size_of(path.with_name(f"{path.name}-wal")):
        return True
    beside = path.with_name(f"{path.name}-journal")
    if not _size_of(beside):
        return False
    try:
        with beside.open("rb") as file:
            beside_what = journal.State(
                page_size=header.page_size,
                page_count=header.page_count,
                change_counter=header.change_counter,
            )
            match journal.look_at(file, beside_what):
                case journal.Finding.OF_ANOTHER:
                    raise errors.JournalOfAnother(path.name)
                case journal.Finding.DAMAGED:
                    raise errors.JournalDamaged(path.name)
                case finding:
                    return finding is journal.Finding.HOT
    except OSError:
        raise errors.LibraryUnreadable(path.name) from None


def _recognised(name: str, first: bytes, size: int) -> Header:
    if not first:
        raise errors.EmptyFile(name)
    if not first.startswith(_MAGIC):
        if not any(first):
            raise errors.LibraryBlank(name)
        if first[68:72] == APPLICATION_ID.to_bytes(4, "big") or _has_traces(first):
            raise errors.LibraryHeadless(name)
        raise errors.NotADatabase(name)
    if len(first) < LENGTH:
        raise errors.LibraryCutOff(name)
    header = parse(first)
    if header.application_id != APPLICATION_ID:
        # Another program's file does not have our tables; one that has them has lost its mark.
        ours = header.application_id == 0 and all(one in first for one in _TRACES)
        raise errors.LibraryDamaged(name) if ours else errors.NotALibrary(name)
    size_is_sane = _SMALLEST_PAGE <= header.page_size <= _LARGEST_PAGE
    if not size_is_sane or header.page_size & (header.page_size - 1):
        raise errors.LibraryDamaged(name)
    if size < header.page_size:
        raise errors.LibraryCutOff(name)
    return header


def _has_traces(first: bytes) -> bool:
    """Whether more of a library is there than its beginning: its tables' names, or pages as it has them."""
    pages = range(_USUAL_PAGE, len(first) - 8, _USUAL_PAGE)
    return any(one in first for one in _TRACES) or sum(_is_page(first[at : at + 8]) for at in pages) >= 2


def _is_page(start: bytes) -> bool:
    """Whether this is how a page with rows begins: its kind, their number, and where on the page they are."""
    count, content = int.from_bytes(start[3:5], "big"), int.from_bytes(start[5:7], "big")
    return start[0] in _KINDS_OF_PAGE and count > 0 and 8 + 2 * count <= content < _USUAL_PAGE


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def parse(first: bytes) -> Header:
    """The header in the first 100 bytes of a database."""

    def number(offset: int, length: int) -> int:
        return int.from_bytes(first[offset : offset + length], "big")

    page_size = number(16, 2)
    counts_pages = number(24, 4) == number(92, 4)  # else an old SQLite left the count behind
    return Header(
        page_size=65536 if page_size == 1 else page_size,
        page_count=number(28, 4) if counts_pages else 0,
        user_version=number(60, 4),
        application_id=number(68, 4),
        change_counter=number(24, 4),
        uses_wal=first[19] == 2,
    )
