"""How the paper looks: type, spacing and colours, at full size or drawn in to fit a page."""

from __future__ import annotations

from enum import Enum

from advisor.records import Struct, replace
from advisor.report.document import Orientation, PageSize
from advisor.report.fonts import Face

INK = "#1F2933"
QUIET = "#56626B"
RULE = "#CBD2D7"
STRONG_RULE = "#7B868E"
PANEL = "#F3F5F7"
NOTE = "#FFF8E6"
NOTE_EDGE = "#B7791F"

PAGE_POINTS = {PageSize.A4: (595.2756, 841.8898), PageSize.LETTER: (612.0, 792.0)}
MARGIN = 51.0
MARGIN_TOP = 60.0
MARGIN_BOTTOM = 54.0
LOGO = (150.0, 36.0)  # points that a logo may take at the head of the first page


class Paper(Struct, frozen=True, kw_only=True):
    """A page and what is free on it, in points. ``top_first``: the margin above the first page's text."""

    width: float
    height: float
    top_first: float = MARGIN_TOP

    @property
    def text_width(self) -> float:
        return self.width - 2 * MARGIN

    def room(self, *, is_first: bool) -> float:
        """Points for text between the margins above and below."""
        return self.height - (self.top_first if is_first else MARGIN_TOP) - MARGIN_BOTTOM


def paper(size: PageSize, orientation: Orientation, *, has_logo: bool = False) -> Paper:
    """The paper of a size, turned as wished."""
    width, height = PAGE_POINTS[size]
    if orientation is Orientation.LANDSCAPE:
        width, height = height, width
    return Paper(width=width, height=height, top_first=MARGIN_TOP + (LOGO[1] - 8 if has_logo else 0.0))


class Align(Enum):
    """Where a line stands between its margins."""

    START = "start"  # left, or right for a paragraph that reads from the right
    END = "end"  # right, or left in a document that reads from the right
    RIGHT = "right"  # where figures stand below each other, whatever the script
    CENTRE = "centre"


class TextStyle(Struct, frozen=True, kw_only=True):
    """``size`` and ``leading`` in points; ``max_lines``: cut short with "…" after so many, None for never."""

    face: Face = Face.REGULAR
    size: float
    leading: float
    colour: str = INK
    align: Align = Align.START
    max_lines: int | None = None

    @property
    def ascent(self) -> float:
        """Points from the top of a line to its baseline."""
        return self.size * 0.76 + (self.leading - self.size * 0.98) / 2


class Fit(Struct, frozen=True, kw_only=True):
    """How far a page is drawn in: factors on type and on space, and a limit to the lines of any text."""

    type: float = 1.0
    space: float = 1.0
    max_lines: int | None = None


FULL_SIZE = Fit()
# Tried in turn until a page holds what it must; 0.8 of body type is 7.2 points.
TIGHTER = (
    FULL_SIZE,
    Fit(space=0.8),
    Fit(type=0.95, space=0.65),
    Fit(type=0.9, space=0.55),
    Fit(type=0.85, space=0.5, max_lines=6),
    Fit(type=0.8, space=0.45, max_lines=4),
    Fit(type=0.8, space=0.4, max_lines=3),
    Fit(type=0.8, space=0.4, max_lines=2),
    Fit(type=0.78, space=0.35, max_lines=1),
)
_LEAST_OF_THE_TITLE, _LEAST_OF_THE_ANSWER = 3, 4  # lines, however little room there is for the rest


class Styles:
    """The type of one page or document; all spacing is a multiple of four points."""

    def __init__(self, fit: Fit = FULL_SIZE) -> None:
        self.fit = fit
        self.title = self._at_least(_LEAST_OF_THE_TITLE, self._text(18, 22, Face.BOLD))
        self.heading = self._text(12, 15.5, Face.BOLD)
        self.subheading = self._text(9.5, 13, Face.BOLD)
        self.headline = self._at_least(_LEAST_OF_THE_ANSWER, self._text(12.5, 17, Face.BOLD))
        self.body = self._text(9, 13)
        self.strong = self._text(9, 13, Face.BOLD)
        self.quiet = self._text(8, 11.5, colour=QUIET)
        self.label = self._text(7.5, 10.5, colour=QUIET)
        self.value = self._text(12, 16, Face.BOLD)
        self.cell = self._text(8, 11.5)
        self.cell_strong = self._text(8, 11.5, Face.BOLD)
        self.cell_header = self._text(7.5, 10.5, Face.BOLD, QUIET)
        self.chart = self._text(8, 10.5)
        self.chart_small = self._text(7, 9.5, colour=QUIET)

    def space(self, steps: float) -> float:
        """``steps`` of four points, drawn in with the page."""
        return 4.0 * steps * self.fit.space

    @staticmethod
    def _at_least(lines: int, style: TextStyle) -> TextStyle:
        return style if style.max_lines is None else replace(style, max_lines=max(style.max_lines, lines))

    def _text(self, size: float, leading: float, face: Face = Face.REGULAR, colour: str = INK) -> TextStyle:
        factor = self.fit.type
        return TextStyle(
            face=face,
            size=size * factor,
            leading=leading * factor * (0.94 if self.fit.space < 0.7 else 1.0),
            colour=colour,
            max_lines=self.fit.max_lines,
        )


def right(style: TextStyle) -> TextStyle:
    """The style, set against the right margin."""
    return replace(style, align=Align.RIGHT)


def end(style: TextStyle) -> TextStyle:
    """The style, set against the margin where lines end."""
    return replace(style, align=Align.END)


def limited(style: TextStyle, lines: int) -> TextStyle:
    """The style, cut short after at most so many lines."""
    return replace(style, max_lines=min(lines, style.max_lines or lines))


PAGE_FURNITURE = TextStyle(size=7.5, leading=10, colour=QUIET, max_lines=1)
LETTERHEAD = TextStyle(size=9.5, leading=12, face=Face.BOLD, max_lines=1)
