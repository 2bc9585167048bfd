"""Reads a tagged PDF as a screen reader does: the text of each element, in the order of the tree."""

from __future__ import annotations

from typing import Any

import pikepdf

from tests.report.pdf_ua import elements, said_by


def read_aloud(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Role and text of each element that has any, the text it is to be read by where it names one."""
    shown = _shown(pdf)
    found = []
    for element, _ in elements(pdf):
        places = [_place(kid, element) for kid in element.get("/K", [])]
        marks = [place for place in places if place is not None]
        if not marks and "/Alt" not in element:
            continue
        told = str(element.get("/ActualText", element.get("/Alt", "")))
        text = told or "".join(shown.get(mark, "") for mark in marks)
        found.append((str(element.S)[1:], " ".join(text.split())))
    return found


def _place(kid: Any, element: Any) -> tuple[Any, int] | None:
    if isinstance(kid, pikepdf.Dictionary):
        return (kid.Pg.objgen, int(kid.MCID)) if kid.get("/Type") == "/MCR" else None
    return element.Pg.objgen, int(kid)


def _shown(pdf: pikepdf.Pdf) -> dict[tuple[Any, int], str]:
    found: dict[tuple[Any, int], str] = {}
    for page in pdf.pages:
        fonts = {
            name: said_by(font.ToUnicode.read_bytes())
            for name, font in page.Resources.get("/Font", {}).items()
            if "/ToUnicode" in font
        }
        mark, name = None, ""
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            match str(operator):
                case "BDC" if "/MCID" in operands[1]:
                    mark = (page.obj.objgen, int(operands[1].MCID))
                    found[mark] = ""
                case "EMC":
                    mark = None
                case "Tf":
                    name = str(operands[0])
                case "Tj" if mark is not None:
                    found[mark] += "".join(fonts[name][code] for code in bytes(operands[0]))
                case "ET" if mark is not None:
                    found[mark] += " "
    return found
