"""The pieces that pages are made of: a block of text, a heading, blocks one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.report.cleaning import one_line
from advisor.report.fonts import has_right_to_left
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.styles import Align, TextStyle
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Line, Typesetter


class Box:
    """Something with a height, once it knows its width. ``before`` and ``after``: points to leave free.

    Of the spaces between two boxes the larger counts; none at the top of a page. ``clings``: it never stands
    on a page without something of what is before it.
    """

    clings = False

    before = 0.0
    after = 0.0
    height = 0.0
    width = 0.0

    def wrap(self, width: float) -> float:
        """Take this width; the height that it makes."""
        raise NotImplementedError

    def split(self, room: float) -> tuple[Box, Box] | None:
        """What fits into so many points, and the rest; None where nothing does. Wrapped before."""
        return None

    def start_height(self, width: float) -> float:
        """Points that its shortest beginning takes."""
        return self.wrap(width)

    def wished_height(self, width: float) -> float:
        """Points that it had better have at once, where that wastes little of a page."""
        return self.start_height(width)

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        """Draw it, its upper left corner at x and top. Wrapped before."""
        raise NotImplementedError


class TextBlock(Box):
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
        self.text = text
        self.style = style
        self.typesetter = typesetter
        self.element = element
        self.before = before
        self.after = after
        self.continued: tuple[Line, ...] | None = None
        self.lines: tuple[Line, ...] = ()
        self.was_drawn = False

    def wrap(self, width: float) -> float:
        if self.continued is None:
            self.lines = self.typesetter.lines(self.text, self.style, width)
        else:
            self.lines = self.continued
        self.width, self.height = width, len(self.lines) * self.style.leading
        return self.height

    def split(self, room: float) -> tuple[Box, Box] | None:
        fitting = min(int(room / self.style.leading), len(self.lines) - 2)
        if fitting < 2:
            return None
        return self._part(self.lines[:fitting]), self._part(self.lines[fitting:], after=self.after)

    def _part(self, lines: tuple[Line, ...], after: float = 0.0) -> TextBlock:
        part = TextBlock(self.text, self.style, self.typesetter, self.element, after=after)
        part.continued = lines
        return part

    def start_height(self, width: float) -> float:
        self.wrap(width)
        return min(len(self.lines), 2 if len(self.lines) != 3 else 3) * self.style.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        # Table headers are drawn again on each page; they are read once.
        element = None if self.was_drawn else self.element
        self.was_drawn = True
        if element is not None:
            element.say(said(self.lines), differs=any(line.said for line in self.lines))
        placed = [(line, x + self._left(line)) for line in self.lines]
        baseline = top - self.style.ascent
        if not any(spoken(line) for line in self.lines):
            with canvas.marked(element):
                canvas.words(placed, self.style, baseline)
            return
        for number, line in enumerate(self.lines):
            with canvas.marked(element, said=spoken(line)):
                canvas.words(placed[number : number + 1], self.style, baseline - number * self.style.leading)

    def _left(self, line: Line) -> float:
        spare = self.width - line.width
        match self.style.align:
            case Align.CENTRE:
                return spare / 2
            case Align.RIGHT:
                return spare
            case Align.END:
                return 0.0 if self.typesetter.from_right else spare
            case Align.START:
                return spare if line.from_right or self.typesetter.from_right else 0.0


def spoken(line: Line) -> str:
    """What a line of shaped letters says; empty for others.

    Readers put what runs from the right in order by themselves, and would do so twice.
    """
    return "" if has_right_to_left(line.said) else line.said


def said(lines: Sequence[Line]) -> str:
    """The lines as they are read."""
    text = ""
    for line in lines:
        text += ("" if line.is_glued or not text else " ") + (line.said or line.text)
    return text


class HeadingBlock(TextBlock):
    """A heading in one piece. ``key`` names it uniquely. ``level`` from 0; a bookmark below 2."""

    def __init__(
        self,
        text: str,
        style: TextStyle,
        typesetter: Typesetter,
        element: Element,
        *,
        key: str,
        level: int,
        before: float,
        after: float,
    ) -> None:
        super().__init__(text, style, typesetter, element, before=before, after=after)
        self.key = key
        self.level = level

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        above = top + 6
        canvas.places[self.key] = (canvas.page_index, float(canvas.absolutePosition(x, above)[1]))
        if self.level < 2:
            canvas.bookmarkHorizontal(self.key, 0, above)
            # A document without a title has its sections at the top; ReportLab refuses to skip a level.
            level = min(self.level, canvas._doc.outline.currentlevel + 1)
            canvas.addOutlineEntry(one_line(self.text, 200), self.key, level)
        super().draw(canvas, x, top)

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None


class Stack(Box):
    """Boxes one below the other."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.boxes = list(boxes)

    def wrap(self, width: float) -> float:
        self.width, self.height, gap = width, 0.0, 0.0
        for place, box in enumerate(self.boxes):
            self.height += box.wrap(width) + (max(gap, box.before) if place else 0.0)
            gap = box.after
        return self.height

    def split(self, room: float) -> tuple[Box, Box] | None:
        halves = self.halves(room)
        return halves if halves[0].boxes and halves[1].boxes else None

    def halves(self, room: float) -> tuple[Stack, Stack]:
        """What fits and the rest; either may be empty."""
        used, gap = 0.0, 0.0
        for place, box in enumerate(self.boxes):
            start = used + (max(gap, box.before) if place else 0.0)
            if start + box.height <= room + 0.01:
                used, gap = start + box.height, box.after
                continue
            halves = box.split(room - start)
            head = [halves[0]] if halves else []
            tail = [halves[1]] if halves else [box]
            return Stack([*self.boxes[:place], *head]), Stack([*tail, *self.boxes[place + 1 :]])
        return Stack(self.boxes), Stack([])

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        gap = 0.0
        for place, box in enumerate(self.boxes):
            if place:
                top -= max(gap, box.before)
            box.draw(canvas, x, top)
            top -= box.height
            gap = box.after


class Together(Stack):
    """Boxes that stay on one page."""

    def __init__(self, boxes: Sequence[Box], *, after: float = 0.0) -> None:
        super().__init__(boxes)
        self.after = after

    def split(self, room: float) -> tuple[Box, Box] | None:
        return None


class NewPage(Box):
    """What follows begins on a new page."""

    def wrap(self, width: float) -> float:
        return 0.0
