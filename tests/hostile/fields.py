"""Puts texts into every field that a library has, and says how they have to come back out."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from pathlib import Path

from advisor.domain.edits import AddNote, AddTask, AddVendor, Edit, SetBusiness, SetReview, SetSection
from advisor.domain.handover import DocumentKind, KeptSection, SectionForm
from advisor.domain.ranges import Range
from advisor.domain.records import Business
from advisor.domain.task import Extra, Settings, Step, Task
from advisor.domain.task_format.clean import clean_text
from advisor.domain.task_format.keys import LONGEST_TEXT, LONGEST_TITLE
from advisor.domain.vendor import NoteKind, Vendor, VendorNote
from advisor.session import Session
from tests.library.support import offer, still_world

DAY = datetime.date(2026, 11, 23)
# Written anew here, not asked of the program: which characters a library keeps out, and what becomes of them.
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029")
_KEPT_OUT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_HALVES = re.compile("[\ud800-\udfff]")


def kept(text: str) -> str:
    """``text`` as a field of several lines has to keep it."""
    return _HALVES.sub("\ufffd", _KEPT_OUT.sub("", _LINE_ENDS.sub("\n", text)))


def kept_line(text: str) -> str:
    """``text`` as a field of one line has to keep it."""
    return " ".join(kept(text).split())


def line_of(text: str) -> str:
    """As much of ``text`` as a field of one line takes, with a letter before it so that it is never empty."""
    return "n" + text[: LONGEST_TITLE - 1]


def raw_line_of(text: str) -> str:
    """The same without a letter before it, unless nothing would be left."""
    cut = text[:LONGEST_TITLE]
    return cut if kept_line(cut) else "n" + cut[: LONGEST_TITLE - 1]


def task_of(text: str) -> Task:
    """A task with the text in each of its fields."""
    line = raw_line_of(text)
    return Task(
        title=line,
        function=line,
        notes=text[:LONGEST_TEXT],
        hours=Range(low=2, likely=4, high=9),
        steps=(Step(title=line, share=0.5), Step(title=line_of(text), share=0.5)),
    )


def vendor_of(text: str) -> Vendor:
    """A vendor with the text in each of its fields."""
    line = raw_line_of(text)
    return Vendor(
        name=line,
        contact=line,
        email=line,
        phone=line,
        website=line,
        country=line,
        summary=text[:LONGEST_TEXT],
    )


def note_of(text: str) -> VendorNote:
    """A dated note; never an empty one, for a table has no row for that."""
    return VendorNote(on=DAY, kind=NoteKind.CALL, text="n" + text[: LONGEST_TEXT - 1], follow_up_on=DAY)


def section_of(text: str, form: SectionForm) -> KeptSection:
    """A section of a paper with the text as heading and lines."""
    lines = tuple(text[:6_000].splitlines()[:20]) or ("",)
    return KeptSection(
        key="steps", heading=text[:900], form=form, lines=lines, filled=lines, language="en en_US"
    )


def edits_for(texts: Sequence[str]) -> list[Edit]:
    """Task and vendor ``n`` have text ``n``, counted from 1, in a library that is new."""
    forms, kinds = list(SectionForm), list(DocumentKind)
    found: list[Edit] = []
    for number, text in enumerate(texts, 1):
        quote = offer(raw_line_of(text), extras=(Extra(title=text[:LONGEST_TITLE], price=Range.exactly(1)),))
        found += [
            AddVendor(vendor=vendor_of(text)),
            AddNote(vendor_id=number, note=note_of(text)),
            AddTask(task=task_of(text), quotes=((number, quote),)),
            SetReview(task_id=number, review_on=DAY),
            SetSection(
                task_id=number,
                kind=kinds[number % len(kinds)],
                key="steps",
                value=section_of(text, forms[number % len(forms)]),
            ),
        ]
    names = {kept_line(line_of(text)): Range.exactly(10) for text in texts[:20]}
    found.append(
        SetBusiness(
            business=Business(
                name=texts[-1][:LONGEST_TITLE], settings=Settings(preferences=names, currency="EUR")
            )
        )
    )
    return found


def library_of(texts: Sequence[str], path: Path) -> Session:
    """A new library with every text in every field."""
    session = Session.create(path, surroundings=still_world())
    session.do_all(edits_for(texts))
    return session


def wrong_in_library(session: Session, texts: Sequence[str]) -> list[str]:
    """Which fields did not keep their text."""
    found = []
    for number, text in enumerate(texts, 1):
        record, vendor = session.task(number), session.vendor(number)
        line, words = kept_line(raw_line_of(text)), kept(text[:LONGEST_TEXT])
        pairs = {
            "title": (record.task.title, line),
            "function": (record.task.function, line),
            "notes": (record.task.notes, words),
            "step": (record.task.steps[1].title, kept_line(line_of(text))),
            "quote": (record.quotes[0].quote.vendor, line),
            "extra": (record.quotes[0].quote.extras[0].title or "", kept_line(text[:LONGEST_TITLE])),
            "name": (vendor.vendor.name, line),
            "website": (vendor.vendor.website, line),
            "summary": (vendor.vendor.summary, words),
            "note": (vendor.notes[0].note.text, kept(note_of(text).text)),
        }
        found += [
            f"{name} {text[:80]!r}: {str(was)[:80]!r}"
            for name, (was, wanted) in pairs.items()
            if was != wanted
        ]
        ((section,),) = session.documents(number).values()
        if section.heading != kept_line(text[:900]) or clean_text("\n".join(section.lines)) != "\n".join(
            section.lines
        ):
            found.append(f"section {text[:80]!r}: {section.heading[:80]!r}")
    if session.business().name != kept_line(texts[-1][:LONGEST_TITLE]):
        found.append(f"business {texts[-1][:80]!r}")
    return found
