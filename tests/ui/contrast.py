"""Reads the contrast of text off the pixels: what was painted, not what a stylesheet promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from ui.palettes import contrast
from ui.theme import tone

LEAST = 4.5
_ENOUGH_PIXELS = 3  # letters have edges of every shade: the strongest counts of which there is so much
_EDGE = 3  # pixels at the side of a widget that may be its frame


@dataclass(frozen=True, slots=True)
class Faint:
    """A text that cannot be told well enough from what it stands on."""

    where: str
    ratio: float

    def __str__(self) -> str:
        return f"{self.where}: {self.ratio:.1f}:1"


def picture_of(root: QWidget) -> QImage:
    """What can be seen of a widget; what is transparent in it stands on the window's ground."""
    picture = QImage(root.size(), QImage.Format.Format_RGB32)
    picture.fill(tone("window"))
    root.render(picture)
    return picture


def faint_texts(root: QWidget, picture: QImage) -> list[Faint]:
    """The texts in ``picture`` with less than 4.5:1 against their ground; what is disabled does not count."""
    found = []
    for widget, text in _texts(root):
        ratio = ink_contrast(picture, _seen(widget, root))
        if ratio is not None and ratio < LEAST:
            found.append(Faint(f"{type(widget).__name__} “{text[:60]}”", ratio))
    return found


def ink_contrast(picture: QImage, box: QRect) -> float | None:
    """The contrast in ``box`` between its commonest colour and the strongest other, None without one."""
    pixels = memoryview(picture.constBits()).cast("I")
    per_line = picture.bytesPerLine() // 4
    counts: Counter[int] = Counter()
    for y in range(box.top(), box.bottom() + 1):
        counts.update(pixels[y * per_line + box.left() : y * per_line + box.right() + 1])
    if len(counts) < 2:
        return None
    colours = {f"#{colour & 0xFFFFFF:06x}": count for colour, count in counts.items()}
    ground = max(colours, key=lambda colour: colours[colour])
    seen = 0
    for ratio, count in sorted(((contrast(one, ground), n) for one, n in colours.items()), reverse=True):
        seen += count
        if seen >= _ENOUGH_PIXELS:
            return ratio
    return None


def _texts(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in root.findChildren(QWidget):
        text = _text(widget)
        if text.strip() and widget.isVisibleTo(root) and widget.isEnabled() and _is_whole(widget, root):
            yield widget, text


def _is_whole(widget: QWidget, root: QWidget) -> bool:
    """Whether a line of its text can be seen, and not only an edge of it."""
    seen, line = _seen(widget, root), widget.fontMetrics()
    least = line.height() if isinstance(widget, QLabel | QPlainTextEdit | QTextEdit) else widget.height()
    return seen.height() + 2 * _EDGE >= least and seen.width() > line.averageCharWidth()


def _text(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QPlainTextEdit():
            return widget.toPlainText() or widget.placeholderText()
        case QTextEdit():
            return widget.toPlainText()
        case QComboBox():
            return widget.currentText()
        case QTabBar():
            return widget.tabText(widget.currentIndex())
    return ""


def _seen(widget: QWidget, root: QWidget) -> QRect:
    """What can be seen of a widget, without its frame, in the coordinates of ``root``."""
    area, above = widget.rect(), widget
    while above is not root:
        parent = above.parentWidget()
        if parent is None:
            return QRect()
        area = area.translated(above.pos()).intersected(parent.rect())
        above = parent
    own = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
    if isinstance(widget, QLineEdit):
        own = own.marginsRemoved(widget.textMargins())  # beside the text there may be an icon
    return area.intersected(own)
