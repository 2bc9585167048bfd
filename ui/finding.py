"""Searches the open library for the owner, and goes to what was found."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from advisor.language import plural
from advisor.library.search import MOST_HITS, Hit, HitKind
from ui.dialogs.find_dialog import FindDialog
from ui.dialogs.quick_delegate import QuickRow
from ui.notifier import Notifier
from ui.open_library import OpenLibrary

_ICONS = {HitKind.TASK: "list-checks", HitKind.VENDOR: "users", HitKind.NOTE: "notebook-pen"}


class FindPresenter(QObject):
    """Opens the search; what was typed last is there again, ready to be overwritten."""

    task_requested = Signal(int)
    vendor_requested = Signal(int)
    note_requested = Signal(int, int)  # vendor, note

    def __init__(
        self, *, library: OpenLibrary, notifier: Notifier, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._dialog: FindDialog | None = None
        self._last = ""

    @Slot()
    def open(self) -> None:
        self._dialog = FindDialog(self._window)
        self._dialog.text_changed.connect(self._find)
        self._dialog.chosen.connect(self._go)
        self._dialog.finished.connect(self._forget)
        self._dialog.field.setText(self._last)
        self._dialog.field.selectAll()
        self._find(self._last)
        self._dialog.open()
        # What is searched is read while the dialog appears, not at the first key.
        QTimer.singleShot(0, self, self._prepare)

    @Slot()
    def _prepare(self) -> None:
        self._notifier.attempt(self._library.session.find, "")

    @Slot(str)
    def _find(self, text: str) -> None:
        if self._dialog is None:
            return
        self._last = text
        hits = (self._notifier.attempt(self._library.session.find, text) or []) if text.strip() else []
        self._dialog.show_rows([self._row(hit) for hit in hits], self._words(text, len(hits)))

    def _row(self, hit: Hit) -> QuickRow:
        kinds: Mapping[HitKind, str] = {
            HitKind.TASK: self.tr("Task"),
            HitKind.VENDOR: self.tr("Vendor"),
            HitKind.NOTE: self.tr("Note on a vendor"),
        }
        return QuickRow(
            key=hit, title=hit.title, detail=hit.context, aside=kinds[hit.kind], icon_name=_ICONS[hit.kind]
        )

    def _words(self, text: str, count: int) -> str:
        if not text.strip():
            return self.tr(
                "Finds words in the name, kind of work and notes of tasks, and in all of a vendor."
            )
        if not count:
            return self.tr("Nothing has all of these words. Fewer words, or a part of one, find more.")
        if count == MOST_HITS:
            return plural(
                "The best one is shown. Another word narrows it down.",
                "The best {count} are shown. Another word narrows it down.",
                count,
            ).format(count=count)
        return self.tr("Found: {count}").format(count=count)

    @Slot(object)
    def _go(self, hit: Hit) -> None:
        if hit.kind is HitKind.TASK:
            self.task_requested.emit(hit.id)
        elif hit.vendor_id is None:
            self.vendor_requested.emit(hit.id)
        else:
            self.note_requested.emit(hit.vendor_id, hit.id)

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
