"""A large library opens quickly, and without loading what only writing needs."""

from __future__ import annotations

from advisor.session import Session
from tests.library.support import made, run_python, run_sql


def test_ten_thousand_tasks_are_listed_quickly_without_the_writing_library(tmp_path):
    path = made(tmp_path / "large.rightsource")
    run_sql(
        path,
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        INSERT INTO task (title, function, status, answers, created_at, changed_at)
        SELECT 'Task ' || (i * 7919 % 10000), 'Bookkeeping', 'idea', '{"hours":[1,2,3]}',
               '2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z' FROM n
        """,
        """
        INSERT INTO assessment SELECT id, 'outsource', 'outsource', 'clear', 120.5, 'USD', 'per_month', '0.1',
               '2026-03-02T09:00:00.000Z', '{}' FROM task
        """,
    )
    Session.open(path).close()  # reads what another program wrote into the index of words
    printed = run_python(
        """
        import sys, time
        from pathlib import Path
        from advisor.session import Session
        with Session.open(Path(sys.argv[1])) as session:
            start = time.process_time()
            tasks = session.tasks()
            seconds = time.process_time() - start
            session.task_list.ids(), session.find("task 7")
            session.task(tasks[0].id), session.vendors(), session.deleted_tasks(), session.business()
            assert len(tasks) == 10_000, len(tasks)
            assert [task.title for task in tasks[:2]] == ["Task 0", "Task 1"], tasks[:2]
        loaded = {"sqlite_utils", "numpy", "platformdirs", "advisor.model", "PySide6"} & set(sys.modules)
        assert not loaded, loaded
        print(seconds)
        """,
        path,
    )
    assert float(printed) < 1.0  # about 0.05 on an idle machine; the margin is for a busy one
