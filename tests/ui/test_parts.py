"""A task taken apart: shares that make 100 %, and answers in which a part differs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu

from advisor.domain.levels import Skill
from tests.ui.drive import Owner
from tests.ui.stage import nameless
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.starter_dialog import StarterDialog
from ui.places.tasks.panes.part_shares import whole_percents, with_one_less, with_one_more, with_share
from ui.places.tasks.panes.parts_pane import PartsPane


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with a task that is described, at its pane of parts."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    owner.window.actions_.new_from_starter.trigger()
    owner.dialog(StarterDialog)
    owner.keys("monthly bookkeeping")
    owner.key(Qt.Key.Key_Return)
    owner.wait_for_advice()
    owner.desk.workspace.tasks.entry.go_to("steps")
    return owner


def pane(owner: Owner) -> PartsPane:
    return owner.desk.workspace.tasks.entry.parts


def press(owner: Owner, text: str) -> None:
    button = owner.button(text, pane(owner))
    pane(owner).show_widget(button)
    owner.click(button)


def lines(owner: Owner, at: int) -> list[QLineEdit]:
    return [one for one in pane(owner).cards[at].findChildren(QLineEdit) if not one.isHidden()]


def fill(owner: Owner, at: int, which: int, text: str) -> None:
    field = lines(owner, at)[which]
    pane(owner).show_widget(field)
    owner.fill(field, text)


def differ(owner: Owner, at: int, label: str) -> None:
    """Choose from the menu by keyboard."""
    press(owner, f"Part {at + 1} differs in…")
    menu = pane(owner).cards[at].findChild(QMenu)
    assert isinstance(menu, QMenu)
    owner.wait_for(menu.isVisible)
    labels = [action.text() for action in menu.actions()]
    for _ in range(labels.index(label) + 1):
        owner.qtbot.keyClick(menu, Qt.Key.Key_Down)
    owner.qtbot.keyClick(menu, Qt.Key.Key_Return)


def option(owner: Owner, at: int, label: str) -> None:
    found = next(
        one
        for one in pane(owner).cards[at].findChildren(QAbstractButton)
        if one.isVisible() and one.accessibleName().endswith(label)
    )
    pane(owner).show_widget(found)
    owner.click(found)


def shares(owner: Owner) -> list[float]:
    return [step.share for step in owner.task().task.steps]


def test_the_tab_stands_after_the_risks(own: Owner) -> None:
    tabs = own.desk.workspace.tasks.entry.tabs
    names = [tabs.tabText(at) for at in range(tabs.count())]
    assert names.index("Parts") == names.index("Risks") + 1


def test_a_task_is_taken_apart_into_two_halves_that_can_be_named_at_once(own: Owner) -> None:
    press(own, "Take this task apart")
    own.keys("Typing in receipts")
    own.key(Qt.Key.Key_Return)
    assert [step.title for step in own.task().task.steps] == ["Typing in receipts", "Part 2"]
    assert shares(own) == [0.5, 0.5]


def test_a_share_that_changes_is_taken_from_the_parts_below_so_that_all_make_the_whole(own: Owner) -> None:
    press(own, "Take this task apart")
    press(own, "Add a part")
    fill(own, 0, 1, "50")
    fill(own, 1, 1, "30")
    assert shares(own) == [0.5, 0.3, 0.2]
    fill(own, 2, 1, "60")
    assert sum(shares(own)) == pytest.approx(1.0)
    assert shares(own)[2] == 0.6
    labels = [label.text() for label in pane(own).findChildren(QLabel) if label.isVisible()]
    assert "Together: 100 % of the hours" in labels


def test_a_share_beyond_the_whole_is_refused_beside_the_field(own: Owner) -> None:
    press(own, "Take this task apart")
    fill(own, 0, 1, "120")
    assert shares(own) == [0.5, 0.5]
    assert lines(own, 0)[1].property("invalid")


def test_a_part_differs_in_what_is_chosen_and_is_weighed_so(own: Owner) -> None:
    press(own, "Take this task apart")
    differ(own, 0, "Skill it takes")
    option(own, 0, "Anyone careful")
    first, second = own.task().task.steps
    assert first.skill is Skill.ANYONE
    assert second.skill is None
    own.wait_for_advice()
    press(own, "Part 1 does not differ in: Skill it takes")
    assert own.task().task.steps[0].skill is None
    assert "skill" in pane(own).cards[0].keys_to_offer()


def test_undo_and_redo_go_through_the_parts_step_by_step(own: Owner) -> None:
    press(own, "Take this task apart")
    differ(own, 1, "Skill it takes")
    option(own, 1, "A professional")
    own.window.actions_.undo.trigger()
    assert own.task().task.steps[1].skill is None
    own.window.actions_.undo.trigger()
    assert own.task().task.steps == ()
    assert len(pane(own).cards) == 0
    own.window.actions_.redo.trigger()
    own.window.actions_.redo.trigger()
    assert own.task().task.steps[1].skill is Skill.PROFESSIONAL
    assert any(
        one.isVisible() and one.isChecked() and one.accessibleName().endswith("A professional")
        for one in pane(own).cards[1].findChildren(QAbstractButton)
    )


def test_a_part_that_goes_leaves_its_share_and_takes_its_answers_along(own: Owner) -> None:
    press(own, "Take this task apart")
    press(own, "Add a part")
    differ(own, 0, "Skill it takes")
    option(own, 0, "Anyone careful")
    press(own, "Remove part 1")
    steps = own.task().task.steps
    assert len(steps) == 2
    assert sum(shares(own)) == pytest.approx(1.0)
    assert all(step.skill is None for step in steps)
    press(own, "Remove part 1")
    press(own, "Remove part 1")
    assert own.task().task.steps == ()
    assert own.button("Take this task apart", pane(own)).isVisible()


def test_a_question_left_open_at_one_task_is_not_shown_at_another(own: Owner) -> None:
    press(own, "Take this task apart")
    differ(own, 0, "Skill it takes")
    own.ctrl(Qt.Key.Key_D)
    own.desk.workspace.tasks.entry.go_to("steps")
    assert "skill" in pane(own).cards[0].keys_to_offer()


def test_a_part_without_a_name_is_refused_beside_the_field(own: Owner) -> None:
    press(own, "Take this task apart")
    own.key(Qt.Key.Key_Delete)
    own.key(Qt.Key.Key_Return)
    assert own.task().task.steps[0].title == "Part 1"
    assert lines(own, 0)[0].property("invalid")


def test_everything_the_keyboard_reaches_has_a_name(own: Owner) -> None:
    press(own, "Take this task apart")
    for key in ("skill", "mistake_cost", "licensed", "outsource_rate", "safeguards"):
        pane(own).cards[0].differ_in(key)
    assert nameless(pane(own)) == []


@given(st.lists(st.integers(0, 100), min_size=1, max_size=50), st.data())
def test_shares_always_make_the_whole(drawn: list[int], data: st.DataObject) -> None:
    percents = whole_percents(drawn)
    at = data.draw(st.integers(0, len(percents) - 1))
    percent = data.draw(st.integers(0, 100))
    changed = with_share(percents, at, percent)
    for found in (percents, changed, with_one_more(percents)):
        assert sum(found) == 100
        assert all(0 <= one <= 100 for one in found)
    assert len(changed) == len(percents)
    if len(percents) > 1:
        assert changed[at] == percent
        assert sum(with_one_less(percents, at)) == 100
