"""Makes documents out of frozen data: pure, in a worker; what they need is imported when one is made."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from advisor.domain.records import Business
from advisor.domain.task import Task
from advisor.progress import Progress
from advisor.records import Struct
from ui.report_options import ReportOptions

if TYPE_CHECKING:
    from advisor.report.document import Document
    from advisor.report.library_contents import LibraryContents
    from advisor.report.summary import Letterhead


class BuiltPaper(Struct, frozen=True, kw_only=True):
    """A finished PDF. ``missing``: characters that no font at hand can show."""

    title: str
    data: bytes
    pages: int
    missing: frozenset[str]


def build_report(
    task: Task,
    progress: Progress,
    *,
    business: Business,
    locale: str,
    options: ReportOptions,
    printed_on: datetime.date,
    review_on: datetime.date | None = None,
) -> BuiltPaper:
    """The report on ``task``; ``review_on``: when to look at it again. Raises Cancelled."""
    from advisor.model import assess
    from advisor.report.pdf import build_pdf
    from advisor.report.task_report import task_document

    progress.report(0, 3)
    assessment = assess(task)
    progress.report(1, 3)
    document = task_document(
        task,
        assessment,
        locale=locale,
        business=business.name,
        page=options.page.value if options.page else None,
        printed_on=printed_on if options.dated else None,
        logo=business.logo,
        orientation=options.orientation,
        glossary=options.glossary,
        decided_by=options.signed_by,
        review_by=review_on,
    )
    progress.report(2, 3)
    built = build_pdf(document)
    return BuiltPaper(title=task.title, data=built.data, pages=built.pages, missing=built.missing)


def build_one_page(
    contents: LibraryContents,
    progress: Progress,
    *,
    locale: str,
    options: ReportOptions,
    printed_on: datetime.date,
) -> BuiltPaper:
    """The business on one page. Raises Cancelled."""
    from advisor.report.library_report import one_page_document

    letterhead = _letterhead(contents, locale, options, printed_on)
    return _set(one_page_document(contents, letterhead, progress), progress)


def build_library(
    contents: LibraryContents,
    progress: Progress,
    *,
    locale: str,
    options: ReportOptions,
    printed_on: datetime.date,
) -> BuiltPaper:
    """The whole library. Raises Cancelled."""
    from advisor.report.library_report import library_document

    letterhead = _letterhead(contents, locale, options, printed_on)
    return _set(library_document(contents, letterhead, progress, glossary=options.glossary), progress)


def advice_as_text(task: Task, progress: Progress, *, locale: str) -> str:
    """The advice on ``task`` for an e-mail. Raises Cancelled."""
    from advisor.model import assess
    from advisor.report.email_text import email_text
    from advisor.wording.advice import advice_texts

    progress.go_on()
    return email_text(advice_texts(assess(task), locale))


def _letterhead(
    contents: LibraryContents, locale: str, options: ReportOptions, printed_on: datetime.date
) -> Letterhead:
    from advisor.report.document import page_size_for
    from advisor.report.summary import Letterhead

    return Letterhead(
        business=contents.business.name,
        printed_on=printed_on if options.dated else None,
        page_size=options.page or page_size_for(locale),
        locale=locale,
        logo=contents.business.logo,
        orientation=options.orientation,
    )


def _set(document: Document, progress: Progress) -> BuiltPaper:
    from advisor.report.pdf import build_pdf

    built = build_pdf(document, progress.report)
    return BuiltPaper(title=document.title, data=built.data, pages=built.pages, missing=built.missing)
