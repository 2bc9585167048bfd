"""The pieces that pages are made of: a block of text, a heading, a grid of blocks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import CondPageBreak, Flowable, Table, TableStyle

from advisor.report.cleaning import one_line
from advisor.report.fonts import Face
from advisor.report.pdf.styles import Align, TextStyle
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Line, Typesetter, font_name

_MOST_KEPT = 400.0  # points that a heading may ask to be free below it; the rest of a page is never wasted
_TALLEST_WHOLE = 100.0  # points; a row taller than this may break between pages


class TextBlock(Flowable):
    """A text in one style. Breaks between pages, two lines at least on each side."""

    def __init__(
        self,
        text: str,
        style: TextStyle,
        typesetter: Typesetter,
        element: Element | None = None,
        *,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        super().__init__()
        self.text = text
        self.style = style
        self.typesetter = typesetter
        self.element = element
        self.spaceBefore = before
        self.spaceAfter = after
        self.continued: tuple[Line, ...] | None = None
        self.lines: tuple[Line, ...] = ()
        self.was_drawn = False

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        if self.continued is None:
            self.lines = self.typesetter.lines(self.text, self.style, aW)
        else:
            self.lines = self.continued
        self.width, self.height = aW, len(self.lines) * self.style.leading
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        self.wrap(aW, aH)
        count = len(self.lines)
        fitting = min(int(aH / self.style.leading), count - 2)
        if fitting < 2:
            return []
        return [self._part(self.lines[:fitting]), self._part(self.lines[fitting:])]

    def _part(self, lines: tuple[Line, ...]) -> TextBlock:
        part = TextBlock(self.text, self.style, self.typesetter, self.element)
        part.continued = lines
        return part

    def start_height(self, width: float) -> float:
        """Points that the shortest beginning of it takes."""
        self.wrap(width, 0)
        return min(len(self.lines), 2 if len(self.lines) != 3 else 3) * self.style.leading + self.spaceBefore

    def draw(self) -> None:
        canvas, style = self.canv, self.style
        # Table headers are drawn again on each page; they are read once.
        element = None if self.was_drawn else self.element
        self.was_drawn = True
        said = ""
        if any(line.said for line in self.lines):
            said = " ".join(line.said or line.drawn for line in self.lines)
        with canvas.marked(element, said=said):
            canvas.setFillColor(HexColor(style.colour))
            canvas.setFont(font_name(style.face), style.size)
            y = self.height - self.typesetter.ascent(style)
            for line in self.lines:
                canvas.drawString(self._left(line), y, line.drawn)
                y -= style.leading

    def _left(self, line: Line) -> float:
        if self.style.align is Align.CENTRE:
            return float(self.width - line.width) / 2
        if self.style.align is Align.RIGHT or line.from_right:
            return float(self.width - line.width)
        return 0.0


class HeadingBlock(TextBlock):
    """A heading, with its bookmark: ``bookmark`` names it uniquely, None has none; ``level`` from 0."""

    def __init__(self, *args: Any, bookmark: str | None, level: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bookmark = bookmark
        self.level = level

    def draw(self) -> None:
        if self.bookmark is not None:
            self.canv.bookmarkHorizontal(self.bookmark, 0, self.height + 6)
            # A document without a title has its sections at the top; ReportLab refuses to skip a level.
            level = min(self.level, self.canv._doc.outline.currentlevel + 1)
            self.canv.addOutlineEntry(one_line(self.text, 200), self.bookmark, level)
        super().draw()

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        return []


class Rule(Flowable):
    """A line across, for the eye only."""

    def __init__(self, colour: str, *, thickness: float = 0.5, after: float = 0.0) -> None:
        super().__init__()
        self.colour = colour
        self.thickness = thickness
        self.spaceAfter = after

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = aW, self.thickness
        return self.width, self.height

    def draw(self) -> None:
        with self.canv.marked(None):
            self.canv.setStrokeColor(HexColor(self.colour))
            self.canv.setLineWidth(self.thickness)
            self.canv.line(0, 0, self.width, 0)


class Grid(Table):
    """Blocks in rows and columns; rules and backgrounds are decoration. Tall cells break between pages."""

    def __init__(
        self,
        cells: Sequence[Sequence[Any]],
        *,
        colWidths: Sequence[float],  # noqa: N803
        commands: Sequence[Any] = (),
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("splitInRow", 1)
        kwargs.setdefault("hAlign", "LEFT")
        kwargs["renderCB"] = mark_decoration
        super().__init__([list(row) for row in cells], colWidths=list(colWidths), **kwargs)
        # ReportLab selects a font even for a cell of blocks, and would drag Helvetica into the file.
        own_font = ("FONTNAME", (0, 0), (-1, -1), font_name(Face.REGULAR))
        self.setStyle(TableStyle([own_font, *commands]))

    def start_height(self, width: float) -> float:
        """Points that its header and the beginning of its first row take."""
        self.wrap(width, 0)
        heights = self._rowHeights
        return float(sum(heights[: self.repeatRows]) + min(heights[self.repeatRows], _TALLEST_WHOLE))

    def split(self, availWidth: float, availHeight: float) -> list[Flowable]:  # noqa: N803
        self._calc(availWidth, availHeight)
        # ReportLab would break any row rather than leave a little room empty below the row before.
        self.splitInRow = int(self._rowHeights[self.repeatRows] > _TALLEST_WHOLE)
        parts = list(super().split(availWidth, availHeight))
        for part in parts:
            part.splitInRow = 1
        return parts


def mark_decoration(table: Table, event: str, *_: Any) -> None:
    """ReportLab's hook into the drawing of a table: its background and its rules are artifacts."""
    if event in {"startBG", "startLines"}:
        table.decoration = table.canv.marked(None)
        table.decoration.__enter__()
    elif event in {"endBG", "endLines"}:
        table.decoration.__exit__(None, None, None)


def start_height(flowable: Flowable | None, width: float) -> float:
    """Points that must be free below a heading for this to begin there."""
    if flowable is None:
        return 0.0
    if isinstance(flowable, TextBlock | Grid):
        return flowable.start_height(width)
    return float(flowable.wrap(width, _MOST_KEPT)[1])


def with_headings_kept(flowables: Sequence[Flowable], width: float) -> list[Flowable]:
    """The story with a page break, where needed, before headings that what follows would leave alone."""
    story: list[Flowable] = []
    needed = 0.0
    follower: Flowable | None = None
    for flowable in reversed(flowables):
        if isinstance(flowable, HeadingBlock):
            below = needed if isinstance(follower, HeadingBlock) else start_height(follower, width)
            own = flowable.wrap(width, 0)[1] + flowable.spaceBefore + flowable.spaceAfter
            needed = min(own + below, _MOST_KEPT)
            story += [flowable, CondPageBreak(needed)]
        else:
            story.append(flowable)
        follower = flowable
    return story[::-1]
