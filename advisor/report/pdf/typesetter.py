"""Breaks text into lines that fit, in any script the fonts have.

There is no markup at any point: a text is set as the characters it consists of, so nothing in it can become a
tag, a link or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from advisor.report import fonts
from advisor.report.cleaning import clean
from advisor.report.fonts import Face
from advisor.report.pdf.styles import TextStyle

# Not the no-break spaces, which keep figures and their units together.
_SPACES = re.compile("[ \u1680\u2000-\u2006\u2008-\u200a\u3000]+")
_BREAK_AFTER = frozenset("-–—/\\_.,:;@&?=+|")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """``drawn``: characters from left to right. ``said``: the same as read where that differs, else empty."""

    drawn: str
    width: float
    said: str = ""
    from_right: bool = False


def font_name(face: Face) -> str:
    """The name that a canvas knows the face by."""
    return str(_font(face).fontName)


@cache
def _font(face: Face) -> TTFont:
    font = TTFont(f"Rightsource-{face.name.title()}", BytesIO(fonts.font_data(face)))
    pdfmetrics.registerFont(font)
    return font


class Typesetter:
    """Sets the texts of one document, and remembers what could not be printed as it stands.

    ``missing``: characters that no font has. ``cut_short``: texts that a style's line limit cut, in order.
    """

    def __init__(self) -> None:
        self.missing: set[str] = set()
        self.cut_short: dict[str, None] = {}
        self._lines: dict[tuple[str, TextStyle, int], tuple[tuple[Line, ...], bool]] = {}
        self._fonts = {face: _font(face) for face in Face}
        self._widths: dict[Face, dict[int, float]] = {
            face: font.face.charWidths for face, font in self._fonts.items()
        }

    def ascent(self, style: TextStyle) -> float:
        """Points from the top of a line to its baseline."""
        return style.size * 0.76 + (style.leading - style.size * 0.98) / 2

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """The text in lines of at most ``width`` points; words too long for one are broken."""
        key = (text, style, round(width * 100))
        if key not in self._lines:
            self._lines[key] = self._set(text, style, width)
        lines, is_cut = self._lines[key]
        if is_cut:
            self.cut_short[text] = None
        return lines

    def natural_width(self, text: str, style: TextStyle) -> float:
        """Points the text takes on one line (its longest, where it has several)."""
        prepared = self._prepared(text, style.face)
        return max((self._measure(line, style) for line in prepared.split("\n")), default=0.0)

    def longest_word(self, text: str, style: TextStyle) -> float:
        prepared = self._prepared(text, style.face).replace("\n", " ")
        return max((self._measure(word, style) for word in _SPACES.split(prepared)), default=0.0)

    def _prepared(self, text: str, face: Face) -> str:
        has_glyph = self._widths[face].keys()
        shaped = fonts.joined(clean(text))
        printable, missing = fonts.with_replacements(shaped, lambda character: ord(character) in has_glyph)
        self.missing |= missing
        return printable

    def _measure(self, text: str, style: TextStyle) -> float:
        widths = self._widths[style.face]
        default = self._fonts[style.face].face.defaultWidth
        return float(sum(widths.get(ord(character), default) for character in text)) * style.size / 1000

    def _set(self, text: str, style: TextStyle, width: float) -> tuple[tuple[Line, ...], bool]:
        lines: list[Line] = []
        for paragraph in self._prepared(text, style.face).split("\n"):
            from_right = fonts.reads_right_to_left(paragraph)
            for part in self._broken(paragraph, style, width):
                if style.max_lines is not None and len(lines) == style.max_lines:
                    lines[-1] = self._cut(lines[-1], style, width)
                    return tuple(lines), True
                lines.append(self._line(part, style, from_right=from_right))
        return tuple(lines), False

    def _line(self, text: str, style: TextStyle, *, from_right: bool) -> Line:
        drawn = fonts.in_visual_order(text, right_to_left=from_right)
        # Beyond the basic plane ReportLab maps glyphs to the wrong characters, for whoever copies the text.
        differs = fonts.has_right_to_left(text) or (text and max(text) > "\uffff")
        said = fonts.as_typed(text) if differs else ""
        return Line(drawn=drawn, said=said, width=self._measure(drawn, style), from_right=from_right)

    def _cut(self, line: Line, style: TextStyle, width: float) -> Line:
        text = fonts.joined(line.said or line.drawn) + ELLIPSIS
        while len(text) > 1 and self._measure(text, style) > width:
            text = text[:-2].rstrip() + ELLIPSIS
        return self._line(text, style, from_right=line.from_right)

    def _broken(self, paragraph: str, style: TextStyle, width: float) -> Iterator[str]:
        space = self._measure(" ", style)
        line: list[str] = []
        used = 0.0
        for word in _SPACES.split(paragraph.strip(" ")):
            measured = self._measure(word, style)
            if line and used + space + measured <= width:
                line.append(word)
                used += space + measured
                continue
            if line:
                yield " ".join(line)
            pieces = [word] if measured <= width else self._pieces(word, style, width)
            yield from pieces[:-1]
            line, used = [pieces[-1]], self._measure(pieces[-1], style)
        yield " ".join(line)

    def _pieces(self, word: str, style: TextStyle, width: float) -> list[str]:
        """A word longer than a line, broken after punctuation in its last quarter where there is some."""
        pieces = []
        start = 0
        while start < len(word):
            end, used = start, 0.0
            while end < len(word):
                used += self._measure(word[end], style)
                if used > width and end > start:
                    break
                end += 1
            if end < len(word):
                earliest = start + max(1, (end - start) * 3 // 4)
                end = next(
                    (place for place in range(end, earliest, -1) if word[place - 1] in _BREAK_AFTER), end
                )
            pieces.append(word[start:end])
            start = end
        return pieces
