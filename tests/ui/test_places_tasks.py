"""The Tasks place: what is told is stored, weighed and shown."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from advisor.domain.levels import Arrangement, Checkable, Data, ExtraPer, Pattern, Per, Safeguard
from advisor.domain.ranges import Range
from advisor.domain.records import TaskStatus
from advisor.domain.task import Rate
from advisor.domain.task_format.keys import ANSWER_KEYS
from tests.ui.drive import Owner
from ui.dialogs.bin_dialog import BinDialog
from ui.dialogs.business_dialog import BusinessDialog
from ui.dialogs.new_library_dialog import NewLibraryDialog
from ui.dialogs.quote_dialog import QuoteDialog
from ui.dialogs.starter_dialog import StarterDialog
from ui.places.tasks import advising
from ui.places.tasks.panes.answers_pane import AnswersPane
from ui.widgets.choice_box import ChoiceBox

FILTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
HOSTILE = '<img src="file:///etc/passwd"><b>R&D</b> =1+1'


@pytest.fixture
def own(owner: Owner) -> Owner:
    """An owner with an empty library of their own."""
    owner.press("Start my own")
    owner.press("Start", owner.dialog(NewLibraryDialog))
    owner.wait_for(lambda: owner.program.libraries.desk)
    return owner


def add_starter(owner: Owner, words: str) -> None:
    owner.window.actions_.new_from_starter.trigger()
    dialog = owner.dialog(StarterDialog)
    owner.keys(words)
    assert dialog.isVisible()
    owner.key(Qt.Key.Key_Return)  # the first that has these words
    owner.wait_for_advice()


def test_an_empty_library_says_what_to_do_and_leads_to_the_usual_tasks(own: Owner) -> None:
    own.press("Choose a usual task…")
    own.press("Add this task", own.dialog(StarterDialog))
    own.wait_for_advice()
    assert own.rows() == [own.task().task.title]
    assert own.headline()


def test_a_starter_comes_with_its_answers_and_gets_advice(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    assert own.task().task.title == "Monthly bookkeeping"
    assert own.task().task.hours is not None
    assert "bookkeeping" in own.headline().casefold()
    assert "Not weighed yet" not in own.row_words("Monthly bookkeeping")


def test_the_advice_changes_with_an_answer_and_the_answer_is_stored(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    before = own.headline()
    own.press_option(own.question("must_stay"), "Yes")
    assert own.task().task.must_stay is True
    assert own.headline() != before
    assert "Keep in-house" in own.row_words("Monthly bookkeeping")


def test_levels_ranges_rates_numbers_and_safeguards_are_stored_as_answered(own: Owner) -> None:
    own.window.actions_.new_task.trigger()
    own.answer_level("pattern", "one_off")
    own.answer_level("checkable", "too_late")
    own.answer_level("data", "customer_list")
    own.answer_range("hours", "10", "20", "40")
    own.answer_range("mistake_cost", "100", "200", "1,000")
    own.answer_range("outsource_rate", "40", "50", "70")
    own.fill(own.question("budget_per_month").findChildren(QLineEdit)[0], "1,500")
    own.fill(own.question("horizon_months").findChildren(QLineEdit)[0], "6")
    own.press_option(own.question("safeguards"), "Exit plan")
    task = own.task().task
    assert task.pattern is Pattern.ONE_OFF
    assert task.checkable is Checkable.TOO_LATE
    assert task.data is Data.CUSTOMER_LIST
    assert task.hours == Range(low=10, likely=20, high=40)
    assert task.mistake_cost == Range(low=100, likely=200, high=1000)
    assert task.outsource_rate == Rate(per=Per.HOUR, price=Range(low=40, likely=50, high=70))
    assert task.budget_per_month == 1500
    assert task.horizon_months == 6
    assert task.safeguards == (Safeguard.EXIT_PLAN,)


def test_every_answer_there_is_has_a_question_on_some_pane(own: Owner) -> None:
    entry = own.desk.workspace.tasks.entry
    asked = [key for pane in entry.findChildren(AnswersPane) for key in pane.keys]
    assert sorted(asked) == sorted([*ANSWER_KEYS, "function"])


def test_what_is_assumed_stands_beside_the_open_question_until_it_is_answered(own: Owner) -> None:
    own.window.actions_.new_task.trigger()
    own.wait_for_advice()
    box = own.question("done_by")
    shown = [label.text() for label in box.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("Assumed: ") for text in shown)
    own.answer_level("done_by", "staff")
    own.wait_for_advice()
    shown = [label.text() for label in box.findChildren(QLabel) if label.isVisible()]
    assert not any(text.startswith("Assumed: ") for text in shown)


def test_a_new_task_is_named_by_typing_at_once(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.keys("Watering the plants")
    own.key(Qt.Key.Key_Return)
    assert own.task().task.title == "Watering the plants"
    assert own.rows() == ["Watering the plants"]


def test_typing_is_stored_after_a_pause_without_leaving_the_field(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.keys("Half a word")
    own.wait_for(lambda: own.task().task.title == "Half a word", ms=3000)
    assert own.window.findChild(QLineEdit) is not None


def test_a_task_without_a_name_is_refused_beside_the_field(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.key(Qt.Key.Key_Delete)
    own.key(Qt.Key.Key_Return)
    assert own.task().task.title == "New task"
    title = own.desk.workspace.tasks.entry.findChildren(QLineEdit)[0]
    assert title.property("invalid")


def test_an_owners_text_is_never_taken_for_markup(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.keys(HOSTILE)
    own.key(Qt.Key.Key_Return)
    own.wait_for_advice()
    own.window.actions_.delete_task.trigger()
    assert HOSTILE in own.banner()


def test_notes_keep_their_lines_and_tab_leaves_them(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.desk.workspace.tasks.entry.go_to("notes")
    notes = own.desk.workspace.tasks.entry.notes.findChild(QPlainTextEdit)
    assert notes is not None
    own.keys("First line", notes)
    own.qtbot.keyClick(notes, Qt.Key.Key_Return)
    own.keys("second line", notes)
    own.qtbot.keyClick(notes, Qt.Key.Key_Tab)
    assert not notes.hasFocus()
    assert own.task().task.notes == "First line\nsecond line"


def test_the_filter_the_order_and_the_arrow_keys_lead_through_the_list(own: Owner) -> None:
    for words in ("monthly bookkeeping", "logo", "yearly tax return"):
        add_starter(own, words)
    everything = own.rows()
    assert everything == sorted(everything, key=str.casefold)
    own.key(Qt.Key.Key_F, FILTER)
    own.keys("BOOK")
    assert own.rows() == ["Monthly bookkeeping"]
    own.key(Qt.Key.Key_Escape)
    assert own.rows() == everything
    own.choose_row(everything[0])
    own.key(Qt.Key.Key_Down)
    assert own.task().task.title == everything[1]
    order = own.desk.workspace.tasks.list.findChild(ChoiceBox)
    assert order is not None
    own.pick(order, "By last change")
    assert own.rows()[0] == "Yearly tax return"
    assert own.task().task.title == everything[1]  # another order opens nothing else


def test_a_filter_with_no_hit_says_how_to_get_back(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.key(Qt.Key.Key_F, FILTER)
    own.keys("zzz")
    assert own.rows() == []
    labels = [one.text() for one in own.desk.workspace.tasks.list.findChildren(QLabel) if one.isVisible()]
    assert any("Esc" in text for text in labels)


def test_duplicate_rename_delete_undo_and_restore(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    original = own.task().task
    own.ctrl(Qt.Key.Key_D)
    assert own.task().task.title == "Monthly bookkeeping (copy)"
    assert own.task().task.hours == original.hours
    own.key(Qt.Key.Key_F2)
    own.keys("The other way")
    own.key(Qt.Key.Key_Return)
    assert own.rows() == ["Monthly bookkeeping", "The other way"]
    own.window.actions_.delete_task.trigger()
    assert own.banner() == "Deleted “The other way”."
    assert own.rows() == ["Monthly bookkeeping"]
    own.press("Undo", own.window.banner)
    assert own.rows() == ["Monthly bookkeeping", "The other way"]
    assert own.task().task.title == "The other way"
    own.window.actions_.delete_task.trigger()
    own.window.actions_.restore.trigger()
    own.press("Restore", own.dialog(BinDialog))
    assert own.rows() == ["Monthly bookkeeping", "The other way"]


def test_deleting_the_last_task_leaves_a_place_that_says_what_to_do(own: Owner) -> None:
    own.ctrl(Qt.Key.Key_N)
    own.window.actions_.delete_task.trigger()
    assert own.rows() == []
    assert own.button("Choose a usual task…").isVisible()
    assert not own.window.actions_.export_pdf.isEnabled()


def test_the_status_of_a_task_is_stored_and_seen_in_the_list(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    status = own.desk.workspace.tasks.entry.findChild(ChoiceBox)
    assert status is not None
    own.pick(status, "Handed over")
    assert own.task().status is TaskStatus.HANDED_OVER
    assert own.row_words("Monthly bookkeeping").endswith("Handed over")


def test_a_quote_in_the_vendors_own_terms_is_added_changed_weighed_and_removed(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    own.desk.workspace.tasks.entry.show_offers()
    own.press("Add a quote…")
    dialog = own.dialog(QuoteDialog)
    own.press("Add quote", dialog)  # nothing is said yet: it stays open and says what is missing
    assert dialog.isVisible()
    boxes = dialog.findChildren(QLineEdit)
    own.fill(boxes[0], "Tideway Books")
    own.press_option(dialog, "Outsource")
    prices = [one for one in dialog.findChildren(QLineEdit) if "charge" in one.accessibleName()]
    for field, text in zip(prices[:3], ("40", "45", "60"), strict=True):
        dialog.form.show_widget(field)
        own.fill(field, text)
    own.press("Add a charge", dialog)
    extra = [one for one in dialog.findChildren(QLineEdit) if one.accessibleName().startswith("The charge")]
    for field, text in zip(extra[:3], ("100", "150", "200"), strict=True):
        dialog.form.show_widget(field)
        own.fill(field, text)
    own.press("Add quote", dialog)
    own.wait_for_advice()
    [stored] = own.task().quotes
    assert stored.quote.vendor == "Tideway Books"
    assert stored.quote.arrangement is Arrangement.OUTSOURCE
    assert stored.quote.rate.price == Range(low=40, likely=45, high=60)
    assert stored.quote.extras[0].per is ExtraPer.ONCE
    assert [vendor.name for vendor in own.session.vendors()] == ["Tideway Books"]
    assert stored.vendor_id == own.session.vendors()[0].id
    own.press("Change “Tideway Books”")
    dialog = own.dialog(QuoteDialog)
    own.press_option(dialog, "Offshore")
    own.press("Save quote", dialog)
    assert own.task().quotes[0].quote.arrangement is Arrangement.OFFSHORE
    own.press("About this vendor")
    assert own.desk.workspace.place == "vendors"
    own.press("Go to this task")
    assert own.desk.workspace.place == "tasks"
    own.press("Remove “Tideway Books”")
    assert own.task().quotes == ()
    own.press("Undo", own.window.banner)
    assert own.task().quotes[0].quote.vendor == "Tideway Books"


def test_the_business_is_changed_from_the_money_pane_and_all_advice_follows(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    before = own.headline()
    own.question("hours")
    own.press("Business details…")
    dialog = own.dialog(BusinessDialog)
    own.fill(dialog.findChildren(QLineEdit)[0], "Harbour Street Bakery")
    hours = [one for one in dialog.findChildren(QLineEdit) if "your time" in one.accessibleName()]
    for field, text in zip(hours[:3], ("200", "300", "400"), strict=True):
        dialog.form.show_widget(field)
        own.fill(field, text)
    own.press("Save details", dialog)
    business = own.session.business()
    assert business.name == "Harbour Street Bakery"
    assert business.settings.owner_hour == Range(low=200, likely=300, high=400)
    assert own.headline() != before
    assert own.window.windowTitle().startswith("Harbour Street Bakery")


def test_an_input_named_in_the_advice_leads_to_its_question(own: Owner) -> None:
    add_starter(own, "monthly bookkeeping")
    own.desk.workspace.tasks.advice.input_requested.emit("checkable")
    pane = own.desk.workspace.tasks.entry.tabs.currentWidget()
    assert isinstance(pane, AnswersPane)
    assert "checkable" in pane.keys


def test_the_advice_before_stays_for_a_blink_and_then_makes_room_for_a_word(
    own: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_starter(own, "monthly bookkeeping")
    first = own.desk.tasks.current
    assert first is not None
    add_starter(own, "logo")
    before, may_end, weigh = own.headline(), Event(), advising.weigh

    def slow(*arguments: Any) -> advising.Weighed:
        may_end.wait(20)
        return weigh(*arguments)

    def words() -> list[str]:
        labels = own.desk.workspace.tasks.advice.findChildren(QLabel)
        return [label.text() for label in labels if label.isVisible()]

    monkeypatch.setattr(advising, "weigh", slow)
    own.desk.advising._known.clear()
    own.desk.show_task(first)
    assert before in words()
    own.wait_for(lambda: "Working out the advice…" in words())
    assert before not in words()
    may_end.set()
    assert "bookkeeping" in own.headline().casefold()
