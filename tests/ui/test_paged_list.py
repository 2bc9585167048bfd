"""A long list reads what it shows and no more; a change of one row leaves the others and the view alone."""

from __future__ import annotations

from array import array
from collections.abc import Sequence, Set

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.places.list_filter import Filter
from ui.places.list_pane import ListPane, ListWords, Order
from ui.places.list_row import ListRow
from ui.places.list_source import ListWish
from ui.places.paged_model import PAGE, PagedModel

COUNT = 5 * PAGE


class Shelf:
    """A source that notes what was asked of it. Odd rows are of the kind "odd"."""

    def __init__(self, count: int = COUNT) -> None:
        self.titles = {number: f"Row {number:05}" for number in range(1, count + 1)}
        self.read: list[int] = []
        self.listed = 0
        self.slices = 3

    def count(self) -> int:
        return len(self.titles)

    def first(self, wish: ListWish, most: int) -> array[int]:
        return self._sorted(wish)[:most]

    def ids(self, wish: ListWish) -> array[int]:
        self.listed += 1
        return self._sorted(wish)

    def beginning(self, text: str) -> Set[int]:
        return {one for one, title in self.titles.items() if title.casefold().startswith(text.casefold())}

    def rows(self, ids: Sequence[int]) -> list[ListRow]:
        self.read += ids
        return [ListRow(id=one, title=self.titles[one]) for one in ids if one in self.titles]

    def place_of(self, row_id: int, others: Sequence[int], wish: ListWish) -> int | None:
        if row_id not in self._sorted(wish):
            return None
        return self._sorted(wish).index(row_id)

    def read_some(self) -> bool:
        self.slices -= 1
        return self.slices > 0

    def _sorted(self, wish: ListWish) -> array[int]:
        words = wish.text.casefold().split()
        kinds = wish.facets.get("kind")
        found = [
            one
            for one, title in sorted(self.titles.items(), key=lambda item: (item[1], item[0]))
            if all(word in title.casefold() for word in words)
            and (kinds is None or ("odd" if one % 2 else "even") in kinds)
        ]
        if wish.order == "last":
            found.reverse()
        return array("q", found)


@pytest.fixture
def shelf():
    return Shelf()


@pytest.fixture
def model(qtbot, shelf, qapp):
    model = PagedModel(qapp)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_source(shelf)
    yield model
    model.finish()
    model.deleteLater()


@pytest.fixture
def pane(qtbot, shelf):
    words = ListWords(name="Rows", find="Find", none_yet="None yet.", none_found="None found.")
    model = PagedModel()
    pane = ListPane(
        words,
        [Order(key="title", label="First"), Order(key="last", label="Last")],
        filters=[Filter(key="kind", label="Kind", choices=[("odd", "Odd"), ("even", "Even")])],
        model=model,
    )
    model.setParent(pane)
    qtbot.addWidget(pane)
    pane.resize(300, 400)
    with pane.changing():
        model.show_source(shelf)
    pane.show_current(1)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def titles(model):
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def selected(pane):
    return [pane.view.model().id_at(index) for index in pane.view.selectionModel().selectedRows()]


def test_before_it_is_painted_a_list_reads_its_first_page_only(qtbot, shelf):
    model = PagedModel()
    model.show_source(shelf)
    assert model.rowCount() == model.total == COUNT
    assert model.index(7, 0).data() == "Row 00008"
    assert len(set(shelf.read)) == PAGE
    assert shelf.listed == 0
    model.finish()


def test_rows_further_down_are_read_a_page_at_a_time(shelf, model):
    model.index(0, 0).data()
    shelf.read.clear()
    assert model.index(COUNT - 1, 0).data() == f"Row {COUNT:05}"
    assert len(shelf.read) == PAGE
    assert model.index(COUNT - 2, 0).data() == f"Row {COUNT - 1:05}"
    assert len(shelf.read) == PAGE


def test_a_list_without_a_source_is_empty(model):
    model.finish()
    fresh = PagedModel(model)
    assert (fresh.rowCount(), fresh.total) == (0, 0)
    assert not fresh.index_of(1).isValid()
    assert not fresh.beginning("row", -1).isValid()


def test_what_sorting_needs_is_read_in_slices_once_the_list_is_seen(qtbot, shelf, model):
    assert shelf.slices == 3
    qtbot.waitUntil(lambda: shelf.slices == 0, timeout=5_000)
    assert not model._ahead.isActive()


