"""Boxes in rows and columns, with rules between them that are decoration. Breaks between pages."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.records import Struct, replace
from advisor.report.pdf.blocks import Box, Stack
from advisor.report.pdf.canvas import TaggedCanvas

_TALLEST_WHOLE = 100.0  # points; a row taller than this may break between pages
_LEAST_ROOM = 24.0  # points; in less, no row is begun that goes on overleaf
_LEAST_ROWS = 2  # on each side of a break between pages
_SHORT = 250.0  # points; a beginning no taller than this has room on any page
_WHOLE = 400.0  # points; up to here, figures that end in a total are kept in one piece


class Rule(Struct, frozen=True, kw_only=True):
    """A line across, in a colour, so many points thick; ``columns``: only there, everywhere where None."""

    colour: str
    weight: float
    columns: tuple[int, ...] | None = None


class GridRow(Struct, kw_only=True):
    """``above`` and ``below``: points of padding. ``rules``: at its upper and its lower edge.

    ``is_total``: of the rows above it, at least one of which stays with it.
    """

    cells: list[Stack]
    above: float = 0.0
    below: float = 0.0
    upper: Rule | None = None
    lower: Rule | None = None
    at_the_bottom: bool = False
    is_total: bool = False
    height: float = 0.0


class Look(Struct, frozen=True, kw_only=True):
    """``gap``: points between columns. ``fill``: background; ``edge``: a bar of this colour at the start.

    ``inset``: points between the grid's sides and its cells. ``mirrored``: the first column is on the right.
    """

    gap: float = 0.0
    fill: str = ""
    edge: str = ""
    edge_width: float = 4.0
    inset: tuple[float, float] = (0.0, 0.0)
    mirrored: bool = False


class Grid(Box):
    """``widths``: of the columns, the gaps in them included. ``headers``: rows repeated on each page."""

    def __init__(
        self,
        rows: Sequence[GridRow],
        widths: Sequence[float],
        look: Look,
        *,
        headers: int = 0,
        before: float = 0.0,
        after: float = 0.0,
    ) -> None:
        self.rows = list(rows)
        self.widths = list(widths)
        self.look = look
        self.headers = headers
        self.before = before
        self.after = after
        self._is_wrapped = False

    def _cell_widths(self) -> list[float]:
        start, end = self.look.inset
        last = len(self.widths) - 1
        widths = [width - (self.look.gap if at < last else 0.0) for at, width in enumerate(self.widths)]
        widths[0] -= start
        widths[last] -= end
        return widths

    def wrap(self, width: float) -> float:
        self.width = sum(self.widths)
        if not self._is_wrapped:
            widths = self._cell_widths()
            for row in self.rows:
                tallest = max(cell.wrap(width) for cell, width in zip(row.cells, widths, strict=True))
                row.height = tallest + row.above + row.below
            self.height = sum(row.height for row in self.rows)
            self._is_wrapped = True
        return self.height

    def start_height(self, width: float) -> float:
        self.wrap(width)
        return self._header_height() + sum(min(row.height, _TALLEST_WHOLE) for row in self._beginning())

    def wished_height(self, width: float) -> float:
        """Figures with their total are read as a whole."""
        self.wrap(width)
        has_total = any(row.is_total for row in self.rows)
        return self.height if has_total and self.height <= _WHOLE else self.start_height(width)

    def _beginning(self) -> list[GridRow]:
        """The rows that begin together: all of them, where too few would be left for another page."""
        body = self.rows[self.headers :]
        return body if len(body) < 2 * _LEAST_ROWS else body[:_LEAST_ROWS]

    def _header_height(self) -> float:
        return sum(row.height for row in self.rows[: self.headers])

    def split(self, room: float) -> tuple[Box, Box] | None:
        used = self._header_height()
        place = self.headers
        while place < len(self.rows) and used + self.rows[place].height <= room + 0.01:
            used += self.rows[place].height
            place += 1
        if place == len(self.rows):
            return None
        row = self.rows[place]
        halves = None
        if row.height > _TALLEST_WHOLE and room - used > _LEAST_ROOM:
            halves = _halves(row, room - used)
        if halves is None:
            place = self._good_place(place)
            head, tail = self.rows[:place], self.rows[place:]
        else:
            head, tail = [*self.rows[:place], halves[0]], [halves[1], *self.rows[place + 1 :]]
        if len(head) == self.headers:
            return None
        return self._part(head, after=0.0), self._part([*self.rows[: self.headers], *tail], after=self.after)

    def _good_place(self, latest: int) -> int:
        """Where to break at the latest place or before it: no row is left alone, nor a total by itself.

        Before the first row, where the beginning had better go to the next page as a whole.
        """
        first, count = self.headers, len(self.rows)
        beginning = self._header_height() + sum(row.height for row in self._beginning())
        if count - first < 2 * _LEAST_ROWS:
            return first if beginning <= _SHORT else latest
        place = min(latest, count - _LEAST_ROWS)
        totals = [at for at, row in enumerate(self.rows) if row.is_total]
        if totals and place >= totals[0] > first + _LEAST_ROWS:
            place = totals[0] - 1
        if place - first >= _LEAST_ROWS:
            return place
        return first if beginning <= _SHORT else latest

    def _part(self, rows: list[GridRow], *, after: float) -> Grid:
        return Grid(rows, self.widths, self.look, headers=self.headers, after=after)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self._draw_decoration(canvas, x, top)
        widths = self._cell_widths()
        lefts = self._lefts(x, widths)
        for row in self.rows:
            bottom = top - row.height
            for cell, left in zip(row.cells, lefts, strict=True):
                if cell.boxes:
                    start = bottom + row.below + cell.height if row.at_the_bottom else top - row.above
                    cell.draw(canvas, left, start)
            top = bottom

    def _lefts(self, x: float, widths: Sequence[float]) -> list[float]:
        """Where each cell's box begins."""
        lefts, used = [], 0.0
        for at, (outer, inner) in enumerate(zip(self.widths, widths, strict=True)):
            start = used + (self.look.inset[0] if at == 0 else 0.0)
            lefts.append(x + self.width - start - inner if self.look.mirrored else x + start)
            used += outer
        return lefts

    def _draw_decoration(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        look = self.look
        lines: dict[tuple[str, float], list[tuple[float, float, float, float]]] = {}
        y = top
        for row in self.rows:
            for rule, at in ((row.upper, y), (row.lower, y - row.height)):
                if rule is not None:
                    spans = self._spans(x, rule)
                    lines.setdefault((rule.colour, rule.weight), []).extend(
                        (left, at, right, at) for left, right in spans
                    )
            y -= row.height
        if not (lines or look.fill or look.edge):
            return
        with canvas.marked(None):
            if look.fill:
                canvas.box((x, top - self.height, self.width, self.height), colour=look.fill)
            if look.edge:
                left = x + self.width - look.edge_width / 2 if look.mirrored else x - look.edge_width / 2
                canvas.box((left, top - self.height, look.edge_width, self.height), colour=look.edge)
            for (colour, weight), drawn in lines.items():
                canvas.strokes(drawn, colour=colour, weight=weight)

    def _spans(self, x: float, rule: Rule) -> list[tuple[float, float]]:
        if rule.columns is None:
            return [(x, x + self.width)]
        spans, used = [], 0.0
        for at, width in enumerate(self.widths):
            if at in rule.columns:
                left = x + self.width - used - width if self.look.mirrored else x + used
                spans.append((left, left + width))
            used += width
        return spans


def _halves(row: GridRow, room: float) -> tuple[GridRow, GridRow] | None:
    """A row in two: what fits into so many points of each cell, and the rest; None where nothing fits."""
    inside = room - row.above
    halves = [cell.halves(inside) for cell in row.cells]
    heads, tails = [half[0] for half in halves], [half[1] for half in halves]
    if not any(head.boxes for head, cell in zip(heads, row.cells, strict=True) if cell.height > inside):
        return None
    return (
        replace(row, cells=heads, below=0.0, lower=None),
        replace(row, cells=tails, above=0.0, upper=None),
    )
