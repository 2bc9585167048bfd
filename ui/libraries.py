"""Opens and closes libraries, and shows in the window which one is open."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, QTime, Signal, Slot
from PySide6.QtWidgets import QFileDialog

from advisor.errors import AdvisorError, Cancelled
from advisor.library.errors import LibraryInUse
from advisor.session import Session
from ui.closing import Closing
from ui.desk import Desk
from ui.leaving import Leaving
from ui.long_edits import LibraryBusy
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.rescue import Rescue
from ui.start_arguments import LIBRARY_SUFFIX
from ui.works import Work, Works
from ui.workspace import Workspace


class LibraryPresenter(QObject):
    """At most one library is open at a time. ``make_desk`` puts the places of one into the window."""

    opened = Signal(object)  # OpenLibrary: what is in the window from now on
    left = Signal()  # it is no more

    def __init__(
        self,
        *,
        window: MainWindow,
        preferences: Preferences,
        notifier: Notifier,
        works: Works,
        make_desk: Callable[[OpenLibrary], Desk],
        libraries_folder: Path,
        locale: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._notifier = notifier
        self._works = works
        self._make_desk = make_desk
        self._libraries_folder = libraries_folder
        self._locale = locale
        self._desk: Desk | None = None
        self._opening: Work | None = None
        self._rescue = Rescue(
            window=window,
            notifier=notifier,
            works=works,
            folder=libraries_folder,
            current=lambda: None if self._desk is None else self._desk.library.session.path,
            open_library=self.open,
            close_library=self.close_library,
        )
        # What else can be done about a library that was not opened: told its path, and why.
        self.ways_out: list[Callable[[Path, AdvisorError], list[tuple[str, Callable[[], None]]]]] = []
        actions = window.actions_
        actions.open_library.triggered.connect(self.ask_for_library)
        actions.close_library.triggered.connect(self.close_library)
        actions.quit.triggered.connect(window.close)
        window.start.open_requested.connect(self.ask_for_library)
        window.start.library_requested.connect(self.open)
        window.library_requested.connect(self.open)
        window.recent_requested.connect(self._show_recent)
        self._leaving = Leaving(
            window,
            works=works,
            notifier=notifier,
            desk=lambda: self._desk,
            close_library=self.close_library,
        )
        self.closing = Closing(
            window,
            works=works,
            library=lambda: self._desk.library if self._desk is not None else None,
            leaving=self._leaving,
            leave=self._leave,
            preferences=preferences,
        )

    @property
    def desk(self) -> Desk | None:
        """The open library in the window, None while the start screen is shown."""
        return self._desk

    def start(self, asked_for: Path | None) -> None:
        """Open the library asked for, else the one open last; where there is none, show the start screen."""
        self._show_recent()
        last = self._preferences.last_library
        if asked_for is not None:
            self.open(asked_for.absolute())
        elif last is not None and last.exists():
            self.open(last)

    @Slot(Path)
    def open(self, path: Path, *, take_over: bool = False) -> None:
        """Open the library at ``path`` in place of the one that is open; that one stays if it cannot be."""
        if self._desk is not None and self._desk.library.session.path == path:
            return
        if self._opening is not None:
            self._opening.cancel()
        try:
            if Session.is_older(path, take_over=take_over):
                self._bring_up_to_date(path, take_over)
                return
            session = Session.open(path, take_over=take_over)
        except AdvisorError as error:
            self._refuse(path, error)
        else:
            self.show(session)

    @Slot(Path, bool)
    def open_instead(self, path: Path, take_over: bool) -> None:
        """As ``open``, also of a file with the same name; what could not be stored so far goes along."""
        if self._desk is None:
            return
        self._desk.commit()
        before = self._desk.library
        if before.is_busy:
            self._notifier.show_error(LibraryBusy())
            return
        before.session.let_go()
        try:
            session = Session.open(path, take_over=take_over)
        except AdvisorError as error:
            self._refuse(path, error)
            return
        texts, kept = before.unsaved_texts(), before.unsaved.give()
        self.show(session)
        desk = self.desk
        if desk is not None and desk.library.session is session:
            desk.library.unsaved.take(kept)
        elif texts:
            self._leaving.offer_unsaved(texts, lambda: None)

    def _bring_up_to_date(self, path: Path, take_over: bool) -> None:
        """In a worker, then open it; of a large library that takes a while."""

        def done(_nothing: object) -> None:
            self._opening = None
            self.open(path, take_over=take_over)

        def failed(error: AdvisorError) -> None:
            if self._opening is work:
                self._opening = None
            self._refuse(path, error)

        self._opening = work = self._works.start(
            partial(Session.bring_up_to_date, path, take_over=take_over),
            sentence=self.tr("Bringing “{name}” up to date, after a backup of it").format(name=path.stem),
            done=done,
            failed=failed,
            is_vital=False,
        )

    def _refuse(self, path: Path, error: AdvisorError) -> None:
        """Say why a library was not opened; whoever cancelled it knows."""
        if isinstance(error, Cancelled):
            return
        ways: list[tuple[str, Callable[[], None]]] = []
        if isinstance(error, LibraryInUse) and error.can_take_over:
            ways.append((self.tr("Take it over"), partial(self.open, path, take_over=True)))
        ways += self._rescue.ways(path, error)
        for more in self.ways_out:
            ways += more(path, error)
        self._notifier.stop_for(error, *ways)

    @Slot()
    def ask_for_library(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a library"), str(self._libraries_folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Rightsource libraries") + f" (*{LIBRARY_SUFFIX})")
        dialog.fileSelected.connect(self._open_named, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def close_library(self) -> bool:
        """Close the library and show the start screen; False where something typed could not be saved."""
        if not self._leaving.may_leave():
            return False
        self._leave()
        self._preferences.library_closed()
        self._window.show_start()
        self._show_recent()
        return True

    def show(self, session: Session) -> None:
        """Show an open library in place of the one that is open; where that has to stay, it is closed."""
        if not self._leaving.may_leave():
            session.close()
            return
        self._leave()
        library = OpenLibrary(session, self._works)
        library.saved.connect(self._show_saved)
        library.not_saved.connect(self._show_not_saved)
        library.refused.connect(self._notifier.show_error)
        library.changed.connect(self._show_title)
        self._notifier.dismiss()
        try:
            self._desk = self._make_desk(library)
            self._desk.start()
            title = self._title()
        except AdvisorError as error:
            self._leave()
            self._window.show_start()
            self._refuse(session.path, error)
            return
        except BaseException:  # ours: it goes on to the report, and the window is not left half-furnished
            self._drop(library)
            self._window.show_start()
            raise
        self._desk.overtaken.open_requested.connect(self.open_instead, Qt.ConnectionType.QueuedConnection)
        self._window.show_workspace(self._desk.workspace, title)
        self._preferences.library_opened(session.path)
        self._show_recent()
        self.opened.emit(library)

    def _leave(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()
            self.left.emit()

    def _drop(self, library: OpenLibrary) -> None:
        """Let go of a library whose places could not be put up, or could not be taken down."""
        self._desk = None
        self._window.use_clipboard(None)
        for kind in (Desk, Workspace):
            for half_made in self._window.findChildren(
                kind, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                half_made.deleteLater()
        library.close()

    def _title(self) -> str:
        assert self._desk is not None
        session = self._desk.library.session
        return session.business().name or session.name

    @Slot()
    def _show_title(self) -> None:
        if self._desk is not None:
            self._window.show_title(self._title())

    @Slot(datetime.time)
    def _show_saved(self, at: datetime.time) -> None:
        time = QLocale(self._locale).toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)
        self._window.show_saved(self.tr("Saved at {time}").format(time=time))

    @Slot(object)
    def _show_not_saved(self, error: AdvisorError) -> None:
        self._window.show_not_saved(self.tr("Not saved. {why}").format(why=error.why))
        self._notifier.show_error(error)

    @Slot()
    def _show_recent(self) -> None:
        self._window.show_recent(self._preferences.recent_libraries)

    @Slot(str)
    def _open_named(self, name: str) -> None:
        self.open(Path(name))
