"""A window read from the right: what is painted stands mirrored, and a text runs its own way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.levels import Arrangement
from advisor.report.chart import cost_bar, lay_out
from tests.ui.advice_sample import sample_assessment
from ui.advice.cost_chart import CostChart, Place
from ui.advice.headline_card import OddsBar
from ui.icons import icon
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.direction import side
from ui.widgets.flow import Flow

LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def read_from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(RIGHT)
    yield
    qapp.setLayoutDirection(LEFT)


@pytest.fixture
def chart(qtbot: QtBot) -> CostChart:
    chart = CostChart()
    qtbot.addWidget(chart)
    bars = [
        cost_bar(one, name=one.id, figure="$1", is_recommended=False)
        for one in sample_assessment().alternatives
    ]
    chart.show_geometry(lay_out(bars, str), str)
    chart.resize(480, chart.heightForWidth(480))
    return chart


def boxes(chart: CostChart) -> list[QRectF]:
    return [
        chart._segment_box(place, segment)
        for place, row in enumerate(chart._rows())
        for segment in row.segments
    ]


def test_the_cost_bars_begin_at_the_side_that_one_reads_from(chart: CostChart) -> None:
    before = boxes(chart)
    chart.setLayoutDirection(RIGHT)
    after = boxes(chart)
    assert len(before) > 3
    for one, other in zip(before, after, strict=True):
        assert other.left() == pytest.approx(chart.width() - one.right(), abs=0.01)
        assert other.width() == pytest.approx(one.width(), abs=0.01)
        assert (other.top(), other.height()) == (one.top(), one.height())


def test_in_mirrored_bars_the_arrow_keys_and_the_mouse_go_where_they_point(
    qtbot: QtBot, chart: CostChart
) -> None:
    chart.setLayoutDirection(RIGHT)
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.place == Place(0, 0)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.place == Place(0, 1)
    first, second = (chart._segment_box(0, segment) for segment in chart._rows()[0].segments[:2])
    assert second.center().x() < first.center().x()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.place == Place(0, 0)
    assert chart._place_at(QPointF(second.center())) == Place(0, 1)


def test_the_odds_are_mirrored(qtbot: QtBot) -> None:
    bar = OddsBar()
    qtbot.addWidget(bar)
    bar.resize(200, 10)
    bar.show_shares([(Arrangement.OUTSOURCE, 0.75), (Arrangement.OFFSHORE, 0.25)])
    assert [(box.left(), box.right()) for box, _ in bar.parts()] == [(0, 148), (150, 198)]
    bar.setLayoutDirection(RIGHT)
    assert [(box.left(), box.right()) for box, _ in bar.parts()] == [(52, 200), (2, 50)]


def test_a_line_begins_at_the_right_and_ends_at_the_left() -> None:
    assert side(LEFT) & Qt.AlignmentFlag.AlignLeft
    assert side(RIGHT) & Qt.AlignmentFlag.AlignRight
    assert side(RIGHT, at_end=True) & Qt.AlignmentFlag.AlignLeft
    assert side(RIGHT) & Qt.AlignmentFlag.AlignAbsolute  # or Qt would mirror it a second time


def test_a_row_that_wraps_begins_at_the_right(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(RIGHT)
    flow = Flow(10)
    holder.setLayout(flow)
    parts = [QWidget(holder) for _ in range(2)]
    for part in parts:
        part.setMinimumSize(100, 20)
        flow.addWidget(part)
    holder.show()
    holder.resize(300, 50)
    assert [part.geometry().right() for part in parts] == [299, 189]


@pytest.mark.usefixtures("read_from_the_right")
def test_arrows_point_the_other_way_and_other_icons_stay(qtbot: QtBot) -> None:
    assert QGuiApplication.layoutDirection() is RIGHT
    for name, is_turned in (("chevron-right", True), ("arrow-right", True), ("search", False)):
        turned = _drawn(name)
        QGuiApplication.setLayoutDirection(LEFT)
        plain = _drawn(name)
        QGuiApplication.setLayoutDirection(RIGHT)
        assert (_weight(turned) == pytest.approx(-_weight(plain), abs=0.5)) is is_turned


def test_a_drop_down_list_keeps_room_for_its_arrow_where_it_stands(qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    assert box.property("mirrored") is False
    box.setLayoutDirection(RIGHT)
    assert box.property("mirrored") is True


def _drawn(name: str) -> QImage:
    return icon(name).pixmap(QSize(64, 64), 1.0).toImage()


def _weight(image: QImage) -> float:
    """How far from the middle the ink lies, in pixels; negative: to the left."""
    inked = [x - 31.5 for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 127]
    return sum(inked) / len(inked)
