"""A report as plain sections, before anybody decides how it looks.

Nothing here knows paper, fonts or markup: every text is plain text and is shown as it stands.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from advisor.domain.levels import Arrangement
from advisor.language import in_use, runs_from_the_right
from advisor.records import Struct
from advisor.report.chart import ChartGeometry
from advisor.report.swings import SwingGeometry


class PageSize(StrEnum):
    """The paper, upright."""

    A4 = "a4"
    LETTER = "letter"


class Orientation(StrEnum):
    """How the paper is turned."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


# Where paper is sold by the inch (CLDR, territory paper size).
_LETTER_TERRITORIES = frozenset(
    ["BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE"]
)


def page_size_for(locale: str) -> PageSize:
    """The paper that the printer of somebody with this locale ("en_US", "de-DE") holds; A4 where in doubt."""
    parts = locale.replace("-", "_").split(".")[0].split("@")[0].split("_")
    return PageSize.LETTER if _LETTER_TERRITORIES & {part.upper() for part in parts[1:]} else PageSize.A4


def language_tag(locale: str) -> str:
    """The language in use as a BCP 47 tag, with the locale's country where it is the locale's language too.

    A text in English is English wherever it is read: a screen reader takes its voice from this.
    """
    spoken = in_use()
    tag = locale.replace("_", "-").split(".")[0].split("@")[0]
    same = tag.split("-")[0].casefold() == spoken.split("_")[0].casefold()
    return tag if same and tag else spoken.replace("_", "-")


class Heading(Struct, frozen=True, kw_only=True):
    """``level`` 1 is the report's title; 2 a section, 3 a part of one. Levels 1 and 2 become bookmarks."""

    text: str
    level: int = 2


class Paragraph(Struct, frozen=True, kw_only=True):
    """``quiet``: smaller and paler, for what may be skipped."""

    text: str
    quiet: bool = False


class Verdict(Struct, frozen=True, kw_only=True):
    """The answer in a sentence, how sure it is in a word or two, and the odds behind that.

    ``arrangement`` gives its colour, None has none.
    """

    headline: str
    confidence: str = ""
    odds: str = ""
    arrangement: Arrangement | None = None


class KeyFigure(Struct, frozen=True, kw_only=True):
    """A figure that answers a question of its own, with the question as its label."""

    label: str
    value: str


class KeyFigures(Struct, frozen=True, kw_only=True):
    """Up to four figures side by side."""

    figures: tuple[KeyFigure, ...]


class WeighedText(Struct, frozen=True, kw_only=True):
    """A sentence with its figure ("$120 a month"), set apart so that figures can be compared."""

    text: str
    figure: str = ""


class TwoSides(Struct, frozen=True, kw_only=True):
    """What speaks for something beside what speaks against it; a side without items is left out."""

    left_title: str
    left: tuple[WeighedText, ...]
    right_title: str
    right: tuple[WeighedText, ...]


class BarChart(Struct, frozen=True, kw_only=True):
    """Stacked cost bars. ``description`` says in words what the picture shows, for those who cannot see it.

    ``group_labels``: one for each of the geometry's groups.
    """

    geometry: ChartGeometry
    group_labels: tuple[str, ...]
    description: str
    caption: str = ""


class SwingChart(Struct, frozen=True, kw_only=True):
    """A tornado: how far each answer alone moves the result. ``descriptions``: each bar in words.

    ``low_label`` and ``high_label``: the legend, for an answer at its lowest and at its highest.
    ``zero_label``: what the line at zero stands for.
    """

    geometry: SwingGeometry
    low_label: str
    high_label: str
    zero_label: str
    descriptions: tuple[str, ...]
    caption: str = ""

    @property
    def description(self) -> str:
        """All of it in words."""
        return self.described(0, len(self.descriptions))

    def described(self, first: int, last: int) -> str:
        """The bars from ``first`` up to ``last`` in words."""
        return "; ".join(self.descriptions[first:last])


class Row(Struct, frozen=True, kw_only=True):
    """One row of a table. ``strong``: a total, set off from the rows above it."""

    cells: tuple[str, ...]
    strong: bool = False


class Table(Struct, frozen=True, kw_only=True):
    """``numeric``: indexes of the columns of figures. ``description``: what it shows, for screen readers."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    numeric: frozenset[int] = frozenset()
    description: str = ""


class CheckItem(Struct, frozen=True, kw_only=True):
    """Something to tick off. ``title`` or ``text``, and ``note`` (a cost, say) may be empty."""

    title: str
    text: str = ""
    note: str = ""
    ticked: bool = False


class Checklist(Struct, frozen=True, kw_only=True):
    """Boxes to tick."""

    items: tuple[CheckItem, ...]


class Steps(Struct, frozen=True, kw_only=True):
    """Things to do, in order."""

    items: tuple[str, ...]


class Bullets(Struct, frozen=True, kw_only=True):
    """Things to know, in no order."""

    items: tuple[str, ...]


class SignOffField(Struct, frozen=True, kw_only=True):
    """A line to write on. An empty ``value`` leaves it blank for a pen."""

    label: str
    value: str = ""


class SignOff(Struct, frozen=True, kw_only=True):
    """Who decided, when, and when to look at it again."""

    name: SignOffField
    date: SignOffField
    review_by: SignOffField


class Note(Struct, frozen=True, kw_only=True):
    """Something to be aware of, set apart from the text around it."""

    text: str
    title: str = ""


class PageBreak(Struct, frozen=True, kw_only=True):
    """What follows begins on a new page."""


class Definition(Struct, frozen=True, kw_only=True):
    """A word, what it means here, and what else is to be known of it."""

    term: str
    meaning: str
    note: str = ""


class Definitions(Struct, frozen=True, kw_only=True):
    """Words with what they mean."""

    items: tuple[Definition, ...]


class Contents(Struct, frozen=True, kw_only=True):
    """The headings below it of the levels named, each with its page and a link to it.

    Left out in plain text, where there are no pages.
    """

    levels: frozenset[int] = frozenset([2])


Block = (
    Heading
    | Paragraph
    | Verdict
    | KeyFigures
    | TwoSides
    | BarChart
    | SwingChart
    | Table
    | Checklist
    | Steps
    | Bullets
    | SignOff
    | Note
    | Definitions
    | Contents
    | PageBreak
)


class OnePage(Struct, frozen=True, kw_only=True):
    """Blocks that must stand together on a page of their own, set tighter if need be, however long they are.

    A text too long even so is cut short there with "…" and printed whole at the end, under ``in_full_title``.
    """

    blocks: tuple[Block, ...]
    in_full_title: str


Section = Block | OnePage


class Document(Struct, frozen=True, kw_only=True):
    """A report, complete.

    ``business``: printed at the head of each page, and the file's author; may be empty. ``language``: the
    texts' own, as a BCP 47 tag ("en-US"); pages are mirrored where it is written from the right.
    ``printed_on``: the file's date; None leaves it undated. ``page_words``: "Page {page} of {pages}" in the
    reader's language. ``footer``: printed on every page beside it. ``logo``: a PNG for the head of the first
    page, checked and re-encoded already.
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
    orientation: Orientation = Orientation.PORTRAIT
    logo: bytes | None = None

    @property
    def reads_from_the_right(self) -> bool:
        return runs_from_the_right(self.language)
