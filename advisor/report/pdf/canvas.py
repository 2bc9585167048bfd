"""The paper: draws text and shapes, and keeps account of what each of them is to a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from advisor.report.fonts import has_right_to_left
from advisor.report.pdf.embedding import font
from advisor.report.pdf.styles import TextStyle
from advisor.report.pdf.tags import Element, RawObject, StructureTree, text_string
from advisor.report.pdf.typesetter import Line

DECORATION = "/Artifact <</Type/Layout>> BDC"
HEADER = "/Artifact <</Type/Pagination/Subtype/Header/Attached[/Top]>> BDC"
FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer/Attached[/Bottom]>> BDC"

_ESCAPED = [
    chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}" for code in range(256)
]


@cache
def _colour(colour: str) -> str:
    """A colour, "#RRGGBB", as a PDF's operands."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


class TaggedCanvas(Canvas):
    """A canvas that keeps the structure tree of what is drawn on it. x and y in points, from the lower left.

    ``places``: page index and height of each heading, by key.
    """

    def __init__(self, *args: Any, tree: Element, mirrored: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tree = StructureTree(tree, self._doc)
        self.mirrored = mirrored
        self.places: dict[str, tuple[int, float]] = {}
        self.metadata = ""
        self._code: list[str]
        self._late: list[tuple[int | None, Callable[[int, int], None]]] = []
        self._page_drawn_on: int | None = None  # set while late things are drawn

    @property
    def page_index(self) -> int:
        return len(self.tree.owners) - 1 if self._page_drawn_on is None else self._page_drawn_on

    # ------------------------------------------------------------------ tags
    @contextmanager
    def marked(self, element: Element | None, *, said: str = "", kind: str = DECORATION) -> Iterator[None]:
        """What is drawn meanwhile belongs to the element, or is an artifact of a ``kind``. Do not nest.

        ``said``: the text as it is read, where glyphs are shaped.
        """
        if element is None:
            self._code.append(kind)
        else:
            page = self.page_index
            owners = self.tree.owners[page]
            element.marks.append((page, len(owners)))
            role = "Span" if said else element.role  # readers look for spoken text in spans alone
            spoken = f"/ActualText {text_string(said)}" if said else ""
            self._code.append(f"/{role} <</MCID {len(owners)}{spoken}>> BDC")
            owners.append(element)
        try:
            yield
        finally:
            self._code.append("EMC")

    def link(self, area: tuple[float, float, float, float], key: str, element: Element, told: str) -> None:
        """A link to the heading ``key``: part of the element, which is marked already."""
        name = f"Link{len(self.tree.links)}"
        place = len(self.tree.links)
        self.tree.links.append(element)
        made = RawObject()
        self._annotationrefs.append(self._doc.Reference(made, name))
        element.links.append((self.page_index, name))
        box = " ".join(f"{value:.2f}" for value in area)

        def write(_: int, __: int) -> None:
            page, top = self.places.get(key, (0, self._pagesize[1]))
            number = self._doc.idToObjectNumberAndVersion[f"Page{page + 1}"][0]
            made.content = (
                f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/Contents {text_string(told)}"
                f"/Dest[{number} 0 R/XYZ null {top:.2f} null]"
                f"/StructParent {self.tree.number_of_link(place)}>>"
            )

        self._late.append((0, write))

    def later(self, draw: Callable[[int, int], None], *, page: int | None = None) -> None:
        """Have this drawn when all pages are there, on one of them or on each.

        ``draw`` gets the page's index and how many pages there are.
        """
        self._late.append((page, draw))

    # ------------------------------------------------------------------ shapes
    def words(
        self, lines: Sequence[tuple[Line, float]], style: TextStyle, top: float, *, spoken: bool = False
    ) -> None:
        """Lines with their left edges, one below the other, the first one's baseline at ``top``.

        ``spoken``: shaped lines say what they mean; only in artifacts, elsewhere ``marked`` does.
        """
        code = [f"BT {_colour(style.colour)} rg"]
        used, last_x, last_y, y = "", 0.0, 0.0, top
        document = self._doc
        for line, left in lines:
            says = line.said if spoken and not has_right_to_left(line.said) else ""
            if says:
                code.append(f"/Span <</ActualText {text_string(says)}>> BDC")
            for stroke in line.strokes:
                face = font(stroke.face)
                x, at = left + stroke.x, y + stroke.rise
                code.append(f"{x - last_x:.2f} {at - last_y:.2f} Td")
                last_x, last_y = x, at
                for subset, codes in face.splitString(stroke.drawn, document):
                    name = face.getSubsetInternalName(subset, document)
                    if name != used:
                        code.append(f"{name} {style.size:.4g} Tf")
                        used = name
                    code.append(f"({''.join([_ESCAPED[one] for one in codes])}) Tj")
            if says:
                code.append("EMC")
            y -= style.leading
        code.append("ET")
        self._code.append(" ".join(code))

    def box(
        self,
        area: tuple[float, float, float, float],
        *,
        colour: str = "",
        edge: str = "",
        weight: float = 0.5,
    ) -> None:
        """A rectangle (left, bottom, width, height), filled, outlined or both."""
        rectangle = " ".join(f"{value:.2f}" for value in area)
        if colour:
            self._code.append(f"{_colour(colour)} rg {rectangle} re f")
        if edge:
            self._code.append(f"{_colour(edge)} RG {weight:.4g} w {rectangle} re S")

    def strokes(
        self, lines: Sequence[tuple[float, float, float, float]], *, colour: str, weight: float
    ) -> None:
        """Straight lines."""
        if lines:
            paths = " ".join(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l" for x, y, to_x, to_y in lines)
            self._code.append(f"{_colour(colour)} RG {weight:.4g} w {paths} S")

    def polygon(self, corners: Sequence[tuple[float, float]], *, colour: str) -> None:
        """A filled shape."""
        (x, y), *others = corners
        path = " ".join(f"{to_x:.2f} {to_y:.2f} l" for to_x, to_y in others)
        self._code.append(f"{_colour(colour)} rg {x:.2f} {y:.2f} m {path} h f")

    @contextmanager
    def clipped(self, area: tuple[float, float, float, float]) -> Iterator[list[str]]:
        """Nothing shows outside the rectangle (left, bottom, width, height) meanwhile; gives the raw code."""
        self._code.append(f"q {' '.join(f'{value:.2f}' for value in area)} re W n")
        try:
            yield self._code
        finally:
            self._code.append("Q")

    @contextmanager
    def shrunk(self, factor: float, x: float, y: float) -> Iterator[None]:
        """What is drawn meanwhile is smaller, its origin at x and y."""
        self.saveState()
        self.translate(x, y)
        self.scale(factor, factor)
        try:
            yield
        finally:
            self.restoreState()

    # ------------------------------------------------------------------ pages
    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self.tree.owners) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self.tree.owners.append([])

    def save(self) -> None:
        if self._code or not self._doc.Pages.pages:
            self.showPage()
        self.tree.owners.pop()  # the page that was not begun
        self._draw_late()
        document = self._doc
        document.Catalog.StructTreeRoot = self.tree.write(mirrored=self.mirrored)
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
        self.setViewerPreference("DisplayDocTitle", "true")
        if self.mirrored:
            self.setViewerPreference("Direction", "R2L")
        if self.metadata:
            # Written by ourselves: it stays uncompressed, so that other programs find it.
            packet = RawObject()
            length = len(self.metadata.encode())
            packet.content = (
                f"<</Type/Metadata/Subtype/XML/Length {length}>>\nstream\n{self.metadata}\nendstream"
            )
            document.Catalog.Metadata = document.Reference(packet, "Metadata")
        self._code = []
        document.SaveToFile(self._filename, self)

    def _draw_late(self) -> None:
        pages = self._doc.Pages.pages
        everywhere = [draw for place, draw in self._late if place is None]
        somewhere: dict[int, list[Callable[[int, int], None]]] = {}
        for place, draw in self._late:
            if place is not None:
                somewhere.setdefault(place, []).append(draw)
        for index, page in enumerate(pages):
            self._code, self._page_drawn_on = [], index
            for draw in (*everywhere, *somewhere.get(index, ())):
                draw(index, len(pages))
            page.stream += "\n".join(self._code) + "\n"
        self._page_drawn_on = None
