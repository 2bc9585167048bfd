"""Says once of a library in a synced folder what can go wrong there, and how to be safe."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from advisor.errors import AdvisorError
from advisor.library.synced import sync_service
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences


class SyncWarning(QObject):
    """Once for each library, and not at all any more when its owner does not want to hear it."""

    def __init__(self, *, notifier: Notifier, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._preferences = preferences

    @Slot(object)
    def look(self, library: OpenLibrary) -> None:
        """Say it of this library, if it is to be said."""
        path: Path = library.session.path
        if not self._preferences.warns_of_sync(path):
            return
        service = sync_service(path)
        if service is None:
            return
        self._preferences.sync_told(path)
        self._notifier.stop_for(
            AdvisorError(
                what=self.tr("“{name}” lies in a folder that {service} copies to other computers.").format(
                    name=path.stem, service=service
                ),
                why=self.tr(
                    "While it is open, every change goes into that file. If it is open on two computers at"
                    " once, or on the second before {service} has copied what was changed on the first, you"
                    " end up with two files, and each lacks the other's changes."
                ).format(service=service),
                remedy=self.tr(
                    "It is safe to open it on one computer at a time, and to close it there and let {service}"
                    " finish before you open it on another. Its backups are kept elsewhere, on this computer."
                ).format(service=service),
            ),
            (self.tr("Do not say it again"), self._preferences.stop_warning_of_sync),
        )
