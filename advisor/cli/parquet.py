"""Writes the table of weighed tasks as a Parquet file, by pyarrow where that is installed."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from advisor.cli.arguments import RefusedSources
from advisor.cli.weighing import Weighed
from advisor.language import tr
from advisor.report.files import written_piece_by_piece
from advisor.report.table import COLUMNS, Cells

ROWS_AT_ONCE = 10_000  # a row group: what is held in memory
_NUMBERS = ("probability_best", "runner_up_cost_mean", "in_house_cost_mean", "in_house_your_hours_mean")


def refuse_without_library() -> None:
    """Raise RefusedSources where pyarrow is not installed."""
    if importlib.util.find_spec("pyarrow") is None:
        raise RefusedSources(
            [
                tr(
                    "parquet: it needs pyarrow, which is not installed. Install it beside Rightsource with "
                    "`pip install pyarrow`, or take jsonl or csv."
                )
            ]
        )


def write_parquet(path: Path, found: Iterable[Weighed]) -> None:
    """Write the rows of ``found`` to ``path``, group by group; whole or not at all. Raises NotWritten."""
    arrow = importlib.import_module("pyarrow")  # no dependency: who wants Parquet installs it
    parquet = importlib.import_module("pyarrow.parquet")
    schema = arrow.schema([(name, _type(arrow, name)) for name in COLUMNS])
    with written_piece_by_piece(path) as file, parquet.ParquetWriter(file, schema) as writer:
        waiting: list[Cells] = []
        for one in found:
            waiting += one.pieces
            while len(waiting) >= ROWS_AT_ONCE:
                writer.write_table(_table(arrow, schema, waiting[:ROWS_AT_ONCE]))
                del waiting[:ROWS_AT_ONCE]
        if waiting:
            writer.write_table(_table(arrow, schema, waiting))


def _type(arrow: Any, name: str) -> Any:
    if name == "task_id":
        return arrow.int64()
    is_number = name in _NUMBERS or name.startswith(("cost_", "cash_", "your_hours_"))
    return arrow.float64() if is_number else arrow.string()


def _table(arrow: Any, schema: Any, rows: Sequence[Cells]) -> Any:
    return arrow.table([list(column) for column in zip(*rows, strict=True)], schema=schema)
