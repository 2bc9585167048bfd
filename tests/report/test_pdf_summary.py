import io
import re
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from advisor.domain.levels import Arrangement
from advisor.domain.ranges import Range
from advisor.domain.task import Quote, Rate, Task
from advisor.model import assess
from advisor.records import replace
from advisor.report import document as doc
from advisor.report.document import PageSize
from advisor.report.pdf import build_pdf
from advisor.report.task_report import task_document
from tests.report.samples import all_samples, harsh, plain


def opened(document: doc.Document) -> PdfReader:
    return PdfReader(io.BytesIO(build_pdf(document).data))


def words(text: str) -> str:
    return " ".join(text.split())


def test_the_text_comes_in_reading_order():
    text = words(" ".join(page.extract_text() for page in opened(plain()).pages))
    expected = [
        "Outsource “Monthly bookkeeping” to Marlow & Finch",
        "Leaning",
        "76 of 100",
        "What speaks for it",
        "It costs less in fees. $80 a month",
        "The strongest against",
        "All-in cost of each, a month",
        "What to do next",
        "1. Ask Marlow",
        "3. Start with one small paid piece",
        "Decided by",
        "The alternatives side by side",
        "What it will not give you",
        "The ledger, a month",
        "All-in cost $978.75 $659.50 $985.00 $566.00 $733.00",
        "Conditions and safeguards",
        "☐ The helper can move money.",
        "☑ Two approvals",
        "Vendors and quotes",
        "What would change the answer",
        "What this rests on",
        "Occupational wage survey, 2025",
        "Your notes",
        "Year end is 30 June.",
    ]
    places = [text.find(found) for found in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


@pytest.mark.parametrize("name", sorted(all_samples()))
def test_page_one_is_one_page_from_the_verdict_to_the_sign_off(name):
    document = all_samples()[name]
    reader = opened(document)
    first, second = (words(reader.pages[number].extract_text()) for number in (0, 1))
    page = document.sections[0]
    assert isinstance(page, doc.OnePage)
    verdict = next(block for block in page.blocks if isinstance(block, doc.Verdict))
    assert verdict.headline[:20] in first
    for text in (
        "All-in cost of each",
        "What to do next",
        "1.",
        "2.",
        "3.",
        "Decided by",
        "Date",
        "Review by",
    ):
        assert text in first
    assert "Decided by" not in second
    assert "side by side" in second


def test_what_page_one_cuts_short_is_printed_whole_at_the_end():
    document = harsh()
    texts = words(" ".join(page.extract_text() for page in opened(document).pages))
    assert "In full: what was cut short on page 1" in texts
    assert "In full" not in " ".join(page.extract_text() for page in opened(plain()).pages)
    end = texts[texts.index("In full:") :]
    assert (
        "A title that will not stop, because the owner typed everything there is to say right here A ti"
        in end
    )


@pytest.mark.parametrize("size", PageSize)
def test_pages_have_the_size_of_the_paper(size):
    box = opened(plain(size)).pages[0].mediabox
    expected = {PageSize.A4: (595.28, 841.89), PageSize.LETTER: (612, 792)}[size]
    assert (float(box.width), float(box.height)) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("name", ["plain-a4", "harsh-a4"])
def test_every_page_says_whose_it_is_and_which_of_how_many(name):
    document = all_samples()[name]
    built = build_pdf(document)
    reader = PdfReader(io.BytesIO(built.data))
    assert len(reader.pages) == built.pages
    for number, page in enumerate(reader.pages, start=1):
        text = page.extract_text()
        assert f"Page {number} of {built.pages}" in text
        assert document.business in text


def test_bookmarks_lead_to_the_pages_of_their_headings():
    reader = opened(plain())
    outline: Any = reader.outline
    title, sections = outline
    assert title["/Title"] == "Monthly bookkeeping"
    found = {str(entry["/Title"]): reader.get_destination_page_number(entry) or 0 for entry in sections}
    leading = list(found)[:3]
    assert leading == [
        "All-in cost of each, a month",
        "What to do next",
        "The alternatives side by side",
    ]
    for heading, number in found.items():
        assert heading in words(reader.pages[number].extract_text())


def test_metadata_and_language_are_set():
    reader = opened(plain())
    assert reader.metadata is not None
    assert reader.metadata.title == "Monthly bookkeeping"
    assert reader.metadata.author == "Bob & Daughters Ltd"
    assert re.fullmatch(r"Rightsource \d+\.\d+.*", str(reader.metadata.creator))
    assert str(reader.metadata.creation_date_raw).startswith("D:20261105")
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("lines", range(0, 60, 3))
def test_a_heading_is_never_the_last_thing_on_a_page(lines):
    filler = doc.Paragraph(text="\n".join(f"line {number}" for number in range(lines)))
    table = doc.Table(header=("A", "B"), rows=(doc.Row(cells=("one", "two")),) * 3)
    sections = (
        filler, doc.Heading(text="Heading one"), doc.Heading(text="Heading two", level=3), table,
        doc.Heading(text="Heading three"), doc.Paragraph(text="text\n" * 30),
        doc.Heading(text="Heading four"), doc.Checklist(items=(doc.CheckItem(title="box", text="t"),) * 20),
    )  # fmt: skip
    document = doc.Document(
        title="T", business="B", subject="S", language="en", page_size=PageSize.LETTER, printed_on=None,
        sections=sections, footer="foot",
    )  # fmt: skip
    for page in opened(document).pages:
        body = [line for line in page.extract_text().split("\n") if line.strip()]
        body = [line for line in body if line.strip() not in {"B", "T", "foot"} and "Page" not in line]
        assert not body[-1].startswith("Heading")


def test_two_documents_of_one_process_do_not_disturb_each_other():
    alone = build_pdf(plain()).data
    build_pdf(harsh())
    assert build_pdf(plain()).data == alone


def test_both_titles_of_the_file_keep_joiners():
    title = "Books 👩\u200d💻 क्\u200dष"
    data = build_pdf(replace(plain(), title=title)).data
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == title


@pytest.mark.parametrize("quotes", [10, 12, 13])
def test_the_verdict_on_page_one_is_whole_however_many_quotes_stand_below_it(quotes):
    """Its names are cut to make room before it is, and the page is used as far as it goes."""
    quote = Quote(
        vendor="A vendor with quite a long name indeed, Incorporated", arrangement=Arrangement.OFFSHORE,
        rate=Rate(price=Range(low=7, likely=9, high=14)),
    )  # fmt: skip
    task = Task(
        title="Bookkeeping of three shops", hours=Range(low=10, likely=16, high=26), quotes=(quote,) * quotes
    )
    document = task_document(task, assess(task), locale="en_US", page="letter")
    page = document.sections[0]
    assert isinstance(page, doc.OnePage)
    verdict = next(block for block in page.blocks if isinstance(block, doc.Verdict))
    first = words(opened(document).pages[0].extract_text())
    assert verdict.headline in first
    assert "Decided by" in first


LONG_NAME = "The Harbour Street Bakery, Café and Delivery Company of Lower Marlow, Limited"


def test_the_first_page_has_the_name_of_the_business_whole_and_the_title_once():
    document = replace(plain(), business=LONG_NAME)
    first, second = (words(page.extract_text()) for page in opened(document).pages[:2])
    assert LONG_NAME in first
    assert "Monthly bookkeeping" in second  # in the running head
    alone = words(opened(replace(plain(), business="")).pages[0].extract_text())
    assert alone.count("Monthly bookkeeping") == first.count("Monthly bookkeeping") + 1


def test_what_stands_in_the_head_shares_its_room():
    """A short title leaves the rest of the line to a long name, and the other way round."""
    document = replace(plain(), business=LONG_NAME, title="Books")
    assert LONG_NAME in words(opened(document).pages[1].extract_text())
    document = replace(plain(), business="B", title=LONG_NAME)
    assert LONG_NAME in words(opened(document).pages[1].extract_text())
