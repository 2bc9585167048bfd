"""Tells the owner what happened: news and faults in a banner, what blocks everything in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from advisor.errors import AdvisorError
from ui.banner import Banner
from ui.icons import icon

_SIGN = 2.2  # times the height of a line


Way = tuple[str, Callable[[], None]]  # what can be done about something: the words of a button, what it does


class Notifier(QObject):
    """Speaks through the window's one banner; dialogs belong to ``window``."""

    def __init__(self, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._banner = banner
        self._window = window
        self._way_on: Callable[[AdvisorError], Way | None] = lambda _error: None

    def offer(self, way_on: Callable[[AdvisorError], Way | None]) -> None:
        """Have the banner offer what ``way_on`` knows to do about a fault, where nothing else is offered."""
        self._way_on = way_on

    def show_news(self, text: str, button: str = "", action: Callable[[], None] | None = None) -> None:
        """What was done; ``button`` offers to go back or on."""
        self._banner.show_news(text, button, action)

    def show_error(
        self, error: AdvisorError, button: str = "", action: Callable[[], None] | None = None
    ) -> None:
        """What could not be done, why, and what to do about it, without stopping the owner."""
        if action is None and (way := self._way_on(error)) is not None:
            button, action = way
        self._banner.show_trouble(" ".join((error.what, error.why, error.remedy)), button, action)

    def dismiss(self) -> None:
        self._banner.dismiss()

    def attempt(self, act: Callable[..., Any], *arguments: Any) -> Any:
        """Call ``act``; None, and the banner, where it fails for a reason the owner can mend."""
        try:
            return act(*arguments)
        except AdvisorError as error:
            self.show_error(error)
            return None

    def stop_for(
        self, error: AdvisorError, *ways: tuple[str, Callable[[], None]], way_back: str = ""
    ) -> None:
        """Say in a dialog what must be known before going on.

        ``ways``: what else can be done about it, each the words of a button and what it does.
        ``way_back``: what the button says that leaves all as it is.
        """
        dialog = QMessageBox(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setIcon(QMessageBox.Icon.Warning)
        side = round(dialog.fontMetrics().height() * _SIGN)
        dialog.setIconPixmap(icon("triangle-alert", "warning").pixmap(side, side))
        dialog.setWindowTitle(self.tr("Rightsource"))
        dialog.setTextFormat(Qt.TextFormat.PlainText)
        dialog.setText(error.what)
        dialog.setInformativeText(f"{error.why}\n\n{error.remedy}")
        for words, action in ways:
            way = dialog.addButton(words, QMessageBox.ButtonRole.AcceptRole)
            way.clicked.connect(action)
        dialog.addButton(way_back or self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        for button in dialog.buttons():  # several would be squeezed into the width of the text
            button.ensurePolished()
            button.setMinimumWidth(button.sizeHint().width())
        dialog.open()
