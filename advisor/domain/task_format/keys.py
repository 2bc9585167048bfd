"""Every key a task can carry, and what is allowed under it: the one table of reader, writer and schema."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum, auto

from advisor.domain import levels
from advisor.language import mark
from advisor.records import Struct

SCHEMA_NAME = "rightsource.task/1"

LONGEST_TITLE = 500
LONGEST_TEXT = 20_000
LARGEST_NUMBER = 1e15
MOST_QUOTES = 100
MOST_STEPS = 50


class Kind(Enum):
    """The shape of the value under a key."""

    TITLE = auto()  # one line of text, not empty
    LINE = auto()  # one line of text
    TEXT = auto()  # text of several lines
    LEVEL = auto()  # one word of a StrEnum
    LEVELS = auto()  # a list of such words
    RANGE = auto()  # [low, likely, high] or one number
    NUMBER = auto()  # one number
    WHOLE = auto()  # a whole number between two bounds
    FLAG = auto()  # true or false
    RATE = auto()
    EXTRAS = auto()
    CURRENCY_CODE = auto()
    QUOTE_CURRENCY = auto()
    PRICES = auto()  # name → range
    QUOTES = auto()
    STEPS = auto()
    SETTINGS = auto()


class Key(Struct, frozen=True, kw_only=True):
    """What is allowed under one key.

    ``unit`` is for people: what the number counts. ``without``: words of the scale that do not fit here.
    ``about``: what it is for; marked for translation where a refusal tells it, under keys that must not be
    missing or empty.
    """

    kind: Kind
    words: type[StrEnum] | None = None
    without: tuple[str, ...] = ()
    unit: str = ""
    least: float = 0.0
    most: float = LARGEST_NUMBER
    required: bool = False
    about: str = ""

    @property
    def allowed_words(self) -> list[str]:
        """The words of its scale, mildest first; empty for a key that has none."""
        return [word.value for word in self.words or () if word.value not in self.without]


def _level(words: type[StrEnum], about: str) -> Key:
    return Key(kind=Kind.LEVEL, words=words, about=about)


ANSWER_KEYS: Mapping[str, Key] = {
    "pattern": _level(levels.Pattern, "Whether the work comes back every month or is done once."),
    "hours": Key(
        kind=Kind.RANGE, unit="hours", about="In-house hours: a month if ongoing, in all if one-off."
    ),
    "horizon_months": Key(
        kind=Kind.WHOLE, unit="months", least=1, most=120, about="How far ahead the costs are counted."
    ),
    "done_by": _level(levels.DoneBy, "Who does the work now."),
    "own_skill": _level(levels.OwnSkill, "How well it is done in-house."),
    "skill": _level(levels.Skill, "What the work takes."),
    "codifiable": _level(levels.Codifiable, "How far the work can be put into written steps."),
    "procedure": _level(levels.Procedure, "Whether the written steps exist already."),
    "checkable": _level(levels.Checkable, "How the owner can tell whether it was done right."),
    "context": _level(levels.Context, "How much one must know of this business to do it."),
    "data": _level(levels.Data, "What the helper gets to see or use."),
    "original_work": _level(levels.OriginalWork, "Whether something must be created that the business owns."),
    "customer_contact": _level(levels.CustomerContact, "How the helper deals with customers."),
    "customer_loyalty": _level(levels.CustomerLoyalty, "How many customers mind help from abroad."),
    "core": _level(levels.Core, "Whether this is what customers pay the business for."),
    "licensed": Key(kind=Kind.FLAG, about="Whether the law asks for a licence to do it."),
    "must_stay": Key(kind=Kind.FLAG, about="Whether the owner has decided that it stays in-house."),
    "outsource_rate": Key(kind=Kind.RATE, unit="money", about="What a professional charges."),
    "offshore_rate": Key(kind=Kind.RATE, unit="money", about="What supervised low-cost help charges."),
    "mistake_cost": Key(
        kind=Kind.RANGE, unit="money", about="What one typical mistake costs that gets through."
    ),
    "leak_loss": Key(kind=Kind.RANGE, unit="money", about="What it costs if the data gets out."),
    "ip_loss": Key(kind=Kind.RANGE, unit="money", about="What it costs if the work turns out to be a copy."),
    "customer_margin_per_year": Key(
        kind=Kind.RANGE, unit="money a year", about="What one customer leaves in the business in a year."
    ),
    "budget_per_month": Key(
        kind=Kind.NUMBER, unit="money", about="Cash the owner can spend: a month, or in all if one-off."
    ),
    "safeguards": Key(
        kind=Kind.LEVELS, words=levels.Safeguard, about="Safeguards that are in place already."
    ),
}

TASK_KEYS: Mapping[str, Key] = {
    "schema": Key(kind=Kind.LINE, about=f"The format's name, {SCHEMA_NAME}."),
    "title": Key(kind=Kind.TITLE, required=True, about=mark("What the task is called.")),
    "function": Key(kind=Kind.LINE, about="A function of the starter library, or free text."),
    "notes": Key(kind=Kind.TEXT, about="Anything worth remembering."),
    **ANSWER_KEYS,
    "quotes": Key(kind=Kind.QUOTES, about="Vendors' offers for this task."),
    "steps": Key(kind=Kind.STEPS, about="Parts of the task that could go different ways."),
    "settings": Key(kind=Kind.SETTINGS, about="The business behind the task."),
}

STEP_KEYS: Mapping[str, Key] = {
    "title": TASK_KEYS["title"],
    "share": Key(
        kind=Kind.NUMBER, most=1.0, required=True, about=mark("This part's share of the hours, 0 to 1.")
    ),
    **{name: key for name, key in ANSWER_KEYS.items() if name not in ("hours", "pattern", "horizon_months")},
}

RATE_KEYS: Mapping[str, Key] = {
    "per": _level(levels.Per, "What the price is for."),
    "price": Key(kind=Kind.RANGE, unit="money", required=True, about=mark("Money for one unit.")),
    "included": Key(
        kind=Kind.NUMBER, unit="units", about="Units a month that cost nothing beyond the minimum."
    ),
    "minimum": Key(kind=Kind.NUMBER, unit="money", about="Money due a month however little is used."),
}

QUOTE_KEYS: Mapping[str, Key] = {
    "vendor": Key(kind=Kind.TITLE, required=True, about=mark("Who made the offer.")),
    "arrangement": Key(
        kind=Kind.LEVEL,
        words=levels.Arrangement,
        without=(levels.Arrangement.IN_HOUSE,),
        required=True,
        about=mark("outsource: answerable for a result. offshore: works to your procedure under your eye."),
    ),
    "rate": Key(
        kind=Kind.RATE, unit="money", required=True, about=mark("The price in the vendor's own terms.")
    ),
    "provider_abroad": Key(kind=Kind.FLAG, about="Whether the vendor sits in another country."),
    "holds_licence": Key(kind=Kind.FLAG, about="Whether the vendor holds the licence the work needs."),
    "hours": Key(
        kind=Kind.RANGE, unit="hours", about="Provider hours the vendor expects, counted as the task's."
    ),
    "extras": Key(kind=Kind.EXTRAS, unit="money", about="What is charged besides the rate."),
    "currency": Key(kind=Kind.QUOTE_CURRENCY, about="Another currency: {code, rate in your own}."),
}

EXTRA_KEYS: Mapping[str, Key] = {
    "title": Key(kind=Kind.LINE, about="What it is for."),
    "price": Key(kind=Kind.RANGE, unit="money", required=True, about=mark("Money each time.")),
    "per": _level(levels.ExtraPer, "How often it is charged."),
}

QUOTE_CURRENCY_KEYS: Mapping[str, Key] = {
    "code": Key(kind=Kind.CURRENCY_CODE, required=True, about=mark("ISO 4217 code.")),
    "rate": Key(kind=Kind.NUMBER, least=1e-12, about="What one unit costs in your currency."),
}

SETTINGS_KEYS: Mapping[str, Key] = {
    "currency": Key(kind=Kind.CURRENCY_CODE, about="ISO 4217 code, USD if left out."),
    "owner_hour": Key(
        kind=Kind.RANGE, unit="money an hour", about="What an hour of the owner's time is worth."
    ),
    "staff_hour": Key(
        kind=Kind.RANGE, unit="money an hour", about="What an hour of staff costs, all included."
    ),
    "largest_bearable_loss": Key(kind=Kind.NUMBER, unit="money", about="The most the task may ever cost."),
    "spare_owner_hours_per_month": Key(
        kind=Kind.NUMBER, unit="hours", about="Hours a month the owner can spare."
    ),
    "preferences": Key(
        kind=Kind.PRICES,
        unit="money a month",
        about="What the owner would pay a month, at most, to keep work in-house, by reason.",
    ),
}
