"""A line of the advice: a text, perhaps a figure and a remark; it may lead to the field behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from advisor.records import Struct
from ui.icons import paint_icon
from ui.theme import tone
from ui.widgets.direction import let_texts_run_their_way, side
from ui.widgets.spoken import SpokenButton

_PAD_X, _PAD_Y, _GAP = 8, 5, 8
_NARROWEST = 80
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)

Leading = Callable[[QPainter, QRectF], None]


class _Plan(Struct, frozen=True):
    """Where the texts go in a row of some width."""

    title: QRect
    figure: QRect
    note: QRect
    height: int


class DetailRow(QAbstractButton):
    """Can be clicked, and reached by Tab, only when it leads somewhere (``show_link``)."""

    def __init__(self, parent: QWidget | None = None, *, tone_name: str = "text") -> None:
        super().__init__(parent)
        self.key = ""
        self._tone_name = tone_name
        self._title = self._figure = self._note = ""
        self._leading: Leading | None = None
        self._is_link = self._has_room = False
        self._is_chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_link("")

    def show_texts(
        self, title: str, figure: str = "", note: str = "", leading: Leading | None = None
    ) -> None:
        """``leading`` paints a sign into the square it is given, before the text."""
        self._title, self._figure, self._note, self._leading = title, figure, note, leading
        self.setAccessibleName(", ".join(part for part in (title, figure, note) if part))
        self.updateGeometry()
        self.update()

    def show_link(self, key: str, hint: str = "", *, has_room: bool = False) -> None:
        """``key`` of the field the row leads to, "" for none; ``hint`` says so to a screen reader.

        ``has_room``: keep the place of the arrow free all the same, where other rows of the list have one.
        """
        self.key = key
        self._has_room = has_room or bool(key)
        self._is_link = bool(key)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(hint if key else "")
        self.update()

    def make_accessible(self) -> SpokenButton:
        """Only a row that can be clicked is a button; the others are read as text."""
        return SpokenButton(self, self._is_able)

    def show_chosen(self, is_chosen: bool) -> None:
        """Mark the row as the one chosen elsewhere."""
        self._is_chosen = is_chosen
        self.update()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("n") * 36
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._text_left() + _NARROWEST + self._text_right(), self.fontMetrics().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width).height

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._is_chosen or (self._is_able() and (self.underMouse() or self.isDown())):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("selected" if self._is_chosen or self.isDown() else "hover"))
            painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(tone("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame, 6, 6)
        plan = self._plan(self.width())
        if self._leading is not None:
            length = self._side()
            line = self.fontMetrics().height()
            left = self._inset() if not self._is_mirrored() else self.width() - self._inset() - length
            self._leading(painter, QRectF(left, _PAD_Y + (line - length) / 2, length, length))
        let_texts_run_their_way(painter)
        flags = int(Qt.TextFlag.TextWordWrap | side(self.layoutDirection()))
        painter.setPen(tone(self._tone_name))
        painter.drawText(self._mirrored(plan.title), flags, self._title)
        if self._figure:
            painter.setFont(self._strong())
            painter.drawText(self._mirrored(plan.figure), flags, self._figure)
        if self._note:
            painter.setFont(self._small())
            painter.setPen(tone("muted"))
            painter.drawText(self._mirrored(plan.note), flags, self._note)
        if self._is_link:
            length = self._side()
            left = self.width() - _PAD_X - length if not self._is_mirrored() else _PAD_X
            colour = tone("accent_text" if self.underMouse() or self.hasFocus() else "outline")
            top = _PAD_Y + (self.fontMetrics().height() - length) / 2
            box = QRectF(left, top, length, length)
            paint_icon(painter, "chevron-right", box, colour, self.layoutDirection())
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def _plan(self, width: int) -> _Plan:
        left = self._text_left()
        room = max(width - left - self._text_right(), _NARROWEST)
        metrics, strong = self.fontMetrics(), QFontMetrics(self._strong())
        figure_width = strong.horizontalAdvance(self._figure) + 2 if self._figure else 0
        title_width = metrics.horizontalAdvance(self._title)
        beside = bool(figure_width) and (
            title_width + _GAP * 2 + figure_width <= room or figure_width <= room * 0.42
        )
        title_room = room - figure_width - _GAP * 2 if beside else room
        title = _wrapped(metrics, self._title, title_room)
        title.moveTo(left, _PAD_Y)
        bottom = title.top() + title.height()
        figure = QRect()
        if self._figure and beside:
            figure = QRect(left + room - figure_width, _PAD_Y, figure_width, strong.height())
        elif self._figure:
            figure = _wrapped(strong, self._figure, room)
            figure.moveTo(left, bottom)
            bottom += figure.height()
        note = QRect()
        if self._note:
            note = _wrapped(QFontMetrics(self._small()), self._note, room)
            note.moveTo(left, bottom + 1)
            bottom += note.height() + 1
        return _Plan(title, figure, note, max(bottom, _PAD_Y + metrics.height()) + _PAD_Y)

    def _is_able(self) -> bool:
        return self._is_link or self.isCheckable()

    def _inset(self) -> int:
        return _PAD_X if self._is_link or self._leading is not None else 0

    def _text_left(self) -> int:
        return self._inset() + (self._side() + _GAP if self._leading is not None else 0)

    def _text_right(self) -> int:
        return _PAD_X + self._side() + 4 if self._has_room else 0

    def _side(self) -> int:
        return self.fontMetrics().ascent()

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.92)
        return font

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _mirrored(self, rect: QRect) -> QRect:
        if not self._is_mirrored():
            return rect
        return QRect(self.width() - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())


def icon_leading(name: str, tone_name: str) -> Leading:
    """A sign that is an icon of the family."""

    def paint(painter: QPainter, box: QRectF) -> None:
        paint_icon(painter, name, box, tone(tone_name), QGuiApplication.layoutDirection())

    return paint


def _wrapped(metrics: QFontMetrics, text: str, room: int) -> QRect:
    found = metrics.boundingRect(QRect(0, 0, max(room, 1), 1_000_000), _WRAP, text)
    return QRect(0, 0, room, found.height())
