"""The starter tasks, by function of a small business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from advisor.domain.task import Task
from advisor.domain.task_format import read_task
from advisor.evidence.files import read_resource


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessFunction:
    """A kind of work. ``code``: what a task's ``function`` says; ``aliases``: other words for it."""

    code: str
    label: str
    aliases: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Starter:
    """A complete, plausible task to start from, in US dollars."""

    code: str
    function: BusinessFunction
    summary: str
    task: Task

    @property
    def title(self) -> str:
        return self.task.title


@cache
def functions() -> tuple[BusinessFunction, ...]:
    """Every function of the starter library."""
    return tuple(
        BusinessFunction(
            code=entry["code"], label=entry["label"], aliases=tuple(entry["aliases"]), file=entry["file"]
        )
        for entry in read_resource("starters", "index.toml")["function"]
    )


@cache
def starters_of(code: str) -> tuple[Starter, ...]:
    """The starter tasks of one function, its typical one first. Raises KeyError for an unknown code."""
    function = _function_by_code()[code]
    return tuple(
        Starter(
            code=entry["code"],
            function=function,
            summary=entry["summary"],
            task=read_task(entry["answers"]),
        )
        for entry in read_resource("starters", function.file)["task"]
    )


@cache
def starters() -> tuple[Starter, ...]:
    """All starter tasks, function by function."""
    return tuple(starter for function in functions() for starter in starters_of(function.code))


def typical_task(function: str | None) -> Starter | None:
    """The starter that stands in for what a task of ``function`` leaves open; None where no function fits."""
    found = find_function(function)
    return starters_of(found.code)[0] if found else None


def find_function(name: str | None) -> BusinessFunction | None:
    """The function that ``name`` means: its code, label or an alias, whatever the case and the joints."""
    return _function_by_word().get(_folded(name)) if name else None


@cache
def _function_by_code() -> Mapping[str, BusinessFunction]:
    return {function.code: function for function in functions()}


@cache
def _function_by_word() -> Mapping[str, BusinessFunction]:
    found: dict[str, BusinessFunction] = {}
    for function in functions():
        for word in (function.code, function.label, *function.aliases):
            found.setdefault(_folded(word), function)
    return found


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").replace("/", " ").split())
