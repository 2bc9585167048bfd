"""The pages of a PDF below each other; only those on the screen are painted, and few are kept."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from enum import Enum
from math import ceil
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

from ui.theme import Space, tone

_KEPT = 6  # pictures of pages
_GAP = Space.LARGE
_RING = 2  # pixels of the frame that shows where the focus is
_STEP = 1.25
_SMALLEST, _LARGEST = 0.1, 8.0  # pixels a point
_MOST_PIXELS = 24_000_000  # of one picture; what is larger is drawn larger than it is


class Pages(Protocol):
    """Pages to show. ``sizes`` in points."""

    sizes: Sequence[QSizeF]

    def image(self, index: int, scale: float) -> QImage: ...

    def text(self, index: int) -> str: ...


class Fit(Enum):
    """How large pages are shown."""

    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


class PageView(QAbstractScrollArea):
    """Shows pages, by wheel, scroll bar and keyboard. A screen reader is told what stands on the page."""

    page_changed = Signal(int)  # from 1

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._fit = Fit.PAGE
        self._scale = 1.0
        self._current = -1
        self._tops: list[int] = []
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setSingleStep(40)
        self.setAccessibleName(self.tr("Pages"))
        self._lay_out()

    @property
    def current_page(self) -> int:
        """The page that is looked at, from 1."""
        return self._current + 1

    @property
    def scale(self) -> float:
        """Pixels a point."""
        return self._scale

    @property
    def kept(self) -> int:
        """How many pictures of pages are in memory."""
        return len(self._images)

    def go_to(self, page: int) -> None:
        """Show a page from its top; ``page`` from 1."""
        index = min(max(page, 1), len(self._tops)) - 1
        self.verticalScrollBar().setValue(self._tops[index] - _GAP // 2)
        self._tell_page(index)

    def fit_page(self) -> None:
        self._set_fit(Fit.PAGE)

    def fit_width(self) -> None:
        self._set_fit(Fit.WIDTH)

    def enlarge(self) -> None:
        self._zoom(_STEP)

    def reduce(self) -> None:
        self._zoom(1 / _STEP)

    def make_accessible(self) -> QAccessibleWidget:
        return QAccessibleWidget(self, QAccessible.Role.Document)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.key() == Qt.Key.Key_Plus:
            self.enlarge()
        elif event.matches(QKeySequence.StandardKey.ZoomOut) or event.key() == Qt.Key.Key_Minus:
            self.reduce()
        elif event.key() == Qt.Key.Key_Home:
            self.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(len(self._tops))
        elif self._fit is Fit.PAGE and event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.go_to(self.current_page + 1)
        elif self._fit is Fit.PAGE and event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_Backspace):
            self.go_to(self.current_page - 1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._tell_page(self._page_in_sight())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), tone("raised"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(tone("outline"), 1))
        for index in range(self._first_at(0), len(self._tops)):
            place = self._place(index)
            if place.top() > self.viewport().height():
                break
            if place.bottom() < 0:  # only the gap below it is in sight
                continue
            image = self._image(index)
            if (QSizeF(place.size()) * self.devicePixelRatioF()).toSize() == image.size():
                image.setDevicePixelRatio(self.devicePixelRatioF())
                painter.drawImage(place.topLeft(), image)  # many times faster than to scale it by nothing
            else:
                painter.drawImage(QRectF(place), image)
            painter.drawRect(place.adjusted(-1, -1, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(tone("focus"), 2 * _RING))
            painter.drawRect(self.viewport().rect())
        painter.end()

    def _place(self, index: int) -> QRect:
        """A page's rectangle in the viewport."""
        size = self._pages.sizes[index]
        # As the picture of the page is rounded.
        width, height = ceil(size.width() * self._scale), ceil(size.height() * self._scale)
        room = self.viewport().width()
        across = self.horizontalScrollBar()
        left = (room - width) // 2 if across.maximum() == 0 else _GAP - across.value()
        return QRect(left, self._tops[index] - self.verticalScrollBar().value(), width, height)

    def _image(self, index: int) -> QImage:
        sharp = self._scale * self.devicePixelRatioF()
        size = self._pages.sizes[index]
        pixels = size.width() * size.height() * sharp**2
        if pixels > _MOST_PIXELS:
            sharp *= (_MOST_PIXELS / pixels) ** 0.5
        key = (index, sharp)
        found = self._images.pop(key, None) or self._pages.image(index, sharp)
        self._images[key] = found
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        return found

    def _set_fit(self, fit: Fit) -> None:
        self._fit = fit
        self._lay_out()

    def _zoom(self, factor: float) -> None:
        self._fit = Fit.FREE
        self._lay_out(self._scale * factor)

    def _lay_out(self, wanted: float | None = None) -> None:
        """Place all pages for the size wanted; the page looked at stays where it is."""
        page, within = max(self._current, 0), self._within()
        self._scale = min(max(wanted or self._fitting(page), _SMALLEST), _LARGEST)
        self._tops = []
        top = _GAP
        for size in self._pages.sizes:
            self._tops.append(top)
            top += ceil(size.height() * self._scale) + _GAP
        widest = max((size.width() for size in self._pages.sizes), default=0.0) * self._scale + 2 * _GAP
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, top - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        across.setRange(0, max(0, round(widest) - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        if self._tops:
            height = self._pages.sizes[page].height() * self._scale
            down.setValue(round(self._tops[page] - _GAP // 2 + within * height))
            self._tell_page(page)
        self.viewport().update()

    def _within(self) -> float:
        """How far down the page looked at the view begins, as a share of it."""
        if not self._tops or self._current < 0 or self._fit is Fit.PAGE:
            return 0.0
        height = self._pages.sizes[self._current].height() * self._scale
        return (self.verticalScrollBar().value() - self._tops[self._current] + _GAP // 2) / height

    def _fitting(self, page: int) -> float:
        if self._fit is Fit.FREE or not self._pages.sizes:
            return self._scale
        size, room = self._pages.sizes[page], self.viewport().size()
        wide = (room.width() - 2 * _GAP) / size.width()
        if self._fit is Fit.WIDTH:
            return wide
        # With half a gap above it and below it: nothing of the next page, which would have to be drawn too.
        return min(wide, (room.height() - _GAP) / size.height())

    def _first_at(self, y: int) -> int:
        """The page at so many pixels below the viewport's top."""
        return max(0, bisect_right(self._tops, self.verticalScrollBar().value() + y) - 1)

    def _page_in_sight(self) -> int:
        """The page that has the middle of the view; at either end the first or the last."""
        down = self.verticalScrollBar()
        if down.maximum() and down.value() >= down.maximum():
            return len(self._tops) - 1
        return self._first_at(self.viewport().height() // 2)

    def _tell_page(self, index: int) -> None:
        if index != self._current and self._tops:
            self._current = index
            if QAccessible.isActive():
                self.setAccessibleDescription(self._pages.text(index))
            self.page_changed.emit(index + 1)
