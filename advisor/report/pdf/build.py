"""Builds the file: pages with head and foot, metadata. The same document gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from threading import Lock

from advisor import __version__
from advisor.records import Struct
from advisor.report.cleaning import one_line
from advisor.report.document import Document
from advisor.report.fonts import Face
from advisor.report.pdf.canvas import TaggedCanvas
from advisor.report.pdf.context import Context
from advisor.report.pdf.embedding import font_name
from advisor.report.pdf.flow import fill_pages
from advisor.report.pdf.furniture import Furniture
from advisor.report.pdf.metadata import xmp
from advisor.report.pdf.story import story
from advisor.report.pdf.styles import Styles, paper
from advisor.report.pdf.tags import Element
from advisor.report.pdf.typesetter import Typesetter

_one_at_a_time = Lock()  # ReportLab keeps state of its own between calls


class BuiltPdf(Struct, frozen=True, kw_only=True):
    """A finished PDF. ``missing``: the characters that no font of ours has, printed as □; tell the user."""

    data: bytes
    missing: frozenset[str]
    pages: int


def build_pdf(document: Document, told: Callable[[int, int], None] | None = None) -> BuiltPdf:
    """Set the document. ``told``: is told how many of how many parts are set, and may raise to stop it."""
    with _one_at_a_time:
        return _built(document, told)


def _built(document: Document, told: Callable[[int, int], None] | None) -> BuiltPdf:
    mirrored = document.reads_from_the_right
    typesetter = Typesetter(from_right=mirrored)
    sheet = paper(document.page_size, document.orientation, has_logo=document.logo is not None)
    tree = Element("Document")
    buffer = BytesIO()
    canvas = _canvas(document, buffer, (sheet.width, sheet.height), tree)
    furniture = Furniture(document, typesetter, canvas, sheet)
    furniture.draw_logo(tree)
    context = Context(typesetter=typesetter, styles=Styles(), width=sheet.text_width, tree=tree)
    fill_pages(story(document.sections, context, sheet), canvas, sheet, told)
    canvas.save()
    return BuiltPdf(
        data=buffer.getvalue(),
        missing=frozenset(typesetter.missing),
        pages=len(canvas._doc.Pages.pages),
    )


def _canvas(document: Document, buffer: BytesIO, size: tuple[float, float], tree: Element) -> TaggedCanvas:
    """A canvas whose file is dated by the report and not by the clock."""
    creator = f"Rightsource {__version__}"
    canvas = TaggedCanvas(
        buffer,
        pagesize=size,
        tree=tree,
        mirrored=document.reads_from_the_right,
        pdfVersion=(1, 7),
        lang=document.language,
        invariant=1,
        pageCompression=1,
        initialFontName=font_name(Face.REGULAR),
    )
    canvas.setTitle(one_line(document.title))
    canvas.setAuthor(one_line(document.business))
    canvas.setSubject(one_line(document.subject))
    canvas.setCreator(creator)
    canvas.metadata = xmp(document, creator=creator, producer=str(canvas._doc.info.producer))
    day = document.printed_on
    if day is not None:
        canvas._doc._timeStamp.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
    return canvas
