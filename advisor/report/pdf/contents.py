"""A table of contents: headings with their pages, each a link; the pages are filled in at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.report import document as doc
from advisor.report.pdf.blocks import Box, HeadingBlock, Stack, spoken
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.flow import WholePage
from advisor.report.pdf.styles import RULE, TextStyle, limited
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Typesetter

_NUMBERS = 34.0  # points for a page's number
_INDENT = 14.0  # points for each level below the first


def contents(block: doc.Contents, context: Context) -> Boxes:
    """An empty list, until ``fill`` knows the headings."""
    return [ContentsBox(block, context)]


def fill(boxes: Sequence[Box]) -> None:
    """Give each table of contents the headings that come after it."""
    found = list(_flat(boxes))
    for place, box in enumerate(found):
        if isinstance(box, ContentsBox):
            box.list_headings([one for one in found[place + 1 :] if isinstance(one, HeadingBlock)])


def _flat(boxes: Iterable[Box]) -> Iterable[Box]:
    for box in boxes:
        if isinstance(box, WholePage):
            yield from _flat(box.content.boxes)
        else:
            yield box


class ContentsBox(Stack):
    """All entries; breaks between pages like any list."""

    def __init__(self, block: doc.Contents, context: Context) -> None:
        super().__init__([])
        self._levels = block.levels
        self._context = context
        self._tree = context.tree.add("TOC")
        self.after = context.styles.space(2)

    def list_headings(self, headings: Sequence[HeadingBlock]) -> None:
        style = self._context.styles.body
        listed = [heading for heading in headings if heading.level + 1 in self._levels]
        first = min((heading.level for heading in listed), default=0)
        self.boxes = [
            _Entry(
                heading.text,
                heading.key,
                style,
                self._context.typesetter,
                self._tree.add("TOCI").add("Reference").add("Link"),
                indent=(heading.level - first) * _INDENT,
                before=self._context.styles.space(1),
            )
            for heading in listed
        ]


class _Entry(Box):
    """One heading, on one line, with its page at the end of the line."""

    def __init__(
        self,
        text: str,
        key: str,
        style: TextStyle,
        typesetter: Typesetter,
        element: Element,
        *,
        indent: float,
        before: float,
    ) -> None:
        self.text = text
        self.key = key
        self.style = limited(style, 1)
        self.typesetter = typesetter
        self.element = element
        self.indent = indent
        self.before = before

    def wrap(self, width: float) -> float:
        cut_before = dict(self.typesetter.cut_short)
        (self.line,) = self.typesetter.lines(self.text, self.style, width - _NUMBERS - self.indent)[:1]
        self.typesetter.cut_short = cut_before  # the heading itself stands whole where it belongs
        self.width, self.height = width, self.style.leading + 1
        return self.height

    def draw(self, canvas: TaggedCanvas, x: float, top: float) -> None:
        mirrored = self.typesetter.from_right
        left = x + self.width - self.indent - self.line.width if mirrored else x + self.indent
        baseline = top - self.style.ascent
        self.element.say(self.line.said or self.line.text, differs=bool(self.line.said))
        with canvas.marked(self.element, said=spoken(self.line)):
            canvas.words([(self.line, left)], self.style, baseline)
        with canvas.marked(None):
            y = top - self.height + 0.5
            canvas.strokes([(x, y, x + self.width, y)], colour=RULE, weight=0.4)
        canvas.link((x, top - self.height, x + self.width, top), self.key, self.element, self.text)

        def number(_: int, __: int) -> None:
            page = str(canvas.places[self.key][0] + 1) if self.key in canvas.places else ""
            (line,) = self.typesetter.lines(page, self.style, _NUMBERS)
            place = x if mirrored else x + self.width - line.width
            self.element.say(page, differs=False)
            with canvas.marked(self.element):
                canvas.words([(line, place)], self.style, baseline)

        canvas.later(number, page=canvas.page_index)
