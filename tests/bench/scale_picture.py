"""Paints how costs grow: two charts of figures that double the same way along both axes.

``python -m tests.bench.scale_picture PNG`` reads what ``scale`` measured from standard input.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter, QPen, QPolygonF

from tests.bench.scale import BYTES, SECONDS, SIZES
from ui.palettes import LIGHT

FONTS = Path(__file__).parents[2] / "resources" / "fonts"
WIDTH, HEIGHT, SHARPNESS = 1240, 640, 2
TEXT_PIXELS, TITLE_PIXELS = 15, 18
LABEL_STEP = 24.0
FRAME = 1 / 60
# A line is known by its colour, its dashes and the shape of its points.
LOOKS = (
    (LIGHT.in_house, (), "disc"),
    (LIGHT.outsource, (6, 3), "square"),
    (LIGHT.accent, (2, 2), "diamond"),
    (LIGHT.warning, (8, 3, 2, 3), "triangle"),
    (LIGHT.offshore, (4, 2), "cross"),
    (LIGHT.text, (12, 3), "ring"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Where a chart is, and what it shows: ``lines`` are values by label, one for each of SIZES."""

    title: str
    area: QRectF
    low: float
    high: float
    ticks: Mapping[float, str]
    lines: Mapping[str, Sequence[float]]

    def point(self, size: float, value: float) -> QPointF:
        across = math.log(size / SIZES[0]) / math.log(SIZES[-1] / SIZES[0])
        up = math.log(value / self.low) / math.log(self.high / self.low)
        return QPointF(
            self.area.left() + across * self.area.width(), self.area.bottom() - up * self.area.height()
        )


def paint(found: Sequence[Mapping[str, float]], path: Path) -> None:
    """The picture of the figures, one mapping for each of SIZES."""
    QFontDatabase.addApplicationFont(str(FONTS / "DejaVuSans.ttf"))
    QFontDatabase.addApplicationFont(str(FONTS / "DejaVuSans-Bold.ttf"))
    image = QImage(WIDTH * SHARPNESS, HEIGHT * SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPNESS)
    image.fill(QColor(LIGHT.card))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_chart(painter, _time_chart(found), frame=FRAME)
    _paint_chart(painter, _memory_chart(found))
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise OSError(f"{path} could not be written")


def _time_chart(found: Sequence[Mapping[str, float]]) -> Chart:
    lines = {label: [figures[key] for figures in found] for key, label in SECONDS.items()}
    low, high = _decades(lines)
    names = {
        1e-5: "10 µs",
        1e-4: "0.1 ms",
        1e-3: "1 ms",
        1e-2: "10 ms",
        0.1: "0.1 s",
        1.0: "1 s",
        10.0: "10 s",
        100.0: "100 s",
    }
    return Chart(
        title="Processor time",
        area=QRectF(80, 60, 420, 500),
        low=low,
        high=high,
        ticks={value: name for value, name in names.items() if low * 0.99 <= value <= high * 1.01},
        lines=lines,
    )


def _memory_chart(found: Sequence[Mapping[str, float]]) -> Chart:
    lines = {label: [figures[key] / 1e6 for figures in found] for key, label in BYTES.items()}
    low, high = _decades(lines)
    names = {1.0: "1 MB", 10.0: "10 MB", 100.0: "100 MB", 1000.0: "1 GB", 10_000.0: "10 GB"}
    return Chart(
        title="Memory of the process",
        area=QRectF(800, 60, 230, 500),
        low=low,
        high=high,
        ticks={value: name for value, name in names.items() if low <= value <= high},
        lines=lines,
    )


def _decades(lines: Mapping[str, Sequence[float]]) -> tuple[float, float]:
    values = [value for line in lines.values() for value in line]
    return 10.0 ** math.floor(math.log10(min(values))), 10.0 ** math.ceil(math.log10(max(values)))


