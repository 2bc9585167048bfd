"""Names for files, made of what an owner typed."""

from __future__ import annotations

import unicodedata

LONGEST_STEM = 80
_ALLOWED = frozenset(" -_()")
# Names that Windows keeps for devices.
_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))})


def file_name_for(text: str, otherwise: str) -> str:
    """A file's name without suffix: letters, digits and plain joints of ``text``; ``otherwise`` if none."""
    kept = "".join(
        character if character.isalnum() or character in _ALLOWED else " "
        for character in unicodedata.normalize("NFC", text)
    )
    stem = " ".join(kept.split())[:LONGEST_STEM].strip()
    return otherwise if not stem or stem.casefold() in _RESERVED else stem


def slug_for(text: str, otherwise: str) -> str:
    """The same in lower case with hyphens, fit for a download or an attachment."""
    stem = file_name_for(text, otherwise).casefold()
    return (
        "-".join(stem.replace("_", " ").replace("-", " ").replace("(", " ").replace(")", " ").split())
        or otherwise
    )
