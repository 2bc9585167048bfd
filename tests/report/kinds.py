"""One of each kind of document that leaves the program, and one of each kind of trouble."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from PIL import Image

from advisor.domain.assessment import Swing
from advisor.domain.handover import DocumentKind
from advisor.model import assess
from advisor.records import replace
from advisor.report import document as doc
from advisor.report.document import Orientation, PageSize
from advisor.report.handover import handover_report
from advisor.report.library_contents import LibraryContents, read_library
from advisor.report.library_report import library_document, one_page_document
from advisor.report.logo import make_logo
from advisor.report.summary import task_summary
from advisor.report.task_report import task_document
from advisor.session import Session
from advisor.wording.glossary import Term
from advisor.wording.texts import FlipText, OfferText, SwingText
from tests.report.samples import (
    FIGURES,
    LETTERHEAD,
    NOTES,
    all_samples,
    bookkeeping,
    bookkeeping_texts,
    plain,
)
from tests.wording.test_handover import BOOKS, filled
from ui.sample import fill_with_sample, sample_tasks

FLIPS = (
    FlipText(what="Hours", now="12 to 18 hours", turns_at="under 8 hours", then="In-house"),
    FlipText(what="A bookkeeper's hour", now="$35 to $55", turns_at="over $90", then="In-house"),
)
SWINGS = (
    SwingText(what="Hours", belief="12 to 18 hours", low=-20.0, high=260.0, low_figure="−$20",
              high_figure="$260"),
    SwingText(what="An hour of yours", belief="", low=40.0, high=150.0, low_figure="$40", high_figure="$150"),
)  # fmt: skip
OFFERS = (
    OfferText(id="quote-1", price="$40 an hour\nfor 12 hours", included="2 hours", minimum="$90",
              extras=("Setting up: $120 once", "Postage: $5 each month")),
    OfferText(id="quote-2", price="$695 a month", included="", minimum="", extras=()),
)  # fmt: skip
GLOSSARY = (
    Term(
        code="outsource", word="Outsource", meaning="A professional answers.", dictionary="Elsewhere: abroad."
    ),
    Term(code="ledger", word="Ledger", meaning="All effects of a choice, in money."),
)


@cache
def logo() -> bytes:
    """A wide picture, as the letterhead takes it."""
    picture = Image.new("RGBA", (300, 80), (0, 90, 140, 255))
    picture.paste((255, 200, 0, 128), (10, 10, 70, 70))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return make_logo(out.getvalue())


def complete(**changes: object) -> doc.Document:
    """A summary with every part that it can have."""
    assessment = replace(
        bookkeeping(),
        tornado=tuple(Swing(input=one.what, low=one.low, high=one.high) for one in SWINGS),
    )
    return task_summary(
        title=assessment.title,
        notes=NOTES,
        assessment=assessment,
        texts=replace(bookkeeping_texts(assessment), flips=FLIPS, swings=SWINGS),
        figures=FIGURES,
        letterhead=replace(LETTERHEAD, logo=logo(), **changes),
        offers=OFFERS,
        glossary=GLOSSARY,
    )


def sample_summary() -> doc.Document:
    """A task of the sample business as the model weighs it, with the words explained."""
    task = next(iter(sample_tasks()))
    return task_document(
        task, assess(task), locale="en_US", business="Harbour Street Bakery", glossary=True, decided_by="Ana"
    )


SCRIPTS = (
    "हिन्दी में संयुक्ताक्षर: क्ष त्र ज्ञ श्र, कि की, र्क र्म, स्त्री, राष्ट्र, विद्यार्थी, प्रतिष्ठित।",
    "การจ้างงานภายนอกเป็นวิธีที่เจ้าของธุรกิจขนาดเล็กใช้เพื่อประหยัดเวลา น้ำ ที่นี่ ผู้ใหญ่ กำลัง ปู่ ฐาน ญาติ",
    "שלום (ABC) עולם 123",
    "شركة المحاسبة (ABC) مُحَمَّد 45",
    "Tokyo 東京 😀 👨‍👩‍👧 🇫🇷 e\u0301 x\u0302\u0323",
)


def scripts(language: str = "en", **changes: object) -> doc.Document:
    """Every script in every kind of block."""
    blocks: list[doc.Section] = [doc.Heading(text=SCRIPTS[0], level=1), doc.Contents()]
    for text in SCRIPTS:
        blocks += [
            doc.Heading(text=text),
            doc.Paragraph(text=f"{text} " * 12),
            doc.Bullets(items=(text,) * 2),
            doc.Steps(items=(text,) * 2),
            doc.Checklist(items=(doc.CheckItem(title=text, text=text, note=text[:12]),
                                 doc.CheckItem(title="", text=text))),
            doc.Table(header=(text[:20], "B"), rows=(doc.Row(cells=(text, "$1")),),
                      numeric=frozenset([1]), description=text),
            doc.Note(title=text[:20], text=text),
            doc.Definitions(items=(doc.Definition(term=text[:10], meaning=text, note=text),)),
        ]  # fmt: skip
    document = doc.Document(
        title=SCRIPTS[0], business=SCRIPTS[3], subject=SCRIPTS[1], language=language, page_size=PageSize.A4,
        printed_on=None, sections=tuple(blocks), footer=SCRIPTS[2], logo=logo(),
    )  # fmt: skip
    return replace(document, **changes)


def everything() -> doc.Document:
    """A complete summary, then every script: whatever can be in a document is in it."""
    return replace(complete(), sections=(*complete().sections, *scripts().sections[1:]))


@cache
def library() -> LibraryContents:
    with (
        tempfile.TemporaryDirectory() as folder,
        Session.create(Path(folder) / "sample.rightsource") as session,
    ):
        fill_with_sample(session)
        return read_library(session)


KINDS: dict[str, Callable[[], doc.Document]] = {
    **{name: partial(all_samples().__getitem__, name) for name in all_samples()},
    "complete": complete,
    "complete-landscape": partial(complete, orientation=Orientation.LANDSCAPE, page_size=PageSize.LETTER),
    "complete-without-a-name": partial(complete, business=""),
    "everything": everything,
    "sample": sample_summary,
    "scripts": scripts,
    "mirrored": partial(scripts, "ar"),
    "mirrored-summary": lambda: replace(plain(), language="he-IL"),
    "mirrored-complete": lambda: replace(complete(), language="ur"),
    "business-page": lambda: one_page_document(library(), LETTERHEAD),
    "library": lambda: library_document(library(), LETTERHEAD, glossary=True),
    **{f"handover-{kind.value}": partial(lambda kind: handover_report(filled(kind, BOOKS), LETTERHEAD), kind)
       for kind in DocumentKind},
}  # fmt: skip
