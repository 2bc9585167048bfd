import io
from typing import Any

import pikepdf
import pytest

from advisor.records import replace
from advisor.report import document as doc
from advisor.report.document import PageSize
from advisor.report.fonts import Face
from advisor.report.pdf import build_pdf
from advisor.report.pdf.shaping import shape
from advisor.report.pdf.styles import Styles
from advisor.report.pdf.typesetter import Typesetter
from tests.report.kinds import KINDS, SCRIPTS, complete, scripts

BODY = Styles().body


def document_of(*sections: doc.Section, language: str = "en") -> doc.Document:
    return doc.Document(
        title="T", business="", subject="", language=language, page_size=PageSize.A4, printed_on=None,
        sections=sections,
    )  # fmt: skip


def said(run: Any, face: Face) -> str:
    from advisor.report.pdf.embedding import font

    return "".join(font(face).spoken[ord(one)] for part in run.stretches for one in part.drawn)


@pytest.mark.parametrize("word", ["क्षेत्र", "कि", "र्क", "विद्यार्थी", "स्त्री", "प्रतिष्ठित"])
def test_devanagari_is_shaped_and_still_says_what_was_written(word):
    run = shape(Face.DEVANAGARI, word)
    assert said(run, Face.DEVANAGARI).replace("\u2060", "") == word
    glyphs = sum(len(part.drawn) for part in run.stretches)
    assert glyphs < len(word) or len(run.stretches) > 1  # joined, or put in another order


def test_the_short_i_stands_before_its_consonant_and_is_read_after_it():
    first, second = shape(Face.DEVANAGARI, "कि").stretches
    assert first.x > second.x == 0


def test_marks_above_thai_letters_are_stacked():
    plain, stacked = shape(Face.THAI, "ป"), shape(Face.THAI, "ปี่")
    assert stacked.width == plain.width
    assert len({part.rise for part in stacked.stretches}) > 1 or len(stacked.stretches) > 1


@pytest.mark.parametrize("width", [40, 90, 200])
def test_thai_without_spaces_breaks_into_lines_that_fit_and_lose_nothing(width):
    lines = Typesetter().lines(SCRIPTS[1], BODY, width)
    assert all(line.width <= width + 0.5 for line in lines)
    assert "".join(line.text for line in lines).replace(" ", "") == SCRIPTS[1].replace(" ", "")
    assert not any(line.text[0] in "ะาำๅ" or line.text[-1] in "เแโใไ" for line in lines)


def test_no_line_of_devanagari_begins_with_a_mark():
    for line in Typesetter().lines("प्रतिष्ठितक्षेत्रविद्यार्थी" * 5, BODY, 60):
        assert line.text[0] not in "\u093f\u0940\u0947\u094d"


def test_all_scripts_print_but_for_those_without_a_font():
    assert build_pdf(scripts()).missing == set("東京👨👩👧🇫🇷")


def test_the_shaper_is_loaded_only_where_it_is_needed():
    import subprocess
    import sys

    program = (
        "import sys\n"
        "from advisor.report.pdf import build_pdf\n"
        "from tests.report.test_pdf_scripts import document_of, doc\n"
        "build_pdf(document_of(doc.Paragraph(text='Zażółć שלום محمد')))\n"
        "assert 'uharfbuzz' not in sys.modules\n"
        "assert not build_pdf(document_of(doc.Paragraph(text='हिन्दी'))).missing\n"
        "assert 'uharfbuzz' in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-B", "-c", program], check=False, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()


def lefts(document: doc.Document) -> dict[str, float]:
    """Where the first stroke of each element's text begins."""
    found: dict[str, float] = {}
    with pikepdf.open(io.BytesIO(build_pdf(document).data)) as pdf:
        instructions: Any = pikepdf.parse_content_stream(pdf.pages[0])
        role = ""
        for operands, operator in instructions:
            if str(operator) == "BDC":
                role = str(operands[0])
            elif str(operator) == "Td" and role not in found:
                found[role] = float(operands[0])
    return found


def test_pages_are_mirrored_where_the_language_runs_from_the_right():
    list_of_two = (doc.Heading(text="A", level=1), doc.Bullets(items=("one", "two")))
    plain, mirrored = (lefts(document_of(*list_of_two, language=code)) for code in ("en", "ar"))
    assert plain["/H1"] < plain["/LBody"] < 300
    assert plain["/Lbl"] < plain["/LBody"]
    assert mirrored["/H1"] > mirrored["/LBody"] > 300
    assert mirrored["/Lbl"] > mirrored["/LBody"]


def test_a_mirrored_file_says_so():
    with pikepdf.open(io.BytesIO(build_pdf(KINDS["mirrored"]()).data)) as pdf:
        assert pdf.Root.ViewerPreferences.Direction == "/R2L"
        assert pdf.Root.StructTreeRoot.K.A.WritingMode == "/RlTb"
        assert str(pdf.Root.Lang) == "ar"


def test_a_page_can_lie_on_its_side():
    data = build_pdf(complete(orientation=doc.Orientation.LANDSCAPE)).data
    with pikepdf.open(io.BytesIO(data)) as pdf:
        left, bottom, right, top = (float(one) for one in pdf.pages[0].mediabox)
    assert right - left > top - bottom


def test_documents_in_many_scripts_have_the_same_bytes_whatever_was_built_before():
    before = build_pdf(scripts()).data
    build_pdf(document_of(doc.Paragraph(text="ज्ञ त्त्व द्भ ष्ट्र ไก่ ปลา")))
    assert build_pdf(scripts()).data == before


def test_a_long_run_without_spaces_is_set_in_any_script():
    for letters in ("ก", "क्ष", "ش", "𝒳", "e\u0301", "👍🏽"):
        built = build_pdf(document_of(doc.Paragraph(text=letters * 4_000)))
        assert built.pages >= 1


def test_the_language_of_a_report_is_that_of_its_words():
    from advisor.language import use

    assert doc.language_tag("en_GB") == "en-GB"
    assert doc.language_tag("de_DE") == "en"
    try:
        use("es")
        assert doc.language_tag("es_MX.UTF-8") == "es-MX"
        assert doc.language_tag("en_US") == "es"
    finally:
        use("en")
    assert replace(scripts(), language="en-US").reads_from_the_right is False


def test_other_programs_copy_shaped_text_as_it_was_written():
    import pypdfium2

    with pypdfium2.PdfDocument(build_pdf(scripts()).data) as pdf:
        text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())
    for script in SCRIPTS[:2]:
        assert text.count(script) >= 12
    assert "\u2060" not in text
