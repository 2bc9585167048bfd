"""The text format of a task, ``rightsource.task/1``: its keys, its reader, its writer and its JSON Schema."""

from advisor.domain.task_format.keys import SCHEMA_NAME
from advisor.domain.task_format.parse import parse_task_text
from advisor.domain.task_format.read import read_answer, read_quote, read_settings, read_task
from advisor.domain.task_format.several import looks_like_tasks, read_tasks, tasks_to_text
from advisor.domain.task_format.write import (
    answer_to_data,
    quote_to_data,
    settings_to_data,
    task_to_data,
)

__all__ = [
    "SCHEMA_NAME",
    "answer_to_data",
    "looks_like_tasks",
    "parse_task_text",
    "quote_to_data",
    "read_answer",
    "read_quote",
    "read_settings",
    "read_task",
    "read_tasks",
    "settings_to_data",
    "task_to_data",
    "tasks_to_text",
]
