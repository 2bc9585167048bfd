"""Run in a process of its own by the chapter ``scale``: what a library of some size costs, as JSON.

Processor time: sizes are measured one after the other, and other work would be taken for growth.

``python -m tests.bench.scale_probe LIBRARY``
"""

from __future__ import annotations

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from advisor.library.interchange.exchange import contents_of
from advisor.library.interchange.json_write import library_to_json
from advisor.library.task_query import TaskOrder, TaskQuery
from advisor.records import replace
from advisor.session import Session
from tests.bench.library import percentile, typed_keys
from tests.bench.window_probe import memory

PAGE = 200
OPENINGS = 9
MOST_RUNS, LONG_ENOUGH_SECONDS = 7, 1.0


def main(library: str) -> None:
    """Print the figures: seconds, and bytes."""
    path = Path(library)
    figures: dict[str, float] = {}
    openings, pages = [], []
    for _ in range(OPENINGS):
        start = time.process_time()
        with Session.open(path) as session:
            opened = time.process_time()
            session.task_summaries(session.task_list.first(TaskQuery(), PAGE))
            pages.append(time.process_time() - opened)
            openings.append(opened - start)
    figures["open"], figures["page"] = statistics.median(openings), statistics.median(pages)
    with Session.open(path) as session:
        session.find("")
        figures["key"] = percentile(timed([partial(session.find, text) for text in typed_keys()]))
        orders = [TaskQuery(order=order, reverse=reverse) for order in TaskOrder for reverse in (False, True)]
        figures["sort"] = max(
            statistics.median(timed([partial(session.task_list.ids, query)] * 3)) for query in orders
        )
        figures["memory"] = memory()
        figures["export"] = _median(lambda: library_to_json(contents_of(session.library.connection)))
        figures["weigh"] = _weighing(session)
    figures["most_memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(json.dumps(figures))


def _weighing(session: Session) -> float:
    """From the file to a verdict on every task at its likely values."""
    from advisor.domain.task_format import read_task
    from advisor.model.batch import assess_batch
    from advisor.model.columns import TaskColumns

    def weigh() -> None:
        settings = session.business().settings
        rows = session.library.connection.rows("SELECT title, function, answers FROM task")
        told = [{**json.loads(answers), "title": title, "function": kind} for title, kind, answers in rows]
        tasks = [
            replace(
                read_task({key: value for key, value in one.items() if value is not None}), settings=settings
            )
            for one in told
        ]
        assert len(assess_batch(TaskColumns.of(tasks)).best) == len(tasks) > 0

    return _median(weigh)


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    """Processor seconds of each."""
    found = []
    for call in calls:
        start = time.process_time()
        call()
        found.append(time.process_time() - start)
    return found


def _median(call: Callable[[], object]) -> float:
    """Of a few runs after one that does not count, or of one where that takes long."""
    found = timed([call])
    while len(found) <= MOST_RUNS and sum(found) < LONG_ENOUGH_SECONDS:
        found += timed([call])
    return statistics.median(found[1:] or found)


if __name__ == "__main__":
    main(sys.argv[1])
