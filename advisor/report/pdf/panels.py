"""What is set apart on a page: the verdict, key figures, for and against, notes, the sign-off."""

from __future__ import annotations

from reportlab.lib.colors import HexColor

from advisor.report import document as doc
from advisor.report.chart_style import ARRANGEMENT_COLOURS
from advisor.report.pdf.blocks import Grid
from advisor.report.pdf.context import Context, Flowables
from advisor.report.pdf.styles import INK, NOTE, NOTE_EDGE, PANEL, RULE, STRONG_RULE, right
from advisor.report.pdf.tags import Element


def verdict(block: doc.Verdict, context: Context) -> Flowables:
    """A box with an edge in the arrangement's colour."""
    styles = context.styles
    section = context.tree.add("Sect")
    cell: Flowables = [context.text(block.headline, styles.headline, section.add("P"), after=1)]
    for text, style in ((block.confidence, styles.strong), (block.odds, styles.body)):
        if text:
            cell.append(context.text(text, style, section.add("P")))
    edge = ARRANGEMENT_COLOURS[block.arrangement] if block.arrangement else STRONG_RULE
    return [_panel(cell, context, fill=PANEL, edge=edge, padding=3)]


def note(block: doc.Note, context: Context) -> Flowables:
    """A box that warns."""
    styles = context.styles
    section = context.tree.add("Note")
    cell: Flowables = []
    if block.title:
        cell.append(context.text(block.title, styles.strong, section.add("P")))
    cell.append(context.text(block.text, styles.body, section.add("P")))
    return [_panel(cell, context, fill=NOTE, edge=NOTE_EDGE, padding=2)]


def _panel(cell: Flowables, context: Context, *, fill: str, edge: str, padding: float) -> Grid:
    space = context.styles.space
    return Grid(
        [[cell]],
        colWidths=[context.width],
        commands=[
            ("BACKGROUND", (0, 0), (-1, -1), HexColor(fill)),
            ("LINEBEFORE", (0, 0), (0, -1), 4, HexColor(edge), 0),
            ("LEFTPADDING", (0, 0), (-1, -1), 14),
            ("RIGHTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), space(padding)),
            ("BOTTOMPADDING", (0, 0), (-1, -1), space(padding)),
        ],
        spaceBefore=space(2),
        spaceAfter=space(2),
    )


def key_figures(block: doc.KeyFigures, context: Context) -> Flowables:
    """Figures in columns, each below its label."""
    styles = context.styles
    section = context.tree.add("Sect")
    cells: list[Flowables] = []
    for figure in block.figures:
        paragraph = section.add("P")
        cells.append(
            [
                context.text(figure.label, styles.label, paragraph),
                context.text(figure.value, styles.value, paragraph),
            ]
        )
    width = context.width / len(cells)
    return [
        Grid(
            [cells],
            colWidths=[width] * len(cells),
            commands=[*_tight(), ("RIGHTPADDING", (0, 0), (-1, -1), 12)],
            spaceBefore=styles.space(1),
            spaceAfter=styles.space(2),
        )
    ]


def two_sides(block: doc.TwoSides, context: Context) -> Flowables:
    """For on the left, against on the right; one side alone takes the whole width."""
    sides = [
        (title, items)
        for title, items in ((block.left_title, block.left), (block.right_title, block.right))
        if items
    ]
    if not sides:
        return []
    gap = 24.0
    width = (context.width - gap * (len(sides) - 1)) / len(sides)
    cells: list[Flowables] = []
    widths: list[float] = []
    for title, items in sides:
        if cells:
            cells.append([])
            widths.append(gap)
        cells.append(_side(title, items, context, width))
        widths.append(width)
    return [Grid([cells], colWidths=widths, commands=_tight(), spaceBefore=context.styles.space(1))]


def _side(title: str, items: tuple[doc.WeighedText, ...], context: Context, width: float) -> Flowables:
    styles, space = context.styles, context.styles.space
    heading = context.text(title, styles.subheading, context.tree.add("H3"), after=0.5)
    listed = context.tree.add("L")
    rows = []
    for item in items:
        body = listed.add("LI").add("LBody")
        rows.append(
            [
                [context.text(item.text, styles.body, body)],
                [context.text(item.figure, right(styles.strong), body)] if item.figure else [],
            ]
        )
    widest = max(context.typesetter.natural_width(item.figure, styles.strong) for item in items)
    figure_width = min(widest, width * 0.4) + (8 if widest else 0)
    grid = Grid(
        rows,
        colWidths=[width - figure_width, figure_width],
        commands=[
            *_tight(),
            ("TOPPADDING", (0, 0), (-1, -1), space(0.75)),
            ("BOTTOMPADDING", (0, 0), (-1, -1), space(0.75)),
            ("LINEABOVE", (0, 0), (-1, -1), 0.4, HexColor(RULE)),
        ],
    )
    return [heading, grid]


def sign_off(block: doc.SignOff, context: Context) -> Flowables:
    """Three lines to write on."""
    styles, space = context.styles, context.styles.space
    section = context.tree.add("Sect")
    gap = 18.0
    shares = (0.46, 0.24, 0.30)
    usable = context.width - 2 * gap
    labels: list[Flowables] = []
    values: list[Flowables] = []
    widths: list[float] = []
    for field, share in zip((block.name, block.date, block.review_by), shares, strict=True):
        paragraph: Element = section.add("P")
        if labels:
            labels.append([])
            values.append([])
            widths.append(gap)
        values.append([context.text(field.value or " ", styles.body, paragraph if field.value else None)])
        labels.append([context.text(field.label, styles.label, paragraph)])
        widths.append(usable * share)
    lines = [("LINEABOVE", (column, 1), (column, 1), 0.7, HexColor(INK)) for column in (0, 2, 4)]
    return [
        Grid(
            [values, labels],
            colWidths=widths,
            commands=[
                *_tight(),
                *lines,
                ("TOPPADDING", (0, 0), (-1, 0), space(5)),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 2),
                ("TOPPADDING", (0, 1), (-1, 1), 2),
            ],
            spaceBefore=space(1),
        )
    ]


def _tight() -> list[tuple[object, ...]]:
    return [
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
