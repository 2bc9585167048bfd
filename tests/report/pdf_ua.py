"""What PDF/UA-1 (ISO 14289-1) asks of a file and a machine can tell; numbers of the Matterhorn Protocol."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

GROUPING = {"/Document", "/Sect", "/TOC", "/TOCI", "/Reference"}
BLOCKS = {"/P", "/H1", "/H2", "/H3", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD"}
STANDARD = GROUPING | BLOCKS | {"/Figure", "/Link"}
CHILDREN = {
    "/Table": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI"},
    "/LI": {"/Lbl", "/LBody"},
    "/TOC": {"/TOCI", "/TOC"},
}
PARENTS = {"/TR": "/Table", "/TH": "/TR", "/TD": "/TR", "/LI": "/L", "/LBody": "/LI", "/TOCI": "/TOC"}
PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}


def faults(data: bytes | pikepdf.Pdf) -> list[str]:
    """Everything that is wrong, each with the number of its failure condition; empty where all is well."""
    pdf = pikepdf.open(io.BytesIO(data)) if isinstance(data, bytes) else data
    return [
        *_of_the_catalogue(pdf),
        *_of_the_metadata(pdf),
        *_of_the_content(pdf),
        *_of_the_tree(pdf),
        *_of_headings(pdf),
        *_of_tables(pdf),
        *_of_links(pdf),
        *_of_fonts(pdf),
    ]


def elements(pdf: pikepdf.Pdf) -> list[tuple[Any, Any]]:
    """Every structure element with its parent, in reading order."""
    found: list[tuple[Any, Any]] = []

    def walk(element: Any, parent: Any) -> None:
        found.append((element, parent))
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
                walk(kid, element)

    walk(pdf.Root.StructTreeRoot.K, pdf.Root.StructTreeRoot)
    return found


def attributes(element: Any) -> dict[str, Any]:
    """All attributes of an element, whoever owns them."""
    owned = element.get("/A", [])
    found: dict[str, Any] = {}
    for one in owned if isinstance(owned, pikepdf.Array) else [owned]:
        if isinstance(one, pikepdf.Dictionary):
            found |= {str(key): value for key, value in one.items()}
    return found


def _of_the_catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root: Any = pdf.Root
    information: Any = root.get("/MarkInfo", pikepdf.Dictionary())
    shown: Any = root.get("/ViewerPreferences", pikepdf.Dictionary())
    if information.get("/Marked") is not True:
        yield "not marked as tagged"
    if information.get("/Suspects") is True:
        yield "01-007 suspects"
    if shown.get("/DisplayDocTitle") is not True:
        yield "07-001 the title is not displayed"
    if not str(root.get("/Lang", "")):
        yield "11-006 no language"
    elif not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(root.Lang)):
        yield "11-007 no such language"
    if "/OCProperties" in root or "/AcroForm" in root or "/AF" in root:
        yield "20-001 optional content, forms or attachments"
    if pdf.is_encrypted:
        yield "26-001 encrypted"
    if "/Outlines" not in root:
        yield "27 no bookmarks"


def _of_the_metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield "06-001 no metadata"
        return
    if "/Filter" in pdf.Root.Metadata:
        yield "the metadata are compressed"
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "06-002 not marked as PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "06-003 no title"
        elif str(pdf.docinfo.get("/Title", "")) != metadata.get("dc:title"):
            yield "two titles"


def _of_the_content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything painted is an artifact or belongs to one element, which knows it."""
    owners = _owners(pdf)
    for number, page in enumerate(pdf.pages):
        if page.get("/Tabs") != "/S":
            yield f"28-008 page {number}: no order for tabs"
        marks: list[str] = []
        seen: list[int] = []
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            match str(operator):
                case "BDC" | "BMC":
                    is_content = len(operands) > 1 and "/MCID" in operands[1]
                    if is_content:
                        seen.append(int(operands[1].MCID))
                        if marks:
                            yield f"01-004 page {number}: a mark within another"
                    marks.append("content" if is_content else str(operands[0]))
                case "EMC":
                    marks.pop()
                case painting if painting in PAINTING and not marks:
                    yield f"01-005 page {number}: {painting} is neither content nor artifact"
                case painting if painting in PAINTING and marks[0] not in {"content", "/Artifact"}:
                    yield f"01-005 page {number}: {painting} in {marks[0]}"
        known = owners.get(int(page.get("/StructParents", -1)), [])
        if sorted(seen) != list(range(len(known))):
            yield f"page {number}: marks and elements differ"
        for mark, owner in enumerate(known):
            if not any(_is_mark(kid, mark, page, owner) for kid in owner.get("/K", [])):
                yield f"page {number}: mark {mark} is not in its element"


