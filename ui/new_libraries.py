"""Makes a new library of the owner's own, or that of the sample business, and has it shown."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from advisor.domain.edits import SetBusiness
from advisor.domain.records import Business
from advisor.errors import AdvisorError
from advisor.session import Session
from ui.libraries import LibraryPresenter
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.start_arguments import LIBRARY_SUFFIX

if TYPE_CHECKING:
    from ui.dialogs.new_library_dialog import NewLibraryDialog


class NewLibraries(QObject):
    """``folder``: where an owner's libraries are put unless chosen otherwise."""

    def __init__(
        self,
        *,
        window: MainWindow,
        libraries: LibraryPresenter,
        notifier: Notifier,
        folder: Path,
        sample_folder: Path,
        locale: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._libraries = libraries
        self._notifier = notifier
        self._folder = folder
        self._sample_folder = sample_folder
        self._locale = locale
        self._dialog: NewLibraryDialog | None = None
        window.actions_.new_library.triggered.connect(self.ask)
        window.actions_.sample.triggered.connect(self.open_sample)
        window.start.new_requested.connect(self.ask)
        window.start.sample_requested.connect(self.open_sample)

    @Slot()
    def ask(self) -> None:
        """Ask what the business is called and where its library is to be; then make it."""
        from ui.dialogs.new_library_dialog import NewLibraryDialog

        self._dialog = NewLibraryDialog(self._folder, self._locale, self._window)
        self._dialog.accepted.connect(self._make)
        self._dialog.open()

    @Slot()
    def open_sample(self) -> None:
        """Open the sample business, made at the first time."""
        from ui.sample import fill_with_sample

        path = self._sample_folder / (self.tr("Sample business") + LIBRARY_SUFFIX)
        if path.exists():
            self._libraries.open(path)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            path = self._folder / path.name
        session = self._create(path)
        if session is None:
            return
        try:
            fill_with_sample(session)
        except AdvisorError as error:
            session.close()
            with suppress(OSError):  # a half-filled sample would be shown for the whole one ever after
                path.unlink()
            self._notifier.stop_for(error)
            return
        self._libraries.show(session)

    def _make(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is None:
            return
        session = self._create(dialog.path())
        if session is None:
            return
        business = dialog.business()
        if business != Business():
            self._notifier.attempt(session.do, SetBusiness(business=business))
        self._libraries.show(session)

    def _create(self, path: Path) -> Session | None:
        try:
            return Session.create(path)
        except AdvisorError as error:
            self._notifier.stop_for(error)
            return None
