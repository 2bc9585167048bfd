"""Holds ``rightsource report --library`` to its file, its manners and its refusals."""

from __future__ import annotations

import pypdf
import pytest

from advisor.session import Session
from tests.cli.conftest import Ran
from ui.sample import fill_with_sample


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "bakery.rightsource"
    with Session.create(path) as session:
        fill_with_sample(session)
    return path


def test_a_library_becomes_one_document(cli, library, tmp_path):
    pdf = tmp_path / "all.pdf"
    assert cli("report", "--library", library, "-o", pdf) == Ran(0, f"{pdf}\n", "")
    told = " ".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages)
    assert "Monthly bookkeeping" in told
    assert "Contents" in told


def test_a_business_becomes_one_page(cli, library, tmp_path):
    pdf = tmp_path / "page.pdf"
    assert (
        cli("report", "--library", library, "--one-page", "--orientation", "landscape", "-o", pdf).status == 0
    )
    (page,) = pypdf.PdfReader(pdf).pages
    assert page.mediabox.width > page.mediabox.height


def test_the_same_library_gives_the_same_bytes(cli, library, tmp_path):
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (first, second):
        assert cli("report", "--library", library, "-o", path, "--date", "2026-11-23").status == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_file_that_is_no_library_is_refused_by_name_and_left_alone(cli, tmp_path):
    wrong = tmp_path / "letter.rightsource"
    wrong.write_text("Dear Sir")
    ran = cli("report", "--library", wrong, "-o", tmp_path / "a.pdf")
    assert ran.status == 2
    assert ran.err.startswith(f"{wrong}: ")
    assert ran.err.count("\n") == 1
    assert wrong.read_text() == "Dear Sir"
    assert not (tmp_path / "a.pdf").exists()


def test_a_library_in_use_is_refused(cli, library, tmp_path):
    with Session.open(library):
        assert cli("report", "--library", library, "-o", tmp_path / "a.pdf").status == 2


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["--one-page", "task.toml"],
        ["--library", "a.rightsource", "task.toml"],
        ["--library", "a.rightsource", "--document", "questions"],
    ],
)
def test_half_a_wish_is_refused_in_one_line(cli, tmp_path, wrong):
    ran = cli("report", *wrong, "-o", tmp_path / "a.pdf")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
