"""The panes of a tab widget as a drop-down list, where the tabs would not all be seen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTabWidget, QWidget

from ui.widgets.choice_box import ChoiceBox


class TabChoice(ChoiceBox):
    """Stands above ``tabs`` in place of its bar while that is wider than the room for it."""

    def __init__(self, tabs: QTabWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.setAccessibleName(name)
        self.hide()
        self.activated.connect(self._go)
        tabs.currentChanged.connect(self._show_current)
        tabs.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._tabs and event.type() in (
            QEvent.Type.Resize,
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
            QEvent.Type.LanguageChange,
        ):
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        bar = self._tabs.tabBar()
        is_short = bar.sizeHint().width() > self._tabs.width()
        if is_short is not self.isHidden():
            return
        if is_short:
            self.clear()
            self.addItems([self._tabs.tabText(at) for at in range(self._tabs.count())])
            self._show_current()
        had_focus = bar.hasFocus() or self.hasFocus()
        bar.setVisible(not is_short)
        self.setVisible(is_short)
        if had_focus:
            (self if is_short else bar).setFocus()

    def _show_current(self) -> None:
        self.setCurrentIndex(self._tabs.currentIndex())

    def _go(self, at: int) -> None:
        self._tabs.setCurrentIndex(at)
