"""Stores what an import or a merge brings: a step of undo, or where it is very much, after a backup."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from advisor.domain.edits import Change, Edit
from advisor.errors import AdvisorError
from advisor.progress import Progress
from advisor.records import Struct
from ui.notifier import Notifier
from ui.open_library import OpenLibrary

Done = Callable[[Sequence[Change]], None]
Failed = Callable[[AdvisorError], None]


class Wanted(Struct, frozen=True, kw_only=True):
    """What is to be stored. ``size``: how many entries it brings.

    ``name``: what it is called in "Undo …"; ``sentence``: what is told meanwhile; ``news``: afterwards.
    """

    edit: Edit
    size: int
    name: str
    sentence: str
    news: str


class Storing:
    """All of it or nothing, in a worker where it is much."""

    def __init__(self, *, library: OpenLibrary, notifier: Notifier) -> None:
        self._library = library
        self._notifier = notifier

    def store(self, wanted: Wanted, *, done: Done, failed: Failed) -> None:
        """``done`` once it is on the disk; ``failed`` with nothing changed, also where it was cancelled."""
        from advisor.library.backups.note import Reason
        from advisor.library.backups.store import Store
        from advisor.library.interchange.exchange import UNDO_LIMIT

        if wanted.size <= UNDO_LIMIT:
            self._write(wanted, partial(self._tell_undoable, wanted, done), failed, can_undo=True)
            return
        path = self._library.session.path

        def make_backup(progress: Progress) -> Path:
            progress.go_on()
            return Store(path).make(Reason.IMPORT, step=progress.report)

        def go_on(backup: Path) -> None:
            self._write(wanted, partial(self._tell_backup, wanted, backup, done), failed, can_undo=False)

        self._library.works.start(
            make_backup, sentence=_tr("Making a backup first"), done=go_on, failed=failed
        )

    def _write(self, wanted: Wanted, done: Done, failed: Failed, *, can_undo: bool) -> None:
        self._library.edit_many(
            [wanted.edit],
            wanted.name,
            sentence=wanted.sentence,
            done=done,
            failed=failed,
            size=wanted.size,
            can_undo=can_undo,
        )

    def _tell_undoable(self, wanted: Wanted, done: Done, changes: Sequence[Change]) -> None:
        done(changes)
        self._notifier.show_news(wanted.news, _tr("Undo"), partial(self._take_back, changes))

    def _take_back(self, changes: Sequence[Change]) -> None:
        if self._library.is_last(changes):
            self._library.undo()
        else:
            self._notifier.show_news(_tr("Something else was changed since. Undo that first, with Ctrl+Z."))

    def _tell_backup(self, wanted: Wanted, backup: Path, done: Done, changes: Sequence[Change]) -> None:
        done(changes)
        way_back = _tr("There is too much of it to undo. To go back, open the backup “{name}” in “{folder}”.")
        self._notifier.show_news(f"{wanted.news} {way_back.format(name=backup.name, folder=backup.parent)}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("storing", text)
