"""The owner's summary of one task: the verdict and what to do on page 1, what it rests on after that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from advisor.domain.assessment import Assessment
from advisor.records import Struct
from advisor.report import document as doc
from advisor.report.cleaning import TEXT_LIMIT, clean, one_line
from advisor.report.summary_parts import alternatives, checklists, leading_bars, rest
from advisor.report.summary_source import Figures, Source
from advisor.report.words import ReportWords, words_in_use
from advisor.wording.headline import on_basis
from advisor.wording.texts import AdviceTexts, OfferText, ReasonText

if TYPE_CHECKING:
    from advisor.wording.glossary import Term

_REASONS_FOR = 4
_REASONS_AGAINST = 3


class Letterhead(Struct, frozen=True, kw_only=True):
    """Whose report it is and where it is printed.

    ``printed_on``: given, never today; None leaves the report undated, so that every day prints the same.
    ``decided_by`` and ``review_by`` may be left blank for a pen. ``logo``: a PNG from
    ``advisor.report.logo``.
    """

    business: str
    printed_on: date | None
    page_size: doc.PageSize
    locale: str
    decided_by: str = ""
    review_by: date | None = None
    logo: bytes | None = None
    orientation: doc.Orientation = doc.Orientation.PORTRAIT


def task_summary(
    *,
    title: str,
    notes: str,
    assessment: Assessment,
    texts: AdviceTexts,
    figures: Figures,
    letterhead: Letterhead,
    words: ReportWords | None = None,
    offers: Sequence[OfferText] = (),
    glossary: Sequence[Term] = (),
) -> doc.Document:
    """The summary of one task. ``figures`` turns the ledger's amounts into text in the task's currency.

    ``words``: those of the language in use where None. ``offers``: the quotes in their vendors' own terms.
    ``glossary``: the words to explain at the end.
    """
    words = words or words_in_use()
    source = Source(
        assessment=assessment,
        texts=texts,
        figures=figures,
        words=words,
        offers={offer.id: offer for offer in offers},
    )
    heading = one_line(title) or one_line(texts.title)
    blocks = [
        *alternatives(source),
        *checklists(source),
        *rest(source, notes=clean(notes), notes_cut=len(notes) > TEXT_LIMIT),
        *_glossary(words, glossary),
    ]
    return doc.Document(
        title=heading,
        business=one_line(letterhead.business),
        subject=words.subject,
        language=doc.language_tag(letterhead.locale),
        page_size=letterhead.page_size,
        printed_on=letterhead.printed_on,
        sections=(
            doc.OnePage(blocks=tuple(_page_one(heading, source, letterhead)), in_full_title=words.in_full),
            *blocks,
        ),
        footer=_printed(words, letterhead),
        page_words=words.page,
        orientation=letterhead.orientation,
        logo=letterhead.logo,
    )


def _glossary(words: ReportWords, terms: Sequence[Term]) -> list[doc.Block]:
    if not terms:
        return []
    items = tuple(doc.Definition(term=one.word, meaning=one.meaning, note=one.dictionary) for one in terms)
    return [doc.Heading(text=words.glossary), doc.Definitions(items=items)]


def _page_one(heading: str, source: Source, letterhead: Letterhead) -> list[doc.Block]:
    words, texts = source.words, source.texts
    recommended = source.assessment.recommended
    blocks: list[doc.Block] = [
        doc.Heading(text=heading, level=1),
        doc.Verdict(
            headline=texts.headline,
            confidence=texts.confidence,
            odds=texts.odds,
            arrangement=source.assessment.verdict.arrangement,
        ),
    ]
    if recommended is not None:
        chosen = source.text_of(recommended.id)
        blocks.append(
            doc.KeyFigures(
                figures=(
                    doc.KeyFigure(label=words.all_in_cost, value=chosen.cost),
                    doc.KeyFigure(label=words.cash, value=chosen.cash),
                    doc.KeyFigure(label=words.your_hours, value=chosen.your_hours),
                )
            )
        )
    blocks += [doc.Note(title=words.watch_out, text=alarm) for alarm in texts.alarms if alarm]
    blocks += _reasons(source)
    if source.assessment.alternatives:
        costs = doc.Heading(text=words.costs.format(basis=texts.basis))
        blocks += [costs, leading_bars(source)]
    steps = tuple(step for step in texts.next_steps if step.strip())
    if steps:
        blocks += [doc.Heading(text=words.next_steps), doc.Steps(items=steps)]
    return [*blocks, _sign_off(words, letterhead)]


def _reasons(source: Source) -> list[doc.Block]:
    texts, words = source.texts, source.words
    if not (texts.reasons_for or texts.reasons_against):
        return []
    blocks: list[doc.Block] = [doc.Paragraph(text=texts.reasons_intro)] if texts.reasons_intro else []
    return [
        *blocks,
        doc.TwoSides(
            left_title=words.speaks_for,
            left=_weighed(texts.reasons_for, _REASONS_FOR, source),
            right_title=words.speaks_against,
            right=_weighed(texts.reasons_against, _REASONS_AGAINST, source),
        ),
    ]


def _weighed(reasons: Sequence[ReasonText], most: int, source: Source) -> tuple[doc.WeighedText, ...]:
    """The largest reasons one by one, the others in one line, so that the figures still add up."""
    shown, rest_of_them = (
        (reasons, reasons[:0]) if len(reasons) <= most + 1 else (reasons[:most], reasons[most:])
    )
    weighed = [doc.WeighedText(text=reason.text, figure=reason.amount) for reason in shown]
    if rest_of_them:
        codes = {reason.code for reason in rest_of_them}
        total = sum(abs(reason.amount) for reason in source.assessment.reasons if reason.code in codes)
        weighed.append(
            doc.WeighedText(
                text=source.words.smaller_reasons.format(count=len(rest_of_them)),
                figure=on_basis(source.figures.money(total), source.assessment.basis),
            )
        )
    return tuple(weighed)


def _sign_off(words: ReportWords, letterhead: Letterhead) -> doc.SignOff:
    review = _long_date(letterhead.review_by, letterhead.locale) if letterhead.review_by else ""
    return doc.SignOff(
        name=doc.SignOffField(label=words.name, value=one_line(letterhead.decided_by)),
        date=doc.SignOffField(label=words.date),
        review_by=doc.SignOffField(label=words.review_by, value=review),
    )


def _printed(words: ReportWords, letterhead: Letterhead) -> str:
    if letterhead.printed_on is None:
        return ""
    return words.printed.format(date=_long_date(letterhead.printed_on, letterhead.locale))


def _long_date(day: date, locale: str) -> str:
    from babel import dates

    return str(dates.format_date(day, "long", locale=locale.replace("-", "_")))
