"""Somebody else has changed, taken or moved the open library: says so, and lets its owner choose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from advisor.errors import AdvisorError
from advisor.library.errors import (
    LibraryChangedUnderneath,
    LibraryGone,
    LibraryReplaced,
    LibraryTakenOver,
    NotThere,
)
from advisor.library.standing import Standing, standing
from ui.kept_edits import Kept
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.start_arguments import LIBRARY_SUFFIX
from ui.unsaved import OVERTAKEN

if TYPE_CHECKING:
    from ui.dialogs.contest_dialog import ContestDialog


class OvertakenPresenter(QObject):
    """``commit`` has typed text stored or kept; ``show_anew`` shows everything as it is now.

    ``open_requested``: leave this library for the one at a path (its own, or a copy's), with what could not
    be stored here; the flag says: even if somebody else has that one open.
    """

    open_requested = Signal(Path, bool)

    def __init__(
        self,
        *,
        library: OpenLibrary,
        notifier: Notifier,
        window: QWidget,
        commit: Callable[[], None],
        show_anew: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._commit = commit
        self._show_anew = show_anew
        self._dialog: ContestDialog | None = None
        self._asked: list[tuple[Kept, Standing | None]] = []
        self._told: type[AdvisorError] | None = None
        # Queued: whoever could not save comes to an end first, and says so.
        later = Qt.ConnectionType.QueuedConnection
        library.overtaken.connect(self._tell, later)
        library.unsaved.undecided.connect(self._offer_to_decide, later)
        library.unsaved.all_stored.connect(self._tell_stored, later)

    @Slot()
    def look(self) -> None:
        """Look whether the library is still ours and as it was read; cheap."""
        trouble = self._library.session.trouble()
        if trouble is None:
            if self._told is not None:  # the drive is back, or the other has closed it
                self._told = None
                self._notifier.dismiss()
            if self._library.has_unsaved:
                self._library.save_unsaved()
        elif not isinstance(trouble, OVERTAKEN):
            self._notifier.show_error(trouble)
        elif type(trouble) is not self._told:
            self._tell(trouble)

    @Slot(object)
    def _tell(self, error: AdvisorError) -> None:
        if isinstance(error, LibraryChangedUnderneath):
            self._read_again()
            return
        self._told = type(error)
        self._notifier.show_error(error, self.tr("Choose what to do …"), partial(self._offer_ways, error))

    def _read_again(self) -> None:
        # What is being typed was begun before: it must not be taken for an answer to what is shown next.
        self._commit()
        if not self._notifier.attempt(self._library.read_again):
            return
        self._show_anew()
        self._notifier.show_news(
            self.tr(
                "Another program has changed this library. It is shown as it is now, and what was done before"
                " can no longer be undone."
            )
        )
        if self._library.has_unsaved:
            self._library.save_unsaved()

    def _offer_ways(self, error: AdvisorError) -> None:
        path = self._library.session.path
        ways: list[tuple[str, Callable[[], None]]] = []
        if isinstance(error, LibraryReplaced):
            ways.append(
                (
                    self.tr("Open the file that is there now"),
                    partial(self._ask_to_open, path, take_over=False),
                )
            )
        if isinstance(error, LibraryTakenOver):
            ways.append((self.tr("Take it over again"), partial(self._ask_to_open, path, take_over=True)))
        if isinstance(error, LibraryReplaced | LibraryGone | LibraryTakenOver):
            ways.append((self.tr("Save under another name …"), self._ask_for_name))
        self._told = None  # closed without a choice, it is told again
        self._notifier.stop_for(error, *ways)

    def _ask_to_open(self, path: Path, *, take_over: bool) -> None:
        self.open_requested.emit(path, take_over)

    def _ask_for_name(self) -> None:
        path = self._library.session.path
        folder = path.parent if path.parent.is_dir() else Path.home()
        name = self.tr("{name} (rescued)").format(name=path.stem)
        dialog = QFileDialog(self._window, self.tr("Save under another name"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Rightsource libraries") + f" (*{LIBRARY_SUFFIX})")
        dialog.setDefaultSuffix(LIBRARY_SUFFIX.removeprefix("."))
        dialog.selectFile(name + LIBRARY_SUFFIX)
        dialog.fileSelected.connect(self._save_copy, Qt.ConnectionType.QueuedConnection)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _save_copy(self, name: str) -> None:
        try:
            self._library.session.save_copy(Path(name))
        except AdvisorError as error:
            self._notifier.stop_for(error, (self.tr("Choose another name …"), self._ask_for_name))
        else:
            self.open_requested.emit(Path(name), False)

    @Slot()
    def _offer_to_decide(self) -> None:
        self._notifier.show_error(
            AdvisorError(
                what=self.tr("What you typed is not saved yet."),
                why=self.tr("Somebody else wrote in the same place."),
                remedy=self.tr("Choose which of the two to keep."),
            ),
            self.tr("Choose …"),
            self.decide,
        )

    @Slot()
    def decide(self) -> None:
        """Ask about all that is contested, as it stands now."""
        from advisor.library.contested import contest_of
        from ui.dialogs.contest_dialog import ContestDialog, ContestShown

        contested = list(self._library.unsaved.contested)
        if not contested or self._dialog is not None:
            return
        self._asked = [(one, self._standing(one)) for one in contested]
        rows = []
        for one, now in self._asked:
            told = contest_of(one.edit, one.before, now)
            is_gone = now is None or (one.before is not None and one.before.born != now.born)
            rows.append(
                ContestShown(
                    subject=told.subject,
                    field=told.field,
                    mine=told.mine,
                    theirs=told.theirs,
                    is_gone=is_gone,
                )
            )
        to_copy = "\n\n".join(self._library.unsaved_texts())
        self._dialog = ContestDialog(rows, to_copy, self._window)
        self._dialog.decided.connect(self._take_choices)
        self._dialog.finished.connect(self._forget_dialog)
        self._dialog.rejected.connect(self._offer_to_decide)
        self._dialog.open()

    def _standing(self, one: Kept) -> Standing | None:
        try:
            return standing(one.edit, self._library.session)
        except NotThere:
            return None

    @Slot(object)
    def _take_choices(self, codes: Sequence[str]) -> None:
        from ui.dialogs.contest_dialog import MINE

        for (one, now), code in zip(self._asked, codes, strict=True):
            self._library.unsaved.decide(one, now, for_ours=code == MINE)
        self._library.save_unsaved()
        self._show_anew()

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None

    @Slot()
    def _tell_stored(self) -> None:
        self._told = None
        self._notifier.show_news(self.tr("Everything you typed is saved now."))
