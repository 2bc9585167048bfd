"""What an owner calls a function of the business: the one place where lists and searches ask for it."""

from __future__ import annotations

from advisor.evidence.starters import find_function


def function_name(function: str) -> str:
    """The name of a function known by its code; what the owner wrote where it is none."""
    found = find_function(function) if function else None
    return found.label if found else function
