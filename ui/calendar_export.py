"""Writes the days to look at tasks again into a file for the owner's own calendar."""

from __future__ import annotations

import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from advisor.errors import AdvisorError
from ui.dialogs.save_dialog import ask_where_to_save
from ui.file_names import slug_for
from ui.notifier import Notifier
from ui.open_library import OpenLibrary


class CalendarPresenter(QObject):
    """Asks where to, and saves. ``folder``: where the file is offered to go."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        notifier: Notifier,
        window: QWidget,
        folder: Path,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._folder = folder

    @Slot()
    def export(self) -> None:
        """Ask for a file, unless no task has a day."""
        tasks = self._notifier.attempt(self._library.session.tasks_to_review)
        if tasks is None:
            return
        if not tasks:
            self._notifier.show_news(
                self.tr("No task has a day to look at it again yet. Choose one beside the task's status.")
            )
            return
        ask_where_to_save(
            self._window,
            self.tr("Export the days as a calendar"),
            folder=self._folder,
            stem=slug_for(self._name, self.tr("calendar")),
            kind=self.tr("Calendars"),
            suffix="ics",
            chosen=self._export_to,
        )

    @property
    def _name(self) -> str:
        return self._library.session.business().name or self._library.session.name

    @Slot(str)
    def _export_to(self, name: str) -> None:
        from advisor.report.calendar import calendar_file, review_reminders
        from advisor.report.files import write_atomically

        path = Path(name)
        self._folder = path.parent
        try:
            reminders = review_reminders(self._library.session.tasks_to_review())
            stamp = datetime.datetime.now(datetime.UTC)
            write_atomically(path, calendar_file(reminders, name=self._name, stamp=stamp))
        except AdvisorError as error:
            self._notifier.show_error(error, self.tr("Save elsewhere…"), self.export)
            return
        self._notifier.show_news(
            self.tr("Saved “{name}”. Open it with your calendar to take the days over.").format(
                name=path.name
            )
        )
