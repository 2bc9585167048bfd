"""How the groups of costs look in a chart: colours, patterns and tones that also tell apart in grey."""

from __future__ import annotations

from enum import StrEnum

from advisor.domain.assessment import LineCode
from advisor.domain.levels import Arrangement
from advisor.language import mark, tr
from advisor.records import Struct

# Okabe and Ito's palette: told apart with any kind of colour vision.
ARRANGEMENT_COLOURS = {
    Arrangement.IN_HOUSE: "#0072B2",
    Arrangement.OUTSOURCE: "#D55E00",
    Arrangement.OFFSHORE: "#009E73",
}
RULED_OUT_COLOUR = "#8C9399"
LEGEND_COLOUR = "#4A545C"


class Pattern(StrEnum):
    """What a piece of a bar is filled with, over its tint."""

    SOLID = "solid"
    STRIPES = "stripes"
    DOTS = "dots"
    BACK_STRIPES = "back_stripes"
    GRID = "grid"
    PLAIN = "plain"


class CostGroup(StrEnum):
    """The ledger's lines, gathered into what an owner tells apart; in the order they are stacked."""

    WORK = "work"
    CHECKING = "checking"
    STARTING = "starting"
    MENDING = "mending"
    RISKS = "risks"
    PREFERENCES = "preferences"


class GroupStyle(Struct, frozen=True, kw_only=True):
    """``strength``: share of the arrangement's colour in the fill, 0 to 1; neighbours are 0.3 apart.

    ``english``: what the group is called, in the code's language; ``label`` is that in the language in use.
    """

    english: str
    lines: tuple[LineCode, ...]
    pattern: Pattern
    strength: float

    @property
    def label(self) -> str:
        return tr(self.english)


GROUPS: dict[CostGroup, GroupStyle] = {
    CostGroup.WORK: GroupStyle(
        english=mark("The work itself"),
        lines=(LineCode.LABOUR, LineCode.FEE),
        pattern=Pattern.SOLID,
        strength=1.0,
    ),
    CostGroup.CHECKING: GroupStyle(
        english=mark("Your time to brief and check"),
        lines=(LineCode.SUPERVISION,),
        pattern=Pattern.STRIPES,
        strength=0.3,
    ),
    CostGroup.STARTING: GroupStyle(
        english=mark("Starting up and changing over"),
        lines=(LineCode.SETUP, LineCode.RAMP_UP, LineCode.TURNOVER, LineCode.EXIT),
        pattern=Pattern.DOTS,
        strength=0.7,
    ),
    CostGroup.MENDING: GroupStyle(
        english=mark("Rework and mistakes"),
        lines=(LineCode.REWORK, LineCode.MISTAKES),
        pattern=Pattern.BACK_STRIPES,
        strength=0.2,
    ),
    CostGroup.RISKS: GroupStyle(
        english=mark("Risks and safeguards"),
        lines=(LineCode.LEAK, LineCode.IP, LineCode.BACKLASH, LineCode.SAFEGUARDS),
        pattern=Pattern.GRID,
        strength=0.55,
    ),
    CostGroup.PREFERENCES: GroupStyle(
        english=mark("What it is worth to you"),
        lines=(LineCode.PREFERENCES,),
        pattern=Pattern.PLAIN,
        strength=0.08,
    ),
}

GROUP_OF_LINE: dict[LineCode, CostGroup] = {
    line: group for group, style in GROUPS.items() for line in style.lines
}


def bar_colour(arrangement: Arrangement, *, ruled_out: bool = False) -> str:
    """An arrangement's colour; grey for what is ruled out."""
    return RULED_OUT_COLOUR if ruled_out else ARRANGEMENT_COLOURS[arrangement]


class Paint(Struct, frozen=True, kw_only=True):
    """What to fill with: the fill, then the pattern in ``ink``; colours are "#RRGGBB"."""

    fill: str
    ink: str
    pattern: Pattern


def paint_of(group: CostGroup, colour: str) -> Paint:
    """How a group looks in bars, or in a legend, of that colour."""
    style = GROUPS[group]
    return Paint(
        fill=tint(colour, style.strength),
        ink="#FFFFFF" if style.strength >= 0.5 else colour,
        pattern=style.pattern,
    )


def tint(colour: str, strength: float) -> str:
    """The colour mixed with white, "#RRGGBB": strength 1 is the colour, 0 is white."""
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - channel) * strength):02X}" for channel in channels)


def luminance(colour: str) -> float:
    """How light the colour prints in greyscale: 0 black, 1 white (Rec. 601 luma)."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue
