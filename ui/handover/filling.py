"""Fills a task's hand-over documents in a worker, and makes a PDF or a text of one of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING

from advisor.domain.handover import DocumentKind, HandoverDocument, Section
from advisor.domain.levels import Arrangement
from advisor.domain.records import Business
from advisor.domain.task import Task
from advisor.progress import Progress
from advisor.records import Struct
from ui.report_building import BuiltPaper
from ui.report_options import ReportOptions

if TYPE_CHECKING:
    from advisor.report.summary import Letterhead


class Filled(Struct, frozen=True, kw_only=True):
    """All documents of a task as it gives them; ``first``: the one that the advice asks for.

    ``misfits``: why one may not be wanted.
    ``language``: what they are written in, as ``advisor.wording.handover.fill`` tells it.
    """

    task: Task
    documents: Mapping[DocumentKind, HandoverDocument]
    misfits: Mapping[DocumentKind, str]
    language: str
    first: DocumentKind


_FIRST = {Arrangement.OUTSOURCE: DocumentKind.RESULTS_BRIEF, Arrangement.OFFSHORE: DocumentKind.PROCEDURE}


def fill_all(task: Task, *, locale: str, business: str) -> Filled:
    """Pure, made in a worker."""
    from advisor.model import assess
    from advisor.wording.advice import advice_texts
    from advisor.wording.handover.fill import fill, written_in
    from advisor.wording.handover.misfit import misfit

    assessment = assess(task)
    texts = advice_texts(assessment, locale)
    return Filled(
        task=task,
        documents={
            kind: fill(kind, task, assessment, texts, locale=locale, business=business)
            for kind in DocumentKind
        },
        misfits={kind: misfit(kind, assessment) for kind in DocumentKind},
        language=written_in(locale),
        first=_FIRST.get(assessment.verdict.arrangement or Arrangement.IN_HOUSE, DocumentKind.QUESTIONS),
    )


def build_paper(
    document: HandoverDocument,
    sections: tuple[Section, ...],
    progress: Progress,
    *,
    business: Business,
    locale: str,
    options: ReportOptions,
    printed_on: datetime.date,
) -> BuiltPaper:
    """A document as PDF, on the paper that all reports are on: pure, in a worker. Raises Cancelled."""
    from advisor.report.handover import handover_report
    from advisor.report.pdf import build_pdf

    progress.report(0, 1)
    letterhead = _letterhead(business, locale, options, printed_on if options.dated else None)
    built = build_pdf(handover_report(document, letterhead, sections))
    return BuiltPaper(
        title=document.title, data=built.data, pages=built.pages, missing=frozenset(built.missing)
    )


def paper_text(
    document: HandoverDocument, sections: tuple[Section, ...], *, business: Business, locale: str
) -> str:
    """A document as plain text, for the body of an e-mail."""
    from advisor.report.handover import handover_report
    from advisor.report.text import as_text

    letterhead = _letterhead(business, locale, ReportOptions(), None)
    return as_text(handover_report(document, letterhead, sections))


def _letterhead(
    business: Business, locale: str, options: ReportOptions, printed_on: datetime.date | None
) -> Letterhead:
    from advisor.report.document import page_size_for
    from advisor.report.summary import Letterhead

    return Letterhead(
        business=business.name,
        printed_on=printed_on,
        page_size=options.page or page_size_for(locale),
        locale=locale,
        logo=business.logo,
        orientation=options.orientation,
    )
