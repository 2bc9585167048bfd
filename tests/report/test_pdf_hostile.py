import io
import re
import time
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from advisor.report import document as doc
from advisor.report.document import PageSize
from advisor.report.pdf import build_pdf
from tests.report.pdf_ua import elements
from tests.report.samples import HOSTILE, LONG_WORD, SCRIPTS, all_samples, harsh


def document_of(*sections: doc.Section, **changes: object) -> doc.Document:
    arguments = {
        "title": "Title", "business": "", "subject": "", "language": "en", "page_size": PageSize.A4,
        "printed_on": None, "sections": sections,
    }  # fmt: skip
    return doc.Document(**{**arguments, **changes})  # type: ignore[arg-type]


def text_of(document: doc.Document) -> str:
    reader = PdfReader(io.BytesIO(build_pdf(document).data))
    return "\n".join(page.extract_text() for page in reader.pages)


def everywhere(text: str) -> doc.Document:
    """The text in each place that a document has for one."""
    return document_of(
        doc.Heading(text=text, level=1),
        doc.Verdict(headline=text, confidence=text, odds=text),
        doc.KeyFigures(figures=(doc.KeyFigure(label=text, value=text),) * 3),
        doc.TwoSides(
            left_title=text, left=(doc.WeighedText(text=text, figure=text),), right_title=text, right=()
        ),
        doc.Heading(text=text),
        doc.Paragraph(text=text, quiet=True),
        doc.Table(header=(text, text), rows=(doc.Row(cells=(text, text), strong=True),), description=text),
        doc.Checklist(items=(doc.CheckItem(title=text, text=text, note=text),)),
        doc.Steps(items=(text,)),
        doc.Bullets(items=(text,)),
        doc.Note(title=text, text=text),
        doc.SignOff(
            name=doc.SignOffField(label=text, value=text),
            date=doc.SignOffField(label=text, value=text),
            review_by=doc.SignOffField(label=text, value=text),
        ),
        title=text,
        business=text,
        subject=text,
        footer=text,
    )


@pytest.mark.parametrize("text", HOSTILE[:5])
def test_markup_is_printed_as_it_was_typed(text):
    shown = text_of(document_of(doc.Paragraph(text=text), doc.Heading(text=text)))
    assert shown.count(text) == 2


@pytest.mark.parametrize(
    "text",
    [
        *HOSTILE,
        *SCRIPTS,
        "",
        " ",
        "\n\n",
        "\x00",
        "%s {0} {page} \\ (] >>",
        "☐\u0301" * 40,
        "क्षेत्र " * 60,
        "ประหยัด" * 70,
        "👨\u200d👩\u200d👧🇫🇷" * 60,
        "a\u0300\u0301\u0302" * 120,
        "\u094d\u093f\u0e31\u200d",
    ],
)
def test_no_text_breaks_any_part_of_a_document(text):
    assert build_pdf(everywhere(text)).pages >= 1


@pytest.mark.parametrize("name", ["harsh-a4", "plain-a4"])
def test_no_text_becomes_a_link_a_picture_or_a_script(name):
    reader = PdfReader(io.BytesIO(build_pdf(all_samples()[name]).data))
    for page in reader.pages:
        resources: Any = page["/Resources"]
        assert "/Annots" not in page
        assert "/XObject" not in resources
    root: Any = reader.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Names"} & set(root)


@pytest.mark.parametrize("name", sorted(all_samples()))
def test_every_font_is_embedded_as_a_subset(name):
    data = build_pdf(all_samples()[name]).data
    reader = PdfReader(io.BytesIO(data))
    seen = 0
    for page in reader.pages:
        resources: Any = page["/Resources"]
        for font in resources["/Font"].values():
            found = font.get_object()
            assert re.fullmatch(r"/[A-Z]{6}\+(DejaVuSans|NotoSans).*", found["/BaseFont"])
            assert "/FontFile2" in found["/FontDescriptor"]
            assert "/ToUnicode" in found
            seen += 1
    assert seen
    assert len(data) < 700_000


def test_a_word_of_600_characters_is_broken_and_whole():
    shown = "".join(text_of(document_of(doc.Paragraph(text=LONG_WORD))).split())
    assert LONG_WORD in shown


def test_a_title_of_500_letters_and_notes_of_20000_are_whole():
    title, note = ("Wörter ohne Ende " * 30)[:499], ("12345678 " * 2_223)[:19_999]
    shown = " ".join(text_of(document_of(doc.Heading(text=title, level=1), doc.Paragraph(text=note))).split())
    assert title.strip() in shown
    body = [word for word in shown.split() if word == "12345678"]
    assert len(body) >= 2_220


def test_a_cell_taller_than_a_page_goes_on_overleaf():
    tall = " ".join(f"word{number}" for number in range(2_200))
    table = doc.Table(
        header=("What", "Text"), rows=(doc.Row(cells=("one", tall)), doc.Row(cells=("two", "end")))
    )
    built = build_pdf(document_of(doc.Heading(text="Table"), table))
    shown = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(built.data)).pages)
    assert built.pages > 2
    assert [word for word in tall.split() if word not in set(shown.split())] == []
    assert shown.count("What") == built.pages


def test_a_heading_or_header_of_20000_characters_still_leaves_room():
    long = "header " * 3_000
    table = doc.Table(header=(long, "B", "C"), rows=(doc.Row(cells=("one", "two", "three")),))
    assert "three" in text_of(document_of(doc.Heading(text=long), table))


@pytest.mark.parametrize("text", SCRIPTS[:4])
def test_european_scripts_come_back_letter_for_letter(text):
    assert text in text_of(document_of(doc.Paragraph(text=text)))
    assert not build_pdf(document_of(doc.Paragraph(text=text))).missing


def test_hebrew_is_drawn_from_right_to_left_and_set_at_the_right():
    positions: list[tuple[float, str]] = []
    data = build_pdf(document_of(doc.Paragraph(text="שלום (ABC) עולם 123"))).data
    page = PdfReader(io.BytesIO(data)).pages[0]

    def visit(text: str, _: object, matrix: list[float], *__: object) -> None:
        if text.strip():
            positions.append((matrix[4], text.strip()))

    page.extract_text(visitor_text=visit)
    assert not build_pdf(document_of(doc.Paragraph(text="שלום (ABC) עולם 123"))).missing
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (paragraph,) = [element for element, _ in elements(pdf) if element.S == "/P"]
        assert str(paragraph.ActualText) == "שלום (ABC) עולם 123"


def test_characters_without_a_glyph_become_boxes_and_are_reported():
    built = build_pdf(document_of(doc.Paragraph(text="Tokyo 東京, ಕನ್ನಡ"), doc.Heading(text="ไทย हिन्दी")))
    assert built.missing == set("東京ಕನ್ಡ")
    assert "Tokyo □□, □□□□□" in PdfReader(io.BytesIO(built.data)).pages[0].extract_text()


def test_an_unusually_long_document_is_set_in_seconds():
    started = time.perf_counter()
    built = build_pdf(harsh(quotes=30))
    assert time.perf_counter() - started < 20
    assert built.pages > 20
