"""A report as plain text, 80 characters wide: for a terminal, or the body of an e-mail."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.report import document as doc
from advisor.report.chart import BarRow, ChartGeometry
from advisor.report.chart_style import CostGroup
from advisor.report.cleaning import one_line
from advisor.report.swings import SwingGeometry, SwingRow
from advisor.report.text_layout import padded, table, width_of, wrapped

WIDTH = 80

_MARKS = {
    CostGroup.WORK: "█",
    CostGroup.CHECKING: "/",
    CostGroup.STARTING: ":",
    CostGroup.MENDING: "\\",
    CostGroup.RISKS: "#",
    CostGroup.PREFERENCES: "·",
}
_LOW, _LINE, _MEAN, _HIGH = "├", "─", "◆", "┤"
_BAR_INDENT = 2
_NO_BREAK = "\u00a0"


def as_text(document: doc.Document, width: int = WIDTH) -> str:
    """The whole document; ends in a line break."""
    blocks: list[list[str]] = []
    if document.business:
        blocks.append([one_line(document.business)])
    for block in _blocks(document.sections):
        lines = _lines(block, width)
        if lines:
            blocks.append(lines)
    if document.footer:
        blocks.append([one_line(document.footer)])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _blocks(sections: Iterable[doc.Section]) -> Iterable[doc.Block]:
    for section in sections:
        if isinstance(section, doc.OnePage):
            yield from section.blocks
        else:
            yield section


def _lines(block: doc.Block, width: int) -> list[str]:
    match block:
        case doc.Heading():
            return _heading(block, width)
        case doc.Paragraph():
            return wrapped(block.text, width)
        case doc.Verdict():
            texts = (block.headline, block.confidence, block.odds)
            return [line for text in texts if text for line in wrapped(text, width, first="| ", rest="| ")]
        case doc.KeyFigures():
            return _figures(block, width)
        case doc.TwoSides():
            return _sides(block, width)
        case doc.BarChart():
            return _chart(block, width)
        case doc.SwingChart():
            return _swings(block, width)
        case doc.Table():
            ruled = frozenset(number for number, row in enumerate(block.rows, start=1) if row.strong)
            cells = [block.header, *(row.cells for row in block.rows)]
            return table(cells, numeric=block.numeric, ruled=ruled, width=width)
        case doc.Note():
            return wrapped(f"{block.title}: {block.text}" if block.title else block.text, width, first="! ")
        case doc.PageBreak() | doc.Contents():
            return []
        case _:
            return _list(block, width)


def _list(
    block: doc.Steps | doc.Bullets | doc.Checklist | doc.Definitions | doc.SignOff, width: int
) -> list[str]:
    match block:
        case doc.Steps():
            return [line for place, text in enumerate(block.items, start=1)
                    for line in wrapped(text, width, first=f"{place}. ")]  # fmt: skip
        case doc.Bullets():
            return [line for text in block.items for line in wrapped(text, width, first="- ")]
        case doc.Checklist():
            return [line for item in block.items for line in _check(item, width)]
        case doc.Definitions():
            return [line for item in block.items for line in _definition(item, width)]
        case doc.SignOff():
            return [f"{field.label}: {field.value or '_' * 24}"
                    for field in (block.name, block.date, block.review_by)]  # fmt: skip


def _figures(block: doc.KeyFigures, width: int) -> list[str]:
    labels = max(width_of(figure.label) for figure in block.figures) + 2
    lines: list[str] = []
    for figure in block.figures:
        lines += wrapped(figure.value, width, first=padded(f"{figure.label}:", labels))
    return lines


def _heading(block: doc.Heading, width: int) -> list[str]:
    lines = wrapped(one_line(block.text), width)
    if block.level > 2:
        return lines
    return [*lines, ("=" if block.level == 1 else "-") * max(width_of(line) for line in lines)]


def _check(item: doc.CheckItem, width: int) -> list[str]:
    box = "[x] " if item.ticked else "[ ] "
    if not item.title:
        return wrapped(item.text, width, first=box)
    title = f"{item.title} ({item.note})" if item.note else item.title
    lines = wrapped(title, width, first=box)
    return [*lines, *(wrapped(item.text, width, first="    ") if item.text else [])]


def _definition(item: doc.Definition, width: int) -> list[str]:
    meaning = wrapped(item.meaning, width, first="    ")
    note = wrapped(item.note, width, first="    ") if item.note else []
    return [*wrapped(item.term, width), *meaning, *note]


def _sides(block: doc.TwoSides, width: int) -> list[str]:
    lines: list[str] = []
    for title, items in ((block.left_title, block.left), (block.right_title, block.right)):
        if items:
            lines += ["", *wrapped(title, width)] if lines else wrapped(title, width)
            lines += [line for item in items for line in _weighed(item, width)]
    return lines


def _weighed(item: doc.WeighedText, width: int) -> list[str]:
    room = width - width_of(item.figure) - 2
    if not item.figure or room < width // 3:
        return wrapped(f"{item.text} {item.figure}".strip(), width, first="- ")
    first, *others = wrapped(item.text, room, first="- ")
    return [padded(first, room + 2) + item.figure, *others]


def _chart(block: doc.BarChart, width: int) -> list[str]:
    geometry = block.geometry
    cells = width - _BAR_INDENT - 1
    lines: list[str] = []
    for row in geometry.rows:
        name = f"{row.name} ({row.note})" if row.note else row.name
        lines += _weighed(doc.WeighedText(text=name, figure=row.figure), width)
        lines.append(" " * _BAR_INDENT + _bar(row, geometry, cells))
        lines.append(" " * _BAR_INDENT + _whisker(row, cells))
    lines.append(" " * _BAR_INDENT + _axis(geometry, cells))
    entries = zip(geometry.groups, block.group_labels, strict=True)
    legend = "  ".join(f"{_MARKS[group]} {label}".replace(" ", _NO_BREAK) for group, label in entries)
    lines += ["", *(line.replace(_NO_BREAK, " ") for line in wrapped(legend, width))]
    return [*lines, "", *wrapped(block.caption, width)] if block.caption else lines


def _swings(block: doc.SwingChart, width: int) -> list[str]:
    geometry = block.geometry
    cells = width - _BAR_INDENT - 1
    lines: list[str] = []
    for row in geometry.rows:
        name = f"{row.name} ({row.belief})" if row.belief else row.name
        lines += _weighed(doc.WeighedText(text=name, figure=f"{row.low_figure} / {row.high_figure}"), width)
        lines.append(" " * _BAR_INDENT + _swing(row, geometry, cells))
    legend = f"░ {block.low_label}  █ {block.high_label}  | {block.zero_label}"
    lines += ["", *wrapped(legend, width)]
    return [*lines, "", *wrapped(block.caption, width)] if block.caption else lines


def _swing(row: SwingRow, geometry: SwingGeometry, cells: int) -> str:
    line = [" "] * (cells + 1)
    line[round(geometry.zero * cells)] = "|"
    base = round(geometry.base * cells)
    ends = sorted(((row.low, "░"), (row.high, "█")), key=lambda end: -abs(end[0] - geometry.base))
    for end, mark in ends:
        first, last = sorted((base, round(end * cells)))
        line[first : last + 1] = mark * (last + 1 - first)
    line[base] = _MEAN
    return "".join(line).rstrip()


def _bar(row: BarRow, geometry: ChartGeometry, cells: int) -> str:
    line = [" "] * (cells + 1)
    for segment in row.segments:
        for cell in range(round(segment.left * cells), round(segment.right * cells)):
            line[cell] = _MARKS[segment.group]
    zero = round(geometry.zero * cells)
    if line[zero] == " ":
        line[zero] = "|"
    return "".join(line).rstrip()


def _whisker(row: BarRow, cells: int) -> str:
    line = [" "] * (cells + 1)
    if row.low is not None and row.high is not None:
        low, high = round(row.low * cells), round(row.high * cells)
        line[low : high + 1] = _LINE * (high - low + 1)
        line[low], line[high] = _LOW, _HIGH
    line[round(row.at * cells)] = _MEAN
    return "".join(line).rstrip()


def _axis(geometry: ChartGeometry, cells: int) -> str:
    line = ""
    for tick in geometry.ticks:
        start = max(
            0, min(round(tick.at * cells) - width_of(tick.label) // 2, cells + 1 - width_of(tick.label))
        )
        if not line or start > len(line):
            line = padded(line, start) + tick.label
    return line
