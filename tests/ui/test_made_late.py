"""What is made when the owner first goes there is as if it had always been there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from advisor.domain.edits import AddVendor
from advisor.domain.vendor import Vendor
from advisor.model import draws
from tests.library.support import run_sql
from tests.ui.drive import Owner
from tests.ui.injected import reporting
from ui.places.tasks.interview.interview_page import InterviewPage
from ui.workspace import TASKS, VENDORS


@pytest.fixture
def baker(owner: Owner) -> Owner:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    return owner


def _is_made(owner: Owner, name: str) -> bool:
    return getattr(owner.desk, name) is not None


def test_a_library_opened_and_closed_makes_no_place_that_nobody_went_to(baker: Owner) -> None:
    assert not _is_made(baker, "_vendors")
    assert baker.desk.where.vendor_id is None
    baker.desk.commit()
    before = bytes(baker.program.preferences.columns(VENDORS).data())
    desk = baker.desk
    baker.window.actions_.close_library.trigger()
    assert desk._vendors is None
    assert bytes(baker.program.preferences.columns(VENDORS).data()) == before


def test_the_rail_leads_to_vendors_that_are_there_at_once(baker: Owner) -> None:
    baker.press("Vendors")
    assert baker.desk.workspace.place == VENDORS
    assert baker.rows() == [one.name for one in sorted(baker.session.vendors(), key=lambda one: one.name)]
    assert baker.desk.vendors.current is not None


def test_undoing_a_change_of_vendors_leads_to_them_though_nobody_was_there_before(baker: Owner) -> None:
    baker.desk.library.edit(AddVendor(vendor=Vendor(name="Aardvark & Co.")))
    assert baker.desk.workspace.place == TASKS
    baker.window.actions_.undo.trigger()
    assert baker.desk.workspace.place == VENDORS
    assert "Aardvark & Co." not in baker.rows()
    baker.window.actions_.redo.trigger()
    assert "Aardvark & Co." in baker.rows()


def test_a_vendor_changed_before_the_place_is_made_is_shown_as_it_is(baker: Owner) -> None:
    baker.desk.library.edit(AddVendor(vendor=Vendor(name="Aardvark & Co.")))
    baker.press("Vendors")
    assert baker.rows()[0] == "Aardvark & Co."


def test_vendors_that_cannot_be_read_are_told_of_and_the_tasks_are_there_all_the_same(owner: Owner) -> None:
    owner.press("Try the sample business")
    owner.wait_for_advice()
    path = owner.session.path
    owner.window.actions_.close_library.trigger()
    run_sql(path, "UPDATE vendor_note SET noted_on = 'some day'")
    owner.program.libraries.open(path)
    owner.wait_for_advice()
    with reporting(owner.program) as reporter:
        owner.press("Vendors")
    assert "damaged" in owner.banner()
    assert reporter.report == ""
    owner.press("Tasks")
    assert "Monthly bookkeeping" in owner.rows()


def test_the_first_question_says_what_is_assumed_until_it_is_answered(baker: Owner) -> None:
    baker.window.actions_.new_task.trigger()
    baker.wait_for_advice()
    baker.desk.tasks.guide()
    page = baker.desk.workspace.tasks.interview
    assert isinstance(page, InterviewPage)
    baker.wait_for(lambda: page.key is not None and page.isVisible())
    assert "Until you answer" in " ".join(
        widget.accessibleDescription()
        for widget in page.findChildren(type(page._card.field))  # type: ignore[union-attr]
    )


def test_what_is_shown_before_a_pane_is_made_stands_in_it_afterwards(baker: Owner) -> None:
    entry = baker.desk.workspace.tasks.entry
    entry.parts.show_error("Not like that.")
    assert entry.parts.findChildren(QLineEdit) == []
    entry.tabs.setCurrentWidget(entry.parts)
    assert baker.task().task.steps == tuple(card_step for card_step in entry.parts._steps)
    assert entry.parts._error.text() == "Not like that."
    assert entry.parts._error.isVisible()


def test_a_moment_after_the_last_work_the_model_keeps_no_draws(baker: Owner) -> None:
    assert draws.standard_quantiles.cache_info().currsize > 0
    before = baker.headline()
    baker.program._heap.tidy()
    assert draws.standard_quantiles.cache_info().currsize == 0
    baker.desk.advising.refresh()
    assert baker.headline() == before
    assert draws.standard_quantiles.cache_info().currsize > 0


def test_with_no_library_open_there_is_nothing_to_let_go_of(baker: Owner) -> None:
    baker.window.actions_.close_library.trigger()
    baker.program._heap.tidy()
    assert baker.program.libraries.desk is None
