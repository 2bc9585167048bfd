"""The sign of an arrangement before a line of the advice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from advisor.domain.levels import Arrangement
from ui.widgets.arrangement_sign import paint_arrangement
from ui.widgets.detail_row import Leading, icon_leading


def sign_leading(arrangement: Arrangement | None) -> Leading:
    """Square, disc or triangle in the arrangement's colour; where nothing is left, a stop sign."""
    return icon_leading("ban", "error") if arrangement is None else partial(_paint, arrangement)


def _paint(arrangement: Arrangement, painter: QPainter, box: QRectF) -> None:
    paint_arrangement(painter, box, arrangement)
