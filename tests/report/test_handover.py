"""Hand-over documents on paper: the same text as ever, tagged, whatever the owner wrote into them."""

import io
import os
import re
from datetime import date
from pathlib import Path

import pikepdf
import pypdf
import pytest

from advisor.domain.handover import DocumentKind, HandoverDocument, Section, SectionForm
from advisor.domain.task import Task
from advisor.evidence.starters import starters
from advisor.report import document as doc
from advisor.report.handover import handover_report
from advisor.report.pdf import build_pdf
from advisor.report.summary import Letterhead
from advisor.report.text import as_text
from advisor.report.text_layout import width_of
from tests.pseudo import pseudo_language, untranslated
from tests.report.samples import HOSTILE, LONG_WORD, SCRIPTS
from tests.wording.samples import every_text
from tests.wording.test_handover import BOOKS, KINDS, LIST, filled

GOLDEN = Path(__file__).parents[1] / "golden"
LETTERHEAD = Letterhead(
    business="Zoë's Café", printed_on=date(2026, 11, 23), page_size=doc.PageSize.A4, locale="en_US"
)
SAMPLES = {"bookkeeping": BOOKS, "customer-list": LIST}


def report(kind: DocumentKind, task: Task, sections=None) -> doc.Document:
    return handover_report(filled(kind, task), LETTERHEAD, sections)


def words_of(data: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return " ".join("\n".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_text_of_a_document_is_as_it_was(kind, sample):
    """UPDATE_GOLDEN=1 writes what comes out now; read the difference before it is committed."""
    path = GOLDEN / f"handover-{kind.value.replace('_', '-')}-{sample}.txt"
    text = as_text(report(kind, SAMPLES[sample]))
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
    assert max(width_of(line) for line in text.split("\n")) <= 80


@pytest.mark.parametrize("number", range(len(starters())))
def test_every_usual_task_can_be_printed(number):
    task = starters()[number].task
    for kind in (KINDS[number % len(KINDS)], KINDS[(number + 2) % len(KINDS)]):
        document = report(kind, task)
        built = build_pdf(document)
        text = words_of(built.data)
        assert built.missing == frozenset()
        assert " ".join(task.title.split()) in text
        for block in document.sections:
            if isinstance(block, doc.Heading):
                assert block.text in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_tagged_titled_and_the_same_every_time(kind):
    document = report(kind, BOOKS)
    data = build_pdf(document).data
    assert data == build_pdf(document).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-US"
        with pdf.open_outline() as outline:
            marks = [str(one.title) for one in outline.root]
            marks += [str(child.title) for one in outline.root for child in one.children]
    headings = [block.text for block in document.sections if isinstance(block, doc.Heading)]
    assert marks == headings


def test_the_notice_about_legal_advice_stands_beside_whatever_the_owner_writes():
    section = Section(key="contract", heading="Contract", form=SectionForm.LIST, lines=("Mine",))
    text = words_of(build_pdf(report(DocumentKind.SAFEGUARDS, BOOKS, (section,))).data)
    assert "not legal advice" in text
    assert "Mine" in text


def test_a_section_is_set_as_what_it_is():
    lines = ("one", "", "[x] two", "  [ ] three  ")
    sections = [Section(key=form, heading=form.value, form=form, lines=lines) for form in SectionForm]
    blocks = report(DocumentKind.PROCEDURE, BOOKS, sections).sections
    assert doc.Bullets(items=("one", "[x] two", "[ ] three")) in blocks
    assert doc.Steps(items=("one", "[x] two", "[ ] three")) in blocks
    assert doc.Paragraph(text="one") in blocks
    (checklist,) = (block for block in blocks if isinstance(block, doc.Checklist))
    assert [(item.text, item.ticked) for item in checklist.items] == [
        ("one", False), ("two", True), ("three", False),
    ]  # fmt: skip


def test_a_section_without_lines_is_left_out_with_its_heading():
    sections = (
        Section(key="a", heading="Gone", form=SectionForm.LIST, lines=("", "  ")),
        Section(key="b", heading="Here", form=SectionForm.LIST, lines=("x",)),
    )
    document = report(DocumentKind.PROCEDURE, BOOKS, sections)
    assert [one.text for one in document.sections if isinstance(one, doc.Heading)] == [document.title, "Here"]


def test_a_document_struck_out_whole_says_so():
    text = as_text(report(DocumentKind.PROCEDURE, BOOKS, ()))
    assert "Everything in this document was struck out." in text


@pytest.mark.parametrize("form", SectionForm)
def test_nothing_that_an_owner_writes_breaks_a_page_or_is_taken_for_markup(form):
    nasty = (*HOSTILE, *SCRIPTS, LONG_WORD, "x" * 20_000, "word " * 4_000, "[x] " + LONG_WORD)
    sections = (
        Section(key="a", heading=f"{HOSTILE[0]} {LONG_WORD}", form=form, lines=nasty),
        Section(key="b", heading="Last of all", form=form, lines=("The very end.",)),
    )
    document = handover_report(
        HandoverDocument(
            kind=DocumentKind.PROCEDURE,
            title=f"{HOSTILE[1]} {LONG_WORD}"[:500],
            purpose=HOSTILE[2],
            sections=sections,
        ),
        LETTERHEAD,
    )
    text = words_of(build_pdf(document).data)
    assert "The very end." in text
    assert "Bob <bob@x.com> Ltd" in text
    assert "javascript:alert(1)" in text


def test_every_word_that_is_added_on_paper_is_translated():
    with pseudo_language():
        for sections in (None, ()):
            document = report(DocumentKind.SAFEGUARDS, LIST, sections)
            own = [LIST.title, "Zoë's Café", "{page}", "{pages}", "November"]
            texts = [text for text in every_text(document) if not re.fullmatch(r"en-\w+", text)]
            assert {text: found for text in texts if (found := untranslated(text, own))} == {}
