"""Merges another library into the open one, as its owner decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from advisor.domain.edits import Change
from advisor.errors import AdvisorError, Cancelled
from advisor.progress import Progress
from ui.interchange.merge_dialog import MergeDialog
from ui.interchange.shown import Choosable, DifferenceShown
from ui.interchange.storing import Storing, Wanted
from ui.notifier import Notifier
from ui.open_library import OpenLibrary

if TYPE_CHECKING:
    from advisor.library.interchange.contents import Contents
    from advisor.library.interchange.merge import Merge


class MergePresenter(QObject):
    """One merge at a time."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        notifier: Notifier,
        window: QWidget,
        storing: Storing,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._storing = storing
        self._dialog: MergeDialog | None = None
        self._merge: Merge | None = None
        self._name = ""

    def show(self, path: Path, theirs: Contents) -> None:
        """Compare in a worker, and show what came out."""
        self._name = path.name
        self._library.works.start(
            partial(compared, self._library.session.path, theirs),
            sentence=self.tr("Comparing with “{name}”").format(name=path.name),
            done=self._show_merge,
            failed=self._tell,
            is_vital=False,
        )

    def _tell(self, error: AdvisorError) -> None:
        if not isinstance(error, Cancelled):
            self._notifier.show_error(error)

    def _show_merge(self, merge: Merge) -> None:
        from advisor.library.interchange.differences import CHOICES, field_of, mine_of, subject_of, theirs_of
        from advisor.library.interchange.merge import Choice
        from advisor.library.interchange.words import merge_lines

        self._merge = merge
        dialog = MergeDialog(self._window)
        dialog.merge_requested.connect(self._store)
        dialog.destroyed.connect(self._forget)
        self._library.works.shown.connect(dialog.progress.show_work)
        dialog.progress.cancel_requested.connect(self._library.works.cancel)
        self._dialog = dialog
        dialog.show_merge(
            self.tr("From “{name}”").format(name=self._name),
            merge_lines(merge),
            [
                DifferenceShown(
                    subject=subject_of(one),
                    field=field_of(one),
                    mine=mine_of(one),
                    theirs=theirs_of(one),
                    choices=[Choosable(code=choice.value, label=CHOICES[choice]) for choice in one.choices],
                )
                for one in merge.conflicts
            ],
            [Choosable(code=choice.value, label=CHOICES[choice]) for choice in Choice],
            can_merge=not merge.adds_nothing,
        )
        dialog.open()

    @Slot()
    def _forget(self) -> None:
        self._dialog, self._merge = None, None

    @Slot(object)
    def _store(self, chosen: Sequence[str]) -> None:
        from advisor.library.interchange.merge import Choice
        from advisor.library.interchange.merge_edit import edit_for

        merge, dialog = self._merge, self._dialog
        if merge is None or dialog is None:
            return
        dialog.show_busy(True)
        edit = edit_for(merge, [Choice(code) for code in chosen])
        size = len(edit.edits) + sum(
            len(entries) for entries in (merge.tasks, merge.vendors, merge.quotes, merge.notes)
        )
        wanted = Wanted(
            edit=edit,
            size=size,
            name=self.tr("merge of “{name}”").format(name=self._name),
            sentence=self.tr("Merging “{name}”").format(name=self._name),
            news=self.tr("Merged “{name}” into this library.").format(name=self._name),
        )
        self._storing.store(wanted, done=self._close, failed=self._show_failure)

    def _close(self, _changes: Sequence[Change]) -> None:
        if self._dialog is not None:
            self._dialog.accept()

    def _show_failure(self, error: AdvisorError) -> None:
        if self._dialog is not None:
            cancelled = isinstance(error, Cancelled)
            self._dialog.show_news(self.tr("Cancelled. Nothing was changed.") if cancelled else str(error))


def compared(library: Path, theirs: Contents, progress: Progress) -> Merge:
    """What a merge would do, in a worker, over a connection of its own. Raises LibraryError, Cancelled."""
    from advisor.library.interchange.exchange import contents_of_open
    from advisor.library.interchange.merge import compare

    return compare(contents_of_open(library, progress), theirs, progress)