@pytest.mark.parametrize(
    ("title", "place"), [("Row 00003", 2), ("A", 0), ("Z", COUNT - 1), ("Row 00500x", 499)]
)
def test_a_renamed_row_moves_to_its_place_and_no_other_is_read(shelf, model, title, place):
    titles(model)
    shelf.read.clear()
    shelf.titles[3] = title
    listed = shelf.listed
    model.renew([3])
    assert model.index_of(3).row() == place
    assert model.index(place, 0).data() == title
    assert set(shelf.read) == {3}
    assert shelf.listed == listed
    assert titles(model) == sorted(shelf.titles.values())


@pytest.mark.parametrize("is_looked_for", [False, True])
def test_a_row_that_comes_before_all_was_read_is_there(qtbot, shelf, pane, is_looked_for):
    model = pane.view.model()
    assert model.rowCount() == COUNT
    shelf.titles[COUNT + 1] = "Row 00000"
    if is_looked_for:
        model.index_of(COUNT + 1)
    model.renew([COUNT + 1])
    assert model.rowCount() == pane.view.verticalHeader().count() == COUNT + 1
    assert pane.view.rowHeight(COUNT) > 0
    assert model.index(0, 0).data() == "Row 00000"


def test_rows_come_and_go_one_by_one(shelf, model):
    titles(model)
    shelf.titles[COUNT + 1] = "Row 00010x"
    model.renew([COUNT + 1])
    assert (model.index_of(COUNT + 1).row(), model.total) == (10, COUNT + 1)
    del shelf.titles[1]
    model.remove(1)
    assert (model.index_of(COUNT + 1).row(), model.total) == (9, COUNT)
    assert titles(model) == sorted(shelf.titles.values())


def test_many_changes_at_once_arrange_everything_anew(shelf, model):
    titles(model)
    for one in range(1, 101):
        shelf.titles[one] = f"A {101 - one:05}"
    model.renew(range(1, 101))
    assert titles(model) == sorted(shelf.titles.values())
    for one in range(1, 101):
        del shelf.titles[one]
    model.renew(range(1, 101))
    assert titles(model) == sorted(shelf.titles.values())


def test_what_is_filtered_out_stays_out_when_it_changes(shelf, model):
    model.set_filter("0000")
    assert model.rowCount() == 9
    shelf.titles[1] = "Other"
    model.renew([1])
    assert (model.rowCount(), model.total) == (8, COUNT)
    shelf.titles[COUNT] = "Row 0000 too"
    model.renew([COUNT])
    assert model.rowCount() == 9
    model.set_filter("")
    assert model.rowCount() == COUNT


def test_selection_and_scrolling_outlast_a_change_elsewhere(qtbot, shelf, pane):
    pane.show_current(500)
    scrolled = pane.view.verticalScrollBar().value()
    assert scrolled > 0
    shelf.titles[900] = "Row 00900 changed"
    with pane.changing():
        pane.view.model().renew([900])
    assert selected(pane) == [500]
    assert pane.view.verticalScrollBar().value() == scrolled


def test_sorting_and_filtering_keep_what_is_on_show_selected(qtbot, pane):
    pane.show_current(41)
    pane.show_order("last")
    assert selected(pane) == [41]
    assert pane.view.rowAt(pane.view.visualRect(pane.view.currentIndex()).center().y()) == COUNT - 41
    pane.show_choices("kind=odd")
    assert selected(pane) == [41]
    pane.show_choices("kind=even")
    assert selected(pane) == []
    pane.show_choices("")
    assert selected(pane) == [41]


def test_home_and_end_go_to_the_first_row_and_the_last(qtbot, pane):
    pane.view.setFocus()
    asked: list[object] = []
    pane.row_requested.connect(asked.append)
    qtbot.keyClick(pane.view, Qt.Key.Key_End)
    qtbot.keyClick(pane.view, Qt.Key.Key_Home)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert asked == [COUNT, 1, 2]


def test_letters_typed_into_the_list_go_to_the_row_that_begins_so(qtbot, shelf, pane):
    shelf.titles[700] = "Zebra"
    with pane.changing():
        pane.view.model().renew([700])
    pane.view.setFocus()
    shelf.read.clear()
    qtbot.keyClicks(pane.view, "ze")
    assert pane.view.model().id_at(pane.view.currentIndex()) == 700
    assert len(shelf.read) <= 2 * PAGE
    pane.view.keyboardSearch("nothing so")
    assert pane.view.model().id_at(pane.view.currentIndex()) == 700


def test_a_selected_row_is_whole(qtbot, pane):
    selection = pane.view.selectionModel()
    selection.setCurrentIndex(pane.view.model().index(3, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    assert pane.view.selectionBehavior() is pane.view.SelectionBehavior.SelectRows
    assert not pane.view.showGrid()
