"""The advice beside the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QToolTip, QWidget

from advisor.report.chart_style import CostGroup
from tests.ui.advice_sample import sample_assessment, sample_texts
from tests.ui.stage import nameless, the
from ui.advice import AdvicePanel
from ui.advice.answer_keys import answer_key
from ui.advice.cost_chart import CostChart, Place
from ui.widgets.detail_row import DetailRow
from ui.widgets.expander import Expander

HOSTILE = '<img src="file:///etc/passwd"><b>R&D</b> & Söhne'


@pytest.fixture
def panel(qtbot):
    panel = AdvicePanel()
    qtbot.addWidget(panel)
    panel.resize(420, 700)
    panel.show()
    panel.activateWindow()
    assert QTest.qWaitForWindowActive(panel)
    return panel


@pytest.fixture
def advised(panel: AdvicePanel) -> AdvicePanel:
    panel.show_advice(sample_assessment(), sample_texts())
    return panel


def shown(panel: QWidget) -> str:
    """Everything that stands on the panel, line by line."""
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    rows = [row.accessibleName() for row in panel.findChildren(DetailRow) if row.isVisibleTo(panel)]
    return "\n".join([*labels, *rows])


def row_with(panel: QWidget, text: str) -> DetailRow:
    return next(row for row in panel.findChildren(DetailRow) if text in row.accessibleName())


def chart_of(panel: QWidget) -> CostChart:
    return the(CostChart, panel)


def group_of(chart: CostChart) -> CostGroup | None:
    segment = chart.segment()
    return segment.group if segment else None


def row_id(chart: CostChart) -> str:
    row = chart.row()
    return row.id if row else ""


def test_at_first_the_panel_says_what_it_waits_for(panel: AdvicePanel):
    assert "Choose a task" in shown(panel)


def test_every_sentence_of_the_advice_is_there(advised: AdvicePanel):
    texts = sample_texts()
    words = shown(advised)
    for sentence in (
        texts.headline,
        texts.confidence,
        texts.odds,
        texts.reasons_intro,
        *texts.alarms,
        *texts.next_steps,
        *texts.would_change,
        *texts.worth_finding_out,
        *(reason.text for reason in (*texts.reasons_for, *texts.reasons_against)),
        *(reason.amount for reason in (*texts.reasons_for, *texts.reasons_against)),
        *(one.wont_give for one in texts.alternatives),
        *(one.suitability for one in texts.alternatives),
        *(condition.text for one in texts.alternatives for condition in one.conditions),
        *(condition.remedy for one in texts.alternatives for condition in one.conditions),
        *(safeguard.text for safeguard in texts.safeguards),
    ):
        assert sentence in words


def test_the_assumptions_are_folded_until_they_are_wanted(advised: AdvicePanel, qtbot):
    assert "Usual for bookkeeping" not in shown(advised)
    header = row_with(advised, "Every figure and where it comes from")
    header.setFocus()
    qtbot.keyClick(header, Qt.Key.Key_Space)
    words = shown(advised)
    for one in sample_texts().assumptions:
        assert f"{one.label}, {one.value}" in words
    assert "Survey of small practices, 2024, grade B" in words


def test_a_click_on_an_assumption_asks_to_go_to_its_answer(advised: AdvicePanel, qtbot):
    row_with(advised, "Every figure").click()
    with qtbot.waitSignal(advised.input_requested) as asked:
        qtbot.mouseClick(row_with(advised, "Loss if data leaks"), Qt.MouseButton.LeftButton)
    assert asked.args == ["leak_loss"]


def test_an_assumption_without_an_answer_leads_nowhere(advised: AdvicePanel, qtbot):
    row_with(advised, "Every figure").click()
    row = row_with(advised, "Chance that a helper leaves")
    assert row.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(advised.input_requested):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_what_the_owner_has_not_said_comes_first_among_the_assumptions(advised: AdvicePanel):
    words = shown(advised)
    assert "Figures from you: 1. Assumed: 3." in words


def test_a_reason_leads_to_the_answer_behind_it(advised: AdvicePanel, qtbot):
    with qtbot.waitSignal(advised.input_requested) as asked:
        row_with(advised, "Your own hours cost more").click()
    assert asked.args == ["hours"]


def test_the_keyboard_goes_through_bars_and_their_parts(advised: AdvicePanel, qtbot):
    chart = chart_of(advised)
    chart.setFocus()
    assert chart.accessibleName() == "Outsource: $450–$710 a month"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == "Outsource, The work itself: $430"
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert group_of(chart) is CostGroup.CHECKING
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.segment() is None
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert row_id(chart) == "in_house"
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.accessibleName() == "Offshore – ruled out: $540–$850 a month"
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.place == Place(0)


def test_the_legend_says_the_parts_of_the_bar_that_is_chosen(advised: AdvicePanel, qtbot):
    chart = chart_of(advised)
    assert "The work itself, $430" in shown(advised)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    words = shown(advised)
    assert "In-house: the parts (a month)" in words
    assert "The work itself, $820" in words
    assert "What it is worth to you, −$60" in words


def test_enter_on_a_part_asks_to_go_to_its_answer(advised: AdvicePanel, qtbot):
    chart = chart_of(advised)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    with qtbot.waitSignal(advised.input_requested) as asked:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert asked.args == ["outsource_rate"]


def test_a_click_in_a_bar_chooses_its_part(advised: AdvicePanel, qtbot):
    chart = chart_of(advised)
    bar = chart._bar_box(0)
    qtbot.mouseClick(
        chart, Qt.MouseButton.LeftButton, pos=QPoint(int(bar.width() * 0.1), int(bar.center().y()))
    )
    assert group_of(chart) is CostGroup.WORK


def test_the_chart_says_all_its_figures_to_a_screen_reader(advised: AdvicePanel):
    description = chart_of(advised).accessibleDescription()
    for figure in ("Outsource: $450–$710 a month", "The work itself: $430", "Offshore – ruled out"):
        assert figure in description


def test_everything_that_takes_the_keyboard_has_a_name(advised: AdvicePanel):
    for expander in advised.findChildren(Expander):
        expander.show_open(True)
    assert nameless(advised) == []


def test_while_new_advice_is_worked_out_the_old_one_stays(advised: AdvicePanel):
    advised.show_working()
    bar = the(QProgressBar, advised)
    assert bar.isVisible()
    assert sample_texts().headline in shown(advised)
    advised.show_advice(sample_assessment(), sample_texts())
    assert not bar.isVisible()


def test_a_problem_takes_the_place_of_the_advice(advised: AdvicePanel):
    advised.show_problem("The hours are not a range.")
    words = shown(advised)
    assert "The hours are not a range." in words
    assert sample_texts().headline not in words


def test_with_no_task_there_is_no_advice(advised: AdvicePanel):
    advised.show_nothing()
    assert sample_texts().headline not in shown(advised)
    advised.show_advice(sample_assessment(), sample_texts())
    assert sample_texts().headline in shown(advised)


def test_new_advice_keeps_the_place_one_was_reading(advised: AdvicePanel):
    scroll = advised._scroll.verticalScrollBar()
    scroll.setValue(300)
    texts = replace(sample_texts(), headline="Keep “Bookkeeping” in-house.")
    advised.show_advice(sample_assessment(), texts)
    assert "Keep “Bookkeeping” in-house." in shown(advised)
    assert scroll.value() == 300


def test_lists_shrink_again(advised: AdvicePanel):
    advised.show_advice(sample_assessment(), replace(sample_texts(), next_steps=("Only this.",), alarms=()))
    words = shown(advised)
    assert "Only this." in words
    assert "Call two references" not in words
    assert "The low-cost rate" not in words


def test_a_long_list_is_shown_in_part_with_the_rest_on_request(advised: AdvicePanel):
    many = tuple(f"Change number {number}." for number in range(9))
    advised.show_advice(sample_assessment(), replace(sample_texts(), would_change=many))
    assert "Change number 8." not in shown(advised)
    row_with(advised, "5 more").click()
    assert "Change number 8." in shown(advised)


def test_with_everything_ruled_out_the_panel_still_says_why(panel: AdvicePanel):
    assessment = sample_assessment()
    verdict = replace(assessment.verdict, arrangement=None, alternative=None, probability_best=None)
    texts = sample_texts()
    texts = replace(
        texts,
        headline="Nothing fits as it stands.",
        odds="",
        reasons_for=(),
        reasons_against=(),
        alternatives=tuple(replace(one, is_recommended=False) for one in texts.alternatives),
    )
    panel.show_advice(replace(assessment, verdict=verdict, reasons=()), texts)
    words = shown(panel)
    assert "Nothing fits as it stands." in words
    assert "No recommendation" in words


def test_point_figures_have_no_whiskers_to_explain(panel: AdvicePanel):
    assessment = sample_assessment()
    plain = tuple(
        replace(one, cost=replace(one.cost, p10=None, p50=None, p90=None), probability_best=None)
        for one in assessment.alternatives
    )
    panel.show_advice(replace(assessment, alternatives=plain), sample_texts())
    assert "8 of 10" not in shown(panel)


def test_text_of_any_kind_is_shown_as_it_is(panel: AdvicePanel, monkeypatch, qtbot):
    texts = sample_texts()
    texts = replace(
        texts,
        headline=HOSTILE,
        alarms=(HOSTILE,),
        next_steps=(HOSTILE,),
        alternatives=tuple(replace(one, name=HOSTILE, wont_give=HOSTILE) for one in texts.alternatives),
    )
    panel.show_advice(sample_assessment(), texts)
    assert HOSTILE in shown(panel)
    for label in panel.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda *args: told.append(args[1]))
    chart = chart_of(panel)
    chart.event(_help_event(chart))
    assert told
    assert "<img" not in told[0]
    assert not panel.grab().isNull()


def test_nothing_is_wider_than_the_panel(advised: AdvicePanel):
    for width in (360, 520):
        advised.resize(width, 700)
        QTest.qWait(10)
        assert advised._scroll.content.geometry().width() <= width


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("hours", "hours"),
        ("owner_hour", "owner_hour"),
        ("quote-2.price", "quote-2.price"),
        ("safeguard.insurance.money", "safeguards"),
        ("preference.core", "core_preference"),
        ("preference.relief", "relief"),
        ("preference.my own", ""),
        ("offshore.supervision", ""),
    ],
)
def test_an_input_leads_to_its_answer_or_nowhere(name: str, key: str):
    assert answer_key(name) == key


def _help_event(chart: CostChart):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent

    at = chart._bar_box(0).center().toPoint()
    return QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at))
