"""Takes out of a text what no font, file or database carries."""

from __future__ import annotations

import re

# Control characters but line feed and tab, surrogates, and what Unicode keeps free of characters for ever.
_NEEDLESS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """``text`` without what no font, file or database carries: control characters and lone surrogates.

    Line ends become a line feed; tabs stay; each character removed leaves U+FFFD when it was a surrogate.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _NEEDLESS.sub(_replaced, text)


def _replaced(found: re.Match[str]) -> str:
    return "\ufffd" if "\ud800" <= found[0] <= "\udfff" else ""
