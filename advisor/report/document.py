"""A report as plain sections, before anybody decides how it looks.

Nothing here knows paper, fonts or markup: every text is plain text and is shown as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advisor.domain.levels import Arrangement
from advisor.report.chart import ChartGeometry


class PageSize(StrEnum):
    """The paper, upright."""

    A4 = "a4"
    LETTER = "letter"


# Where paper is sold by the inch (CLDR, territory paper size).
_LETTER_TERRITORIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def page_size_for(locale: str) -> PageSize:
    """The paper that the printer of somebody with this locale ("en_US", "de-DE") holds; A4 where in doubt."""
    parts = locale.replace("-", "_").split(".")[0].split("@")[0].split("_")
    return PageSize.LETTER if _LETTER_TERRITORIES & {part.upper() for part in parts[1:]} else PageSize.A4


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """``level`` 1 is the report's title; 2 a section, 3 a part of one. Levels 1 and 2 become bookmarks."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """``quiet``: smaller and paler, for what may be skipped."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The answer in a sentence, how sure it is in a word or two, and the odds behind that.

    ``arrangement`` gives its colour, None has none.
    """

    headline: str
    confidence: str = ""
    odds: str = ""
    arrangement: Arrangement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigure:
    """A figure that answers a question of its own, with the question as its label."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFigures:
    """Up to four figures side by side."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedText:
    """A sentence with its figure ("$120 a month"), set apart so that figures can be compared."""

    text: str
    figure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSides:
    """What speaks for something beside what speaks against it; a side without items is left out."""

    left_title: str
    left: tuple[WeighedText, ...]
    right_title: str
    right: tuple[WeighedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Stacked cost bars. ``description`` says in words what the picture shows, for those who cannot see it.

    ``group_labels``: one for each of the geometry's groups.
    """

    geometry: ChartGeometry
    group_labels: tuple[str, ...]
    description: str
    caption: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table. ``strong``: a total, set off from the rows above it."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """``numeric``: indexes of the columns of figures. ``description``: what it shows, for screen readers."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: frozenset[int] = frozenset()
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """Something to tick off. ``text`` and ``note`` (a cost, say) may be empty."""

    title: str
    text: str = ""
    note: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Boxes to tick."""

    items: tuple[CheckItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Things to do, in order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """Things to know, in no order."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffField:
    """A line to write on. An empty ``value`` leaves it blank for a pen."""

    label: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """Who decided, when, and when to look at it again."""

    name: SignOffField
    date: SignOffField
    review_by: SignOffField


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to be aware of, set apart from the text around it."""

    text: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | Verdict
    | KeyFigures
    | TwoSides
    | BarChart
    | Table
    | Checklist
    | Steps
    | Bullets
    | SignOff
    | Note
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnePage:
    """Blocks that must stand together on a page of their own, set tighter if need be, however long they are.

    A text too long even so is cut short there with "…" and printed whole at the end, under ``in_full_title``.
    """

    blocks: tuple[Block, ...]
    in_full_title: str


Section = Block | OnePage


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report, complete.

    ``business``: printed at the head of each page, and the file's author; may be empty. ``language``: a
    BCP 47 tag ("en-US"). ``printed_on``: the file's date; None leaves it undated. ``page_words``: "Page
    {page} of {pages}" in the reader's language. ``footer``: printed on every page beside it.
    """

    title: str
    business: str
    subject: str
    language: str
    page_size: PageSize
    printed_on: date | None
    sections: tuple[Section, ...]
    footer: str = ""
    page_words: str = "Page {page} of {pages}"
