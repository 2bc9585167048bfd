"""Tells, before SQLite reads it, whether a file defines so much that reading it would fill the memory.

SQLite takes in the whole schema at the first look into a file, and cannot be limited or broken off then.
"""

from __future__ import annotations

import os
from pathlib import Path

MOST_PAGES = 100  # our own schema has 11 kB, which is 22 of the smallest pages there are
_FIRST_PAGE_HEADER = 100
_INTERIOR = 5  # the kind of page that parts a table: https://www.sqlite.org/fileformat2.html
_LARGEST_SCHEMA_BYTES = 1_000_000


def is_large_schema(path: Path) -> bool:
    """Whether the schema in the database at ``path`` is far larger than any library's.

    Never call this for a library that is open in this process, for the locks on it would be dropped. False
    for what is no database, or a broken one: others say so.
    """
    try:
        with path.open("rb") as file:
            first = file.read(65536)
            page_size = int.from_bytes(first[16:18], "big")
            page_size = 65536 if page_size == 1 else page_size
            if page_size < 512 or len(first) < page_size:
                return False
            children = _children(first[:page_size], _FIRST_PAGE_HEADER)
            if children is None:
                return False
            if len(children) > MOST_PAGES or len(children) * page_size > _LARGEST_SCHEMA_BYTES:
                return True
            for number in children:
                file.seek((number - 1) * page_size)
                if _children(os.read(file.fileno(), page_size), 0) is not None:
                    return True  # three layers deep
    except (OSError, ValueError, OverflowError):
        return False
    return False


def _children(page: bytes, at: int) -> list[int] | None:
    """The pages below a page that parts a table; None for any other kind."""
    if len(page) < at + 12 or page[at] != _INTERIOR:
        return None
    count = int.from_bytes(page[at + 3 : at + 5], "big")
    cells = [at + 12 + 2 * number for number in range(count)]
    places = [int.from_bytes(page[cell : cell + 2], "big") for cell in cells]
    found = [int.from_bytes(page[place : place + 4], "big") for place in places if place + 4 <= len(page)]
    return [*found, int.from_bytes(page[at + 8 : at + 12], "big")]
