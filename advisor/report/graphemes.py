"""Where a text may be taken apart: never inside what its readers see as one letter.

Follows the spirit of Unicode's UAX 29 (clusters) and UAX 14 (lines) with what the standard library knows of
letters. Thai writes no spaces between words; without a dictionary a line ends where a syllable surely begins.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_VIRAMA = frozenset(
    "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d"
)  # the next consonant joins the one before
_BREAK_AFTER = frozenset("-–—/\\_.,:;@&?=+|")
_THAI_LEADING = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44")  # vowels written before their consonant
_THAI_FOLLOWING = frozenset("\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f")  # vowels and signs that close a syllable
_HANGUL_MEDIAL = range(0x1160, 0x1200)
_REGIONAL = range(0x1F1E6, 0x1F200)
_SKIN = range(0x1F3FB, 0x1F400)


def clusters(text: str) -> list[str]:
    """The text in the pieces that may stand on lines of their own; joined, they are the text."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    flags = 0  # regional letters at the end of the cluster: two make a flag
    for character in text:
        is_regional = ord(character) in _REGIONAL
        if found and (_extends(found[-1], character) or (is_regional and flags == 1)):
            found[-1] += character
        else:
            found.append(character)
        flags = flags % 2 + 1 if is_regional else 0
    return found


def may_part(before: str, after: str) -> bool:
    """Whether a word may be broken between these two clusters, where it must be broken somewhere."""
    return before[-1] not in _THAI_LEADING and after[0] not in _THAI_FOLLOWING


def parts_well(before: str, after: str) -> bool:
    """Whether that is a good place: after punctuation, or where a Thai syllable surely begins."""
    return before[-1] in _BREAK_AFTER or after[0] in _THAI_LEADING or before[-1] in "\u0e46\u0e2f"


def _extends(cluster: str, character: str) -> bool:
    if unicodedata.category(character) in {"Mn", "Mc", "Me"} or character in {_JOINER, "\u200c"}:
        return True
    code = ord(character)
    if code in _HANGUL_MEDIAL or code in _SKIN or character == "\u0e33":
        return True
    last = cluster[-1]
    return last == _JOINER or (last in _VIRAMA and unicodedata.category(character) == "Lo")
