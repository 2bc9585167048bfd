"""Holds the documents about a whole business to the language in use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from advisor.domain.assessment import Basis, Confidence
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business, TaskRecord, TaskStatus
from advisor.domain.task import Settings, Task
from advisor.model import assess
from advisor.records import replace
from advisor.report import document as doc
from advisor.report.business_figures import TaskFigures
from advisor.report.business_report import business_document
from advisor.report.calendar import review_reminders
from advisor.report.email_text import email_text
from advisor.report.library_contents import LibraryContents, read_library
from advisor.report.library_report import library_document
from advisor.report.summary import Letterhead
from advisor.session import Session
from advisor.wording.advice import advice_texts
from tests.pseudo import pseudo_language, untranslated
from tests.report.test_pseudo_report import OWN_WORDS
from tests.wording.samples import every_text
from tests.wording.test_advice import EVERYTHING
from ui.sample import fill_with_sample

LETTERHEAD = Letterhead(
    business="Logo", printed_on=date(2026, 11, 23), page_size=doc.PageSize.A4, locale="en_US"
)
KNOWN = [*OWN_WORDS, "{page}", "{pages}", "November", *("USD", "EUR", "PHP"), *("Mar", "Apr", "Feb", "Jan")]


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    with pseudo_language():
        yield


def faults(document: doc.Document, known: list[str]) -> dict[str, list[str]]:
    texts = [text for text in every_text(document) if text != document.language and not text.startswith("#")]
    found = {text: untranslated(text, known) for text in texts}
    return {text: words for text, words in found.items() if words}


def figures() -> Iterator[TaskFigures]:
    plain = TaskFigures(
        title="Logo", status=TaskStatus.IDEA, arrangement=None, confidence=Confidence.NONE,
        basis=Basis.PER_MONTH, currency="USD", cost=100.0,
    )  # fmt: skip
    for number, status in enumerate(TaskStatus):
        for arrangement in (None, *Arrangement):
            for confidence in Confidence:
                for basis in Basis:
                    yield replace(
                        plain, status=status, arrangement=arrangement, confidence=confidence, basis=basis,
                        hours_freed=3.0 - number, more_cash=float(number - 1), checking_hours=2.0,
                    )  # fmt: skip


@pytest.mark.parametrize("spare", [None, 1.0, 10_000.0])
def test_every_word_of_the_one_pager_is_translated(spare):
    business = Business(name="Logo", settings=Settings(spare_owner_hours_per_month=spare))
    for tasks in (list(figures()), list(figures())[:1], []):
        assert faults(business_document(business, tasks, LETTERHEAD), KNOWN) == {}


@pytest.fixture
def contents(tmp_path) -> LibraryContents:
    with Session.create(tmp_path / "sample.rightsource") as session:
        fill_with_sample(session)
        found = read_library(session)
    # A bracket is not to be taken apart: notes and summaries come a paragraph a line.
    tasks = tuple(
        replace(kept, task=replace(kept.task, notes=" ".join(kept.task.notes.split())))
        for kept in found.tasks
    )
    return replace(found, tasks=tasks)


def test_every_word_of_the_library_is_translated(contents):
    own: list[str] = []
    for kept in contents.vendors:
        vendor = kept.record.vendor
        own += [vendor.name, vendor.contact, vendor.email, vendor.website, vendor.country]
    known = [*KNOWN, *(word for word in own if word), contents.business.name]
    assert faults(library_document(contents, LETTERHEAD, glossary=True), known) == {}


def test_every_word_of_the_advice_for_an_email_is_translated():
    assert untranslated(email_text(advice_texts(assess(EVERYTHING))), KNOWN) == []


def test_every_word_in_the_calendar_is_translated():
    now = datetime(2026, 11, 23, tzinfo=UTC)
    task = TaskRecord(
        id=1, task=Task(title="Logo"), status=TaskStatus.IDEA, quotes=(), created_at=now, changed_at=now,
        review_on=date(2027, 5, 23),
    )  # fmt: skip
    (reminder,) = review_reminders([task])
    assert untranslated(reminder.title, ["Logo"]) == untranslated(reminder.text) == []
