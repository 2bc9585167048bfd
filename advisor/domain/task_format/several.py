"""Tasks as one text and back, as they are copied from one place to another: an object, or a list of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.domain.task import Task
from advisor.domain.task_format.parse import parse_task_text
from advisor.domain.task_format.read import read_task
from advisor.domain.task_format.write import task_to_data
from advisor.errors import InputRefused
from advisor.language import tr

MOST_TASKS = 500
# Each gap is one run of one class: two that meet would be tried in every way they can share a page of spaces.
_BEGINNING = r'[\s\ufeff]*(?:\[\s*)?\{\s*["}]'


def tasks_to_text(tasks: Sequence[Task]) -> str:
    """JSON of one task, as a task file has it; of several, a list of such objects."""
    import json

    data = [task_to_data(task) for task in tasks]
    return (
        json.dumps(data[0] if len(data) == 1 else data, ensure_ascii=False, allow_nan=False, indent=2) + "\n"
    )


def looks_like_tasks(text: str) -> bool:
    """Whether a text is meant as JSON of tasks, and not as a list of names, however it goes on."""
    return re.match(_BEGINNING, text) is not None


def read_tasks(text: str) -> tuple[Task, ...]:
    """The tasks in a JSON text. Raises InputRefused: none is taken when one of them cannot be."""
    data = parse_task_text(text, json_only=True)
    if not isinstance(data, list):
        return (read_task(data),)
    if len(data) > MOST_TASKS:
        raise InputRefused(
            key="",
            problem=tr("it has {count} tasks.").format(count=len(data)),
            remedy=tr("Give at most {most} at once.").format(most=MOST_TASKS),
        )
    return tuple(_read_one(number, entry) for number, entry in enumerate(data))


def _read_one(number: int, entry: object) -> Task:
    try:
        return read_task(entry)
    except InputRefused as error:
        key = f"[{number}].{error.key}" if error.key else f"[{number}]"
        raise InputRefused(key=key, problem=error.problem, remedy=error.remedy) from None
