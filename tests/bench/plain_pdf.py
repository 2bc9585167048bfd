"""A report's content set by others: plain reportlab without tags, fpdf2, and HTML for a browser’s engine."""

from __future__ import annotations

import io
from collections.abc import Iterator
from html import escape
from pathlib import Path

from advisor.report import document as doc

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def plain_pdf(document: doc.Document, regular: str, bold: str) -> bytes:
    """The texts and tables with platypus, as its manual shows; charts are left out, in its favour."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

    body = ParagraphStyle("body", fontName=regular, fontSize=9, leading=13)
    cell = ParagraphStyle("cell", fontName=regular, fontSize=8, leading=11.5)
    strong = ParagraphStyle("strong", fontName=bold, fontSize=12, leading=16)
    story: list[object] = []
    for kind, texts in contents(document):
        if kind == "table":
            cells = [[Paragraph(escape(text), cell) for text in row] for row in texts]
            table = Table(cells, repeatRows=1)
            table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey)]))
            story.append(table)
        else:
            style = strong if kind == "heading" else body
            story += [Paragraph(escape(text), style) for (text,) in texts]
    out = io.BytesIO()

    def furniture(canvas: object, _: object) -> None:
        canvas.setFont(regular, 7.5)  # type: ignore[attr-defined]
        canvas.drawString(51, 800, document.business)  # type: ignore[attr-defined]

    template = SimpleDocTemplate(out, pagesize=A4, title=document.title, initialFontName=regular)
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def fpdf_pdf(document: doc.Document) -> bytes:
    """The same texts and tables by fpdf2, as its manual shows; no charts and no tags, in its favour."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    for style, name in (("", "DejaVuSans.ttf"), ("B", "DejaVuSans-Bold.ttf")):
        pdf.add_font("DejaVu", style, FONTS / name)
    pdf.set_title(document.title)
    pdf.add_page()
    for kind, texts in contents(document):
        if kind == "table":
            pdf.set_font("DejaVu", size=8)
            with pdf.table(first_row_as_headings=False, borders_layout="HORIZONTAL_LINES") as table:
                for texts_of_row in texts:
                    row = table.row()
                    for text in texts_of_row:
                        row.cell(text)
        else:
            pdf.set_font(
                "DejaVu", style="B" if kind == "heading" else "", size=12 if kind == "heading" else 9
            )
            for (text,) in texts:
                pdf.multi_cell(0, text=text, new_x="LMARGIN", new_y="NEXT")
    return bytes(pdf.output())


def as_html(document: doc.Document) -> str:
    """The same texts and tables for a browser's engine."""
    parts = []
    for kind, texts in contents(document):
        if kind == "table":
            rows = "".join(
                "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in texts
            )
            parts.append(f"<table>{rows}</table>")
        else:
            tag = "h2" if kind == "heading" else "p"
            parts += [f"<{tag}>{escape(text)}</{tag}>" for (text,) in texts]
    style = "<style>body{font:9pt 'DejaVu Sans'}td{border-bottom:1px solid grey}</style>"
    title = escape(document.title)
    return f"<html lang=en><head><title>{title}</title>{style}</head><body>{''.join(parts)}</body></html>"


def contents(document: doc.Document) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    """What each block says: ("heading" or "text", texts) or ("table", rows)."""
    for section in document.sections:
        for block in section.blocks if isinstance(section, doc.OnePage) else [section]:
            yield from _of(block)


def _of(block: doc.Block) -> Iterator[tuple[str, list[tuple[str, ...]]]]:  # noqa: PLR0912  (one case a kind)
    match block:
        case doc.Heading():
            yield "heading", [(block.text,)]
        case doc.Paragraph() | doc.Note():
            yield "text", [(block.text,)]
        case doc.Verdict():
            yield "heading", [(block.headline,)]
            yield "text", [(block.confidence,), (block.odds,)]
        case doc.KeyFigures():
            yield "table", [tuple(f"{one.label} {one.value}" for one in block.figures)]
        case doc.TwoSides():
            for side in (block.left, block.right):
                if side:
                    yield "table", [(one.text, one.figure) for one in side]
        case doc.BarChart() | doc.SwingChart():
            yield "text", [(block.description,), (block.caption,)]
        case doc.Table():
            yield "table", [block.header, *(row.cells for row in block.rows)]
        case doc.Checklist():
            yield "table", [("☐", f"{one.title} {one.text}", one.note) for one in block.items]
        case doc.Steps() | doc.Bullets():
            yield "table", [(f"{place}.", text) for place, text in enumerate(block.items, start=1)]
        case doc.Definitions():
            yield "table", [(one.term, f"{one.meaning} {one.note}") for one in block.items]
        case doc.SignOff():
            yield "table", [(block.name.label, block.date.label, block.review_by.label)]
        case doc.Contents() | doc.PageBreak():
            return
