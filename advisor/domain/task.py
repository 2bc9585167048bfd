"""A task as its owner describes it; None stands for "not answered", never for a default."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.domain.levels import (
    Arrangement,
    Checkable,
    Codifiable,
    Context,
    Core,
    CustomerContact,
    CustomerLoyalty,
    Data,
    DoneBy,
    ExtraPer,
    OriginalWork,
    OwnSkill,
    Pattern,
    Per,
    Procedure,
    Safeguard,
    Skill,
)
from advisor.domain.ranges import Range
from advisor.records import Struct, field


class Rate(Struct, frozen=True, kw_only=True):
    """What a provider charges.

    ``price``: money per unit of ``per``. ``included``: units that the minimum pays for already (or that cost
    nothing, where there is no minimum). ``minimum``: money due each month (for the whole job, for a one-off)
    however little is used. Zero stands for none of either.
    """

    per: Per = Per.HOUR
    price: Range
    included: float = 0.0
    minimum: float = 0.0


class Extra(Struct, frozen=True, kw_only=True):
    """Something a quote charges besides its rate; ``price`` is money, once or each month."""

    title: str = ""
    price: Range
    per: ExtraPer = ExtraPer.ONCE


class QuoteCurrency(Struct, frozen=True, kw_only=True):
    """The quote's currency; ``rate`` is what one unit of it costs in the owner's, None where nobody said."""

    code: str
    rate: float | None = None


class Quote(Struct, frozen=True, kw_only=True):
    """One vendor's offer for a task, in the vendor's own terms.

    ``hours``: provider hours a month (in all for a one-off), where the vendor named them.
    None for ``provider_abroad`` and ``holds_licence`` means that nobody said.
    """

    vendor: str
    arrangement: Arrangement
    rate: Rate
    provider_abroad: bool | None = None
    holds_licence: bool | None = None
    hours: Range | None = None
    extras: tuple[Extra, ...] = ()
    currency: QuoteCurrency | None = None


class Settings(Struct, frozen=True, kw_only=True):
    """The business behind the task: what an hour is worth, what it can bear, what the owner would pay for.

    Money in ``currency`` (ISO 4217 code). ``preferences``: name → money a month the owner would pay, at most,
    to keep the work in-house (``relief``: to be rid of it).
    """

    currency: str | None = None
    owner_hour: Range | None = None
    staff_hour: Range | None = None
    largest_bearable_loss: float | None = None
    spare_owner_hours_per_month: float | None = None
    preferences: Mapping[str, Range] = field(default_factory=dict)


class Answers(Struct, frozen=True, kw_only=True):
    """Every answer about a piece of work that a whole task and a step of one have in common.

    ``hours``: a month when ``pattern`` is ongoing, in all when one-off. Money in the settings' currency.
    """

    pattern: Pattern | None = None
    hours: Range | None = None
    horizon_months: int | None = None
    done_by: DoneBy | None = None
    own_skill: OwnSkill | None = None
    skill: Skill | None = None
    codifiable: Codifiable | None = None
    procedure: Procedure | None = None
    checkable: Checkable | None = None
    context: Context | None = None
    data: Data | None = None
    original_work: OriginalWork | None = None
    customer_contact: CustomerContact | None = None
    customer_loyalty: CustomerLoyalty | None = None
    core: Core | None = None
    licensed: bool | None = None
    must_stay: bool | None = None
    outsource_rate: Rate | None = None
    offshore_rate: Rate | None = None
    mistake_cost: Range | None = None
    leak_loss: Range | None = None
    ip_loss: Range | None = None
    customer_margin_per_year: Range | None = None
    budget_per_month: float | None = None
    safeguards: tuple[Safeguard, ...] | None = None


class Step(Answers, frozen=True, kw_only=True):
    """A part of a task: its share of the hours (0–1), and the answers in which it differs from the whole."""

    title: str
    share: float


class Task(Answers, frozen=True, kw_only=True):
    """One job of the business, as told. Only ``title`` must be there."""

    title: str
    function: str | None = None
    notes: str = ""
    quotes: tuple[Quote, ...] = ()
    steps: tuple[Step, ...] = ()
    settings: Settings = field(default_factory=Settings)
