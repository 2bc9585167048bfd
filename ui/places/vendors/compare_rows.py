"""The quotes for one task side by side: the rows of the comparison, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from advisor.domain.assessment import AlternativeResult, Assessment
from advisor.domain.levels import Arrangement, ExtraPer
from advisor.domain.records import QuoteRecord, VendorRecord
from advisor.domain.task import Quote
from advisor.domain.vendor import NoteKind
from advisor.records import Struct
from advisor.wording.figures import Figures
from advisor.wording.records import DEEDS
from advisor.wording.scorecard import counted_words, licence_words, place_words
from advisor.wording.texts import AdviceTexts, AlternativeText
from ui.places.quote_words import rate_words


class ComparedQuote(Struct, frozen=True, kw_only=True):
    """A column: a quote, and its vendor where the library knows it."""

    record: QuoteRecord
    vendor: VendorRecord | None


class Comparison(Struct, frozen=True, kw_only=True):
    """``columns``: (quote id, vendor's name, arrangement). ``rows``: (label, a cell for each column)."""

    columns: tuple[tuple[int, str, Arrangement], ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def comparison(
    quotes: Sequence[ComparedQuote],
    currency: str,
    locale: str,
    advice: tuple[Assessment, AdviceTexts] | None,
) -> Comparison:
    """``quotes`` in the order of the task; ``advice`` on that task, None while it is being worked out."""
    priced = _priced(len(quotes), advice)
    rows = [
        (
            QCoreApplication.translate("compare", "How they work"),
            [DEEDS[one.record.quote.arrangement] for one in quotes],
        ),
        (
            QCoreApplication.translate("compare", "Their price"),
            [price_words(one.record.quote, currency, locale) for one in quotes],
        ),
        *_weighed_rows(priced),
        (
            QCoreApplication.translate("compare", "Left open by the quote"),
            [_left_open(at, advice) for at in range(len(quotes))],
        ),
        (QCoreApplication.translate("compare", "Place"), [_place(one) for one in quotes]),
        (QCoreApplication.translate("compare", "Licence"), [_licence(one) for one in quotes]),
    ]
    for label, kind in (
        (QCoreApplication.translate("compare", "References called"), NoteKind.REFERENCE),
        (QCoreApplication.translate("compare", "Incidents"), NoteKind.INCIDENT),
    ):
        rows.append(
            (label, [counted_words(one.vendor, kind, locale) if one.vendor else "–" for one in quotes])
        )
    rows.append(
        (
            QCoreApplication.translate("compare", "Notes in all"),
            [str(len(one.vendor.notes)) if one.vendor else "–" for one in quotes],
        )
    )
    return Comparison(
        columns=tuple(
            (one.record.id, one.record.quote.vendor, one.record.quote.arrangement) for one in quotes
        ),
        rows=tuple((label, tuple(cells)) for label, cells in rows),
    )


def price_words(quote: Quote, currency: str, locale: str) -> str:
    """All of a price in the vendor's own terms, a part a line."""
    figures = Figures(quote.currency.code if quote.currency else currency, locale)
    parts = [rate_words(quote.rate, figures)]
    if quote.hours is not None:
        parts.append(
            QCoreApplication.translate("compare", "for {hours}").format(
                hours=figures.belief(quote.hours, "hours")
            )
        )
    for extra in quote.extras:
        price = figures.belief(extra.price, "money")
        title = extra.title or QCoreApplication.translate("compare", "Extra")
        parts.append(_extra_words(extra.per).format(title=title, price=price))
    if quote.currency is not None and quote.currency.rate is not None:
        rate = figures.told_number(quote.currency.rate)
        parts.append(f"1 {quote.currency.code} = {rate} {currency}")
    return "\n".join(parts)


def _extra_words(per: ExtraPer) -> str:
    match per:
        case ExtraPer.ONCE:
            return QCoreApplication.translate("compare", "{title}: {price} once")
        case ExtraPer.MONTH:
            return QCoreApplication.translate("compare", "{title}: {price} each month")


_Priced = list[tuple[AlternativeResult, AlternativeText] | None]


def _priced(count: int, advice: tuple[Assessment, AdviceTexts] | None) -> _Priced:
    if advice is None:
        return [None] * count
    assessment, texts = advice
    by_id: Mapping[str, AlternativeText] = {text.id: text for text in texts.alternatives}
    found: _Priced = []
    for at in range(count):
        result, text = assessment.alternative(_id(at)), by_id.get(_id(at))
        found.append((result, text) if result is not None and text is not None else None)
    return found


def _weighed_rows(priced: _Priced) -> list[tuple[str, list[str]]]:
    waiting = QCoreApplication.translate("compare", "being worked out…")

    def cells(words: Sequence[str], values: Sequence[float]) -> list[str]:
        lowest = min(values) if len(set(values)) > 1 else None
        mark = QCoreApplication.translate("compare", "{words}, the lowest")
        return [
            mark.format(words=text) if value == lowest else text
            for text, value in zip(words, values, strict=True)
        ]

    known = [one for one in priced if one is not None]
    labels = (
        QCoreApplication.translate("compare", "All in"),
        QCoreApplication.translate("compare", "Paid out"),
        QCoreApplication.translate("compare", "Your time"),
        QCoreApplication.translate("compare", "Conditions"),
        QCoreApplication.translate("compare", "What it will not give you"),
    )
    if len(known) < len(priced):
        return [(label, [waiting] * len(priced)) for label in labels]
    columns = (
        cells([text.cost for _, text in known], [one.cost.mean for one, _ in known]),
        cells([text.cash for _, text in known], [one.cash.mean for one, _ in known]),
        cells([text.your_hours for _, text in known], [one.your_hours.mean for one, _ in known]),
        [_conditions(text) for _, text in known],
        [text.wont_give or "–" for _, text in known],
    )
    return list(zip(labels, columns, strict=True))


def _conditions(text: AlternativeText) -> str:
    if not text.conditions:
        return QCoreApplication.translate("compare", "none")
    ruled_out = QCoreApplication.translate("compare", "Ruled out: {why}")
    return "\n".join(ruled_out.format(why=one.text) if one.rules_out else one.text for one in text.conditions)


def _left_open(at: int, advice: tuple[Assessment, AdviceTexts] | None) -> str:
    if advice is None:
        return QCoreApplication.translate("compare", "being worked out…")
    assessment, texts = advice
    if len(texts.alarms) != len(assessment.alarms):
        return "–"
    found = [
        text
        for alarm, text in zip(assessment.alarms, texts.alarms, strict=True)
        if alarm.alternative == _id(at)
    ]
    return "\n".join(found) or QCoreApplication.translate("compare", "nothing that matters")


def _place(one: ComparedQuote) -> str:
    if one.record.quote.provider_abroad is None and one.vendor is not None:
        return place_words(one.vendor.vendor)
    if one.record.quote.provider_abroad is None:
        return QCoreApplication.translate("compare", "not known")
    return (
        QCoreApplication.translate("compare", "abroad")
        if one.record.quote.provider_abroad
        else QCoreApplication.translate("compare", "in your country")
    )


def _licence(one: ComparedQuote) -> str:
    said = one.record.quote.holds_licence
    if said is None and one.vendor is not None:
        said = one.vendor.vendor.holds_licence
    return licence_words(said)


def _id(at: int) -> str:
    return f"quote-{at + 1}"
