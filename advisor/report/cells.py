"""Makes text safe for a spreadsheet's cell."""

from __future__ import annotations

# A spreadsheet takes a text that starts like this for a formula; the full-width forms are folded to the same.
_FORMULA_STARTS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def defused(text: str) -> str:
    """``text`` with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text
