"""Turns a report's sections into what ReportLab lays out; draws one page in until it holds all it must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus import KeepInFrame, PageBreak

from advisor.report import document as doc
from advisor.report.cleaning import one_line
from advisor.report.pdf import chart, lists, panels
from advisor.report.pdf.blocks import HeadingBlock, with_headings_kept
from advisor.report.pdf.context import Context, Flowables
from advisor.report.pdf.styles import TIGHTER, Styles
from advisor.report.pdf.tags import Element


def story(sections: Sequence[doc.Section], context: Context, page_height: float) -> Flowables:
    """``page_height``: points between the margins of a page."""
    flowables: Flowables = []
    for place, section in enumerate(sections):
        if isinstance(section, doc.OnePage):
            if place:
                flowables.append(PageBreak())
            flowables += _one_page(section, context, page_height)
            if place < len(sections) - 1:
                flowables.append(PageBreak())
        else:
            flowables += _block(section, context)
    flowables += _in_full(sections, context)
    return with_headings_kept(flowables, context.width)


def _block(block: doc.Block, context: Context) -> Flowables:  # noqa: PLR0912  (one case a kind)
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
        case doc.Table():
            return lists.table(block, context)
        case doc.Checklist():
            return lists.checklist(block, context)
        case doc.Steps():
            return lists.steps(block, context)
        case doc.Bullets():
            return lists.bullets(block, context)
        case doc.SignOff():
            return panels.sign_off(block, context)
        case doc.Note():
            return panels.note(block, context)
        case doc.PageBreak():
            return [PageBreak()]


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
        bookmark=f"section-{next(context.bookmarks)}" if level < 3 else None,
        level=level - 1,
    )


def _one_page(page: doc.OnePage, context: Context, page_height: float) -> Flowables:
    """The page at the fullest size at which it fits; the last resort is to shrink it like a photocopy."""
    flowables: Flowables = []
    cut_before = dict(context.typesetter.cut_short)
    for fit in TIGHTER:
        # What is tried and does not fit must leave no trace: tags and cuts are those of the page kept.
        context.typesetter.cut_short = dict(cut_before)
        attempt = replace(context, styles=Styles(fit), tree=Element("Sect"))
        flowables = [flowable for block in page.blocks for flowable in _block(block, attempt)]
        if _height(flowables, context.width) <= page_height:
            break
    context.tree.children.append(attempt.tree)
    return [KeepInFrame(context.width, page_height, flowables, mode="shrink")]


def _height(flowables: Flowables, width: float) -> float:
    """Points that the flowables take, one below the other: between two, the larger of their spaces."""
    total, gap = 0.0, 0.0
    for place, flowable in enumerate(flowables):
        total += flowable.wrap(width, 10_000)[1]
        if place:
            total += max(gap, flowable.getSpaceBefore())
        gap = flowable.getSpaceAfter()
    return total


def _in_full(sections: Sequence[doc.Section], context: Context) -> Flowables:
    """Whatever a page drawn in has cut short, whole."""
    texts = list(context.typesetter.cut_short)
    title = next((section.in_full_title for section in sections if isinstance(section, doc.OnePage)), "")
    if not texts:
        return []
    blocks: list[doc.Block] = [doc.Heading(text=title), *(doc.Paragraph(text=text) for text in texts)]
    return [flowable for block in blocks for flowable in _block(block, context)]
