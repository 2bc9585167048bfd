"""What the hand-over documents are called, and what each is for."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.handover import DocumentKind
from advisor.language import Marked, mark

KIND_NAMES: Mapping[DocumentKind, str] = Marked(
    {
        DocumentKind.QUESTIONS: mark("Questions for vendors"),
        DocumentKind.RESULTS_BRIEF: mark("Results brief"),
        DocumentKind.PROCEDURE: mark("Procedure sheet"),
        DocumentKind.PAID_TRIAL: mark("Paid-trial plan"),
        DocumentKind.SAFEGUARDS: mark("Safeguards checklist"),
    }
)

KIND_USES: Mapping[DocumentKind, str] = Marked(
    {
        DocumentKind.QUESTIONS: mark("What to ask before you choose: what the quotes leave open."),
        DocumentKind.RESULTS_BRIEF: mark("For a professional: the result you want, not how to get it."),
        DocumentKind.PROCEDURE: mark("For a helper: the steps, what is right, and how you check it."),
        DocumentKind.PAID_TRIAL: mark("A small paid piece first: what passes, and when to stop."),
        DocumentKind.SAFEGUARDS: mark("What to put in place, and points to raise for the contract."),
    }
)
