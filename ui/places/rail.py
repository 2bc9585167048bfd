"""The rail at the left edge of the window that leads from place to place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import Space
from ui.widgets.direction import set_margins
from ui.widgets.spoken import Role, SpokenButton

_ICON = 1.9  # times the height of a letter


class Rail(QFrame):
    """One button a place, the current one marked; the arrow keys move between them."""

    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Places"))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._layout = QVBoxLayout(self)
        set_margins(self, Space.SMALL, Space.MEDIUM, 0, Space.MEDIUM, of=self._layout)
        self._layout.setSpacing(Space.TINY)
        self._layout.addStretch(1)

    def add_place(self, name: str, label: str, icon_name: str) -> None:
        button = _PlaceButton(self)
        button.setText(label)
        button.setIcon(icon(icon_name))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setMinimumWidth(76)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setProperty("place", name)
        button.clicked.connect(self._ask)
        self._group.addButton(button)
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._buttons[name] = button

    def show_place(self, name: str) -> None:
        self._buttons[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        buttons = list(self._buttons.values())
        focused = next((at for at, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _ask(self) -> None:
        button = self._group.checkedButton()
        if button is not None:
            self.place_requested.emit(button.property("place"))


class _PlaceButton(QToolButton):
    """One of several, of which one is always chosen: no check box. Its icon grows with the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._size_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._size_icon()

    def _size_icon(self) -> None:
        side = round(self.fontMetrics().ascent() * _ICON)
        self.setIconSize(QSize(side, side))

    def make_accessible(self) -> SpokenButton:
        return SpokenButton(self, self.isEnabled, Role.RadioButton)
