"""The table of tasks: rows in, rows out."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from advisor.domain.folding import fold
from advisor.domain.levels import Arrangement
from advisor.domain.records import TaskRecord, TaskStatus, TaskSummary
from advisor.domain.task import Task
from advisor.domain.task_format import read_task, task_to_data
from advisor.language import tr
from advisor.library import errors, quotes
from advisor.library.connection import Connection
from advisor.library.rows import Writer, damage_named, from_json, insert, to_json
from advisor.library.surroundings import from_text

_SUMMARY = """
    SELECT task.id, task.title, task.function, task.status, task.changed_at,
           assessment.arrangement, assessment.confidence, assessment.cost_mean,
           assessment.currency, assessment.basis
    FROM task LEFT JOIN assessment ON assessment.task_id = task.id
"""
# Of a task's data, what is not among its answers.
_KEPT_ELSEWHERE = frozenset({"schema", "title", "function", "notes", "quotes", "settings"})


def summaries(connection: Connection) -> list[TaskSummary]:
    """Tasks in use, by title whatever its case and accents, the older first among equals."""
    return _summaries(connection, "WHERE task.deleted_at IS NULL ORDER BY task.sort_key, task.id")


def summaries_of(connection: Connection, task_ids: Sequence[int]) -> list[TaskSummary]:
    """The rows of these tasks, in that order, in use or in the bin; those that are not there are left out."""
    marks = ", ".join("?" * len(task_ids))
    found = {one.id: one for one in _summaries(connection, f"WHERE task.id IN ({marks})", *task_ids)}
    return [found[task_id] for task_id in task_ids if task_id in found]


def unweighed(connection: Connection) -> list[int]:
    """Ids of the tasks in use that have no advice, by title."""
    rows = connection.rows(
        "SELECT id FROM task WHERE deleted_at IS NULL AND advice = '' ORDER BY sort_key, id"
    )
    return [row[0] for row in rows]


def deleted_summaries(connection: Connection) -> list[TaskSummary]:
    """Tasks in the bin, the latest thrown in first."""
    return _summaries(
        connection, "WHERE task.deleted_at IS NOT NULL ORDER BY task.deleted_at DESC, task.id DESC"
    )


def summary(connection: Connection, task_id: int) -> TaskSummary:
    """One task's row, in use or in the bin. Raises NotThere."""
    found = _summaries(connection, "WHERE task.id = ?", task_id)
    if not found:
        raise errors.NotThere("task")
    return found[0]


def record(connection: Connection, task_id: int, *, with_review: bool = True) -> TaskRecord:
    """One task with its quotes, in use or in the bin. Raises NotThere, LibraryDamaged.

    ``with_review``: False for a file of a schema that has no place for a day to look at it again.
    """
    review = "review_on" if with_review else "NULL"
    row = connection.row(
        f"SELECT title, function, notes, status, answers, created_at, changed_at, deleted_at, {review}"
        " FROM task WHERE id = ?",
        [task_id],
    )
    if row is None:
        raise errors.NotThere("task")
    title, function, notes, status, answers, created_at, changed_at, deleted_at, review_on = row
    with damage_named(connection, tr("the task “{title}”").format(title=title)):
        data: dict[str, Any] = {**from_json(answers), "title": title, "notes": notes}
        if function is not None:
            data["function"] = function
        return TaskRecord(
            id=task_id,
            task=read_task(data),
            status=TaskStatus(status),
            quotes=quotes.of_task(connection, task_id),
            created_at=from_text(created_at),
            changed_at=from_text(changed_at),
            deleted_at=None if deleted_at is None else from_text(deleted_at),
            review_on=None if review_on is None else datetime.date.fromisoformat(review_on),
        )


def to_review(connection: Connection) -> list[int]:
    """Ids of the tasks in use that have a day to look at them again, the earliest first."""
    rows = connection.rows(
        "SELECT id FROM task WHERE deleted_at IS NULL AND review_on IS NOT NULL"
        " ORDER BY review_on, sort_key, id"
    )
    return [row[0] for row in rows]


def title_in_use(connection: Connection, task_id: int) -> str:
    """The title of a task that may be edited. Raises NotThere, InTheBin."""
    title, deleted = _title(connection, task_id)
    if deleted:
        raise errors.InTheBin(title)
    return title


def title_in_bin(connection: Connection, task_id: int) -> str:
    """The title of a task that may be taken out of the bin. Raises NotThere, NotInTheBin."""
    title, deleted = _title(connection, task_id)
    if not deleted:
        raise errors.NotInTheBin(title)
    return title


def add(writer: Writer, task: Task, status: TaskStatus) -> int:
    """Add a cleaned task; its id."""
    row = {**_columns(task), "status": status.value, "created_at": writer.now, "changed_at": writer.now}
    return insert(writer, "task", row)


def write(writer: Writer, task_id: int, task: Task) -> None:
    """Write a cleaned task over the one that is there."""
    _update(writer, task_id, **_columns(task))


def set_status(writer: Writer, task_id: int, status: TaskStatus) -> None:
    """Write how far the owner has come with a task."""
    _update(writer, task_id, status=status.value)


def set_review(writer: Writer, task_id: int, day: datetime.date | None) -> None:
    """Write when a task is to be looked at again."""
    _update(writer, task_id, review_on=None if day is None else day.isoformat())


def set_deleted(writer: Writer, task_id: int, deleted: bool) -> None:
    """Put a task into the bin, or take it out."""
    writer.database.table("task").update(task_id, {"deleted_at": writer.now if deleted else None})


def touch(writer: Writer, task_id: int) -> None:
    """Write down that something about a task was changed now."""
    _update(writer, task_id)


def _update(writer: Writer, task_id: int, **columns: Any) -> None:
    writer.database.table("task").update(task_id, {**columns, "changed_at": writer.now})


def _columns(task: Task) -> dict[str, Any]:
    answers = {key: value for key, value in task_to_data(task).items() if key not in _KEPT_ELSEWHERE}
    return {
        "title": task.title,
        "function": task.function,
        "notes": task.notes,
        "answers": to_json(answers),
        "sort_key": fold(task.title),
    }


def _title(connection: Connection, task_id: int) -> tuple[str, bool]:
    row = connection.row("SELECT title, deleted_at IS NOT NULL FROM task WHERE id = ?", [task_id])
    if row is None:
        raise errors.NotThere("task")
    return row[0], bool(row[1])


def _summaries(connection: Connection, where: str, *parameters: Any) -> list[TaskSummary]:
    found = []
    for row in connection.rows(f"{_SUMMARY} {where}", parameters):
        try:
            found.append(_summary(row))
        except ValueError as error:
            part = tr("the task “{title}”").format(title=row[1])
            raise errors.LibraryDamaged(connection.path.name, part) from error
    return found


def _summary(row: tuple[Any, ...]) -> TaskSummary:
    task_id, title, function, status, changed_at, arrangement, confidence, cost_mean, currency, basis = row
    return TaskSummary(
        id=task_id,
        title=title,
        function=function or "",
        status=TaskStatus(status),
        arrangement=None if arrangement is None else Arrangement(arrangement),
        confidence=confidence,
        changed_at=from_text(changed_at),
        cost_mean=cost_mean,
        currency=currency,
        basis=basis,
    )
