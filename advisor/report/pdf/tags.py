"""What a PDF tells a screen reader: what is a heading, a paragraph, a table's cell; in which order.

ReportLab has no tagging of its own. Elements are made when the story is, in reading order, so the order does
not depend on how pages break; drawing only tells each element where its pieces ended up (ISO 32000-1, 14.7
and 14.8; ISO 14289-1, which is PDF/UA).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.pdfbase import pdfdoc

from advisor.report.cleaning import one_line

_ALTERNATIVE_LIMIT = 4_000
_LITERAL = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


class Element:
    """A node of the structure tree.

    Leaves hold ``marks``: page index, id of the marked content on that page. ``links``: annotations of its
    own. ``box``: where a figure stands on its page, as left, bottom, right, top.
    """

    def __init__(self, role: str, *, alternative: str = "", attributes: str = "") -> None:
        self.role = role
        self.alternative = one_line(alternative, _ALTERNATIVE_LIMIT)
        self.attributes = attributes
        self.children: list[Element] = []
        self.marks: list[tuple[int, int]] = []
        self.links: list[tuple[int, str]] = []
        self.box: tuple[float, float, float, float] | None = None
        self.name = ""
        self._said: list[str] = []
        self._differs = False

    def add(self, role: str, *, alternative: str = "", attributes: str = "") -> Element:
        child = Element(role, alternative=alternative, attributes=attributes)
        self.children.append(child)
        return child

    def say(self, text: str, *, differs: bool) -> None:
        """What it shows, piece by piece. ``differs``: glyphs have another order or shape than the text."""
        self._said.append(text)
        self._differs |= differs

    @property
    def actual_text(self) -> str:
        """What is to be read instead of the glyphs; empty where these read as they stand."""
        return " ".join(self._said) if self._differs else ""

    @property
    def is_used(self) -> bool:
        return bool(self.marks) or any(child.is_used for child in self.children)

    def used(self) -> Iterator[Element]:
        """It and all below it that came to paper, in reading order."""
        yield self
        for child in self.children:
            if child.is_used:
                yield from child.used()


LIST = "/O/List/ListNumbering/"
TABLE = "/O/Table"


def list_element(parent: Element, numbering: str) -> Element:
    """A list; ``numbering``: Decimal, Disc, Square or None (ISO 32000-1, table 347)."""
    return parent.add("L", attributes=f"{LIST}{numbering}")


def header_cell(row: Element, scope: str) -> Element:
    """A table's header cell for its ``scope``: Column or Row."""
    return row.add("TH", attributes=f"{TABLE}/Scope/{scope}")


def table_element(parent: Element, summary: str) -> Element:
    """A table. Its summary is no alternative text: that would be read instead of the cells."""
    told = f"/Summary {text_string(one_line(summary, _ALTERNATIVE_LIMIT))}" if summary else ""
    return parent.add("Table", attributes=f"{TABLE}{told}" if told else "")


def text_string(text: str) -> str:
    """A string as a PDF's syntax has it."""
    if text.isascii() and text.isprintable():
        return f"({text.translate(_LITERAL)})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


class RawObject(pdfdoc.PDFObject):  # type: ignore[misc, unused-ignore]
    """An object of the file, written already."""

    def __init__(self) -> None:
        self.content = ""

    def format(self, document: Any) -> bytes:
        return self.content.encode()


class StructureTree:
    """The whole tree, and which element each piece of marked content belongs to."""

    def __init__(self, root: Element, document: Any) -> None:
        self.root = root
        self.document = document
        self.owners: list[list[Element]] = [[]]  # page → element of each marked content, by id
        self.links: list[Element] = []
        self._objects = 0

    def write(self, *, mirrored: bool) -> Any:
        """Add all objects to the document, which must have all its pages; the reference of the root."""
        if mirrored:
            self.root.attributes = "/O/Layout/WritingMode/RlTb"
        _without_gaps(self.root)
        root, name = self._new("StructTreeRoot")
        for element in self.root.used():
            self._new("", element)
        for element in self.root.used():
            self._fill(element)
        for child, parent in _parents(self.root):
            self._object(child.name).content += f"/P {self._to(parent.name if parent else name)}>>"
        numbers = [
            f"{page}[{' '.join(self._to(owner.name) for owner in owners)}]"
            for page, owners in enumerate(self.owners)
            if owners
        ]
        numbers += [
            f"{len(self.owners) + place} {self._to(owner.name)}" for place, owner in enumerate(self.links)
        ]
        parents, parents_name = self._new("StructParentTree")
        parents.content = f"<</Nums[{' '.join(numbers)}]>>"
        root.content = (
            f"<</Type/StructTreeRoot/K {self._to(self.root.name)}/ParentTree {self._to(parents_name)}"
            f"/ParentTreeNextKey {len(self.owners) + len(self.links)}>>"
        )
        return pdfdoc.PDFObjectReference(name)

    def number_of_link(self, place: int) -> int:
        """The key of an annotation in the tree of parents, once all pages are there."""
        return len(self.owners) + place

    def _new(self, name: str, element: Element | None = None) -> tuple[RawObject, str]:
        self._objects += 1
        name = name or f"StructElement{self._objects}"
        made = RawObject()
        self.document.Reference(made, name)
        if element is not None:
            element.name = name
        return made, name

    def _object(self, name: str) -> RawObject:
        found: RawObject = self.document.idToObject[name]
        return found

    def _to(self, name: str) -> str:
        return f"{self.document.idToObjectNumberAndVersion[name][0]} 0 R"

    def _fill(self, element: Element) -> None:
        parts = [f"<</Type/StructElem/S/{element.role}"]
        if element.alternative:
            parts.append(f"/Alt {text_string(element.alternative)}")
        if element.actual_text:
            parts.append(f"/ActualText {text_string(element.actual_text)}")
        attributes = [f"<<{element.attributes}>>"] if element.attributes else []
        if element.box is not None:
            box = " ".join(f"{value:.2f}" for value in element.box)
            attributes.append(f"<</O/Layout/Placement/Block/BBox[{box}]>>")
        if attributes:
            parts.append(f"/A {attributes[0]}" if len(attributes) == 1 else f"/A[{' '.join(attributes)}]")
        kids: list[str] = []
        if element.marks:
            first = element.marks[0][0]
            parts.append(f"/Pg {self._to(f'Page{first + 1}')}")
            kids += [
                str(mark) if page == first else f"<</Type/MCR/Pg {self._to(f'Page{page + 1}')}/MCID {mark}>>"
                for page, mark in element.marks
            ]
        kids += [
            f"<</Type/OBJR/Pg {self._to(f'Page{page + 1}')}/Obj {self._to(name)}>>"
            for page, name in element.links
        ]
        kids += [self._to(child.name) for child in element.children if child.is_used]
        parts.append(f"/K[{' '.join(kids)}]")
        self._object(element.name).content = "".join(parts)


def _parents(root: Element) -> Iterator[tuple[Element, Element | None]]:
    yield root, None
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        for child in parent.children:
            if child.is_used:
                yield child, parent
                waiting.append(child)


def _without_gaps(root: Element) -> None:
    """The first heading is of level 1, and none is more than one level below the one before (PDF/UA 7.4)."""
    level = 0
    for element in root.used():
        if element.role[0] == "H" and element.role[1:].isdigit():
            level = min(int(element.role[1:]), level + 1)
            element.role = f"H{level}"
