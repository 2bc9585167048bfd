"""Paints a row of a place's list: the title, and under it the sign and words of its verdict."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.places.list_row import ListRow
from ui.places.row_model import ROW_ROLE
from ui.theme import Space, tone
from ui.widgets.arrangement_sign import paint_arrangement
from ui.widgets.direction import is_mirrored, let_texts_run_their_way, side

_SMALLER = 0.9


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
    # With large text both do not fit: each gives way, and what is cut off ends in an ellipsis.
    aside_width = min(painter.fontMetrics().horizontalAdvance(row.aside), round(line.width() * 0.55))
    aside = QRect(line.right() - aside_width, line.top(), aside_width + 1, line.height())
    rest = line.adjusted(0, 0, -aside_width - Space.MEDIUM if row.aside else 0, 0)
    length = round(painter.fontMetrics().ascent() * 0.75)
    sign = QRectF(line.left(), line.center().y() - length / 2 + 0.5, length, length)
    if row.arrangement is not None:
        rest.adjust(length + Space.SMALL, 0, 0, 0)
    if is_mirrored(option.direction):
        aside, rest = _mirrored(aside, line), _mirrored(rest, line)
        sign = QRectF(_mirrored(sign.toAlignedRect(), line))
    if row.arrangement is not None:
        paint_arrangement(painter, sign, row.arrangement, is_firm=row.is_firm)
    painter.setPen(tone("muted"))
    _draw_text(painter, rest, row.detail, option)
    _draw_text(painter, aside, row.aside, option)


def _mirrored(part: QRect, whole: QRect) -> QRect:
    return QRect(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())


def _draw_text(painter: QPainter, area: QRect, text: str, option: QStyleOptionViewItem) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side(option.direction) | Qt.AlignmentFlag.AlignVCenter, elided)
