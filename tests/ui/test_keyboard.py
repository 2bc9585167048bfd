"""The window by keyboard alone: everything is reached, in reading order, and one sees where one is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QWidget,
)

from tests.ui.drive import Owner
from tests.ui.tour import Stop, tour
from ui.palettes import Scheme
from ui.widgets.reading_order import OrdersTabs

_MOST_TABS = 300
_MOST_PARTS = 3  # of one field that Tab goes through


def test_tab_reaches_everything_in_reading_order_and_comes_round(owner: Owner, tmp_path: Path) -> None:
    faults: dict[str, list[str]] = {}
    for stop in tour(owner, tmp_path):
        _activate(owner, stop)
        found = list(_faults_of_tab(stop))
        if found:
            faults[stop.name] = found
    for k, v in faults.items():
        print(k, *v, sep="\n    ")
    assert not faults


def test_the_wheel_changes_nothing_that_has_not_the_focus(owner: Owner, tmp_path: Path) -> None:
    changed: list[str] = []
    seen: set[type[QWidget]] = set()
    for stop in tour(owner, tmp_path):
        for widget in stop.root.findChildren(QWidget):
            if not widget.isVisible() or isinstance(widget, QScrollBar) or widget.hasFocus():
                continue
            if isinstance(widget, QComboBox | QAbstractSpinBox | QAbstractSlider):
                seen.add(type(widget))
                before = _value(widget)
                for way in (120, -120):
                    _wheel(widget, way)
                    if _value(widget) != before:
                        changed.append(f"{stop}: {widget.accessibleName()}")
    assert not changed
    assert {"ChoiceBox", "LeverSlider", "_DateEdit"} <= {kind.__name__ for kind in seen}


@pytest.mark.usefixtures("usual_looks")
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST])
def test_one_sees_where_the_focus_is(owner: Owner, tmp_path: Path, scheme: Scheme) -> None:
    owner.program.theme.set_scheme(scheme)
    seen: set[type[QWidget]] = set()
    unseen: set[str] = set()
    for stop in tour(owner, tmp_path):
        _activate(owner, stop)
        before = stop.root.focusWidget()
        for widget in _reachable(stop.root):
            if type(widget) not in seen:
                seen.add(type(widget))
                if not _shows_focus(widget):
                    unseen.add(f"{_name(widget)}, {stop}")
        if before is not None:
            before.setFocus()
    assert not unseen
    assert len(seen) > 15


def _activate(owner: Owner, stop: Stop) -> None:
    """What a desktop does when a dialog before this one has closed."""
    stop.root.activateWindow()
    owner.wait_for(stop.root.isActiveWindow)


def _faults_of_tab(stop: Stop) -> Iterator[str]:
    order = _tab_through(stop.root)
    wanted = _reachable(stop.root)
    if order and order[-1] is not order[0]:
        yield f"Tab does not come round: it ends at {_name(order[-1])}"
    for widget in wanted:
        if not any(one is widget for one in order):
            yield f"Tab passes by {_name(widget)}"
    back = [
        (one, other)
        for one, other in pairwise(order)
        if _is_backwards(one, other) and not _in_own_order(one, other)
    ]
    if len(back) > 1:  # from the last to the first it has to go back once
        for one, other in back:
            yield f"from {_name(one)} back to {_name(other)}"


def _tab_through(root: QWidget) -> list[QWidget]:
    """The widgets that Tab leads to, beginning and ending with the first that comes twice."""
    start = next(iter(_reachable(root)), None)
    if start is None:
        return []
    start.setFocus(Qt.FocusReason.TabFocusReason)
    order, stays = [_focused()], 0
    for _ in range(_MOST_TABS):
        QTest.keyClick(order[-1], Qt.Key.Key_Tab)
        if _focused() is order[-1]:
            stays += 1  # a date has a day, a month and a year
            if stays > _MOST_PARTS:
                break  # a trap
            continue
        now, stays = _focused(), 0
        order.append(now)
        if now is order[0]:
            break
    return order


def _reachable(root: QWidget) -> list[QWidget]:
    """What Tab should lead to, from top to bottom as Qt lists it."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.window() is root
    ]


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _is_backwards(one: QWidget, other: QWidget) -> bool:
    """Whether ``other`` stands before ``one``, as one reads. Columns are read one after the other."""
    first, second = _side_by_side(one, other)
    if second.bottom() < first.top():
        return second.left() <= first.right()
    overlap = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
    return overlap > min(first.height(), second.height()) / 2 and second.right() < first.left()


def _in_own_order(one: QWidget, other: QWidget) -> bool:
    """Whether both are in a part that puts its buttons in an order of its own."""
    holder = one.parentWidget()
    while holder is not None and not (isinstance(holder, OrdersTabs) and holder.isAncestorOf(other)):
        holder = holder.parentWidget()
    return holder is not None


def _side_by_side(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where the two stand in what holds both: the parts of it that they are in."""
    holder = one.parentWidget()
    while holder is not None and not holder.isAncestorOf(other):
        holder = holder.parentWidget()
    assert holder is not None
    return _part(holder, one), _part(holder, other)


def _part(holder: QWidget, widget: QWidget) -> QRect:
    while widget.parentWidget() is not holder:
        above = widget.parentWidget()
        assert above is not None
        widget = above
    return widget.geometry()


def _shows_focus(widget: QWidget) -> bool:
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_focus = _grabbed(widget)
    widget.clearFocus()
    QApplication.processEvents()
    return bool(with_focus != _grabbed(widget))


def _grabbed(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def _value(widget: QWidget) -> object:
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    return widget.text() if isinstance(widget, QAbstractSpinBox) else widget.property("value")


def _wheel(widget: QWidget, delta: int) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(0, 0),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"
