"""Figures moved on trial: what becomes of the advice, and whether it is kept."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.domain.task_format import read_settings
from advisor.evidence.files import read_resource
from advisor.library.errors import DiskFull
from advisor.model import assess
from advisor.records import replace
from advisor.session import Session
from tests.ui.drive import Owner
from tests.ui.stage import accessible_name
from ui.advice.lever import Flip, Lever
from ui.advice.lever_row import LeverRow
from ui.places.tasks.levers import levers
from ui.sample import sample_tasks

WEBSITE = "Looking after the website"


def lever(**changes: object) -> Lever:
    values = {
        "key": "hours",
        "label": "Hours",
        "belief": "You said 8 to 16 hours a month, likely 12.",
        "is_told": True,
        "start": 4.0,
        "step": 0.5,
        "steps": 40,
        "low": 8.0,
        "likely": 12.0,
        "high": 16.0,
        "winner": Arrangement.OUTSOURCE,
        "flips": (Flip(at=6.0, is_above=False, arrangement=Arrangement.IN_HOUSE, text="Under 6: in-house"),),
        "write": lambda value: f"{value:g} hours a month",
        **changes,
    }
    return Lever(**values)  # type: ignore[arg-type]


@pytest.fixture
def row(qtbot):
    row = LeverRow()
    qtbot.addWidget(row)
    row.resize(400, 160)
    row.show()
    row.activateWindow()
    assert QTest.qWaitForWindowActive(row)
    row.show_lever(lever(), None)
    return row


def asked(row: LeverRow) -> list[float]:
    values: list[float] = []
    row.moved.connect(lambda _key, value: values.append(value))
    return values


def test_showing_a_lever_moves_nothing(row: LeverRow):
    values = asked(row)
    row.show_lever(lever(likely=9.0), None)
    row.show_lever(lever(), 15.0)
    assert values == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Right, 12.5),
        (Qt.Key.Key_Left, 11.5),
        (Qt.Key.Key_PageUp, 14.0),
        (Qt.Key.Key_PageDown, 10.0),
        (Qt.Key.Key_Home, 4.0),
        (Qt.Key.Key_End, 24.0),
    ],
)
def test_every_key_of_a_slider_moves_it(row: LeverRow, qtbot, key: Qt.Key, value: float):
    values = asked(row)
    row.slider.setFocus()
    qtbot.keyClick(row.slider, key)
    assert values == [value]


def test_a_slider_says_its_value_in_its_unit(row: LeverRow, qtbot):
    assert accessible_name(row.slider) == "Hours: 12 hours a month"
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Right)
    assert accessible_name(row.slider) == "Hours: 12.5 hours a month"
    assert "You said 8 to 16" in row.slider.accessibleDescription()
    assert "Under 6: in-house" in row.slider.accessibleDescription()


def test_a_press_on_the_line_takes_the_handle_there(row: LeverRow, qtbot):
    values = asked(row)
    at = QPoint(round(row.slider.x_of(8.0)), row.slider.height() - 10)
    qtbot.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=at)
    assert values == [8.0]


def test_from_right_to_left_the_low_end_is_at_the_right(row: LeverRow, qtbot):
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert row.slider.x_of(8.0) > row.slider.x_of(16.0)
    values = asked(row)
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_Left)
    assert values == [12.5]


def wheel(row: LeverRow) -> None:
    at = QPointF(row.slider.rect().center())
    event = QWheelEvent(
        at,
        row.slider.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(row.slider, event)


def test_the_wheel_never_moves_a_slider_without_the_focus(row: LeverRow):
    values = asked(row)
    row.slider.clearFocus()
    wheel(row)
    assert values == []
    row.slider.setFocus()
    wheel(row)
    assert len(values) == 1


def test_only_a_moved_lever_says_that_it_cannot_be_kept(row: LeverRow, qtbot):
    row.show_lever(lever(unkept="It stands in a quote."), None)
    words = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert "It stands in a quote." not in words
    row.slider.setFocus()
    qtbot.keyClick(row.slider, Qt.Key.Key_End)
    words = [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert "It stands in a quote." in words


@pytest.mark.parametrize("task", list(sample_tasks()), ids=lambda task: task.title)
def test_the_levers_are_few_and_always_have_the_hours_and_the_owners_hour(task):
    settings = read_settings(read_resource("sample", "business.toml")["settings"])
    assessment = assess(replace(task, settings=settings))
    found = levers(assessment, "en_US", lambda _: "")
    names = [one.lever.key for one in found]
    assert {"hours", "owner_hour"} <= set(names)
    assert len(names) == len(set(names)) <= 6
    for one in found:
        assert one.lever.start <= one.lever.low <= one.lever.high <= one.lever.end + one.lever.step
        for flip in one.lever.flips:
            assert one.lever.start < flip.at < one.lever.end
    contenders = {assessment.verdict.alternative, assessment.verdict.runner_up}
    if "offshore" in contenders:
        assert names[0] == "offshore.supervision"


# In the window


@pytest.fixture
def advised(owner: Owner) -> Owner:
    """The sample business, on its website, with the page of sliders open."""
    owner.press("Try the sample business*")
    owner.wait_for(lambda: owner.program.libraries.desk is not None)
    owner.wait_for_advice()
    owner.choose_row(WEBSITE)
    owner.wait_for(lambda: WEBSITE in owner.headline())
    owner.press("What if …")
    return owner


def rows(owner: Owner) -> dict[str, LeverRow]:
    page = owner.desk.workspace.tasks.advice.what_if
    return {
        row.slider.accessibleName().partition(":")[0]: row
        for row in page.findChildren(LeverRow)
        if row.isVisibleTo(page)
    }


def comparison(owner: Owner) -> str:
    return owner.desk.workspace.tasks.advice.what_if._comparison.accessibleName()


def _stands(expected: str, owner: Owner) -> bool:
    return expected in comparison(owner)


def move(owner: Owner, label: str, key: Qt.Key) -> None:
    slider = rows(owner)[label].slider
    slider.setFocus()
    owner.qtbot.keyClick(slider, key)


def test_past_the_flip_point_another_way_wins(advised: Owner):
    assert comparison(advised).startswith("As answered: Outsource")
    move(advised, "Hours", Qt.Key.Key_End)
    advised.wait_for(lambda: "As moved: Offshore" in comparison(advised))
    assert "As answered: Outsource" in comparison(advised)


def test_where_the_track_changes_colour_the_verdict_changes(advised: Owner):
    row = rows(advised)["Hours"]
    assert row._lever is not None
    flip = row._lever.flips[0]
    for value, name in ((flip.at - 0.3, "Outsource"), (flip.at + 0.3, "Offshore")):
        row.slider.setValue(row._lever.position(value))
        expected = f"As moved: {name}"
        advised.wait_for(partial(_stands, expected, advised))


def test_dropping_the_changes_leaves_everything_as_answered(advised: Owner):
    before = advised.task()
    move(advised, "Hours", Qt.Key.Key_End)
    advised.press("Drop the changes")
    assert "As moved" not in comparison(advised)
    assert advised.task() == before
    assert accessible_name(rows(advised)["Hours"].slider) == "Hours: 4 hours a month"


def test_keeping_writes_an_answer_that_can_be_undone(advised: Owner):
    before = advised.task().task.hours
    move(advised, "Hours", Qt.Key.Key_PageUp)
    value = rows(advised)["Hours"].slider.accessibleName()
    advised.press("Keep them")
    kept = advised.task().task.hours
    assert kept is not None
    assert kept.is_certain
    assert f"{kept.likely:g} hours" in value
    advised.wait_for_advice()
    assert "As moved" not in comparison(advised)
    advised.ctrl(Qt.Key.Key_Z)
    assert advised.task().task.hours == before


def test_keeping_several_is_one_step_of_undo(advised: Owner):
    before = advised.task().task, advised.session.business()
    stack = advised.desk.library.undo_stack
    for label in ("Hours", "Your hour", "A professional's rate"):
        move(advised, label, Qt.Key.Key_PageUp)
    advised.press("Keep them")
    after = advised.task().task, advised.session.business()
    assert after[0].hours != before[0].hours
    assert after[0].outsource_rate != before[0].outsource_rate
    assert after[1].settings.owner_hour != before[1].settings.owner_hour
    assert stack.count() == 1
    assert "keeping of 3 answers" in advised.window.actions_.undo.text()
    advised.ctrl(Qt.Key.Key_Z)
    assert (advised.task().task, advised.session.business()) == before
    advised.window.actions_.redo.trigger()
    assert (advised.task().task, advised.session.business()) == after
    advised.wait_for_advice()


def test_answers_that_cannot_be_stored_are_kept_and_stored_later(advised: Owner, monkeypatch):
    before = advised.task().task
    with monkeypatch.context() as full:
        full.setattr(Session, "do_all", _disk_full)
        full.setattr(Session, "do", _disk_full)
        move(advised, "Hours", Qt.Key.Key_PageUp)
        move(advised, "A professional's rate", Qt.Key.Key_PageUp)
        advised.press("Keep them")
        assert "disk is full" in advised.banner()
        assert advised.task().task == before
        assert advised.desk.library.has_unsaved
    assert advised.desk.library.save_unsaved()
    assert advised.task().task.hours != before.hours
    assert advised.task().task.outsource_rate != before.outsource_rate


def test_where_the_business_cannot_be_stored_everything_stays_moved(advised: Owner, monkeypatch):
    before = advised.task().task, advised.session.business()
    with monkeypatch.context() as full:
        full.setattr(Session, "do_all", _disk_full)
        move(advised, "Hours", Qt.Key.Key_PageUp)
        move(advised, "Your hour", Qt.Key.Key_PageUp)
        advised.press("Keep them")
        assert "disk is full" in advised.banner()
    assert (advised.task().task, advised.session.business()) == before
    assert not advised.desk.library.has_unsaved
    advised.press("Keep them")
    assert advised.task().task.hours != before[0].hours


def _disk_full(*_: object) -> None:
    raise DiskFull("sample.rightsource")


def test_the_owners_hour_is_kept_with_the_business(advised: Owner):
    move(advised, "Your hour", Qt.Key.Key_PageUp)
    advised.press("Keep them")
    told = advised.session.business().settings.owner_hour
    assert told is not None
    assert told.is_certain
    assert told.likely > 50


def test_a_rate_is_kept_on_its_own_terms(advised: Owner):
    move(advised, "A professional's rate", Qt.Key.Key_PageUp)
    advised.press("Keep them")
    rate = advised.task().task.outsource_rate
    assert rate is not None
    assert rate.per == "hour"
    assert rate.price == Range.exactly(rate.price.likely)


def test_what_nobody_is_asked_for_cannot_be_kept_and_the_page_says_why(advised: Owner):
    before = advised.task()
    label = next(iter(rows(advised)))
    assert label == "Your hours to guide and check a helper"
    move(advised, label, Qt.Key.Key_Home)
    page = advised.desk.workspace.tasks.advice.what_if
    words = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    assert any("cannot be kept" in text for text in words)
    assert not page.keep.isEnabled()
    move(advised, "Hours", Qt.Key.Key_Right)
    advised.press("Keep them")
    words = [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]
    assert any(text.startswith("Not kept: Your hours to guide") for text in words)
    assert advised.task().task.hours != before.task.hours
    advised.wait_for_advice()
    assert "As moved" in comparison(advised)


def test_back_at_the_advice_the_button_says_how_much_is_moved(advised: Owner):
    move(advised, "Hours", Qt.Key.Key_Right)
    move(advised, "Your hour", Qt.Key.Key_Right)
    advised.key(Qt.Key.Key_Escape)
    advised.press("What if … (2 moved)")
    assert "Hours" in rows(advised)


def test_another_task_begins_with_nothing_moved(advised: Owner):
    move(advised, "Hours", Qt.Key.Key_Right)
    advised.choose_row("Monthly bookkeeping")
    advised.wait_for(lambda: "Monthly bookkeeping" in advised.headline())
    advised.choose_row(WEBSITE)
    advised.wait_for(lambda: WEBSITE in advised.headline())
    advised.press("What if …")
    assert "As moved" not in comparison(advised)
