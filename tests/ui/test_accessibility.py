"""Every place, page and dialog as a screen reader finds it: names, roles, values, labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.drive import Owner
from tests.ui.heard import faults_of, heard
from tests.ui.tour import dialogs_of_the_program, tour
from ui.advice.cost_chart import CostChart
from ui.advice.fold_card import FoldCard
from ui.advice.lever_slider import LeverSlider
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.detail_row import DetailRow
from ui.widgets.spoken import speak_for_widgets

Role, Text = QAccessible.Role, QAccessible.Text


def test_everything_in_the_window_has_a_name_a_role_and_tells_its_value(owner: Owner, tmp_path: Path) -> None:
    faults: dict[str, list[str]] = {}
    seen: set[type[QWidget]] = set()
    for stop in tour(owner, tmp_path):
        seen.add(type(stop.root))
        found = [fault for one in heard(stop.root) for fault in faults_of(one)]
        if found:
            faults[stop.name] = found
    assert not faults
    # A dialog that is new has to be added to the tour.
    assert not dialogs_of_the_program() - seen


@pytest.fixture
def spoken(qapp: object) -> None:
    speak_for_widgets()


def test_a_drop_down_list_keeps_its_name_whatever_is_chosen(qtbot: QtBot, spoken: None) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems(["per hour", "per month"])
    box.setAccessibleName("Charged per")
    box.setCurrentIndex(1)
    heard_of = QAccessible.queryAccessibleInterface(box)
    assert (heard_of.text(Text.Name), heard_of.text(Text.Value)) == ("Charged per", "per month")
    assert heard_of.role() is Role.ComboBox
    assert heard_of.child(0).object() is box.view()
    box.show()
    heard_of.actionInterface().doAction("ShowMenu")
    assert box.view().isVisible()
    assert heard_of.state().expanded
    heard_of.actionInterface().doAction("ShowMenu")
    assert not box.view().isVisible()


def test_a_line_of_the_advice_is_a_button_only_where_it_leads_somewhere(qtbot: QtBot, spoken: None) -> None:
    row = DetailRow()
    qtbot.addWidget(row)
    row.show_texts("Fees", "$600")
    assert QAccessible.queryAccessibleInterface(row).role() is Role.StaticText
    row.show_link("fees")
    heard_of = QAccessible.queryAccessibleInterface(row)
    assert heard_of.role() is Role.Button
    with qtbot.waitSignal(row.clicked):
        heard_of.actionInterface().doAction("Press")


def test_a_folded_card_tells_that_it_can_be_opened_and_is_opened_from_afar(
    qtbot: QtBot, spoken: None
) -> None:
    card = FoldCard("Safeguards")
    qtbot.addWidget(card)
    card.show_summary("Two are missing.", lambda: None)
    header = card.findChild(DetailRow)
    assert header is not None
    heard_of = QAccessible.queryAccessibleInterface(header)
    assert heard_of.role() is Role.Button
    assert heard_of.state().collapsed
    assert "Safeguards" in heard_of.text(Text.Name)
    heard_of.actionInterface().doAction("Press")
    assert card.is_open
    assert heard_of.state().expanded


def test_the_sliders_of_what_if_speak_in_their_unit_and_can_be_moved_from_afar(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    advice = owner.desk.workspace.tasks.advice
    owner.press("What if …", advice)
    sliders = {one.accessibleName().partition(":")[0]: one for one in advice.findChildren(LeverSlider)}
    slider = sliders["Hours"]
    heard_of = QAccessible.queryAccessibleInterface(slider)
    number = heard_of.valueInterface()
    assert number.currentValue() == 16
    assert heard_of.text(Text.Value) == "16 hours a month"
    number.setCurrentValue(20)
    assert number.currentValue() == pytest.approx(20, abs=number.minimumStepSize())
    assert heard_of.text(Text.Value).startswith("20")
    assert heard_of.text(Text.Name) == f"Hours: {heard_of.text(Text.Value)}"
    assert number.minimumValue() < 16 < number.maximumValue()


def test_the_bars_are_told_one_by_one_by_the_arrow_keys(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    owner.choose_row("Monthly bookkeeping")
    owner.wait_for_advice()
    chart = owner.desk.workspace.tasks.advice.findChild(CostChart)
    assert chart is not None
    chart.setFocus()
    told = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        owner.key(key)
        told.append(QAccessible.queryAccessibleInterface(chart).text(Text.Name))
    assert len(set(told)) == len(told)
    assert all("$" in words and ":" in words for words in told)
    assert QAccessible.queryAccessibleInterface(chart).role() is Role.Chart


def test_the_button_that_empties_a_search_has_a_name(qtbot: QtBot, spoken: None) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.setClearButtonEnabled(True)
    line.setText("books")
    line.show()
    button = next(one for one in line.findChildren(QAbstractButton))
    heard_of = QAccessible.queryAccessibleInterface(button)
    assert heard_of.text(Text.Name)
    heard_of.actionInterface().doAction("Press")
    assert line.text() == ""
