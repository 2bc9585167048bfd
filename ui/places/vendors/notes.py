"""The dated notes of the vendor on show: adds, changes and removes them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Slot

from advisor.domain.edits import AddNote, ChangeNote, RemoveNote
from advisor.domain.records import NoteRecord
from advisor.records import replace
from ui.dialogs.note_dialog import NoteDialog
from ui.notifier import Notifier
from ui.open_library import OpenLibrary
from ui.places.vendors.place import VendorsPlace


class NotesPresenter(QObject):
    """Carries out what is wished about notes. ``current``: the vendor on show."""

    def __init__(
        self,
        *,
        library: OpenLibrary,
        place: VendorsPlace,
        notifier: Notifier,
        current: Callable[[], int | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._place = place
        self._notifier = notifier
        self._current = current
        self._dialog: NoteDialog | None = None
        self._changing: NoteRecord | None = None
        place.history.note_requested.connect(self.add)
        place.history.edit_note_requested.connect(self._change)
        place.history.remove_note_requested.connect(self._remove)
        place.history.done_requested.connect(self._finish)

    @Slot()
    def add(self) -> None:
        """Ask for a new note."""
        self._open(None)

    @Slot(int)
    def _change(self, note_id: int) -> None:
        found = self._find(note_id)
        if found is not None:
            self._open(found)

    @Slot(int)
    def _remove(self, note_id: int) -> None:
        change = self._notifier.attempt(self._library.edit, RemoveNote(note_id=note_id))
        if change is not None:
            self._notifier.show_news(
                self.tr("Removed a note."),
                self.tr("Undo"),
                partial(self._notifier.attempt, self._library.take_back, change),
            )

    @Slot(int)
    def _finish(self, note_id: int) -> None:
        """Take the day away from a note that was followed up."""
        found = self._find(note_id)
        if found is None:
            return
        edit = ChangeNote(note_id=note_id, note=replace(found.note, follow_up_on=None))
        change = self._notifier.attempt(self._library.edit, edit)
        if change is not None:
            self._notifier.show_news(
                self.tr("Followed up. Write down what came of it as a new note."),
                self.tr("Undo"),
                partial(self._notifier.attempt, self._library.take_back, change),
            )

    def _find(self, note_id: int) -> NoteRecord | None:
        vendor_id = self._current()
        if vendor_id is None:
            return None
        return next((found for found in self._library.vendor(vendor_id).notes if found.id == note_id), None)

    def _open(self, found: NoteRecord | None) -> None:
        vendor_id = self._current()
        if vendor_id is None:
            return
        name = self._library.vendor(vendor_id).vendor.name
        self._dialog, self._changing = NoteDialog(name, self._place.window()), found
        if found is not None:
            self._dialog.show_note(found.note)
        self._dialog.accepted.connect(self._take)
        self._dialog.open()

    @Slot()
    def _take(self) -> None:
        dialog, found, vendor_id = self._dialog, self._changing, self._current()
        self._dialog = self._changing = None
        if dialog is None or vendor_id is None:
            return
        if found is None:
            edit: AddNote | ChangeNote = AddNote(vendor_id=vendor_id, note=dialog.note())
        else:
            edit = ChangeNote(note_id=found.id, note=dialog.note())
        self._notifier.attempt(self._library.edit, edit)
