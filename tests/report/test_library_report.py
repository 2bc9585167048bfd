"""Holds the document about a whole library to its contents, its links, its order and its bytes."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pypdf
import pytest

from advisor.domain.records import TaskStatus
from advisor.domain.task import Task
from advisor.errors import Cancelled
from advisor.progress import Progress
from advisor.records import replace
from advisor.report import document as doc
from advisor.report.library_contents import KeptTask, LibraryContents, read_library, read_step_by_step
from advisor.report.library_report import library_document, one_page_document
from advisor.report.pdf import build_pdf
from advisor.report.summary import Letterhead
from advisor.session import Session
from ui.sample import fill_with_sample

LETTERHEAD = Letterhead(
    business="Harbour Street Bakery", printed_on=date(2026, 11, 23), page_size=doc.PageSize.A4, locale="en_US"
)


@pytest.fixture(scope="module")
def contents(tmp_path_factory) -> LibraryContents:
    with Session.create(tmp_path_factory.mktemp("library") / "sample.rightsource") as session:
        fill_with_sample(session)
        return read_library(session)


@pytest.fixture(scope="module")
def data(contents) -> bytes:
    return build_pdf(library_document(contents, LETTERHEAD, glossary=True)).data


def pages_of(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def outline_of(data: bytes) -> list[tuple[str, int]]:
    """Bookmarks of the first level with their pages."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    return [
        (str(one.title), page)
        for one in reader.outline
        if not isinstance(one, list) and (page := reader.get_destination_page_number(one)) is not None
    ]


def test_every_task_and_vendor_of_the_library_is_in_it(contents, data):
    told = " ".join(pages_of(data))
    for kept in contents.tasks:
        assert kept.task.title in told
    for kept in contents.vendors:
        assert kept.record.vendor.name in told
        assert all(" ".join(found.note.text.split()) in told for found in kept.record.notes)


def test_each_has_a_bookmark_that_leads_to_its_page(contents, data):
    pages = pages_of(data)
    found = dict(outline_of(data))
    names = [kept.task.title for kept in contents.tasks] + [
        one.record.vendor.name for one in contents.vendors
    ]
    assert [title for title, _ in outline_of(data)][2:-1] == names
    for name in names:
        assert name in pages[found[name]]


def test_the_table_of_contents_names_pages_and_links_to_them(contents, data):
    found = dict(outline_of(data))
    first = pages_of(data)[0]
    assert all(name in first for name, page in found.items() if page)
    numbers = " ".join(str(page + 1) for page in found.values() if page)
    assert first.endswith(numbers)  # set when all pages are known, so drawn last
    with pikepdf.open(io.BytesIO(data)) as pdf:
        links = [one for one in pdf.pages[0].Annots if one.Subtype == "/Link"]
        targets = [pdf.pages.index(pikepdf.Page(_target(pdf, link))) for link in links]
    assert targets == sorted(page for page in found.values() if page)


def _target(pdf, link):
    place = link.get("/Dest") or link.A.D
    if isinstance(place, pikepdf.Array):
        return place[0]
    found = pdf.Root.Dests[str(place)] if isinstance(place, pikepdf.Name) else None
    assert found is not None
    return (found if isinstance(found, pikepdf.Array) else found.D)[0]


def test_a_task_is_told_shorter_than_by_itself(contents, data):
    told = " ".join(pages_of(data))
    assert "The ledger" not in told
    assert "Decided by" not in told
    assert "What to do next" in told
    assert "Status: " in told


def test_what_is_in_the_bin_is_left_out(tmp_path):
    from advisor.domain.edits import AddTask, DeleteTask

    with Session.create(tmp_path / "a.rightsource") as session:
        gone = session.do(AddTask(task=Task(title="Thrown away"))).created_id
        session.do(AddTask(task=Task(title="Kept")))
        assert gone is not None
        session.do(DeleteTask(task_id=gone))
        found = read_library(session)
    assert [kept.task.title for kept in found.tasks] == ["Kept"]


def test_the_glossary_comes_where_it_is_wanted(contents, data):
    assert "What the words mean" in pages_of(data)[0]
    without = build_pdf(library_document(contents, LETTERHEAD)).data
    assert "What the words mean" not in pages_of(without)[0]


def test_the_same_library_gives_the_same_bytes(contents, data):
    again = library_document(contents, LETTERHEAD, glossary=True)
    assert build_pdf(again).data == data


def test_an_empty_library_has_a_document_too():
    from advisor.domain.records import Business

    nothing = LibraryContents(business=Business(), tasks=())
    built = build_pdf(library_document(nothing, LETTERHEAD))
    assert "No task has been weighed yet." in " ".join(pages_of(built.data))


def test_reading_tells_how_far_it_is(tmp_path):
    with Session.create(tmp_path / "a.rightsource") as session:
        fill_with_sample(session)
        steps = list(read_step_by_step(session))
    assert steps[-1][0] == steps[-1][1] == len(steps)


def test_making_it_tells_how_far_it_is_and_can_be_cancelled(contents):
    progress = Progress()
    library_document(contents, LETTERHEAD, progress=progress)
    assert (progress.done, progress.total) == (len(contents.tasks) - 1, len(contents.tasks))
    progress.cancel()
    with pytest.raises(Cancelled):
        library_document(contents, LETTERHEAD, progress=progress)
    with pytest.raises(Cancelled):
        one_page_document(contents, LETTERHEAD, progress=progress)


def test_setting_the_pages_can_be_cancelled(contents):
    progress = Progress()
    document = library_document(contents, LETTERHEAD)
    progress.cancel()
    with pytest.raises(Cancelled):
        build_pdf(document, progress.report)


def test_tasks_of_one_name_each_have_their_page(contents):
    kept = contents.tasks[0]
    twice = replace(contents, tasks=(kept, replace(kept, status=TaskStatus.REVIEWED)), vendors=())
    found = [page for title, page in outline_of(build_pdf(library_document(twice, LETTERHEAD)).data)]
    assert len(set(found[2:])) == 2


def test_a_hostile_name_breaks_no_page(contents):
    bad = Task(title="<b>" + "x" * 480, notes="&amp; " * 3000)
    library = replace(contents, tasks=(KeptTask(task=bad, status=TaskStatus.IDEA),), vendors=())
    assert "<b>xxx" in " ".join(pages_of(build_pdf(library_document(library, LETTERHEAD)).data))
