"""The starter tasks, by function of a small business."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from advisor.domain.task import Task
from advisor.domain.task_format import read_task
from advisor.evidence.files import read_resource
from advisor.language import in_use, tr
from advisor.records import Struct, replace


class BusinessFunction(Struct, frozen=True, kw_only=True):
    """A kind of work. ``code``: what a task's ``function`` says; ``aliases``: other words for it.

    Label and aliases are in the language in use.
    """

    code: str
    label: str
    aliases: tuple[str, ...]
    file: str


class Starter(Struct, frozen=True, kw_only=True):
    """A complete, plausible task to start from, in US dollars; its texts are in the language in use.

    ``english_title``: its title as the data has it, for those who look the translation up later.
    """

    code: str
    function: BusinessFunction
    summary: str
    task: Task
    english_title: str

    @property
    def title(self) -> str:
        return self.task.title


def functions() -> tuple[BusinessFunction, ...]:
    """Every function of the starter library."""
    return _functions(in_use())


def starters_of(code: str) -> tuple[Starter, ...]:
    """The starter tasks of one function, its typical one first. Raises KeyError for an unknown code."""
    return _starters_of(code, in_use())


def starters() -> tuple[Starter, ...]:
    """All starter tasks, function by function."""
    return _starters(in_use())


def typical_task(function: str | None) -> Starter | None:
    """The starter that stands in for what a task of ``function`` leaves open; None where no function fits."""
    found = find_function(function)
    return _typical(found.code, in_use()) if found else None


def find_function(name: str | None) -> BusinessFunction | None:
    """The function that ``name`` means, whatever the case, the accents and the joints.

    A name is its code, or its label or an alias in English or in the language in use.
    """
    if not name:
        return None
    language = in_use()
    # A task keeps the code, and no two codes are alike: the other words are only looked at where it is none.
    return _function_by_code(language).get(name) or _function_by_word(language).get(_folded(name))


# A language in the arguments below is what the result is cached by.


@cache
def _functions(language: str) -> tuple[BusinessFunction, ...]:
    return tuple(
        replace(
            function,
            label=tr(function.label),
            aliases=_translated_list(function.aliases),
        )
        for function in _english_functions()
    )


def _translated_list(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words that are one text to the translator, who may give more or fewer."""
    text = ", ".join(words)
    return tuple(word.strip() for word in tr(text).split(","))


@cache
def _english_functions() -> tuple[BusinessFunction, ...]:
    return tuple(
        BusinessFunction(
            code=entry["code"], label=entry["label"], aliases=tuple(entry["aliases"]), file=entry["file"]
        )
        for entry in read_resource("starters", "index.toml")["function"]
    )


@cache
def _starters_of(code: str, language: str) -> tuple[Starter, ...]:
    function = _function_by_code(language)[code]
    return tuple(_starter(entry, function) for entry in read_resource("starters", function.file)["task"])


@cache
def _typical(code: str, language: str) -> Starter:
    """The first of them alone, which every piece of advice asks for."""
    function = _function_by_code(language)[code]
    return _starter(read_resource("starters", function.file)["task"][0], function)


def _starter(entry: Mapping[str, Any], function: BusinessFunction) -> Starter:
    task: Task = read_task(entry["answers"])
    return Starter(
        code=entry["code"],
        function=function,
        summary=tr(entry["summary"]),
        task=replace(task, title=tr(task.title), notes=tr(task.notes)),
        english_title=task.title,
    )


@cache
def _starters(language: str) -> tuple[Starter, ...]:
    return tuple(
        starter for function in _functions(language) for starter in _starters_of(function.code, language)
    )


@cache
def _function_by_code(language: str) -> Mapping[str, BusinessFunction]:
    return {function.code: function for function in _functions(language)}


@cache
def _function_by_word(language: str) -> Mapping[str, BusinessFunction]:
    """Codes go first, as tasks keep them; then the words of the language in use, then those of English."""
    found: dict[str, BusinessFunction] = {}
    by_code = _function_by_code(language)
    for function in by_code.values():
        found[_folded(function.code)] = function
    for worded in (*by_code.values(), *_english_functions()):
        for word in (worded.label, *worded.aliases):
            found.setdefault(_folded(word), by_code[worded.code])
    return found


def _folded(name: str) -> str:
    from advisor.domain.folding import fold  # only for words: its patterns take as long as all of this

    return " ".join(fold(name).replace("_", " ").replace("-", " ").replace("/", " ").split())
