"""The advice on many tasks as one table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from advisor.domain.assessment import Assessment
from advisor.domain.cells import defused

COLUMNS = (
    "source", "title", "arrangement", "alternative", "confidence", "probability_best", "currency", "basis",
    "cost_mean", "cost_p10", "cost_p90", "cash_mean", "your_hours_mean", "runner_up", "runner_up_cost_mean",
)  # fmt: skip


def advice_table(assessed: Sequence[tuple[str, Assessment]]) -> str:
    """One row a task, as CSV (RFC 4180): numbers plain, an empty cell where a figure does not exist."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for source, one in assessed:
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in _row(source, one)])
    return out.getvalue()


def _row(source: str, one: Assessment) -> list[str | float | None]:
    best, other, verdict = one.recommended, one.runner_up, one.verdict
    return [
        source,
        one.title,
        verdict.arrangement.value if verdict.arrangement else None,
        verdict.alternative,
        verdict.confidence.value,
        verdict.probability_best,
        one.currency,
        one.basis.value,
        best.cost.mean if best else None,
        best.cost.p10 if best else None,
        best.cost.p90 if best else None,
        best.cash.mean if best else None,
        best.your_hours.mean if best else None,
        other.id if other else None,
        other.cost.mean if other else None,
    ]
