"""How an amount is written in its unit: the code of each unit, and its words in the language in use.

A code is English as the data has it ("hours", "share a year"); nobody reads it. What starts with "money" is
written as money, what starts with "share" as per cent; all other amounts are plain numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.domain.levels import Per
from advisor.language import plural, tr

MONEY, SHARE = "money", "share"

# The unit of a price as it is told in a vendor's own terms.
RATE_UNITS: Mapping[Per, str] = {
    Per.HOUR: "money an hour",
    Per.MONTH: "money a month",
    Per.JOB: "money for the whole job",
    Per.MINUTE: "money a minute",
    Per.CALL: "money a call",
    Per.ITEM: "money an item",
}

# Each gives a pattern with a place for the amount, in the form that goes with the count.
_PATTERNS: Mapping[str, Callable[[float], str]] = {
    "": lambda _: "{count}",
    # ------------------------------------------------------------------ things that are counted
    "hours": lambda n: plural("{count} hour", "{count} hours", n),
    "hours a week": lambda n: plural("{count} hour a week", "{count} hours a week", n),
    "hours a month": lambda n: plural("{count} hour a month", "{count} hours a month", n),
    "hours per month": lambda n: plural("{count} hour per month", "{count} hours per month", n),
    "minutes": lambda n: plural("{count} minute", "{count} minutes", n),
    "months": lambda n: plural("{count} month", "{count} months", n),
    "pieces": lambda n: plural("{count} piece", "{count} pieces", n),
    "faults": lambda n: plural("{count} fault", "{count} faults", n),
    "customers": lambda n: plural("{count} customer", "{count} customers", n),
    "customers a year": lambda n: plural("{count} customer a year", "{count} customers a year", n),
    "mistakes in 100 hours": lambda n: plural(
        "{count} mistake in 100 hours", "{count} mistakes in 100 hours", n
    ),
    "times": lambda n: plural("{count} times", "{count} times", n),
    "times in-house speed": lambda n: plural(
        "{count} times in-house speed", "{count} times in-house speed", n
    ),
    "of your hours per hour of theirs": lambda n: plural(
        "{count} of your hours per hour of theirs", "{count} of your hours per hour of theirs", n
    ),
    "professional share": lambda n: plural("{count} professional share", "{count} professional share", n),
    # ------------------------------------------------------------------ money
    MONEY: lambda _: "{count}",
    "money an hour": lambda _: tr("{amount} an hour"),
    "money a minute": lambda _: tr("{amount} a minute"),
    "money a call": lambda _: tr("{amount} a call"),
    "money an item": lambda _: tr("{amount} an item"),
    "money a month": lambda _: tr("{amount} a month"),
    "money a year": lambda _: tr("{amount} a year"),
    "money for the whole job": lambda _: tr("{amount} for the whole job"),
    "money per hour": lambda _: tr("{amount} per hour"),
    "money per minute": lambda _: tr("{amount} per minute"),
    "money per call": lambda _: tr("{amount} per call"),
    "money per item": lambda _: tr("{amount} per item"),
    "money per month": lambda _: tr("{amount} per month"),
    "money per job": lambda _: tr("{amount} per job"),
    # ------------------------------------------------------------------ shares
    SHARE: lambda _: "{count}",
    "share a year": lambda _: tr("{amount} a year"),
    "share of what the hours are worth": lambda _: tr("{amount} of what the hours are worth"),
}


def kind(unit: str) -> str:
    """How the numbers of a unit are written: "money", "share", or "" for plain numbers."""
    first = unit.partition(" ")[0]
    return first if first in (MONEY, SHARE) else ""


def is_known(unit: str) -> bool:
    """Whether there are words for a unit."""
    return unit in _PATTERNS


def in_unit(amount: str, unit: str, count: float) -> str:
    """An amount, written already, with the words of its unit. Raises KeyError for a unit without words.

    ``count``: the number that decides between singular and plural.
    """
    return _PATTERNS[unit](count).format(count=amount, amount=amount)


def of_a_range(high: float) -> float:
    """The count that decides for a range: its end, but never the singular."""
    return high if high != 1 else 0.0
