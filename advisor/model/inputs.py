"""A task made complete: every input the ledger needs, told or assumed, and the alternatives to compare."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.assessment import Basis, Evidence, Origin
from advisor.domain.levels import Arrangement, ExtraPer, Safeguard
from advisor.domain.ranges import Range
from advisor.domain.task import Rate
from advisor.records import Struct


class Input(Struct, frozen=True, kw_only=True):
    """One uncertain number of the model.

    ``answer``: the key of the task or its settings that replaces it. ``stream``: whose draws these are,
    where that is not its own. ``called``: what the owner calls it, where it has a name of its own.
    """

    range: Range
    origin: Origin
    unit: str
    evidence: Evidence | None = None
    answer: str = ""
    stream: str = ""
    called: str = ""


class Level(Struct, frozen=True, kw_only=True):
    """One answer that is a word, a truth value or a whole number."""

    value: str | bool | int
    origin: Origin
    evidence: Evidence | None = None


class Preference(Struct, frozen=True, kw_only=True):
    """A swing price: ``weight`` × price a month is added to the cost of handing over (taken off, below 0)."""

    input: str
    weight: float
    only_abroad: bool = False


class Alternative(Struct, frozen=True, kw_only=True):
    """One way to get the work done, before it is priced.

    ``price`` and the names in ``extras`` and ``hours`` are inputs. ``rate`` tells the terms in the owner's
    currency. ``exchange``: what one unit of the quote's currency costs. ``adopted``: safeguards that its
    conditions ask for and that are not in place yet.
    """

    id: str
    arrangement: Arrangement
    vendor: str | None = None
    rate: Rate | None = None
    price: str = ""
    hours: str | None = None
    extras: tuple[tuple[str, ExtraPer], ...] = ()
    is_quote: bool = False
    abroad: bool = False
    holds_licence: bool = False
    place_is_told: bool = False
    licence_is_told: bool = False
    adopted: tuple[Safeguard, ...] = ()


class Situation(Struct, frozen=True, kw_only=True):
    """A complete task, ready to be priced."""

    title: str
    currency: str
    basis: Basis
    months: int
    levels: Mapping[str, Level]
    inputs: Mapping[str, Input]
    alternatives: tuple[Alternative, ...]
    preferences: tuple[Preference, ...]
    safeguards_in_place: tuple[Safeguard, ...]
    budget: float | None
    largest_bearable_loss: float | None
    currency_is_known: bool

    @property
    def periods(self) -> int:
        """How many times the basis fits into the horizon."""
        return self.months if self.basis is Basis.PER_MONTH else 1

    @property
    def market_professional(self) -> Alternative:
        """The professional at market rates, who mends what low-cost help spoils."""
        return next(one for one in self.alternatives if one.id == Arrangement.OUTSOURCE)

    def word(self, key: str) -> str:
        """The level of an answer that is a word."""
        return str(self.levels[key].value)

    def flag(self, key: str) -> bool:
        """The answer to a yes-or-no question."""
        return bool(self.levels[key].value)
