"""Tells on a terminal how many tasks have been weighed; says nothing to a file or a pipe."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

from advisor.cli.weighing import Weighed
from advisor.language import plural

_SECONDS_BETWEEN = 0.2
_CLEARED = "\r\x1b[K"


def tallied(found: Iterator[Weighed]) -> Iterator[Weighed]:
    """The same, counted on standard error while it passes."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from found
        return
    count, shown_at = 0, time.monotonic()
    try:
        for one in found:
            count += one.count
            if time.monotonic() - shown_at >= _SECONDS_BETWEEN:
                shown_at = time.monotonic()
                text = plural("{count} task weighed", "{count} tasks weighed", count).format(
                    count=f"{count:,}"
                )
                print(_CLEARED + text, end="", file=sys.stderr, flush=True)
            yield one
    finally:
        print(_CLEARED, end="", file=sys.stderr, flush=True)
