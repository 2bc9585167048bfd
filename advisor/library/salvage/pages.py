"""Reads rows out of the pages of a damaged database, each page for itself.

No page is trusted to lead to another but for the rest of a long row: what a table's own tree cannot reach any
more is read all the same (https://www.sqlite.org/fileformat2.html#b_tree_pages).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, Protocol

from advisor.records import Struct

USUAL_PAGE_SIZE = 4096  # of every library this program made
_MAGIC = b"SQLite format 3\x00"
_INDEX_INNER, _TABLE_INNER, _INDEX_LEAF, _TABLE_LEAF = 0x02, 0x05, 0x0A, 0x0D
_MOST_COLUMNS = 32
_LONGEST_ROW = 16_000_000  # bytes
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_REAL, _ZERO, _ONE, _FIRST_OF_LENGTH = 7, 8, 9, 12


class Bytes(Protocol):
    """What the pages are in: bytes, or a file that is mapped into memory."""

    def __len__(self) -> int: ...

    def __getitem__(self, place: slice, /) -> bytes: ...


class Row(Struct, frozen=True, kw_only=True):
    """A row, or what is left of it.

    ``types``: the serial type of each column. ``values``: of as many of the first columns as were found.
    ``is_whole``: nothing of it is missing, and all its texts are text.
    """

    id: int
    types: tuple[int, ...]
    values: tuple[Any, ...]
    is_whole: bool


class Unreadable(Exception):
    """There is no row where one should be."""


class Pages:
    """The pages of a database, numbered from 1."""

    def __init__(self, data: Bytes) -> None:
        self._data = data
        head = data[0:100]
        self.size, reserved = USUAL_PAGE_SIZE, 0
        if len(head) == 100 and head[:16] == _MAGIC:
            told = int.from_bytes(head[16:18], "big")
            told = 65_536 if told == 1 else told
            if 512 <= told <= 65_536 and told & (told - 1) == 0:
                self.size, reserved = told, head[20] if head[20] <= 32 else 0
        self._usable = self.size - reserved
        self.count = -(-len(data) // self.size)
        # In a sound file each further page belongs to one row; a spoilt one could lead on for ever.
        self._pages_to_follow = 4 * self.count + 1000

    def free(self) -> tuple[frozenset[int], bool]:
        """Pages out of use, which may hold what was deleted; and whether all of them are known."""
        head = self._data[0:100]
        if len(head) < 100 or head[:16] != _MAGIC:
            return frozenset(), False
        trunk, total = struct.unpack(">II", head[32:40])
        found: set[int] = set()
        while 0 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self._page(trunk)
            if len(page) < 8:
                break
            trunk, leaves = struct.unpack(">II", page[:8])
            leaves = min(leaves, len(page) // 4 - 2)
            found.update(struct.unpack(f">{leaves}I", page[8 : 8 + 4 * leaves]))
        return frozenset(found), trunk == 0 and len(found) == total

    def rows(self, number: int) -> Iterator[Row]:
        """The rows on a page, if it is a leaf of a table."""
        page, kind, cells = self._cells(number)
        if kind == _TABLE_LEAF:
            for cell in cells:
                try:
                    length, at = _varint(page, cell)
                    row_id, at = _varint(page, at)
                    yield self._row(page, at, length, _signed(row_id), self._usable - 35)
                except Unreadable:
                    continue

    def entries(self, number: int) -> Iterator[Row]:
        """The entries on a page, if it is one of an index."""
        page, kind, cells = self._cells(number)
        if kind in (_INDEX_LEAF, _INDEX_INNER):
            for cell in cells:
                try:
                    length, at = _varint(page, cell + 4 if kind == _INDEX_INNER else cell)
                    yield self._row(page, at, length, 0, (self._usable - 12) * 64 // 255 - 23)
                except Unreadable:
                    continue

    def below(self, root: int) -> frozenset[int]:
        """A page and all that it leads to, as far as that can be followed."""
        found: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in found or not 0 < number <= self.count:
                continue
            found.add(number)
            page, kind, cells = self._cells(number)
            if kind in (_INDEX_INNER, _TABLE_INNER):
                start = 100 if number == 1 else 0
                waiting.append(int.from_bytes(page[start + 8 : start + 12], "big"))
                waiting.extend(int.from_bytes(page[at : at + 4], "big") for at in cells)
        return frozenset(found)

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self.size : number * self.size]

    def _cells(self, number: int) -> tuple[bytes, int, list[int]]:
        """A page, its kind, and where its cells are; the kind is 0 where it has none."""
        page = self._page(number)
        start = 100 if number == 1 else 0
        if len(page) < start + 12:
            return page, 0, []
        kind = page[start]
        if kind not in (_INDEX_INNER, _TABLE_INNER, _INDEX_LEAF, _TABLE_LEAF):
            return page, 0, []
        first = start + (12 if kind in (_INDEX_INNER, _TABLE_INNER) else 8)
        count = min(int.from_bytes(page[start + 3 : start + 5], "big"), (len(page) - first) // 2)
        places = struct.unpack(f">{count}H", page[first : first + 2 * count])
        return page, kind, [at for at in places if at >= first + 2 * count]

    def _row(self, page: bytes, at: int, length: int, row_id: int, most_here: int) -> Row:
        if not 1 < length <= _LONGEST_ROW:
            raise Unreadable
        payload, ends_well = self._payload(page, at, length, most_here)
        header_length, at = _varint(payload, 0)
        if not at < header_length <= len(payload):
            raise Unreadable
        types: list[int] = []
        while at < header_length:
            kind, at = _varint(payload, at)
            types.append(kind)
        if at != header_length or len(types) > _MOST_COLUMNS:
            raise Unreadable
        if header_length + sum(map(_length_of, types)) != length:
            raise Unreadable  # what says how long the parts are is spoilt: nothing would be where it was
        values, is_whole = _values(payload, header_length, types)
        return Row(id=row_id, types=tuple(types), values=values, is_whole=is_whole and ends_well)

    def _payload(self, page: bytes, at: int, length: int, most_here: int) -> tuple[bytes, bool]:
        """The bytes of a row, shorter than ``length`` where the pages it goes on over are not there.

        And whether its last page knows that it is the last.
        """
        if length <= most_here:
            return page[at : at + length], True
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._usable - 4)
        here = here if here <= most_here else least
        parts = [page[at : at + here]]
        left = length - here
        number = int.from_bytes(page[at + here : at + here + 4], "big")
        while left > 0 and 0 < number <= self.count and self._pages_to_follow > 0:
            self._pages_to_follow -= 1
            page = self._page(number)
            part = page[4 : min(self._usable, 4 + left)]
            parts.append(part)
            if len(part) < min(left, self._usable - 4):
                break
            left -= len(part)
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts), number == 0


def _values(payload: bytes, at: int, types: list[int]) -> tuple[tuple[Any, ...], bool]:
    found: list[Any] = []
    is_whole = True
    for kind in types:
        length = _length_of(kind)
        data = payload[at : at + length]
        at += length
        if kind >= _FIRST_OF_LENGTH and kind % 2:
            text = data.decode("utf-8", errors="replace")
            if len(data) < length:  # the last letter may have been cut in two
                found.append(text.rstrip("\ufffd"))
                return tuple(found), False
            is_whole = is_whole and text.encode("utf-8", errors="replace") == data
            found.append(text)
        elif len(data) < length:
            return tuple(found), False
        else:
            found.append(_value(kind, data))
    return tuple(found), is_whole


def _value(kind: int, data: bytes) -> Any:
    if kind in _INTEGERS:
        return int.from_bytes(data, "big", signed=True)
    if kind == _REAL:
        return struct.unpack(">d", data)[0]
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    return data if kind else None


def _length_of(kind: int) -> int:
    if kind >= _FIRST_OF_LENGTH:
        return (kind - _FIRST_OF_LENGTH) // 2
    if kind in (10, 11):
        raise Unreadable
    return _INTEGERS.get(kind, 8 if kind == _REAL else 0)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends."""
    value = 0
    for place in range(at, min(at + 8, len(data))):
        value = value << 7 | data[place] & 0x7F
        if data[place] < 0x80:
            return value, place + 1
    if at + 8 >= len(data):
        raise Unreadable
    return value << 8 | data[at + 8], at + 9


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
