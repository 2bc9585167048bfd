"""The list of tasks can be a table: columns are chosen and remembered, and it is sorted by their heads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton

from advisor.domain.edits import AddTask
from advisor.evidence.starters import starters
from advisor.records import replace
from tests.ui.drive import Owner
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.places.list_columns import Column, ListColumns
from ui.widgets.choice_box import ChoiceBox

STARTERS = ("Monthly bookkeeping", "Yearly tax return", "A new logo")


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with three tasks."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    for starter in starters():
        if starter.title in STARTERS:
            owner.desk.library.edit(AddTask(task=replace(starter.task, title=starter.title)))
    owner.desk.tasks.load()
    return owner


def columns_menu(own: Owner) -> QMenu:
    menu = own.button("Columns").menu() if isinstance(own.button("Columns"), QToolButton) else None  # type: ignore[attr-defined]
    assert isinstance(menu, QMenu)
    return menu


def choose(own: Owner, *labels: str) -> None:
    for action in columns_menu(own).actions():
        if action.text() in labels:
            action.trigger()


def heads(own: Owner) -> list[str]:
    model = own.desk.workspace.tasks.list.view.model()
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return [head for head in heads if head]


def cell(own: Owner, row: int, head: str) -> str:
    model = own.desk.workspace.tasks.list.view.model()
    return str(model.index(row, heads(own).index(head)).data())


def click_head(own: Owner, head: str) -> None:
    header = own.desk.workspace.tasks.list.view.horizontalHeader()
    at = heads(own).index(head)
    middle = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    own.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 8))


def widths(own: Owner) -> list[int]:
    header = own.desk.workspace.tasks.list.view.horizontalHeader()
    return [header.sectionSize(at) for at in range(header.count())]


def test_without_columns_it_is_the_list_of_two_lines(own):
    view = own.desk.workspace.tasks.list.view
    assert heads(own) == []
    assert not view.horizontalHeader().isVisible()
    assert view.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_the_columns_chosen_stand_beside_the_name_in_their_order(own):
    choose(own, "Last changed", "Status")
    assert heads(own) == ["Name", "Status", "Last changed"]
    assert own.desk.workspace.tasks.list.view.horizontalHeader().isVisible()
    assert cell(own, 0, "Status") == "Idea"
    choose(own, "No columns")
    assert heads(own) == []


def test_verdict_cost_and_kind_of_work_are_told_as_the_advice_has_them(own):
    choose(own, "Verdict", "Cost all in", "Kind of work")
    own.wait_for_advice()
    row = own.rows().index("Monthly bookkeeping")
    assert cell(own, row, "Kind of work") == "Bookkeeping and accounts"
    assert cell(own, row, "Verdict") in own.headline() or cell(own, row, "Verdict")
    assert cell(own, row, "Cost all in").endswith(" a month")
    assert cell(own, own.rows().index("A new logo"), "Cost all in").endswith(" in all")


def test_what_stays_on_show_is_selected_however_columns_change(own):
    title = own.task().task.title
    choose(own, "Status", "Verdict")
    view = own.desk.workspace.tasks.list.view
    assert [str(index.data()) for index in view.selectionModel().selectedRows()] == [title]
    choose(own, "No columns")
    assert [str(index.data()) for index in view.selectionModel().selectedRows()] == [title]


def test_a_click_on_a_head_sorts_and_another_turns_round(own):
    choose(own, "Status", "Cost all in")
    header = own.desk.workspace.tasks.list.view.horizontalHeader()
    click_head(own, "Name")  # by which it is sorted already
    assert own.rows() == sorted(own.rows(), key=str.casefold, reverse=True)
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    click_head(own, "Name")
    assert own.rows() == sorted(own.rows(), key=str.casefold)
    own.wait_for_advice()
    click_head(own, "Cost all in")
    dearest = own.rows()
    assert (header.sortIndicatorSection(), header.isSortIndicatorShown()) == (2, True)
    assert header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    click_head(own, "Cost all in")
    assert own.rows() == dearest[::-1]
    box = own.desk.workspace.tasks.list.findChild(ChoiceBox)
    assert box is not None
    assert box.currentText() == "By cost"


def test_the_menu_turns_the_order_round_without_a_mouse(own):
    before = own.rows()
    choose(own, "Sort the other way round")
    assert own.rows() == before[::-1]
    choose(own, "Sort the other way round")
    assert own.rows() == before


def test_widths_outlast_filter_sorting_and_the_end_of_the_program(own):
    choose(own, "Status")
    header = own.desk.workspace.tasks.list.view.horizontalHeader()
    header.resizeSection(0, 311)
    expected = widths(own)
    own.desk.workspace.tasks.list.go_to_filter()
    own.keys("tax")
    assert widths(own) == expected
    own.key(Qt.Key.Key_Escape)
    click_head(own, "Status")
    assert widths(own) == expected
    path = own.session.path
    own.program.libraries.close_library()
    own.program.libraries.open(path)
    assert heads(own) == ["Name", "Status"]
    letter = own.desk.workspace.tasks.list.view.fontMetrics().averageCharWidth()
    assert all(abs(now - then) < letter for now, then in zip(widths(own), expected, strict=True))
    assert own.program.preferences.sort_by == "status"


def test_numbers_stand_at_the_end_of_their_cells(own):
    choose(own, "Status", "Cost all in")
    model = own.desk.workspace.tasks.list.view.model()
    role = Qt.ItemDataRole.TextAlignmentRole
    assert model.index(0, 2).data(role) & Qt.AlignmentFlag.AlignTrailing
    assert model.headerData(2, Qt.Orientation.Horizontal, role) & Qt.AlignmentFlag.AlignTrailing
    assert not model.index(0, 1).data(role) & Qt.AlignmentFlag.AlignTrailing


def test_a_row_of_the_table_is_as_high_as_its_text_at_any_size(own):
    choose(own, "Status")
    view = own.desk.workspace.tasks.list.view
    small = view.rowHeight(0)
    for _ in range(10):
        own.window.actions_.larger.trigger()
    assert view.rowHeight(0) >= view.fontMetrics().height()
    assert view.rowHeight(0) > small * 1.5


def test_the_command_opens_the_choice_of_columns(own):
    seen: list[bool] = []
    menu = columns_menu(own)
    menu.aboutToShow.connect(lambda: seen.append(True))
    menu.aboutToShow.connect(menu.close, Qt.ConnectionType.QueuedConnection)
    own.window.actions_.columns.trigger()
    assert seen == [True]


@pytest.mark.parametrize("text", ["", "nonsense", "a:b:c", "a:99999 b:-4", "status", ":5 -:1"])
def test_what_cannot_be_read_of_remembered_columns_is_passed_over(qtbot, text):
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    qtbot.addWidget(parent)
    columns = ListColumns(
        [
            Column(key="title", label="Name", order="title", letters=30),
            Column(key="a", label="A", order="a", letters=9),
        ],
        parent,
    )
    columns.show_text(text)
    assert columns.widths() == {"title": 30, "a": 9}
