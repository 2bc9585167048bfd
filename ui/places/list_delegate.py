"""Paints a row of a place's list: the title, and under it the sign and words of its verdict."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from ui.places.list_row import ListRow
from ui.places.row_model import ROW_ROLE
from ui.theme import Space, tone
from ui.widgets.arrangement_sign import paint_arrangement
from ui.widgets.direction import is_mirrored, let_texts_run_their_way, side
from ui.widgets.plain_text import plain_tooltip

_SMALLER = 0.9
_SIGN = 0.75  # times the height of a letter


class ListDelegate(QStyledItemDelegate):
    """A row of two lines. The sign has a shape as well as a colour: square, disc and triangle."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, detail = _fonts(option.font)
        lines = QFontMetrics(title).height() + QFontMetrics(detail).height()
        return QSize(0, lines + Space.TINY + 2 * Space.SMALL)

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
        let_texts_run_their_way(painter)
        _paint_ground(painter, option)
        area = option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        title, detail = _fonts(option.font)
        first = QRect(area.left(), area.top(), area.width(), QFontMetrics(title).height())
        painter.setFont(title)
        painter.setPen(tone("text"))
        _draw_text(painter, first, row.title, option)
        second = QRect(
            area.left(), first.bottom() + 1 + Space.TINY, area.width(), QFontMetrics(detail).height()
        )
        painter.setFont(detail)
        _paint_second_line(painter, second, row, option)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """What has no room in the row is told beside the mouse."""
        row = index.data(ROW_ROLE)
        if isinstance(row, ListRow) and _is_cut(option, row):
            text = "\n".join(part for part in (row.title, row.detail, row.aside) if part)
            QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
            return True
        QToolTip.hideText()
        return False


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    title, detail = QFont(base), QFont(base)
    title.setWeight(QFont.Weight.DemiBold)
    detail.setPointSizeF(base.pointSizeF() * _SMALLER)
    return title, detail


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    state = option.state
    ground = QRectF(option.rect).adjusted(2, 1, -2, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tone("selected"))
        painter.drawRoundedRect(ground, 6, 6)
        painter.setBrush(tone("accent"))
        left = ground.right() - 3 if is_mirrored(option.direction) else ground.left()
        painter.drawRoundedRect(QRectF(left, ground.top() + 6, 3, ground.height() - 12), 1.5, 1.5)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tone("hover"))
        painter.drawRoundedRect(ground, 6, 6)


def _paint_second_line(painter: QPainter, line: QRect, row: ListRow, option: QStyleOptionViewItem) -> None:
    metrics = painter.fontMetrics()
    # With large text both do not fit: what follows the sign comes first, and the tooltip has the rest.
    aside_width = metrics.horizontalAdvance(row.aside) if _has_aside(metrics, line.width(), row) else 0
    aside = QRect(line.right() - aside_width, line.top(), aside_width + 1, line.height())
    rest = line.adjusted(0, 0, -aside_width - Space.MEDIUM if aside_width else 0, 0)
    length = round(metrics.ascent() * _SIGN)
    sign = QRectF(line.left(), line.center().y() - length / 2 + 0.5, length, length)
    if row.arrangement is not None:
        rest.adjust(length + Space.SMALL, 0, 0, 0)
    if is_mirrored(option.direction):
        aside, rest = _mirrored(aside, line), _mirrored(rest, line)
        sign = QRectF(_mirrored(sign.toAlignedRect(), line))
    if row.arrangement is not None:
        paint_arrangement(painter, sign, row.arrangement, is_firm=row.is_firm)
    painter.setPen(tone("warning" if row.is_due else "muted"))
    _draw_text(painter, rest, row.detail, option)
    painter.setPen(tone("muted"))
    if aside_width:
        _draw_text(painter, aside, row.aside, option)


def _detail_width(metrics: QFontMetrics, row: ListRow) -> int:
    sign = round(metrics.ascent() * _SIGN) + Space.SMALL if row.arrangement is not None else 0
    return sign + metrics.horizontalAdvance(row.detail)


def _has_aside(metrics: QFontMetrics, room: int, row: ListRow) -> bool:
    aside = metrics.horizontalAdvance(row.aside)
    return bool(aside) and _detail_width(metrics, row) + Space.MEDIUM + aside <= room


def _is_cut(option: QStyleOptionViewItem, row: ListRow) -> bool:
    """Whether something of the row cannot be read."""
    room = option.rect.width() - 2 * Space.MEDIUM
    title, detail = map(QFontMetrics, _fonts(option.font))
    if title.horizontalAdvance(row.title) > room or _detail_width(detail, row) > room:
        return True
    return bool(row.aside) and not _has_aside(detail, room, row)


def _mirrored(part: QRect, whole: QRect) -> QRect:
    return QRect(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())


def _draw_text(painter: QPainter, area: QRect, text: str, option: QStyleOptionViewItem) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side(option.direction) | Qt.AlignmentFlag.AlignVCenter, elided)
