"""What every page carries around its text: whose it is, which page of how many. It is decoration.

Only the logo is read out to who cannot see it: it is the first thing on the first page.
"""

from __future__ import annotations

from io import BytesIO

from advisor.records import replace
from advisor.report.cleaning import one_line
from advisor.report.document import Document
from advisor.report.pdf.canvas import FOOTER, HEADER, TaggedCanvas
from advisor.report.pdf.styles import LETTERHEAD, LOGO, MARGIN, PAGE_FURNITURE, RULE, Paper, TextStyle
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Line, Typesetter

_HEAD = 38.0  # points from the paper's edge to the words
_FOOT = 34.0
_APART = 24.0  # points between what stands at the two ends


class Furniture:
    """Draws head and foot when all pages are there; the logo as soon as the first page is begun."""

    def __init__(
        self, document: Document, typesetter: Typesetter, canvas: TaggedCanvas, paper: Paper
    ) -> None:
        self._document = document
        self._typesetter = typesetter
        self._canvas = canvas
        self._paper = paper
        self._logo_width = 0.0
        canvas.later(self._draw)

    def draw_logo(self, tree: Element) -> None:
        """Call it before anything else is added to the tree."""
        if self._document.logo is None:
            return
        from reportlab.lib.utils import ImageReader

        picture = ImageReader(BytesIO(self._document.logo))
        wide, high = picture.getSize()
        factor = min(LOGO[0] / wide, LOGO[1] / high)
        width, height = wide * factor, high * factor
        left = self._paper.width - MARGIN - width if self._document.reads_from_the_right else MARGIN
        bottom = self._line_at(0) + 5
        name = one_line(self._document.business)
        figure = tree.add("Figure", alternative=name) if name else None  # a picture of nobody says nothing
        if figure is not None:
            figure.box = (left, bottom, left + width, bottom + height)
        with self._canvas.marked(figure, kind=HEADER):
            self._canvas.drawImage(picture, left, bottom, width, height, mask="auto")
        self._logo_width = width + 10

    def _line_at(self, index: int) -> float:
        """Height of the rule below the head."""
        margin = (
            self._paper.top_first if index == 0 else self._paper.height - self._paper.room(is_first=False)
        )
        lower = margin - 15 if index == 0 else _HEAD + 7
        return self._paper.height - lower

    def _draw(self, index: int, pages: int) -> None:
        document, canvas, paper = self._document, self._canvas, self._paper
        page = document.page_words.format(page=index + 1, pages=pages)
        y = self._line_at(index)
        is_first = index == 0
        with canvas.marked(None, kind=HEADER):
            indent = self._logo_width if is_first else 0.0
            business_style = LETTERHEAD if is_first else PAGE_FURNITURE
            business, title = one_line(document.business), one_line(document.title)
            if is_first and business:  # a letterhead; the title stands below it, in full
                business_style, title = self._letterhead(business, indent), ""
            self._pair(business, business_style, title, y + 7, indent)
            canvas.strokes([(MARGIN, y, paper.width - MARGIN, y)], colour=RULE, weight=0.5)
        with canvas.marked(None, kind=FOOTER):
            self._pair(one_line(document.footer), PAGE_FURNITURE, page, _FOOT, 0.0)

    def _letterhead(self, business: str, indent: float) -> TextStyle:
        """The largest type in which the whole name goes beside the logo, down to that of page numbers."""
        usable = self._paper.text_width - indent
        size = LETTERHEAD.size
        while size > PAGE_FURNITURE.size:
            style = replace(LETTERHEAD, size=size)
            if self._typesetter.natural_width(business, style) <= usable:
                return style
            size -= 0.5
        return replace(LETTERHEAD, size=PAGE_FURNITURE.size)

    def _pair(self, start: str, style: TextStyle, end: str, y: float, indent: float) -> None:
        usable = self._paper.text_width - indent
        # Each gets half, and what the other leaves.
        natural = self._typesetter.natural_width(end, PAGE_FURNITURE)
        first = self._short(start, usable - (min(natural, usable * 0.5) + _APART if end else 0.0), style)
        left_over = max(usable - (first.width + _APART if start else 0.0), 0.0)
        last = self._short(end, left_over, PAGE_FURNITURE)
        left, right = MARGIN + indent, self._paper.width - MARGIN - last.width
        if self._document.reads_from_the_right:
            left, right = self._paper.width - left - first.width, MARGIN
        if start:
            self._canvas.words([(first, left)], style, y, spoken=True)
        if end:
            self._canvas.words([(last, right)], PAGE_FURNITURE, y, spoken=True)

    def _short(self, text: str, width: float, style: TextStyle) -> Line:
        cut_before = dict(self._typesetter.cut_short)
        line = self._typesetter.lines(text, style, width)[0]
        self._typesetter.cut_short = cut_before  # a running head may be short; the title stands on page 1
        return line