def _paint_chart(painter: QPainter, chart: Chart, frame: float | None = None) -> None:
    _write(painter, chart.title, QRectF(chart.area.left(), 14, 400, 30), pixels=TITLE_PIXELS, bold=True)
    _paint_grid(painter, chart)
    if frame is not None:
        at = chart.point(SIZES[0], frame)
        painter.setPen(QPen(QColor(LIGHT.error), 1.2, Qt.PenStyle.DotLine))
        painter.drawLine(at, chart.point(SIZES[-1], frame))
        _write(
            painter,
            "a frame of the screen",
            QRectF(at.x(), at.y() - 23, chart.area.width() - 8, 22),
            LIGHT.error,
            Qt.AlignmentFlag.AlignRight,
        )
    for (_, values), look in zip(chart.lines.items(), LOOKS, strict=False):
        _paint_line(painter, [chart.point(*one) for one in zip(SIZES, values, strict=True)], *look)
    _paint_labels(painter, chart)


def _paint_grid(painter: QPainter, chart: Chart) -> None:
    for value, name in chart.ticks.items():
        at = chart.point(SIZES[0], value)
        painter.setPen(QPen(QColor(LIGHT.border), 1))
        painter.drawLine(at, chart.point(SIZES[-1], value))
        where = QRectF(at.x() - 82, at.y() - 12, 74, 24)
        _write(painter, name, where, LIGHT.muted, Qt.AlignmentFlag.AlignRight)
    for size in SIZES:
        at = chart.point(size, chart.low)
        painter.setPen(QPen(QColor(LIGHT.border), 1))
        painter.drawLine(at, chart.point(size, chart.high))
        where = QRectF(at.x() - 60, at.y() + 8, 120, 24)
        _write(painter, _short(size), where, LIGHT.muted, Qt.AlignmentFlag.AlignHCenter)
    below = QRectF(chart.area.left() - 40, chart.area.bottom() + 34, chart.area.width() + 80, 24)
    _write(painter, "tasks in the library", below, LIGHT.muted, Qt.AlignmentFlag.AlignHCenter)


def _paint_labels(painter: QPainter, chart: Chart) -> None:
    """Each beside the end of its line, moved apart where they would touch."""
    ends = sorted(
        (chart.point(SIZES[-1], values[-1]).y(), label, look[0])
        for (label, values), look in zip(chart.lines.items(), LOOKS, strict=False)
    )
    below = -math.inf
    for end, label, colour in ends:
        middle = max(end, below + LABEL_STEP)
        below = middle
        right = chart.area.right()
        painter.setPen(QPen(QColor(colour), 1))
        painter.drawLine(QPointF(right + 8, end), QPointF(right + 24, middle))
        _write(painter, label, QRectF(right + 28, middle - 12, 260, 24), colour)


def _paint_line(
    painter: QPainter, points: list[QPointF], colour: str, dashes: Sequence[float], shape: str
) -> None:
    pen = QPen(QColor(colour), 2.2)
    if dashes:
        pen.setDashPattern(list(dashes))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(QColor(colour), 2.2))
    for point in points:
        _paint_point(painter, point, colour, shape)


def _paint_point(painter: QPainter, at: QPointF, colour: str, shape: str) -> None:
    size = 5.0
    painter.setBrush(QColor(LIGHT.card if shape == "ring" else colour))
    corners = {
        "square": [(-size, -size), (size, -size), (size, size), (-size, size)],
        "diamond": [(0, -1.4 * size), (1.4 * size, 0), (0, 1.4 * size), (-1.4 * size, 0)],
        "triangle": [(0, -1.3 * size), (1.2 * size, size), (-1.2 * size, size)],
    }
    if shape in corners:
        painter.drawPolygon(QPolygonF([at + QPointF(*corner) for corner in corners[shape]]))
    elif shape == "cross":
        for end in (QPointF(size, size), QPointF(size, -size)):
            painter.drawLine(at - end, at + end)
    else:
        painter.drawEllipse(at, size, size)


def _write(
    painter: QPainter,
    text: str,
    where: QRectF,
    colour: str = LIGHT.text,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    *,
    pixels: int = TEXT_PIXELS,
    bold: bool = False,
) -> None:
    font = QFont("DejaVu Sans")
    font.setPixelSize(pixels)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(where, align | Qt.AlignmentFlag.AlignVCenter, text)


def _short(size: int) -> str:
    return f"{size:,}"


if __name__ == "__main__":
    application = QGuiApplication([])
    paint(json.load(sys.stdin), Path(sys.argv[1]))
