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
_MIRRORED = str.maketrans("()[]{}<>«»\u2039\u203a", ")(][}{><»«\u203a\u2039")
# Invisible characters without a direction of their own, to number the others with (Unicode's tags).
_NUMBERS = 48
_HIGH, _LOW = 0xE0020, 0xE0050

# Letters that change with their neighbours, with the joiners between them: a run is shaped as a whole.
_SHAPED = re.compile(
    "(?P<devanagari>(?:[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff][\u200c\u200d]*)+)|(?P<thai>[\u0e01-\u0e5b]+)"
)


class Face(StrEnum):
    """A font file in ``resources/fonts``."""

    REGULAR = "DejaVuSans.ttf"
    BOLD = "DejaVuSans-Bold.ttf"
    DEVANAGARI = "NotoSansDevanagari-Regular.ttf"
    DEVANAGARI_BOLD = "NotoSansDevanagari-Bold.ttf"
    THAI = "NotoSansThai-Regular.ttf"
    THAI_BOLD = "NotoSansThai-Bold.ttf"


class Script(StrEnum):
    """A script with a font of its own, whose letters have to be shaped."""

    DEVANAGARI = "devanagari"
    THAI = "thai"


_COMPANIONS = {
    (Face.REGULAR, Script.DEVANAGARI): Face.DEVANAGARI,
    (Face.BOLD, Script.DEVANAGARI): Face.DEVANAGARI_BOLD,
    (Face.REGULAR, Script.THAI): Face.THAI,
    (Face.BOLD, Script.THAI): Face.THAI_BOLD,
}


def companion(face: Face, script: Script) -> Face:
    """The face that has a script's letters, in the weight of ``face`` (regular or bold)."""
    return _COMPANIONS[face, script]


def has_shaped(text: str) -> bool:
    """Whether any of its letters has to be shaped."""
    return not text.isascii() and _SHAPED.search(text) is not None


def runs(text: str) -> list[tuple[Script | None, str]]:
    """The text in runs of one script each; None for all that is drawn letter by letter."""
    found: list[tuple[Script | None, str]] = []
    place = 0
    for match in _SHAPED.finditer(text):
        if match.start() > place:
            found.append((None, text[place : match.start()]))
        found.append((Script(str(match.lastgroup)), match.group()))
        place = match.end()
    if place < len(text) or not found:
        found.append((None, text[place:]))
    return found


def font_data(face: Face) -> bytes:
    """The file's bytes, from wherever the resources were installed."""
    return files("resources").joinpath("fonts", face.value).read_bytes()


def has_right_to_left(text: str) -> bool:
    """Whether any of its letters belongs to a right-to-left script."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def reads_right_to_left(text: str, *, otherwise: bool = False) -> bool:
    """Whether the text's first letter belongs to a right-to-left script; ``otherwise`` without any letter."""
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction == "L":
            return False
        if direction in {"R", "AL"}:
            return True
    return otherwise


def joined(text: str) -> str:
    """Arabic letters in the forms they take beside their neighbours, in logical order."""
    return str(_reshaper().reshape(text)) if not text.isascii() and _ARABIC.search(text) else text


def in_visual_order(line: str, *, right_to_left: bool) -> list[tuple[str, int]]:
    """One line's characters from left to right as they are drawn, each with its place in the line.

    Brackets are turned where they stand in what runs from the right. ``right_to_left``: the direction of the
    paragraph the line belongs to. Break lines before this, not after.
    """
    if not has_right_to_left(line) or len(line) > _NUMBERS * _NUMBERS:
        return [(character, place) for place, character in enumerate(line)]
    from bidi import get_display

    # get_display moves brackets but leaves them unturned, and tells no directions. So each character gets two
    # invisible followers, its number: where these come out in front of it, the run was reversed.
    numbered = "".join(
        f"{one}{chr(_HIGH + place // _NUMBERS)}{chr(_LOW + place % _NUMBERS)}"
        for place, one in enumerate(line)
    )
    # A mark of the paragraph's own direction at the end, where the last numbers would be taken for spaces.
    mark, direction = ("\u200f", "R") if right_to_left else ("\u200e", "L")
    drawn = str(get_display(numbered + mark, base_dir=direction))
    drawn = drawn[1:] if right_to_left else drawn[:-1]
    found: list[tuple[str, int]] = []
    for start in range(0, len(drawn), 3):
        first, second, third = (drawn[start + at] for at in range(3))
        if _LOW <= ord(first) < _LOW + _NUMBERS:
            found.append((third.translate(_MIRRORED), _number(second, first)))
        else:
            found.append((first, _number(second, third)))
    return found


def _number(high: str, low: str) -> int:
    return (ord(high) - _HIGH) * _NUMBERS + ord(low) - _LOW


def visible(text: str) -> str:
    """The text without invisible marks."""
    if text.isascii():
        return text
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


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


@cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    # Vowel marks are the writer's; ligatures of whole words are not in the font.
    return ArabicReshaper(
        {"delete_harakat": False, "support_ligatures": True, "ARABIC LIGATURE ALLAH": False}
    )
