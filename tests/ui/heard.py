"""What a screen reader hears of a window, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSlider,
    QWidget,
)

from ui.advice.headline_card import OddsBar
from ui.icons import IconLabel
from ui.widgets.arrangement_sign import ArrangementSign

Role, Text = QAccessible.Role, QAccessible.Text
# Roles of what one can operate or choose, which therefore needs a name.
OPERATED = frozenset(
    {
        Role.Button,
        Role.ButtonMenu,
        Role.ButtonDropDown,
        Role.CheckBox,
        Role.RadioButton,
        Role.ComboBox,
        Role.EditableText,
        Role.SpinBox,
        Role.Slider,
        Role.ProgressBar,
        Role.List,
        Role.ListItem,
        Role.Table,
        Role.Cell,
        Role.ColumnHeader,
        Role.RowHeader,
        Role.Tree,
        Role.TreeItem,
        Role.PageTab,
        Role.PageTabList,
        Role.MenuItem,
        Role.Link,
        Role.Chart,
        Role.Dialog,
        Role.Window,
    }
)
MEANINGLESS = frozenset({Role.NoRole, Role.Client, Role.LayeredPane, Role.Border})
# Painted things that say nothing which the words beside them do not say as well.
DECORATION = (IconLabel, ArrangementSign, OddsBar)


def heard(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Everything below ``root`` that is on show, as a screen reader comes by it."""
    yield from _below(QAccessible.queryAccessibleInterface(root))


def faults_of(found: QAccessibleInterface) -> Iterator[str]:
    """What is wrong with one thing, in words."""
    role, name, state = found.role(), found.text(Text.Name), found.state()
    widget = found.object()
    if not name and (role in OPERATED or (state.focusable and not _is_passed_on(widget))):
        yield f"{role.name} without a name"
    if state.focusable and role in MEANINGLESS and not _is_passed_on(widget):
        yield f"“{name}” takes the focus and is {role.name}"
    if "<qt>" in found.text(Text.Description) or "<qt>" in name:
        yield f"“{name}” reads out markup"
    if isinstance(widget, QWidget):
        yield from _untold(found, widget, name)
        yield from _unlabelled(widget)
        is_picture = _paints_itself(widget) and role is not Role.StaticText
        if is_picture and not name and not isinstance(widget, DECORATION):
            yield "a picture without a name"


def _below(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield found
    for at in range(found.childCount()):
        child: Any = found.child(at)  # None where there is none, whatever the stub says
        if child is not None and child.isValid() and not child.state().invisible:
            yield from _below(child)


def _untold(found: QAccessibleInterface, widget: QWidget, name: str) -> Iterator[str]:
    """Where a value is not told, or another than is shown."""
    told = found.text(Text.Value)
    match widget:
        case QLineEdit():
            shown = widget.text()
        case QPlainTextEdit():
            shown = widget.toPlainText()
        case QComboBox():
            shown = widget.currentText()
        case QDateTimeEdit():
            shown = widget.text()
        case QAbstractButton() if widget.isCheckable():
            state = found.state()
            if widget.isChecked() != bool(state.checked or state.expanded):
                yield f"“{name}” does not tell whether it is chosen"
            return
        case QSlider() | QProgressBar() if widget.maximum() > widget.minimum():
            number: Any = found.valueInterface()  # None where there is none, whatever the stub says
            if number is None or not isinstance(number.currentValue(), int | float):
                yield f"“{name}” tells no number"
            return
        case _:
            return
    if told != shown:
        yield f"“{name}” shows “{shown}” and tells “{told}”"


def _unlabelled(widget: QWidget) -> Iterator[str]:
    if not isinstance(widget, QLabel) or widget.buddy() is None:
        return
    relations = QAccessible.queryAccessibleInterface(widget.buddy()).relations(QAccessible.RelationFlag.Label)
    if not any(other.object() is widget for other, _ in relations):
        yield f"the label “{widget.text()}” is not tied to its field"


def _paints_itself(widget: QWidget) -> bool:
    own = next(
        (
            kind
            for kind in type(widget).__mro__
            if "paintEvent" in vars(kind) and kind.__module__.startswith("ui.")
        ),
        None,
    )
    return own is not None


def _is_passed_on(widget: object) -> bool:
    """Whether the focus goes to a widget within, which is heard in its place."""
    return isinstance(widget, QWidget) and widget.focusProxy() is not None
