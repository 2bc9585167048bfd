"""Lists: things to do, to tick off, to know, and words with what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.report import document as doc
from advisor.report.pdf.blocks import Stack
from advisor.report.pdf.context import Boxes, Context
from advisor.report.pdf.grid import Grid, GridRow, Look, Rule
from advisor.report.pdf.styles import RULE, end
from advisor.report.pdf.tags import list_element

_GAP = 8.0  # before a note
_BOX = {True: "☑", False: "☐"}


def steps(block: doc.Steps, context: Context) -> Boxes:
    """Things to do, numbered."""
    labels = [(f"{place}.", text) for place, text in enumerate(block.items, start=1)]
    return _listed(labels, context, "Decimal")


def bullets(block: doc.Bullets, context: Context) -> Boxes:
    """Things to know."""
    return _listed([("•", text) for text in block.items], context, "Disc")


def _listed(items: Sequence[tuple[str, str]], context: Context, numbering: str) -> Boxes:
    styles, padding = context.styles, context.styles.space(0.5)
    if not items:
        return []
    listed = list_element(context.tree, numbering)
    rows = []
    for label, text in items:
        item = listed.add("LI")
        cells = [
            Stack([context.text(label, styles.strong, item.add("Lbl"))]),
            Stack([context.text(text, styles.body, item.add("LBody"))]),
        ]
        rows.append(GridRow(cells=cells, above=padding, below=padding))
    widest = max(context.typesetter.natural_width(label, styles.strong) for label, _ in items)
    label_width = max(widest + 6, 16)
    widths = [label_width, context.width - label_width]
    return [Grid(rows, widths, Look(mirrored=context.mirrored))]


def checklist(block: doc.Checklist, context: Context) -> Boxes:
    """A box, what it is about, and its note at the end of the line."""
    styles, padding = context.styles, context.styles.space(1.25)
    if not block.items:
        return []
    listed = list_element(context.tree, "Square")
    rows = []
    for entry in block.items:
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        words: Boxes = []
        if entry.title:
            words.append(context.text(entry.title, styles.strong, body.add("P")))
        if entry.text:
            words.append(context.text(entry.text, styles.body, body.add("P")))
        note: Boxes = [context.text(entry.note, end(styles.body), body.add("P"))] if entry.note else []
        cells = [Stack([context.text(_BOX[entry.ticked], styles.value, label)]), Stack(words), Stack(note)]
        rows.append(GridRow(cells=cells, above=padding, below=padding, lower=Rule(colour=RULE, weight=0.4)))
    widest = max(context.typesetter.natural_width(entry.note, styles.body) for entry in block.items)
    note_width = min(widest, context.width * 0.3) + (_GAP if widest else 0)
    widths = [22, context.width - 22 - note_width, note_width]
    return [Grid(rows, widths, Look(mirrored=context.mirrored), after=styles.space(1))]


def definitions(block: doc.Definitions, context: Context) -> Boxes:
    """A word beside what it means."""
    styles, padding = context.styles, context.styles.space(1)
    if not block.items:
        return []
    listed = list_element(context.tree, "None")
    rows = []
    for entry in block.items:
        item = listed.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        words: Boxes = [context.text(entry.meaning, styles.body, body.add("P"))]
        if entry.note:
            words.append(context.text(entry.note, styles.quiet, body.add("P")))
        cells = [Stack([context.text(entry.term, styles.strong, label)]), Stack(words)]
        rows.append(GridRow(cells=cells, above=padding, below=padding, lower=Rule(colour=RULE, weight=0.4)))
    word_width = context.width * 0.24
    look = Look(gap=10, mirrored=context.mirrored)
    return [Grid(rows, [word_width, context.width - word_width], look, after=styles.space(1))]
