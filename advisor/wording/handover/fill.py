"""Writes the papers that go along when work is handed over, each filled from its task."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.domain.assessment import Assessment
from advisor.domain.handover import DocumentKind, HandoverDocument
from advisor.domain.task import Task
from advisor.language import in_use
from advisor.wording.handover.case import Case, case_for
from advisor.wording.handover.paid_trial import paid_trial
from advisor.wording.handover.procedure import procedure
from advisor.wording.handover.questions import questions
from advisor.wording.handover.results_brief import results_brief
from advisor.wording.handover.safeguards import safeguards
from advisor.wording.texts import AdviceTexts

_WRITERS: Mapping[DocumentKind, Callable[[Case], HandoverDocument]] = {
    DocumentKind.QUESTIONS: questions,
    DocumentKind.RESULTS_BRIEF: results_brief,
    DocumentKind.PROCEDURE: procedure,
    DocumentKind.PAID_TRIAL: paid_trial,
    DocumentKind.SAFEGUARDS: safeguards,
}


def fill(
    kind: DocumentKind,
    task: Task,
    assessment: Assessment,
    texts: AdviceTexts,
    *,
    locale: str,
    business: str = "",
) -> HandoverDocument:
    """A document as the task gives it. Pure. ``task`` with its quotes and settings, ``assessment`` that of it.

    What the owner has not said is told as assumed and asked to be confirmed, or left out: no blanks.
    """
    case = case_for(kind, task, assessment, texts, locale=locale, business=business)
    return _WRITERS[kind](case)


def written_in(locale: str) -> str:
    """What a document filled now for ``locale`` is written in: documents of two of these cannot be compared."""
    return f"{in_use()} {locale}"
