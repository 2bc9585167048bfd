"""From a task and its assessment to its summary, for the window and the command line alike."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from advisor.domain.assessment import Assessment
from advisor.domain.task import Task
from advisor.report.document import Document, Orientation, PageSize, page_size_for
from advisor.report.summary import Letterhead, task_summary
from advisor.wording.advice import advice_texts
from advisor.wording.figures import Figures
from advisor.wording.offers import offer_texts

if TYPE_CHECKING:
    from advisor.wording.glossary import Term


def task_document(
    task: Task,
    assessment: Assessment,
    *,
    locale: str,
    business: str = "",
    page: str | None = None,
    printed_on: datetime.date | None = None,
    logo: bytes | None = None,
    orientation: Orientation = Orientation.PORTRAIT,
    glossary: bool = False,
    decided_by: str = "",
    review_by: datetime.date | None = None,
) -> Document:
    """The summary of one task.

    ``page``: "a4" or "letter", by the locale where None. ``printed_on``: None prints no date, so that the
    same task gives the same bytes on every day. ``logo``: a PNG from ``advisor.report.logo``. ``glossary``:
    whether to explain the words at the end.
    """
    explained: tuple[Term, ...] = ()
    if glossary:
        from advisor.wording.glossary import terms

        explained = terms()
    return task_summary(
        title=task.title,
        notes=task.notes,
        assessment=assessment,
        texts=advice_texts(assessment, locale),
        figures=Figures(assessment.currency, locale),
        letterhead=Letterhead(
            business=business,
            printed_on=printed_on,
            page_size=PageSize(page) if page else page_size_for(locale),
            locale=locale,
            decided_by=decided_by,
            review_by=review_by,
            logo=logo,
            orientation=orientation,
        ),
        offers=offer_texts(task.quotes, assessment.currency, locale),
        glossary=explained,
    )
