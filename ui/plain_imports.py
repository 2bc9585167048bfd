"""Undoes what PySide6 does to Python's import statement, which costs a start time and memory.

Once PySide6 is loaded, it reads the source of every module imported afterwards, to learn whether that module
uses its optional ``__feature__`` names; ours use none. The sources stay in memory: 15 MB in this program.
"""

from __future__ import annotations

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - it has to be there, or it would come later and do it then


def import_plainly() -> None:
    """Have Python import as it did before PySide6 came; ``from __feature__ import …`` works no more."""
    # Where another release does not put it there, imports are only slower.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()  # the sources that it has read until now
