"""Paints a cell of a place's list as a table: one line, the verdict with its sign."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.places.list_row import ListRow
from ui.places.row_model import COLUMN_ROLE, ROW_ROLE
from ui.theme import Space, tone
from ui.widgets.arrangement_sign import paint_arrangement
from ui.widgets.plain_text import plain_tooltip

VERDICT = "verdict"
_BAR = 3


class TableDelegate(QStyledItemDelegate):
    """The row that is on show has a bar at its beginning as well as another ground."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, QFontMetrics(_bold(option.font)).height() + 2 * Space.SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ListRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_first = index.column() == 0
        right_to_left = option.direction is Qt.LayoutDirection.RightToLeft
        _paint_ground(painter, option, is_first=is_first, right_to_left=right_to_left)
        area = option.rect.adjusted(Space.SMALL + _BAR, 0, -Space.SMALL - _BAR, 0)
        painter.setFont(_bold(option.font) if is_first else option.font)
        if index.data(COLUMN_ROLE) == VERDICT and row.arrangement is not None:
            side = round(painter.fontMetrics().ascent() * 0.75)
            left = area.right() - side if right_to_left else area.left()
            paint_arrangement(
                painter,
                QRectF(left, area.center().y() - side / 2 + 0.5, side, side),
                row.arrangement,
                is_firm=row.is_firm,
            )
            taken = side + Space.SMALL
            area.adjust(0 if right_to_left else taken, 0, -taken if right_to_left else 0, 0)
        painter.setPen(tone("text"))
        text = str(index.data() or "")
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        at_end = bool(index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignTrailing)
        side_flag = Qt.AlignmentFlag.AlignRight if at_end != right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            area, side_flag | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, elided
        )
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What has no room in the cell is told beside the mouse."""
        text = str(index.data() or "")
        taken = 2 * (Space.SMALL + _BAR)
        if index.data(COLUMN_ROLE) == VERDICT:
            taken += QFontMetrics(option.font).ascent() + Space.SMALL
        font = _bold(option.font) if index.column() == 0 else option.font
        if QFontMetrics(font).horizontalAdvance(text) > option.rect.width() - taken:
            QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
            return True
        QToolTip.hideText()
        return False


def _bold(base: QFont) -> QFont:
    font = QFont(base)
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _paint_ground(
    painter: QPainter, option: QStyleOptionViewItem, *, is_first: bool, right_to_left: bool
) -> None:
    ground = QRectF(option.rect)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(ground, tone("selected"))
        if is_first:
            left = ground.right() - _BAR if right_to_left else ground.left()
            painter.fillRect(QRectF(left, ground.top() + 4, _BAR, ground.height() - 8), tone("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(ground, tone("hover"))
