"""Bringing what was typed to an end, before another subject is shown or the window closes."""

from __future__ import annotations

from contextlib import ExitStack

from PySide6.QtWidgets import QWidget

from ui.widgets.field import Field


def commit_pending(root: QWidget) -> None:
    """Ask for everything typed below ``root`` that can be read; the rest stays with words beside it."""
    with ExitStack() as every_one:  # also where one of them has a fault
        for field in reversed(_fields(root)):
            every_one.callback(field.commit)


def unsaved_texts(root: QWidget) -> list[str]:
    """What stands below ``root`` as it was typed, and was never asked for."""
    return [text for field in _fields(root) if (text := field.typed_text())]


def settle(root: QWidget) -> None:
    """Ask for what can be read below ``root``, drop the rest: call before showing another task or vendor."""
    for field in _fields(root):
        field.commit()
        field.discard_edit()


def _fields(root: QWidget) -> list[Field]:
    found = root.findChildren(Field)
    return [root, *found] if isinstance(root, Field) else found
