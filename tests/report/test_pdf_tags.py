import io
from typing import Any

import pikepdf
import pytest

from advisor.report.pdf import build_pdf
from tests.report.kinds import complete
from tests.report.samples import all_samples


def walk(element: pikepdf.Object, depth: int = 0) -> list[tuple[int, pikepdf.Object]]:
    found = [(depth, element)]
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/StructElem":
            found += walk(kid, depth + 1)
    return found


@pytest.fixture(params=["plain-a4", "harsh-a4"])
def tagged(request):
    with pikepdf.open(io.BytesIO(build_pdf(all_samples()[request.param]).data)) as pdf:
        yield pdf


def test_the_file_is_sound(tagged):
    assert tagged.check_pdf_syntax() == []


def test_the_file_is_tagged_from_its_document_element(tagged):
    assert tagged.Root.MarkInfo.Marked is True
    assert tagged.Root.StructTreeRoot.K.S == "/Document"


def test_headings_tables_lists_and_figures_carry_their_roles(tagged):
    roles = [str(element.S) for _, element in walk(tagged.Root.StructTreeRoot.K)]
    for role in ("/H1", "/H2", "/P", "/L", "/LI", "/LBody", "/Table", "/TR", "/TH", "/TD", "/Figure"):
        assert role in roles
    assert roles.count("/H1") == 1


def test_the_chart_says_in_words_what_it_shows(tagged):
    figure = next(element for _, element in walk(tagged.Root.StructTreeRoot.K) if element.S == "/Figure")
    assert "In-house: $780–$1,300 a month" in str(figure.Alt)
    assert "(ruled out)" in str(figure.Alt)


def test_every_row_of_a_table_has_as_many_cells_as_its_header(tagged):
    for _, element in walk(tagged.Root.StructTreeRoot.K):
        if element.S == "/Table":
            counts = {len(row.K) for row in element.K}
            assert len(counts) == 1


def test_the_logo_is_read_first_and_bears_the_name_of_the_business():
    with pikepdf.open(io.BytesIO(build_pdf(complete()).data)) as pdf:
        first = pdf.Root.StructTreeRoot.K.K[0]
        assert (str(first.S), str(first.Alt)) == ("/Figure", "Bob & Daughters Ltd")
        assert "/XObject" in pdf.pages[0].Resources
        assert all("/XObject" not in page.Resources for page in list(pdf.pages)[1:])


def test_all_that_is_drawn_is_text_of_an_element_or_decoration(tagged):
    """Each mark on a page is open once, closed, and known to the tree; no two marks are nested."""
    numbers = tagged.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(numbers[place]): numbers[place + 1] for place in range(0, len(numbers), 2)}
    for page in tagged.pages:
        known = parents.get(int(page.StructParents), [])
        open_marks, seen = 0, []
        instructions: Any = pikepdf.parse_content_stream(page)
        for operands, operator in instructions:
            match str(operator):
                case "BDC" | "BMC":
                    assert open_marks == 0
                    open_marks = 1
                    if "/MCID" in operands[1]:
                        seen.append(int(operands[1].MCID))
                case "EMC":
                    open_marks -= 1
                    assert open_marks == 0
                case "Do" | "Tj" | "TJ" | "f" | "f*" | "S" | "B" | "s" | "b":
                    assert open_marks == 1, operands
        assert seen == list(range(len(known)))


def test_a_table_header_repeated_overleaf_is_read_once(tagged):
    for _, element in walk(tagged.Root.StructTreeRoot.K):
        if element.S == "/TH" and element.A.Scope == "/Column":
            assert len(element.K) <= 1
