"""What is painted, read off the pixels and the places of things: contrast, large text, a mirrored window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.edits import AddQuote
from advisor.records import replace
from tests.ui.contrast import faint_texts, picture_of
from tests.ui.drive import Owner
from ui.palettes import Scheme
from ui.places.list_pane import ListPane, ListWords, Order
from ui.places.list_row import ListRow
from ui.places.vendors.compare_dialog import CompareDialog
from ui.places.vendors.compare_table import CompareTable
from ui.stylesheet import stylesheet
from ui.theme import LARGEST_TEXT_PERCENT, tones_for
from ui.widgets.buttons import icon_button
from ui.widgets.direction import set_margins
from ui.widgets.fact_rows import FactRows
from ui.widgets.find_field import FindField
from ui.works import WorkShown

SMALL_SCREEN = QSize(1280, 720)
LEFT, RIGHT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
BOOKS = "Monthly bookkeeping"


@pytest.mark.usefixtures("usual_looks")
def test_every_text_on_show_stands_out_in_every_palette(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row(BOOKS)
    owner.wait_for_advice()
    owner.window.resize(SMALL_SCREEN)
    owner.program.theme.set_text_percent(140)
    faint: dict[Scheme, list[str]] = {}
    for scheme in (Scheme.LIGHT, Scheme.DARK, Scheme.HIGH_CONTRAST):
        owner.program.theme.set_scheme(scheme)
        owner.qtbot.wait(1)
        found = faint_texts(owner.window, picture_of(owner.window))
        if found:
            faint[scheme] = [str(one) for one in found]
    assert not faint


def test_a_faint_text_is_found(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    for text, ink in (("Faint words", "#999999"), ("Plain words", "#222222")):
        label = QLabel(text)
        label.setStyleSheet(f"background: #ffffff; color: {ink}; font-size: 20pt;")
        layout.addWidget(label)
    holder.show()
    found = faint_texts(holder, picture_of(holder))
    assert [one.where for one in found] == ["QLabel “Faint words”"]
    assert 2 < found[0].ratio < 4.5


@pytest.mark.usefixtures("usual_looks")
def test_at_twice_the_size_the_window_fits_a_small_screen_whatever_is_told(owner: Owner) -> None:
    owner.program.theme.set_text_percent(LARGEST_TEXT_PERCENT)  # before: what is built later is large at once
    owner.window.resize(SMALL_SCREEN)
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.ctrl(Qt.Key.Key_N)  # nothing is known of it: there is an offer to guide
    owner.window.banner.show_trouble("The change was not saved, because the disk is full.", "Try again")
    owner.window.progress.show_work(WorkShown(sentence="Reading", done=1, total=3, can_cancel=True))
    owner.wait_for_advice()
    assert owner.window.size() == SMALL_SCREEN


@pytest.mark.usefixtures("usual_looks")
def test_quotes_stand_under_each_other_where_they_have_no_room_beside(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CompareDialog, "room", lambda _: SMALL_SCREEN)
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row(BOOKS)
    for found in owner.task().quotes:
        quote = replace(found.quote, vendor=f"{found.quote.vendor} again")
        owner.desk.library.edit(AddQuote(task_id=owner.task().id, quote=quote))
    owner.wait_for_advice()
    owner.desk.workspace.tasks.entry.show_offers()
    owner.press("Compare…", owner.desk.workspace.tasks.entry)
    dialog = owner.dialog(CompareDialog)
    table = dialog.findChild(CompareTable)
    assert table is not None
    assert not table.is_stacked
    owner.qtbot.keyClick(table, Qt.Key.Key_Right)
    owner.qtbot.keyClick(table, Qt.Key.Key_Right)
    assert table.current_quote() == 2
    owner.program.theme.set_text_percent(LARGEST_TEXT_PERCENT)
    owner.wait_for(lambda: table.is_stacked)
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width()
    assert table.current_quote() == 2
    owner.qtbot.keyClick(table, Qt.Key.Key_Down)
    owner.qtbot.keyClick(table, Qt.Key.Key_Down)  # past the heading of what is compared next
    assert table.current_quote() == 0
    owner.qtbot.keyClick(table, Qt.Key.Key_Up)
    assert table.current_quote() == 3
    assert owner.button("Choose*", dialog).text() == "Choose Luntian Office Help again for this task"
    owner.close_dialogs()


def test_a_fact_stands_below_its_name_where_there_is_no_room_beside_it(qtbot: QtBot) -> None:
    rows = FactRows(are_figures=True)
    qtbot.addWidget(rows)
    rows.show_facts([("All-in cost", "$640–$750 a month"), ("Your own time", "2 hours a month")])
    rows.resize(600, 80)
    rows.show()
    name, value = rows.findChildren(QLabel)[:2]
    qtbot.waitUntil(lambda: abs(name.y() - value.y()) < 2 and value.x() > name.x())
    rows.resize(150, 200)
    qtbot.waitUntil(lambda: value.y() >= name.y() + name.height())


def test_the_lens_of_a_search_grows_with_its_text(qtbot: QtBot) -> None:
    field = FindField("Find a task")
    qtbot.addWidget(field)
    small = field.textMargins().left()
    font = field.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    field.setFont(font)
    assert field.textMargins().left() > 1.6 * small
    field.setLayoutDirection(RIGHT)
    assert field.textMargins().left() == 0
    assert field.textMargins().right() > 1.6 * small


@pytest.fixture
def pane(qtbot: QtBot) -> ListPane:
    words = ListWords(name="Tasks", find="Find a task", none_yet="None.", none_found="None found.")
    pane = ListPane(words, [Order(key="title", label="By name"), Order(key="cost", label="By cost")])
    pane.add_button(icon_button("plus", "New task"))
    pane.show_rows(
        [ListRow(id=1, title="Sweeping the yard behind the bakery", detail="Too close to call", aside="Idea")]
    )
    pane.resize(400, 300)
    qtbot.addWidget(pane)
    pane.show()
    return pane


def test_the_button_beside_a_search_goes_under_it_where_both_have_no_room(
    qtbot: QtBot, pane: ListPane
) -> None:
    field = pane.findChild(FindField)
    button = next(one for one in pane.findChildren(QWidget) if one.accessibleName() == "New task")
    assert field is not None
    qtbot.waitUntil(lambda: button.x() > field.x() + field.width())
    pane.setMinimumWidth(100)  # as a place does, whatever its contents would like
    pane.resize(150, 300)
    qtbot.waitUntil(lambda: button.y() > field.y() + field.height())
    pane.resize(400, 300)
    qtbot.waitUntil(lambda: button.y() < field.y() + field.height())


def test_a_row_that_is_cut_off_is_told_beside_the_mouse(qtbot: QtBot, pane: ListPane) -> None:
    assert _tip(pane) == ""
    pane.resize(200, 300)
    assert "Sweeping the yard behind the bakery" in _tip(pane)
    assert "Idea" in _tip(pane)


def _tip(pane: ListPane) -> str:
    QToolTip.hideText()
    view = pane.view
    index = view.model().index(0, 0)
    item = QStyleOptionViewItem()
    view.initViewItemOption(item)
    item.rect = view.visualRect(index)
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), view.mapToGlobal(QPoint(5, 5)))
    delegate = view.itemDelegate()
    return QToolTip.text() if delegate.helpEvent(event, view, item, index) else ""


def test_margins_are_turned_round_with_their_widget(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    set_margins(holder, 12, 1, 0, 2, of=layout)
    margins = layout.contentsMargins()
    assert (margins.left(), margins.top(), margins.right(), margins.bottom()) == (12, 1, 0, 2)
    holder.setLayoutDirection(RIGHT)
    margins = layout.contentsMargins()
    assert (margins.left(), margins.right()) == (0, 12)
    holder.setLayoutDirection(LEFT)
    assert layout.contentsMargins().left() == 12


def test_headings_stand_out_less_by_size_where_the_text_is_large() -> None:
    assert _verdict_scale(10) == pytest.approx(1.4, abs=0.01)
    assert 1.05 < _verdict_scale(20) < 1.2


def _verdict_scale(points: float) -> float:
    sheet = stylesheet(tones_for(Scheme.LIGHT), points)
    rule = sheet.partition('textRole="verdict"')[2].partition("}")[0]
    return float(rule.partition("font-size: ")[2].partition("pt")[0]) / points
