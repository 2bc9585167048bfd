"""The advice beside the answers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar, QToolTip, QWidget

from advisor.records import replace
from advisor.report.chart_style import CostGroup
from tests.ui.advice_sample import sample_assessment, sample_texts
from tests.ui.stage import nameless, the
from ui.advice import AdvicePanel
from ui.advice.answer_keys import answer_key
from ui.advice.cost_chart import CostChart, Place
from ui.advice.fold_card import FoldCard, shortened
from ui.widgets.buttons import ordinary_button
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


def unfold(panel: QWidget) -> None:
    for card in panel.findChildren(FoldCard):
        card.show_open(True)
    for expander in panel.findChildren(Expander):
        expander.show_open(True)


def button(panel: QWidget, text: str) -> QAbstractButton:
    return next(
        one for one in panel.findChildren(QAbstractButton) if one.isVisible() and one.accessibleName() == text
    )


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
    unfold(advised)
    words = shown(advised)
    for sentence in (
        texts.split,
        *texts.pre_mortem,
        texts.checking_plan,
        texts.paid_trial,
        texts.break_even,
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


def test_what_is_long_is_folded_to_a_heading_and_a_line(advised: AdvicePanel, qtbot):
    texts = sample_texts()
    words = shown(advised)
    assert texts.would_change[0] in words or shortened(texts.would_change[0]) in words
    assert texts.would_change[1] not in words
    folded = row_with(advised, "What would change it")
    qtbot.mouseClick(folded, Qt.MouseButton.LeftButton)
    assert texts.would_change[1] in shown(advised)
    qtbot.mouseClick(folded, Qt.MouseButton.LeftButton)
    assert texts.would_change[1] not in shown(advised)


def test_what_is_folded_is_filled_only_when_it_is_opened(advised: AdvicePanel):
    assert not [row for row in advised.findChildren(DetailRow) if "Least access" in row.accessibleName()]
    row_with(advised, "Safeguards").click()
    assert row_with(advised, "Least access").isVisibleTo(advised)
    texts = replace(sample_texts(), safeguards=sample_texts().safeguards[:1])
    advised.show_advice(sample_assessment(), texts)
    assert "Least access" not in shown(advised)


def test_that_nothing_is_worth_finding_out_is_an_answer(advised: AdvicePanel):
    nothing = "Nothing: no single answer could be worth an hour of your time."
    advised.show_advice(sample_assessment(), replace(sample_texts(), worth_finding_out=(nothing,)))
    assert nothing in shown(advised)


def test_what_there_is_nothing_to_say_about_has_no_card(advised: AdvicePanel):
    advised.show_advice(sample_assessment(), replace(sample_texts(), split="", break_even=""))
    words = shown(advised)
    assert "Taken apart" not in words
    assert "Customers you could lose" not in words


def test_the_assumptions_are_folded_until_they_are_wanted(advised: AdvicePanel, qtbot):
    assert "Usual for bookkeeping" not in shown(advised)
    header = row_with(advised, "What this rests on")
    header.setFocus()
    qtbot.keyClick(header, Qt.Key.Key_Space)
    words = shown(advised)
    for one in sample_texts().assumptions:
        assert f"{one.label}, {one.value}" in words


def test_the_evidence_comes_on_demand(advised: AdvicePanel, qtbot):
    row_with(advised, "What this rests on").click()
    assert "Survey of small practices" not in shown(advised)
    toggle = button(advised, "Show the evidence")
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert "Survey of small practices, 2024, grade B" in shown(advised)
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert "Survey of small practices" not in shown(advised)


def test_what_is_assumed_stands_apart_from_what_was_told(advised: AdvicePanel):
    row_with(advised, "What this rests on").click()
    words = shown(advised)
    assert "Assumed, until you say" in words
    assert "From you" in words
    assumed, told = row_with(advised, "Loss if data leaks"), row_with(advised, "Hours, 8–16")
    assert assumed.y() < told.mapTo(advised, told.pos()).y()


def test_a_click_on_an_assumption_asks_to_go_to_its_answer(advised: AdvicePanel, qtbot):
    row_with(advised, "What this rests on").click()
    with qtbot.waitSignal(advised.input_requested) as asked:
        qtbot.mouseClick(row_with(advised, "Loss if data leaks"), Qt.MouseButton.LeftButton)
    assert asked.args == ["leak_loss"]


def test_an_assumption_without_an_answer_leads_nowhere(advised: AdvicePanel, qtbot):
    row_with(advised, "What this rests on").click()
    row = row_with(advised, "Chance that a helper leaves")
    assert row.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.assertNotEmitted(advised.input_requested):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)


def test_the_line_of_a_folded_card_counts_what_is_told_and_assumed(advised: AdvicePanel):
    assert "Figures from you: 1. Assumed: 3." in shown(advised)


def test_the_reasons_come_with_their_sum(advised: AdvicePanel):
    # 825 in-house and 565 outsourced: the lines of the sample's ledgers.
    assert "Together, $260 a month less" in shown(advised)


def test_the_smaller_reasons_are_folded_to_what_they_come_to(advised: AdvicePanel):
    reason = sample_texts().reasons_for[1]
    many = tuple(replace(reason, text=f"Reason number {number}.") for number in range(7))
    advised.show_advice(sample_assessment(), replace(sample_texts(), reasons_for=many))
    assert "Reason number 4." not in shown(advised)
    row_with(advised, "3 smaller ones: ").click()
    assert "Reason number 6." in shown(advised)


def test_a_reason_leads_to_its_figures_for_both_ways(advised: AdvicePanel, qtbot):
    qtbot.mouseClick(row_with(advised, "Less has to be done again"), Qt.MouseButton.LeftButton)
    words = shown(advised)
    assert "Outsource, $12 a month" in words
    assert "In-house, $65 a month" in words


def test_a_figure_leads_to_its_inputs_and_these_to_their_fields(advised: AdvicePanel, qtbot):
    qtbot.mouseClick(row_with(advised, "The work itself"), Qt.MouseButton.LeftButton)
    words = shown(advised)
    assert "Outsource: The work itself" in words
    assert "Outsource, $430 a month" in words
    assert "A professional’s rate, $30–$60 an hour, likely 40, Usual for bookkeeping – Survey" in words
    found = [row for row in advised.findChildren(DetailRow) if row.isVisible() and row.key]
    rate = next(row for row in found if "A professional’s rate" in row.accessibleName())
    with qtbot.waitSignal(advised.input_requested) as asked:
        qtbot.mouseClick(rate, Qt.MouseButton.LeftButton)
    assert asked.args == ["outsource_rate"]


@pytest.mark.parametrize("way", ["button", "escape"])
def test_from_the_figures_one_comes_back_to_where_one_was(advised: AdvicePanel, qtbot, way: str):
    chart = chart_of(advised)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    back = button(advised, "Back to the advice")
    if way == "button":
        qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(back, Qt.Key.Key_Escape)
    assert sample_texts().headline in shown(advised)
    assert chart.hasFocus()


def test_the_figures_on_show_follow_new_advice(advised: AdvicePanel):
    row_with(advised, "The work itself").click()
    texts = sample_texts()
    rate = replace(texts.assumptions[1], value="$99 an hour", told=True)
    changed = replace(texts, assumptions=(texts.assumptions[0], rate, *texts.assumptions[2:]))
    advised.show_advice(sample_assessment(), changed)
    assert "A professional’s rate, $99 an hour" in shown(advised)


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


def test_enter_on_a_part_shows_what_it_is_made_of(advised: AdvicePanel, qtbot):
    chart = chart_of(advised)
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    words = shown(advised)
    assert "In-house: The work itself" in words
    assert "In-house, $820 a month" in words


def test_a_click_in_a_bar_chooses_its_part_and_shows_what_it_is_made_of(advised: AdvicePanel, qtbot):
    chart = chart_of(advised)
    bar = chart._bar_box(0)
    at = QPoint(int(bar.width() * 0.1), int(bar.center().y()))
    qtbot.mousePress(chart, Qt.MouseButton.LeftButton, pos=at)
    assert group_of(chart) is CostGroup.WORK
    qtbot.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=at)
    assert "Outsource: The work itself" in shown(advised)


def test_the_chart_says_all_its_figures_to_a_screen_reader(advised: AdvicePanel):
    description = chart_of(advised).accessibleDescription()
    for figure in ("Outsource: $450–$710 a month", "The work itself: $430", "Offshore – ruled out"):
        assert figure in description


def test_everything_that_takes_the_keyboard_has_a_name(advised: AdvicePanel):
    unfold(advised)
    assert nameless(advised) == []
    row_with(advised, "The work itself").click()
    assert nameless(advised) == []
    advised.show_main()
    advised.show_what_if()
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
    scroll = advised._advice.verticalScrollBar()
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
    unfold(panel)
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
        assert advised._advice.content.geometry().width() <= width


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


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_icon_of_a_button_stands_apart_from_its_text(qtbot, direction: Qt.LayoutDirection):
    button = ordinary_button("What if", None, "sliders-horizontal")
    qtbot.addWidget(button)
    button.setLayoutDirection(direction)
    button.show()
    size = button.iconSize()
    assert size.width() > size.height()
    image = button.icon().pixmap(size, 1.0).toImage()
    inked = [
        x for x in range(image.width()) if any(image.pixelColor(x, y).alpha() for y in range(image.height()))
    ]
    gap = size.width() - size.height()
    if direction is Qt.LayoutDirection.LeftToRight:
        assert max(inked) < size.width() - gap
    else:
        assert min(inked) >= gap


def _help_event(chart: CostChart):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent

    at = chart._bar_box(0).center().toPoint()
    return QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at))


def test_the_advice_stays_at_its_top_while_that_on_another_task_is_about_to_come(advised: AdvicePanel):
    scroll = advised._advice.verticalScrollBar()
    scroll.setValue(300)
    advised.expect_another()
    assert sample_texts().headline in shown(advised)
    assert scroll.value() == 0
