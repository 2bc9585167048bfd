"""Looks at the journal beside a library before SQLite plays it back: SQLite never asks whose it is.

A journal of another file, or of the same one at another time, would be written over the library without a
word; one that is damaged would be played back in part (https://www.sqlite.org/fileformat2.html#rollbackjournal).
"""

from __future__ import annotations

from enum import Enum, auto
from typing import BinaryIO

from advisor.records import Struct

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = 28
_TO_THE_END = 0xFFFFFFFF
_SMALLEST_SECTOR, _LARGEST_SECTOR = 32, 65_536
_STRIDE = 200  # every 200th byte of a page, from its end, goes into its checksum


class Finding(Enum):
    """What a journal is to the library beside it."""

    COLD = auto()  # nothing to be taken back: SQLite clears it away
    HOT = auto()
    DAMAGED = auto()
    OF_ANOTHER = auto()


class State(Struct, frozen=True, kw_only=True):
    """What the library's header says; ``page_count`` 0: it does not say."""

    page_size: int
    page_count: int
    change_counter: int


def look_at(file: BinaryIO, library: State) -> Finding:
    """What the journal in ``file`` is to the library."""
    first = file.read(_HEADER)
    # Its first bytes are written last, once the rest is on the disk: until then no page of the library is.
    if not first or first[0] == 0:
        return Finding.COLD
    if first[:8] != _MAGIC or len(first) < _HEADER:
        return Finding.DAMAGED
    _, _, pages_before, sector, its_page_size = _numbers(first)
    if not _SMALLEST_SECTOR <= sector <= _LARGEST_SECTOR:
        return Finding.DAMAGED
    if its_page_size != library.page_size:
        return Finding.OF_ANOTHER
    return _look_at_pages(file, library, pages_before, sector)


def _look_at_pages(file: BinaryIO, library: State, pages_before: int, sector: int) -> Finding:
    size = file.seek(0, 2)
    at = 0
    seen_first_page = False
    while at + _HEADER <= size:
        file.seek(at)
        header = file.read(_HEADER)
        if header[:8] != _MAGIC:
            break  # a part that was not finished: none of its pages is changed in the library
        records, nonce, _, _, _ = _numbers(header)
        at += sector
        length = library.page_size + 8
        if records == _TO_THE_END:
            records = (size - at) // length
        if at + records * length > size:
            return Finding.DAMAGED
        file.seek(at)
        for _ in range(records):
            number = int.from_bytes(file.read(4), "big")
            page = file.read(library.page_size)
            if number == 0 or _checksum(page, nonce) != int.from_bytes(file.read(4), "big"):
                return Finding.DAMAGED
            if number == 1:
                seen_first_page = True
                before = int.from_bytes(page[24:28], "big")
                # The library's counter is that of before the change, or, late in the change, one more.
                if library.change_counter not in (before, (before + 1) & 0xFFFFFFFF):
                    return Finding.OF_ANOTHER
        at += records * length
        at += -at % sector
    if not seen_first_page and library.page_count not in (0, pages_before):
        return Finding.OF_ANOTHER  # the first page is as it was, and it counts other pages
    return Finding.HOT


def _numbers(header: bytes) -> tuple[int, ...]:
    """Records, nonce, pages of the library before the change, bytes a sector, bytes a page."""
    return tuple(int.from_bytes(header[at : at + 4], "big") for at in range(8, _HEADER, 4))


def _checksum(page: bytes, nonce: int) -> int:
    return (nonce + sum(page[len(page) - _STRIDE : 0 : -_STRIDE])) & 0xFFFFFFFF
