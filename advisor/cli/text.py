"""The advice on one task as text for a terminal."""

from __future__ import annotations

from advisor.domain.assessment import Assessment
from advisor.domain.task import Task


def advice_as_text(task: Task, assessment: Assessment, locale: str) -> str:
    """The summary as plain text, at most 80 characters wide."""
    from advisor.report.task_report import task_document
    from advisor.report.text import as_text

    return as_text(task_document(task, assessment, locale=locale))
