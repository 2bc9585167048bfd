"""Reads task files and standard input, naming every one that cannot be taken."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.domain.task import Task
from advisor.domain.task_format import parse_task_text, read_task
from advisor.domain.task_format.parse import LARGEST_TEXT_BYTES
from advisor.errors import InputRefused, printable
from advisor.language import tr
from advisor.settings import DEFAULT_LOCALE

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A task and the file it came from ("-" for standard input)."""

    name: str
    task: Task


class RefusedSources(Exception):
    """Some of the input was refused; ``lines`` say for each file what and why."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = tuple(lines)


def add_task_arguments(
    parser: argparse.ArgumentParser,
    *,
    may_be_none: bool = False,
    takes: str = "a task file, TOML or JSON; - for standard input",
) -> None:
    """The arguments that every command about tasks takes. ``may_be_none``: it can do without tasks."""
    parser.add_argument("tasks", nargs="*" if may_be_none else "+", metavar="TASK", help=takes)
    add_locale_argument(parser)


def add_locale_argument(parser: argparse.ArgumentParser) -> None:
    """The language of what is printed, and how its figures are written."""
    parser.add_argument(
        "--locale",
        default=DEFAULT_LOCALE,
        type=_locale,
        help="the language, where there is a translation, and how figures are written, such as es_ES",
    )


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
    suffix = Path(name).suffix.casefold()
    json_only = {".json": True, ".toml": False}.get(suffix)
    return parse_task_text(_text(name), json_only=json_only)


def _text(name: str) -> str:
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(LARGEST_TEXT_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(LARGEST_TEXT_BYTES + 1)
        return data.decode("utf-8-sig")
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


def _locale(text: str) -> str:
    if text == DEFAULT_LOCALE:  # the usual case need not wait for Babel
        return text
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(text.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        raise argparse.ArgumentTypeError(
            f"“{printable(text, longest=40)}” is no locale; write it as en_US or de_DE"
        ) from None
