"""Sees to it that the window neither vanishes with unsaved text nor becomes impossible to close."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent

from ui.leaving import Leaving
from ui.main_window import MainWindow
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.widgets.pending import unsaved_texts
from ui.works import Works


class Closing(QObject):
    """Accepts or refuses each wish to close; after a fault of ours there, the next one succeeds.

    ``leave``: closes the library.
    """

    def __init__(
        self,
        window: MainWindow,
        *,
        works: Works,
        library: Callable[[], OpenLibrary | None],
        leaving: Leaving,
        leave: Callable[[], None],
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._works = works
        self._library = library
        self._leaving = leaving
        self._leave = leave
        self._preferences = preferences
        # Whether nothing is left to do for the library before the window closes; else it is closed later.
        self.before: Callable[[OpenLibrary], bool] = _nothing_left
        self._closes_when_idle = False
        self._is_under_way = False  # it has begun, and did not come to its end
        self._has_offered = False
        self._left: OpenLibrary | None = None
        window.closing.connect(self._close)
        works.idle.connect(self._close_if_waiting, Qt.ConnectionType.QueuedConnection)

    @Slot(QCloseEvent)
    def _close(self, event: QCloseEvent) -> None:
        if self._is_under_way:
            self._close_in_any_case(event)
            return
        self._is_under_way = True
        self._left = self._library()  # a fault may come up when it is left, but not closed
        self._close_orderly(event)
        self._is_under_way = self._has_offered = False

    @Slot()
    def _close_if_waiting(self) -> None:
        """Close the window now, if it was to be closed while something long was under way."""
        closes, self._closes_when_idle = self._closes_when_idle, False
        if closes:
            self._window.close()

    def _close_orderly(self, event: QCloseEvent) -> None:
        self._works.cancel_all(vital=False)
        if self._works.unfinished:
            self._works.hurry()
            self._closes_when_idle = True
            event.ignore()
            return
        library = self._library()
        if not self._leaving.may_leave() or (library is not None and not self.before(library)):
            event.ignore()
            return
        self._leave()  # it stays the library to open at the next start
        self._preferences.geometry = self._window.saveGeometry()
        self._preferences.save()
        event.accept()

    def _close_in_any_case(self, event: QCloseEvent) -> None:
        library = self._library() or self._left
        if library is None:
            event.accept()
            return
        if not self._has_offered:
            self._has_offered = True
            texts = [*library.unsaved_texts(), *unsaved_texts(self._window)]
            if texts:
                self._leaving.offer_unsaved(texts, self._window.close)
                event.ignore()
                return
        event.accept()
        with ExitStack() as every_one:  # closing a second time is no fault
            every_one.callback(library.session.close)
            every_one.callback(library.close)
            every_one.callback(self._leave)
            every_one.callback(self._works.cancel_all)


def _nothing_left(_library: OpenLibrary) -> bool:
    return True
