"""Makes backups of the open library without being asked: once a day, and on closing what has changed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot

from advisor.errors import AdvisorError, Cancelled
from advisor.progress import Progress
from ui.libraries import LibraryPresenter
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.works import Works

DAILY_AFTER_MILLISECONDS = 3_000  # from an opening: what the owner wants to see comes first
_LOOK_AGAIN_MILLISECONDS = 3_600_000  # a window may stay open for days
WAIT_SECONDS = 0.8  # for a backup on closing; from then on the window tells of it


class BackupKeeper(QObject):
    """In workers, over connections of their own: neither the first paint nor typing waits for it."""

    def __init__(
        self, *, window: MainWindow, libraries: LibraryPresenter, works: Works, notifier: Notifier
    ) -> None:
        super().__init__(window)
        self.wait_seconds = WAIT_SECONDS
        self._window = window
        self._works = works
        self._notifier = notifier
        self._library: OpenLibrary | None = None
        self._is_on = True
        self._is_settled = False  # what can be done before closing has been done
        self._attempt = 0  # the number of the last backup on closing: what comes of others is old news
        self._daily = QTimer(self)
        self._daily.timeout.connect(self.make_daily)
        libraries.opened.connect(self._take)
        libraries.left.connect(self._let_go)
        libraries.closing.before = self.may_close

    @contextmanager
    def off(self) -> Iterator[None]:
        """Within, closing makes no backup: the library goes on in a moment."""
        self._is_on = False
        try:
            yield
        finally:
            self._is_on = True

    def may_close(self, library: OpenLibrary) -> bool:
        """Whether nothing is left to do; else the window is closed later, or the owner is asked."""
        from advisor.library.backups.store import Store

        store = Store(library.session.path)
        if not self._is_on or self._is_settled or store.is_surely_unchanged():
            return True
        self._attempt += 1
        attempt, ended, results = self._attempt, threading.Event(), list[AdvisorError | None]()

        def act(progress: Progress) -> None:
            try:
                _backed_up_on_closing(store.library, progress)
                results.append(None)
            except AdvisorError as error:
                results.append(error)
                raise
            finally:
                ended.set()

        self._works.start(
            act,
            sentence=self.tr("Backing up “{name}” before it is closed").format(name=library.session.name),
            done=lambda _made: self._go_on(attempt),
            failed=partial(self._fail, attempt),
        )
        if not ended.wait(self.wait_seconds):
            return False  # it is told of like all long work, and can be cancelled
        self._attempt += 1
        if results and results[0] is not None:
            self._ask(results[0])
            return False
        self._is_settled = True
        return True

    @Slot()
    def make_daily(self) -> None:
        """Unless there is one of today, or nothing has changed."""
        self._daily.start(_LOOK_AGAIN_MILLISECONDS)
        library = self._library
        if library is None or library.is_busy:
            return
        self._works.start(
            partial(_daily_backup, library.session.path),
            sentence=self.tr("Backing up “{name}”").format(name=library.session.name),
            done=lambda _made: None,
            failed=self._tell,
            is_vital=False,
        )

    @Slot(object)
    def _take(self, library: OpenLibrary) -> None:
        self._library = library
        self._is_settled = False
        library.changed.connect(self._unsettle)
        self._daily.start(DAILY_AFTER_MILLISECONDS)

    @Slot()
    def _let_go(self) -> None:
        """It was closed, and the window stays: the backup is made behind its back."""
        library, self._library = self._library, None
        self._daily.stop()
        if library is None or not self._is_on or self._is_settled:
            return
        path = library.session.path
        self._works.start(
            partial(_backed_up_on_closing, path),
            sentence=self.tr("Backing up “{name}”").format(name=path.stem),
            done=lambda _made: None,
            failed=self._tell,
        )

    @Slot()
    def _unsettle(self) -> None:
        self._is_settled = False

    def _tell(self, error: AdvisorError) -> None:
        if not isinstance(error, Cancelled):
            self._notifier.show_error(error)

    def _go_on(self, attempt: int) -> None:
        if attempt == self._attempt:
            self._close_all_the_same()

    def _fail(self, attempt: int, error: AdvisorError) -> None:
        if attempt != self._attempt:
            return
        if isinstance(error, Cancelled):  # whoever does not want to wait wants to close
            self._close_all_the_same()
        else:
            self._ask(error)

    def _ask(self, error: AdvisorError) -> None:
        ways: tuple[tuple[str, Callable[[], None]], ...] = (
            (self.tr("Try again"), self._close),
            (self.tr("Close all the same"), self._close_all_the_same),
        )
        self._notifier.stop_for(error, *ways, way_back=self.tr("Go on working"))

    def _close_all_the_same(self) -> None:
        self._is_settled = True
        self._close()

    def _close(self) -> None:
        QTimer.singleShot(0, self._window, self._window.close)


def _backed_up_on_closing(path: Path, progress: Progress) -> Path | None:
    from advisor.library.backups.note import Reason
    from advisor.library.backups.store import Store

    return Store(path).make_if_changed(Reason.CLOSED, progress)


def _daily_backup(path: Path, progress: Progress) -> Path | None:
    from advisor.library.backups.store import Store

    return Store(path).make_daily(progress)
