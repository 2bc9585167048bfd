"""Holds the one-pager to its sums, to its order, and to one page."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain.assessment import Basis, Confidence, Verdict
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business, TaskStatus
from advisor.domain.task import Settings
from advisor.records import replace
from advisor.report import document as doc
from advisor.report.business_figures import (
    TaskFigures,
    figures_of,
    largest_first,
    shares,
    sums,
    to_move_first,
)
from advisor.report.business_report import business_document
from advisor.report.pdf import build_pdf
from advisor.report.summary import Letterhead
from advisor.report.text import as_text
from tests.report.samples import bookkeeping

IN, OUT, OFF = Arrangement.IN_HOUSE, Arrangement.OUTSOURCE, Arrangement.OFFSHORE
LETTERHEAD = Letterhead(
    business="Harbour Street Bakery",
    printed_on=date(2026, 11, 23),
    page_size=doc.PageSize.A4,
    locale="en_US",
)


def task(title: str, arrangement: Arrangement | None = OUT, **facts) -> TaskFigures:
    plain = TaskFigures(
        title=title,
        status=TaskStatus.IDEA,
        arrangement=arrangement,
        confidence=Confidence.CLEAR,
        basis=Basis.PER_MONTH,
        currency="USD",
        cost=100.0,
    )
    return replace(plain, **facts)


def text_of(tasks: list[TaskFigures], *, spare: float | None = None) -> str:
    business = Business(settings=Settings(spare_owner_hours_per_month=spare))
    return " ".join(as_text(business_document(business, tasks, LETTERHEAD)).split())


def test_a_task_counts_against_keeping_it_in_house():
    assessment = bookkeeping()
    best, home = assessment.recommended, assessment.alternatives[0]
    assert best is not None
    found = figures_of("Books", TaskStatus.DECIDED, assessment)
    assert found.saved == pytest.approx(home.cost.mean - best.cost.mean)
    assert found.hours_freed == pytest.approx(home.your_hours.mean - best.your_hours.mean)
    assert found.more_cash == pytest.approx(best.cash.mean - home.cash.mean)
    assert (found.arrangement, found.status) == (best.arrangement, TaskStatus.DECIDED)


def test_what_nothing_fits_stays_in_house_and_frees_nothing():
    verdict = Verdict(arrangement=None, alternative=None, confidence=Confidence.NONE, probability_best=None)
    found = figures_of("a", TaskStatus.IDEA, replace(bookkeeping(), verdict=verdict))
    assert (found.arrangement, found.saved, found.hours_freed, found.more_cash) == (None, 0.0, 0.0, 0.0)
    assert found.is_open


def test_what_costs_no_more_cash_is_moved_first_then_the_most_hours_for_the_money():
    tasks = [
        task("dear", hours_freed=10.0, more_cash=500.0),
        task("cheap", hours_freed=8.0, more_cash=80.0),
        task("free", hours_freed=1.0, more_cash=0.0),
        task("freer", hours_freed=2.0, more_cash=-5.0),
    ]
    assert [one.title for one in to_move_first(tasks)] == ["freer", "free", "cheap", "dear"]


def test_what_is_open_done_one_off_or_frees_nothing_is_not_moved_first():
    tasks = [
        task("stays", IN, hours_freed=0.0),
        task("open", confidence=Confidence.TOO_CLOSE, hours_freed=9.0),
        task("gone", status=TaskStatus.HANDED_OVER, hours_freed=9.0),
        task("once", basis=Basis.TOTAL, hours_freed=9.0),
        task("work", hours_freed=-1.0),
        task("none", None, hours_freed=9.0),
    ]
    assert to_move_first(tasks) == []


@pytest.mark.parametrize(
    ("room", "wanted", "given"),
    [(10, [3, 4], [3, 4]), (5, [9, 9, 1], [2, 2, 1]), (2, [5, 5, 5], [1, 1, 0]), (0, [2], [0]), (3, [], [])],
)
def test_rows_are_dealt_out_in_turn(room, wanted, given):
    assert shares(room, wanted) == given


def test_the_largest_are_named_and_the_others_are_in_the_sums():
    tasks = [task(f"Job {number}", cost=float(number)) for number in range(1, 41)]
    told = text_of(tasks)
    assert "Job 40" in told
    assert "Job 23" in told
    assert "Job 22 " not in told
    assert "and 22 more $250" in told  # 1 + 2 + … + 22 = 253, to two figures
    assert "Together $820" in told  # 1 + … + 40
    assert sums(tasks).cost == 820.0
    assert [one.title for one in largest_first(tasks)][:2] == ["Job 40", "Job 39"]


def test_one_off_work_is_apart_from_what_comes_every_month():
    told = text_of([task("Calls", hours_freed=4.0), task("Logo", OFF, basis=Basis.TOTAL, hours_freed=30.0)])
    assert "Your hours freed a month: 4 hours" in told
    assert "One-off work, in total: 1 task" in told
    assert "Logo $100 – 30 Offshore Idea" in told


def test_guiding_and_checking_is_held_against_the_hours_to_spare():
    tasks = [task("a", checking_hours=7.0), task("b", IN, checking_hours=0.0)]
    assert "takes 7 hours a month of the 10 hours you have to spare" in text_of(tasks, spare=10)
    assert "! Watch out" in text_of(tasks, spare=5)
    assert "to spare" not in text_of(tasks)


def test_what_is_undecided_is_named_with_why():
    tasks = [task("Stuck", None), task("Even", confidence=Confidence.TOO_CLOSE)]
    told = text_of([*tasks, *(task(f"Stuck {number}", None, cost=1.0) for number in range(9))])
    assert "Stuck: nothing fits it as it stands." in told
    assert "Even: too close to call, about $100 a month either way." in told
    assert "7 more tasks are undecided." in told


def test_an_empty_business_has_a_page_that_says_so():
    assert "No task has been weighed yet." in text_of([])


@pytest.mark.parametrize("orientation", list(doc.Orientation))
@pytest.mark.parametrize("size", list(doc.PageSize))
def test_it_is_one_page_however_many_tasks_and_however_long_their_names(size, orientation):
    ways = [IN, OUT, OFF, None]
    tasks = [
        task("W" * 60 + f" wide {number} " * 30, ways[number % 4], confidence=Confidence.TOO_CLOSE, saved=1e9)
        for number in range(400)
    ]
    letterhead = replace(LETTERHEAD, page_size=size, orientation=orientation)
    settings = Settings(spare_owner_hours_per_month=1.0)
    built = build_pdf(business_document(Business(settings=settings), tasks, letterhead))
    assert built.pages == 1


def test_the_same_tasks_give_the_same_bytes():
    tasks = [task(f"Job {number}", cost=float(number % 7)) for number in range(60)]
    first = build_pdf(business_document(Business(), tasks, LETTERHEAD)).data
    assert build_pdf(business_document(Business(), tasks[::-1], LETTERHEAD)).data == first
