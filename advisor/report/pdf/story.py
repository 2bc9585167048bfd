"""Turns a report's sections into boxes; draws one page in until it holds all it must."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.records import replace
from advisor.report import document as doc
from advisor.report.cleaning import one_line
from advisor.report.pdf import chart, contents, lists, panels, swing_chart, tables
from advisor.report.pdf.blocks import HeadingBlock, NewPage, Stack
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.flow import WholePage
from advisor.report.pdf.styles import TIGHTER, Paper, Styles
from advisor.report.pdf.tags import Element


def story(sections: Sequence[doc.Section], context: Context, paper: Paper) -> Boxes:
    """Everything that the document shows, in order."""
    boxes: Boxes = []
    for place, section in enumerate(sections):
        if isinstance(section, doc.OnePage):
            if place:
                boxes.append(NewPage())
            boxes.append(_one_page(section, context, paper.room(is_first=not place)))
            if place < len(sections) - 1:
                boxes.append(NewPage())
        else:
            boxes += _block(section, context)
    boxes += _in_full(sections, context)
    contents.fill(boxes)
    return boxes


def _block(block: doc.Block, context: Context) -> Boxes:  # noqa: PLR0912  (one case a kind)
    match block:
        case doc.Heading():
            return [_heading(block, context)]
        case doc.Paragraph():
            style = context.styles.quiet if block.quiet else context.styles.body
            return [context.text(block.text, style, context.tree.add("P"), after=1)]
        case doc.Verdict():
            return panels.verdict(block, context)
        case doc.KeyFigures():
            return panels.key_figures(block, context)
        case doc.TwoSides():
            return panels.two_sides(block, context)
        case doc.BarChart():
            return chart.bar_chart(block, context)
        case doc.SwingChart():
            return swing_chart.swing_chart(block, context)
        case doc.Table():
            return tables.table(block, context)
        case doc.Checklist():
            return lists.checklist(block, context)
        case doc.Steps():
            return lists.steps(block, context)
        case doc.Bullets():
            return lists.bullets(block, context)
        case doc.Definitions():
            return lists.definitions(block, context)
        case doc.SignOff():
            return panels.sign_off(block, context)
        case doc.Note():
            return panels.note(block, context)
        case doc.Contents():
            return contents.contents(block, context)
        case doc.PageBreak():
            return [NewPage()]


def _heading(block: doc.Heading, context: Context) -> HeadingBlock:
    styles = context.styles
    level = min(max(block.level, 1), 3)
    style = (styles.title, styles.heading, styles.subheading)[level - 1]
    before, after = ((0, 1), (4, 1), (2.5, 0.5))[level - 1]
    return HeadingBlock(
        one_line(block.text),
        style,
        context.typesetter,
        context.tree.add(f"H{level}"),
        before=styles.space(before),
        after=styles.space(after),
        key=f"section-{next(context.keys)}",
        level=level - 1,
    )


def _one_page(page: doc.OnePage, context: Context, room: float) -> WholePage:
    """The page at the fullest size at which it fits."""
    boxes: Boxes = []
    cut_before = dict(context.typesetter.cut_short)
    for fit in TIGHTER:
        # What is tried and does not fit must leave no trace: tags and cuts are those of the page kept.
        context.typesetter.cut_short = dict(cut_before)
        attempt = replace(context, styles=Styles(fit), tree=Element("Sect"))
        boxes = [box for block in page.blocks for box in _block(block, attempt)]
        if Stack(boxes).wrap(context.width) <= room:
            break
    context.tree.children.append(attempt.tree)
    return WholePage(boxes)


def _in_full(sections: Sequence[doc.Section], context: Context) -> Boxes:
    """Whatever a page drawn in has cut short, whole."""
    texts = list(context.typesetter.cut_short)
    title = next((section.in_full_title for section in sections if isinstance(section, doc.OnePage)), "")
    if not (texts and title):
        return []
    blocks: list[doc.Block] = [doc.Heading(text=title), *(doc.Paragraph(text=text) for text in texts)]
    return [box for block in blocks for box in _block(block, context)]
