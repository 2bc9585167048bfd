import io
from collections.abc import Callable
from typing import Any

import pikepdf
import pytest

from advisor.report.pdf import build_pdf
from tests.report.kinds import KINDS, everything
from tests.report.pdf_ua import attributes, elements, faults


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_of_document_meets_pdf_ua_as_far_as_a_machine_can_tell(name):
    data = build_pdf(KINDS[name]()).data
    assert faults(data) == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []


def test_the_sound_document_has_all_that_is_broken_below():
    with opened() as pdf:
        roles = {str(element.S) for element, _ in elements(pdf)}
        assert {"/H1", "/H2", "/H3", "/L", "/Table", "/Figure", "/Link", "/TOC"} <= roles
        assert any("/ActualText" in element for element, _ in elements(pdf))


def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(build_pdf(everything()).data))


def first(pdf: pikepdf.Pdf, role: str) -> Any:
    return next(element for element, _ in elements(pdf) if role == element.S)


def without_scope(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/TH").A


def without_numbering(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/L").A


def without_alternative(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Figure").Alt


def without_place(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Figure").A


def with_a_gap(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/H2").S = pikepdf.Name("/H3")


def with_another_first_heading(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/H1").S = pikepdf.Name("/H2")


def with_a_role_of_its_own(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/P").S = pikepdf.Name("/Paragraph")


def with_a_short_row(pdf: pikepdf.Pdf) -> None:
    row = first(pdf, "/Table").K[1]
    row.K = pikepdf.Array(list(row.K)[:-1])


def with_untagged_content(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"0 0 m 10 10 l S")


def with_a_lost_mark(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array(
        list(pdf.Root.StructTreeRoot.ParentTree.Nums[1])[:-1]
    )


def with_a_stranger_as_owner(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[-1] = owners[-1], owners[0]


def with_a_cell_in_a_list(pdf: pikepdf.Pdf) -> None:
    first(pdf, "/LBody").S = pikepdf.Name("/TD")


def without_words_of_a_link(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Link").K[-1].Obj.Contents


def without_owner_of_a_link(pdf: pikepdf.Pdf) -> None:
    del first(pdf, "/Link").K[-1].Obj.StructParent


def without_text_of_glyphs(pdf: pikepdf.Pdf) -> None:
    del next(iter(pdf.pages[0].Resources.Font.values())).ToUnicode


def without_a_font(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        if "/FontFile2" in font.FontDescriptor:
            del font.FontDescriptor.FontFile2


def without_order_of_tabs(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1].Tabs


def without_title(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def without_mark_of_pdf_ua(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]


@pytest.mark.parametrize(
    ("broken", "number"),
    [
        (without_scope, "15-003"),
        (without_numbering, "16-001"),
        (without_alternative, "13-004"),
        (without_place, "a figure without a place"),
        (with_a_gap, "14-003"),
        (with_another_first_heading, "14-002"),
        (with_a_role_of_its_own, "02-001"),
        (with_a_short_row, "15-001"),
        (with_untagged_content, "01-005"),
        (with_a_lost_mark, "page 0: marks and elements differ"),
        (with_a_stranger_as_owner, "page 0: mark 0"),
        (with_a_cell_in_a_list, "09-004"),
        (without_words_of_a_link, "28-012"),
        (without_owner_of_a_link, "28-011"),
        (without_text_of_glyphs, "31-027"),
        (without_a_font, "31-009"),
        (without_order_of_tabs, "28-008"),
        (without_title, "06-003"),
        (without_mark_of_pdf_ua, "06-002"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "06-001"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "11-006"),
        (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "07-001"),
        (lambda pdf: pdf.Root.__delitem__("/MarkInfo"), "not marked"),
        (lambda pdf: pdf.Root.__delitem__("/Outlines"), "27"),
    ],
)
def test_each_fault_is_found(broken: Callable[[pikepdf.Pdf], None], number: str):
    with opened() as pdf:
        assert faults(pdf) == []
        broken(pdf)
        assert any(fault.startswith(number) for fault in faults(pdf)), faults(pdf)


def test_a_table_is_described_without_hiding_its_cells():
    with opened() as pdf:
        table = first(pdf, "/Table")
        assert str(attributes(table)["/Summary"])
        assert "/Alt" not in table
