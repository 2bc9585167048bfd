"""Undoes what PySide6 does that this window cannot do with, before the window is imported."""

from __future__ import annotations


def mend_bindings() -> None:
    """Let modules be imported as they are, and let no fault leave a method that Qt calls back."""
    from ui.plain_imports import import_plainly

    import_plainly()  # before another module is imported, which PySide6 would read
    from ui.overrides import guard_overrides

    guard_overrides()
