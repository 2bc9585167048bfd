"""Folded titles in order, kept as a few long texts: a string of its own for each takes three times that."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, repeat
from operator import contains

_END = "\n"
_FEW = 16  # of the titles in a block one in so many: fewer are found one by one, more all at once


class _Block:
    """Some titles in UTF-8, each with an end after it; ``ends``: where these are."""

    __slots__ = ("_ends", "_text")

    def __init__(self, titles: Sequence[str]) -> None:
        texts = [f"{title}{_END}".encode() for title in titles]
        self._text = b"".join(texts)
        self._ends = array("I", accumulate(map(len, texts)))

    def __len__(self) -> int:
        return len(self._ends)

    def title(self, place: int) -> str:
        return self._text[self._ends[place - 1] if place else 0 : self._ends[place] - 1].decode()

    def titles(self) -> list[str]:
        found = self._text.decode().split(_END)
        found.pop()  # after the last end
        # A title that another program wrote may have an end in it.
        return found if len(found) == len(self) else [*map(self.title, range(len(self)))]

    def containing(self, word: str) -> bytes:
        """A byte a title, 1 for those with the word in them."""
        sought = word.encode()
        if _END in word or self._text.count(sought) > len(self) // _FEW:
            return bytes(map(contains, self.titles(), repeat(word)))
        marks = bytearray(len(self))
        at = self._text.find(sought)
        while at >= 0:
            place = bisect_right(self._ends, at)
            marks[place] = 1
            at = self._text.find(sought, self._ends[place])
        return bytes(marks)


class Titles:
    """To be looked into like a list of texts; whoever changes it keeps them in order."""

    def __init__(self) -> None:
        self._blocks: list[_Block] = []
        self._starts: list[int] = []

    def __len__(self) -> int:
        return self._starts[-1] + len(self._blocks[-1]) if self._blocks else 0

    def __getitem__(self, place: int) -> str:
        number, within = self._find(place)
        return self._blocks[number].title(within)

    def extend(self, titles: Sequence[str]) -> None:
        """Add titles, a thousand or so at a time, behind those there are."""
        if titles:
            self._starts.append(len(self))
            self._blocks.append(_Block(titles))

    def insert(self, place: int, title: str) -> None:
        """Put a title in before the one at ``place``, or behind all of them."""
        if not self._blocks:
            self.extend([title])
            return
        number, _ = self._find(min(place, len(self) - 1))
        titles = self._blocks[number].titles()
        titles.insert(place - self._starts[number], title)
        self._put(number, titles)

    def __delitem__(self, place: int) -> None:
        number, within = self._find(place)
        titles = self._blocks[number].titles()
        del titles[within]
        self._put(number, titles)

    def containing(self, word: str) -> bytes:
        """A byte a title, 1 for those with the word in them."""
        return b"".join([block.containing(word) for block in self._blocks])

    def _find(self, place: int) -> tuple[int, int]:
        """The number of the block that a place is in, and the place within it. Raises IndexError."""
        place = range(len(self))[place]
        number = bisect_right(self._starts, place) - 1
        return number, place - self._starts[number]

    def _put(self, number: int, titles: Sequence[str]) -> None:
        self._blocks[number : number + 1] = [_Block(titles)] if titles else []
        self._starts = [*accumulate(map(len, self._blocks), initial=0)][:-1]
