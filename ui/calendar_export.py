"""Writes the days to look at tasks again and to follow up vendors into a file for the owner's calendar."""

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
        """Ask for a file, unless nothing has a day."""
        has_days = self._notifier.attempt(self._has_days)
        if has_days is None:
            return
        if not has_days:
            self._notifier.show_news(
                self.tr(
                    "There are no days yet. Choose one beside a task's status, to look again, "
                    "or in a note about a vendor, to follow up."
                )
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

    def _has_days(self) -> bool:
        session = self._library.session
        return bool(session.tasks_to_review() or session.follow_ups())

    @property
    def _name(self) -> str:
        return self._library.session.business().name or self._library.session.name

    @Slot(str)
    def _export_to(self, name: str) -> None:
        from advisor.report.calendar import calendar_file, follow_up_reminders, review_reminders
        from advisor.report.files import write_atomically

        path = Path(name)
        self._folder = path.parent
        try:
            session = self._library.session
            reminders = review_reminders(session.tasks_to_review())
            reminders += follow_up_reminders(session.follow_ups())
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
