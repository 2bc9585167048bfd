"""What a list of tasks is asked for: an order, what to leave out, and words to be found."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from advisor.records import Struct


class TaskOrder(StrEnum):
    """What tasks are sorted by, and among equals by title. In brackets what comes first."""

    TITLE = "title"  # A to Z
    CHANGED = "changed"  # the last changed
    VERDICT = "verdict"  # in-house; never weighed at the end
    STATUS = "status"  # ideas
    FUNCTION = "function"  # A to Z by its name; without one at the end
    COST = "cost"  # the dearest; not known at the end


class TaskKind(Struct, frozen=True):
    """What tasks have in common that are filtered and sorted alike.

    ``arrangement``: "" where everything was ruled out. ``confidence``: None where it was never weighed.
    """

    status: str
    arrangement: str
    confidence: str | None
    function: str


class TaskQuery(Struct, frozen=True, kw_only=True):
    """``reverse``: the other way round, but for what stands at the end in either.

    ``passes``: whether tasks of a kind are let through. ``words``: folded; each must be in the title, or in
    what ``said`` says, folded, about tasks of that kind.
    """

    order: TaskOrder = TaskOrder.TITLE
    reverse: bool = False
    passes: Callable[[TaskKind], bool] | None = None
    words: tuple[str, ...] = ()
    said: Callable[[TaskKind], str] | None = None
