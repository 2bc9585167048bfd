"""Takes out of a text what no font, file or database carries."""

from __future__ import annotations

import re

# Control characters but line feed and tab, and what Unicode keeps free of characters for ever. Runs of them,
# and no call for each: a damaged file can hold millions in one text.
_NEEDLESS = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]+"
_LONE = "[\ud800-\udfff]"


def clean_text(text: str) -> str:
    """``text`` without what no font, file or database carries: control characters and lone surrogates.

    Line ends become a line feed; tabs stay; each character removed leaves U+FFFD when it was a surrogate.
    """
    if text.isprintable():  # nearly all are, and nothing of that kind is
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return re.sub(_LONE, "\ufffd", re.sub(_NEEDLESS, "", text))
