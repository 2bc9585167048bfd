"""The table of last advice: what the adviser said about each task, until an answer changes."""

from __future__ import annotations

from typing import Any

from advisor import __version__
from advisor.domain.assessment import AlternativeResult, Assessment
from advisor.library.rows import Writer, put, to_json

SUMMARY_FORMAT = "rightsource.summary/1"


def remember(writer: Writer, task_id: int, assessment: Assessment) -> None:
    """Keep the advice on a task in place of what was said before."""
    row = {**values_of(assessment), "task_id": task_id, "assessed_at": writer.now}
    row["summary"] = to_json(row["summary"])
    put(writer, "assessment", "task_id", row)


def values_of(assessment: Assessment) -> dict[str, Any]:
    """What is kept of the advice, its summary as plain values."""
    verdict = assessment.verdict
    recommended = assessment.recommended
    return {
        "arrangement": None if verdict.arrangement is None else verdict.arrangement.value,
        "alternative": verdict.alternative,
        "confidence": verdict.confidence.value,
        "cost_mean": None if recommended is None else float(recommended.cost.mean),
        "currency": assessment.currency,
        "basis": assessment.basis.value,
        "rightsource_version": __version__,
        "summary": _summary(assessment),
    }


def forget(writer: Writer, task_id: int) -> None:
    """Drop the advice on a task: what it rested on has changed."""
    writer.database.table("assessment").delete_where("task_id = ?", [task_id])


def forget_all(writer: Writer) -> None:
    """Drop all advice: what all of it rested on has changed."""
    writer.database.table("assessment").delete_where()


def _summary(assessment: Assessment) -> dict[str, Any]:
    """What an overview of many tasks needs, without assessing them all again. Means, on the row's basis."""
    verdict = assessment.verdict
    return {
        "schema": SUMMARY_FORMAT,
        "probability_best": None if verdict.probability_best is None else float(verdict.probability_best),
        "runner_up": verdict.runner_up,
        "alternatives": [_alternative(found) for found in assessment.alternatives],
        "alarms": [alarm.code.value for alarm in assessment.alarms],
        "safeguards": [safeguard.code.value for safeguard in assessment.safeguards],
    }


def _alternative(found: AlternativeResult) -> dict[str, Any]:
    return {
        "id": found.id,
        "arrangement": found.arrangement.value,
        "vendor": found.vendor,
        "suitability": found.suitability.value,
        "cost": float(found.cost.mean),
        "cash": float(found.cash.mean),
        "your_hours": float(found.your_hours.mean),
        "probability_best": None if found.probability_best is None else float(found.probability_best),
    }
