"""Arithmetic that is the same for one number, for an array of draws or tasks, and for names (``products``).

Nothing here imports numpy: a run that takes likely values only never loads it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Value = float | NDArray[np.float64]
else:
    Value = Any


def is_nought(x: Value) -> bool:
    """Whether it is the plain number zero, so that adding or multiplying by it can be left out."""
    return isinstance(x, (int, float)) and x == 0


def at_most(x: Value, ceiling: Value) -> Value:
    """The smaller of the two, element by element."""
    if isinstance(x, (int, float)):
        return min(x, ceiling) if isinstance(ceiling, (int, float)) else ceiling.clip(max=x)
    return x.clip(max=ceiling)


def at_least(x: Value, floor: Value) -> Value:
    """The larger of the two, element by element."""
    if isinstance(x, (int, float)):
        return max(x, floor) if isinstance(floor, (int, float)) else floor.clip(min=x)
    return x.clip(min=floor)
