"""Fills pages with boxes, from top to bottom; nothing is lost, and no heading stays behind by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor.report.pdf.blocks import Box, HeadingBlock, NewPage, Stack
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.styles import MARGIN, MARGIN_BOTTOM, Paper

_MOST_KEPT = 400.0  # points that a heading may ask to be free below it; the rest of a page is never wasted
_MOST_LEFT_FREE = 230.0  # points, a third of a page, left empty for keeping in one piece what may break


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
        needed, wished = needs[place]
        if needed and not page.has_room(box, wished if page.room <= _MOST_LEFT_FREE else needed):
            page.turn()
        page.put(box, _clinging(boxes, place, paper.text_width))
        if told is not None:
            told(place + 1, len(boxes))


class _Page:
    """The page being filled."""

    def __init__(self, canvas: TaggedCanvas, paper: Paper) -> None:
        self._canvas = canvas
        self._paper = paper
        self.room = paper.room(is_first=True)
        self._gap = 0.0
        self.is_empty = True

    def turn(self) -> None:
        self._canvas.showPage()
        self.room = self._paper.room(is_first=False)
        self._gap = 0.0
        self.is_empty = True

    def _space(self, box: Box) -> float:
        return 0.0 if self.is_empty else max(self._gap, box.before)

    def has_room(self, box: Box, height: float) -> bool:
        return self.is_empty or self._space(box) + height <= self.room + 0.01

    def put(self, box: Box, clinging: float = 0.0) -> None:
        """The box, on as many pages as it takes; its end where so many points are free below it."""
        rest: Box | None = box
        while rest is not None:
            rest.wrap(self._paper.text_width)
            free = self.room - self._space(rest)
            fits = rest.height <= free + 0.01
            halves = None
            if not fits or rest.height + clinging > free + 0.01:
                halves = rest.split(free - clinging if fits else free)
            if fits and halves is None:
                self._draw(rest)
                return
            if halves is not None:
                halves[0].wrap(self._paper.text_width)
                self._draw(halves[0], before=rest)
                rest = halves[1]
            elif self.is_empty:
                self._draw_shrunk(rest)
                return
            self.turn()

    def _draw(self, box: Box, before: Box | None = None) -> None:
        self.room -= self._space(before or box)
        box.draw(self._canvas, MARGIN, MARGIN_BOTTOM + self.room)
        self.room -= box.height
        self._gap = box.after
        self.is_empty = False

    def _draw_shrunk(self, box: Box) -> None:
        factor = self.room / box.height
        with self._canvas.shrunk(factor, MARGIN, MARGIN_BOTTOM):
            box.draw(self._canvas, self._paper.text_width * (1 - factor) / 2 / factor, box.height)
        self.room, self.is_empty = 0.0, False


def _clinging(boxes: Sequence[Box], place: int, width: float) -> float:
    """Points that what clings to a box takes below it; 0 where nothing does."""
    follower = boxes[place + 1] if place + 1 < len(boxes) else None
    if follower is None or not follower.clings:
        return 0.0
    return max(boxes[place].after, follower.before) + follower.wrap(width)


def _needs(boxes: Sequence[Box], width: float) -> list[tuple[float, float]]:
    """For each heading the points that it and the beginning of what follows need, and had better have.

    0 for all others.
    """
    needs = [(0.0, 0.0)] * len(boxes)
    for place in range(len(boxes) - 1, -1, -1):
        box = boxes[place]
        if not isinstance(box, HeadingBlock):
            continue
        own = box.wrap(width)
        follower = boxes[place + 1] if place + 1 < len(boxes) else None
        if follower is None or isinstance(follower, NewPage):
            needs[place] = (own, own)
            continue
        needed, wished = needs[place + 1]
        if not needed:
            clinging = _clinging(boxes, place + 1, width)
            needed = follower.start_height(width)
            wished = follower.wrap(width) + clinging if clinging else follower.wished_height(width)
        gap = max(box.after, follower.before)
        needed = min(own + gap + needed, _MOST_KEPT)
        needs[place] = (needed, max(needed, min(own + gap + wished, _MOST_KEPT)))
    return needs
