"""Fills pages with boxes, from top to bottom; nothing is lost, and no heading stays behind by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor.report.pdf.blocks import Box, HeadingBlock, NewPage, Stack
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.styles import MARGIN, MARGIN_BOTTOM, Paper

_MOST_KEPT = 400.0  # points that a heading may ask to be free below it; the rest of a page is never wasted


class WholePage(Box):
    """What stands on a page of its own, in one piece; made smaller like a photocopy where it is too tall."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.content = Stack(boxes)

    def wrap(self, width: float) -> float:
        self.height = self.content.wrap(width)
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        self.content.draw(canvas, x, top)


def fill_pages(
    boxes: Sequence[Box], canvas: TaggedCanvas, paper: Paper, told: Callable[[int, int], None] | None = None
) -> None:
    """Draw the boxes, page after page. ``told``: is told how many of how many boxes are set."""
    needs = _needs(boxes, paper.text_width)
    page = _Page(canvas, paper)
    for place, box in enumerate(boxes):
        if isinstance(box, NewPage):
            if not page.is_empty:
                page.turn()
            continue
        box.wrap(paper.text_width)
        if needs[place] and not page.has_room(box, needs[place]):
            page.turn()
        page.put(box)
        if told is not None:
            told(place + 1, len(boxes))


class _Page:
    """The page being filled."""

    def __init__(self, canvas: TaggedCanvas, paper: Paper) -> None:
        self._canvas = canvas
        self._paper = paper
        self._room = paper.room(is_first=True)
        self._gap = 0.0
        self.is_empty = True

    def turn(self) -> None:
        self._canvas.showPage()
        self._room = self._paper.room(is_first=False)
        self._gap = 0.0
        self.is_empty = True

    def _space(self, box: Box) -> float:
        return 0.0 if self.is_empty else max(self._gap, box.before)

    def has_room(self, box: Box, height: float) -> bool:
        return self.is_empty or self._space(box) + height <= self._room + 0.01

    def put(self, box: Box) -> None:
        """The box, on as many pages as it takes."""
        rest: Box | None = box
        while rest is not None:
            rest.wrap(self._paper.text_width)
            if self._space(rest) + rest.height <= self._room + 0.01:
                self._draw(rest)
                return
            halves = rest.split(self._room - self._space(rest))
            if halves is not None:
                halves[0].wrap(self._paper.text_width)
                self._draw(halves[0], before=rest)
                rest = halves[1]
            elif self.is_empty:
                self._draw_shrunk(rest)
                return
            self.turn()

    def _draw(self, box: Box, before: Box | None = None) -> None:
        self._room -= self._space(before or box)
        box.draw(self._canvas, MARGIN, MARGIN_BOTTOM + self._room)
        self._room -= box.height
        self._gap = box.after
        self.is_empty = False

    def _draw_shrunk(self, box: Box) -> None:
        factor = self._room / box.height
        with self._canvas.shrunk(factor, MARGIN, MARGIN_BOTTOM):
            box.draw(self._canvas, self._paper.text_width * (1 - factor) / 2 / factor, box.height)
        self._room, self.is_empty = 0.0, False


def _needs(boxes: Sequence[Box], width: float) -> list[float]:
    """For each heading the points that it and the beginning of what follows take; 0 for all others."""
    needs = [0.0] * len(boxes)
    for place in range(len(boxes) - 1, -1, -1):
        box = boxes[place]
        if not isinstance(box, HeadingBlock):
            continue
        own = box.wrap(width)
        follower = boxes[place + 1] if place + 1 < len(boxes) else None
        if follower is None or isinstance(follower, NewPage):
            below = 0.0
        else:
            below = needs[place + 1] or min(follower.start_height(width), _MOST_KEPT)
            below += max(box.after, follower.before)
        needs[place] = min(own + below, _MOST_KEPT)
    return needs
