"""Asks for the business's own details, its logo among them, and stores them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from advisor.domain.edits import SetBusiness
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.notifier import Notifier
from ui.works import Works

if TYPE_CHECKING:
    from ui.dialogs.business_dialog import BusinessDialog


class BusinessPresenter(QObject):
    """``desk``: the open library in the window, if any."""

    def __init__(
        self,
        *,
        window: MainWindow,
        works: Works,
        notifier: Notifier,
        desk: Callable[[], Desk | None],
        locale: str,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._works = works
        self._notifier = notifier
        self._desk = desk
        self._locale = locale
        self._dialog: BusinessDialog | None = None
        window.actions_.business.triggered.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        from ui.dialogs.business_dialog import BusinessDialog
        from ui.logo_choice import LogoChoice

        desk = self._desk()
        if desk is None:
            return
        desk.commit()
        self._dialog = BusinessDialog(desk.library.session.business(), self._locale, self._window)
        LogoChoice(self._dialog, self._works)
        self._dialog.accepted.connect(self._save)
        self._dialog.open()

    @Slot()
    def _save(self) -> None:
        dialog, self._dialog = self._dialog, None
        desk = self._desk()
        if dialog is not None and desk is not None:
            self._notifier.attempt(desk.library.edit, SetBusiness(business=dialog.business()))
