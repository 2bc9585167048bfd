"""Backups on demand: makes one, shows those there are, and puts one in the library's place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from advisor.errors import AdvisorError, Cancelled
from advisor.library import errors
from advisor.progress import Progress
from ui.backups.keeping import BackupKeeper
from ui.in_desktop import open_in_desktop
from ui.libraries import LibraryPresenter
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.preferences import Preferences
from ui.works import Works

if TYPE_CHECKING:
    from advisor.library.backups.listing import Backup
    from advisor.library.backups.restore import Restored
    from ui.backups.backups_dialog import BackupsDialog, BackupShown

# Faults of a file, rather than of the way to it: a backup is another way.
_RESTORABLE = (
    errors.LibraryMissing,
    errors.EmptyFile,
    errors.NotADatabase,
    errors.NotALibrary,
    errors.LibraryDamaged,
    errors.JournalOfAnother,
)


class BackupsPresenter(QObject):
    """One list at a time: of the open library, or of one that could not be opened."""

    def __init__(
        self,
        *,
        window: MainWindow,
        libraries: LibraryPresenter,
        works: Works,
        notifier: Notifier,
        keeper: BackupKeeper,
        preferences: Preferences,
        folder: Path,
        locale: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._libraries = libraries
        self._works = works
        self._notifier = notifier
        self._keeper = keeper
        self._preferences = preferences
        self._copies_folder = folder
        self._locale = locale
        self._dialog: BackupsDialog | None = None
        self._library = Path()
        self._choices: tuple[Path, ...] = ()
        self._backups: list[Backup] = []
        self._news: Callable[[], None] | None = None
        libraries.ways_out.append(self.ways_out)
        libraries.opened.connect(self._tell_news)
        window.actions_.back_up.triggered.connect(self.back_up)
        window.actions_.backups.triggered.connect(self.show_open)

    def ways_out(self, path: Path, error: AdvisorError) -> list[tuple[str, Callable[[], None]]]:
        """What can be done about a library that was not opened: go back to a backup, if there is any."""
        from advisor.library.backups.listing import has_backups

        if isinstance(error, _RESTORABLE) and has_backups(path):
            return [(self.tr("Restore a backup…"), partial(self.show, path))]
        return []

    @Slot()
    def back_up(self) -> None:
        """Make one now, of what is typed as well."""
        desk = self._libraries.desk
        if desk is None:
            return
        desk.commit()
        self._works.start(
            partial(_backed_up, desk.library.session.path),
            sentence=self.tr("Backing up “{name}”").format(name=desk.library.session.name),
            done=self._tell_made,
            failed=self._tell,
        )

    @Slot()
    def show_open(self) -> None:
        """List the backups of the open library; else of one that was open before, or that has any."""
        desk = self._libraries.desk
        if desk is not None:
            desk.commit()
            self.show(desk.library.session.path)
            return
        from advisor.library.backups.listing import libraries_with_backups

        known = list(dict.fromkeys((*self._preferences.known_libraries, *libraries_with_backups())))
        if not known:
            self._notifier.show_news(
                self.tr("There are no backups on this computer yet. They begin with your first library.")
            )
            return
        self.show(known[0], *known[1:])

    def show(self, library: Path, *others: Path) -> None:
        """List the backups of the library at ``library``, and offer those of ``others``."""
        from ui.backups.backups_dialog import BackupsDialog

        self._library = library
        self._choices = (library, *others)
        self._backups = []
        dialog = BackupsDialog(self._window)
        dialog.show_libraries([_told_apart(one, self._choices) for one in self._choices])
        dialog.library_requested.connect(self._choose_library)
        dialog.restore_requested.connect(self._restore_shown)
        dialog.copy_requested.connect(self._ask_where_to_copy)
        dialog.check_requested.connect(self._check)
        dialog.folder_requested.connect(self._open_folder)
        dialog.other_folder_requested.connect(self._ask_for_folder)
        dialog.backup_requested.connect(self.back_up)
        dialog.destroyed.connect(self._forget)
        self._works.shown.connect(dialog.progress.show_work)
        dialog.progress.cancel_requested.connect(self._works.cancel)
        self._dialog = dialog
        dialog.open()
        self._list()

    @Slot(int)
    def _choose_library(self, place: int) -> None:
        self._library = self._choices[place]
        self._backups = []
        if self._dialog is not None:
            self._dialog.show_news("")
            self._dialog.show_waiting()
        self._list()

    def restore(self, backup: Path, library: Path) -> None:
        """Put ``backup`` in the library's place, and open that."""
        from advisor.library.backups.restore import restore

        desk = self._libraries.desk
        if desk is not None and desk.library.session.path == library:
            with self._keeper.off():  # the library as it is now is backed up all the same
                if not self._libraries.close_library():
                    return
        self._works.start(
            lambda progress: restore(backup, library, progress=progress),
            sentence=self.tr("Restoring “{name}”").format(name=library.stem),
            done=self._open_restored,
            failed=partial(self._open_after, library),
        )

    def _list(self) -> None:
        self._works.start(
            partial(_listed, self._library),
            sentence=self.tr("Looking for backups"),
            done=partial(self._show_list, self._library),
            failed=self._tell,
            is_vital=False,
        )

    def _show_list(self, library: Path, backups: list[Backup]) -> None:
        from advisor.library.backups.place import backups_folder

        if self._dialog is None or library != self._library:  # another one was chosen meanwhile
            return
        self._backups = backups
        desk = self._libraries.desk
        self._dialog.show_backups(
            self._library.stem,
            [self._shown(one) for one in backups],
            folder=str(backups_folder()),
            is_open=desk is not None and desk.library.session.path == self._library,
        )

    def _shown(self, one: Backup) -> BackupShown:
        from advisor.library.backups import words
        from ui.backups.backups_dialog import BackupShown

        remark = ""
        if not one.has_its_size:
            remark = self.tr("Damaged since it was made")
        elif one.moved_from:
            remark = self.tr("Made when the library was at {path}").format(path=one.moved_from)
        return BackupShown(
            title=self.tr("{time} · {reason}").format(
                time=words.when_words(one.made, self._locale), reason=words.why_words(one.reason)
            ),
            holds=self.tr("{contents} · {size}").format(
                contents=words.holds_words(one.holds), size=words.size_words(one.size)
            ),
            remark=remark,
        )

    @Slot()
    def _forget(self) -> None:
        self._dialog = None

    @Slot(int)
    def _restore_shown(self, row: int) -> None:
        if self._dialog is not None:
            self._dialog.accept()
        self.restore(self._backups[row].path, self._library)

    def _open_restored(self, done: Restored) -> None:
        name = done.library.stem
        text, button, action = self.tr("“{name}” is as it was in the backup.").format(name=name), "", None
        if done.before is not None:
            button, action = self.tr("Go back"), partial(self.restore, done.before, done.library)
        elif done.put_aside is not None:
            text = self.tr(
                "“{name}” is as it was in the backup. What was there before is kept: {path}"
            ).format(name=name, path=done.put_aside)
        self._news = partial(self._notifier.show_news, text, button, action)
        self._libraries.open(done.library)

    def _open_after(self, library: Path, error: AdvisorError) -> None:
        """It was not restored: show what there was, and say why."""
        if not isinstance(error, Cancelled):
            self._news = partial(self._notifier.show_error, error)
        if library.exists() and self._libraries.desk is None:
            self._libraries.open(library)
        self._tell_news()

    @Slot()
    def _tell_news(self) -> None:
        news, self._news = self._news, None
        if news is not None:
            news()

    def _tell_made(self, made: Backup) -> None:
        from advisor.library.backups.words import holds_words

        text = self.tr("A backup was made. It holds: {contents}.").format(contents=holds_words(made.holds))
        if self._dialog is not None:
            self._dialog.show_news(text)
            self._list()
        else:
            self._notifier.show_news(text, self.tr("Backups…"), self.show_open)

    def _tell(self, error: AdvisorError) -> None:
        if isinstance(error, Cancelled):
            return
        if self._dialog is not None:
            self._dialog.show_news(str(error))
        else:
            self._notifier.show_error(error)

    @Slot(int)
    def _check(self, row: int) -> None:
        from advisor.library.backups.listing import verify

        self._works.start(
            partial(verify, self._backups[row].path),
            sentence=self.tr("Checking a backup"),
            done=self._tell_whole,
            failed=self._tell,
            is_vital=False,
        )

    def _tell_whole(self, _checksum: str) -> None:
        if self._dialog is not None:
            self._dialog.show_news(self.tr("This backup is as it was made, and can be opened."))

    @Slot(int)
    def _ask_where_to_copy(self, row: int) -> None:
        from ui.dialogs.save_dialog import ask_where_to_save

        backup = self._backups[row].path
        ask_where_to_save(
            self._dialog or self._window,
            self.tr("Save a copy of a backup"),
            folder=self._copies_folder,
            stem=backup.stem,
            kind=self.tr("Rightsource libraries"),
            suffix=backup.suffix.removeprefix("."),
            chosen=partial(self._copy, backup),
        )

    def _copy(self, backup: Path, name: str) -> None:
        from advisor.library.backups.restore import restore

        def tell(done: Restored) -> None:
            text = self.tr("Saved: {path}").format(path=done.library)
            if self._dialog is not None:
                self._dialog.show_news(text)

        self._works.start(
            lambda progress: restore(backup, Path(name), progress=progress),
            sentence=self.tr("Saving a copy of a backup"),
            done=tell,
            failed=self._tell,
        )

    @Slot()
    def _open_folder(self) -> None:
        from advisor.library.backups.place import backups_folder

        folder = self._backups[0].path.parent if self._backups else backups_folder()
        while not folder.is_dir():
            folder = folder.parent
        open_in_desktop(folder)

    @Slot()
    def _ask_for_folder(self) -> None:
        dialog = QFileDialog(self._dialog or self._window, self.tr("A folder for backups"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.choose_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def choose_folder(self, name: str) -> None:
        """Have backups made there; one that a service copies elsewhere is asked about first."""
        from advisor.library.synced import sync_service

        service = sync_service(Path(name))
        if service is None:
            self._use_folder(Path(name))
            return
        self._notifier.stop_for(
            AdvisorError(
                what=self.tr("That folder is kept in step with other computers by {service}.").format(
                    service=service
                ),
                why=self.tr("It would copy your backups elsewhere, and could change or delete them."),
                remedy=self.tr("Choose a folder on this computer, or a drive of your own."),
            ),
            (self.tr("Use it all the same"), partial(self._use_folder, Path(name))),
            way_back=self.tr("Leave it as it is"),
        )

    def _use_folder(self, folder: Path) -> None:
        from advisor.library.backups.place import choose_folder

        try:
            choose_folder(folder)
        except OSError:
            self._tell(
                AdvisorError(
                    what=self.tr("The folder was not noted."),
                    why=self.tr("The settings could not be written."),
                    remedy=self.tr("Make room on the disk, then choose it again."),
                )
            )
        self._list()


def _listed(library: Path, progress: Progress) -> list[Backup]:
    from advisor.library.backups.listing import backups_of

    progress.go_on()
    return backups_of(library)


def _backed_up(library: Path, progress: Progress) -> Backup:
    from advisor.library.backups.listing import described
    from advisor.library.backups.note import Reason
    from advisor.library.backups.store import Store

    return described(Store(library).make(Reason.ASKED, step=progress.report))


def _told_apart(library: Path, others: Iterable[Path]) -> str:
    """Its name, and its folder where another one has that name as well."""
    is_alone = sum(one.stem == library.stem for one in others) == 1
    return library.stem if is_alone else f"{library.stem} ({library.parent})"
