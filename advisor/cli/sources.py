"""Reads task files and standard input, naming every one that cannot be taken."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from advisor.cli.arguments import STANDARD_INPUT, RefusedSources
from advisor.domain.task import Task
from advisor.domain.task_format import parse_task_text, read_task
from advisor.domain.task_format.parse import LARGEST_TEXT_BYTES
from advisor.errors import InputRefused
from advisor.language import tr
from advisor.records import Struct


class Source(Struct, frozen=True, kw_only=True):
    """A task and the file it came from ("-" for standard input)."""

    name: str
    task: Task


def read_sources(names: Sequence[str]) -> list[Source]:
    """The task in each file. Raises RefusedSources with one line for each that cannot be taken."""
    found: list[Source] = []
    refused: list[str] = []
    for name in names:
        try:
            found.append(Source(name=name, task=read_task(_parsed(name))))
        except InputRefused as error:
            refused.append(error.one_line(tr("standard input") if name == STANDARD_INPUT else name))
    if refused:
        raise RefusedSources(refused)
    return found


def _parsed(name: str) -> object:
    json_only = {".json": True, ".toml": False}.get(suffix(name))
    return parse_task_text(_text(name), json_only=json_only)


def suffix(name: str) -> str:
    """What a file's name ends with, ".toml" say: advice would wait for pathlib, which brings urllib."""
    return os.path.splitext(os.path.normpath(name))[1].casefold()


def _text(name: str) -> str:
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LARGEST_TEXT_BYTES + 1)
        else:
            with open(name or os.curdir, "rb") as file:
                data = file.read(LARGEST_TEXT_BYTES + 1)
        return data.decode("utf-8")  # the reader of the text takes a byte order mark off
    except UnicodeDecodeError:
        raise InputRefused(
            key="", problem=tr("it is not UTF-8 text."), remedy=tr("Save it as UTF-8 text, TOML or JSON.")
        ) from None
    except (OSError, ValueError) as error:
        raise InputRefused(key="", problem=_why(error), remedy=tr("Give the name of a task file.")) from None


def _why(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return tr("there is no such file.")
        case IsADirectoryError():
            return tr("it is a folder.")
        case PermissionError():
            return tr("you are not allowed to read it.")
        case OSError():
            return tr("it could not be read ({fault}).").format(fault=error.strerror)
    return tr("that is no file name.")
