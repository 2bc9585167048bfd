"""The guided interview: one question after the other until no answer can change the verdict."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QProgressBar

from advisor.domain.levels import Skill
from advisor.domain.ranges import Range
from advisor.model.questions import open_questions
from tests.ui.drive import Owner
from tests.ui.stage import nameless
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.starter_dialog import StarterDialog
from ui.places.tasks.interview.interview_page import InterviewPage
from ui.places.tasks.interview.run import Run


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with a new task of which nothing is known."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    owner.ctrl(Qt.Key.Key_N)
    owner.keys("Sweeping the yard")
    owner.key(Qt.Key.Key_Return)
    owner.wait_for_advice()
    return owner


def page(owner: Owner) -> InterviewPage:
    return owner.desk.workspace.tasks.interview


def guide(owner: Owner) -> InterviewPage:
    """Begin, and wait for the first question."""
    owner.ctrl(Qt.Key.Key_G)
    owner.wait_for(lambda: page(owner).key)
    return page(owner)


def press_and_wait(owner: Owner, text: str) -> None:
    before = page(owner).key
    owner.press(text, page(owner))
    owner.wait_for(lambda: page(owner).key != before)


def choose(owner: Owner, label: str) -> None:
    buttons = page(owner).findChildren(QAbstractButton)
    option = next(button for button in buttons if button.accessibleName().endswith(label))
    owner.click(option)


def leave_everything_open(owner: Owner) -> None:
    for _ in range(40):
        if page(owner).key is None:
            return
        press_and_wait(owner, "Not sure")
    raise AssertionError("the questions never end")


def full_task(owner: Owner):
    assert owner.desk.tasks.current is not None
    return owner.session.full_task(owner.desk.tasks.current)


def test_a_new_task_is_offered_the_guide_and_the_question_worth_most_comes_first(own: Owner) -> None:
    own.press("Guide me", own.desk.workspace.tasks.entry)
    own.wait_for(lambda: page(own).key)
    assert page(own).key == open_questions(full_task(own))[0].key
    labels = [label.text() for label in page(own).findChildren(QLabel) if label.isVisible()]
    assert "Why we ask" in labels
    assert any("could still change the answer" in text for text in labels)


def test_the_guide_is_in_the_task_menu_and_beside_the_name_of_a_task_that_is_known(own: Owner) -> None:
    own.answer_level("skill", "trained")
    entry = own.desk.workspace.tasks.entry
    assert len([one for one in entry.findChildren(QAbstractButton) if one.text() == "Guide me"]) == 2
    own.press("Guide me", entry)
    own.wait_for(lambda: page(own).key)
    action = own.window.actions_.guide
    assert any(isinstance(menu, QMenu) and menu.title() == "&Task" for menu in action.associatedObjects())


def test_an_answer_is_stored_at_once_shown_in_the_panes_and_undone_by_name(own: Owner) -> None:
    guide(own)
    assert page(own).key == "skill"
    choose(own, "A professional")
    assert own.task().task.skill is Skill.PROFESSIONAL
    assert own.desk.workspace.tasks.entry.job.box("skill").value() == "professional"
    assert "skill" in own.window.actions_.undo.text().casefold()
    own.window.actions_.undo.trigger()
    assert own.task().task.skill is None
    assert page(own).value() is None
    assert page(own).isVisible()


def test_enter_goes_on_and_the_keyboard_alone_is_enough(own: Owner) -> None:
    guide(own)
    own.key(Qt.Key.Key_Space)  # the first level has the cursor
    assert own.task().task.skill is Skill.ANYONE
    own.key(Qt.Key.Key_Return)
    own.wait_for(lambda: page(own).key not in (None, "skill"))
    assert page(own).isAncestorOf(own.focused())


def test_tab_leads_from_the_answer_to_next_not_sure_and_back(own: Owner) -> None:
    guide(own)
    press_and_wait(own, "Not sure")
    own.key(Qt.Key.Key_Space)
    names = []
    for _ in range(3):
        own.key(Qt.Key.Key_Tab)
        names.append(own.focused().accessibleName())
    assert names == ["Next", "Not sure", "Back"]


def test_not_sure_goes_on_and_the_question_does_not_come_back(own: Owner) -> None:
    guide(own)
    seen = []
    for _ in range(40):
        key = page(own).key
        if key is None:
            break
        seen.append(key)
        press_and_wait(own, "Not sure")
    assert len(seen) == len(set(seen))
    assert len(seen) > 3
    assert own.task().task.skill is None


def test_next_without_an_answer_leaves_it_open_too(own: Owner) -> None:
    guide(own)
    press_and_wait(own, "Next")
    assert page(own).key != "skill"
    assert own.task().task.skill is None


def test_not_sure_takes_an_answer_back(own: Owner) -> None:
    guide(own)
    choose(own, "Anyone careful")
    press_and_wait(own, "Not sure")
    assert own.task().task.skill is None


def test_it_stops_when_nothing_left_can_change_the_verdict(own: Owner) -> None:
    own.window.actions_.new_from_starter.trigger()
    own.dialog(StarterDialog)
    own.keys("monthly bookkeeping")
    own.key(Qt.Key.Key_Return)  # everything is answered but what an hour is worth
    own.wait_for_advice()
    guide(own)
    assert page(own).key == "owner_hour"
    assert page(own).bar.words() == "1 open question could still change the answer."
    for field, text in zip(page(own).findChildren(QLineEdit), ("40", "50", "60"), strict=False):
        own.fill(field, text)
    own.press("Next", page(own))
    own.wait_for(lambda: page(own).bar.words() == "Nothing you have left open could change the answer.")
    own.wait_for(lambda: "Check your answers" in _texts(own))
    bar = page(own).findChild(QProgressBar)
    assert bar is not None
    assert bar.value() == 100
    assert page(own).key is None


def _texts(owner: Owner) -> list[str]:
    return [label.text() for label in page(owner).findChildren(QLabel) if label.isVisible()]


def test_the_end_shows_answers_and_what_is_assumed_and_leads_back_to_any_of_them(own: Owner) -> None:
    guide(own)
    choose(own, "Somebody trained")
    press_and_wait(own, "Next")
    leave_everything_open(own)
    own.wait_for_advice()
    rows = {row.key: row for row in page(own).review.rows}
    assert not rows["skill"].is_assumed
    assert rows["skill"].value == "Somebody trained"
    assert rows["checkable"].is_assumed
    own.press("Change: Skill it takes", page(own))
    assert page(own).key == "skill"
    assert page(own).value() == "trained"
    choose(own, "A professional")
    own.press("Back", page(own))
    own.wait_for(lambda: page(own).key is None)
    own.wait_for(lambda: {row.key: row.value for row in page(own).review.rows}["skill"] == "A professional")


def test_what_was_left_open_can_be_asked_again(own: Owner) -> None:
    guide(own)
    leave_everything_open(own)
    own.press("Ask again what I left open", page(own))
    own.wait_for(lambda: page(own).key is not None)


def test_see_the_advice_puts_the_cursor_into_the_advice(own: Owner) -> None:
    guide(own)
    leave_everything_open(own)
    own.wait_for_advice()
    own.press("See the advice", page(own))
    assert own.desk.workspace.tasks.entry.isVisible()
    assert own.desk.workspace.tasks.advice.isAncestorOf(own.focused())


def test_one_can_leave_at_any_time_and_comes_back_to_where_one_was(own: Owner) -> None:
    guide(own)
    choose(own, "Somebody trained")
    press_and_wait(own, "Next")
    here = page(own).key
    own.key(Qt.Key.Key_Escape)
    entry = own.desk.workspace.tasks.entry
    assert entry.isVisible()
    own.ctrl(Qt.Key.Key_N)
    assert entry.isVisible()
    own.choose_row("Sweeping the yard")
    guide(own)
    assert page(own).key == here
    own.press("Back", page(own))
    assert page(own).key == "skill"
    assert page(own).value() == "trained"


def test_leaving_opens_the_pane_of_the_question_that_was_on_show(own: Owner) -> None:
    guide(own)
    own.press("Leave the questions*", page(own))
    entry = own.desk.workspace.tasks.entry
    assert entry.tabs.currentWidget() is entry.job
    assert entry.job.box("skill").isAncestorOf(own.focused())


def test_half_a_range_is_not_left_behind_by_next(own: Owner) -> None:
    guide(own)
    for _ in range(40):
        if page(own).key == "owner_hour":
            break
        press_and_wait(own, "Not sure")
    fields = [one for one in page(own).findChildren(QLineEdit) if one.isVisible()]
    own.keys("30", fields[0])
    own.press("Next", page(own))
    assert page(own).key == "owner_hour"
    assert any("Fill in all three" in text for text in _texts(own))
    for field, text in zip(fields, ("30", "50", "80"), strict=True):
        own.fill(field, text)
    press_and_wait(own, "Next")
    assert own.session.business().settings.owner_hour == Range(low=30, likely=50, high=80)
    assert "business" in own.window.actions_.undo.text()


def test_an_answer_changed_in_the_panes_changes_what_is_asked(own: Owner) -> None:
    guide(own)
    own.key(Qt.Key.Key_Escape)
    own.answer_level("skill", "anyone")
    guide(own)
    assert page(own).key == "skill"
    assert page(own).value() == "anyone"


def test_a_figure_of_the_advice_leads_out_of_the_questions_to_its_pane(own: Owner) -> None:
    guide(own)
    own.desk.workspace.tasks.advice.input_requested.emit("checkable")
    entry = own.desk.workspace.tasks.entry
    assert entry.isVisible()
    assert entry.job.box("checkable").isAncestorOf(own.focused())


def test_a_deleted_task_takes_its_interview_along(own: Owner) -> None:
    guide(own)
    own.window.actions_.delete_task.trigger()
    assert not page(own).isVisible()
    assert own.rows() == []


def test_everything_the_keyboard_reaches_has_a_name(own: Owner) -> None:
    guide(own)
    for _ in range(40):
        assert nameless(page(own)) == []
        if page(own).key is None:
            break
        press_and_wait(own, "Not sure")
    QApplication.processEvents()
    assert nameless(page(own)) == []


def test_a_run_remembers_its_way() -> None:
    run = Run()
    for key in ("skill", "core", "hours"):
        run.ask(key)
    run.back()
    assert run.key == "core"
    assert run.can_go_forward
    run.forward()
    assert run.key == "hours"
    run.finish()
    places = [run.key]
    run.visit("skill")
    places.append(run.key)
    run.back()
    places.append(run.key)
    run.back()
    places.append(run.key)
    assert places == [None, "skill", None, "skill"]
