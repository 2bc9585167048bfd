"""Breaks text into lines that fit, in any script the fonts have.

There is no markup at any point: a text is set as the characters it consists of, so nothing in it can become a
tag, a link or a picture.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial

from advisor.records import Struct, replace
from advisor.report import fonts
from advisor.report.cleaning import clean
from advisor.report.fonts import Face, Script
from advisor.report.graphemes import clusters, may_part, parts_well
from advisor.report.pdf.embedding import font
from advisor.report.pdf.shaping import ShapedRun, shape
from advisor.report.pdf.styles import TextStyle

# Not the no-break spaces, which keep figures and their units together.
_SPACES = re.compile("[ \u1680\u2000-\u2006\u2008-\u200a\u3000]+")
ELLIPSIS = "…"


class Stroke(Struct, frozen=True, kw_only=True):
    """Characters of one face; ``x`` from the line's start and ``rise`` above its baseline, in points."""

    face: Face
    drawn: str
    x: float = 0.0
    rise: float = 0.0


class Line(Struct, frozen=True, kw_only=True):
    """``strokes`` from left to right. ``text`` in logical order; ``said``: that, where glyphs differ from it.

    ``is_glued``: it goes on with a word that the line before broke.
    """

    strokes: tuple[Stroke, ...]
    width: float
    text: str
    said: str = ""
    from_right: bool = False
    is_glued: bool = False


