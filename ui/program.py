"""Builds the window out of its parts: the only place where they are put together."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from advisor import lean_numpy, paths
from ui.backups.keeping import BackupKeeper
from ui.backups.presenter import BackupsPresenter
from ui.business_details import BusinessPresenter
from ui.command_list import CommandPresenter
from ui.desk import Desk, Where
from ui.drafts.presenter import DraftPresenter
from ui.fault_report import FaultReportPresenter
from ui.guide.presenter import GuidePresenter
from ui.heap import Heap
from ui.help import HelpPresenter
from ui.jobs import Jobs
from ui.languages import LanguagePresenter, known_language
from ui.libraries import LibraryPresenter
from ui.looks import LooksPresenter
from ui.main_window import MainWindow
from ui.new_libraries import NewLibraries
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import PREFERENCES_FILE, Preferences
from ui.start_arguments import StartArguments
from ui.sync_warning import SyncWarning
from ui.theme import Theme
from ui.translation import Translation, desktop_locale, speech_for
from ui.widgets.spoken import speak_for_widgets
from ui.works import Works

_DIALOG_CHECK_MILLISECONDS = 250


class Program(QObject):
    """The window with everything behind it, in one language. ``close`` waits for the worker threads.

    ``starts_again``: the window was closed to be built anew in another language, with ``where`` on show.
    """

    def __init__(
        self,
        application: QApplication,
        theme: Theme | None = None,
        *,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__(application)
        self.starts_again = False
        self.where: Where | None = None
        self._asked_for: Path | None = None
        self.preferences = Preferences(paths.config_folder() / PREFERENCES_FILE)
        chosen = known_language(self.preferences.language)
        self._speech = speech_for(chosen, desktop_locale())
        self._locale = self._speech.locale
        self._translation = Translation(application, self._speech)  # before there is a widget
        speak_for_widgets()
        self.theme = theme or Theme(application)
        lean_numpy.do_without()
        self._heap = Heap(self)  # before there is a second thread
        self._heap.tidying.connect(self._rest)
        self.jobs = Jobs(self)
        self.jobs.ended.connect(self._heap.tidy_soon)
        self.works = Works(self.jobs, self)
        self.window = window or MainWindow()
        self.window.furnish()
        self.works.shown.connect(self.window.progress.show_work)
        self.window.progress.cancel_requested.connect(self.works.cancel)
        self.notifier = Notifier(self.window.banner, self.window)
        self.looks = LooksPresenter(
            theme=self.theme, actions=self.window.actions_, preferences=self.preferences, parent=self
        )
        self.languages = LanguagePresenter(window=self.window, chosen=chosen, parent=self)
        self.languages.language_requested.connect(self._speak, Qt.ConnectionType.QueuedConnection)
        help_texts = HelpPresenter(self.window)
        self.window.actions_.method.triggered.connect(help_texts.show_method)
        self.window.actions_.glossary.triggered.connect(help_texts.show_glossary)
        self.window.actions_.shortcuts.triggered.connect(help_texts.show_shortcuts)
        self.window.actions_.about.triggered.connect(help_texts.show_about)
        self.libraries = LibraryPresenter(
            window=self.window,
            preferences=self.preferences,
            notifier=self.notifier,
            works=self.works,
            make_desk=self._make_desk,
            libraries_folder=paths.libraries_folder(),
            locale=self._locale,
        )
        self.new_libraries = NewLibraries(
            window=self.window,
            libraries=self.libraries,
            notifier=self.notifier,
            folder=paths.libraries_folder(),
            sample_folder=paths.data_folder(),
            locale=self._locale,
        )
        self._business = BusinessPresenter(
            window=self.window,
            works=self.works,
            notifier=self.notifier,
            desk=lambda: self.libraries.desk,
            locale=self._locale,
        )
        self.keeper = BackupKeeper(
            window=self.window, libraries=self.libraries, works=self.works, notifier=self.notifier
        )
        self.backups = BackupsPresenter(
            window=self.window,
            libraries=self.libraries,
            works=self.works,
            notifier=self.notifier,
            keeper=self.keeper,
            preferences=self.preferences,
            folder=paths.libraries_folder(),
            locale=self._locale,
        )
        self._sync_warning = SyncWarning(notifier=self.notifier, preferences=self.preferences, parent=self)
        self.libraries.opened.connect(self._heap.tidy_soon)
        self.libraries.opened.connect(self._sync_warning.look, Qt.ConnectionType.QueuedConnection)
        self.commands = CommandPresenter(
            window=self.window,
            preferences=self.preferences,
            notifier=self.notifier,
            desk=lambda: self.libraries.desk,
            parent=self,
        )
        self.faults = FaultReportPresenter(
            window=self.window, notifier=self.notifier, desk=lambda: self.libraries.desk, parent=self
        )
        self.show_crash = self.faults.show
        self.drafts = DraftPresenter(
            application=application,
            window=self.window,
            notifier=self.notifier,
            folder=paths.drafts_folder(),
            locale=self._locale,
        )
        self.guide = GuidePresenter(self.window, desk=lambda: self.libraries.desk)
        if window is None and not self.preferences.geometry.isEmpty():
            self.window.restoreGeometry(self.preferences.geometry)

    def show(self, start: StartArguments, where: Where | None = None) -> None:
        """Show the window, then open what is to be opened, at the place given."""
        self.window.show()
        self.libraries.start(start.library)
        if where is not None and self.libraries.desk is not None:
            self.libraries.desk.go_to(where)
        self.drafts.tell_left()

    @Slot(object)
    def show_again(self, library: Path | None) -> None:
        """Another start was asked for: come to the front, and open its library when no dialog is open."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self._asked_for = library or self._asked_for
        self._open_asked_for()

    def _open_asked_for(self) -> None:
        if self._asked_for is None:
            return
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_DIALOG_CHECK_MILLISECONDS, self, self._open_asked_for)
            return
        library, self._asked_for = self._asked_for, None
        self.libraries.open(library)

    @Slot()
    def save_typed(self) -> None:
        """The desktop ends the session: store what stands in the fields, without asking anything."""
        self.faults.save_typed()
        self.preferences.save()

    def close(self) -> None:
        """End everything; the window has been closed. A fault in one part keeps no other from its end."""
        with ExitStack() as every_one:
            every_one.callback(self._translation.remove)
            every_one.callback(self.window.deleteLater)
            every_one.callback(self.jobs.close)
            every_one.callback(self.works.close)

    @Slot(str)
    def _speak(self, code: str) -> None:
        """Close the window as by hand, to be built anew; where something cannot be saved, it stays."""
        chosen = known_language(self.preferences.language)
        if code == chosen:
            return
        if speech_for(code, desktop_locale()) == self._speech:  # what the desktop has, by its name
            self.preferences.language = code
            self.preferences.save()
            return
        if self.works.is_busy:  # the window would close later, and for good
            self.works.hurry()
            self.languages.show_chosen(chosen)
            return
        desk = self.libraries.desk
        where = desk.where if desk is not None else None
        with self.keeper.off():
            is_closed = self.window.close()
        if not is_closed:
            self.languages.show_chosen(chosen)
            return
        self.preferences.language = code
        self.preferences.save()
        self.where = where
        self.starts_again = True

    def _make_desk(self, library: OpenLibrary) -> Desk:
        return Desk(
            library=library,
            window=self.window,
            jobs=self.jobs,
            notifier=self.notifier,
            preferences=self.preferences,
            reports_folder=paths.libraries_folder(),
            locale=self._locale,
        )

    @Slot()
    def _rest(self) -> None:
        """Nothing happens at the moment: let go of what can be had again."""
        if self.libraries.desk is not None:
            self.libraries.desk.rest()
