"""Undoes what PySide6 does that this window cannot do with, before the window is imported."""

from __future__ import annotations

from ui.overrides import guard_overrides
from ui.plain_imports import import_plainly


def mend_bindings() -> None:
    """Let modules be imported as they are, and let no fault leave a method that Qt calls back."""
    import_plainly()
    guard_overrides()
