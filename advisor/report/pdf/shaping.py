"""Turns a run of Devanagari or Thai into placed glyphs: conjuncts, reordered vowels, stacked marks."""

from __future__ import annotations

from functools import cache
from typing import Any

from advisor.records import Struct
from advisor.report import fonts
from advisor.report.fonts import Face
from advisor.report.pdf.embedding import GLYPHS_FROM, font

_EM = 1000
_JOINER = "\u2060"


class Stretch(Struct, frozen=True, kw_only=True):
    """Glyphs that stand side by side, as private characters of their face.

    ``x`` from the start of the run and ``rise`` above the baseline, in thousandths of the font's size.
    """

    drawn: str
    x: float
    rise: float


class ShapedRun(Struct, frozen=True, kw_only=True):
    """A run with all its glyphs, in the order in which they are read."""

    stretches: tuple[Stretch, ...]
    width: float


@cache
def _shaper(face: Face) -> tuple[Any, Any]:
    import uharfbuzz

    shaper = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(fonts.font_data(face))))
    shaper.scale = (_EM, _EM)
    return uharfbuzz, shaper


def shape(face: Face, text: str) -> ShapedRun:
    """``text``: letters of the face's script alone."""
    library, shaper = _shaper(face)
    buffer = library.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    library.shape(shaper, buffer)
    infos = buffer.glyph_infos
    words = _spoken(face, text, [(info.codepoint, info.cluster) for info in infos])
    glyphs: list[tuple[int, str, float, float, float]] = []
    pen = 0.0
    for info, position, (said, order) in zip(infos, buffer.glyph_positions, words, strict=True):
        width = shaper.get_glyph_h_advance(info.codepoint)
        drawn = font(face).private(info.codepoint, width, said)
        glyphs.append((order, drawn, pen + position.x_offset, float(position.y_offset), width))
        pen += position.x_advance
    stretches: list[Stretch] = []
    reached = 0.0
    for _, drawn, x, rise, width in sorted(glyphs, key=lambda glyph: glyph[0]):
        last = stretches[-1] if stretches else None
        if last is not None and x == reached and rise == last.rise:
            stretches[-1] = Stretch(drawn=last.drawn + drawn, x=last.x, rise=rise)
        else:
            stretches.append(Stretch(drawn=drawn, x=x, rise=rise))
        reached = x + width
    return ShapedRun(stretches=tuple(stretches), width=pen)


def _spoken(face: Face, text: str, glyphs: list[tuple[int, int]]) -> list[tuple[str, int]]:
    """What each glyph says, and its place in reading order.

    Its own letter where the cluster has it, else what the cluster has left over; where that does not make up
    the cluster, its first glyph says it all. A further part says a word joiner, which nobody hears.
    ``glyphs``: number in the font, where its cluster starts.
    """
    starts = sorted({cluster for _, cluster in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    left = {start: list(range(start, ends[start])) for start in starts}
    found: list[tuple[str, int] | None] = [None] * len(glyphs)
    for place, (number, start) in enumerate(glyphs):
        at = next((at for at in left[start] if text[at] in _letters(face).get(number, ())), None)
        if at is not None:
            left[start].remove(at)
            found[place] = (text[at], at)
    for place, (_, start) in enumerate(glyphs):
        if found[place] is None:
            rest = left[start]
            found[place] = ("".join(text[at] for at in rest) or _JOINER, (rest or [ends[start] - 1])[0])
            left[start] = []
    told = [one for one in found if one is not None]
    for start in starts:
        members = [place for place, (_, cluster) in enumerate(glyphs) if cluster == start]
        in_order = sorted(members, key=lambda place: told[place][1])
        if "".join(told[place][0] for place in in_order).replace(_JOINER, "") != text[start : ends[start]]:
            for place in members:
                told[place] = (_JOINER, start)
            told[members[0]] = (text[start : ends[start]], start)
    return told


@cache
def _letters(face: Face) -> dict[int, tuple[str, ...]]:
    """The letters that each glyph is drawn for by itself."""
    found: dict[int, tuple[str, ...]] = {}
    for code, number in font(face).face.charToGlyph.items():
        if code < GLYPHS_FROM:
            found[number] = (*found.get(number, ()), chr(code))
    return found