def _owners(pdf: pikepdf.Pdf) -> dict[int, list[Any]]:
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    pairs = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    return {key: list(value) if isinstance(value, pikepdf.Array) else [value] for key, value in pairs.items()}


def _is_mark(kid: Any, mark: int, page: Any, owner: Any) -> bool:
    if isinstance(kid, pikepdf.Dictionary):
        return kid.get("/Type") == "/MCR" and int(kid.MCID) == mark and kid.Pg.objgen == page.obj.objgen
    return int(kid) == mark and owner.Pg.objgen == page.obj.objgen


def _of_the_tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    if "/RoleMap" in pdf.Root.StructTreeRoot:
        yield "02-001 roles of its own"
    for element, parent in elements(pdf):
        role = str(element.S)
        if role not in STANDARD:
            yield f"02-001 {role} is no role"
        if element.P.objgen != parent.objgen:
            yield f"09-001 {role}: another parent"
        if not len(element.get("/K", [])):
            yield f"09-001 {role}: empty"
        allowed = CHILDREN.get(role)
        kids = [kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        if allowed and (len(kids) < len(element.K) or any(str(kid.S) not in allowed for kid in kids)):
            yield f"09-004 {role} holds what it may not"
        if PARENTS.get(role, "") not in {"", str(parent.get("/S", ""))}:
            yield f"09-004 {role} in {parent.get('/S')}"
        if role == "/Figure":
            if not str(element.get("/Alt", "")):
                yield "13-004 a figure without words"
            if len(attributes(element).get("/BBox", [])) != 4:
                yield "a figure without a place"
        if role == "/L" and "/ListNumbering" not in attributes(element):
            yield "16-001 a list that does not say how it is numbered"


def _of_headings(pdf: pikepdf.Pdf) -> Iterator[str]:
    levels = [int(str(one.S)[2:]) for one, _ in elements(pdf) if re.fullmatch(r"/H\d", str(one.S))]
    if levels and levels[0] != 1:
        yield "14-002 the first heading is not of level 1"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"14-003 a heading of level {after} below one of level {before}"


def _of_tables(pdf: pikepdf.Pdf) -> Iterator[str]:
    for element, _ in elements(pdf):
        if element.S == "/TH" and attributes(element).get("/Scope") not in {"/Column", "/Row"}:
            yield "15-003 a header cell without scope"
        if element.S == "/Table":
            if len({len(row.K) for row in element.K}) != 1:
                yield "15-001 rows of different lengths"
            if any(cell.S != "/TH" for cell in element.K[0].K):
                yield "15-003 a table without headers"
            if "/Alt" in element:
                yield "a table whose alternative text hides its cells"


def _of_links(pdf: pikepdf.Pdf) -> Iterator[str]:
    owners = _owners(pdf)
    for page in pdf.pages:
        for annotation in page.get("/Annots", []):
            owner = owners.get(int(annotation.get("/StructParent", -1)), [None])[0]
            if owner is None or owner.S != "/Link":
                yield "28-011 a link that is no link element"
            elif not any(
                isinstance(kid, pikepdf.Dictionary)
                and kid.get("/Type") == "/OBJR"
                and kid.Obj.objgen == annotation.objgen
                for kid in owner.K
            ):
                yield "28-011 a link element that does not know its link"
            if not str(annotation.get("/Contents", "")):
                yield "28-012 a link without words"


def _of_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    for page in pdf.pages:
        for name, used in _used(page).items():
            font = page.Resources.Font[name]
            descriptor: Any = font.get("/FontDescriptor", pikepdf.Dictionary())
            if "/FontFile2" not in descriptor:
                yield f"31-009 {name} is not embedded"
            if int(descriptor.get("/Flags", 0)) & 4 and "/Encoding" in font:
                yield f"31-020 {name}: symbolic with an encoding"
            if "/ToUnicode" not in font:
                yield f"31-027 {name}: no text for its glyphs"
                continue
            said = said_by(font.ToUnicode.read_bytes())
            if used - said.keys():
                yield f"31-027 {name}: no text for {sorted(used - said.keys())}"
            if any(not text or {"\x00", "\ufeff", "\ufffe"} & set(text) for text in said.values()):
                yield f"31-028 {name}: text that is none"
            first, widths = int(font.FirstChar), list(font.Widths)
            if any(not first <= code < first + len(widths) for code in used):
                yield f"31-016 {name}: a glyph without a width"


def _used(page: Any) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    name = ""
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        if str(operator) == "Tf":
            name = str(operands[0])
        elif str(operator) == "Tj":
            found.setdefault(name, set()).update(bytes(operands[0]))
    return found


def said_by(cmap: bytes) -> dict[int, str]:
    """What each code of a font stands for."""
    pairs = re.findall(rb"^<([0-9A-F]{2})> <([0-9A-F]*)>$", cmap, re.MULTILINE)
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
