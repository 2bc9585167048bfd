"""The parts of a summary on what vendors ask and on what would turn the answer."""

from __future__ import annotations

from advisor.report import document as doc
from advisor.report.summary_source import Source
from advisor.report.swings import SwingBar, lay_out_swings


def quoted(source: Source) -> list[doc.Block]:
    """The quotes: what each comes to all in, and what it says in its own terms beside that."""
    words = source.words
    found = [source.text_of(one.id) for one in source.assessment.alternatives if one.vendor is not None]
    if not found:
        return []
    blocks: list[doc.Block] = [
        doc.Heading(text=words.quotes),
        doc.Table(
            header=(words.vendor, words.standing, words.all_in_cost, words.cash, words.your_hours),
            rows=tuple(
                doc.Row(cells=(text.name, text.suitability, text.cost, text.cash, text.your_hours))
                for text in found
            ),
            description=words.quotes,
        ),
    ]
    rows = [
        doc.Row(
            cells=(
                text.name,
                offer.price,
                offer.included or words.nothing,
                offer.minimum or words.nothing,
                "\n".join(offer.extras) or words.nothing,
                text.cost,
            )
        )
        for text in found
        if (offer := source.offers.get(text.id)) is not None
    ]
    if not rows:
        return blocks
    return [
        *blocks,
        doc.Heading(text=words.own_terms, level=3),
        doc.Table(
            header=(
                words.vendor,
                words.price,
                words.included,
                words.minimum,
                words.extras,
                words.all_in_cost,
            ),
            rows=tuple(rows),
            description=words.own_terms,
        ),
    ]


def turning(source: Source) -> list[doc.Block]:
    """What would change the answer: the points where it turns, and what moves the result most."""
    words, texts = source.words, source.texts
    if texts.flips:
        rows = tuple(doc.Row(cells=(one.what, one.now, one.turns_at, one.then)) for one in texts.flips)
        header = (words.answer, words.now, words.turns_at, words.then)
        blocks: list[doc.Block] = [
            doc.Heading(text=words.would_change),
            doc.Table(header=header, rows=rows, description=words.turns),
        ]
    elif texts.would_change:
        told = tuple(one for one in texts.would_change if one)
        blocks = [doc.Heading(text=words.would_change), doc.Bullets(items=told)]
    else:
        blocks = []
    return [*blocks, *_tornado(source, level=3 if blocks else 2)]


def _tornado(source: Source, *, level: int) -> list[doc.Block]:
    words, texts, assessment = source.words, source.texts, source.assessment
    best, other = assessment.recommended, assessment.runner_up
    if best is None or other is None or not texts.swings:
        return []
    geometry = lay_out_swings(
        [
            SwingBar(
                name=one.what,
                belief=one.belief,
                low=one.low,
                high=one.high,
                low_figure=one.low_figure,
                high_figure=one.high_figure,
            )
            for one in texts.swings
        ],
        other.cost.mean - best.cost.mean,
        source.figures.money,
    )
    pairs = [
        (words.swing if one.belief else words.swing_alone).format(
            what=one.what, belief=one.belief, low=one.low_figure, high=one.high_figure
        )
        for one in texts.swings
    ]
    caption = words.swings.format(
        best=source.text_of(best.id).name, other=source.text_of(other.id).name, basis=texts.basis
    )
    return [
        doc.Heading(text=words.moves_most, level=level),
        doc.SwingChart(
            geometry=geometry,
            low_label=words.at_its_lowest,
            high_label=words.at_its_highest,
            zero_label=words.turning_line,
            descriptions=tuple(pairs),
            caption=caption,
        ),
    ]
