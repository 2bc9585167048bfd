"""Lists and tables: things to do, to tick off, to know, and figures side by side."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import HexColor

from advisor.report import document as doc
from advisor.report.columns import share_width
from advisor.report.pdf.blocks import Grid
from advisor.report.pdf.context import Context, Flowables
from advisor.report.pdf.styles import INK, RULE, STRONG_RULE, TextStyle, limited, right

_GAP = 8.0  # between the columns of a table
_HEADING_AT_MOST = 62.0  # points that a word above figures may ask for
_MEASURED = 600  # characters of a cell
_BOX = {True: "☑", False: "☐"}


def steps(block: doc.Steps, context: Context) -> Flowables:
    """Things to do, numbered."""
    return _listed([(f"{place}.", text) for place, text in enumerate(block.items, start=1)], context)


def bullets(block: doc.Bullets, context: Context) -> Flowables:
    """Things to know."""
    return _listed([("•", text) for text in block.items], context)


def _listed(items: Sequence[tuple[str, str]], context: Context) -> Flowables:
    styles, space = context.styles, context.styles.space
    listed = context.tree.add("L")
    rows = []
    for label, text in items:
        item = listed.add("LI")
        rows.append(
            [
                [context.text(label, styles.strong, item.add("Lbl"))],
                [context.text(text, styles.body, item.add("LBody"))],
            ]
        )
    if not rows:
        return []
    widest = max(context.typesetter.natural_width(label, styles.strong) for label, _ in items)
    label_width = max(widest + 6, 16)
    return [Grid(rows, colWidths=[label_width, context.width - label_width], commands=_rows(space(0.5)))]


def checklist(block: doc.Checklist, context: Context) -> Flowables:
    """A box, what it is about, and its note on the right."""
    styles, space = context.styles, context.styles.space
    listed = context.tree.add("L")
    rows = []
    for entry in block.items:
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        words: Flowables = [context.text(entry.title, styles.strong, body)]
        if entry.text:
            words.append(context.text(entry.text, styles.body, body))
        rows.append(
            [
                [context.text(_BOX[entry.ticked], styles.value, label)],
                words,
                [context.text(entry.note, right(styles.body), body)] if entry.note else [],
            ]
        )
    if not rows:
        return []
    widest = max(context.typesetter.natural_width(entry.note, styles.body) for entry in block.items)
    note_width = min(widest, context.width * 0.3) + (_GAP if widest else 0)
    return [
        Grid(
            rows,
            colWidths=[22, context.width - 22 - note_width, note_width],
            commands=[*_rows(space(1.25)), ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(RULE))],
            spaceAfter=space(1),
        )
    ]


def table(block: doc.Table, context: Context) -> Flowables:
    """A table with a header that is repeated on each page, and light rules."""
    space = context.styles.space
    tree = context.tree.add("Table", alternative=block.description)
    grid: list[list[Flowables]] = []
    lines = [doc.Row(cells=block.header), *block.rows]
    for number, row in enumerate(lines):
        element = tree.add("TR")
        cells: list[Flowables] = []
        for column, text in enumerate(row.cells):
            style = _cell_style(block, context, header=number == 0, strong=row.strong, column=column)
            if number == 0:
                leaf = element.add("TH", scope="Column")
            else:
                leaf = element.add("TH", scope="Row") if column == 0 else element.add("TD")
            cells.append([context.text(text, style, leaf)])
        grid.append(cells)
    totals = [number for number, row in enumerate(lines) if row.strong]
    return [
        Grid(
            grid,
            colWidths=_column_widths(block, context),
            repeatRows=1,
            commands=[
                *_rows(space(0.85)),
                ("RIGHTPADDING", (0, 0), (-2, -1), _GAP),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("LINEBELOW", (0, 0), (-1, 0), 0.8, HexColor(STRONG_RULE)),
                ("LINEBELOW", (0, 1), (-1, -1), 0.4, HexColor(RULE)),
                *(("LINEABOVE", (0, number), (-1, number), 0.8, HexColor(INK)) for number in totals),
            ],
            spaceBefore=space(1),
            spaceAfter=space(3),
        )
    ]


def _cell_style(block: doc.Table, context: Context, *, header: bool, strong: bool, column: int) -> TextStyle:
    styles = context.styles
    # A heading that fills a page leaves no room for rows; names stand in full elsewhere.
    heading = limited(styles.cell_header, 4)
    style = heading if header else styles.cell_strong if strong else styles.cell
    return right(style) if column in block.numeric else style


def _column_widths(block: doc.Table, context: Context) -> list[float]:
    columns = len(block.header)
    least = [0.0] * columns
    lengths: list[list[float]] = []
    for number, row in enumerate([doc.Row(cells=block.header), *block.rows]):
        lengths.append([])
        for column, text in enumerate(row.cells):
            style = _cell_style(block, context, header=number == 0, strong=row.strong, column=column)
            gap = _GAP + 0.1 if column < columns - 1 else 0.1
            # What a cell beyond reason wants cannot matter, and measuring it all would take long.
            shown = text[:_MEASURED]
            most = _HEADING_AT_MOST if column in block.numeric and number == 0 else context.width / columns
            word = min(context.typesetter.longest_word(shown, style), most) + gap
            line = context.typesetter.natural_width(shown, style) + gap
            is_figure = column in block.numeric and number > 0
            least[column] = max(least[column], min(line, context.width / 2) if is_figure else word)
            lengths[-1].append(word if column in block.numeric and number == 0 else line)
    if block.numeric:  # figures to compare stand in columns of one width; their headings may wrap
        common = max(least[column] for column in block.numeric)
        least = [common if column in block.numeric else need for column, need in enumerate(least)]
        if sum(least) < context.width * 0.8:
            least = [need + _GAP * (column in block.numeric) for column, need in enumerate(least)]
    return share_width(least, lengths, context.width)


def _rows(padding: float) -> list[tuple[object, ...]]:
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), padding),
        ("BOTTOMPADDING", (0, 0), (-1, -1), padding),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
