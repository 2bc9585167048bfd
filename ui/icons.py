"""Icons from one SVG family, drawn in the current theme's colours and sharp at every scale."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import tone

_APPLICATION_ICON = "rightsource"
_ALONG_THE_LINE = frozenset({"chevron-left", "chevron-right", "arrow-right"})


def icon(name: str, tone_name: str = "text", *, leads: Qt.LayoutDirection | None = None) -> QIcon:
    """The icon ``name`` in a colour of the theme; follows a change of theme. Raises KeyError if unknown.

    ``leads``: in a box wider than tall it stands where text of that direction begins, and what is left of
    the box keeps it apart from the text; None: in the middle.
    """
    _source(name)
    return QIcon(_TintedEngine(name, tone_name, leads))


def application_icon() -> QIcon:
    """The program's own icon, in its own colours."""
    result = QIcon()
    renderer = QSvgRenderer(QByteArray(_source(_APPLICATION_ICON)))
    for size in (16, 24, 32, 48, 64, 128):
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        result.addPixmap(pixmap)
    return result


def paint_icon(
    painter: QPainter,
    name: str,
    rect: QRectF,
    colour: QColor,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw the icon ``name`` into ``rect`` in ``colour``; arrows along the line follow ``direction``."""
    source = _source(name).replace(b"currentColor", colour.name().encode())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name in _ALONG_THE_LINE and direction is Qt.LayoutDirection.RightToLeft:
        painter.translate(rect.left() + rect.right(), 0)
        painter.scale(-1, 1)
    QSvgRenderer(QByteArray(source)).render(painter, rect)
    painter.restore()


class IconLabel(QWidget):
    """An icon beside a text, as tall as the text; decoration, so screen readers pass it by."""

    def __init__(
        self, name: str, tone_name: str = "muted", scale: float = 1.15, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._tone_name = tone_name
        self._scale = scale
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

    def show_icon(self, name: str, tone_name: str) -> None:
        self._name, self._tone_name = name, tone_name
        self.update()

    def sizeHint(self) -> QSize:
        side = self._side()
        return QSize(side, max(side, self.fontMetrics().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _: object) -> None:
        side = self._side()
        line = max(side, self.fontMetrics().height())
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(0, (line - side) / 2, side, side), tone(self._tone_name))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def _side(self) -> int:
        return round(self.fontMetrics().ascent() * self._scale)


class _TintedEngine(QIconEngine):
    """Draws an SVG in the colour that the theme has at that moment."""

    def __init__(self, name: str, tone_name: str, leads: Qt.LayoutDirection | None) -> None:
        super().__init__()
        self._name = name
        self._tone_name = tone_name
        self._leads = leads

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = tone("disabled" if mode is QIcon.Mode.Disabled else self._tone_name)
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        if self._leads is Qt.LayoutDirection.LeftToRight:
            square.moveLeft(rect.left())
        elif self._leads is Qt.LayoutDirection.RightToLeft:
            square.moveLeft(rect.left() + rect.width() - side)
        paint_icon(painter, self._name, square, colour, QGuiApplication.layoutDirection())

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = self.pixmap(QSize(round(size.width() * scale), round(size.height() * scale)), mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._tone_name, self._leads)


@cache
def _source(name: str) -> bytes:
    path = files("resources") / "icons" / f"{name}.svg"
    if not path.is_file():
        raise KeyError(name)
    return path.read_bytes()
