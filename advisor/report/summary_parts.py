"""What follows page 1 of a summary; a part with nothing in it is left out, its heading too."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.assessment import AlternativeResult, Assessment, LineCode
from advisor.domain.levels import Arrangement
from advisor.report import document as doc
from advisor.report.chart import CostBar, cost_bar, lay_out
from advisor.report.chart_style import GROUPS
from advisor.report.summary_source import Figures, Source
from advisor.report.summary_turning import quoted, turning
from advisor.report.words import more_bars

BARS_AT_MOST = 12  # in one chart
# Columns of alternatives that fit beside each other on upright paper, by the longest amount's characters.
_COLUMNS_BY_LENGTH = ((11, 5), (14, 4), (20, 3))
_TITLE_SHOWN = 120  # a longer title is repeated whole above the notes


def bars(source: Source) -> list[doc.BarChart]:
    """The chart of every alternative, in as many parts as pages can hold, all to one scale."""
    drawn = [_bar(source, one) for one in source.assessment.alternatives]
    parts = [drawn[place : place + BARS_AT_MOST] for place in range(0, len(drawn), BARS_AT_MOST)]
    return [_chart(source, part, drawn, caption="") for part in parts]


def leading_bars(source: Source) -> doc.BarChart:
    """One chart of those that matter most: what is recommended, in-house, then the cheapest open."""
    assessment, words = source.assessment, source.words
    ranked = sorted(
        assessment.alternatives,
        key=lambda one: (
            one.id != assessment.verdict.alternative,
            one.arrangement is not Arrangement.IN_HOUSE,
            one.is_ruled_out,
            one.cost.mean,
        ),
    )
    kept = {one.id for one in ranked[:BARS_AT_MOST]}
    drawn = [_bar(source, one) for one in assessment.alternatives if one.id in kept]
    caption = [words.bars_caption] if any(bar.low is not None for bar in drawn) else []
    if len(ranked) > len(kept):
        caption.append(more_bars(len(ranked) - len(kept), words.side_by_side))
    return _chart(source, drawn, drawn, caption=" ".join(caption))


def _bar(source: Source, one: AlternativeResult) -> CostBar:
    words, text = source.words, source.text_of(one.id)
    note = words.recommended if text.is_recommended else words.ruled_out if one.is_ruled_out else ""
    return cost_bar(one, name=text.name, figure=text.cost, note=note, is_recommended=text.is_recommended)


def _chart(source: Source, drawn: list[CostBar], among: list[CostBar], *, caption: str) -> doc.BarChart:
    geometry = lay_out(drawn, source.figures.money, among=among)
    return doc.BarChart(
        geometry=geometry,
        group_labels=tuple(GROUPS[group].label for group in geometry.groups),
        description="; ".join(
            f"{row.name}: {row.figure}" + (f" ({row.note})" if row.note else "") for row in geometry.rows
        ),
        caption=caption,
    )


def alternatives(source: Source) -> list[doc.Block]:
    """Every alternative with what it costs and withholds, bars that page 1 had no room for, the ledger."""
    words, texts = source.words, source.texts
    if not texts.alternatives:
        return []
    rows = tuple(
        doc.Row(
            cells=(text.name, text.suitability, text.cost, text.your_hours, text.wont_give or words.nothing)
        )
        for text in texts.alternatives
    )
    blocks: list[doc.Block] = [
        doc.Heading(text=words.side_by_side),
        doc.Table(
            header=(words.alternative, words.standing, words.all_in_cost, words.your_hours, words.wont_give),
            rows=rows,
            description=words.side_by_side,
        ),
    ]
    if len(source.assessment.alternatives) > BARS_AT_MOST:
        blocks += bars(source)
    return [*blocks, *_ledgers(source)]


def _ledgers(source: Source) -> list[doc.Block]:
    words = source.words
    groups = columns_of(source.assessment, source.figures)
    blocks: list[doc.Block] = []
    for part, group in enumerate(groups, start=1):
        pattern = words.ledger if len(groups) == 1 else words.ledger_part
        title = pattern.format(basis=source.texts.basis, part=part, parts=len(groups))
        blocks += [doc.Heading(text=title, level=3), _ledger(source, group, title)]
    return blocks


def columns_of(assessment: Assessment, figures: Figures) -> list[list[AlternativeResult]]:
    """The alternatives in tables as wide as paper allows; what is recommended leads each of them."""
    found = list(assessment.alternatives)
    longest = max((len(figures.exact_money(amount)) for one in found for amount in _amounts(one)), default=0)
    most = next((columns for length, columns in _COLUMNS_BY_LENGTH if longest <= length), 2)
    if len(found) <= most:
        return [found] if found else []
    leader = [one for one in found if one.id == assessment.verdict.alternative]
    others = [one for one in found if one.id != assessment.verdict.alternative]
    tables = -(-len(others) // (most - len(leader)))
    return [
        leader + others[place * len(others) // tables : (place + 1) * len(others) // tables]
        for place in range(tables)
    ]


def _amounts(one: AlternativeResult) -> list[float]:
    return [one.cost.mean, one.cash.mean, *(line.mean for line in one.ledger)]


def _ledger(source: Source, group: Sequence[AlternativeResult], title: str) -> doc.Table:
    words, figures = source.words, source.figures
    rows = []
    for code in LineCode:
        lines = [one.line(code) for one in group]
        if any(line is not None and line.mean for line in lines):
            amounts = [
                figures.exact_money(line.mean) if line is not None and line.mean else words.nothing
                for line in lines
            ]
            rows.append(doc.Row(cells=(source.texts.line_labels.get(code, code.value), *amounts)))
    totals = [figures.exact_money(one.cost.mean) for one in group]
    rows.append(doc.Row(cells=(words.all_in_cost, *totals), strong=True))
    rows.append(doc.Row(cells=(words.of_which_cash, *(figures.exact_money(one.cash.mean) for one in group))))
    rows.append(doc.Row(cells=(words.your_hours, *(figures.hours(one.your_hours.mean) for one in group))))
    names = [source.text_of(one.id).name for one in group]
    return doc.Table(
        header=(words.line, *names),
        rows=tuple(rows),
        numeric=frozenset(range(1, len(group) + 1)),
        description=title,
    )


def checklists(source: Source) -> list[doc.Block]:
    """Conditions and safeguards to tick off: those of what is recommended, then what bars the others."""
    words, texts = source.words, source.texts
    own: list[doc.CheckItem] = []
    others: list[doc.CheckItem] = []
    name = ""
    for text in texts.alternatives:
        items = [
            doc.CheckItem(
                title=condition.text if text.is_recommended else f"{text.name}: {condition.text}",
                text=words.to_lift.format(remedy=condition.remedy)
                if condition.remedy and condition.rules_out
                else condition.remedy,
            )
            for condition in text.conditions
            if condition.rules_out or text.is_recommended
        ]
        if text.is_recommended:
            name, own = text.name or text.id, items
        else:
            others += items
    own += [
        doc.CheckItem(
            title=safeguard.title,
            text=safeguard.text,
            note=safeguard.cost,
            ticked=safeguard.in_place,
        )
        for safeguard in texts.safeguards
    ]
    if not (own or others):
        return []
    blocks: list[doc.Block] = [doc.Heading(text=words.conditions)]
    if own:
        if name:
            blocks.append(doc.Heading(text=words.for_recommended.format(name=name), level=3))
        blocks.append(doc.Checklist(items=tuple(own)))
    if others:
        heading = words.before_others if name else words.before_each
        blocks += [doc.Heading(text=heading, level=3), doc.Checklist(items=tuple(others))]
    return blocks


def rest(source: Source, *, notes: str, notes_cut: bool) -> list[doc.Block]:
    """Vendors, what would change the answer, what it rests on, the owner's own words."""
    words, texts = source.words, source.texts
    blocks = [*quoted(source), *turning(source)]
    for heading, items in (
        (words.worth_finding_out, texts.worth_finding_out),
        (words.could_fail, texts.pre_mortem),
        (words.check_and_try, (texts.checking_plan, texts.paid_trial, texts.break_even)),
        (words.taken_apart, (texts.split,)),
    ):
        told = tuple(item for item in items if item)
        if told:
            blocks += [doc.Heading(text=heading), doc.Bullets(items=told)]
    if texts.assumptions:
        blocks += [doc.Heading(text=words.assumptions), _assumptions(source)]
    if len(texts.title) > _TITLE_SHOWN:
        blocks += [doc.Heading(text=words.task_title), doc.Paragraph(text=texts.title)]
    if notes.strip():
        blocks.append(doc.Heading(text=words.notes))
        blocks += [doc.Paragraph(text=part) for part in notes.split("\n") if part.strip()]
        if notes_cut:
            blocks.append(doc.Note(text=words.notes_cut))
    return blocks


def _assumptions(source: Source) -> doc.Table:
    words = source.words
    return doc.Table(
        header=(words.what, words.value, words.origin, words.evidence),
        rows=tuple(
            doc.Row(cells=(one.label, one.value, one.origin, one.evidence or words.nothing))
            for one in source.texts.assumptions
        ),
        description=words.assumptions,
    )
