"""What screen readers are told of a widget where Qt's own words for it fall short or are missing.

A widget joins in with a method ``make_accessible`` that returns one of these interfaces; Qt asks once, when a
screen reader first comes to the widget. ``speak_for_widgets`` makes Qt ask at all.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAnnouncementEvent,
    QAccessibleInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QWidget

Role = QAccessible.Role
_PRESS = QAccessibleActionInterface.pressAction()
_OPEN = QAccessibleActionInterface.showMenuAction()
# Qt's own buttons in a line of text, and the one among them that empties it.
_LINE_BUTTON, _CLEAR_ACTION = "QLineEditIconButton", "_q_qlineeditclearaction"


@cache
def speak_for_widgets() -> None:
    """Have Qt ask our widgets for their interfaces. Once for the whole program."""
    QAccessible.installFactory(_interface_of)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say ``text``, which no change of focus or of a value would make it say."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class SpokenButton(QAccessibleWidget):
    """Something to press, or where ``can_press`` says no, a text. Opens and closes if it can be checked."""

    def __init__(
        self, button: QAbstractButton, can_press: Callable[[], bool], role: QAccessible.Role = Role.Button
    ) -> None:
        super().__init__(button, role)
        self._button = button
        self._can_press = can_press
        self._role = role

    def text(self, t: QAccessible.Text) -> str:
        found = super().text(t)
        if t is QAccessible.Text.Name and not found:
            return self._button.text().replace("&&", "&")
        return found

    def role(self) -> QAccessible.Role:
        return self._role if self._can_press() else Role.StaticText

    def state(self) -> QAccessible.State:
        state = super().state()
        if self._button.isCheckable():
            is_on = self._button.isChecked()
            if self._role is Role.Button:
                state.expandable, state.expanded, state.collapsed = True, is_on, not is_on
            else:
                state.checkable, state.checked = True, is_on
        return state

    def actionNames(self) -> list[str]:
        return [_PRESS, *super().actionNames()] if self._can_press() else []

    def doAction(self, name: str) -> None:
        if name != _PRESS:
            super().doAction(name)
        elif self._button.isEnabled() and self._can_press():
            self._button.click()


class SpokenChoice(QAccessibleWidget):
    """A drop-down list with a name of its own: Qt calls it by what is chosen, on Linux."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, Role.ComboBox)
        self._box = box

    def text(self, t: QAccessible.Text) -> str:
        return self._box.currentText() if t is QAccessible.Text.Value else super().text(t)

    def state(self) -> QAccessible.State:
        state = super().state()
        is_open = self._box.view().isVisible()
        state.expandable, state.expanded, state.collapsed = True, is_open, not is_open
        return state

    def childCount(self) -> int:
        return 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self._box.view()) if index == 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._box.view() else -1

    def actionNames(self) -> list[str]:
        return [_OPEN, _PRESS, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name not in (_OPEN, _PRESS):
            super().doAction(name)
        elif self._box.view().isVisible():
            self._box.hidePopup()
        elif self._box.isEnabled():
            self._box.showPopup()


class SpokenValue(QAccessibleWidget):
    """A number within bounds, in the unit that is shown; ``words`` writes it as it is shown."""

    def __init__(
        self,
        widget: QWidget,
        role: QAccessible.Role,
        bounds: QAccessibleValueInterface,
        words: Callable[[], str],
    ) -> None:
        super().__init__(widget, role)
        self._bounds = bounds
        self._words = words

    def text(self, t: QAccessible.Text) -> str:
        return self._words() if t is QAccessible.Text.Value else super().text(t)

    def interface_cast(self, t: QAccessible.InterfaceType) -> Any:
        # The stubs promise a number; what arrives at Qt is the address of the object that is returned.
        if t is QAccessible.InterfaceType.ValueInterface:
            return self._bounds
        return super().interface_cast(t)


class _SpokenClearButton(SpokenButton):
    def __init__(self, button: QAbstractButton) -> None:
        super().__init__(button, button.isEnabled)

    def text(self, t: QAccessible.Text) -> str:
        if t is QAccessible.Text.Name:
            return QCoreApplication.translate("spoken", "Clear the text")
        return super().text(t)


def _interface_of(_key: str, thing: QObject) -> QAccessibleInterface | None:
    make = getattr(thing, "make_accessible", None)
    if callable(make):
        found = make()
        assert isinstance(found, QAccessibleInterface)
        return found
    if isinstance(thing, QAbstractButton) and thing.inherits(_LINE_BUTTON):
        if any(action.objectName() == _CLEAR_ACTION for action in thing.actions()):
            return _SpokenClearButton(thing)
        return SpokenButton(thing, _never)  # the picture before a search
    return None


def _never() -> bool:
    return False
