"""The filters of a place's list: a button with the choices, and a line that says what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget, QWidgetAction

from advisor.records import Struct
from ui.icons import icon
from ui.theme import Space
from ui.widgets.buttons import icon_button, quiet_button
from ui.widgets.direction import set_margins
from ui.widgets.plain_text import TextRole, literal, plain_label, plain_tooltip


class Filter(Struct, frozen=True, kw_only=True):
    """One way to filter: ``key`` is that of the rows' facets; ``choices`` are (value, label) pairs."""

    key: str
    label: str
    choices: Sequence[tuple[str, str]]


class ListFilter(QWidget):
    """Shown while something is left out: says what is shown, and shows all. ``button`` stands elsewhere.

    Of one filter's choices any will do; where several filters have choices, a row must fit each.
    """

    changed = Signal()

    def __init__(self, filters: Sequence[Filter], parent: QWidget) -> None:
        super().__init__(parent)
        self._actions: dict[tuple[str, str], QAction] = {}
        self.button: QToolButton = icon_button("funnel", self.tr("Filter"), parent)
        self.button.setCheckable(True)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.button)
        for found in filters:
            if self._actions:
                self._menu.addSeparator()
            self._menu.addAction(_heading(found.label, self._menu))
            for value, label in found.choices:
                action = self._menu.addAction(literal(label))
                action.setCheckable(True)
                action.triggered.connect(self._change)
                self._actions[found.key, value] = action
        self._menu.addSeparator()
        self._all = self._menu.addAction(self.tr("Show all"))
        self._all.triggered.connect(self.show_all)
        self.button.setMenu(self._menu)
        self._words = plain_label("", TextRole.SMALL, self, selectable=False)
        clear = quiet_button(self.tr("Show all"), self)
        clear.clicked.connect(self.show_all)
        row = QHBoxLayout()
        row.addWidget(clear)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        set_margins(self, Space.TINY, 0, 0, 0, of=layout)
        layout.setSpacing(0)
        layout.addWidget(self._words)
        layout.addLayout(row)
        self._show()

    def choices(self) -> Mapping[str, Set[str]]:
        """For each filter the values chosen."""
        chosen: dict[str, set[str]] = {}
        for (key, value), action in self._actions.items():
            if action.isChecked():
                chosen.setdefault(key, set()).add(value)
        return chosen

    @property
    def is_active(self) -> bool:
        return any(action.isChecked() for action in self._actions.values())

    def text(self) -> str:
        """The choices in a line, to be remembered."""
        return " ".join(f"{key}={value}" for (key, value), one in self._actions.items() if one.isChecked())

    def show_text(self, text: str) -> None:
        """Take over remembered choices; what is not offered is passed over. Emits nothing."""
        wanted = set(text.split())
        for (key, value), action in self._actions.items():
            action.setChecked(f"{key}={value}" in wanted)
        self._show()

    def show_all(self) -> None:
        """Let everything pass again."""
        if self.is_active:
            self.show_text("")
            self.changed.emit()

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        names = [action.text().replace("&&", "&") for action in self._actions.values() if action.isChecked()]
        words = self.tr("Only: {choices}").format(choices=", ".join(names)) if names else ""
        self._words.setText(words)
        self.setVisible(bool(names))
        self._all.setEnabled(bool(names))
        self.button.setChecked(bool(names))
        self.button.setIcon(icon("funnel", "accent_text" if names else "muted"))
        self.button.setToolTip(plain_tooltip(words or self.tr("Filter")))
        self.button.setAccessibleDescription(words)


def _heading(text: str, menu: QMenu) -> QAction:
    """A line that cannot be chosen, and can be read all the same; styles drop the names of sections."""
    label = plain_label(text, TextRole.CAPTION, menu, wrap=False, selectable=False)
    set_margins(label, Space.LARGE, Space.TINY, Space.LARGE, Space.TINY)
    heading = QWidgetAction(menu)
    heading.setDefaultWidget(label)
    heading.setText(literal(text))
    heading.setEnabled(False)
    return heading
