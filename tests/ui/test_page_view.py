"""Holds the preview's pages to what is asked of them: few painted, any reached, each as large as wished."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.page_view import PageView


class ManyPages:
    """So many white pages, and which of them were painted."""

    def __init__(self, count: int) -> None:
        self.sizes: Sequence[QSizeF] = [QSizeF(600, 800)] * count
        self.painted: list[int] = []

    def image(self, index: int, scale: float) -> QImage:
        self.painted.append(index)
        image = QImage(round(600 * scale), round(800 * scale), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        return image

    def text(self, index: int) -> str:
        return f"page {index + 1}"


@pytest.fixture
def pages() -> ManyPages:
    return ManyPages(1000)


@pytest.fixture
def view(qtbot: QtBot, pages: ManyPages) -> PageView:
    shown = PageView(pages)
    qtbot.addWidget(shown)
    shown.resize(700, 900)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_only_what_can_be_seen_is_painted(view: PageView, pages: ManyPages) -> None:
    view.viewport().grab()
    assert set(pages.painted) <= {0, 1}


def test_few_pictures_are_kept_however_far_one_reads(view: PageView, qtbot: QtBot) -> None:
    for page in range(1, 60, 3):
        view.go_to(page)
        view.viewport().grab()
    assert view.kept <= 6


def test_a_page_seen_a_moment_ago_is_not_painted_again(view: PageView, pages: ManyPages) -> None:
    view.viewport().grab()
    before = len(pages.painted)
    view.viewport().grab()
    assert len(pages.painted) == before


def test_any_page_is_reached(view: PageView) -> None:
    told: list[int] = []
    view.page_changed.connect(told.append)
    view.go_to(500)
    assert (view.current_page, told[-1]) == (500, 500)
    view.go_to(5000)
    assert view.current_page == 1000
    view.go_to(-3)
    assert view.current_page == 1


def test_keys_lead_through_the_pages(view: PageView, qtbot: QtBot) -> None:
    for key, page in (
        (Qt.Key.Key_PageDown, 2),
        (Qt.Key.Key_Space, 3),
        (Qt.Key.Key_PageUp, 2),
        (Qt.Key.Key_End, 1000),
        (Qt.Key.Key_Home, 1),
    ):
        qtbot.keyClick(view, key)
        assert view.current_page == page
    before = view.verticalScrollBar().value()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > before


def test_a_page_fits_as_a_whole_or_by_its_width(view: PageView) -> None:
    room = view.viewport().size()
    view.fit_page()
    assert 800 * view.scale <= room.height()
    view.resize(400, 900)
    view.fit_width()
    assert 600 * view.scale == pytest.approx(view.viewport().width() - 32)


def test_it_is_made_larger_and_smaller_within_bounds(view: PageView, qtbot: QtBot) -> None:
    before = view.scale
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale == pytest.approx(before * 1.25)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.scale == pytest.approx(before)
    for _ in range(40):
        view.enlarge()
    assert view.scale == 8.0
    for _ in range(80):
        view.reduce()
    assert view.scale == 0.1


def test_the_page_looked_at_stays_when_the_size_changes(view: PageView) -> None:
    view.go_to(300)
    view.enlarge()
    assert view.current_page == 300
    view.resize(500, 500)
    assert view.current_page == 300
    view.fit_page()
    assert view.current_page == 300


def test_the_wheel_with_control_makes_it_larger(view: PageView) -> None:
    before = view.scale
    at = QPointF(50, 50)
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    assert view.scale > before


def test_no_picture_is_larger_than_memory_bears(view: PageView, pages: ManyPages) -> None:
    sizes: list[float] = []
    paint = pages.image

    def measured(index: int, scale: float) -> QImage:
        sizes.append(600 * 800 * scale**2)
        return paint(index, 0.1)

    pages.image = measured  # type: ignore[method-assign]
    for _ in range(40):
        view.enlarge()
    view.viewport().grab()
    assert max(sizes) <= 24_000_001


def test_a_page_that_fits_stands_alone_so_that_no_other_has_to_be_drawn(
    view: PageView, pages: ManyPages
) -> None:
    view.resize(1200, 900)
    view.fit_page()
    view.go_to(400)
    pages.painted.clear()
    view.viewport().grab()
    assert set(pages.painted) <= {399}


def test_a_page_is_as_large_as_its_picture_so_that_nothing_is_scaled(qtbot: QtBot) -> None:
    """Of 612.3 points at any scale: what is rounded differently would be drawn anew, blurred, each time."""
    pages = ManyPages(1)
    pages.sizes = [QSizeF(612.3, 791.7)]
    view = PageView(pages)
    qtbot.addWidget(view)
    view.resize(700, 900)
    for _ in range(12):
        view.enlarge()
        size = pages.sizes[0] * view.scale
        place = view._place(0).size()
        assert (place.width(), place.height()) == (ceil(size.width()), ceil(size.height()))
