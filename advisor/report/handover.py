"""A hand-over document as a report: its sections set as what they are."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.handover import HandoverDocument, Section, SectionForm, SignatureLine
from advisor.language import tr
from advisor.report import document as doc
from advisor.report.cleaning import clean, one_line
from advisor.report.summary import Letterhead
from advisor.report.words import ReportWords, words_in_use

TICKS = ("[x]", "[X]", "☑", "✓")
_OPEN = ("[ ]", "[]", "☐")


def handover_report(
    filled: HandoverDocument, letterhead: Letterhead, sections: Sequence[Section] | None = None
) -> doc.Document:
    """The document for paper and screen. ``sections``: in place of what the task gives, the owner's words.

    A section without lines is left out.
    """
    title = one_line(filled.title)
    blocks: list[doc.Section] = [doc.Heading(text=title, level=1)]
    if filled.purpose:
        blocks.append(doc.Paragraph(text=clean(filled.purpose), quiet=True))
    if filled.notice:
        blocks.append(doc.Note(text=clean(filled.notice)))
    body = [block for one in (filled.sections if sections is None else sections) for block in _section(one)]
    blocks += body or [doc.Paragraph(text=tr("Everything in this document was struck out."))]
    if filled.signatures:
        blocks.append(_signed(filled.signatures))
    words = words_in_use()
    return doc.Document(
        title=title,
        business=one_line(letterhead.business),
        subject=one_line(filled.purpose),
        language=doc.language_tag(letterhead.locale),
        page_size=letterhead.page_size,
        printed_on=letterhead.printed_on,
        sections=tuple(blocks),
        footer=_printed(words, letterhead),
        page_words=words.page,
        orientation=letterhead.orientation,
        logo=letterhead.logo,
    )


def _printed(words: ReportWords, letterhead: Letterhead) -> str:
    if letterhead.printed_on is None:
        return ""
    from babel import dates

    day = dates.format_date(letterhead.printed_on, "long", locale=letterhead.locale.replace("-", "_"))
    return words.printed.format(date=day)


def _section(section: Section) -> list[doc.Block]:
    lines = tuple(line for line in (clean(line) for line in section.lines) if line)
    if not lines:
        return []
    return [doc.Heading(text=one_line(section.heading)), *_set(section.form, lines)]


def _set(form: SectionForm, lines: tuple[str, ...]) -> list[doc.Block]:
    match form:
        case SectionForm.TEXT:
            return [doc.Paragraph(text=line) for line in lines]
        case SectionForm.LIST:
            return [doc.Bullets(items=lines)]
        case SectionForm.STEPS:
            return [doc.Steps(items=lines)]
        case SectionForm.CHECKS:
            return [doc.Checklist(items=tuple(_check(line) for line in lines))]


def _check(line: str) -> doc.CheckItem:
    """A line to tick off: done where it begins with [x], as its owner may write it."""
    mark = next((one for one in (*TICKS, *_OPEN) if line.startswith(one)), "")
    text = line.removeprefix(mark).strip()
    return doc.CheckItem(title="", text=text or line, ticked=mark in TICKS)


def _signed(signatures: tuple[SignatureLine, ...]) -> doc.SignOff:
    name, date, other = (doc.SignOffField(label=one_line(one.label)) for one in signatures)
    return doc.SignOff(name=name, date=date, review_by=other)
