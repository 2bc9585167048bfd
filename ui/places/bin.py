"""Takes tasks and vendors back out of the bin."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from advisor.domain.edits import RestoreTask, RestoreVendor
from ui.dialogs.bin_dialog import BinDialog, BinItem
from ui.notifier import Notifier
from ui.open_library import OpenLibrary


class BinPresenter(QObject):
    """Opens the bin and carries out what is wished there."""

    def __init__(
        self, *, library: OpenLibrary, notifier: Notifier, window: QWidget, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._notifier = notifier
        self._window = window
        self._dialog: BinDialog | None = None

    @Slot()
    def open(self) -> None:
        self._dialog = BinDialog(self._window)
        self._dialog.restore_requested.connect(self._restore)
        self._dialog.finished.connect(self._forget)
        self._show()
        self._dialog.open()

    def _show(self) -> None:
        if self._dialog is None:
            return
        session = self._library.session
        self._dialog.show_items(
            [
                *(BinItem(kind="task", id=one.id, title=one.title) for one in session.deleted_tasks()),
                *(BinItem(kind="vendor", id=one.id, title=one.name) for one in session.deleted_vendors()),
            ]
        )

    @Slot(object)
    def _restore(self, item: BinItem) -> None:
        edit = RestoreTask(task_id=item.id) if item.kind == "task" else RestoreVendor(vendor_id=item.id)
        if self._notifier.attempt(self._library.edit, edit):
            self._notifier.show_news(self.tr("Restored “{title}”.").format(title=item.title))
        self._show()

    @Slot()
    def _forget(self) -> None:
        self._dialog = None
