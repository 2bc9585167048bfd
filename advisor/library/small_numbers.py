"""A small number for each of very many places, all looked through at once rather than one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.library.masks import both, either

_PAGE = 256
_MOST_PAGES = 16  # of more numbers than that, each place is looked at by itself
_NOTHING = bytes(_PAGE)


class SmallNumbers:
    """Numbers from 0 below 2^24, byte by byte: bytes have ``translate``, which asks for no step of Python."""

    def __init__(self) -> None:
        self._planes = (bytearray(), bytearray(), bytearray())  # the lowest byte first

    def __len__(self) -> int:
        return len(self._planes[0])

    def __getitem__(self, place: int) -> int:
        low, middle, high = (plane[place] for plane in self._planes)
        return low | middle << 8 | high << 16

    def extend(self, numbers: Iterable[int]) -> None:
        """Add numbers behind those there are."""
        added = list(numbers)
        for at, plane in enumerate(self._planes):
            plane.extend([number >> 8 * at & 0xFF for number in added])

    def insert(self, place: int, number: int) -> None:
        """Put a number in before the one at ``place``."""
        for at, plane in enumerate(self._planes):
            plane.insert(place, number >> 8 * at & 0xFF)

    def __delitem__(self, place: int) -> None:
        for plane in self._planes:
            del plane[place]

    def where(self, wanted: Sequence[bool]) -> bytes:
        """A byte a place, 1 where ``wanted``, one for each number there is, says so of the place's number."""
        low, middle, high = self._planes
        pages = [bytes(wanted[start : start + _PAGE]) for start in range(0, len(wanted), _PAGE)]
        if len(pages) > _MOST_PAGES:
            return bytes(
                wanted[first | second << 8 | third << 16]
                for first, second, third in zip(low, middle, high, strict=True)
            )
        found = bytes(len(low))
        for number, page in enumerate(pages):
            if any(page):
                is_on_page = _NOTHING[:number] + b"\x01" + _NOTHING[number + 1 :]
                is_wanted_there = page.ljust(_PAGE, b"\0")
                on_page, wanted_there = middle.translate(is_on_page), low.translate(is_wanted_there)
                found = either(found, both(bytes(on_page), bytes(wanted_there)))
        return found
