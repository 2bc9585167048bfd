"""The language that Rightsource speaks: texts are marked where they stand, and looked up when they are shown.

One catalogue serves the whole program, the window's ``tr`` included (``ui.translation``). The language in use
is the process's, as its locale is: the program's start chooses it, nothing else does.
"""

from __future__ import annotations

from advisor.language.catalogue import available, chosen_for, every_language, in_use, plural, tr, use
from advisor.language.direction import in_line, runs_from_the_right
from advisor.language.marks import Marked, mark
from advisor.language.numbers import whole

__all__ = [
    "Marked",
    "available",
    "chosen_for",
    "every_language",
    "in_line",
    "in_use",
    "mark",
    "plural",
    "runs_from_the_right",
    "tr",
    "use",
    "whole",
]
