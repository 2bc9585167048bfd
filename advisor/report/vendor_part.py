"""One vendor in a document about the whole library: scorecard, quotes, notes."""

from __future__ import annotations

import datetime

from advisor.domain.ranges import Range
from advisor.domain.records import NoteRecord
from advisor.domain.task import Quote
from advisor.domain.vendor import Vendor, VendorNote
from advisor.language import tr
from advisor.report import document as doc
from advisor.report.cleaning import clean, one_line
from advisor.report.library_contents import KeptVendor
from advisor.report.words import words_in_use
from advisor.wording.figures import Figures
from advisor.wording.records import DEEDS, NOTE_KINDS
from advisor.wording.scorecard import scorecard
from advisor.wording.units import RATE_UNITS


def vendor_part(kept: KeptVendor, currency: str, locale: str) -> list[doc.Block]:
    """Begins with a heading of the first level. ``currency``: of quotes that name none."""
    vendor = kept.record.vendor
    card = scorecard(kept.record, kept.quotes, locale)
    blocks: list[doc.Block] = [doc.Heading(text=one_line(vendor.name), level=1)]
    blocks += [doc.Paragraph(text=line) for line in clean(vendor.summary).split("\n") if line.strip()]
    blocks += _reached(vendor)
    blocks += [
        doc.Heading(text=tr("What you know of them")),
        doc.Definitions(
            items=tuple(doc.Definition(term=what, meaning=clean(stands)) for what, stands in card.facts)
        ),
    ]
    if card.open:
        blocks += [
            doc.Heading(text=tr("Still to find out")),
            doc.Bullets(items=tuple(clean(sentence) for sentence in card.open)),
        ]
    return [*blocks, *_quotes(kept, currency, locale), *_notes(kept.record.notes, locale)]


def _reached(vendor: Vendor) -> list[doc.Block]:
    ways = (
        (tr("Contact"), vendor.contact),
        (tr("E-mail"), vendor.email),
        (tr("Telephone"), vendor.phone),
        (tr("Website"), vendor.website),
    )
    told = tuple(doc.Definition(term=what, meaning=one_line(text)) for what, text in ways if text.strip())
    return [doc.Heading(text=tr("How to reach them")), doc.Definitions(items=told)] if told else []


def _quotes(kept: KeptVendor, currency: str, locale: str) -> list[doc.Block]:
    if not kept.quotes:
        return []
    title = tr("Their quotes")
    rows = tuple(
        doc.Row(
            cells=(
                one_line(task.title),
                DEEDS[found.quote.arrangement],
                _price(found.quote, currency, locale),
            )
        )
        for task, found in kept.quotes
    )
    table = doc.Table(
        header=(tr("Task"), tr("Way of working"), tr("Price, in their terms")), rows=rows, description=title
    )
    return [doc.Heading(text=title), table]


def _price(quote: Quote, currency: str, locale: str) -> str:
    figures = Figures(quote.currency.code if quote.currency else currency, locale)
    rate = quote.rate
    parts = [figures.belief(rate.price, RATE_UNITS[rate.per])]
    if rate.included:
        parts.append(tr("{number} included").format(number=figures.number(rate.included)))
    if rate.minimum:
        parts.append(
            tr("at least {money}").format(money=figures.belief(Range.exactly(rate.minimum), "money"))
        )
    if quote.hours is not None:
        parts.append(figures.belief(quote.hours, "hours"))
    if quote.extras:
        parts.append(tr("extra charges: {count}").format(count=len(quote.extras)))
    return " · ".join(parts)


def _notes(notes: tuple[NoteRecord, ...], locale: str) -> list[doc.Block]:
    if not notes:
        return []
    from babel.dates import format_date

    def written(day: datetime.date) -> str:
        return str(format_date(day, format="medium", locale=locale))

    def text_of(note: VendorNote) -> str:
        text = clean(note.text) or words_in_use().nothing
        if note.follow_up_on is None:
            return text
        return "\n".join((text, tr("Follow up on {day}.").format(day=written(note.follow_up_on))))

    items = tuple(
        doc.Definition(
            term=tr("{day}: {kind}").format(day=written(found.note.on), kind=NOTE_KINDS[found.note.kind]),
            meaning=text_of(found.note),
        )
        for found in notes
    )
    return [doc.Heading(text=tr("Notes, the latest first")), doc.Definitions(items=items)]
