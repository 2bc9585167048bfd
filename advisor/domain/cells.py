"""Makes text safe for a spreadsheet's cell, and takes that back when the cell is read."""

from __future__ import annotations

# A spreadsheet takes a text that starts like this for a formula; the full-width forms are folded to the same.
_FORMULA_STARTS = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")

# What a spreadsheet makes an error of, in place of the text.
ERRORS = frozenset(
    ("#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!")
)


def defused(text: str) -> str:
    """``text`` with an apostrophe before what a spreadsheet would run as a formula.

    A text that has such an apostrophe of its own gets one more, so that ``as_told`` gives every text back.
    """
    return f"'{text}" if _would_run(text) else text


def as_told(cell: str) -> str:
    """The text that ``defused`` made a cell's text of."""
    return cell[1:] if cell.startswith("'") and _would_run(cell) else cell


def _would_run(text: str) -> bool:
    """The same with an apostrophe more or less before it."""
    if text.lstrip("'") in ERRORS:
        return True
    for letter in text:
        if letter in _FORMULA_STARTS:
            return True
        # Some programs pass over what cannot be seen before a formula.
        if letter != "'" and letter.isprintable() and not letter.isspace():
            return False
    return False
