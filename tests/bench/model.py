"""How quick the model is, against the random numbers it stands on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from advisor.domain.assessment import Assessment
from advisor.domain.ranges import Range
from advisor.domain.task import Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.model.batch import assess_batch
from advisor.model.columns import TaskColumns
from advisor.model.draws import draw_inputs
from advisor.model.pricing import price
from advisor.model.resolve import resolve
from advisor.model.what_if import WhatIf
from tests.bench.timing import Row, milliseconds, paired, seconds

TASKS = 100_000
FRAME = 1 / 60


def rows() -> Iterator[Row]:
    """The model's lines of the table."""
    task = starters()[0].task
    yield _whole_assessment(task)
    yield _draws(task)
    yield _tick(task)
    yield from _batch()


def _whole_assessment(task: Task) -> Row:
    count = len(resolve(task).inputs)
    whole, numbers, ratio = paired(lambda: _fresh(task), lambda: _random_numbers(count))
    return Row(
        what="one assessment: 4,096 draws, flip points, tornado, EVPPI, plans",
        against=f"making {count} × 4,096 random numbers",
        ratio=ratio,
        aim="50 ms warm",
        figures=f"{milliseconds(whole)} : {milliseconds(numbers)}",
    )


def _draws(task: Task) -> Row:
    inputs = resolve(task).inputs
    drawn, numbers, ratio = paired(lambda: draw_inputs(inputs), lambda: _random_numbers(len(inputs)))
    return Row(
        what="the draws of all inputs",
        against="making as many random numbers",
        ratio=ratio,
        aim="≤ 4",
        figures=f"{milliseconds(drawn)} : {milliseconds(numbers)}",
    )


def _tick(task: Task) -> Row:
    situation = resolve(task)
    what_if = WhatIf(situation)
    hours = iter(np.linspace(5.0, 60.0, 10_000))
    ticks = seconds(lambda: what_if.moved({"hours": Range.exactly(float(next(hours)))}), runs=200)
    slow = float(np.quantile(ticks, 0.95))
    return Row(
        what="a what-if tick: one input moved, draws, verdict, odds (95th percentile, no repaint)",
        against="a frame of 1/60 s",
        ratio=slow / FRAME,
        aim="≤ 1",
        figures=f"{milliseconds(slow)} : {milliseconds(FRAME)}",
    )


def _batch() -> Iterator[Row]:
    base = [starter.task for starter in starters()]
    columns = TaskColumns.of([base[n % len(base)] for n in range(TASKS)])
    batch = min(seconds(lambda: assess_batch(columns), runs=3)) / TASKS
    one = starters()[0].task
    alone = min(seconds(lambda: assess(one, point=True), runs=50))
    yield Row(
        what=f"{TASKS:,} tasks at likely values, one call, per task",
        against="the same task by itself",
        ratio=batch / alone,
        aim="",
        figures=f"{milliseconds(batch)} : {milliseconds(alone)}; {1 / batch:,.0f} tasks a second",
    )
    situation = resolve(one)
    drawn = draw_inputs(situation.inputs)
    ledger = min(seconds(lambda: price(situation, drawn)))
    numbers = min(seconds(lambda: _random_numbers(len(situation.inputs))))
    yield Row(
        what="the ledger of three arrangements over 4,096 draws",
        against="making the random numbers",
        ratio=ledger / numbers,
        aim="",
        figures=f"{milliseconds(ledger)} : {milliseconds(numbers)}",
    )


def _fresh(task: Task) -> Assessment:
    return assess(task)


def _random_numbers(count: int) -> object:
    return np.random.default_rng(1).random((count, 4096))
