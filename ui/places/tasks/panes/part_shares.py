"""Keeps the shares of a task's parts at 100 % together, in whole per cent."""

from __future__ import annotations

from collections.abc import Sequence

WHOLE = 100


def whole_percents(shares: Sequence[float]) -> list[int]:
    """Shares in any unit as whole per cent that make 100; equal ones where all are 0."""
    return _scaled(shares, WHOLE)


def with_share(percents: Sequence[int], at: int, percent: int) -> list[int]:
    """``percent`` for the part at ``at``: the parts after it take the rest, else those before it.

    So an owner who writes the shares from top to bottom finds each as it was written.
    """
    before, after = list(percents[:at]), list(percents[at + 1 :])
    rest = WHOLE - percent - sum(before)
    if rest >= 0 and after:
        return [*before, percent, *_scaled(after, rest)]
    if before:
        return [*_scaled(before, WHOLE - percent), percent, *[0] * len(after)]
    return [WHOLE]


def with_one_more(percents: Sequence[int]) -> list[int]:
    """A part more, with as much as each has on average."""
    count = len(percents) + 1
    new = WHOLE // count
    return [*_scaled(percents, WHOLE - new), new] if percents else [WHOLE]


def with_one_less(percents: Sequence[int], at: int) -> list[int]:
    """Without the part at ``at``, whose share goes to the others."""
    return _scaled([*percents[:at], *percents[at + 1 :]], WHOLE)


def _scaled(percents: Sequence[float], total: int) -> list[int]:
    """In the same proportion, ``total`` together."""
    if not percents:
        return []
    whole = sum(percents)
    wanted = [one / whole * total if whole else total / len(percents) for one in percents]
    scaled = [int(one) for one in wanted]
    # The largest remainders get what is missing, the earlier part among equals.
    order = sorted(range(len(wanted)), key=lambda at: scaled[at] - wanted[at])
    for at in order[: total - sum(scaled)]:
        scaled[at] += 1
    return scaled
