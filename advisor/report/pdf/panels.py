"""What is set apart on a page: the verdict, key figures, for and against, notes, the sign-off."""

from __future__ import annotations

from advisor.report import document as doc
from advisor.report.chart_style import ARRANGEMENT_COLOURS
from advisor.report.pdf.blocks import Stack
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.grid import Grid, GridRow, Look, Rule
from advisor.report.pdf.styles import INK, NOTE, NOTE_EDGE, PANEL, RULE, STRONG_RULE, end
from advisor.report.pdf.tags import list_element


def verdict(block: doc.Verdict, context: Context) -> Boxes:
    """A box with an edge in the arrangement's colour."""
    styles = context.styles
    section = context.tree.add("Sect")
    cell: Boxes = [context.text(block.headline, styles.headline, section.add("P"), after=1)]
    for text, style in ((block.confidence, styles.strong), (block.odds, styles.body)):
        if text:
            cell.append(context.text(text, style, section.add("P")))
    edge = ARRANGEMENT_COLOURS[block.arrangement] if block.arrangement else STRONG_RULE
    return [_panel(cell, context, fill=PANEL, edge=edge, padding=3)]


def note(block: doc.Note, context: Context) -> Boxes:
    """A box that warns."""
    styles = context.styles
    section = context.tree.add("Sect")  # the role Note is for footnotes
    cell: Boxes = []
    if block.title:
        cell.append(context.text(block.title, styles.strong, section.add("P")))
    cell.append(context.text(block.text, styles.body, section.add("P")))
    return [_panel(cell, context, fill=NOTE, edge=NOTE_EDGE, padding=2)]


def _panel(cell: Boxes, context: Context, *, fill: str, edge: str, padding: float) -> Grid:
    space = context.styles.space
    row = GridRow(cells=[Stack(cell)], above=space(padding), below=space(padding))
    look = Look(fill=fill, edge=edge, inset=(14, 12), mirrored=context.mirrored)
    return Grid([row], [context.width], look, before=space(2), after=space(2))


def key_figures(block: doc.KeyFigures, context: Context) -> Boxes:
    """Figures in columns, each below its label."""
    styles = context.styles
    if not block.figures:
        return []
    section = context.tree.add("Sect")
    labels, values = [], []
    for figure in block.figures:
        paragraph = section.add("P")
        labels.append(Stack([context.text(figure.label, styles.label, paragraph)]))
        values.append(Stack([context.text(figure.value, styles.value, paragraph)]))
    widths = [context.width / len(labels)] * len(labels)
    rows = [GridRow(cells=labels, at_the_bottom=True), GridRow(cells=values)]
    look = Look(gap=12, mirrored=context.mirrored)
    return [Grid(rows, widths, look, before=styles.space(1), after=styles.space(2))]


def two_sides(block: doc.TwoSides, context: Context) -> Boxes:
    """For at the start, against beside it; one side alone takes the whole width."""
    sides = [
        (title, items)
        for title, items in ((block.left_title, block.left), (block.right_title, block.right))
        if items
    ]
    if not sides:
        return []
    gap = 24.0 if len(sides) > 1 else 0.0
    width = (context.width - gap * (len(sides) - 1)) / len(sides)
    cells = [_side(title, items, context, width) for title, items in sides]
    widths = [width + (gap if at < len(sides) - 1 else 0.0) for at in range(len(sides))]
    look = Look(gap=gap, mirrored=context.mirrored)
    return [Grid([GridRow(cells=cells)], widths, look, before=context.styles.space(1))]


def _side(title: str, items: tuple[doc.WeighedText, ...], context: Context, width: float) -> Stack:
    styles, padding = context.styles, context.styles.space(0.75)
    heading = context.text(title, styles.subheading, context.tree.add("H2"), after=0.5)
    listed = list_element(context.tree, "None")
    rows = []
    for item in items:
        body = listed.add("LI").add("LBody")
        figure: Boxes = [context.text(item.figure, end(styles.strong), body)] if item.figure else []
        rows.append(
            GridRow(
                cells=[Stack([context.text(item.text, styles.body, body)]), Stack(figure)],
                above=padding,
                below=padding,
                upper=Rule(colour=RULE, weight=0.4),
            )
        )
    widest = max(context.typesetter.natural_width(item.figure, styles.strong) for item in items)
    figure_width = min(widest, width * 0.4) + (8 if widest else 0)
    look = Look(gap=8 if widest else 0, mirrored=context.mirrored)
    return Stack([heading, Grid(rows, [width - figure_width + look.gap, figure_width - look.gap], look)])


def sign_off(block: doc.SignOff, context: Context) -> Boxes:
    """Three lines to write on."""
    styles, space = context.styles, context.styles.space
    section = context.tree.add("Sect")
    gap = 18.0
    shares = (0.46, 0.24, 0.30)
    usable = context.width - 2 * gap
    labels: list[Stack] = []
    values: list[Stack] = []
    widths: list[float] = []
    for field, share in zip((block.name, block.date, block.review_by), shares, strict=True):
        # Drawn below its value and read before it; an empty line says nothing.
        label, value = section.add("P"), section.add("P")
        if widths:
            labels.append(Stack([]))
            values.append(Stack([]))
            widths.append(gap)
        labels.append(Stack([context.text(field.label, styles.label, label)]))
        values.append(Stack([context.text(field.value or " ", styles.body, value if field.value else None)]))
        widths.append(usable * share)
    rows = [
        GridRow(cells=values, above=space(5), below=2),
        GridRow(cells=labels, above=2, upper=Rule(colour=INK, weight=0.7, columns=(0, 2, 4))),
    ]
    signed = Grid(rows, widths, Look(mirrored=context.mirrored), before=space(1))
    signed.clings = True  # a signature on a page of its own could be put to anything
    return [signed]
