"""Tags a PDF for screen readers: what is a heading, a paragraph, a table cell; what is decoration.

ReportLab has no tagging of its own. Elements are made when the story is, in reading order, so the order does
not depend on how pages break; drawing only tells each element where its pieces ended up (ISO 32000-1, 14.7
and 14.8).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from advisor.report.cleaning import one_line

_ROOT = "StructTreeRoot"
_ALTERNATIVE_LIMIT = 4_000


class Element:
    """A node of the structure tree. Leaves hold marks: page index, id of the marked content on that page."""

    def __init__(self, role: str, *, alternative: str = "", scope: str = "") -> None:
        self.role = role
        self.alternative = one_line(alternative, _ALTERNATIVE_LIMIT)
        self.scope = scope
        self.children: list[Element] = []
        self.marks: list[tuple[int, int]] = []
        self.name = ""

    def add(self, role: str, *, alternative: str = "", scope: str = "") -> Element:
        child = Element(role, alternative=alternative, scope=scope)
        self.children.append(child)
        return child

    @property
    def is_used(self) -> bool:
        return bool(self.marks) or any(child.is_used for child in self.children)


class TaggedCanvas(Canvas):
    """A canvas that keeps the structure tree of what is drawn on it."""

    def __init__(self, *args: Any, tree: Element, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._tree = tree
        self._owners: list[list[Element]] = [[]]  # page → element of each marked content, by id

    @contextmanager
    def marked(self, element: Element | None, *, said: str = "") -> Iterator[None]:
        """What is drawn meanwhile belongs to the element, or is decoration. Do not nest.

        ``said``: the text as it is read, where glyphs have another order or shape. Not in a Span of its own:
        Poppler would put it in visual order a second time.
        """
        if element is None:
            self._code.append("/Artifact BMC")
        else:
            owners = self._owners[-1]
            element.marks.append((len(self._owners) - 1, len(owners)))
            spoken = f" /ActualText <FEFF{said.encode('utf-16-be').hex().upper()}>" if said else ""
            self._code.append(f"/{element.role} <</MCID {len(owners)}{spoken}>> BDC")
            owners.append(element)
        try:
            yield
        finally:
            self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._owners) - 1
        page.Tabs = pdfdoc.PDFName("S")
        self._owners.append([])

    def save(self) -> None:
        if self._code:
            self.showPage()
        self._write_tree()
        super().save()

    def _write_tree(self) -> None:
        document = self._doc
        root = pdfdoc.PDFDictionary({"Type": pdfdoc.PDFName("StructTreeRoot")})
        reference = document.Reference(root, _ROOT)
        root["K"] = self._write_element(self._tree, reference)
        numbers: list[Any] = []
        for index, owners in enumerate(self._owners):
            if owners:
                parents = pdfdoc.PDFArray([pdfdoc.PDFObjectReference(owner.name) for owner in owners])
                numbers += [index, document.Reference(parents, f"StructParents{index}")]
        tree = pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)})
        root["ParentTree"] = document.Reference(tree, "StructParentTree")
        root["ParentTreeNextKey"] = len(self._owners)
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": pdfdoc.PDFtrue})
        self.setViewerPreference("DisplayDocTitle", "true")

    def _write_element(self, element: Element, parent: Any) -> Any:
        entry = pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("StructElem"), "S": pdfdoc.PDFName(element.role), "P": parent}
        )
        self._elements = getattr(self, "_elements", 0) + 1
        element.name = f"StructElement{self._elements}"
        reference = self._doc.Reference(entry, element.name)
        if element.alternative:
            entry["Alt"] = pdfdoc.PDFString(element.alternative)
        if element.scope:
            entry["A"] = pdfdoc.PDFDictionary(
                {"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName(element.scope)}
            )
        kids: list[Any] = [
            pdfdoc.PDFDictionary(
                {
                    "Type": pdfdoc.PDFName("MCR"),
                    "Pg": pdfdoc.PDFObjectReference(f"Page{page + 1}"),
                    "MCID": mark,
                }
            )
            for page, mark in element.marks
        ]
        kids += [self._write_element(child, reference) for child in element.children if child.is_used]
        entry["K"] = pdfdoc.PDFArray(kids)
        return reference
