"""How far an interview has come: the way so far, what was left open, and what to ask next."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from advisor.records import Struct, field


class Weighable(Protocol):
    """An open question as ``advisor.model.questions`` weighs it."""

    @property
    def key(self) -> str: ...
    @property
    def can_change(self) -> bool: ...


class Run(Struct):
    """``at``: the place in ``trail`` of the question on show, None for the list of answers.

    ``is_detour``: the question was opened from that list, to which the owner goes back.
    """

    trail: list[str] = field(default_factory=list)
    at: int | None = None
    skipped: set[str] = field(default_factory=set)
    is_detour: bool = False

    @property
    def key(self) -> str | None:
        return None if self.at is None else self.trail[self.at]

    @property
    def can_go_back(self) -> bool:
        return self.is_detour or (bool(self.trail) if self.at is None else self.at > 0)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a question further on that was asked already."""
        return self.at is not None and not self.is_detour and self.at < len(self.trail) - 1

    def forward(self) -> None:
        if self.at is not None:
            self.at += 1

    def back(self) -> None:
        if self.is_detour:
            self.finish()
        elif self.at is None:
            self.at = len(self.trail) - 1 if self.trail else None
        elif self.at > 0:
            self.at -= 1

    def next_of(self, questions: Sequence[Weighable]) -> str | None:
        """The question to ask next: the one worth most that can change the verdict and was not left open."""
        return next((one.key for one in questions if one.can_change and one.key not in self.skipped), None)

    def ask(self, key: str) -> None:
        """Go on to ``key``."""
        self.is_detour = False
        if key in self.trail:
            self.trail.remove(key)
        self.trail.append(key)
        self.at = len(self.trail) - 1

    def visit(self, key: str) -> None:
        """Look at ``key`` from the list of answers."""
        self.ask(key)
        self.is_detour = True

    def go_to(self, key: str) -> None:
        """Go back to a question that was asked."""
        self.is_detour = False
        self.at = self.trail.index(key)

    def finish(self) -> None:
        """All is asked: go to the list of answers."""
        self.is_detour = False
        self.at = None
