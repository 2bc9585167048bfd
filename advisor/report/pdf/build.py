"""Builds the file: pages with head and foot, metadata. The same document gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from io import BytesIO
from itertools import count
from threading import Lock
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from advisor import __version__
from advisor.report.cleaning import one_line
from advisor.report.document import Document
from advisor.report.fonts import Face
from advisor.report.pdf.context import Context
from advisor.report.pdf.story import story
from advisor.report.pdf.styles import (
    MARGIN,
    MARGIN_BOTTOM,
    MARGIN_TOP,
    PAGE_FURNITURE,
    PAGE_POINTS,
    RULE,
    Styles,
)
from advisor.report.pdf.tags import Element, TaggedCanvas
from advisor.report.pdf.typesetter import Line, Typesetter, font_name

_one_at_a_time = Lock()  # ReportLab keeps state of its own between calls


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPdf:
    """A finished PDF. ``missing``: the characters that no font of ours has, printed as □; tell the user."""

    data: bytes
    missing: frozenset[str]
    pages: int


def build_pdf(document: Document) -> BuiltPdf:
    """Set the document, once to count its pages and once to number them."""
    typesetter = Typesetter()
    with _one_at_a_time:
        _, pages = _built(document, typesetter, pages=0)
        data, pages = _built(document, typesetter, pages=pages)
    return BuiltPdf(data=data, missing=frozenset(typesetter.missing), pages=pages)


def _built(document: Document, typesetter: Typesetter, *, pages: int) -> tuple[bytes, int]:
    width, height = PAGE_POINTS[document.page_size]
    frame = Frame(
        MARGIN, MARGIN_BOTTOM, width - 2 * MARGIN, height - MARGIN_TOP - MARGIN_BOTTOM,
        leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0, id="page",
    )  # fmt: skip
    furniture = _Furniture(document, typesetter, pages)
    buffer = BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=(width, height),
        pageTemplates=[PageTemplate(id="page", frames=[frame], onPage=furniture.draw)],
        title=one_line(document.title),
        author=one_line(document.business),
        subject=one_line(document.subject),
        creator=f"Rightsource {__version__}",
        lang=document.language,
        invariant=1,
        pageCompression=1,
        initialFontName=font_name(Face.REGULAR),
    )
    tree = Element("Document")
    context = Context(
        typesetter=typesetter,
        styles=Styles(),
        width=width - 2 * MARGIN,
        tree=tree,
        bookmarks=count(1),
    )
    typesetter.cut_short.clear()
    template.build(
        story(document.sections, context, frame._height),
        canvasmaker=partial(_dated_canvas, tree=tree, printed_on=document.printed_on),
    )
    return buffer.getvalue(), template.page


def _dated_canvas(*args: Any, tree: Element, printed_on: date | None, **kwargs: Any) -> TaggedCanvas:
    """A canvas whose file is dated by the report and not by the clock."""
    canvas = TaggedCanvas(*args, tree=tree, pdfVersion=(1, 7), **kwargs)
    if printed_on is not None:
        canvas._doc._timeStamp.YMDhms = (printed_on.year, printed_on.month, printed_on.day, 0, 0, 0)
    return canvas


class _Furniture:
    """What every page carries around its text; decoration, to a screen reader."""

    def __init__(self, document: Document, typesetter: Typesetter, pages: int) -> None:
        self.document = document
        self.typesetter = typesetter
        self.pages = pages

    def draw(self, canvas: Any, template: Any) -> None:
        document = self.document
        page = document.page_words.format(page=template.page, pages=self.pages)
        width, height = PAGE_POINTS[document.page_size]
        with canvas.marked(None):
            self._pair(canvas, one_line(document.business), one_line(document.title), height - 38, width)
            self._pair(canvas, one_line(document.footer), page, 34, width)
            canvas.setStrokeColor(HexColor(RULE))
            canvas.setLineWidth(0.5)
            canvas.line(MARGIN, height - 45, width - MARGIN, height - 45)

    def _pair(self, canvas: Any, left: str, right: str, y: float, page_width: float) -> None:
        canvas.setFillColor(HexColor(PAGE_FURNITURE.colour))
        canvas.setFont(font_name(PAGE_FURNITURE.face), PAGE_FURNITURE.size)
        usable = page_width - 2 * MARGIN
        canvas.drawString(MARGIN, y, self._short(left, usable * 0.45).drawn)
        line = self._short(right, usable * 0.5)
        canvas.drawString(page_width - MARGIN - line.width, y, line.drawn)

    def _short(self, text: str, width: float) -> Line:
        cut_before = dict(self.typesetter.cut_short)
        line = self.typesetter.lines(text, PAGE_FURNITURE, width)[0]
        self.typesetter.cut_short = cut_before  # a running head may be short; the title stands on page 1
        return line
