"""Makes any text fit to print: whatever was typed, pasted or imported, as plain text of a bearable length."""

from __future__ import annotations

import re
import unicodedata

TITLE_LIMIT = 500
TEXT_LIMIT = 20_000

_NEWLINES = r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
# Joiners shape letters, marks and isolates settle the order of mixed scripts; every other invisible format
# character only overrides that order or hides text.
_FORMATS_KEPT = "\u200c\u200d\u200e\u200f\u061c\u2068\u2069"
_VARIATION = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
_FIRST_VARIATION = "\ufe00"


def clean(text: str, limit: int = TEXT_LIMIT) -> str:
    """The text in NFC, without control characters, direction overrides and lone surrogates; line feeds stay.

    At most ``limit`` characters: what is longer ends in "…".
    """
    if len(text) <= limit and text.isprintable() and (text.isascii() or max(text) < _FIRST_VARIATION):
        return cut(unicodedata.normalize("NFC", text).strip(), limit)  # as most are: nothing else is in it
    # Composing looks at a whole run of accents at once, so an endless run is cut before it.
    if len(text) > limit * 4:
        text = text[: limit * 4] + "…"
    text = re.sub(_VARIATION, "", re.sub(_NEWLINES, "\n", text)).replace("\t", " ")
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if not text.replace("\n", " ").isprintable():
        text = "".join(_printable(character) for character in text)
    return cut(text.strip(), limit)


def one_line(text: str, limit: int = TITLE_LIMIT) -> str:
    """The same, on one line."""
    return cut(" ".join(clean(text, limit + 1).split()), limit)


def cut(text: str, limit: int) -> str:
    """The text, ending in "…" where it was longer than ``limit``."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _printable(character: str) -> str:
    if character == "\n" or character in _FORMATS_KEPT:
        return character
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category in {"Cc", "Cf"}:
        return ""
    return character
