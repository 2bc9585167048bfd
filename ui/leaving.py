"""Decides whether the open library may be left, and shows what would be lost with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from advisor.errors import AdvisorError
from ui.desk import Desk
from ui.notifier import Notifier
from ui.works import Works


class Leaving(QObject):
    """``desk``: the open library in the window; ``close_library`` closes it, to show the start screen."""

    def __init__(
        self,
        window: QWidget,
        *,
        works: Works,
        notifier: Notifier,
        desk: Callable[[], Desk | None],
        close_library: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._works = works
        self._notifier = notifier
        self._desk = desk
        self._close_library = close_library

    def may_leave(self) -> bool:
        """Have everything stored; where that cannot be, say what would be lost."""
        desk = self._desk()
        if desk is None:
            return True
        library = desk.library
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
        desk.commit()
        if not library.has_unsaved or library.save_unsaved():
            return True
        self.offer_unsaved(library.unsaved_texts(), self._discard)
        return False

    def offer_unsaved(self, texts: Sequence[str], discard: Callable[[], object]) -> None:
        """Show what would be lost, to be copied; ``discard`` closes without it."""
        from ui.dialogs.reading_dialog import Passage, ReadingDialog

        dialog = ReadingDialog(
            self.tr("Not everything is saved"),
            [
                Passage(
                    heading=self.tr("These answers could not be saved."),
                    text=self.tr("Copy them, or mend what keeps the disk from taking them and close again."),
                )
            ],
            self._window,
            to_copy="\n\n".join(texts),
        )
        way = dialog.add_button(self.tr("Close without them"))
        way.clicked.connect(discard)
        way.clicked.connect(dialog.reject)
        dialog.open()

    @Slot()
    def _discard(self) -> None:
        if (desk := self._desk()) is not None:
            desk.library.forget_unsaved()
        self._close_library()
