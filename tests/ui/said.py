"""Every text of a window: what is seen, and what a screen reader, a tooltip or the status bar says."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCalendarWidget,
    QComboBox,
    QDateTimeEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_COLUMNS = 50
_MOST_ROWS = 200  # of a list: further down they are made in the same way


def said(root: QWidget) -> Iterator[tuple[str, str]]:
    """Whose text it is and the text, of ``root`` and everything on show in it, its menus included."""
    for widget in (root, *root.findChildren(QWidget)):
        # Another window is a stop of its own; a calendar writes the days in the words of the locale.
        if not widget.isVisibleTo(root) or widget.window() is not root.window():
            continue
        if isinstance(widget.parent(), QCalendarWidget) or isinstance(widget, QCalendarWidget):
            continue
        if widget.property("fromFiles"):  # the guide's pages are translated as files
            continue
        name = type(widget).__name__
        for text in _texts(widget):
            if text:
                yield name, text
    for action in root.findChildren(QAction):
        if isinstance(action.parent(), QLineEdit | QPlainTextEdit | QTextEdit):
            continue
        for text in (action.text(), action.statusTip(), action.toolTip(), action.whatsThis()):
            yield "QAction", text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _texts(widget: QWidget) -> Iterator[str]:  # noqa: PLR0912 - a branch a kind
    if widget.isWindow():
        yield widget.windowTitle()
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        case QLineEdit():
            yield widget.placeholderText()
        case QPlainTextEdit() | QTextEdit():
            yield widget.placeholderText()
            if widget.isReadOnly():
                yield widget.toPlainText()
        case QComboBox():
            yield from (widget.itemText(at) for at in range(widget.count()))
        case QTabBar():
            for at in range(widget.count()):
                yield from (widget.tabText(at), widget.tabToolTip(at), widget.accessibleTabName(at))
        case QMenu() | QMenuBar():
            yield widget.title() if isinstance(widget, QMenu) else ""
        case QAbstractItemView():
            if not isinstance(widget.parentWidget(), QComboBox):
                yield from _rows(widget.model())
        case _:
            pass
    if not isinstance(widget, QDateTimeEdit | QLineEdit | QPlainTextEdit | QDialog):
        interface = QAccessible.queryAccessibleInterface(widget)
        yield interface.text(QAccessible.Text.Name)
        yield interface.text(QAccessible.Text.Description)


def _rows(model: QAbstractItemModel | None) -> Iterator[str]:
    if model is None:
        return
    rows = min(model.rowCount(), _MOST_ROWS)
    # A list does not tell how many columns it has.
    columns = next((at for at in range(_MOST_COLUMNS) if not model.hasIndex(0, at)), 0)
    for row in range(rows):
        for column in range(columns):
            index = model.index(row, column)
            yield from (str(index.data(role)) for role in _ROLES if isinstance(index.data(role), str))
    for way, count in ((Qt.Orientation.Horizontal, columns), (Qt.Orientation.Vertical, rows)):
        for at in range(count):
            text = model.headerData(at, way, Qt.ItemDataRole.DisplayRole)
            if isinstance(text, str):
                yield text
