"""Lets Tab follow the order in which one reads, whatever came into the window first or last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_BACKWARDS = (QBoxLayout.Direction.RightToLeft, QBoxLayout.Direction.BottomToTop)
_WHOLE = (QComboBox, QAbstractItemView, QAbstractSpinBox)  # what is inside them is their own affair


@runtime_checkable
class OrdersTabs(Protocol):
    """A part of the window that knows a better order for what Tab reaches in it."""

    def tab_order(self, found: list[QWidget]) -> list[QWidget]: ...


def focus_next(window: QWidget, *, forwards: bool) -> bool:
    """Put the focus on what is read after the widget that has it, or before; False where that is not known.

    Reckoned anew at every press of Tab: lines come and go at any time.
    """
    order = list(reading_order(window))
    focused = window.focusWidget()
    at = next((place for place, widget in enumerate(order) if widget is focused), None)
    if at is None:
        return False
    reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
    order[(at + (1 if forwards else -1)) % len(order)].setFocus(reason)
    return True


def reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What Tab can reach at and below ``widget``, in the order of its layouts: by rows, then by columns."""
    if isinstance(widget, OrdersTabs):
        yield from widget.tab_order(list(_in_rows(widget)))
    else:
        yield from _in_rows(widget)


def _in_rows(widget: QWidget) -> Iterator[QWidget]:
    is_passed_on = widget.focusProxy() is not None
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not is_passed_on and widget.isEnabled():
        yield widget
    if isinstance(widget, _WHOLE):
        return
    for part in _parts(widget):
        if not part.isHidden() and not part.isWindow():
            yield from reading_order(part)


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets directly within ``widget``."""
    found: list[QWidget | None]
    match widget:
        case QTabWidget():
            found = [widget.tabBar(), widget.currentWidget()]
        case QStackedWidget():
            found = [widget.currentWidget()]
        case QSplitter():
            found = [widget.widget(at) for at in range(widget.count())]
        case QScrollArea():
            found = [widget.widget()]
        case QMainWindow():
            found = [widget.centralWidget()]
        case _:
            layout = widget.layout()
            found = list(_laid_out(layout)) if layout is not None else []
            if layout is None:
                children = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                found = [*sorted(children, key=lambda child: (child.y(), child.x()))]
    return [one for one in found if one is not None]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in _places(layout):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget


def _places(layout: QLayout) -> list[int]:
    """The numbers of a layout's items, as one reads them."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        return sorted(places, key=lambda at: _corner(layout, at))
    if isinstance(layout, QBoxLayout) and layout.direction() in _BACKWARDS:
        places.reverse()
    return places


def _corner(layout: QGridLayout, at: int) -> tuple[int, int]:
    row, column, *_ = cast(tuple[int, ...], layout.getItemPosition(at))  # the stub says object
    return row, column