class Typesetter:
    """Sets the texts of one document, and remembers what could not be printed as it stands.

    ``missing``: characters that no font has. ``cut_short``: texts that a style's line limit cut, in order.
    ``from_right``: how what has no letters reads.
    """

    def __init__(self, *, from_right: bool = False) -> None:
        self.missing: set[str] = set()
        self.cut_short: dict[str, None] = {}
        self.from_right = from_right
        self._lines: dict[tuple[str, TextStyle, int], tuple[tuple[Line, ...], bool]] = {}
        self._printable: dict[tuple[str, Face], str] = {}
        self._seen: dict[Face, set[str]] = {}  # characters that the face has
        self._measured: dict[tuple[str, Face], float] = {}
        self._runs: dict[tuple[Face, str], ShapedRun] = {}
        self._widths: dict[Face, dict[int, float]] = {}

    def lines(self, text: str, style: TextStyle, width: float) -> tuple[Line, ...]:
        """The text in lines of at most ``width`` points; words too long for one are broken."""
        key = (text, style, round(width * 100))
        found = self._lines.get(key)
        if found is None:
            found = self._lines[key] = self._set(text, style, width)
        lines, is_cut = found
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
        found = self._printable.get((text, face))
        if found is None:
            shaped = fonts.joined(clean(text))
            unseen = set(shaped) - self._seen.setdefault(face, set())
            found, missing = shaped, frozenset[str]()
            if unseen:
                found, missing = fonts.with_replacements(shaped, partial(self._has_glyph, face))
            if found == shaped:
                self._seen[face] |= unseen
            self.missing |= missing
            self._printable[text, face] = found
        return found

    def _has_glyph(self, face: Face, character: str) -> bool:
        script = fonts.runs(character)[0][0] if "\u0900" <= character <= "\ua8ff" else None
        return ord(character) in self._widths_of(fonts.companion(face, script) if script else face)

    def _widths_of(self, face: Face) -> dict[int, float]:
        found = self._widths.get(face)
        if found is None:
            found = self._widths[face] = font(face).face.charWidths
        return found

    def _measure(self, text: str, style: TextStyle) -> float:
        return self._in_thousandths(text, style.face) * style.size / 1000

    def _in_thousandths(self, text: str, face: Face) -> float:
        found = self._measured.get((text, face))
        if found is None:
            found = sum(
                self._shaped(face, script, part).width if script else self._plain(part, face)
                for script, part in (fonts.runs(text) if fonts.has_shaped(text) else [(None, text)])
            )
            self._measured[text, face] = found
        return found

    def _plain(self, text: str, face: Face) -> float:
        widths = self._widths_of(face)
        try:
            return float(sum([widths[ord(character)] for character in fonts.visible(text)]))
        except KeyError:
            default = font(face).face.defaultWidth
            return float(sum(widths.get(ord(character), default) for character in fonts.visible(text)))

    def _shaped(self, face: Face, script: Script, text: str) -> ShapedRun:
        own = fonts.companion(face, script)
        run = self._runs.get((own, text))
        if run is None:
            run = self._runs[own, text] = shape(own, text)
        return run

    def _set(self, text: str, style: TextStyle, width: float) -> tuple[tuple[Line, ...], bool]:
        lines: list[Line] = []
        for paragraph in self._prepared(text, style.face).split("\n"):
            from_right = fonts.reads_right_to_left(paragraph, otherwise=self.from_right)
            for is_glued, part in self._broken(paragraph, style, width):
                if style.max_lines is not None and len(lines) == style.max_lines:
                    lines[-1] = self._cut(lines[-1], style, width)
                    return tuple(lines), True
                if lines and not is_glued:
                    lines[-1] = _with_space(lines[-1])
                line = self._line(part, style, from_right=from_right)
                lines.append(replace(line, is_glued=True) if is_glued else line)
        return tuple(lines), False

    def _line(self, text: str, style: TextStyle, *, from_right: bool) -> Line:
        if text.isascii():
            strokes: tuple[Stroke, ...] = (Stroke(face=style.face, drawn=text),)
            return Line(strokes=strokes, width=self._measure(text, style), text=text, from_right=from_right)
        found: list[tuple[int, list[Stroke]]] = []
        x = 0.0
        for place, part in _pieces_of(fonts.in_visual_order(text, right_to_left=from_right)):
            for script, run in fonts.runs(part):
                strokes, width = self._strokes(script, run, style, x)
                found.append((place, list(strokes)))
                x += width
        # Drawn in the order of reading, so that whoever follows the strokes reads them right.
        found.sort(key=lambda pair: pair[0])
        differs = fonts.has_right_to_left(text) or fonts.has_shaped(text)
        return Line(
            strokes=tuple(stroke for _, strokes in found for stroke in strokes),
            width=x,
            text=text,
            said=fonts.visible(fonts.as_typed(text)) if differs else "",
            from_right=from_right,
        )

    def _strokes(
        self, script: Script | None, text: str, style: TextStyle, x: float
    ) -> tuple[tuple[Stroke, ...], float]:
        """A run at ``x``, and its width in points."""
        if script is None:
            return (Stroke(face=style.face, drawn=fonts.visible(text), x=x),), self._measure(text, style)
        run, scale = self._shaped(style.face, script, text), style.size / 1000
        face = fonts.companion(style.face, script)
        strokes = tuple(
            Stroke(face=face, drawn=one.drawn, x=x + one.x * scale, rise=one.rise * scale)
            for one in run.stretches
        )
        return strokes, run.width * scale

    def _cut(self, line: Line, style: TextStyle, width: float) -> Line:
        kept = clusters(line.text)
        while kept and self._measure("".join(kept) + ELLIPSIS, style) > width:
            kept.pop()
        return self._line("".join(kept).rstrip() + ELLIPSIS, style, from_right=line.from_right)

    def _broken(self, paragraph: str, style: TextStyle, width: float) -> Iterator[tuple[bool, str]]:
        """The lines, each with whether it goes on within a word."""
        space = self._measure(" ", style)
        line = ""
        used = 0.0
        is_glued = False
        for gap, word in _tokens(paragraph):
            measured = self._measure(word, style)
            before = space if gap else 0.0
            if line and used + before + measured <= width:
                line += f" {word}" if gap else word
                used += before + measured
                continue
            if line:
                yield is_glued, line
                is_glued = not gap
            if measured <= width:
                line, used = word, measured
            else:
                *whole, line = self._pieces(word, style, width)
                for piece in whole:
                    yield is_glued, piece
                    is_glued = True
                used = self._measure(line, style)
        yield is_glued, line

    def _pieces(self, word: str, style: TextStyle, width: float) -> list[str]:
        """A word longer than a line, broken where it may be; in a good place, if its last quarter has one."""
        letters = clusters(word)
        pieces = []
        start = 0
        while start < len(letters):
            end, used = start, 0.0
            while end < len(letters):
                used += self._measure(letters[end], style)
                if used > width and end > start:
                    break
                end += 1
            if end < len(letters):
                earliest = start + max(1, (end - start) * 3 // 4)
                places = range(end, earliest, -1)
                allowed = [place for place in places if may_part(letters[place - 1], letters[place])]
                good = (place for place in allowed if parts_well(letters[place - 1], letters[place]))
                end = next(good, allowed[0] if allowed else end)
            pieces.append("".join(letters[start:end]))
            start = end
        return pieces


def _pieces_of(visual: Sequence[tuple[str, int]]) -> Iterator[tuple[int, str]]:
    """What is drawn in the order it is read, with where it stands in the line; the rest letter by letter.

    In what runs from the right a letter's marks stay before it, as they are drawn: readers expect them there.
    """
    piece, start, last = "", 0, 0
    for letter, place in visual:
        with_mark = piece and place == last - 1 and unicodedata.combining(piece[-1])
        if piece and place != last + 1 and not with_mark:
            yield start, piece
            piece = ""
        start = place if not piece or with_mark else start
        piece, last = piece + letter, place
    if piece:
        yield start, piece


def _with_space(line: Line) -> Line:
    """The line with the space that stood before the next, for whoever reads on; it takes no room."""
    *others, last = line.strokes or (Stroke(face=Face.REGULAR, drawn=""),)
    spaced = Stroke(face=last.face, drawn=last.drawn + " ", x=last.x, rise=last.rise)
    return Line(
        strokes=(*others, spaced),
        width=line.width,
        text=line.text,
        said=line.said,
        from_right=line.from_right,
        is_glued=line.is_glued,
    )


def _tokens(paragraph: str) -> Iterator[tuple[bool, str]]:
    """The words, each with whether a space is before it; Thai taken apart where syllables surely begin."""
    for number, word in enumerate(_SPACES.split(paragraph.strip(" "))):
        if not fonts.has_shaped(word) or not any(script is Script.THAI for script, _ in fonts.runs(word)):
            yield number > 0, word
            continue
        token, gap = "", number > 0
        for letter in clusters(word):
            if token and parts_well(token, letter):
                yield gap, token
                token, gap = "", False
            token += letter
        yield gap, token
