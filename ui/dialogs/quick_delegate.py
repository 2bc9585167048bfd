"""Paints a row of the search and of the list of commands: an icon, a title, and a line of small print."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from advisor.records import Struct
from ui.icons import paint_icon
from ui.theme import Space, tone
from ui.widgets.direction import is_mirrored, let_texts_run_their_way, side

QUICK_ROW_ROLE = Qt.ItemDataRole.UserRole + 1
_SMALLER = 0.9


class QuickRow(Struct, frozen=True, kw_only=True):
    """``key`` is handed back when it is taken; ``aside`` stands at the right of the title."""

    key: object
    title: str
    detail: str = ""
    aside: str = ""
    icon_name: str = ""
    is_enabled: bool = True

    def spoken(self) -> str:
        """What a screen reader says of it."""
        return ", ".join(text for text in (self.title, self.aside, self.detail) if text)


class QuickDelegate(QStyledItemDelegate):
    """A row of two lines; one that cannot be taken is grey, and says why in the second."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, detail = _fonts(option.font)
        return QSize(0, QFontMetrics(title).height() + QFontMetrics(detail).height() + 2 * Space.SMALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(QUICK_ROW_ROLE)
        if not isinstance(row, QuickRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, option)
        title, detail = _fonts(option.font)
        area = option.rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        height = QFontMetrics(title).height()
        length = round(QFontMetrics(title).ascent() * 1.1)
        sign = QRect(area.left(), area.top() + (height - length) // 2, length, length)
        text = area.adjusted(length + Space.MEDIUM, 0, 0, 0)
        painter.setFont(detail)
        aside_width = min(painter.fontMetrics().horizontalAdvance(row.aside) + 2, text.width() // 2)
        aside = QRect(text.right() - aside_width, area.top(), aside_width, height)
        gap = aside_width + Space.MEDIUM if row.aside else 0
        first = QRect(text.left(), area.top(), text.width() - gap, height)
        second = QRect(text.left(), first.bottom() + 1, text.width(), area.bottom() - first.bottom())
        if option.direction is Qt.LayoutDirection.RightToLeft:
            sign, aside, first, second = (_mirrored(part, area) for part in (sign, aside, first, second))
        if row.icon_name:
            paint_icon(painter, row.icon_name, QRectF(sign), tone("muted" if row.is_enabled else "outline"))
        painter.setPen(tone("muted"))
        _draw(painter, aside, row.aside, option, at_end=True)
        _draw(painter, second, row.detail, option)
        painter.setFont(title)
        painter.setPen(tone("text" if row.is_enabled else "muted"))
        _draw(painter, first, row.title, option)
        painter.restore()


def _fonts(base: QFont) -> tuple[QFont, QFont]:
    title, detail = QFont(base), QFont(base)
    detail.setPointSizeF(base.pointSizeF() * _SMALLER)
    return title, detail


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
    ground = QRectF(option.rect).adjusted(2, 1, -2, -1)
    painter.setPen(Qt.PenStyle.NoPen)
    if option.state & QStyle.StateFlag.State_Selected:
        painter.setBrush(tone("selected"))
        painter.drawRoundedRect(ground, 6, 6)
        painter.setBrush(tone("accent"))
        mark = QRectF(ground.left(), ground.top() + 6, 3, ground.height() - 12)
        if is_mirrored(option.direction):
            mark.moveRight(ground.right())
        painter.drawRoundedRect(mark, 1.5, 1.5)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(tone("hover"))
        painter.drawRoundedRect(ground, 6, 6)


def _mirrored(part: QRect, whole: QRect) -> QRect:
    return QRect(whole.left() + whole.right() - part.right(), part.top(), part.width(), part.height())


def _draw(
    painter: QPainter, area: QRect, text: str, option: QStyleOptionViewItem, *, at_end: bool = False
) -> None:
    let_texts_run_their_way(painter)
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, side(option.direction, at_end=at_end) | Qt.AlignmentFlag.AlignVCenter, elided)
