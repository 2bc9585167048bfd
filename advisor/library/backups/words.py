"""Tells of backups in words: why one was made, and what it holds; window and command line say the same."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from advisor.language import Marked, mark, plural, tr, whole
from advisor.library.backups.contents import Holds
from advisor.library.backups.note import Reason

_REASONS: Mapping[Reason, str] = Marked(
    {
        Reason.DAILY: mark("First opening of the day"),
        Reason.CLOSED: mark("On closing"),
        Reason.ASKED: mark("You asked for it"),
        Reason.UPDATE: mark("Before an update"),
        Reason.RESTORE: mark("Before restoring a backup"),
        Reason.IMPORT: mark("Before an import"),
    }
)


def why_words(reason: Reason | None) -> str:
    """Why a backup was made."""
    return tr("No note of why") if reason is None else _REASONS[reason]


def holds_words(holds: Holds | None) -> str:
    """What a backup holds, in a line."""
    if holds is None:
        return tr("It cannot be read.")
    counted: list[tuple[int, Callable[[int], str]]] = [
        (holds.tasks, lambda n: plural("{count} task", "{count} tasks", n)),
        (holds.quotes, lambda n: plural("{count} quote", "{count} quotes", n)),
        (holds.vendors, lambda n: plural("{count} vendor", "{count} vendors", n)),
        (holds.notes, lambda n: plural("{count} note", "{count} notes", n)),
        (holds.documents, lambda n: plural("{count} document", "{count} documents", n)),
    ]
    told = [words(count).format(count=whole(count)) for count, words in counted if count]
    return ", ".join(told) if told else tr("Nothing yet")


def when_words(made: datetime.datetime, locale: str) -> str:
    """When a backup was made, by the owner's clock."""
    from babel.dates import format_datetime

    return str(format_datetime(made.astimezone(), "medium", locale=locale.replace("-", "_")))


def size_words(size: int) -> str:
    """How large a file is."""
    kilobytes = max(round(size / 1000), 1)
    if kilobytes < 1000:
        return tr("{count} kB").format(count=whole(kilobytes))
    return tr("{count} MB").format(count=whole(round(kilobytes / 1000)))
