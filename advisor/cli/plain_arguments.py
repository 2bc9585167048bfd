"""Reads the arguments of ``assess`` by itself where they are plain, sooner than argparse is loaded.

Argparse brings gettext and locale along: some 4 ms, which every single piece of advice would wait for. Only
what is spelt out in full and right is read here, and gives what argparse gives. Whatever is shortened, wrong,
unusual or a wish for help is left to argparse, which has the words for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace

from advisor.cli import assess_command
from advisor.cli.arguments import STANDARD_INPUT, known_locale


def plain_arguments(given: Sequence[str]) -> SimpleNamespace | None:
    """What ``given`` says, the words after ``assess``; None where argparse has to look at it."""
    found = SimpleNamespace(**assess_command.DEFAULTS)
    tasks: list[str] = []
    last_was_task = False
    words = iter(given)
    for word in words:
        is_task = word == STANDARD_INPUT or word[:1] not in ("", "-")
        if is_task:
            if tasks and not last_was_task:
                return None  # argparse takes the tasks as one group, and refuses another
            tasks.append(word)
        elif word == "--point":
            found.point = True
        elif word == "--format":
            found.format = next(words, "")
            if found.format not in assess_command.FORMATS:
                return None
        elif word == "--locale":
            locale = known_locale(next(words, ""))
            if locale is None:
                return None
            found.locale = locale
        else:
            return None
        last_was_task = is_task
    if not tasks:
        return None
    found.tasks = tasks
    return found
