"""The chapter ``peers``, run where they are installed: the same alternatives and pages, by others."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator

import numpy as np

from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.model.batch import assess_batch
from advisor.model.columns import TaskColumns
from advisor.model.resolve import resolve
from advisor.model.what_if import WhatIf
from advisor.report.pdf import build_pdf
from advisor.report.task_report import task_document
from tests.bench.plain_pdf import as_html, fpdf_pdf
from tests.bench.timing import Absent, Row, milliseconds, seconds
from ui.sample import sample_tasks

TASKS = 100_000
DRAWS = 4096
CENT = 0.01
RUNS = 5


def rows() -> Iterator[Row | Absent]:
    """The model against weighted sums, a summary against other makers of PDF."""
    task = starters()[0].task
    matrix = _matrix(task)
    base = [starter.task for starter in starters()]
    columns = TaskColumns.of([base[n % len(base)] for n in range(TASKS)])
    batch = min(seconds(lambda: assess_batch(columns), runs=3)) / TASKS
    whole = statistics.median(seconds(lambda: assess(task), runs=RUNS))
    what_if = WhatIf(resolve(task))
    hours = iter(np.linspace(5.0, 60.0, 10_000))
    tick = statistics.median(
        seconds(lambda: what_if.moved({"hours": Range.exactly(float(next(hours)))}), runs=50)
    )
    for name, method in (("pymcdm", _pymcdm), ("scikit-criteria", _scikit_criteria)):
        try:
            call = method(matrix)
        except ImportError:
            yield Absent(what=name, why="not installed")
            continue
        yield from _against_weighted_sum(
            name, _per_call(call), matrix.shape, batch=batch, tick=tick, whole=whole
        )
    yield from _pdf()


def _against_weighted_sum(
    name: str, call: float, shape: tuple[int, ...], *, batch: float, tick: float, whole: float
) -> Iterator[Row]:
    peer = f"{name}’s weighted sum of the same {shape[0]} alternatives × {shape[1]} criteria"
    for what, against, own, theirs, aim in (
        (f"{TASKS:,} tasks at likely values, per task", f"{peer}, per call", batch, call, "≤ 0.02"),
        (
            f"a what-if tick, {DRAWS:,} draws of the alternatives",
            f"{peer}, {DRAWS:,} calls",
            tick,
            call * DRAWS,
            "",
        ),
        (
            f"one assessment: {DRAWS:,} draws, flip points, tornado, EVPPI, plans",
            f"{peer}, {DRAWS:,} calls",
            whole,
            call * DRAWS,
            "",
        ),
    ):
        yield Row(
            what=what,
            against=against,
            ratio=own / theirs,
            aim=aim,
            figures=f"{milliseconds(own)} : {milliseconds(theirs)}",
        )


def _matrix(task: Task) -> np.ndarray:
    """The lines of the task's ledger at likely values, a row for each arrangement."""
    found = assess(task, point=True)
    ledgers = [one.ledger for one in found.alternatives]
    codes = sorted({line.code for ledger in ledgers for line in ledger})
    amounts = [{line.code: line.mean for line in ledger} for ledger in ledgers]
    matrix = np.array([[amount.get(code, 0.0) for code in codes] for amount in amounts])
    return matrix - matrix.min(axis=0) + CENT  # pymcdm takes positive amounts only


def _pymcdm(matrix: np.ndarray) -> Callable[[], object]:
    from pymcdm.methods import WSM

    count = matrix.shape[1]
    weights, types, method = np.full(count, 1 / count), np.full(count, -1), WSM()
    method(matrix, weights, types)
    return lambda: method(matrix, weights, types)


def _scikit_criteria(matrix: np.ndarray) -> Callable[[], object]:
    from skcriteria import mkdm
    from skcriteria.agg.simple import WeightedSumModel

    count = matrix.shape[1]
    weights, method = np.full(count, 1 / count), WeightedSumModel()
    # Its weighted sum takes no criterion to be minimized: amounts are inverted, as its InvertMinimize does.
    return lambda: method.evaluate(mkdm(1 / matrix, [max] * count, weights=weights))


def _per_call(call: Callable[[], object]) -> float:
    return min(seconds(lambda: [call() for _ in range(100)], runs=RUNS)) / 100


def _pdf() -> Iterator[Row | Absent]:
    task = next(iter(sample_tasks()))
    document = task_document(task, assess(task), locale="en_US", business="Harbour Street Bakery")
    ours = statistics.median(seconds(lambda: build_pdf(document), runs=RUNS))
    page = as_html(document)

    def weasyprint() -> None:
        from weasyprint import HTML

        HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")

    for name, aim, build in (
        ("fpdf2, same fonts, no tags, no chart", "", lambda: fpdf_pdf(document)),
        ("WeasyPrint, from HTML, tagged, no chart", "≤ 0.1", weasyprint),
    ):
        try:
            theirs = statistics.median(seconds(build, runs=RUNS))
        except (ImportError, OSError) as error:
            yield Absent(what=name, why=f"cannot be run: {error}")
            continue
        yield Row(
            what="a tagged summary with its chart",
            against=f"the same content by {name}",
            ratio=ours / theirs,
            aim=aim,
            figures=f"{milliseconds(ours)} : {milliseconds(theirs)}",
        )
