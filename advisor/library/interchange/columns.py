"""The columns of the tables that go out and come in: key, label, and what a cell holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, StrEnum, auto

from advisor.domain.task_format.keys import ANSWER_KEYS, Key, Kind
from advisor.language import Marked, mark
from advisor.library.interchange.labels import (
    ARRANGEMENTS,
    BASES,
    CONFIDENCES,
    NOTE_KINDS,
    PERS,
    STATUSES,
    WAYS_TO_WORK,
    Label,
    Scale,
    label_of,
    scale_of,
)
from advisor.records import Struct

LIKELY, LOW, HIGH = "", ".low", ".high"


class What(StrEnum):
    """The tables there are."""

    TASKS = "tasks"
    VENDORS = "vendors"
    NOTES = "notes"
    ADVICE = "advice"


class CellKind(Enum):
    """What a cell holds."""

    TEXT = auto()
    NUMBER = auto()
    FLAG = auto()
    LEVEL = auto()
    LEVELS = auto()  # several, with ; between them
    DAY = auto()
    MOMENT = auto()  # UTC
    DATA = auto()  # JSON by rightsource.task/1: what no table can show


class Column(Struct, frozen=True, kw_only=True):
    """A column. ``also``: other names that a heading may have, marked, with ", " between them.

    ``width``: in letters. ``is_needed``: without it no row can be taken.
    """

    key: str
    label: Label
    kind: CellKind = CellKind.TEXT
    scale: Scale | None = None
    also: str = ""
    width: int = 14
    is_needed: bool = False


_LOWEST, _HIGHEST = mark("{what}, lowest"), mark("{what}, highest")
_OF_RATE: Mapping[str, str] = {
    "per": mark("{what}: charged"),
    "price.low": mark("{what}: price, lowest"),
    "price": mark("{what}: price"),
    "price.high": mark("{what}: price, highest"),
    "included": mark("{what}: units included"),
    "minimum": mark("{what}: minimum"),
}


def _range(key: str, label: Label, also: str = "") -> Iterator[Column]:
    number = CellKind.NUMBER
    yield Column(key=f"{key}{LOW}", label=Label(_LOWEST, {"what": label}), kind=number)
    yield Column(key=key, label=label, kind=number, also=also)
    yield Column(key=f"{key}{HIGH}", label=Label(_HIGHEST, {"what": label}), kind=number)


def _rate(key: str, label: Label) -> Iterator[Column]:
    for part, text in _OF_RATE.items():
        is_unit = part == "per"
        yield Column(
            key=f"{key}.{part}",
            label=Label(text, {"what": label}),
            kind=CellKind.LEVEL if is_unit else CellKind.NUMBER,
            scale=PERS if is_unit else None,
        )


def _answer(key: str, told: Key) -> Iterator[Column]:
    label = label_of(key)
    match told.kind:
        case Kind.RANGE:
            yield from _range(key, label, _HOURS if key == "hours" else "")
        case Kind.RATE:
            yield from _rate(key, label)
        case Kind.NUMBER | Kind.WHOLE:
            yield Column(key=key, label=label, kind=CellKind.NUMBER)
        case Kind.FLAG:
            yield Column(key=key, label=label, kind=CellKind.FLAG)
        case Kind.LEVEL:
            yield Column(key=key, label=label, kind=CellKind.LEVEL, scale=scale_of(key), width=20)
        case Kind.LEVELS:
            yield Column(key=key, label=label, kind=CellKind.LEVELS, scale=scale_of(key), width=30)


_HOURS = mark("hours a month, hours per month, hours/month, monthly hours, hours (month), hrs, h")
_CREATED = Column(key="created_at", label=Label(mark("Written down (UTC)")), kind=CellKind.MOMENT, width=20)

TASK_COLUMNS: Sequence[Column] = (
    Column(
        key="title",
        label=label_of("title"),
        also=mark("title, task name, name, job, activity, work, what, description"),
        width=36,
        is_needed=True,
    ),
    Column(
        key="function",
        label=label_of("function"),
        also=mark("function, department, area, category"),
        width=20,
    ),
    Column(key="status", label=Label(mark("Status")), kind=CellKind.LEVEL, scale=STATUSES),
    Column(key="review_on", label=Label(mark("Look again on")), kind=CellKind.DAY),
    Column(key="notes", label=label_of("notes"), also=mark("note, remarks, comment, comments"), width=40),
    *(column for key, told in ANSWER_KEYS.items() for column in _answer(key, told)),
    Column(key="steps", label=Label(mark("Parts (JSON)")), kind=CellKind.DATA, width=20),
    Column(key="quotes", label=Label(mark("Quotes (JSON)")), kind=CellKind.DATA, width=20),
    _CREATED,
)

VENDOR_COLUMNS: Sequence[Column] = (
    Column(
        key="name",
        label=Label(mark("Vendor")),
        also=mark("name, vendor name, company, supplier, provider, firm, organisation, organization"),
        width=30,
        is_needed=True,
    ),
    Column(
        key="arrangement",
        label=Label(mark("Way of working")),
        kind=CellKind.LEVEL,
        scale=WAYS_TO_WORK,
        also=mark("arrangement"),
    ),
    Column(key="contact", label=Label(mark("Contact")), also=mark("contact person, person"), width=24),
    Column(
        key="email",
        label=Label(mark("E-mail")),
        also=mark("e-mail address, email address, mail"),
        width=28,
    ),
    Column(
        key="phone",
        label=Label(mark("Telephone")),
        also=mark("phone, phone number, telephone number, mobile"),
        width=20,
    ),
    Column(key="website", label=Label(mark("Website")), also=mark("web, url, homepage"), width=28),
    Column(key="country", label=Label(mark("Country"))),
    Column(
        key="provider_abroad",
        label=Label(mark("Sits abroad")),
        kind=CellKind.FLAG,
        also=mark("abroad"),
    ),
    Column(
        key="holds_licence",
        label=Label(mark("Holds the licence")),
        kind=CellKind.FLAG,
        also=mark("licence, license, licensed"),
    ),
    Column(key="summary", label=Label(mark("Summary")), also=mark("notes, remarks, about"), width=40),
    _CREATED,
)

NOTE_COLUMNS: Sequence[Column] = (
    Column(
        key="vendor",
        label=Label(mark("About vendor")),
        also=mark("vendor, vendor name, company, supplier, provider"),
        width=30,
        is_needed=True,
    ),
    Column(key="on", label=Label(mark("Date")), kind=CellKind.DAY, also=mark("day, on, when")),
    Column(
        key="kind",
        label=Label(mark("Kind of note")),
        kind=CellKind.LEVEL,
        scale=NOTE_KINDS,
        also=mark("kind, type"),
        width=18,
    ),
    Column(
        key="text",
        label=Label(mark("Note")),
        also=mark("notes, text, comment, remarks"),
        width=60,
        is_needed=True,
    ),
    Column(
        key="follow_up_on",
        label=Label(mark("Follow up on")),
        kind=CellKind.DAY,
        also=mark("follow up, follow-up, next contact, call back on, reminder, due"),
    ),
    _CREATED,
)

ADVICE_COLUMNS: Sequence[Column] = (
    Column(key="title", label=label_of("title"), width=36),
    Column(key="function", label=label_of("function"), width=20),
    Column(key="status", label=Label(mark("Status")), kind=CellKind.LEVEL, scale=STATUSES),
    Column(key="arrangement", label=Label(mark("Advice")), kind=CellKind.LEVEL, scale=ARRANGEMENTS),
    Column(key="vendor", label=Label(mark("Vendor")), width=24),
    Column(
        key="confidence",
        label=Label(mark("How clear it is")),
        kind=CellKind.LEVEL,
        scale=CONFIDENCES,
        width=18,
    ),
    Column(key="probability_best", label=Label(mark("Odds of being best")), kind=CellKind.NUMBER),
    Column(key="currency", label=Label(mark("Currency"))),
    Column(key="basis", label=Label(mark("Figures are")), kind=CellKind.LEVEL, scale=BASES),
    Column(key="cost", label=Label(mark("Cost, all in")), kind=CellKind.NUMBER),
    Column(key="cash", label=Label(mark("Cash")), kind=CellKind.NUMBER),
    Column(key="your_hours", label=Label(mark("Your hours")), kind=CellKind.NUMBER),
    Column(key="in_house", label=Label(mark("Cost in-house")), kind=CellKind.NUMBER),
    Column(key="outsource", label=Label(mark("Cost with a professional")), kind=CellKind.NUMBER),
    Column(key="offshore", label=Label(mark("Cost with low-cost help")), kind=CellKind.NUMBER),
    Column(
        key="safeguards",
        label=Label(mark("Safeguards")),
        kind=CellKind.LEVELS,
        scale=scale_of("safeguards"),
        width=40,
    ),
    Column(key="assessed_at", label=Label(mark("Weighed (UTC)")), kind=CellKind.MOMENT, width=20),
)

COLUMNS: Mapping[What, Sequence[Column]] = {
    What.TASKS: TASK_COLUMNS,
    What.VENDORS: VENDOR_COLUMNS,
    What.NOTES: NOTE_COLUMNS,
    What.ADVICE: ADVICE_COLUMNS,
}
TITLES: Mapping[What, str] = Marked(
    {
        What.TASKS: mark("Tasks"),
        What.VENDORS: mark("Vendors"),
        What.NOTES: mark("Notes"),
        What.ADVICE: mark("Advice"),
    }
)
