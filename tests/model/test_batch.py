"""Many tasks at once give what each gives alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.domain.task import Task
from advisor.evidence.starters import starters
from advisor.model import assess
from advisor.model.batch import NOTHING_OPEN, WAYS, assess_batch
from advisor.model.columns import TaskColumns
from advisor.records import replace
from tests.strategies import tasks


def assert_alike(batch: list[Task]) -> None:
    plain = [replace(task, quotes=(), steps=()) for task in batch]
    found = assess_batch(TaskColumns.of(plain))
    for n, task in enumerate(plain):
        alone = assess(task, point=True)
        for place, way in enumerate(WAYS):
            one = alone.alternative(way)
            assert one is not None
            assert found.cost[n, place] == pytest.approx(one.cost.mean, rel=1e-9, abs=1e-9)
            assert found.ruled_out[n, place] == one.is_ruled_out
        best = None if found.best[n] == NOTHING_OPEN else WAYS[found.best[n]].value
        assert best == alone.verdict.alternative


def test_all_starters_at_once_give_what_each_gives_alone() -> None:
    assert_alike([starter.task for starter in starters()])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tasks(), min_size=1, max_size=5))
def test_any_tasks_at_once_give_what_each_gives_alone(batch: list[Task]) -> None:
    assert_alike(batch)


def test_no_task_at_all_gives_an_empty_result() -> None:
    assert len(assess_batch(TaskColumns.of([])).best) == 0
