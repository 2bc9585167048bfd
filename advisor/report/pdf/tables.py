"""Tables: figures side by side, with a header that is repeated on each page."""

from __future__ import annotations

from advisor.report import document as doc
from advisor.report.columns import share_width
from advisor.report.pdf.blocks import Stack
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.grid import Grid, GridRow, Look, Rule
from advisor.report.pdf.styles import INK, RULE, STRONG_RULE, TextStyle, limited, right
from advisor.report.pdf.tags import header_cell, table_element

_GAP = 8.0  # between columns
_HEADING_AT_MOST = 62.0  # points that a word above figures may ask for
_MEASURED = 600  # characters of a cell


def table(block: doc.Table, context: Context) -> Boxes:
    """Light rules; totals set off from the rows above."""
    padding = context.styles.space(0.85)
    tree = table_element(context.tree, block.description)
    lines = [doc.Row(cells=block.header), *block.rows]
    rows: list[GridRow] = []
    for number, row in enumerate(lines):
        element = tree.add("TR")
        cells = []
        for column, text in enumerate(row.cells):
            style = _cell_style(block, context, header=number == 0, strong=row.strong, column=column)
            if number == 0:
                leaf = header_cell(element, "Column")
            else:
                leaf = header_cell(element, "Row") if column == 0 else element.add("TD")
            cells.append(Stack([context.text(text, style, leaf)]))
        rows.append(
            GridRow(
                cells=cells,
                above=padding,
                below=padding,
                upper=Rule(colour=INK, weight=0.8) if row.strong else None,
                lower=Rule(colour=RULE, weight=0.4) if number else Rule(colour=STRONG_RULE, weight=0.8),
                at_the_bottom=number == 0,
                is_total=row.strong,
            )
        )
    return [
        Grid(
            rows,
            _column_widths(block, context),
            Look(gap=_GAP, mirrored=context.mirrored),
            headers=1,
            before=context.styles.space(1),
            after=context.styles.space(3),
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
