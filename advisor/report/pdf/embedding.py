"""The fonts as they go into the file: loaded once a process, with what each of their glyphs says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Any

from advisor.report import fonts
from advisor.report.fonts import Face
from advisor.report.pdf.lean import TTFont, pdfmetrics

# Shaped glyphs have no character of their own; each gets a private one for whatever it says.
GLYPHS_FROM = 0xF0000
_MOST_TOGETHER = 100  # entries in one list of a CMap (Adobe Technical Note 5014)


class EmbeddedFont(TTFont):
    """A font whose glyphs can be copied and read out as the text they stand for, ligatures too.

    ``spoken``: what each private character says.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.spoken: dict[int, str] = {}
        self._private: dict[tuple[int, str], str] = {}

    def addObjects(self, doc: Any) -> None:  # noqa: N802
        state = self.state[doc]
        subsets, name = state.subsets, state.internalName
        super().addObjects(doc)
        dictionary = doc.idToObject["BasicFonts"].dict
        for number, subset in enumerate(subsets):
            stream = doc.idToObject[dictionary[f"{name}+{number}"].ToUnicode.name]
            stream.content = _to_unicode(subset, self.spoken)

    def private(self, glyph: int, width: float, said: str) -> str:
        """The character for a glyph that says this; ``width`` in thousandths of the font's size."""
        found = self._private.get((glyph, said))
        if found is None:
            code = GLYPHS_FROM + len(self._private)
            self.face.charToGlyph[code] = glyph
            self.face.charWidths[code] = width
            self.spoken[code] = said
            found = self._private[glyph, said] = chr(code)
        return found


def font_name(face: Face) -> str:
    """The name that a canvas knows the face by."""
    return str(font(face).fontName)


@cache
def font(face: Face) -> EmbeddedFont:
    """The face, read and registered."""
    found = EmbeddedFont(f"Rightsource-{face.name.title()}", BytesIO(fonts.font_data(face)))
    pdfmetrics.registerFont(found)
    return found


def _to_unicode(subset: Sequence[int], spoken: Mapping[int, str]) -> str:
    """The CMap from codes to text (ISO 32000-1, 9.10.3). Codes that stand for nothing have no entry."""
    entries = []
    for code, character in enumerate(subset):
        if character:
            said = spoken.get(character) or fonts.as_typed(chr(character))
            entries.append(f"<{code:02X}> <{said.encode('utf-16-be').hex().upper()}>")
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for start in range(0, len(entries), _MOST_TOGETHER):
        together = entries[start : start + _MOST_TOGETHER]
        lines += [f"{len(together)} beginbfchar", *together, "endbfchar"]
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"])
