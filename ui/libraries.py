"""Opens, makes and closes libraries, and shows in the window which one is open."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, QTime, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog

from advisor.domain.edits import SetBusiness
from advisor.domain.records import Business
from advisor.errors import AdvisorError, Cancelled
from advisor.library.errors import LibraryInUse
from advisor.session import Session
from ui.desk import Desk
from ui.dialogs.business_dialog import BusinessDialog
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.reading_dialog import Passage, ReadingDialog
from ui.logo_choice import LogoChoice
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.preferences import Preferences
from ui.sample import fill_with_sample
from ui.start_arguments import LIBRARY_SUFFIX
from ui.works import Work, Works


class LibraryPresenter(QObject):
    """At most one library is open at a time. ``make_desk`` puts the places of one into the window."""

    def __init__(
        self,
        *,
        window: MainWindow,
        preferences: Preferences,
        notifier: Notifier,
        works: Works,
        make_desk: Callable[[OpenLibrary], Desk],
        libraries_folder: Path,
        sample_folder: Path,
        locale: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._notifier = notifier
        self._works = works
        self._make_desk = make_desk
        self._libraries_folder = libraries_folder
        self._sample_folder = sample_folder
        self._locale = locale
        self._desk: Desk | None = None
        self._closes_when_idle = False
        self._opening: Work | None = None
        self._new_dialog: NewLibraryDialog | None = None
        self._business_dialog: BusinessDialog | None = None
        actions = window.actions_
        actions.new_library.triggered.connect(self.ask_for_new)
        actions.open_library.triggered.connect(self.ask_for_library)
        actions.close_library.triggered.connect(self.close_library)
        actions.sample.triggered.connect(self.open_sample)
        actions.business.triggered.connect(self.ask_for_business)
        actions.quit.triggered.connect(window.close)
        window.start.new_requested.connect(self.ask_for_new)
        window.start.open_requested.connect(self.ask_for_library)
        window.start.sample_requested.connect(self.open_sample)
        window.start.library_requested.connect(self.open)
        window.library_requested.connect(self.open)
        window.recent_requested.connect(self._show_recent)
        window.closing.connect(self._close_window)
        works.idle.connect(self._close_if_waiting, Qt.ConnectionType.QueuedConnection)

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
            self._show(session)

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
        self._notifier.stop_for(error, *ways)

    @Slot()
    def open_sample(self) -> None:
        """Open the sample business, made at the first time."""
        path = self._sample_folder / (self.tr("Sample business") + LIBRARY_SUFFIX)
        if path.exists():
            self.open(path)
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            path = self._libraries_folder / path.name
        session = self._create(path)
        if session is not None:
            fill_with_sample(session)
            self._show(session)

    @Slot()
    def ask_for_new(self) -> None:
        self._new_dialog = NewLibraryDialog(self._libraries_folder, self._locale, self._window)
        self._new_dialog.accepted.connect(self._make_new)
        self._new_dialog.open()

    @Slot()
    def ask_for_library(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Open a library"), str(self._libraries_folder))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Rightsource libraries") + f" (*{LIBRARY_SUFFIX})")
        dialog.fileSelected.connect(self._open_named, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def ask_for_business(self) -> None:
        if self._desk is None:
            return
        self._desk.commit()
        business = self._desk.library.session.business()
        self._business_dialog = BusinessDialog(business, self._locale, self._window)
        LogoChoice(self._business_dialog, self._works)
        self._business_dialog.accepted.connect(self._save_business)
        self._business_dialog.open()

    @Slot()
    def close_library(self) -> bool:
        """Close the library and show the start screen; False where something typed could not be saved."""
        if self._desk is not None and not self._may_leave():
            return False
        self._leave()
        self._preferences.library_closed()
        self._window.show_start()
        self._show_recent()
        return True

    def _make_new(self) -> None:
        dialog, self._new_dialog = self._new_dialog, None
        if dialog is None:
            return
        session = self._create(dialog.path())
        if session is None:
            return
        business = dialog.business()
        if business != Business():
            self._notifier.attempt(session.do, SetBusiness(business=business))
        self._show(session)

    def _create(self, path: Path) -> Session | None:
        try:
            return Session.create(path)
        except AdvisorError as error:
            self._notifier.stop_for(error)
            return None

    def _show(self, session: Session) -> None:
        if self._desk is not None and not self._may_leave():
            session.close()
            return
        self._leave()
        library = OpenLibrary(session, self._works)
        library.saved.connect(self._show_saved)
        library.not_saved.connect(self._show_not_saved)
        library.refused.connect(self._notifier.show_error)
        library.changed.connect(self._show_title)
        self._notifier.dismiss()
        self._desk = self._make_desk(library)
        try:
            self._desk.start()
            title = self._title()
        except AdvisorError as error:
            self._leave()
            self._window.show_start()
            self._notifier.stop_for(error)
            return
        self._window.show_workspace(self._desk.workspace, title)
        self._preferences.library_opened(session.path)
        self._show_recent()

    def _leave(self) -> None:
        desk, self._desk = self._desk, None
        if desk is not None:
            desk.close()

    def _may_leave(self) -> bool:
        """Have everything stored; where that cannot be, say what would be lost."""
        assert self._desk is not None
        library = self._desk.library
        self._works.cancel_all(vital=False)
        if unfinished := self._works.unfinished:
            self._works.hurry()
            self._notifier.show_error(
                AdvisorError(
                    what=self.tr("The library was not closed."),
                    why=self.tr("Something is not finished yet: {work}.").format(work=unfinished),
                    remedy=self.tr("Wait until it is, or cancel it."),
                )
            )
            return False
        self._desk.commit()
        if not library.has_unsaved or library.save_unsaved():
            return True
        dialog = ReadingDialog(
            self.tr("Not everything is saved"),
            [
                Passage(
                    heading=self.tr("These answers could not be saved."),
                    text=self.tr("Copy them, or mend what keeps the disk from taking them and close again."),
                )
            ],
            self._window,
            to_copy="\n\n".join(library.unsaved_texts()),
        )
        discard = dialog.add_button(self.tr("Close without them"))
        discard.clicked.connect(self._discard)
        discard.clicked.connect(dialog.reject)
        dialog.open()
        return False

    @Slot()
    def _discard(self) -> None:
        if self._desk is not None:
            self._desk.library.forget_unsaved()
        self.close_library()

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

    def _save_business(self) -> None:
        dialog, self._business_dialog = self._business_dialog, None
        if dialog is not None and self._desk is not None:
            self._notifier.attempt(self._desk.library.edit, SetBusiness(business=dialog.business()))

    @Slot()
    def _close_if_waiting(self) -> None:
        """Close the window now, if it was to be closed while something long was under way."""
        closes, self._closes_when_idle = self._closes_when_idle, False
        if closes:
            self._window.close()

    @Slot(QCloseEvent)
    def _close_window(self, event: QCloseEvent) -> None:
        self._works.cancel_all(vital=False)
        if self._works.unfinished:
            self._works.hurry()
            self._closes_when_idle = True
            event.ignore()
            return
        if self._desk is not None and not self._may_leave():
            event.ignore()
            return
        self._leave()  # it stays the library to open at the next start
        self._preferences.geometry = self._window.saveGeometry()
        self._preferences.save()
        event.accept()
