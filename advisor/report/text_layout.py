"""Sets text in a grid of characters: wrapping, columns and bars for a terminal or a plain e-mail."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache

from advisor.report.cleaning import clean
from advisor.report.columns import share_width

_GAP = 2  # between columns


def width_of(text: str) -> int:
    """Cells that the text takes in a terminal."""
    if text.isascii():
        return len(text)
    return sum(map(_cells, text))


@lru_cache(maxsize=1024)  # a text has few characters that differ
def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def padded(text: str, width: int, *, right: bool = False) -> str:
    """The text, filled up with spaces to ``width`` cells."""
    if text.isascii():
        return text.rjust(width) if right else text.ljust(width)
    fill = " " * max(0, width - width_of(text))
    return fill + text if right else text + fill


def wrapped(text: str, width: int, *, first: str = "", rest: str | None = None) -> list[str]:
    """The text in lines of at most ``width`` cells; ``first`` and ``rest`` are set before its lines."""
    if not first and len(text) <= width and text.isascii() and text.isprintable():
        return [text.strip()]  # as most cells of a table are
    indent = width_of(first)
    rest = " " * indent if rest is None else rest
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        for line in _broken(paragraph, width - indent):
            lines.append(((rest if lines else first) + line).rstrip())
    return lines


def _broken(paragraph: str, width: int) -> list[str]:
    if len(paragraph) <= width and paragraph.isascii() and paragraph.isprintable():
        return [paragraph.rstrip()]  # as most are, and what textwrap would find out at some length
    if len(paragraph) == width_of(paragraph):
        words = paragraph.split()
        if words and len(max(words, key=len)) <= width and " ".join(words) == paragraph:
            return _filled(words, width)
        return textwrap.wrap(paragraph, width, break_on_hyphens=False) or [""]
    lines = [""]
    for word in paragraph.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if lines[-1] and width_of(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines


def _filled(words: Sequence[str], width: int) -> list[str]:
    """Lines with as many of the words as each can take: what textwrap makes of plain words, much sooner."""
    lines: list[str] = []
    line = words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = word
    return [*lines, line]


def table(
    rows: Sequence[Sequence[str]], *, numeric: frozenset[int], ruled: frozenset[int], width: int
) -> list[str]:
    """The rows in aligned columns; the first row is the header. ``ruled``: rows with a line above them."""
    columns = len(rows[0])
    usable = width - _GAP * (columns - 1)
    cells = [[clean(cell) for cell in row] for row in rows]
    least = [
        float(
            max(
                _least(row[column], whole=column in numeric and number > 0)
                for number, row in enumerate(cells)
            )
        )
        for column in range(columns)
    ]
    least = [min(need, usable * 0.6) for need in least]
    lengths = [
        [
            least[column] if column in numeric else float(max(map(_measure(cell), cell.split("\n"))))
            for column, cell in enumerate(row)
        ]
        for row in cells
    ]
    widths = [max(1, int(share + 1e-9)) for share in share_width(least, lengths, usable)]
    longest = [max(column) for column in zip(*lengths, strict=True)]
    widths = [min(width, max(1, int(most))) for width, most in zip(widths, longest, strict=True)]
    rule = "-" * (sum(widths) + _GAP * (columns - 1))
    lines: list[str] = []
    for number, row in enumerate(cells):
        if number == 1 or number in ruled:
            lines.append(rule)
        lines += _row(row, widths, numeric)
    return lines


def _least(cell: str, *, whole: bool) -> int:
    return width_of(cell) if whole else max(map(_measure(cell), cell.split()), default=1)


def _measure(text: str) -> Callable[[str], int]:
    """What tells the width of the pieces of a text: their lengths do where it has nothing wide or thin."""
    return len if text.isascii() else width_of


def _row(cells: Sequence[str], widths: Sequence[int], numeric: frozenset[int]) -> list[str]:
    blocks = [
        [padded(line, width, right=column in numeric) for line in wrapped(cell, width)]
        for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    height = max(map(len, blocks))
    for block, width in zip(blocks, widths, strict=True):
        block.extend([" " * width] * (height - len(block)))
    return [(" " * _GAP).join(parts).rstrip() for parts in zip(*blocks, strict=True)]
