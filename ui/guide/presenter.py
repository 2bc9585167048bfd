"""Opens the user guide at the page that fits what is on show."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from ui.desk import Desk
from ui.main_window import MainWindow
from ui.workspace import VENDORS

# By the panes of a task, from the first to the last.
_PANES = (
    "describe-a-task",
    "describe-a-task",
    "describe-a-task",
    "parts",
    "vendors-and-quotes",
    "describe-a-task",
)


class GuidePresenter(QObject):
    """One guide is open at a time; asked for again, it comes to the front at the page that fits now."""

    def __init__(self, window: MainWindow, desk: Callable[[], Desk | None]) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        window.actions_.user_guide.triggered.connect(self.show)

    @Slot()
    def show(self) -> None:
        from ui.guide.guide_window import GuideWindow  # the pages are read when somebody wants to read them

        guide = self._window.findChild(GuideWindow)
        if guide is None:
            guide = GuideWindow(self._window)
        guide.go_to(self._fitting_page())
        guide.show()
        guide.raise_()
        guide.activateWindow()

    def _fitting_page(self) -> str:
        desk = self._desk()
        if desk is None:
            return "first-steps"
        workspace = desk.workspace
        if workspace.place == VENDORS:
            return "vendors-and-quotes"
        if desk.tasks.current is None:
            return "first-steps"
        if workspace.tasks.is_interview_open:
            return "guide-me"
        if workspace.tasks.advice.is_what_if_open:
            return "what-if"
        return _PANES[workspace.tasks.entry.tabs.currentIndex()]
