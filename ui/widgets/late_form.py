"""A form whose contents are made when it is first looked at: most of a window's forms never are."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Space
from ui.widgets.form_scroll import FormScroll


class LateForm(FormScroll):
    """``fill``, which each kind of form brings, makes its contents; what is shown before waits for them."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = Space.LARGE) -> None:
        super().__init__(parent, margin=margin)
        self._waiting: dict[Hashable, Callable[[], None]] | None = {}

    def fill(self) -> None:
        """Make the contents. Called once."""
        raise NotImplementedError

    def make(self) -> None:
        """Have the contents made, if they are not: they are looked at, or somebody asks for one of them."""
        if self._waiting is None:
            return
        waiting, self._waiting = self._waiting, None
        inside = self._inside
        inside.hide()  # shown in one go with what comes into it, rather than widget by widget a moment later
        self.fill()
        for show in waiting.values():
            show()
        inside.show()

    def once_made(self, what: Hashable, show: Callable[[], None]) -> None:
        """Call ``show`` when the contents are there; of several about the same ``what``, only the last."""
        if self._waiting is None:
            show()
        else:
            self._waiting.pop(what, None)
            self._waiting[what] = show

    def showEvent(self, event: QShowEvent) -> None:
        self.make()
        super().showEvent(event)
