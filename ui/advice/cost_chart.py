"""The bars of what every alternative costs all in, stacked by groups of the ledger."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QToolTip, QWidget

from advisor.records import Struct
from advisor.report.chart import BarRow, ChartGeometry, Segment
from advisor.report.chart_style import GROUPS
from ui.advice.fill import paint_group, paint_hatch
from ui.theme import arrangement_colour, tone
from ui.widgets.arrangement_sign import paint_arrangement
from ui.widgets.direction import is_mirrored, let_texts_run_their_way
from ui.widgets.plain_text import plain_tooltip
from ui.widgets.spoken import announce

_MARGIN = 4
_GAP = 14
_NARROWEST = 160
_TURNED = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}


class Place(Struct, frozen=True):
    """Where the keyboard is: a row, and a segment in it or None for the bar as a whole."""

    row: int
    segment: int | None = None


class CostChart(QWidget):
    """A bar a row under its name and figure. Up and down go through bars, left and right through one."""

    place_changed = Signal(object)  # Place
    place_activated = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._geometry: ChartGeometry | None = None
        self._money: Callable[[float], str] = str
        self._place = Place(0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_geometry(self, geometry: ChartGeometry, money: Callable[[float], str]) -> None:
        """``money`` writes an amount."""
        self._geometry, self._money = geometry, money
        chosen = next((i for i, row in enumerate(geometry.rows) if row.is_recommended), 0)
        self._place = Place(chosen)
        self._describe()
        self.updateGeometry()
        self.update()
        self.place_changed.emit(self._place)

    @property
    def place(self) -> Place:
        return self._place

    def row(self) -> BarRow | None:
        """The alternative chosen, for the list of its parts."""
        rows = self._rows()
        return rows[self._place.row] if rows else None

    def segment(self) -> Segment | None:
        row = self.row()
        if row is None or self._place.segment is None:
            return None
        return row.segments[self._place.segment]

    def make_accessible(self) -> QAccessibleWidget:
        return QAccessibleWidget(self, QAccessible.Role.Chart)

    # Measures

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance("n") * 40
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(_NARROWEST, self._line() * 4)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = len(self._rows()) or 1
        return round(self._axis_top(rows, width)) + self._line() + 2

    def _rows(self) -> tuple[BarRow, ...]:
        return self._geometry.rows if self._geometry else ()

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _bar_height(self) -> int:
        return round(self._line() * 1.15)

    def _row_height(self, width: int | None = None) -> int:
        height = self._line() + 3 + self._bar_height() + _GAP
        return height + (self._line() if self._needs_two_lines(width) else 0)

    def _axis_top(self, rows: int, width: int | None = None) -> float:
        return _MARGIN + rows * self._row_height(width) - _GAP + 6

    def _plot(self) -> QRectF:
        return QRectF(_MARGIN, 0, self.width() - 2 * _MARGIN, self.height())

    def _bar_box(self, place: int) -> QRectF:
        top = _MARGIN + (place + 1) * self._row_height() - _GAP - self._bar_height()
        return QRectF(self._plot().left(), top, self._plot().width(), self._bar_height())

    def _segment_box(self, place: int, segment: Segment) -> QRectF:
        bar = self._bar_box(place)
        left, right = sorted((self._x(segment.left), self._x(segment.right)))
        return QRectF(left, bar.top(), max(right - left, 1.0), bar.height())

    def _x(self, share: float) -> float:
        """Where a share of the plot stands, from the side that one reads from."""
        plot = self._plot()
        is_from_right = is_mirrored(self.layoutDirection())
        return plot.right() - share * plot.width() if is_from_right else plot.left() + share * plot.width()

    def _needs_two_lines(self, width: int | None = None) -> bool:
        """Whether some name and its figure do not fit beside each other."""
        metrics = QFontMetrics(self._strong())
        room = (self.width() if width is None else width) - 2 * _MARGIN - self._line() - 8
        return any(
            metrics.horizontalAdvance(self._title(row)) + metrics.horizontalAdvance(row.figure) > room
            for row in self._rows()
        )

    def _title(self, row: BarRow) -> str:
        return self.tr("{name} – ruled out").format(name=row.name) if row.is_ruled_out else row.name

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:
        if self._geometry is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        let_texts_run_their_way(painter)
        self._paint_axis(painter, self._geometry)
        for place, row in enumerate(self._geometry.rows):
            self._paint_names(painter, place, row)
            self._paint_bar(painter, place, row)
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()

    def _paint_axis(self, painter: QPainter, geometry: ChartGeometry) -> None:
        bottom = self._axis_top(len(geometry.rows))
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * 0.85)
        metrics = QFontMetrics(small)
        painter.setFont(small)
        free_from = -1e9
        for tick in sorted(geometry.ticks, key=lambda tick: self._x(tick.at)):
            x = self._x(tick.at)
            strong = abs(tick.at - geometry.zero) < 1e-9
            painter.setPen(QPen(tone("outline" if strong else "border"), 1))
            painter.drawLine(QPointF(x, _MARGIN), QPointF(x, bottom))
            width = metrics.horizontalAdvance(tick.label)
            left = min(max(x - width / 2, 0.0), self.width() - width)
            if left > free_from:
                painter.setPen(tone("muted"))
                painter.drawText(QPointF(left, bottom + 2 + metrics.ascent()), tick.label)
                free_from = left + width + 6

    def _paint_names(self, painter: QPainter, place: int, row: BarRow) -> None:
        bar = self._bar_box(place)
        line = self._line()
        top = _MARGIN + place * self._row_height()
        side = self.fontMetrics().ascent() * 0.8
        # A little of the card around the words keeps the grid from running through them.
        ground = QRectF(bar.left(), top, bar.width(), bar.top() - top - 1)
        painter.fillRect(ground, tone("card"))
        sign = self._at_start(bar, side, top + (line - side) / 2, side)
        paint_arrangement(painter, sign, row.arrangement, is_firm=not row.is_ruled_out)
        inset = side + 6
        font = self._strong() if row.is_recommended else QFont(self.font())
        painter.setFont(font)
        metrics = QFontMetrics(font)
        painter.setPen(tone("muted" if row.is_ruled_out else "text"))
        figure_width = metrics.horizontalAdvance(row.figure)
        two_lines = self._needs_two_lines()
        room = bar.width() - inset - (0 if two_lines else figure_width + 8)
        title = metrics.elidedText(self._title(row), Qt.TextElideMode.ElideRight, int(room))
        words = self._at_start(bar.adjusted(inset, 0, -inset, 0), metrics.horizontalAdvance(title), top, line)
        painter.drawText(QPointF(words.left(), top + metrics.ascent()), title)
        if two_lines:
            if figure_width > room:  # a figure is never cut: it is written smaller
                font.setPointSizeF(font.pointSizeF() * room / figure_width)
                painter.setFont(font)
                figure_width = QFontMetrics(font).horizontalAdvance(row.figure)
            figure = self._at_start(bar.adjusted(inset, 0, -inset, 0), figure_width, top, line)
            painter.drawText(QPointF(figure.left(), top + line + metrics.ascent()), row.figure)
        else:
            left = bar.left() if is_mirrored(self.layoutDirection()) else bar.right() - figure_width
            painter.drawText(QPointF(left, top + metrics.ascent()), row.figure)

    def _at_start(self, area: QRectF, width: float, top: float, height: float) -> QRectF:
        """A box at the side of ``area`` that one reads from."""
        left = area.right() - width if is_mirrored(self.layoutDirection()) else area.left()
        return QRectF(left, top, width, height)

    def _paint_bar(self, painter: QPainter, place: int, row: BarRow) -> None:
        colour = tone("outline") if row.is_ruled_out else arrangement_colour(row.arrangement)
        for segment in row.segments:
            box = self._segment_box(place, segment)
            paint_group(painter, box, segment.group, colour)
            if row.is_ruled_out:
                paint_hatch(painter, box)
        if row.low is not None and row.high is not None and row.high > row.low:
            self._paint_whisker(painter, self._bar_box(place), row.low, row.high)

    def _paint_whisker(self, painter: QPainter, bar: QRectF, low: float, high: float) -> None:
        left, right = sorted((self._x(low), self._x(high)))
        middle, cap = bar.center().y(), bar.height() * 0.22
        for colour, width in ((tone("card"), 4.5), (tone("text"), 1.8)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            for x in (left, right):
                painter.drawLine(QPointF(x, middle - cap), QPointF(x, middle + cap))

    def _paint_focus(self, painter: QPainter) -> None:
        row = self.row()
        if row is None:
            return
        segment = self.segment()
        if segment is None:
            box = self._bar_box(self._place.row).adjusted(-3, -self._line() - 2, 3, 3)
            if self._needs_two_lines():
                box.adjust(0, -self._line(), 0, 0)
        else:
            box = self._segment_box(self._place.row, segment).adjusted(-2, -2, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tone("card"), 4))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(tone("focus"), 2))
        painter.drawRoundedRect(box, 4, 4)

    # The keyboard and the mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.row()
        if row is None:
            return super().keyPressEvent(event)
        at, segment, last = self._place.row, self._place.segment, len(row.segments) - 1
        key = event.key()
        if is_mirrored(self.layoutDirection()):
            key = _TURNED.get(Qt.Key(key), key)
        match key:
            case Qt.Key.Key_Down:
                self._go(Place(min(at + 1, len(self._rows()) - 1)))
            case Qt.Key.Key_Up:
                self._go(Place(max(at - 1, 0)))
            case Qt.Key.Key_Right if last >= 0:
                self._go(Place(at, 0 if segment is None else min(segment + 1, last)))
            case Qt.Key.Key_Left:
                self._go(Place(at, segment - 1 if segment else None))
            case Qt.Key.Key_Home:
                self._go(Place(0))
            case Qt.Key.Key_End:
                self._go(Place(len(self._rows()) - 1))
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.place_activated.emit(self._place)
            case _:
                return super().keyPressEvent(event)
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._place_at(event.position())
        if found is not None:
            self._go(found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._place_at(event.position())
        if found is not None and found.segment is not None and found == self._place:
            self.place_activated.emit(found)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            found = self._place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(self.words(found) if found else ""), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()

    def words(self, place: Place) -> str:
        """What stands at a place, in words."""
        row = self._rows()[place.row]
        if place.segment is None:
            return self.tr("{name}: {figure}").format(name=self._title(row), figure=row.figure)
        segment = row.segments[place.segment]
        return self.tr("{name}, {part}").format(name=row.name, part=self._part(segment))

    def _part(self, segment: Segment) -> str:
        label, amount = GROUPS[segment.group].label, self._money(segment.amount)
        return self.tr("{name}: {figure}").format(name=label, figure=amount)

    def _place_at(self, at: QPointF) -> Place | None:
        for place, row in enumerate(self._rows()):
            if at.y() < _MARGIN + (place + 1) * self._row_height():
                for number, segment in enumerate(row.segments):
                    if self._segment_box(place, segment).contains(at):
                        return Place(place, number)
                return Place(place)
        return None

    def _go(self, place: Place) -> None:
        if place != self._place:
            self._place = place
            self._describe()
            announce(self, self.words(place))  # the focus stays where it is
            self.update()
            self.place_changed.emit(place)

    def _describe(self) -> None:
        rows = self._rows()
        if not rows:
            return
        self.setAccessibleName(self.words(self._place))
        lines = []
        for place, row in enumerate(rows):
            parts = "; ".join(self._part(segment) for segment in row.segments)
            lines.append(self.tr("{bar} ({parts})").format(bar=self.words(Place(place)), parts=parts))
        self.setAccessibleDescription(". ".join(lines))
