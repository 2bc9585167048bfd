"""What can be asked for beside the places of an open library, each thing made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.jobs import Jobs
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences

if TYPE_CHECKING:  # with their dialogs they are a third of the window's code
    from ui.calendar_export import CalendarPresenter
    from ui.finding import FindPresenter
    from ui.handover.presenter import HandoverPresenter
    from ui.interchange.export_presenter import ExportPresenter
    from ui.interchange.import_presenter import ImportPresenter
    from ui.places.bin import BinPresenter
    from ui.places.vendors.compare import ComparePresenter
    from ui.reports import ReportPresenter


class Errands(QObject):
    """Finding, comparing, printing, handing over and the rest of what has dialogs of its own.

    ``current``: the task on show, what was typed into it saved. ``commit`` has everything typed stored.
    """

    task_requested = Signal(int)
    vendor_requested = Signal(int)
    note_requested = Signal(int, int)  # vendor, note
    imported = Signal(str, object)  # "tasks" or "vendors", the first of them or None

    def __init__(
        self,
        *,
        library: OpenLibrary,
        jobs: Jobs,
        notifier: Notifier,
        window: QWidget,
        preferences: Preferences,
        folder: Path,
        locale: str,
        current: Callable[[], int | None],
        commit: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._jobs = jobs
        self._notifier = notifier
        self._window = window
        self._preferences = preferences
        self._folder = folder
        self._locale = locale
        self._current = current
        self._commit = commit

    @cached_property
    def bin(self) -> BinPresenter:
        from ui.places.bin import BinPresenter

        return BinPresenter(library=self._library, notifier=self._notifier, window=self._window, parent=self)

    @cached_property
    def finding(self) -> FindPresenter:
        from ui.finding import FindPresenter

        found = FindPresenter(
            library=self._library, notifier=self._notifier, window=self._window, parent=self
        )
        found.task_requested.connect(self.task_requested)
        found.vendor_requested.connect(self.vendor_requested)
        found.note_requested.connect(self.note_requested)
        return found

    @cached_property
    def comparing(self) -> ComparePresenter:
        from ui.places.vendors.compare import ComparePresenter

        comparing = ComparePresenter(
            library=self._library,
            jobs=self._jobs,
            notifier=self._notifier,
            window=self._window,
            locale=self._locale,
            parent=self,
        )
        comparing.chosen.connect(self.task_requested)
        return comparing

    @cached_property
    def reports(self) -> ReportPresenter:
        from ui.reports import ReportPresenter

        return ReportPresenter(
            library=self._library,
            notifier=self._notifier,
            window=self._window,
            preferences=self._preferences,
            folder=self._folder,
            locale=self._locale,
            current=self._current,
            parent=self,
        )

    @cached_property
    def calendar(self) -> CalendarPresenter:
        from ui.calendar_export import CalendarPresenter

        return CalendarPresenter(
            library=self._library,
            notifier=self._notifier,
            window=self._window,
            folder=self._folder,
            parent=self,
        )

    @cached_property
    def exporting(self) -> ExportPresenter:
        from ui.interchange.export_presenter import ExportPresenter

        return ExportPresenter(
            library=self._library,
            notifier=self._notifier,
            window=self._window,
            folder=self._folder,
            commit=self._commit,
            parent=self,
        )

    @cached_property
    def importing(self) -> ImportPresenter:
        from ui.interchange.import_presenter import ImportPresenter

        return ImportPresenter(
            library=self._library,
            notifier=self._notifier,
            window=self._window,
            preferences=self._preferences,
            folder=self._folder,
            locale=self._locale,
            commit=self._commit,
            show_first=self.imported.emit,
            parent=self,
        )

    @cached_property
    def handover(self) -> HandoverPresenter:
        from ui.handover.presenter import HandoverPresenter

        return HandoverPresenter(
            library=self._library,
            jobs=self._jobs,
            notifier=self._notifier,
            window=self._window,
            preferences=self._preferences,
            folder=self._folder,
            locale=self._locale,
            current=self._current,
            parent=self,
        )

    def commit(self) -> None:
        """Have what was typed into a paper stored, as far as it can be read."""
        if "handover" in self.__dict__:
            self.handover.commit()
