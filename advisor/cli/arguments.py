"""The arguments that several commands take, and the refusal of what they name; loads nothing but these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from advisor.errors import printable
from advisor.settings import DEFAULT_LOCALE

if TYPE_CHECKING:
    import argparse

STANDARD_INPUT = "-"


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


def known_locale(text: str) -> str | None:
    """A locale as Babel writes it ("de-DE" is de_DE); None where it knows none of that name."""
    if text == DEFAULT_LOCALE:  # the usual case need not wait for Babel
        return text
    from babel import UnknownLocaleError

    from advisor.wording.locales import locale_named

    try:
        return str(locale_named(text.replace("-", "_")))
    except (ValueError, UnknownLocaleError):
        return None


def _locale(text: str) -> str:
    from argparse import ArgumentTypeError

    found = known_locale(text)
    if found is None:
        raise ArgumentTypeError(f"“{printable(text, longest=40)}” is no locale; write it as en_US or de_DE")
    return found
