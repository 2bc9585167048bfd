"""The table's rows of many tasks at their likely values, weighed all at once in arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from advisor.cli.weighing import refusal
from advisor.domain.assessment import Basis, Confidence
from advisor.errors import InputRefused
from advisor.model import assess
from advisor.model.batch import WAYS, BatchResult, assess_batch
from advisor.model.columns import TaskColumns
from advisor.report.table import Cells, advice_row
from advisor.settings import DEFAULT_CURRENCY

if TYPE_CHECKING:
    from advisor.domain.task import Task


def point_rows(tasks: Sequence[tuple[str, int | None, Task]], refused: list[str]) -> list[Cells]:
    """A row for each (source, id, task), in order. A task with quotes is weighed by itself, as they count.

    Adds a line to ``refused`` for each that cannot be weighed.
    """
    plain = [task for _, _, task in tasks if not task.quotes]
    rows = iter(_rows(plain))
    found: list[Cells] = []
    for source, task_id, task in tasks:
        if not task.quotes:
            (title, *cells), kept = next(rows)
            found.append((source, title, *cells, task_id, *kept))
            continue
        try:
            found.append(advice_row(source, task_id, assess(task, point=True)))
        except InputRefused as error:
            refused.append(refusal(source, task_id, error))
    return found


def _rows(tasks: Sequence[Task]) -> list[tuple[Cells, Cells]]:
    """For each task the cells from its title to the runner-up's cost, and those of what in-house takes."""
    if not tasks:
        return []
    columns = TaskColumns.of(tasks)
    found = assess_batch(columns)
    return [_row(task, found, at) for at, task in enumerate(tasks)]


def _row(task: Task, found: BatchResult, at: int) -> tuple[Cells, Cells]:
    cost, cash, hours = found.cost[at].tolist(), found.cash[at].tolist(), found.your_hours[at].tolist()
    order = np.lexsort((found.cost[at], found.ruled_out[at])).tolist()
    best = None if found.best[at] < 0 else order[0]
    other = None if best is None else order[1]
    way = None if best is None else WAYS[best].value
    cells: Cells = (
        task.title,
        way,
        way,  # of an arrangement without a vendor, the id is its name
        Confidence.NONE.value,
        None,
        task.settings.currency or DEFAULT_CURRENCY,
        (Basis.PER_MONTH if found.is_ongoing[at] else Basis.TOTAL).value,
        None if best is None else cost[best],
        None,
        None,
        None if best is None else cash[best],
        None if best is None else hours[best],
        None if other is None else WAYS[other].value,
        None if other is None else cost[other],
    )
    return cells, (cost[0], hours[0])
