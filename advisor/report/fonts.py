"""The fonts that go into every report, and the order in which a line's letters are drawn.

Knows scripts, not paper: whoever draws says which characters its font has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

REPLACEMENT = "□"

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_BRACKETS = "()[]{}<>«»\u2039\u203a"
_MIRRORED = str.maketrans(_BRACKETS, ")(][}{><»«\u203a\u2039")
_BRACKET = re.compile(f"([{re.escape(_BRACKETS)}])")
_MARKER = "\u200b"  # invisible, and without a direction of its own


class Face(StrEnum):
    """A font file in ``resources/fonts``."""

    REGULAR = "DejaVuSans.ttf"
    BOLD = "DejaVuSans-Bold.ttf"


def font_data(face: Face) -> bytes:
    """The file's bytes, from wherever the resources were installed."""
    return files("resources").joinpath("fonts", face.value).read_bytes()


def has_right_to_left(text: str) -> bool:
    """Whether any of its letters belongs to a right-to-left script."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def reads_right_to_left(text: str) -> bool:
    """Whether the text's first letter belongs to a right-to-left script."""
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in {"R", "AL"}:
            return True
    return False


def joined(text: str) -> str:
    """Arabic letters in the forms they take beside their neighbours, in logical order."""
    return str(_reshaper().reshape(text)) if not text.isascii() and _ARABIC.search(text) else text


def in_visual_order(line: str, *, right_to_left: bool) -> str:
    """One line's characters from left to right as they are drawn, brackets turned, invisible marks dropped.

    ``right_to_left``: the direction of the paragraph the line belongs to. Break lines before this, not after.
    """
    if has_right_to_left(line):
        line = _reordered(line, right_to_left=right_to_left)
    if line.isascii():
        return line
    return "".join(character for character in line if unicodedata.category(character) != "Cf")


def as_typed(text: str) -> str:
    """Joined Arabic letters back as the letters they stand for."""
    return _PRESENTATION_FORM.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)


def with_replacements(text: str, has_glyph: Callable[[str], bool]) -> tuple[str, frozenset[str]]:
    """The text with □ for each character that the font lacks, and those characters, as they were typed."""
    replacements: dict[int, str] = {}
    missing: set[str] = set()
    for character in set(text):
        if has_glyph(character) or character == "\n" or unicodedata.category(character) == "Cf":
            continue
        typed = as_typed(character)
        if all(map(has_glyph, typed)):
            replacements[ord(character)] = typed
        else:
            replacements[ord(character)] = REPLACEMENT
            missing.add(typed)
    return text.translate(replacements) if replacements else text, frozenset(missing)


def _reordered(line: str, *, right_to_left: bool) -> str:
    from bidi import get_display

    # get_display moves brackets but leaves them unturned, and tells no directions. So each bracket gets
    # an invisible follower: where it comes out in front of its bracket, the run was reversed.
    marked = _BRACKET.sub(rf"\1{_MARKER}", line)
    drawn = str(get_display(marked, base_dir="R" if right_to_left else "L"))
    result: list[str] = []
    reversed_run = skip = False
    for character in drawn:
        if character == _MARKER:
            reversed_run, skip = not skip, False
        elif character in _BRACKETS:
            result.append(character.translate(_MIRRORED) if reversed_run else character)
            skip, reversed_run = not reversed_run, False
        else:
            result.append(character)
            reversed_run = skip = False
    return "".join(result)


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # Vowel marks are the writer's; ligatures of whole words are not in the font.
    return ArabicReshaper(
        {"delete_harakat": False, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False}
    )
