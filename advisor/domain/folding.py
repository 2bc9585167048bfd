"""Makes texts comparable for a search: neither case, accents nor the joints between words count."""

from __future__ import annotations

import re
import unicodedata

# Marks that sit on a letter: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_LONGEST_SEARCH = 1_000  # characters
_MOST_WORDS = 50
_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """``text`` as a search compares it: case folded, compatibility forms taken apart, accents dropped."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())).casefold()


def folded_words(text: str) -> list[str]:
    """What somebody typed or pasted into a search, folded, word by word; no more than a search can take."""
    # Half of a character stands nowhere in a library, and no database can be asked for it.
    whole = text[:_LONGEST_SEARCH].encode("utf-8", "replace").decode("utf-8")
    return fold(whole).split()[:_MOST_WORDS]


def place_in(text: str, folded_at: int) -> int:
    """The position in ``text`` of the letter that stands at ``folded_at`` in ``fold(text)``."""
    if text.isascii():
        return folded_at
    low, high = 0, len(text)
    while low < high:  # the longest beginning whose folded form ends at or before that letter
        middle = (low + high + 1) // 2
        if len(fold(text[:middle])) <= folded_at:
            low = middle
        else:
            high = middle - 1
    return min(low, len(text))


def match_rank(query: str, name: str) -> int | None:
    """How well ``name`` fits what was typed, 0 the best; None where it does not fit at all.

    0: it starts with it. 1: each word typed begins a word, in that order. 2: what was typed falls into the
    beginnings of words ("nt", "newt" and "expdf" fit "New task" and "Export PDF"). 3: each word occurs.
    """
    wanted, folded = folded_words(query), fold(name)
    if not wanted:
        return 0
    words = _WORD.findall(folded)
    if " ".join(words).startswith(" ".join(wanted)) or folded.startswith(" ".join(wanted)):
        return 0
    if _begin_words(wanted, words):
        return 1
    if _falls_into_beginnings("".join(wanted), words):
        return 2
    return 3 if all(word in folded for word in wanted) else None


def _begin_words(wanted: list[str], words: list[str]) -> bool:
    rest = iter(words)
    return all(any(word.startswith(one) for word in rest) for one in wanted)


def _falls_into_beginnings(typed: str, words: list[str]) -> bool:
    """Whether ``typed`` is one beginning after the other of ``words``, some of which may be passed over."""
    if len(typed) < 2:
        return False
    reached = {0}
    for word in words:
        for start in list(reached):
            length = 0
            while length < len(word) and typed[start + length : start + length + 1] == word[length]:
                length += 1
                reached.add(start + length)
    return len(typed) in reached
