"""The advice on many tasks as one table for a spreadsheet or a database."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from advisor.domain.assessment import AlternativeResult, Assessment
from advisor.domain.cells import defused
from advisor.domain.levels import Arrangement

COLUMNS = (
    "source", "title", "arrangement", "alternative", "confidence", "probability_best", "currency", "basis",
    "cost_mean", "cost_p10", "cost_p90", "cash_mean", "your_hours_mean", "runner_up", "runner_up_cost_mean",
    "task_id", "in_house_cost_mean", "in_house_your_hours_mean",
)  # fmt: skip

Cells = Sequence[str | float | None]


def advice_table(rows: Iterable[Cells], *, with_header: bool = True) -> str:
    """One row a task, as CSV (RFC 4180): numbers plain, an empty cell where a figure does not exist."""
    out = io.StringIO()
    writer = csv.writer(out)
    if with_header:
        writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow([defused(cell) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def advice_row(source: str, task_id: int | None, one: Assessment) -> Cells:
    """The cells of ``COLUMNS``. ``task_id``: within its library, None for a task file."""
    best, other, verdict = one.recommended, one.runner_up, one.verdict
    kept = _in_house(one.alternatives)
    return (
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
        task_id,
        kept.cost.mean if kept else None,
        kept.your_hours.mean if kept else None,
    )


def _in_house(alternatives: Sequence[AlternativeResult]) -> AlternativeResult | None:
    return next((one for one in alternatives if one.arrangement is Arrangement.IN_HOUSE), None)
